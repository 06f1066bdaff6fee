//! two rubrics → diff: what is said of two versions can be shown in every format, is the same twice, and is nothing where
//! the versions are the same.

use rubricc::diagnostic::has_errors;
use rubricc::diff::{Diff, Impact, Kind, diff};
use rubricc::evaluate::{Scores, evaluate};
use rubricc::export::json::diff::diff as json;
use rubricc::export::print;
use rubricc::model::{Evidence, Rubric, Value};
use rubricc::render::{self, Look, RevisionOf, revision};
use rubricc::text::Sources;
use rubricc::{Compiled, compile};

use crate::{shown, split};

/// Says that the second text is the first, changed by what follows.
pub const CHANGED: &[u8] = b"%%";

struct Version {
    sources: Sources,
    compiled: Compiled,
}

impl Version {
    /// What can be compared: a table without an error.
    fn new(text: &[u8]) -> Option<Self> {
        let sources = split::gathered(&[text]);
        let compiled = compile(&sources);
        let whole = !has_errors(&compiled.diagnostics) && !compiled.rubric.categories.is_empty();
        whole.then_some(Self { sources, compiled })
    }

    fn rubric(&self) -> &Rubric {
        &self.compiled.rubric
    }
}

/// The laws of two texts.
pub fn run(data: &[u8]) {
    let texts = split::texts(data);
    let Some(old) = Version::new(texts[0]) else { return };
    with_itself(&old);
    let new = texts.get(1).copied().unwrap_or_default();
    let changed;
    let new = match new.strip_prefix(CHANGED) {
        Some(script) => {
            changed = edited(texts[0], script);
            &changed
        }
        None => new,
    };
    let Some(new) = Version::new(new) else { return };
    one_way(&old, &new);
    one_way(&new, &old);
}

/// A text changed by a script, line by line: `3` takes line 3 out, `3=words` puts the words in its place, `3+words` before it,
/// `3^` changes places with the line before.
fn edited(text: &[u8], script: &[u8]) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = text.split(|byte| *byte == b'\n').collect();
    for edit in script.split(|byte| *byte == b'\n') {
        let digits = edit.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (number, words) = edit.split_at(digits);
        let number = std::str::from_utf8(number)
            .ok()
            .and_then(|digits| digits.parse::<usize>().ok());
        let Some(number) = number else { continue };
        let at = number % lines.len().max(1);
        match words.split_first() {
            None => drop(lines.remove(at)),
            Some((b'+', words)) => lines.insert(at, words),
            Some((b'^', _)) => lines.swap(at, at.saturating_sub(1)),
            Some((_, words)) => lines[at] = words,
        }
        if lines.is_empty() {
            break;
        }
    }
    lines.join(&b'\n')
}

/// Whether 原 says what an item was: then it is not the item of the same name.
fn pinned(rubric: &Rubric) -> bool {
    rubric.items().any(|item| !item.formerly.is_empty())
}

/// Nothing changed from a version to itself.
fn with_itself(version: &Version) {
    let rubric = version.rubric();
    let found = diff(rubric, rubric);
    if !pinned(rubric) {
        assert!(found.changes.is_empty(), "与自己比较，有变更：{:#?}", found.changes);
        assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    }
    assert!(found.totals.iter().all(|(_, old, new)| old == new));
    every_format(version, version, &found);
}

fn one_way(old: &Version, new: &Version) {
    let (before, after) = (old.rubric(), new.rubric());
    let found = diff(before, after);
    shown::diagnostics(&found.diagnostics, &new.sources);
    every_format(old, new, &found);
    let again = diff(before, after);
    assert_eq!(
        format!("{:?}", again.changes),
        format!("{:?}", found.changes),
        "两次比较说得不同"
    );
    let meaning = |version: &Version| print::rubric(version.rubric(), &version.sources).expect("JSON");
    if meaning(old) == meaning(new) && !pinned(before) && !pinned(after) {
        let only = |kinds: &[Kind]| kinds.iter().all(|kind| *kind == Kind::Wording);
        assert!(
            found.changes.iter().all(|change| only(&change.kinds)),
            "意思相同，却有变更：{:#?}",
            found.changes
        );
    }
    moves(before, after, &found);
}

fn every_format(old: &Version, new: &Version, found: &Diff) {
    let (before, after) = (old.rubric(), new.rubric());
    for look in [Look::default(), shown::NARROW] {
        shown::text(&render::diff::diff(before, after, found, &look));
    }
    shown::json(&json(before, after, found, None, &new.sources).expect("JSON"));
    shown::sheet(&revision(&RevisionOf {
        diff: found,
        old: before,
        new: after,
        survey: None,
    }));
}

/// A unit of which nothing is known, and one of which everything is zero, score under the older version what they score.
fn moves(old: &Rubric, new: &Rubric, found: &Diff) {
    let impact = Impact::new(old, new, &found.pairing);
    let zero = rubricc::model::Ratio::ZERO;
    for value in [Value::Unknown, Value::Known(zero)] {
        let evidence = Evidence {
            unit: "样例县".to_owned(),
            facts: vec![value; old.facts.len()],
            ..Evidence::default()
        };
        let mut scores = [Scores::default(), Scores::default()];
        if let Some(moved) = impact.unit(&evidence, &mut scores) {
            assert_eq!(moved.totals[0], evaluate(old, &evidence).total, "旧版的总分");
        }
    }
}
