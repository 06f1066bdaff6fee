//! What is asked of a unit for one fact, and what it answered, in Chinese.

use crate::model::{FactKind, Ratio, Value};

/// `是/否`, `几件次`, `缺几项`, `多少条`, `百分率`, `0.5至3分`.
pub fn question(kind: &FactKind) -> String {
    match kind {
        FactKind::Finding => "是/否".to_owned(),
        FactKind::Count { unit } => format!("几{unit}"),
        FactKind::Missing { unit, .. } => format!("缺几{unit}"),
        FactKind::Excess { unit, short: true, .. } => format!("少几{}", spoken(unit)),
        FactKind::Excess { unit, .. } => format!("超几{}", spoken(unit)),
        FactKind::Data { unit, .. } => format!("多少{unit}"),
        FactKind::Rate => "百分率".to_owned(),
        FactKind::Discretion { low, high, unit: None } => format!("{low}至{high}分"),
        FactKind::Discretion {
            low,
            high,
            unit: Some(unit),
        } => format!("每{unit}{low}至{high}分"),
    }
}

/// The value in the fact's own terms: `是`, `2件次`, `缺3项`, `85%`, `未填`, `0—1次`.
pub fn answer(kind: &FactKind, value: Value) -> String {
    match value {
        Value::Unknown => "未填".to_owned(),
        Value::Known(value) => known(kind, value),
        Value::Between(low, high) => format!("{low}—{}", known(kind, high)),
    }
}

fn known(kind: &FactKind, value: Ratio) -> String {
    match kind {
        FactKind::Finding if value == Ratio::ZERO => "否".to_owned(),
        FactKind::Finding => "是".to_owned(),
        FactKind::Count { unit } | FactKind::Missing { unit, .. } | FactKind::Data { unit, .. } => format!("{value}{unit}"),
        FactKind::Excess { unit, .. } => format!("{value}{}", spoken(unit)),
        FactKind::Rate => format!("{value}%"),
        FactKind::Discretion { .. } => format!("{value}分"),
    }
}

/// The unit of a step as it is said.
pub fn spoken(unit: &str) -> &str {
    match unit {
        "%" => "个百分点",
        "月" => "个月",
        "工作日" => "个工作日",
        "季度" => "个季度",
        unit => unit,
    }
}

/// A figure with its unit as it is said: `90%`, `3个月`.
pub fn quantity(value: Ratio, unit: &str) -> String {
    let unit = if unit == "%" { unit } else { spoken(unit) };
    format!("{value}{unit}")
}
