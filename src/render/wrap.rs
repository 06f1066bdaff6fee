//! Breaking lines of Chinese text.
//!
//! A break may stand between any two Chinese characters, but no line begins with a mark that closes or ends with one that
//! opens, and a figure keeps its unit. The rules are few, so that a message costs no more than its letters.

use super::columns::{columns, of};
use crate::text::fold::is_ideograph;

/// `words` in lines: the first of at most `first` columns, the others of `rest`.
pub fn lines(words: &str, first: usize, rest: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    for paragraph in words.split('\n') {
        let room = if lines.is_empty() { first } else { rest };
        if paragraph.len() <= room || columns(paragraph) <= room {
            lines.push(paragraph);
        } else {
            fill(paragraph, room, rest, &mut lines);
        }
    }
    lines
}

fn fill<'a>(words: &'a str, first: usize, rest: usize, lines: &mut Vec<&'a str>) {
    let (mut start, mut used, mut room) = (0, 0, first);
    // the last place where a line may end, and what was used up to there
    let mut stop = None;
    let mut before = None;
    for (at, c) in words.char_indices() {
        let width = of(c).unwrap_or(0);
        if at > start && before.is_some_and(|before| may_break(before, c)) {
            stop = Some((at, used));
        }
        if used + width > room && at > start {
            let (end, kept) = stop.take().unwrap_or((at, used));
            lines.push(words[start..end].trim_end());
            start = end;
            used -= kept;
            room = rest;
        }
        used += width;
        before = Some(c);
    }
    lines.push(&words[start..]);
}

fn may_break(before: char, after: char) -> bool {
    if is_ideograph(before) && is_ideograph(after) {
        return true;
    }
    if closes(after) || opens(before) {
        return false;
    }
    before == ' ' || before == '/' || is_wide(before) || (is_wide(after) && !before.is_ascii_digit())
}

fn is_wide(c: char) -> bool {
    !c.is_ascii() && of(c) == Some(2)
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '、'
            | '）'
            | '」'
            | '』'
            | '》'
            | '】'
            | '〕'
            | '！'
            | '？'
            | '％'
            | '”'
            | '’'
            | '—'
            | '…'
            | '·'
    ) || matches!(c, ' ' | '!' | '%' | ')' | ',' | '.' | '/' | ':' | ';' | '?' | ']' | '}')
}

fn opens(c: char) -> bool {
    matches!(c, '（' | '「' | '『' | '《' | '【' | '〔' | '“' | '‘' | '(' | '[' | '{')
}
