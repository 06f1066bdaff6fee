//! 文本: sources, spans and places in them. Knows nothing of the language.

pub mod decode;
pub mod fold;
pub mod nearest;
mod radical;
pub mod sieve;

use std::borrow::Cow;
use std::sync::OnceLock;

pub use decode::decode;

/// Which source a span lies in: an index into [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u16);

/// A half-open byte range of one source's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The source.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of `source`.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            source,
            start: cut(start),
            end: cut(end),
        }
    }

    /// The smallest span that holds both; `other` must lie in the same source.
    pub fn to(self, other: Self) -> Self {
        Self {
            source: self.source,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The bytes as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One decoded text with its name and the starts of its lines.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    lines_before: usize,
    /// Characters before every [`STRIDE`] bytes, so that places in one long line stay cheap; counted when such a line is met.
    characters: OnceLock<Vec<usize>>,
}

/// Bytes that are counted through to find a column.
const STRIDE: usize = 4096;

/// How many characters begin in `bytes` of a text.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0b1100_0000 != 0b1000_0000).count()
}

impl Source {
    /// `name` is what messages call the source: a path as the user gave it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        // the plainest way, which does not first ask what the processor can do
        let ends = memchr::arch::all::memchr::One::new(b'\n');
        line_starts.extend(ends.iter(text.as_bytes()).map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX)));
        Self {
            name: name.into(),
            text,
            line_starts,
            lines_before: 0,
            characters: OnceLock::new(),
        }
    }

    /// Some lines of a longer text, of which `lines_before` stand before them: places count from the start of the whole.
    pub fn excerpt(name: impl Into<String>, text: impl Into<String>, lines_before: usize) -> Self {
        Self {
            lines_before,
            ..Self::new(name, text)
        }
    }

    /// Lines of the whole text that stand before this one.
    pub fn lines_before(&self) -> usize {
        self.lines_before
    }

    /// What messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The words of `place` that stand on `lines`, which are in order: joined, and nothing of what stands between the lines.
    pub fn joined(&self, lines: &[Span], place: Span) -> Cow<'_, str> {
        let first = lines.partition_point(|line| line.end <= place.start);
        let mut parts = lines
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|line| line.start < place.end)
            .map(|line| {
                let (start, end) = (line.start.max(place.start), line.end.min(place.end));
                self.slice(Span { start, end, ..*line })
            });
        let Some(one) = parts.next() else { return Cow::Borrowed("") };
        match parts.next() {
            None => Cow::Borrowed(one),
            Some(other) => Cow::Owned([one, other].into_iter().chain(parts).collect()),
        }
    }

    /// 0-based line that holds byte `at`.
    pub fn line_index(&self, at: usize) -> usize {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.line_starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// Byte range of 0-based line `index`, without its line end.
    pub fn line_range(&self, index: usize) -> std::ops::Range<usize> {
        let start = self.line_starts.get(index).map_or(self.text.len(), |&s| s as usize);
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&s| s as usize);
        // a text of more than 4 GB has places that cannot be told
        let line = self.text.get(start..end).unwrap_or("");
        start..start + line.trim_end_matches(['\n', '\r']).len()
    }

    /// Byte ranges of the lines within `range`, which begins and ends with lines; line ends included.
    pub fn lines(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = std::ops::Range<usize>> {
        let first = self.line_index(range.start);
        let starts = self.line_starts.iter().skip(first + 1).map(|&start| start as usize);
        let mut start = range.start;
        starts.chain([range.end]).map_while(move |end| {
            let line = start..end.min(range.end);
            start = line.end;
            (!line.is_empty()).then_some(line)
        })
    }

    /// Number of lines.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// 1-based line and 1-based column, in characters, of byte `at`.
    pub fn place(&self, at: usize) -> (usize, usize) {
        let line = self.line_index(at);
        let start = self.line_starts[line] as usize;
        let column = match self.text.as_bytes().get(start..at) {
            Some(before) if before.len() <= STRIDE => begun(before) + 1,
            _ => self.characters_before(at).saturating_sub(self.characters_before(start)) + 1,
        };
        (self.lines_before + line + 1, column)
    }

    /// How many characters begin before byte `at`.
    fn characters_before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let counted = at / STRIDE;
        let rest = self.text.as_bytes().get(counted * STRIDE..at).unwrap_or_default();
        self.strides().get(counted).copied().unwrap_or_default() + begun(rest)
    }

    fn strides(&self) -> &[usize] {
        self.characters.get_or_init(|| {
            let chunks = self.text.as_bytes().chunks(STRIDE);
            let ends = chunks.scan(0, |count, chunk| {
                *count += begun(chunk);
                Some(*count)
            });
            std::iter::once(0).chain(ends).collect()
        })
    }
}

/// All sources of one compilation; [`SourceId`] is the index. The first is the one asked for.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    all: Vec<Source>,
}

impl Sources {
    /// Adds a source and returns its id.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.all.push(source);
        SourceId(u16::try_from(self.all.len() - 1).unwrap_or(u16::MAX))
    }

    /// Puts another source in the place of `id`: texts that pass by need not all be kept.
    pub fn replace(&mut self, id: SourceId, source: Source) {
        if let Some(place) = self.all.get_mut(id.0 as usize) {
            *place = source;
        }
    }

    /// The source of `id`.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.all[id.0 as usize]
    }

    /// Puts another source in the place of the last, which is returned: for texts that are shown once.
    pub fn swap_last(&mut self, source: Source) -> Option<Source> {
        self.all.last_mut().map(|last| std::mem::replace(last, source))
    }

    /// The words of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).slice(span)
    }

    /// Every source with its id, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.all
            .iter()
            .enumerate()
            .map(|(i, s)| (SourceId(u16::try_from(i).unwrap_or(u16::MAX)), s))
    }
}
