//! R09 文件与运行.

use super::super::Severity::Error;
use super::Code;

/// A line of `read --clauses` that is neither a clause nor a clause object.
pub const R0901: Code = Code {
    id: "R0901",
    severity: Error,
    title: "条款文件的一行读不懂",
    page: include_str!("../../../docs/errors/R0901.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[&R0901];
