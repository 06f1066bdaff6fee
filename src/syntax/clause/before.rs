//! 上文: what stands before a clause in its field.

use crate::model::Reading;

/// What the reader knows when it comes to a clause.
pub struct Before<'r> {
    /// The clause before in this field, unless it was refused.
    pub last: Option<&'r Reading>,
    /// Whether 分别 or 各 made that clause and others of the same words.
    pub several: bool,
    /// Whether anything stands before it in this field.
    pub first: bool,
    /// Readings since the last `;` or `。`.
    pub since_mark: usize,
    /// Whether the field has given full marks before.
    pub full_given: bool,
}
