//! 平文: a table value as one run of half-width characters without blanks, each with its place.

use crate::syntax::Field;
use crate::text::fold::{half_width, is_blank};
use crate::text::{Sources, Span};
use std::ops::Range;

/// The folded words of a value.
pub(super) struct Flat<'a> {
    sources: &'a Sources,
    /// The lines they come from, in order.
    lines: &'a [Span],
    text: String,
    /// Source byte of each byte of `text`, then the end.
    places: Vec<u32>,
    whole: Span,
}

impl<'a> Flat<'a> {
    /// The lines of `field`, one after the other.
    pub(super) fn new(sources: &'a Sources, field: &'a Field) -> Self {
        Self::of(sources, &field.lines, field.value())
    }

    /// The words of `lines`; `whole` is the place of the value when there are none.
    pub(super) fn of(sources: &'a Sources, lines: &'a [Span], whole: Span) -> Self {
        let (mut text, mut places) = (String::new(), Vec::new());
        let mut end = whole.end;
        let digit = |c: char| c.is_ascii_digit();
        for &line in lines {
            let mut apart = true;
            for (at, c) in sources.slice(line).char_indices() {
                if is_blank(c) || matches!(c, '【' | '】') {
                    apart |= is_blank(c);
                    continue;
                }
                let place = line.start + u32::try_from(at).unwrap_or(0);
                let folded = fold(c);
                // 8 5 may be two figures: kept apart, nobody reads them as one
                if std::mem::take(&mut apart) && digit(folded) && text.ends_with(digit) {
                    text.push(' ');
                    places.push(place);
                }
                text.push(folded);
                places.extend(std::iter::repeat_n(place, folded.len_utf8()));
                end = place + u32::try_from(c.len_utf8()).unwrap_or(0);
            }
        }
        places.push(end);
        Self {
            sources,
            lines,
            text,
            places,
            whole,
        }
    }

    /// The words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The place of the whole value.
    pub(super) fn whole(&self) -> Span {
        self.whole
    }

    /// The place of the bytes `range` of the words.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let place = |at: usize| self.places.get(at).copied().unwrap_or(self.whole.end);
        Span {
            start: place(range.start),
            end: place(range.end).max(place(range.start)),
            ..self.whole
        }
    }

    /// `part`, which must be a slice of the words, as it is written.
    pub(super) fn written(&self, part: &str) -> String {
        self.written_at(self.span_of(part))
    }

    /// What is written at `place`, without the comments and marks that stand between its lines.
    pub(super) fn written_at(&self, place: Span) -> String {
        self.sources.get(place.source).joined(self.lines, place).into_owned()
    }

    /// The place of `part`, which must be a slice of the words.
    pub(super) fn span_of(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.span(start..start + part.len())
    }
}

fn fold(c: char) -> char {
    match half_width(c) {
        '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301C}' | '\u{223C}' => '-',
        '"' | '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '「' | '」' | '『' | '』' => '"',
        '。' | '；' => ';',
        c => c,
    }
}

/// The parts of `text` between the separators, brackets respected, empty parts left out.
pub(super) fn split<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let (mut depth, mut start, mut parts) = (0usize, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '〔' => depth += 1,
            ')' | ']' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 && separators.contains(&c) => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// A place in folded words, moving right.
pub(super) struct Cursor<'a> {
    /// What is left.
    pub(super) rest: &'a str,
}

impl Cursor<'_> {
    /// Takes the first of `words` that stands here.
    pub(super) fn eat<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        let word = words.iter().find(|word| self.rest.starts_with(**word))?;
        self.rest = &self.rest[word.len()..];
        Some(word)
    }

    /// Takes a figure: digits with a point, or Chinese numerals.
    pub(super) fn number(&mut self) -> Option<crate::model::Points> {
        let ascii = self
            .rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(self.rest.len());
        let end = if ascii > 0 {
            ascii
        } else {
            self.rest
                .find(|c: char| !"零一二两三四五六七八九十百千".contains(c))
                .unwrap_or(self.rest.len())
        };
        let points = crate::syntax::numeral::number(&self.rest[..end]).ok()?;
        self.rest = &self.rest[end..];
        Some(points)
    }
}
