//! R07 对比.

use super::super::Severity::Warning;
use super::Code;

/// 原 names nothing of the older version.
pub const R0701: Code = Code {
    id: "R0701",
    severity: Warning,
    title: "「原」所指的名称旧版没有",
    page: include_str!("../../../docs/errors/R0701.md"),
};

/// 原 names several items of the older version, or ties several to several.
pub const R0702: Code = Code {
    id: "R0702",
    severity: Warning,
    title: "「原」所指的不止一项",
    page: include_str!("../../../docs/errors/R0702.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[&R0701, &R0702];
