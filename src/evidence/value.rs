//! 值: what may be written for a fact of each kind (language, §5 “Values”).

pub mod number;
mod spoken;

use crate::diagnostic::code;
use crate::model::{Fact, FactKind, Points, Ratio, Value};

use super::json::Json;
use super::slip::Slip;
use number::{amount, quantity, range, rate};
pub use spoken::spoken;

/// The words for a fact that is not known yet.
pub const UNKNOWN: &str = "未填";

/// Reads a value that is neither a list nor an object.
pub fn scalar(fact: &Fact, json: &Json<'_>) -> Result<Value, Slip> {
    match json {
        Json::Null => Ok(Value::Unknown),
        Json::Text(text) if text.trim() == UNKNOWN => Ok(Value::Unknown),
        Json::Bool(yes) => boolean(fact, *yes),
        Json::Number(text) => number_value(fact, text),
        Json::Text(text) => text_value(fact, text),
        Json::List(_) | Json::Object(_) => Err(wrong_kind(fact, &describe(json))),
    }
}

fn boolean(fact: &Fact, yes: bool) -> Result<Value, Slip> {
    match &fact.kind {
        FactKind::Finding => Ok(Value::Known(if yes { Ratio::ONE } else { Ratio::ZERO })),
        FactKind::Discretion { .. } if !yes => Ok(Value::Known(Ratio::ZERO)),
        FactKind::Discretion { low, high, unit: None } => Ok(between((*low).into(), (*high).into())),
        _ => Err(wrong_kind(fact, if yes { "true" } else { "false" })),
    }
}

fn number_value(fact: &Fact, text: &str) -> Result<Value, Slip> {
    match &fact.kind {
        FactKind::Finding => Err(wrong_kind(fact, text)),
        FactKind::Rate => Err(number::bare_rate(fact, text)),
        _ => text_value(fact, text),
    }
}

/// Reads the text of a value: `9条`, `85%`, `45/50`, `0—1次`; a number is its text.
pub fn text_value(fact: &Fact, text: &str) -> Result<Value, Slip> {
    let text = number::plain(text);
    if let Some(slip) = number::apart(fact, &text) {
        return Err(slip);
    }
    let value = match &fact.kind {
        FactKind::Finding => match text.as_str() {
            "是" => Value::Known(Ratio::ONE),
            "否" => Value::Known(Ratio::ZERO),
            _ => return Err(wrong_kind(fact, &text)),
        },
        FactKind::Count { unit } | FactKind::Missing { unit, .. } => {
            range(&text, |side, last| quantity(fact, side, last, unit, true))?
        }
        FactKind::Excess { unit, whole, .. } | FactKind::Data { unit, whole } => {
            range(&text, |side, last| quantity(fact, side, last, unit, *whole))?
        }
        FactKind::Rate => range(&text, |side, last| rate(fact, side, last))?,
        FactKind::Discretion {
            low,
            high,
            unit: Some(unit),
        } => return occurrences(fact, &text, (*low, *high), unit),
        FactKind::Discretion { low, high, unit: None } => {
            let value = range(&text, |side, _| amount(fact, side, (*low, *high)))?;
            match value {
                // 0 is 「没有发生」, which no range of amounts can begin with
                Value::Between(Ratio::ZERO, _) => return Err(number::out_of_range(fact, Ratio::ZERO, (*low, *high))),
                value => value,
            }
        }
    };
    in_domain(fact, value)
}

/// `2次` of a discretion by occurrence: each amount is open.
fn occurrences(fact: &Fact, text: &str, (low, high): (Points, Points), unit: &str) -> Result<Value, Slip> {
    let by_amount = !text.ends_with(&number::plain(unit));
    let count = if by_amount {
        None
    } else {
        quantity(fact, text, text, unit, true).ok()
    };
    match count {
        Some(count) => Ok(between(Ratio::from(low).times(count), Ratio::from(high).times(count))),
        None if amount(fact, text, (low, high)).is_ok_and(|value| value == Ratio::ZERO) => Ok(Value::Known(Ratio::ZERO)),
        None => Err(wrong_kind(fact, text)),
    }
}

/// `Between`, or `Known` where both ends are the same.
pub fn between(low: Ratio, high: Ratio) -> Value {
    if low == high {
        Value::Known(low)
    } else {
        Value::Between(low, high)
    }
}

/// Whether a value can be: missing elements within the list. Discretions are checked amount by amount.
pub fn in_domain(fact: &Fact, value: Value) -> Result<Value, Slip> {
    let high = match value {
        Value::Unknown => return Ok(value),
        Value::Known(at) => at,
        Value::Between(_, high) => high,
    };
    match &fact.kind {
        FactKind::Missing {
            unit,
            limit: Some(limit),
            ..
        } if high > Ratio::whole(i128::from(*limit)) => Err(Slip::new(
            &code::R0620,
            "超过要素个数",
            format!("「{}」缺{high}{unit}，要素只有{limit}{unit}", fact.name),
            format!("写0至{limit}之间的整数，或写出所缺要素的名称"),
        )),
        _ => Ok(value),
    }
}

/// 「比率超过100%」, if so.
pub fn above_all(fact: &Fact, value: Value) -> Option<Slip> {
    let hundred = Ratio::whole(100);
    let high = match value {
        Value::Known(at) | Value::Between(_, at) => at,
        Value::Unknown => return None,
    };
    (matches!(fact.kind, FactKind::Rate) && high > hundred).then(|| {
        Slip::new(
            &code::R0624,
            "超过100%",
            format!("「{}」为{}%，超过100%", fact.name, shown(high)),
            "若属实可以不管；若是笔误请改正",
        )
    })
}

fn shown(value: Ratio) -> String {
    match value.to_points() {
        Some(_) => value.to_string(),
        None => format!("约{}", Points::from_micros(value.times(Ratio::whole(100)).floor() * 10_000)),
    }
}

/// 「值的类型不对」, with the forms that would do.
pub fn wrong_kind(fact: &Fact, written: &str) -> Slip {
    let (is, forms) = match &fact.kind {
        FactKind::Finding => ("是或否".to_owned(), "写 true（是）、false（否）或 null（未填）".to_owned()),
        FactKind::Count { unit } => (
            format!("次数（{unit}）"),
            format!("写整数，如 2 或 \"2{unit}\"；没有发生写 0，不知道写 null"),
        ),
        FactKind::Missing { unit, elements, .. } if elements.is_empty() => (
            format!("缺项数（{unit}）"),
            "写整数，如 2；不缺写 0，不知道写 null".to_owned(),
        ),
        FactKind::Missing { unit, elements, .. } => (
            format!("缺项（{unit}）"),
            format!(
                "写所缺的个数，如 2；或写所缺要素的名称，如 [\"{}\"]；不缺写 0",
                elements.first().map(|e| e.shown()).unwrap_or_default()
            ),
        ),
        FactKind::Excess { unit, short, .. } => (
            format!("{}（{}）", if *short { "少了多少" } else { "超了多少" }, unit_word(unit)),
            "写数，如 3；没有写 0，不知道写 null".to_owned(),
        ),
        FactKind::Data { unit, .. } => (format!("数据（{unit}）"), format!("写数，如 9 或 \"9{unit}\"；不知道写 null")),
        FactKind::Rate => ("比率（%）".to_owned(), "写 \"85%\" 或 \"45/50\"；不知道写 null".to_owned()),
        FactKind::Discretion { low, high, unit: None } => (
            "酌情分数".to_owned(),
            format!("写{low}至{high}之间的分数，如 {high}；没有发生写 0，金额未定写 true"),
        ),
        FactKind::Discretion {
            low,
            high,
            unit: Some(unit),
        } => (
            format!("每{unit}酌情的分数"),
            format!("每{unit}写一个{low}至{high}之间的分数，如 [{low}, {high}]；没有发生写 0"),
        ),
    };
    let written = super::json::clip(written);
    Slip::new(
        &code::R0614,
        "值的类型不对",
        format!("「{}」应填{is}，却写了「{written}」", fact.name),
        forms,
    )
}

fn unit_word(unit: &str) -> &str {
    if unit == "%" { "百分点" } else { unit }
}

/// What a value is, in a word, for messages.
pub fn describe(json: &Json<'_>) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(yes) => yes.to_string(),
        Json::Number(text) => (*text).to_owned(),
        Json::Text(text) => text.to_string(),
        Json::List(_) => "一个列表".to_owned(),
        Json::Object(_) => "一个对象".to_owned(),
    }
}
