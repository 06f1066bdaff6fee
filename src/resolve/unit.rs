//! 单位: which units are measured rather than counted. The one list.

/// Endings of units in which decimals make sense; every other unit counts whole things.
const CONTINUOUS: [&str; 28] = [
    "元",
    "分钟",
    "小时",
    "秒",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "米",
    "平方",
    "立方",
    "亩",
    "公顷",
    "吨",
    "公斤",
    "千克",
    "克",
    "斤",
    "升",
    "度",
    "千瓦时",
    "倍",
    "分",
    "‰",
    "㎡",
    "㎥",
    "㎞",
    "㎏",
];

/// Whether a datum in `unit` is a whole number.
pub fn is_whole(unit: &str) -> bool {
    unit != "%" && !unit.starts_with(['万', '亿']) && !CONTINUOUS.iter().any(|ending| unit.ends_with(ending))
}
