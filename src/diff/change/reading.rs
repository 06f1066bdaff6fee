//! What differs between two readings of one clause, once its facts are known to be the same or not.

use super::phrases;
use crate::model::{Amount, Condition, Reading};

/// Whether the conditions of two clauses ask for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facts {
    /// They do, or neither asks for anything.
    Same,
    /// They do not.
    Other,
}

/// Every difference in what two readings mean, each as `扣1分改为扣2分`; empty where only words differ.
pub(super) fn differences(old: &Reading, new: &Reading, facts: Facts) -> Vec<String> {
    let mut found = Vec::new();
    condition(old, new, facts, &mut found);
    let steps = [old, new].map(|reading| phrases::steps(reading.per.as_ref()));
    let amounts = [old, new].map(phrases::amount);
    let [(before, after), (taken, given)] = [(&steps[0], &steps[1]), (&amounts[0], &amounts[1])];
    if before != after {
        found.push(format!("{before}{taken}改为{after}{given}"));
    } else if taken != given {
        found.push(format!("{before}{taken}改为{given}"));
    }
    partial(old, new, &mut found);
    places(old, new, &mut found);
    cap(old, new, &mut found);
    if found.is_empty() && !equal(old, new, facts) {
        found.push(format!("「{}」改为「{}」", old.text, new.text));
    }
    found
}

fn condition(old: &Reading, new: &Reading, facts: Facts, found: &mut Vec<String>) {
    if let (Some(before), Some(after)) = (phrases::threshold(&old.condition), phrases::threshold(&new.condition))
        && before != after
    {
        found.push(format!("{before}改为{after}"));
    }
    let name = |reading: &Reading| match &reading.condition {
        Condition::Finding(name) | Condition::Data { name, .. } => Some(name.clone()),
        _ => None,
    };
    match (name(old), name(new)) {
        (Some(before), Some(after)) if facts == Facts::Other && before != after => {
            found.push(format!("条件「{before}」改为「{after}」"));
        }
        _ => {}
    }
}

fn partial(old: &Reading, new: &Reading, found: &mut Vec<String>) {
    if let (Some(before), Some(after)) = (&old.per, &new.per)
        && before.partial_up != after.partial_up
    {
        let word = if after.partial_up {
            "改为也按一步计"
        } else {
            "改为不计"
        };
        found.push(format!("不足一步的{word}"));
    }
}

fn places(old: &Reading, new: &Reading, found: &mut Vec<String>) {
    if let (Amount::Share { places: before, .. }, Amount::Share { places: after, .. }) = (&old.amount, &new.amount)
        && before != after
    {
        let words = |places: &Option<u8>| places.map_or("不取舍".to_owned(), |places| format!("保留{places}位小数"));
        found.push(format!("{}改为{}", words(before), words(after)));
    }
}

fn cap(old: &Reading, new: &Reading, found: &mut Vec<String>) {
    let words = [old, new].map(|reading| reading.cap.map(|cap| phrases::cap(reading, cap)));
    match &words {
        [Some(before), Some(after)] if before != after => found.push(format!("{before}改为{after}")),
        [None, Some(after)] => found.push(format!("增加「{after}」的限额")),
        [Some(before), None] => found.push(format!("取消「{before}」的限额")),
        _ => {}
    }
}

/// Whether two readings mean the same, names and words aside.
fn equal(old: &Reading, new: &Reading, facts: Facts) -> bool {
    let conditions = match (&old.condition, &new.condition) {
        (Condition::Finding(_), Condition::Finding(_)) | (Condition::Data { .. }, Condition::Data { .. }) => facts == Facts::Same,
        (before, after) => before == after,
    };
    let amounts = match (&old.amount, &new.amount) {
        (Amount::Share { .. }, Amount::Share { .. }) => true,
        (before, after) => before == after,
    };
    conditions && amounts && old.per == new.per
}
