//! R0680–R0699 佐证与细则相抵触，评定时才能看出.

use super::super::Severity::Error;
use super::Code;

/// Two clauses of 择一 hold at once.
pub const R0680: Code = Code {
    id: "R0680",
    severity: Error,
    title: "择一栏中两项同时成立",
    page: include_str!("../../../docs/errors/R0680.md"),
};
/// Everything is 不适用: 折算 has no rate.
pub const R0681: Code = Code {
    id: "R0681",
    severity: Error,
    title: "全部指标都不适用，无从折算",
    page: include_str!("../../../docs/errors/R0681.md"),
};

/// In order.
pub const ALL: &[&Code] = &[&R0680, &R0681];
