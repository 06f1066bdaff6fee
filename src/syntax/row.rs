//! 一行: what one line of a rubric is.

use std::ops::Range;

/// One line that is not blank. Ranges are bytes of the text that was read.
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
