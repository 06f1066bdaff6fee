//! R08 用例.

use super::super::Severity::Error;
use super::Code;

/// A line of a 用例 that cannot be read.
pub const R0801: Code = Code {
    id: "R0801",
    severity: Error,
    title: "用例的写法不对",
    page: include_str!("../../../docs/errors/R0801.md"),
};
/// A path, title or band that the rubric does not have.
pub const R0802: Code = Code {
    id: "R0802",
    severity: Error,
    title: "用例所指的名称不存在",
    page: include_str!("../../../docs/errors/R0802.md"),
};

/// What comes of a 用例 is not what 应为 says.
pub const R0803: Code = Code {
    id: "R0803",
    severity: Error,
    title: "用例的结果与应为不同",
    page: include_str!("../../../docs/errors/R0803.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[&R0801, &R0802, &R0803];
