//! R04 等次.

use super::super::Severity::{Error, Warning};
use super::Code;

/// A reachable total between two bands has none.
pub const R0401: Code = Code {
    id: "R0401",
    severity: Error,
    title: "等次之间有空档",
    page: include_str!("../../../docs/errors/R0401.md"),
};
/// Two bands hold the same total.
pub const R0402: Code = Code {
    id: "R0402",
    severity: Error,
    title: "等次范围重叠",
    page: include_str!("../../../docs/errors/R0402.md"),
};
/// A reachable total above or below all bands.
pub const R0403: Code = Code {
    id: "R0403",
    severity: Error,
    title: "有的总分没有等次",
    page: include_str!("../../../docs/errors/R0403.md"),
};
/// No completion gives the band.
pub const R0404: Code = Code {
    id: "R0404",
    severity: Error,
    title: "等次永远够不着",
    page: include_str!("../../../docs/errors/R0404.md"),
};
/// A band that holds no total at all.
pub const R0405: Code = Code {
    id: "R0405",
    severity: Error,
    title: "等次范围上下颠倒",
    page: include_str!("../../../docs/errors/R0405.md"),
};
/// A result condition of 否决 that always or never holds.
pub const R0406: Code = Code {
    id: "R0406",
    severity: Warning,
    title: "否决的结果条件恒成立或恒不成立",
    page: include_str!("../../../docs/errors/R0406.md"),
};
/// A veto that cannot change the band.
pub const R0407: Code = Code {
    id: "R0407",
    severity: Warning,
    title: "否决不会改变等次",
    page: include_str!("../../../docs/errors/R0407.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[&R0401, &R0402, &R0403, &R0404, &R0405, &R0406, &R0407];
