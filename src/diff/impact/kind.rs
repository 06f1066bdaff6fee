//! A value of one kind of fact as a value of another.

use crate::model::{FactKind, Name, Ratio, Value};

/// What becomes of a value.
pub(super) enum Fitted {
    /// It says this.
    Value(Value),
    /// It was known, and says nothing that the newer version asks.
    Dropped,
}

/// `value` of a fact of kind `old` where the newer version asks for `new`, which is another kind; `named` are the elements that
/// were named.
pub(super) fn fit(old: &FactKind, new: &FactKind, value: Value, named: &[Name]) -> Fitted {
    use FactKind::{Count, Discretion, Excess, Finding, Missing};
    let Some((low, high)) = ends(value) else {
        return Fitted::Value(Value::Unknown);
    };
    match (old, new) {
        (Missing { .. }, Missing { .. }) => elements(old, new, (low, high), named),
        (Count { unit: a }, Missing { unit: b, limit, .. }) if a == b => {
            within((low, high), limit.map(|limit| Ratio::whole(limit.into())))
        }
        (Missing { unit: a, .. }, Count { unit: b }) if a == b => Fitted::Value(value),
        // one happened where there is at least one
        (Count { .. } | Missing { .. } | Excess { .. } | Discretion { .. }, Finding) => Fitted::Value(happened(low, high)),
        // how many, or how grave, was not asked
        (_, Count { .. } | Missing { .. } | Discretion { .. } | Finding) if !old.is_data() && high == Ratio::ZERO => {
            Fitted::Value(Value::Known(Ratio::ZERO))
        }
        (
            Finding | Discretion { unit: None, .. },
            Discretion {
                low: least,
                high: most,
                unit: None,
            },
        ) if low > Ratio::ZERO => Fitted::Value(Value::Between((*least).into(), (*most).into())),
        (Finding, Missing { limit: Some(limit), .. }) if low > Ratio::ZERO && *limit > 0 => {
            Fitted::Value(Value::Between(Ratio::ONE, Ratio::whole((*limit).into())))
        }
        _ => Fitted::Dropped,
    }
}

/// The smallest and the largest it may be; `None` if nothing is known.
fn ends(value: Value) -> Option<(Ratio, Ratio)> {
    match value {
        Value::Unknown => None,
        Value::Known(value) => Some((value, value)),
        Value::Between(low, high) => Some((low, high)),
    }
}

fn between(low: Ratio, high: Ratio) -> Value {
    if low == high {
        Value::Known(low)
    } else {
        Value::Between(low, high)
    }
}

fn happened(low: Ratio, high: Ratio) -> Value {
    let sign = |value: Ratio| if value > Ratio::ZERO { Ratio::ONE } else { Ratio::ZERO };
    match (sign(low), sign(high)) {
        (low, high) if low == high => Value::Known(low),
        _ => Value::Unknown,
    }
}

fn within((low, high): (Ratio, Ratio), limit: Option<Ratio>) -> Fitted {
    match limit {
        None => Fitted::Value(between(low, high)),
        Some(limit) if low > limit => Fitted::Dropped,
        Some(limit) => Fitted::Value(between(low, high.min(limit))),
    }
}

/// 缺项 of lists that differ: what is known to be missing of those that stay; whether those that are new are missing was not
/// asked.
fn elements(old: &FactKind, new: &FactKind, (low, high): (Ratio, Ratio), named: &[Name]) -> Fitted {
    let (
        FactKind::Missing {
            elements: before,
            limit: was,
            ..
        },
        FactKind::Missing {
            elements: after, limit, ..
        },
    ) = (old, new)
    else {
        return Fitted::Dropped;
    };
    if was.is_none() && limit.is_none() {
        return Fitted::Value(between(low, high));
    }
    let count = |n: usize| Ratio::whole(i128::try_from(n).unwrap_or(i128::MAX));
    let only = |one: &[Name], other: &[Name]| count(one.iter().filter(|name| !other.contains(name)).count());
    let added = match (was, limit) {
        (_, None) => return Fitted::Dropped,
        (None, Some(_)) => Ratio::ZERO,
        (Some(_), Some(_)) => only(after, before),
    };
    let (least, most) = if low == high && !named.is_empty() && count(named.len()) == low {
        let kept = count(named.iter().filter(|name| after.contains(name)).count());
        (kept, kept)
    } else {
        let gone = if was.is_some() { only(before, after) } else { high };
        let stays = count(before.iter().filter(|name| after.contains(name)).count());
        let most = if was.is_some() { high.min(stays) } else { high };
        (low.minus(gone).max(Ratio::ZERO), most)
    };
    within((least, most.plus(added)), limit.map(|limit| Ratio::whole(limit.into())))
}
