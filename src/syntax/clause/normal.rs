//! 规范: a field's words in one form, with the way back to the source.

use std::borrow::Cow;

use super::FieldText;
use crate::text::fold::{half_width, is_blank, is_ideograph};
use crate::text::{Source, SourceId, Span};

/// The words of a field without blanks and 【】 marks, in half-width ASCII forms, every dash and tilde as `-`.
/// A line end is `。` unless a mark stands before it.
pub struct Normal<'a> {
    source: &'a Source,
    id: SourceId,
    lines: &'a [Span],
    text: String,
    /// In order, the first at 0.
    stretches: Vec<Stretch>,
    /// Places between two digits where the source has a blank.
    blanks: Vec<usize>,
}

/// A part of the text that stands in the source byte for byte, or one character that stands there in another form.
struct Stretch {
    /// Where it begins in the text.
    at: u32,
    /// Where it begins in the source.
    source: u32,
    /// Where its place in the source begins and ends: the editor's marks around it belong to it.
    from: u32,
    upto: u32,
}

fn cut(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<'a> Normal<'a> {
    /// Reads all lines of the field.
    pub fn new(field: &FieldText<'a>) -> Self {
        // a character takes no more bytes than before, a line at most one mark more
        let room = field.lines.iter().map(|line| line.range().len() + '。'.len_utf8()).sum();
        let mut normal = Self {
            source: field.source,
            id: field.id,
            lines: field.lines,
            text: String::with_capacity(room),
            stretches: Vec::with_capacity(4 * field.lines.len()),
            blanks: Vec::new(),
        };
        // the editor's mark that stands before what comes next, be it on the line below
        let mut mark = None;
        for line in field.lines {
            normal.line(line.start as usize, field.source.slice(*line), &mut mark);
        }
        normal
    }

    fn line(&mut self, base: usize, words: &str, mark: &mut Option<usize>) {
        let mut blank_before = false;
        let mut at = 0;
        while let Some(c) = words[at..].chars().next() {
            let start = base + at;
            // ideographs stand as they are, most of them side by side
            let run = words[at..].find(|c| !is_ideograph(c)).unwrap_or(words.len() - at);
            if run > 0 {
                self.push(&words[at..at + run], mark.take().unwrap_or(start), start, start + run);
                blank_before = false;
                at += run;
                continue;
            }
            at += c.len_utf8();
            if is_blank(c) {
                blank_before = true;
                continue;
            }
            // the editor's marks are no words, but a place that begins or ends at one holds it
            if c == '【' {
                mark.get_or_insert(start);
                continue;
            }
            if c == '】' {
                if let Some(last) = self.stretches.last_mut() {
                    last.upto = cut(base + at);
                }
                continue;
            }
            let form = self.form(c);
            if blank_before && form.is_ascii_digit() && self.text.ends_with(|p: char| p.is_ascii_digit()) {
                self.blanks.push(self.text.len());
            }
            blank_before = false;
            self.push(form.encode_utf8(&mut [0; 4]), mark.take().unwrap_or(start), start, base + at);
        }
        if !self.text.is_empty() && !self.text.ends_with([',', ';', '。', '、']) {
            let end = base + words.trim_end().len();
            self.push("。", end, end, end);
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

    fn push(&mut self, words: &str, from: usize, source: usize, upto: usize) {
        self.stretches.push(Stretch {
            at: cut(self.text.len()),
            source: cut(source),
            from: cut(from),
            upto: cut(upto),
        });
        self.text.push_str(words);
    }

    /// Where the character at byte `at` begins in the source.
    fn begin(&self, at: usize) -> u32 {
        let at = cut(at);
        let after = self.stretches.partition_point(|stretch| stretch.at <= at);
        match after.checked_sub(1).and_then(|last| self.stretches.get(last)) {
            Some(stretch) if stretch.at == at => stretch.from,
            Some(stretch) => stretch.source + (at - stretch.at),
            None => 0,
        }
    }

    /// Where the character that ends at byte `at` ends in the source.
    fn end(&self, at: usize) -> u32 {
        let at = cut(at);
        let after = self.stretches.partition_point(|stretch| stretch.at < at);
        let next = self.stretches.get(after).map_or(cut(self.text.len()), |stretch| stretch.at);
        match after.checked_sub(1).and_then(|last| self.stretches.get(last)) {
            Some(stretch) if next == at => stretch.upto,
            Some(stretch) => stretch.source + (at - stretch.at),
            None => 0,
        }
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
        let mut rest = self.text();
        // the marks that are asked for are among these: mostly there is none at either end
        debug_assert!(marks.iter().all(|mark| matches!(mark, ',' | ';' | '。')));
        let (first, last) = (rest.as_bytes().first(), rest.as_bytes().last());
        if !matches!(first, Some(b',' | b';' | 0xE3)) && !matches!(last, Some(b',' | b';' | 0x82)) {
            return self;
        }
        while let Some(c) = rest.chars().next_back().filter(|c| marks.contains(c)) {
            rest = &rest[..rest.len() - c.len_utf8()];
        }
        let end = rest.len();
        while let Some(c) = rest.chars().next().filter(|c| marks.contains(c)) {
            rest = &rest[c.len_utf8()..];
        }
        self.part(end - rest.len(), end)
    }

    /// The place in the source.
    pub fn span(self) -> Span {
        let normal = self.normal;
        let from = normal.begin(self.start);
        let upto = if self.is_empty() { from } else { normal.end(self.end) };
        Span {
            source: normal.id,
            start: from,
            end: upto.max(from),
        }
    }

    /// The words as they stand in the source; line ends, and what stands between the lines, are left out.
    pub fn words(self) -> Cow<'n, str> {
        match self.normal.source.joined(self.normal.lines, self.span()) {
            Cow::Borrowed(words) => Cow::Borrowed(words.trim()),
            Cow::Owned(words) => Cow::Owned(words.trim().to_owned()),
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
