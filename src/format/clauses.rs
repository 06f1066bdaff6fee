//! 一条一行: where the clauses of a field begin and end.

use crate::model::{FieldKind, Mode};
use crate::syntax::Keyword;
use crate::syntax::clause::{FieldText, Piece, read};
use crate::syntax::tree::Field;
use crate::text::fold::{is_blank, tight};
use crate::text::{Source, SourceId, Span};

use super::width::{canonical, letters};

/// The kind of scoring field a keyword begins.
pub fn kind(keyword: Keyword) -> Option<FieldKind> {
    FieldKind::named(keyword.word())
}

/// What a scoring field says; None for other fields.
pub fn pieces(source: &Source, field: &Field, title: Option<Span>) -> Option<Vec<Piece>> {
    let kind = kind(field.keyword)?;
    Some(read(&FieldText {
        source,
        id: field.span.source,
        lines: &field.lines,
        kind,
        mode: mode(source, field),
        title: title.map(|title| source.slice(title)),
    }))
}

fn mode(source: &Source, field: &Field) -> Mode {
    match field.mode.map(|span| tight(source.slice(span))) {
        Some(words) if words.contains("分档") => Mode::Tiers,
        Some(words) if words.contains("择一") => Mode::OneOf,
        _ => Mode::Sum,
    }
}

/// The clauses of a scoring field in canonical widths, each with the place where it begins. None for other fields, where a
/// clause could not be read, and where the lines would read otherwise: such a field keeps its lines.
pub fn split(source: &Source, field: &Field, title: Option<Span>) -> Option<Vec<(usize, String)>> {
    let kind = kind(field.keyword)?;
    let pieces = pieces(source, field, title)?;
    let mut ends = Vec::new();
    for piece in &pieces {
        let end = match piece {
            Piece::Clause(reading) => reading.span.end,
            Piece::Note { diagnostic, .. } => diagnostic.span().end,
            Piece::Refused { .. } => return None,
        };
        if ends.last() != Some(&end) {
            ends.push(end);
        }
    }
    let clauses = cut(source, &field.lines, &ends);
    let text = clauses.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("\n");
    let again = Source::new("", text);
    let lines: Vec<Span> = (0..again.line_count())
        .map(|line| again.line_range(line))
        .map(|range| Span::new(SourceId(0), range.start, range.end))
        .collect();
    let read_again = read(&FieldText {
        source: &again,
        id: SourceId(0),
        lines: &lines,
        kind,
        mode: mode(source, field),
        title: title.map(|title| source.slice(title)),
    });
    same(&pieces, &read_again).then_some(clauses)
}

/// The words of all lines, cut behind each end and the marks that close it.
fn cut(source: &Source, lines: &[Span], ends: &[u32]) -> Vec<(usize, String)> {
    let mut clauses: Vec<(usize, String)> = Vec::new();
    let mut words = String::new();
    let mut start = None;
    let mut ends = ends.iter().copied().peekable();
    let mut closing = false;
    for line in lines {
        for (at, c) in source.slice(*line).char_indices() {
            let at = line.start as usize + at;
            let mark = is_blank(c) || matches!(c, ',' | '，' | ';' | '；' | '。' | '.' | '．' | '、' | ')' | '）');
            if closing && !mark && ends.peek().is_some() {
                clauses.push((start.unwrap_or(at), canonical(words.trim())));
                words.clear();
                start = None;
                closing = false;
            }
            start.get_or_insert(at);
            words.push(c);
            if ends.peek().is_some_and(|end| at + c.len_utf8() >= *end as usize) {
                ends.next();
                closing = true;
            }
        }
    }
    if !words.trim().is_empty() {
        clauses.push((start.unwrap_or(0), canonical(words.trim())));
    }
    clauses
}

/// Whether both say the same, places and widths aside.
pub fn same(before: &[Piece], after: &[Piece]) -> bool {
    before.len() == after.len()
        && before.iter().zip(after).all(|pair| match pair {
            (Piece::Clause(a), Piece::Clause(b)) => {
                (&a.effect, &a.amount, &a.condition, &a.per, &a.cap) == (&b.effect, &b.amount, &b.condition, &b.per, &b.cap)
            }
            (Piece::Note { text: a, .. }, Piece::Note { text: b, .. }) => letters(a).eq(letters(b)),
            (Piece::Refused { diagnostic: a, .. }, Piece::Refused { diagnostic: b, .. }) => a.code.id == b.code.id,
            _ => false,
        })
}
