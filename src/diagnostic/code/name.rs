//! R02 名称与引用.

use super::super::Severity::Error;
use super::Code;

/// One title twice at one level.
pub const R0201: Code = Code {
    id: "R0201",
    severity: Error,
    title: "同一层里有两个相同的标题",
    page: include_str!("../../../docs/errors/R0201.md"),
};
/// A table field twice, with different words.
pub const R0202: Code = Code {
    id: "R0202",
    severity: Error,
    title: "表头的一栏写了两次",
    page: include_str!("../../../docs/errors/R0202.md"),
};
/// A reference to a file that is missing, outside the folder, or part of a circle.
pub const R0203: Code = Code {
    id: "R0203",
    severity: Error,
    title: "引用的文件用不了",
    page: include_str!("../../../docs/errors/R0203.md"),
};
/// A table value that cannot be read.
pub const R0204: Code = Code {
    id: "R0204",
    severity: Error,
    title: "表头的一栏读不懂",
    page: include_str!("../../../docs/errors/R0204.md"),
};
/// One condition twice with one effect.
pub const R0205: Code = Code {
    id: "R0205",
    severity: Error,
    title: "同一个条件计了两次分",
    page: include_str!("../../../docs/errors/R0205.md"),
};
/// One name with two kinds or units.
pub const R0206: Code = Code {
    id: "R0206",
    severity: Error,
    title: "同一个名称有两种类型或单位",
    page: include_str!("../../../docs/errors/R0206.md"),
};
/// 要素 that belong to no clause, or to any of several.
pub const R0207: Code = Code {
    id: "R0207",
    severity: Error,
    title: "要素对不上条款",
    page: include_str!("../../../docs/errors/R0207.md"),
};
/// 否决 names a title or band that is not there.
pub const R0208: Code = Code {
    id: "R0208",
    severity: Error,
    title: "否决所指的标题或等次不存在",
    page: include_str!("../../../docs/errors/R0208.md"),
};
/// 否决 on words that several facts bear.
pub const R0209: Code = Code {
    id: "R0209",
    severity: Error,
    title: "否决的条件不止一处",
    page: include_str!("../../../docs/errors/R0209.md"),
};
/// No 细则.
pub const R0210: Code = Code {
    id: "R0210",
    severity: Error,
    title: "没有写细则的名称",
    page: include_str!("../../../docs/errors/R0210.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[&R0201, &R0202, &R0203, &R0204, &R0205, &R0206, &R0207, &R0208, &R0209, &R0210];
