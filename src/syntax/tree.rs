//! 树: what stands where. Words and spans only; what they mean is for `resolve` and `syntax::clause`.

use crate::syntax::keyword::{HeadingWord, Keyword};
use crate::text::{SourceId, Span};

/// One source, read line by line.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The source.
    pub source: SourceId,
    /// Every line in order, line ends included: together they are the whole text.
    pub lines: Vec<Line>,
    /// Every comment in order, from its `#`.
    pub comments: Vec<Span>,
    /// The fields before the first heading.
    pub table: Vec<Field>,
    /// 类别 in order. 指标 that stand under none have one without a heading.
    pub categories: Vec<Section>,
    /// 加减分.
    pub adjustments: Option<Section>,
    /// 用例 in order.
    pub cases: Vec<Section>,
}

/// One line of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its bytes, line end included.
    pub span: Span,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing but blanks.
    Blank,
    /// `#`.
    Comment,
    /// A heading.
    Heading(HeadingWord),
    /// The first line of a field.
    Field(Keyword),
    /// A further line of the field before it.
    Value,
    /// Not read; a diagnostic says why.
    Bad,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// None for the 类别 that a table without 类别 leaves out.
    pub heading: Option<Heading>,
    /// Fields in order.
    pub fields: Vec<Field>,
    /// 指标 of a 类别, 项 of an 指标 or of 加减分.
    pub parts: Vec<Section>,
}

/// `类别 组织保障（15分）`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    /// Which.
    pub word: HeadingWord,
    /// The line without indentation and comment.
    pub span: Span,
    /// The title without numbering; the marks 【】 are in it.
    pub title: Option<Span>,
    /// The words in the bracket at its end: points, or the bounds of 加减分.
    pub bracket: Option<Span>,
}

/// `扣分（就高）：…` with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub keyword: Keyword,
    /// Keyword and mode, without the colon.
    pub span: Span,
    /// The words in the bracket after the keyword.
    pub mode: Option<Span>,
    /// The value's lines in order, without blanks at either end, without empty lines, comments and a leading `|`.
    pub lines: Vec<Span>,
}

impl Field {
    /// From the first to the last word of the value; the keyword where there is none.
    pub fn value(&self) -> Span {
        match (self.lines.first(), self.lines.last()) {
            (Some(&first), Some(&last)) => first.to(last),
            _ => self.span,
        }
    }
}
