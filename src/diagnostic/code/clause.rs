//! R05 条款读解.

use super::super::Severity::{Error, Warning};
use super::Code;

/// No figure, or no 分 after it.
pub const R0501: Code = Code {
    id: "R0501",
    severity: Error,
    title: "条款没有写明分数",
    page: include_str!("../../../docs/errors/R0501.md"),
};
/// A sentence that takes no points.
pub const R0502: Code = Code {
    id: "R0502",
    severity: Warning,
    title: "计分栏里的一句话不计分",
    page: include_str!("../../../docs/errors/R0502.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[&R0501, &R0502];
