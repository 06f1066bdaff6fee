//! R01 语法.

use super::super::Severity::{Error, Warning};
use super::Code;

/// A file, a line or a nest of brackets beyond the bounds.
pub const R0101: Code = Code {
    id: "R0101",
    severity: Error,
    title: "文件、行或括号超出限度",
    page: include_str!("../../../docs/errors/R0101.md"),
};
/// A line that belongs to no field.
pub const R0102: Code = Code {
    id: "R0102",
    severity: Error,
    title: "这一行不属于任何栏",
    page: include_str!("../../../docs/errors/R0102.md"),
};
/// A keyword with a slip in it.
pub const R0103: Code = Code {
    id: "R0103",
    severity: Error,
    title: "关键词写法不对",
    page: include_str!("../../../docs/errors/R0103.md"),
};
/// A heading without its title or points, or with a bracket open.
pub const R0104: Code = Code {
    id: "R0104",
    severity: Error,
    title: "标题行不完整",
    page: include_str!("../../../docs/errors/R0104.md"),
};
/// A figure in no readable form.
pub const R0105: Code = Code {
    id: "R0105",
    severity: Error,
    title: "分值的写法不对",
    page: include_str!("../../../docs/errors/R0105.md"),
};
/// A heading where it cannot stand.
pub const R0106: Code = Code {
    id: "R0106",
    severity: Error,
    title: "标题放错了位置",
    page: include_str!("../../../docs/errors/R0106.md"),
};
/// A field where it cannot stand.
pub const R0107: Code = Code {
    id: "R0107",
    severity: Error,
    title: "栏放错了位置",
    page: include_str!("../../../docs/errors/R0107.md"),
};
/// A heading, a field or a whole file without what belongs in it.
pub const R0108: Code = Code {
    id: "R0108",
    severity: Error,
    title: "标题或栏缺少应有的内容",
    page: include_str!("../../../docs/errors/R0108.md"),
};
/// A mode that the field cannot have.
pub const R0109: Code = Code {
    id: "R0109",
    severity: Error,
    title: "计分方式的写法不对",
    page: include_str!("../../../docs/errors/R0109.md"),
};
/// A line of 内容 that looks like a scoring field.
pub const R0110: Code = Code {
    id: "R0110",
    severity: Warning,
    title: "内容里的一行像是计分栏",
    page: include_str!("../../../docs/errors/R0110.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[&R0101, &R0102, &R0103, &R0104, &R0105, &R0106, &R0107, &R0108, &R0109, &R0110];
