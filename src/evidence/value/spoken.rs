//! 用例 values: as a rubric's cases and the library's callers write them, without JSON.

use crate::model::{Fact, FactKind, Ratio, Value};
use crate::text::fold;

use super::super::entries;
use super::super::slip::Slip;
use super::{UNKNOWN, boolean, text_value};

/// Reads `是`, `否`, `未填`, `9条`, `85%`, `0—1次`, or names of missing elements between `、`.
pub fn spoken(fact: &Fact, words: &str) -> Result<Value, Slip> {
    let tight = fold::tight(words);
    let words = fold::trimmed(words);
    match &*tight {
        UNKNOWN | "null" => return Ok(Value::Unknown),
        "是" | "true" => return boolean(fact, true),
        "否" | "false" => return boolean(fact, false),
        _ => {}
    }
    let figure = words.starts_with(|c: char| fold::half_width(c).is_ascii_digit());
    match &fact.kind {
        FactKind::Missing { elements, .. } if !figure || elements.iter().any(|e| e.key() == fold::key(words)) => {
            let names: Vec<&str> = words.split(['、', '，', ',']).collect();
            entries::missing(fact, &names)
        }
        FactKind::Discretion { unit: Some(_), .. } if figure && text_value(fact, words).is_err() => {
            let each = entries::one_occurrence(fact);
            words
                .split(['、', '，', ','])
                .try_fold(Value::Known(Ratio::ZERO), |sum, part| {
                    Ok(entries::plus(sum, text_value(&each, part)?))
                })
        }
        _ => text_value(fact, words),
    }
}
