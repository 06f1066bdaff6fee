//! The few lines around the labels of one diagnostic, as a source of their own.
//!
//! miette would walk the whole file for every label, count columns in bytes, leave out labels at the end of the file and
//! print a line of a megabyte whole. So it is given a small text made of the labelled lines only, each cut to what fits;
//! lines of several files stand one after the other, and every part knows its real name, line and column.

use std::ops::Range;

use super::columns::of;
use super::paint::{is_hidden, may_hide};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, SourceId, Sources};
use miette::{LabeledSpan, MietteError, SourceCode, SourceSpan, SpanContents};

/// Columns that line numbers and the frame take at the left.
const MARGIN: usize = 12;
/// Stands for text left out at either end of a line.
const CUT: char = '…';

/// A label with the line it begins in.
struct Mark<'a> {
    source: SourceId,
    line: usize,
    /// Bytes of the source, within that line.
    range: Range<usize>,
    text: &'a str,
    main: bool,
}

/// Consecutive lines of one source.
struct Part {
    source: SourceId,
    name: String,
    /// Lines of the file before its text.
    above: usize,
    first: usize,
    last: usize,
    range: Range<usize>,
}

/// See the module.
pub(super) struct Excerpt {
    text: String,
    parts: Vec<Part>,
    labels: Vec<LabeledSpan>,
    /// Start of each label here, and its real column from 0.
    columns: Vec<(usize, usize)>,
}

impl Excerpt {
    /// The lines that `diagnostic` points at, none wider than `width` allows.
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources, width: usize) -> Self {
        let mut this = Self {
            text: String::new(),
            parts: Vec::new(),
            labels: Vec::new(),
            columns: Vec::new(),
        };
        let room = width.saturating_sub(MARGIN).max(20);
        let marks = marks(diagnostic, sources);
        let mut rest = marks.as_slice();
        while let Some(first) = rest.first() {
            // labels of one line that fit one window are drawn together
            let source = sources.get(first.source);
            let same = |mark: &Mark<'_>| mark.source == first.source && mark.line == first.line;
            let mut count = 1;
            let mut covered = first.range.clone();
            while let Some(next) = rest.get(count).filter(|next| same(next)) {
                let wider = covered.start..covered.end.max(next.range.end);
                if columns(source.text().get(wider.clone()).unwrap_or(""), room).is_none() {
                    break;
                }
                covered = wider;
                count += 1;
            }
            let (now, later) = rest.split_at(count);
            this.line(source, now, covered, room);
            rest = later;
        }
        this
    }

    /// The labels, as places in the excerpt.
    pub(super) fn labels(&self) -> Vec<LabeledSpan> {
        self.labels.clone()
    }

    fn line(&mut self, source: &Source, marks: &[Mark<'_>], covered: Range<usize>, room: usize) {
        let Some(mark) = marks.first() else { return };
        let join = self
            .parts
            .last()
            .is_some_and(|part| part.source == mark.source && (part.last + 1..=part.last + 2).contains(&mark.line));
        if !join {
            self.parts.push(Part {
                source: mark.source,
                name: source.name().to_owned(),
                above: source.lines_before(),
                first: mark.line,
                last: mark.line,
                range: self.text.len()..self.text.len(),
            });
        }
        let between = self.parts.last().map_or(mark.line, |part| part.last + 1);
        for line in between..mark.line {
            let whole = source.line_range(line);
            let kept = window(source.text(), &whole, whole.start..whole.start, room);
            self.push(source.text(), &whole, kept);
        }
        let whole = source.line_range(mark.line);
        let kept = window(source.text(), &whole, covered, room);
        let shift = self.push(source.text(), &whole, kept.clone());
        for mark in marks {
            let inside = |at: usize| shift + at.clamp(kept.start, kept.end) - kept.start;
            let (start, end) = (inside(mark.range.start), inside(mark.range.end));
            let (_, column) = source.place(mark.range.start);
            let column = column.saturating_sub(1);
            self.columns.push((start, column));
            let text = (!mark.text.is_empty()).then(|| mark.text.to_owned());
            self.labels.push(if mark.main {
                LabeledSpan::new_primary_with_span(text, (start, end - start))
            } else {
                LabeledSpan::new_with_span(text, (start, end - start))
            });
        }
        if let Some(part) = self.parts.last_mut() {
            part.last = mark.line;
        }
    }

    /// Adds `kept` of a line, and says where its first byte came to stand.
    fn push(&mut self, text: &str, whole: &Range<usize>, kept: Range<usize>) -> usize {
        if kept.start > whole.start {
            self.text.push(CUT);
        }
        let start = self.text.len();
        let words = text.get(kept.clone()).unwrap_or("");
        if may_hide(words) {
            words.chars().for_each(|c| self.push_visible(c));
        } else {
            self.text.push_str(words);
        }
        if kept.end < whole.end {
            self.text.push(CUT);
        }
        self.text.push('\n');
        if let Some(part) = self.parts.last_mut() {
            part.range.end = self.text.len();
        }
        start
    }

    /// A character as it may be shown on a terminal, in as many bytes: control and direction marks would run it over.
    fn push_visible(&mut self, c: char) {
        match (is_hidden(c), c.len_utf8()) {
            (false, _) => self.text.push(c),
            (true, 3) => self.text.push(char::REPLACEMENT_CHARACTER),
            (true, bytes) => self.text.extend(std::iter::repeat_n('?', bytes)),
        }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let part = self
            .parts
            .iter()
            .find(|part| part.range.contains(&span.offset()) && end <= part.range.end)
            .ok_or(MietteError::OutOfBounds)?;
        let above = self.text.get(part.range.start..span.offset()).unwrap_or("");
        let line = part.above + part.first + above.matches('\n').count();
        let column = self
            .columns
            .iter()
            .find(|(start, _)| *start == span.offset())
            .map_or(0, |(_, column)| *column);
        // the part is always given whole; miette takes line and column for its heading from a label's own span
        let whole = (part.range.start, part.range.len()).into();
        let data = self.text.as_bytes().get(part.range.clone()).unwrap_or_default();
        let first = if before == 0 { line } else { part.above + part.first };
        Ok(Box::new(Contents {
            name: &part.name,
            data,
            whole,
            line: first,
            column,
            lines: part.last - part.first,
        }))
    }
}

/// A part as miette asks for it, many times for each label.
struct Contents<'a> {
    name: &'a str,
    data: &'a [u8],
    whole: SourceSpan,
    line: usize,
    column: usize,
    lines: usize,
}

impl<'a> SpanContents<'a> for Contents<'a> {
    fn data(&self) -> &'a [u8] {
        self.data
    }

    fn span(&self) -> &SourceSpan {
        &self.whole
    }

    fn name(&self) -> Option<&str> {
        Some(self.name)
    }

    fn line(&self) -> usize {
        self.line
    }

    fn column(&self) -> usize {
        self.column
    }

    fn line_count(&self) -> usize {
        self.lines
    }
}

/// Labels by place, those of the main source first, each cut to the line it begins in.
fn marks<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Vec<Mark<'a>> {
    let main = diagnostic.span().source;
    let mut marks: Vec<Mark<'a>> = diagnostic
        .labels
        .iter()
        .enumerate()
        .map(|(index, label)| {
            let source = sources.get(label.span.source);
            let text = source.text();
            // an end of file is shown behind the last words
            let start = if label.span.start as usize >= text.trim_end().len() {
                text.trim_end().len()
            } else {
                label.span.start as usize
            };
            let line = source.line_index(start);
            let whole = source.line_range(line);
            let start = start.clamp(whole.start, whole.end);
            Mark {
                source: label.span.source,
                line,
                range: start..(label.span.end as usize).clamp(start, whole.end),
                text: &label.text,
                main: index == 0,
            }
        })
        .collect();
    marks.sort_by_key(|mark| (mark.source != main, mark.source, mark.range.start));
    marks
}

/// Columns of `words`, unless there are more than `room`.
fn columns(words: &str, room: usize) -> Option<usize> {
    let mut sum = 0;
    for c in words.chars() {
        sum += width(c);
        if sum > room {
            return None;
        }
    }
    Some(sum)
}

fn width(c: char) -> usize {
    match c {
        '\t' => 4,
        c => of(c).unwrap_or(1),
    }
}

/// The part of a line that is shown: all of it if it fits, else what surrounds `covered`, a little more behind than before.
fn window(text: &str, whole: &Range<usize>, covered: Range<usize>, room: usize) -> Range<usize> {
    if whole.len() <= room * 4 && columns(text.get(whole.clone()).unwrap_or(""), room).is_some() {
        return whole.clone();
    }
    let room = room.saturating_sub(2);
    let mut left = room;
    let mut end = covered.start;
    for c in text.get(covered.clone()).unwrap_or("").chars() {
        if left < width(c) {
            break;
        }
        left -= width(c);
        end += c.len_utf8();
    }
    let mut start = covered.start;
    let mut before = left / 3;
    for c in text.get(whole.start..covered.start).unwrap_or("").chars().rev() {
        if before < width(c) {
            break;
        }
        before -= width(c);
        left -= width(c);
        start -= c.len_utf8();
    }
    for c in text.get(end..whole.end).unwrap_or("").chars() {
        if left < width(c) {
            break;
        }
        left -= width(c);
        end += c.len_utf8();
    }
    start..end
}
