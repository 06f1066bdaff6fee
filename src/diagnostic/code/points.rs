//! R03 分值.

use super::super::Severity::{Error, Warning};
use super::Code;

/// Parts do not sum to their heading or to 满分.
pub const R0301: Code = Code {
    id: "R0301",
    severity: Error,
    title: "各部分的分值之和与标明的分值不符",
    page: include_str!("../../../docs/errors/R0301.md"),
};
/// No 满分.
pub const R0302: Code = Code {
    id: "R0302",
    severity: Error,
    title: "细则没有写明满分",
    page: include_str!("../../../docs/errors/R0302.md"),
};
/// One deduction is larger than its item, and nothing says 扣完为止.
pub const R0303: Code = Code {
    id: "R0303",
    severity: Error,
    title: "一次扣分大于本项分值",
    page: include_str!("../../../docs/errors/R0303.md"),
};
/// One deduction is larger than its item; 扣完为止 stops it.
pub const R0304: Code = Code {
    id: "R0304",
    severity: Warning,
    title: "一次扣分大于本项分值，靠扣完为止封底",
    page: include_str!("../../../docs/errors/R0304.md"),
};
/// One-off deductions together exceed their item, and nothing says 扣完为止.
pub const R0305: Code = Code {
    id: "R0305",
    severity: Error,
    title: "几条扣分合计大于本项分值",
    page: include_str!("../../../docs/errors/R0305.md"),
};
/// One earning is larger than its item.
pub const R0306: Code = Code {
    id: "R0306",
    severity: Error,
    title: "一次得分大于本项分值",
    page: include_str!("../../../docs/errors/R0306.md"),
};
/// One-off earnings together exceed their item, and no cap says so.
pub const R0307: Code = Code {
    id: "R0307",
    severity: Error,
    title: "几条得分合计大于本项分值",
    page: include_str!("../../../docs/errors/R0307.md"),
};
/// No completion earns the whole item.
pub const R0308: Code = Code {
    id: "R0308",
    severity: Warning,
    title: "本项满分得不到",
    page: include_str!("../../../docs/errors/R0308.md"),
};
/// Points that no clause can take away.
pub const R0309: Code = Code {
    id: "R0309",
    severity: Warning,
    title: "有分数谁也扣不掉",
    page: include_str!("../../../docs/errors/R0309.md"),
};
/// An item without a scoring clause.
pub const R0310: Code = Code {
    id: "R0310",
    severity: Error,
    title: "这一项没有计分条款",
    page: include_str!("../../../docs/errors/R0310.md"),
};
/// A heading of no points.
pub const R0311: Code = Code {
    id: "R0311",
    severity: Error,
    title: "分值为0",
    page: include_str!("../../../docs/errors/R0311.md"),
};
/// A cap that never binds.
pub const R0312: Code = Code {
    id: "R0312",
    severity: Warning,
    title: "限额永远用不上",
    page: include_str!("../../../docs/errors/R0312.md"),
};
/// A cap below one amount it bounds.
pub const R0313: Code = Code {
    id: "R0313",
    severity: Error,
    title: "限额小于一次的分数",
    page: include_str!("../../../docs/errors/R0313.md"),
};
/// Bonus without a cap.
pub const R0314: Code = Code {
    id: "R0314",
    severity: Warning,
    title: "加分不封顶",
    page: include_str!("../../../docs/errors/R0314.md"),
};
/// Malus without a cap.
pub const R0315: Code = Code {
    id: "R0315",
    severity: Warning,
    title: "减分没有下限",
    page: include_str!("../../../docs/errors/R0315.md"),
};
/// Bounds of the total contradict each other, 满分 or 小数.
pub const R0316: Code = Code {
    id: "R0316",
    severity: Error,
    title: "总分的上下限自相矛盾",
    page: include_str!("../../../docs/errors/R0316.md"),
};
/// A computed value that need not end, without a rounding place.
pub const R0317: Code = Code {
    id: "R0317",
    severity: Error,
    title: "算出的分数除不尽，没有写保留几位小数",
    page: include_str!("../../../docs/errors/R0317.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[
    &R0301, &R0302, &R0303, &R0304, &R0305, &R0306, &R0307, &R0308, &R0309, &R0310, &R0311, &R0312, &R0313, &R0314, &R0315,
    &R0316, &R0317,
];
