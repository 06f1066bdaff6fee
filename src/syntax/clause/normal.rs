//! 规范: a field's words in one form, with the way back to the source.

use super::FieldText;
use crate::text::fold::{half_width, is_blank};
use crate::text::{Source, SourceId, Span};

/// The words of a field without blanks and 【】 marks, in half-width ASCII forms, every dash and tilde as `-`.
/// A line end is `。` unless a mark stands before it.
pub struct Normal<'a> {
    source: &'a Source,
    id: SourceId,
    text: String,
    /// For each byte of `text` the source range of its character.
    from: Vec<u32>,
    upto: Vec<u32>,
    /// Places between two digits where the source has a blank.
    blanks: Vec<usize>,
}

impl<'a> Normal<'a> {
    /// Reads all lines of the field.
    pub fn new(field: &FieldText<'a>) -> Self {
        // a character takes no more bytes than before, a line at most one mark more
        let room = field.lines.iter().map(|line| line.range().len() + '。'.len_utf8()).sum();
        let mut normal = Self {
            source: field.source,
            id: field.id,
            text: String::with_capacity(room),
            from: Vec::with_capacity(room),
            upto: Vec::with_capacity(room),
            blanks: Vec::new(),
        };
        for line in field.lines {
            normal.line(line.start as usize, field.source.slice(*line));
        }
        normal
    }

    fn line(&mut self, base: usize, words: &str) {
        let mut blank_before = false;
        let mut mark = None;
        for (at, c) in words.char_indices() {
            if is_blank(c) {
                blank_before = true;
                continue;
            }
            // the editor's marks are no words, but a place that begins or ends at one holds it
            if c == '【' {
                mark.get_or_insert(base + at);
                continue;
            }
            if c == '】' {
                if let Some(end) = self.upto.last_mut() {
                    *end = cut(base + at + c.len_utf8());
                }
                continue;
            }
            let form = self.form(c);
            if blank_before && form.is_ascii_digit() && self.text.ends_with(|p: char| p.is_ascii_digit()) {
                self.blanks.push(self.text.len());
            }
            blank_before = false;
            self.push(form, mark.take().unwrap_or(base + at), base + at + c.len_utf8());
        }
        if !self.text.is_empty() && !self.text.ends_with([',', ';', '。', '、']) {
            let end = base + words.trim_end().len();
            self.push('。', end, end);
        }
    }

    fn form(&self, c: char) -> char {
        match half_width(c) {
            '.' if self.text.ends_with(['分', ')']) => '。',
            '\u{FF61}' | '!' | '?' => '。',
            '\u{FF64}' => '、',
            '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301C}' | '\u{223C}' => '-',
            '⩾' | '≧' => '≥',
            '⩽' | '≦' => '≤',
            '﹪' => '%',
            other => other,
        }
    }

    fn push(&mut self, c: char, from: usize, upto: usize) {
        self.text.push(c);
        self.from.resize(self.text.len(), cut(from));
        self.upto.resize(self.text.len(), cut(upto));
    }

    /// The whole of it.
    pub fn slice(&self) -> Slice<'_, 'a> {
        Slice {
            normal: self,
            start: 0,
            end: self.text.len(),
        }
    }
}

fn cut(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A part of a [`Normal`].
#[derive(Clone, Copy)]
pub struct Slice<'n, 'a> {
    normal: &'n Normal<'a>,
    start: usize,
    end: usize,
}

impl<'n> Slice<'n, '_> {
    /// The normalised text.
    pub fn text(self) -> &'n str {
        &self.normal.text[self.start..self.end]
    }

    /// Whether nothing is left.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Bytes `from..to` of it.
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        Self {
            start: self.start + from,
            end: self.start + to,
            ..self
        }
    }

    /// From byte `from` on.
    #[must_use]
    pub fn from(self, from: usize) -> Self {
        self.part(from, self.end - self.start)
    }

    /// Up to byte `to`.
    #[must_use]
    pub fn upto(self, to: usize) -> Self {
        self.part(0, to)
    }

    /// The part that `words` is, which must be a piece of [`Self::text`].
    #[must_use]
    pub fn holding(self, words: &str) -> Self {
        let at = (words.as_ptr() as usize)
            .saturating_sub(self.text().as_ptr() as usize)
            .min(self.end - self.start);
        self.part(at, (at + words.len()).min(self.end - self.start))
    }

    /// Without `mark` at the end, if it is there.
    #[must_use]
    pub fn without_end(self, mark: &str) -> Self {
        self.text().strip_suffix(mark).map_or(self, |rest| self.upto(rest.len()))
    }

    /// Without any of `marks` at both ends.
    #[must_use]
    pub fn trimmed(self, marks: &[char]) -> Self {
        let text = self.text();
        let right = text.trim_end_matches(marks);
        let left = right.trim_start_matches(marks);
        self.part(right.len() - left.len(), right.len())
    }

    /// The place in the source.
    pub fn span(self) -> Span {
        let normal = self.normal;
        let from = normal.from.get(self.start).or(normal.upto.last()).copied().unwrap_or(0);
        let upto = if self.is_empty() { from } else { normal.upto[self.end - 1] };
        Span {
            source: normal.id,
            start: from,
            end: upto.max(from),
        }
    }

    /// The words as they stand in the source; a line end inside them is left out.
    pub fn words(self) -> String {
        let words = self.normal.source.slice(self.span());
        if words.contains('\n') {
            words.lines().map(str::trim).collect()
        } else {
            words.trim().to_owned()
        }
    }

    /// The first blank between two digits, as a part of this slice.
    pub fn digit_blank(self) -> Option<Self> {
        let at = self
            .normal
            .blanks
            .iter()
            .copied()
            .find(|at| (self.start + 1..self.end).contains(at))?;
        Some(Self {
            start: at - 1,
            end: at + 1,
            ..self
        })
    }
}
