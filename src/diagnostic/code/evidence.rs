//! R06 佐证: R0601–R0679, what is wrong with evidence.

use super::super::Severity::{Error, Warning};
use super::Code;

/// The text is not JSON.
pub const R0601: Code = Code {
    id: "R0601",
    severity: Error,
    title: "佐证不是合格的JSON",
    page: include_str!("../../../docs/errors/R0601.md"),
};
/// A part of the evidence has the wrong form.
pub const R0602: Code = Code {
    id: "R0602",
    severity: Error,
    title: "佐证的这一部分写法不对",
    page: include_str!("../../../docs/errors/R0602.md"),
};
/// A key beside 佐证 that means nothing.
pub const R0603: Code = Code {
    id: "R0603",
    severity: Error,
    title: "佐证最外层有不认识的键",
    page: include_str!("../../../docs/errors/R0603.md"),
};
/// The evidence does not say which rubric it is for.
pub const R0604: Code = Code {
    id: "R0604",
    severity: Error,
    title: "佐证没有写明细则",
    page: include_str!("../../../docs/errors/R0604.md"),
};
/// The evidence is for another rubric.
pub const R0605: Code = Code {
    id: "R0605",
    severity: Error,
    title: "佐证写的不是这份细则",
    page: include_str!("../../../docs/errors/R0605.md"),
};
/// The evidence does not say whose it is.
pub const R0606: Code = Code {
    id: "R0606",
    severity: Warning,
    title: "佐证没有写明单位",
    page: include_str!("../../../docs/errors/R0606.md"),
};
/// One unit has evidence twice.
pub const R0607: Code = Code {
    id: "R0607",
    severity: Error,
    title: "一个单位有两份佐证",
    page: include_str!("../../../docs/errors/R0607.md"),
};
/// A key stands twice in one object.
pub const R0608: Code = Code {
    id: "R0608",
    severity: Error,
    title: "同一处的键写了两次",
    page: include_str!("../../../docs/errors/R0608.md"),
};
/// A fact is stated by two paths.
pub const R0609: Code = Code {
    id: "R0609",
    severity: Error,
    title: "同一事实写了两处",
    page: include_str!("../../../docs/errors/R0609.md"),
};
/// A name the rubric does not know.
pub const R0610: Code = Code {
    id: "R0610",
    severity: Error,
    title: "细则中没有这个名称",
    page: include_str!("../../../docs/errors/R0610.md"),
};
/// A shortened path that fits several places.
pub const R0611: Code = Code {
    id: "R0611",
    severity: Error,
    title: "路径不全，对得上不止一处",
    page: include_str!("../../../docs/errors/R0611.md"),
};
/// A level where a fact should be, or a fact without its value.
pub const R0612: Code = Code {
    id: "R0612",
    severity: Error,
    title: "此处应为事实的值",
    page: include_str!("../../../docs/errors/R0612.md"),
};
/// A key that an object about a fact may not have.
pub const R0613: Code = Code {
    id: "R0613",
    severity: Error,
    title: "事实的内容里有不认识的键",
    page: include_str!("../../../docs/errors/R0613.md"),
};
/// A value of another kind than the fact's.
pub const R0614: Code = Code {
    id: "R0614",
    severity: Error,
    title: "值的类型不对",
    page: include_str!("../../../docs/errors/R0614.md"),
};
/// A rate without its percent sign.
pub const R0615: Code = Code {
    id: "R0615",
    severity: Error,
    title: "比率没有写百分号",
    page: include_str!("../../../docs/errors/R0615.md"),
};
/// A value in another unit than the fact's.
pub const R0616: Code = Code {
    id: "R0616",
    severity: Error,
    title: "值的单位不符",
    page: include_str!("../../../docs/errors/R0616.md"),
};
/// A fraction where only whole numbers make sense.
pub const R0617: Code = Code {
    id: "R0617",
    severity: Error,
    title: "此处应为整数",
    page: include_str!("../../../docs/errors/R0617.md"),
};
/// A number in a form that is not read.
pub const R0618: Code = Code {
    id: "R0618",
    severity: Error,
    title: "数的写法不对",
    page: include_str!("../../../docs/errors/R0618.md"),
};
/// A range whose first end is the larger.
pub const R0619: Code = Code {
    id: "R0619",
    severity: Error,
    title: "范围首尾颠倒",
    page: include_str!("../../../docs/errors/R0619.md"),
};
/// More missing elements than there are.
pub const R0620: Code = Code {
    id: "R0620",
    severity: Error,
    title: "缺项数超过要素个数",
    page: include_str!("../../../docs/errors/R0620.md"),
};
/// An element that is not in the list.
pub const R0621: Code = Code {
    id: "R0621",
    severity: Error,
    title: "要素不在清单之内",
    page: include_str!("../../../docs/errors/R0621.md"),
};
/// An element named twice.
pub const R0622: Code = Code {
    id: "R0622",
    severity: Error,
    title: "同一要素写了两次",
    page: include_str!("../../../docs/errors/R0622.md"),
};
/// An amount outside the range of a discretion.
pub const R0623: Code = Code {
    id: "R0623",
    severity: Error,
    title: "酌情的分数超出范围",
    page: include_str!("../../../docs/errors/R0623.md"),
};
/// A rate above 100%.
pub const R0624: Code = Code {
    id: "R0624",
    severity: Warning,
    title: "比率超过100%",
    page: include_str!("../../../docs/errors/R0624.md"),
};
/// 未列事项 with a word that is neither of its two.
pub const R0625: Code = Code {
    id: "R0625",
    severity: Error,
    title: "未列事项的写法不对",
    page: include_str!("../../../docs/errors/R0625.md"),
};
/// A claim of 不适用 that cannot be read.
pub const R0626: Code = Code {
    id: "R0626",
    severity: Error,
    title: "不适用的写法不对",
    page: include_str!("../../../docs/errors/R0626.md"),
};
/// 不适用 where the rubric has no rule for it.
pub const R0627: Code = Code {
    id: "R0627",
    severity: Error,
    title: "细则没有规定不适用如何计分",
    page: include_str!("../../../docs/errors/R0627.md"),
};
/// A claim of 不适用 that was not approved.
pub const R0628: Code = Code {
    id: "R0628",
    severity: Warning,
    title: "不适用未经认定",
    page: include_str!("../../../docs/errors/R0628.md"),
};
/// Facts stated for an item that does not apply.
pub const R0629: Code = Code {
    id: "R0629",
    severity: Warning,
    title: "不适用的项填了事实",
    page: include_str!("../../../docs/errors/R0629.md"),
};
/// An item reported 不适用 twice.
pub const R0630: Code = Code {
    id: "R0630",
    severity: Error,
    title: "同一项报告了两次不适用",
    page: include_str!("../../../docs/errors/R0630.md"),
};
/// An entry of a list that cannot be added up.
pub const R0631: Code = Code {
    id: "R0631",
    severity: Error,
    title: "逐条写出的条目写法不对",
    page: include_str!("../../../docs/errors/R0631.md"),
};

/// In order.
pub const ALL: &[&Code] = &[
    &R0601, &R0602, &R0603, &R0604, &R0605, &R0606, &R0607, &R0608, &R0609, &R0610, &R0611, &R0612, &R0613, &R0614, &R0615,
    &R0616, &R0617, &R0618, &R0619, &R0620, &R0621, &R0622, &R0623, &R0624, &R0625, &R0626, &R0627, &R0628, &R0629, &R0630,
    &R0631,
];
