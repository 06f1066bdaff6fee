//! One row of a change: the older words behind -, the newer behind +, what differs marked.

use super::super::paint::plain;
use super::super::{Look, Paint};
use super::INDENT;
use crate::diff::{ClauseChange, Kind, Piece, marks};

/// Words that stayed are cut to so many letters beside a change in a long text.
const AROUND: usize = 12;
/// Texts of fewer letters are shown whole.
const SHORT: usize = 80;

/// Both sides of a row.
pub fn row(row: &ClauseChange, look: &Look, out: &mut String) {
    // where a clause of a split or a merge went; what changed in a clause is told in the remarks
    let is_told = !matches!(row.kind, Kind::Split | Kind::Merged | Kind::Wording);
    let place = if is_told || row.remark.is_empty() {
        String::new()
    } else {
        format!("（{}）", row.remark)
    };
    if let (Some(old), Some(new)) = (&row.old, &row.new)
        && old == new
    {
        let line = look.hang(&format!("{INDENT}  {}：", row.keyword), &plain(&format!("{old}{place}")));
        out.push_str(&line);
        out.push('\n');
        return;
    }
    let (old, new) = match (&row.old, &row.new) {
        (Some(old), Some(new)) => {
            let (old, new) = marks(old, new);
            (Some(old), Some(new))
        }
        (old, new) => (whole(old.as_deref()), whole(new.as_deref())),
    };
    for (sign, pieces, paint) in [("-", old, Paint::Error), ("+", new, Paint::Good)] {
        let Some(pieces) = pieces else { continue };
        let both = row.old.is_some() && row.new.is_some();
        let mut text = shown(&pieces, both);
        if sign == "+" {
            text.push_str(&place);
        }
        let head = format!("{INDENT}{sign} {}：", row.keyword);
        let line = look.hang(&head, &plain(&text));
        out.push_str(&look.paint(paint, &line));
        out.push('\n');
    }
}

fn whole(text: Option<&str>) -> Option<Vec<Piece>> {
    text.map(|text| {
        vec![Piece {
            text: text.to_owned(),
            changed: true,
        }]
    })
}

/// The words, with 〔〕 around what differs where there are two sides.
fn shown(pieces: &[Piece], both: bool) -> String {
    let length: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
    let mut out = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece.changed {
            true if both => out.push_str(&format!("〔{}〕", piece.text)),
            false if both && length > SHORT => out.push_str(&cut(&piece.text, index == 0, index + 1 == pieces.len())),
            _ => out.push_str(&piece.text),
        }
    }
    out
}

/// The ends of a text that stayed, beside what changed.
fn cut(text: &str, first: bool, last: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let head = if first { 0 } else { AROUND };
    let tail = if last { 0 } else { AROUND };
    if letters.len() <= head + tail + 1 {
        return text.to_owned();
    }
    let start: String = letters.iter().take(head).collect();
    let end: String = letters.iter().skip(letters.len() - tail).collect();
    format!("{start}…{end}")
}
