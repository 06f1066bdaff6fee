//! 条款读解: the words of a scoring field → readings (language, §3).

use crate::diagnostic::Diagnostic;
use crate::model::{FieldKind, Mode, Reading};
use crate::text::{Source, SourceId, Span};

/// The words of one scoring field and what the reader must know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct FieldText<'a> {
    /// The source.
    pub source: &'a Source,
    /// Its id.
    pub id: SourceId,
    /// The value's lines, comments and a leading `|` left out, in order.
    pub lines: &'a [Span],
    /// 扣分 得分 加分 减分 否决.
    pub kind: FieldKind,
    /// 就高, 择一, 分档.
    pub mode: Mode,
    /// The title of the 项 it stands in, when the 项 is titled: a comparison without a name takes it.
    pub title: Option<&'a str>,
    /// Whether it stands in the leaf of a category (not in 加减分 or in the table).
    pub in_item: bool,
}

/// One piece of a field, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A clause.
    Clause(Reading),
    /// A sentence that takes no points and names no consequence: a note.
    Note {
        /// The words.
        text: String,
        /// The warning it deserves.
        diagnostic: Diagnostic,
    },
    /// What cannot be read with certainty.
    Refused {
        /// The words.
        text: String,
        /// Why, with the wording that would do as help.
        diagnostic: Diagnostic,
    },
}

/// Reads one field. Never stops at the first error; pieces are in the order of the text.
pub fn read(field: &FieldText<'_>) -> Vec<Piece> {
    let _ = field;
    Vec::new()
}
