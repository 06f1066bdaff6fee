//! 改动的字: which words of two versions of a text differ, for marking them inside a cell or a line.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Texts of more words than this are only compared from both ends: nobody looks for a letter in so long a cell.
const MOST: usize = 4_000;
/// Words that stayed, fewer than this between two changes, are read as part of the change.
const SHORT: usize = 2;

/// A run of words that stayed or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether the other version has others here.
    pub changed: bool,
}

/// The pieces of the older and of the newer text; joined, the pieces of each are the text.
pub fn marks(old: &str, new: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (before, after) = (words(old), words(new));
    let mut runs: Vec<(bool, usize, usize)> = Vec::new();
    for op in operations(&before, &after) {
        let (changed, taken, given) = match op {
            DiffOp::Equal { len, .. } => (false, len, len),
            DiffOp::Delete { old_len, .. } => (true, old_len, 0),
            DiffOp::Insert { new_len, .. } => (true, 0, new_len),
            DiffOp::Replace { old_len, new_len, .. } => (true, old_len, new_len),
        };
        push(&mut runs, (changed, taken, given));
    }
    let last = runs.len().saturating_sub(1);
    let mut joined = Vec::new();
    for (index, (changed, taken, given)) in runs.into_iter().enumerate() {
        let within = index > 0 && index < last;
        push(&mut joined, (changed || (within && taken < SHORT), taken, given));
    }
    let (mut from, mut to) = (before.iter(), after.iter());
    let mut pieces = (Vec::new(), Vec::new());
    for (changed, taken, given) in joined {
        for (side, text) in [
            (&mut pieces.0, from.by_ref().take(taken).copied().collect::<String>()),
            (&mut pieces.1, to.by_ref().take(given).copied().collect()),
        ] {
            if !text.is_empty() {
                side.push(Piece { text, changed });
            }
        }
    }
    pieces
}

/// Adds a run; neighbours alike are one.
fn push(runs: &mut Vec<(bool, usize, usize)>, (changed, taken, given): (bool, usize, usize)) {
    match runs.last_mut() {
        Some(last) if last.0 == changed => {
            last.1 += taken;
            last.2 += given;
        }
        _ => runs.push((changed, taken, given)),
    }
}

/// What turns one list of words into the other.
fn operations(before: &[&str], after: &[&str]) -> Vec<DiffOp> {
    if before.len().max(after.len()) <= MOST {
        return capture_diff_slices(Algorithm::Myers, before, after);
    }
    let head = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let ends = before[head..].iter().rev().zip(after[head..].iter().rev());
    let tail = ends.take_while(|(a, b)| a == b).count();
    vec![
        DiffOp::Equal {
            old_index: 0,
            new_index: 0,
            len: head,
        },
        DiffOp::Replace {
            old_index: head,
            old_len: before.len() - head - tail,
            new_index: head,
            new_len: after.len() - head - tail,
        },
        DiffOp::Equal {
            old_index: before.len() - tail,
            new_index: after.len() - tail,
            len: tail,
        },
    ]
}

/// Letters of Chinese one by one; a number or a word of other letters as one.
fn words(text: &str) -> Vec<&str> {
    let kind = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '%';
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if kind(first) {
            rest.find(|c| !kind(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, left) = rest.split_at(end);
        words.push(word);
        rest = left;
    }
    words
}
