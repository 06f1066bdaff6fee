//! The pest parser, and the shape in which the rest of the room sees its lines.

use super::glance;
use pest::Parser;
use pest::iterators::Pair;
use std::ops::Range;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/rubric.pest"]
struct RubricParser;

/// One line that is not blank. Ranges are bytes of the text given to [`lines`].
pub(super) enum Row {
    /// From `#`.
    Comment(Range<usize>),
    /// The words after `|`.
    Verbatim(Range<usize>),
    /// A heading: its word, title and last bracket, and its comment.
    Heading {
        word: Range<usize>,
        title: Range<usize>,
        bracket: Option<Range<usize>>,
        comment: Option<Range<usize>>,
    },
    /// A field: keyword, words of the mode, value on this line.
    Field {
        keyword: Range<usize>,
        mode: Option<Range<usize>>,
        value: Range<usize>,
    },
    /// Anything else.
    Words(Range<usize>),
}

impl Row {
    /// Its first byte.
    pub(super) fn start(&self) -> usize {
        match self {
            Self::Comment(r) | Self::Words(r) => r.start,
            // the mark `|` is the byte before the words, on the same line
            Self::Verbatim(r) => r.start.saturating_sub(1),
            Self::Heading { word, .. } => word.start,
            Self::Field { keyword, .. } => keyword.start,
        }
    }
}

impl Row {
    /// The same row, `by` bytes later.
    pub(super) fn shift(self, by: usize) -> Self {
        let to = |r: Range<usize>| r.start + by..r.end + by;
        match self {
            Self::Comment(r) => Self::Comment(to(r)),
            Self::Verbatim(r) => Self::Verbatim(to(r)),
            Self::Words(r) => Self::Words(to(r)),
            Self::Heading {
                word,
                title,
                bracket,
                comment,
            } => Self::Heading {
                word: to(word),
                title: to(title),
                bracket: bracket.map(to),
                comment: comment.map(to),
            },
            Self::Field { keyword, mode, value } => Self::Field {
                keyword: to(keyword),
                mode: mode.map(to),
                value: to(value),
            },
        }
    }
}

/// Every line of `text` that is not blank, in order. The grammar takes any line.
pub(super) fn lines(text: &str) -> Vec<Row> {
    let mut rows = Vec::with_capacity(memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1);
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = &text[start..end];
        let line = if end < text.len() {
            line.strip_suffix('\r').unwrap_or(line)
        } else {
            line
        };
        rows.extend(row_of(line).map(|row| row.shift(start)));
        start = end + 1;
    }
    rows
}

/// The row of one line: at a glance where it shows, else by the grammar, line by line, so that little memory is used.
fn row_of(line: &str) -> Option<Row> {
    let words = line.trim_start_matches([' ', '\t', '\u{3000}']);
    if words.is_empty() {
        return None;
    }
    let row = glance::row(words).or_else(|| RubricParser::parse(Rule::row, words).ok()?.next()?.into_inner().find_map(row));
    row.map(|row| row.shift(line.len() - words.len()))
}

fn range(pair: &Pair<'_, Rule>) -> Range<usize> {
    let span = pair.as_span();
    span.start()..span.end()
}

fn row(pair: Pair<'_, Rule>) -> Option<Row> {
    let whole = range(&pair);
    Some(match pair.as_rule() {
        Rule::comment => Row::Comment(whole),
        Rule::words => Row::Words(whole),
        Rule::verbatim => Row::Verbatim(whole.start + 1..whole.end),
        Rule::heading => {
            let (mut word, mut title) = (whole.start..whole.start, whole.start..whole.start);
            let (mut bracket, mut comment) = (None, None);
            for part in pair.into_inner() {
                match part.as_rule() {
                    Rule::heading_word => word = range(&part),
                    Rule::title => title = range(&part),
                    Rule::bracket => bracket = part.into_inner().next().map(|inside| range(&inside)),
                    Rule::comment => comment = Some(range(&part)),
                    _ => {}
                }
            }
            Row::Heading {
                word,
                title,
                bracket,
                comment,
            }
        }
        Rule::field => {
            let (mut keyword, mut value) = (whole.start..whole.start, whole.end..whole.end);
            let mut mode = None;
            for part in pair.into_inner() {
                match part.as_rule() {
                    Rule::keyword => keyword = range(&part),
                    Rule::mode => mode = part.into_inner().next().map(|words| range(&words)),
                    Rule::value => value = range(&part),
                    _ => {}
                }
            }
            Row::Field { keyword, mode, value }
        }
        _ => return None,
    })
}
