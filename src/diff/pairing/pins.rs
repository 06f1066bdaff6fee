//! 原: an item that says what it was called.

use std::collections::{HashMap, HashSet};

use super::Sureness;
use super::links::Links;
use super::side::Side;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0701, R0702};
use crate::model::{Name, Prose};
use crate::text::fold;
use crate::text::nearest::nearest;

fn unknown(words: &str, prose: &Prose, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&R0701, format!("旧版里没有「{words}」"), prose.span, "原");
    match near {
        Some(near) => found.help(format!("旧版里有「{near}」；请写旧版的标题，同名的写路径，如「类别/指标」")),
        None => found.help("请写旧版的标题，同名的写路径，如「类别/指标」；旧版没有的，删去「原」"),
    }
}

fn ambiguous(words: &str, prose: &Prose, paths: &[String]) -> Diagnostic {
    let message = format!("旧版里有{}项都叫「{words}」", paths.len());
    let shown: Vec<String> = paths.iter().take(3).map(|path| format!("「{path}」")).collect();
    Diagnostic::new(&R0702, message, prose.span, "原").help(format!("请写完整的路径：{}", shown.join("、")))
}

fn tangled(words: &str, prose: &Prose) -> Diagnostic {
    let message = format!("「{words}」已经是别的项的「原」，而那一项又有几个「原」");
    Diagnostic::new(&R0702, message, prose.span, "原")
        .help("一项可以分成几项，几项可以并成一项；几项重新分成几项的，只写其中一种")
}

/// Links what 原 names.
pub(super) fn follow(old: &Side<'_>, new: &Side<'_>, links: &mut Links) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if new.items.iter().all(|item| item.formerly.is_empty()) {
        return found;
    }
    let titles = Titles::new(old);
    // what the older version says already is of the year before
    let of_old = old.items.iter().flat_map(|item| &item.formerly);
    let told: HashSet<String> = of_old
        .flat_map(|prose| titles.names(&prose.text))
        .map(|words| fold::key(&words))
        .collect();
    for (at, item) in new.items.iter().enumerate() {
        for prose in &item.formerly {
            for words in titles.names(&prose.text) {
                match titles.find(old, &words).as_slice() {
                    [] if told.contains(&fold::key(&words)) => {}
                    [] => found.push(unknown(&words, prose, titles.nearest(&words))),
                    [only] => {
                        if !links.connect(*only, at, Sureness::Pinned) && links.of_old(*only).all(|to| to != at) {
                            found.push(tangled(&words, prose));
                        }
                    }
                    several => {
                        let paths: Vec<String> = several.iter().map(|&at| path(old, at)).collect();
                        found.push(ambiguous(&words, prose, &paths));
                    }
                }
            }
        }
    }
    found
}

fn path(side: &Side<'_>, at: usize) -> String {
    let path: Vec<&str> = side.items[at].path.iter().map(Name::shown).collect();
    path.join("/")
}

/// The titles of the older version, as compared.
struct Titles {
    last: HashMap<String, Vec<usize>>,
    shown: Vec<String>,
}

impl Titles {
    fn new(side: &Side<'_>) -> Self {
        let mut last: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, item) in side.items.iter().enumerate() {
            last.entry(item.name.key().to_owned()).or_default().push(at);
        }
        let mut shown: Vec<String> = last.keys().cloned().collect();
        shown.sort_unstable();
        Self { last, shown }
    }

    /// The names in the words of 原: the whole, if it is one, else what stands between marks.
    fn names(&self, words: &str) -> Vec<String> {
        let trim = |part: &str| part.trim().trim_end_matches('。').to_owned();
        let is_known = |words: &str| self.last.contains_key(&fold::key(last(words)));
        let mut names = Vec::new();
        for line in words.split(['\n', '；', ';']).map(trim).filter(|line| !line.is_empty()) {
            if is_known(&line) {
                names.push(line);
            } else {
                names.extend(line.split(['、', '，', ',']).map(trim).filter(|part| !part.is_empty()));
            }
        }
        names
    }

    /// The items whose path ends in `words`.
    fn find(&self, side: &Side<'_>, words: &str) -> Vec<usize> {
        let parts: Vec<Name> = parts(words).map(Name::new).collect();
        let whole = self.last.get(&fold::key(words)).cloned();
        let ends = |&at: &usize| side.items[at].path.ends_with(&parts);
        let found = whole.or_else(|| Some(self.last.get(&fold::key(last(words)))?.iter().copied().filter(ends).collect()));
        let mut found = found.unwrap_or_default();
        // a path that is whole wins
        if let Some(&exact) = found.iter().find(|&&at| side.items[at].path == parts) {
            found = vec![exact];
        }
        found
    }

    fn nearest(&self, words: &str) -> Option<&str> {
        nearest(&fold::key(last(words)), self.shown.iter().map(String::as_str))
    }
}

fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split(['/', '／'])
}

fn last(words: &str) -> &str {
    parts(words).last().unwrap_or(words)
}
