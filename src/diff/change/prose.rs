//! 内容 材料 注 说明: words that do not score.

use std::collections::{HashMap, HashSet};

use super::Kind;
use super::draft::Draft;
use crate::diff::marking::{Piece, marks};
use crate::model::Prose;
use crate::text::fold;

/// A change of no more letters is told in the remark.
const SHORT: usize = 20;
/// One of no more letters is told with so many of those around it.
const SMALL: usize = 3;
const AROUND: usize = 12;

/// Compares the free texts of two parts, keyword by keyword.
pub(super) fn compare(old: &[&Prose], new: &[&Prose], draft: &mut Draft) {
    let mut keywords: Vec<&str> = Vec::new();
    for prose in new.iter().chain(old) {
        if !keywords.contains(&prose.keyword) {
            keywords.push(prose.keyword);
        }
    }
    for keyword in keywords {
        let of = |all: &[&Prose]| -> Vec<(String, String)> {
            let own = all.iter().filter(|prose| prose.keyword == keyword);
            own.map(|prose| (fold::key(&prose.text), prose.text.clone())).collect()
        };
        for (before, after) in rows(of(old), of(new)) {
            let stands =
                |words: &Option<String>, all: &[&Prose]| words.as_deref().is_some_and(|words| holds(all, keyword, words));
            draft.remarks.push(match (&before, &after) {
                // words of items that were merged or split went on in another text
                (Some(_), None) if stands(&before, new) => format!("各处的{keyword}并为一处"),
                (None, Some(_)) if stands(&after, old) => format!("{keyword}分写到各处"),
                _ => remark(keyword, before.as_deref(), after.as_deref()),
            });
            draft.text(keyword, Kind::Wording, before, after);
        }
    }
}

/// Whether `words` stand within a text of `keyword`.
fn holds(all: &[&Prose], keyword: &str, words: &str) -> bool {
    let key = fold::key(words);
    let bare = key.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut own = all.iter().filter(|prose| prose.keyword == keyword);
    !bare.is_empty() && own.any(|prose| fold::key(&prose.text).contains(bare))
}

/// What differs, side by side; what is the same in both stays out, wherever it stands.
fn rows(old: Vec<(String, String)>, new: Vec<(String, String)>) -> Vec<(Option<String>, Option<String>)> {
    let mut count: HashMap<&String, i64> = HashMap::new();
    for (key, _) in &new {
        *count.entry(key).or_default() += 1;
    }
    let mut same: HashMap<String, i64> = HashMap::new();
    for (key, _) in &old {
        if let Some(left) = count.get_mut(key).filter(|left| **left > 0) {
            *left -= 1;
            *same.entry(key.clone()).or_default() += 1;
        }
    }
    let rest = |all: Vec<(String, String)>| {
        let mut same = same.clone();
        let mut rest = Vec::new();
        for (key, text) in all {
            match same.get_mut(&key).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => rest.push(text),
            }
        }
        rest
    };
    let (gone, come) = (rest(old), rest(new));
    let length = gone.len().max(come.len());
    let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
    (0..length).map(|_| (gone.next(), come.next())).collect()
}

/// `内容中的「不少于12条」改为「不少于15条」`.
pub(super) fn remark(keyword: &str, old: Option<&str>, new: Option<&str>) -> String {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, _) => return format!("增加{keyword}"),
        (_, None) => return format!("删去{keyword}"),
    };
    let (before, after) = marks(old, new);
    let (from, to) = (only(&before), only(&after));
    match (from, to) {
        (Some((_, "", _)), Some((_, to, _))) => format!("{keyword}增加「{to}」"),
        (Some((_, from, _)), Some((_, "", _))) => format!("{keyword}删去「{from}」"),
        (Some((head, from, tail)), Some((_, to, _))) => {
            // a figure alone says little
            let (head, tail) = if from.chars().count().max(to.chars().count()) <= SMALL {
                (ending(head), beginning(tail))
            } else {
                (String::new(), String::new())
            };
            format!("{keyword}中的「{head}{from}{tail}」改为「{head}{to}{tail}」")
        }
        _ => format!("{keyword}文字有修改"),
    }
}

/// The one piece that changed, and what stands before and behind it; none where several changed or much did.
fn only(pieces: &[Piece]) -> Option<(&str, &str, &str)> {
    let mut changed = pieces.iter().enumerate().filter(|(_, piece)| piece.changed);
    let Some((at, piece)) = changed.next() else {
        return Some(("", "", ""));
    };
    let text = |at: Option<usize>| at.and_then(|at| pieces.get(at)).map_or("", |piece| &piece.text);
    let short = changed.next().is_none() && piece.text.chars().count() <= SHORT;
    short.then(|| (text(at.checked_sub(1)), piece.text.as_str(), text(Some(at + 1))))
}

/// The last letters of the clause before a change.
fn ending(text: &str) -> String {
    let letters: Vec<char> = text.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    let cut = if letters.len() > AROUND { "…" } else { "" };
    let kept: String = letters.into_iter().take(AROUND).rev().collect();
    format!("{cut}{kept}")
}

/// The first letters of what follows a change.
fn beginning(text: &str) -> String {
    let letters: Vec<char> = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    let cut = if letters.len() > AROUND { "…" } else { "" };
    let kept: String = letters.into_iter().take(AROUND).collect();
    format!("{kept}{cut}")
}

/// The free texts of several parts as one list, repeats left out.
pub(super) fn of<'a>(parts: impl Iterator<Item = &'a Vec<Prose>>) -> Vec<&'a Prose> {
    let mut seen = HashSet::new();
    let all = parts.flatten();
    all.filter(|prose| seen.insert((prose.keyword, prose.text.as_str())))
        .collect()
}
