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
/// 05, 0。5, O.5.
pub const R0503: Code = Code {
    id: "R0503",
    severity: Error,
    title: "条款里的数写得不对",
    page: include_str!("../../../docs/errors/R0503.md"),
};
/// 酌情 without both ends.
pub const R0504: Code = Code {
    id: "R0504",
    severity: Error,
    title: "酌情没有写明两头",
    page: include_str!("../../../docs/errors/R0504.md"),
};
/// Two amounts, or words that fit nowhere.
pub const R0505: Code = Code {
    id: "R0505",
    severity: Error,
    title: "一条里的话读不准",
    page: include_str!("../../../docs/errors/R0505.md"),
};
/// Points without a condition.
pub const R0506: Code = Code {
    id: "R0506",
    severity: Error,
    title: "条款没有条件",
    page: include_str!("../../../docs/errors/R0506.md"),
};
/// Units that differ.
pub const R0507: Code = Code {
    id: "R0507",
    severity: Error,
    title: "单位前后不一",
    page: include_str!("../../../docs/errors/R0507.md"),
};
/// 不少于…每少.
pub const R0508: Code = Code {
    id: "R0508",
    severity: Error,
    title: "步进方向与阈值相反",
    page: include_str!("../../../docs/errors/R0508.md"),
};
/// 超过…以上, bounds that contradict.
pub const R0509: Code = Code {
    id: "R0509",
    severity: Error,
    title: "比较读不准",
    page: include_str!("../../../docs/errors/R0509.md"),
};
/// 市级加0.5分 after nothing.
pub const R0510: Code = Code {
    id: "R0510",
    severity: Error,
    title: "省略无所承",
    page: include_str!("../../../docs/errors/R0510.md"),
};
/// 分别 with another number of amounts.
pub const R0511: Code = Code {
    id: "R0511",
    severity: Error,
    title: "分别、各的情形与分数对不上",
    page: include_str!("../../../docs/errors/R0511.md"),
};
/// 得 in 扣分.
pub const R0512: Code = Code {
    id: "R0512",
    severity: Error,
    title: "条款与栏目不符",
    page: include_str!("../../../docs/errors/R0512.md"),
};
/// A cap of something unclear.
pub const R0513: Code = Code {
    id: "R0513",
    severity: Error,
    title: "限额读不准",
    page: include_str!("../../../docs/errors/R0513.md"),
};
/// A 计次 of something unclear.
pub const R0514: Code = Code {
    id: "R0514",
    severity: Error,
    title: "计次读不准",
    page: include_str!("../../../docs/errors/R0514.md"),
};
/// 否则 after nothing.
pub const R0515: Code = Code {
    id: "R0515",
    severity: Error,
    title: "否则、其余无所指",
    page: include_str!("../../../docs/errors/R0515.md"),
};
/// Named in language §7.
pub const R0516: Code = Code {
    id: "R0516",
    severity: Error,
    title: "目前读不了的写法",
    page: include_str!("../../../docs/errors/R0516.md"),
};
/// 一票否决, 加倍, 通报.
pub const R0517: Code = Code {
    id: "R0517",
    severity: Error,
    title: "写了后果没有分数",
    page: include_str!("../../../docs/errors/R0517.md"),
};
/// A data name that is none.
pub const R0518: Code = Code {
    id: "R0518",
    severity: Error,
    title: "数据名称读不准",
    page: include_str!("../../../docs/errors/R0518.md"),
};
/// A veto without an action.
pub const R0519: Code = Code {
    id: "R0519",
    severity: Error,
    title: "否决条款没有写明后果",
    page: include_str!("../../../docs/errors/R0519.md"),
};
/// 按比例.
pub const R0520: Code = Code {
    id: "R0520",
    severity: Error,
    title: "比例所指不明",
    page: include_str!("../../../docs/errors/R0520.md"),
};

/// In order.
pub(super) const ALL: &[&Code] = &[
    &R0501, &R0502, &R0503, &R0504, &R0505, &R0506, &R0507, &R0508, &R0509, &R0510, &R0511, &R0512, &R0513, &R0514, &R0515,
    &R0516, &R0517, &R0518, &R0519, &R0520,
];
