//! How fields combine their clauses: 就高 择一 分档, and their caps.

use std::collections::BTreeMap;

use super::clauses::{Entry, Pairs, kind};
use super::draft::Draft;
use super::phrases;
use crate::model::{Condition, Mode, ScoreField};

/// Compares the fields of two parts. Fields are the same where most of their clauses are.
pub(super) fn compare(
    old: &[&ScoreField],
    new: &[&ScoreField],
    clauses: (&[Entry<'_>], &[Entry<'_>]),
    pairs: &Pairs,
    draft: &mut Draft,
) {
    let twins = twins(old, new, clauses, pairs);
    for (&before, &after) in &twins {
        let (Some(one), Some(other)) = (old.get(before), new.get(after)) else {
            continue;
        };
        if (one.mode, one.cap) != (other.mode, other.cap) {
            let words = [phrases::field(one), phrases::field(other)];
            draft.remarks.push(format!("「{}」改为「{}」", words[0], words[1]));
            let [old, new] = words;
            draft.text(other.kind.keyword(), kind(other.kind), Some(old), Some(new));
        } else if is_ordered(other) && !in_order(before, after, clauses, pairs) {
            draft.say(kind(other.kind), format!("调整「{}」各条的次序", phrases::field(other)));
        }
    }
    for (before, after) in strays(old, new, clauses, pairs, &twins) {
        let words = [old[clauses.0[before].field], new[clauses.1[after].field]].map(phrases::field);
        let text = &clauses.1[after].clause.reading.text;
        draft.say(
            kind(clauses.1[after].kind),
            format!("「{text}」由「{}」移至「{}」", words[0], words[1]),
        );
    }
}

/// Which field became which.
fn twins(
    old: &[&ScoreField],
    new: &[&ScoreField],
    clauses: (&[Entry<'_>], &[Entry<'_>]),
    pairs: &Pairs,
) -> BTreeMap<usize, usize> {
    let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for &(before, after) in pairs {
        *common.entry((clauses.0[before].field, clauses.1[after].field)).or_default() += 1;
    }
    let mut flows: Vec<_> = common.into_iter().collect();
    flows.sort_by_key(|&(ends, count)| (std::cmp::Reverse(count), ends));
    let mut twins = BTreeMap::new();
    for ((before, after), _) in flows {
        let alike = matches!((old.get(before), new.get(after)), (Some(one), Some(other)) if one.kind == other.kind);
        if alike && !twins.contains_key(&before) && twins.values().all(|&taken| taken != after) {
            twins.insert(before, after);
        }
    }
    twins
}

/// Clauses that went from one field to another that combines its clauses otherwise.
fn strays(
    old: &[&ScoreField],
    new: &[&ScoreField],
    clauses: (&[Entry<'_>], &[Entry<'_>]),
    pairs: &Pairs,
    twins: &BTreeMap<usize, usize>,
) -> Vec<(usize, usize)> {
    let stray = |&(before, after): &(usize, usize)| {
        let (from, to) = (clauses.0[before].field, clauses.1[after].field);
        let (Some(one), Some(other)) = (old.get(from), new.get(to)) else {
            return false;
        };
        let plain = |field: &ScoreField| field.mode == Mode::Sum && field.cap.is_none();
        let unlike = one.kind == other.kind && twins.get(&from) != Some(&to);
        unlike && !(plain(one) && plain(other))
    };
    pairs.iter().copied().filter(stray).collect()
}

/// Whether the order of clauses matters.
fn is_ordered(field: &ScoreField) -> bool {
    let otherwise = |clause: &crate::model::Clause| matches!(clause.reading.condition, Condition::Otherwise(_));
    field.mode == Mode::Tiers || field.clauses.iter().any(otherwise)
}

/// Whether the clauses that stayed stand in the order they had.
fn in_order(before: usize, after: usize, clauses: (&[Entry<'_>], &[Entry<'_>]), pairs: &Pairs) -> bool {
    // pairs stand in the order of the newer version
    let stayed = pairs
        .iter()
        .filter(|&&(one, other)| clauses.0[one].field == before && clauses.1[other].field == after);
    stayed.map(|&(one, _)| one).is_sorted()
}
