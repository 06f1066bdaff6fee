//! R0550–R0599: clauses of a field, looked at together.

use super::super::Severity::{Error, Warning};
use super::Code;

/// 要素 that no clause counts.
pub const R0550: Code = Code {
    id: "R0550",
    severity: Warning,
    title: "要素清单没有条款使用",
    page: include_str!("../../../docs/errors/R0550.md"),
};
/// 每缺一项 without 要素.
pub const R0551: Code = Code {
    id: "R0551",
    severity: Warning,
    title: "每缺一项没有要素清单",
    page: include_str!("../../../docs/errors/R0551.md"),
};
/// An element listed twice.
pub const R0552: Code = Code {
    id: "R0552",
    severity: Warning,
    title: "同一要素列了两次",
    page: include_str!("../../../docs/errors/R0552.md"),
};
/// A list that overshoots its item.
pub const R0553: Code = Code {
    id: "R0553",
    severity: Warning,
    title: "要素还没有缺完，本项的分已经扣完",
    page: include_str!("../../../docs/errors/R0553.md"),
};
/// A clause that can never change the score.
pub const R0554: Code = Code {
    id: "R0554",
    severity: Warning,
    title: "条款永远不会改变得分",
    page: include_str!("../../../docs/errors/R0554.md"),
};
/// A threshold of a rate beyond 100%.
pub const R0555: Code = Code {
    id: "R0555",
    severity: Warning,
    title: "比率的界限不在0到100%之间",
    page: include_str!("../../../docs/errors/R0555.md"),
};
/// A tier hidden by earlier ones.
pub const R0556: Code = Code {
    id: "R0556",
    severity: Error,
    title: "这一档被前面的档挡住",
    page: include_str!("../../../docs/errors/R0556.md"),
};
/// A hole between tiers.
pub const R0557: Code = Code {
    id: "R0557",
    severity: Warning,
    title: "分档之间有空档",
    page: include_str!("../../../docs/errors/R0557.md"),
};
/// A mode for several clauses over a single one.
pub const R0558: Code = Code {
    id: "R0558",
    severity: Warning,
    title: "只有一条，用不着这个计分方式",
    page: include_str!("../../../docs/errors/R0558.md"),
};
/// Names that differ in next to nothing.
pub const R0559: Code = Code {
    id: "R0559",
    severity: Warning,
    title: "两个名称几乎一样",
    page: include_str!("../../../docs/errors/R0559.md"),
};
/// Clauses of two tables that agree in words and differ in points.
pub const R0560: Code = Code {
    id: "R0560",
    severity: Warning,
    title: "两张表里同样的话分数不同",
    page: include_str!("../../../docs/errors/R0560.md"),
};
/// A condition that holds whatever the datum is.
pub const R0561: Code = Code {
    id: "R0561",
    severity: Warning,
    title: "条款的条件总是成立",
    page: include_str!("../../../docs/errors/R0561.md"),
};
/// A rate that is not compared in percent.
pub const R0562: Code = Code {
    id: "R0562",
    severity: Warning,
    title: "比率的界限不是百分数",
    page: include_str!("../../../docs/errors/R0562.md"),
};
/// The named elements of an open list cannot use up their item.
pub const R0563: Code = Code {
    id: "R0563",
    severity: Warning,
    title: "列出的要素全部缺失也扣不完本项",
    page: include_str!("../../../docs/errors/R0563.md"),
};
/// Points of tiers that rise and fall along the datum.
pub const R0564: Code = Code {
    id: "R0564",
    severity: Warning,
    title: "分档的分数忽高忽低",
    page: include_str!("../../../docs/errors/R0564.md"),
};
/// Two clauses that add up and meet in one value, which counts twice.
pub const R0565: Code = Code {
    id: "R0565",
    severity: Warning,
    title: "恰好在界限上，两条都成立",
    page: include_str!("../../../docs/errors/R0565.md"),
};
/// Two clauses of 择一 that some value makes hold both.
pub const R0566: Code = Code {
    id: "R0566",
    severity: Warning,
    title: "择一的两条会同时成立",
    page: include_str!("../../../docs/errors/R0566.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[
    &R0550, &R0551, &R0552, &R0553, &R0554, &R0555, &R0556, &R0557, &R0558, &R0559, &R0560, &R0561, &R0562, &R0563, &R0564,
    &R0565, &R0566,
];
