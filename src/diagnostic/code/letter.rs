//! R0130–R0149: the letters of the text.

use super::super::Severity::{Error, Warning};
use super::Code;

/// Look-alike letters.
pub const R0130: Code = Code {
    id: "R0130",
    severity: Warning,
    title: "文中有形似的字符",
    page: include_str!("../../../docs/errors/R0130.md"),
};
/// Bidirectional controls.
pub const R0131: Code = Code {
    id: "R0131",
    severity: Error,
    title: "文中有改变书写方向的控制字符",
    page: include_str!("../../../docs/errors/R0131.md"),
};
/// Private-use characters.
pub const R0132: Code = Code {
    id: "R0132",
    severity: Warning,
    title: "文中有自造字",
    page: include_str!("../../../docs/errors/R0132.md"),
};
/// Control characters and damaged bytes.
pub const R0133: Code = Code {
    id: "R0133",
    severity: Error,
    title: "文中有不是文字的字节",
    page: include_str!("../../../docs/errors/R0133.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[&R0130, &R0131, &R0132, &R0133];
