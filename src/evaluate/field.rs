//! 计分栏: how the clauses of one field combine.

use super::Truth;
use super::clause::{Held, held};
use super::facts::{Facts, State};
use super::outcomes::Outcomes;
use super::plan::{Act, Bundle, PlanClause, PlanField, Test};
use crate::model::{ClauseId, Mode, Points};

/// What a field gives.
#[derive(Debug, Clone, Default)]
pub(super) struct FieldSum {
    /// After mode and cap, where the item is not zeroed; `None` if it is zeroed for certain.
    pub live: Option<Outcomes>,
    /// 扣 in a 得分 field: outside of mode and cap.
    pub against: Outcomes,
    /// Whether 不得分 can hold.
    pub may_zero: bool,
    /// Two clauses of 择一 that both hold.
    pub conflict: Option<(ClauseId, ClauseId)>,
}

/// Evaluates `field`.
#[inline]
pub(super) fn sum(field: &PlanField, facts: &Facts<'_>) -> FieldSum {
    match field.mode {
        Mode::Sum | Mode::Highest => additive(field, facts),
        Mode::Tiers => tiers(field, facts),
        Mode::OneOf => one_of(field, facts),
    }
}

/// Whether any clause that `field.clauses[at]` completes holds.
pub(super) fn earlier(field: &PlanField, at: usize, facts: &Facts<'_>) -> Truth {
    let from = match field.clauses.get(at).map(|c| &c.test) {
        Some(Test::NotPrevious) => at.saturating_sub(1),
        Some(Test::NoneEarlier) => 0,
        _ => return Truth::No,
    };
    let before = field.clauses.iter().take(at).skip(from);
    before.fold(Truth::No, |any, clause| any.or(held(clause, facts, Truth::No).truth))
}

fn additive(field: &PlanField, facts: &Facts<'_>) -> FieldSum {
    let highest = field.mode == Mode::Highest;
    let mut sum = Outcomes::ZERO;
    let mut against = Outcomes::ZERO;
    // clauses that share a cap stand together
    let mut joint: Option<(u32, Outcomes, Points)> = None;
    let (mut may_zero, mut must_zero) = (false, false);
    let (mut may_full, mut must_full) = (false, false);
    for (at, clause) in field.clauses.iter().enumerate() {
        let got = match &clause.bundle {
            Bundle::None => {
                let completes = matches!(clause.test, Test::NotPrevious | Test::NoneEarlier);
                held(clause, facts, if completes { earlier(field, at, facts) } else { Truth::No })
            }
            Bundle::First(all) => bundle(field, all, facts),
            Bundle::Later => continue,
        };
        match clause.act {
            Act::Zero => {
                may_zero |= got.truth != Truth::No;
                must_zero |= got.truth == Truth::Yes;
            }
            Act::Full => {
                may_full |= got.truth != Truth::No;
                must_full |= got.truth == Truth::Yes;
            }
            Act::Against => against = against.plus(&got.outcome()),
            Act::With if got.truth == Truth::No => {}
            Act::With if highest => {
                let mut outcome = got.outcome();
                if let (Some(cap), Some(_)) = (clause.cap, clause.group) {
                    outcome = outcome.clamped(None, Some(cap));
                }
                sum = sum.max(outcome);
            }
            Act::With => match (clause.group, clause.cap) {
                (Some(group), Some(cap)) => match &mut joint {
                    Some((open, inner, _)) if *open == group => *inner = std::mem::take(inner).plus(&got.outcome()),
                    _ => {
                        if let Some((_, inner, cap)) = joint.replace((group, got.outcome(), cap)) {
                            sum = sum.plus(&inner.clamped(None, Some(cap)));
                        }
                    }
                },
                _ => sum = sum.plus(&got.outcome()),
            },
        }
    }
    if let Some((_, inner, cap)) = joint {
        sum = sum.plus(&inner.clamped(None, Some(cap)));
    }
    if let Some(cap) = field.cap {
        sum = sum.clamped(None, Some(cap));
    }
    if must_full {
        sum = Outcomes::ZERO;
    } else if may_full {
        sum = sum.or(Outcomes::ZERO);
    }
    FieldSum {
        live: (!must_zero).then_some(sum),
        against,
        may_zero,
        conflict: None,
    }
}

/// Several clauses on one unknown fact that only add up: their sum over the cells of the fact.
fn bundle(field: &PlanField, all: &[usize], facts: &Facts<'_>) -> Held {
    let members = || all.iter().filter_map(|&at| field.clauses.get(at));
    let fact = members().flat_map(PlanClause::facts).next().unwrap_or(usize::MAX);
    let total = |facts: &Facts<'_>| {
        members().fold(Outcomes::ZERO, |sum, clause| {
            sum.plus(&held(clause, facts, Truth::No).outcome())
        })
    };
    let amount = match facts.state(fact) {
        State::Known(_) => total(facts),
        State::Open(interval) => {
            let cuts = facts.plan.get(fact).map_or(&[][..], |f| &f.splits);
            Outcomes::any(interval.cells(cuts).into_iter().map(|cell| {
                let state = State::from(cell);
                let assumed = [(fact, state)];
                let inner = facts.assuming(&assumed);
                let sum = total(&inner);
                let loose = members().filter(|c| varies(c, fact, &inner)).nth(1).is_some();
                if loose { sum.at_most_these() } else { sum }
            }))
        }
    };
    Held {
        truth: Truth::Yes,
        amount,
    }
}

/// Whether what `clause` gives still depends on where in its cell `fact` lies.
pub(super) fn varies(clause: &PlanClause, fact: usize, facts: &Facts<'_>) -> bool {
    clause.varies_with(fact) && held(clause, facts, Truth::No).outcome().single().is_none()
}

/// The first clause that holds.
fn tiers(field: &PlanField, facts: &Facts<'_>) -> FieldSum {
    let mut out = FieldSum::default();
    let mut live: Option<Outcomes> = None;
    for clause in &field.clauses {
        // a tier is only asked when none before it holds
        let got = held(clause, facts, Truth::No);
        if got.truth == Truth::No {
            continue;
        }
        take(clause, got.amount, &mut live, &mut out.may_zero);
        if got.truth == Truth::Yes {
            return capped(field, live, out);
        }
    }
    take_nothing(&mut live);
    capped(field, live, out)
}

/// At most one clause holds: completions in which two do are none.
fn one_of(field: &PlanField, facts: &Facts<'_>) -> FieldSum {
    let mut out = FieldSum::default();
    let completes = |clause: &&PlanClause| matches!(clause.test, Test::NoneEarlier | Test::NotPrevious);
    let stated = || field.clauses.iter().filter(|c| !completes(c));
    let mut sure = stated().filter(|c| held(c, facts, Truth::No).truth == Truth::Yes);
    let mut live: Option<Outcomes> = None;
    if let Some(clause) = sure.next() {
        out.conflict = sure.next().map(|other| (clause.id, other.id));
        take(clause, held(clause, facts, Truth::No).amount, &mut live, &mut out.may_zero);
        return capped(field, live, out);
    }
    for clause in stated() {
        let got = held(clause, facts, Truth::No);
        if got.truth == Truth::Maybe {
            take(clause, got.amount, &mut live, &mut out.may_zero);
        }
    }
    match field.clauses.iter().find(completes) {
        Some(rest) => take(rest, held(rest, facts, Truth::No).amount, &mut live, &mut out.may_zero),
        None => take_nothing(&mut live),
    }
    capped(field, live, out)
}

fn take(clause: &PlanClause, amount: Outcomes, live: &mut Option<Outcomes>, may_zero: &mut bool) {
    let amount = match clause.act {
        Act::Zero => {
            *may_zero = true;
            return;
        }
        Act::Full => Outcomes::ZERO,
        Act::With => match (clause.cap, clause.group) {
            (Some(cap), Some(_)) => amount.clamped(None, Some(cap)),
            _ => amount,
        },
        Act::Against => amount.negated(),
    };
    *live = Some(match live.take() {
        Some(old) => old.or(amount),
        None => amount,
    });
}

fn take_nothing(live: &mut Option<Outcomes>) {
    *live = Some(match live.take() {
        Some(old) => old.or(Outcomes::ZERO),
        None => Outcomes::ZERO,
    });
}

fn capped(field: &PlanField, live: Option<Outcomes>, mut out: FieldSum) -> FieldSum {
    out.live = match field.cap {
        Some(cap) => live.map(|sum| sum.clamped(None, Some(cap))),
        None => live,
    };
    out
}
