//! 情形: alternatives that differ in what vetoes do, each with the points it leaves possible.

use super::Outcomes;
use super::effects::Effects;

/// More alternatives than this are put together.
const MOST_CASES: usize = 256;

/// One alternative: every sum of a number of `own` and a number of `extra` is possible under `effects`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Case {
    pub effects: Effects,
    /// Points of categories.
    pub own: Outcomes,
    /// 加分 less 减分.
    pub extra: Outcomes,
}

/// Adds `more`, which is independent of `cases`.
pub(super) fn fold(cases: &mut Vec<Case>, more: &[Case]) {
    if let ([one], [other]) = (cases.as_mut_slice(), more) {
        one.effects = one.effects.and(&other.effects);
        one.own = std::mem::take(&mut one.own).plus(&other.own);
        one.extra = std::mem::take(&mut one.extra).plus(&other.extra);
        return;
    }
    let mut out: Vec<Case> = Vec::new();
    for one in cases.iter() {
        for other in more {
            let sum = Case {
                effects: one.effects.and(&other.effects),
                own: one.own.clone().plus(&other.own),
                extra: one.extra.clone().plus(&other.extra),
            };
            push(&mut out, sum);
        }
    }
    *cases = out;
}

/// Adds one more alternative to `cases`.
pub(super) fn push(cases: &mut Vec<Case>, case: Case) {
    for old in cases.iter_mut().filter(|old| old.effects == case.effects) {
        if old.extra == case.extra {
            old.own = std::mem::take(&mut old.own).or(case.own);
            return;
        }
        if old.own == case.own {
            old.extra = std::mem::take(&mut old.extra).or(case.extra);
            return;
        }
    }
    cases.push(case);
    if cases.len() > MOST_CASES {
        coarsen(cases);
    }
}

/// One alternative for each effect; if those are too many, one for all that take away the same.
fn coarsen(cases: &mut Vec<Case>) {
    let effects = |case: &Case| case.effects;
    let mut out = together(cases.drain(..), effects);
    if out.len() > MOST_CASES / 2 {
        let wild = out.into_iter().map(|mut case| {
            case.effects.wild = true;
            case
        });
        out = together(wild, |case| case.effects.takes_away());
    }
    *cases = out;
}

/// One alternative for all of one `kind`.
fn together<K: PartialEq>(cases: impl Iterator<Item = Case>, kind: impl Fn(&Case) -> K) -> Vec<Case> {
    let mut out: Vec<(K, Case)> = Vec::new();
    for case in cases {
        let kind = kind(&case);
        match out.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, old)) => join(old, case),
            None => out.push((kind, case)),
        }
    }
    out.into_iter().map(|(_, case)| case).collect()
}

fn join(old: &mut Case, case: Case) {
    old.effects = old.effects.common(&case.effects);
    old.own = std::mem::take(&mut old.own).or(case.own).at_most_these();
    old.extra = std::mem::take(&mut old.extra).or(case.extra).at_most_these();
}
