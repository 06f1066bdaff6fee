//! 条款 one by one: the fact, the arithmetic, and what cut it.

use super::super::clause::{Held, held, uncapped};
use super::super::facts::{Facts, State};
use super::super::field::earlier;
use super::super::outcomes::Outcomes;
use super::super::plan::{Act, Measure, PlanClause, PlanField};
use super::super::{ClauseResult, Cut, ScoreRange, TimesRange, Truth};
use crate::model::{FactId, Mode, Points, Value};

/// Every clause of `field`; `exempt` if the item is not scored on its facts.
pub(super) fn results(field: &PlanField, facts: &Facts<'_>, exempt: bool) -> Vec<ClauseResult> {
    let mut out: Vec<ClauseResult> = (0..field.clauses.len()).map(|at| result(field, at, facts)).collect();
    match field.mode {
        Mode::Sum => {}
        Mode::Highest => highest(field, &mut out),
        Mode::OneOf | Mode::Tiers => chosen(&mut out),
    }
    joint(field, &mut out);
    full(field, &mut out);
    if let Some(cap) = field.cap {
        let counted = |r: &ClauseResult| r.counted.low.unwrap_or_default();
        let sum: Points = out.iter().map(counted).sum();
        if sum > cap {
            out.iter_mut()
                .filter(|r| counted(r) > Points::ZERO)
                .for_each(|r| r.cuts.push(Cut::FieldCap(cap)));
        }
    }
    if exempt {
        for result in &mut out {
            result.counted = ScoreRange::exactly(Points::ZERO);
            result.cuts.push(Cut::Exempt);
        }
    }
    out
}

fn value(facts: &Facts<'_>, fact: usize) -> (FactId, Value) {
    (
        FactId(u32::try_from(fact).unwrap_or(u32::MAX)),
        facts.values.get(fact).copied().unwrap_or_default(),
    )
}

fn result(field: &PlanField, at: usize, facts: &Facts<'_>) -> ClauseResult {
    let clause = &field.clauses[at];
    let before = earlier(field, at, facts);
    let gross = uncapped(clause, facts, before);
    let capped = held(clause, facts, before);
    let (truth, range) = (gross.truth, |held: Held| held.outcome().range());
    let (gross, amount) = (range(gross), range(capped));
    let mut cuts = Vec::new();
    if let (Some(cap), None) = (clause.cap, clause.group)
        && gross.low.is_some_and(|low| low > cap)
    {
        cuts.push(Cut::OwnCap(cap));
    }
    let amount_fact = match clause.measure {
        Measure::Share { rate, .. } => Some(rate),
        Measure::Discretion(fact) if clause.fact != Some(fact) => Some(fact),
        _ => None,
    };
    ClauseResult {
        clause: clause.id,
        holds: truth,
        fact: clause.fact.map(|fact| value(facts, fact)),
        amount_fact: amount_fact.map(|fact| value(facts, fact)),
        times: times(clause, truth, facts),
        distance: distance(clause, facts),
        gross,
        amount,
        counted: if matches!(clause.act, Act::Zero | Act::Full) {
            ScoreRange::exactly(Points::ZERO)
        } else {
            amount
        },
        cuts,
    }
}

fn times(clause: &PlanClause, truth: Truth, facts: &Facts<'_>) -> Option<TimesRange> {
    if matches!(clause.act, Act::Zero | Act::Full) {
        return None;
    }
    let most = i128::from(truth != Truth::No);
    let least = i128::from(truth == Truth::Yes);
    match clause.measure {
        Measure::Once => Some(TimesRange {
            low: least,
            high: Some(most),
        }),
        Measure::Steps(steps) => {
            let none = TimesRange { low: 0, high: Some(0) };
            if truth == Truth::No {
                return Some(none);
            }
            let all = match facts.state(clause.fact?) {
                State::Known(value) => {
                    let times = steps.of(value);
                    TimesRange {
                        low: times,
                        high: Some(times),
                    }
                }
                State::Open(interval) => steps.range(&super::super::clause::where_held(&clause.test, &interval)?),
            };
            Some(TimesRange {
                low: all.low * least,
                ..all
            })
        }
        Measure::Discretion(_) | Measure::Range(..) | Measure::Share { .. } => None,
    }
}

fn distance(clause: &PlanClause, facts: &Facts<'_>) -> Option<crate::model::Ratio> {
    let Measure::Steps(steps) = clause.measure else { return None };
    match facts.state(clause.fact?) {
        State::Known(value) => Some(steps.distance(value)),
        State::Open(_) => None,
    }
}

/// 就高: the first of the largest counts.
fn highest(field: &PlanField, out: &mut [ClauseResult]) {
    let with = |at: usize| field.clauses.get(at).is_some_and(|c| c.act == Act::With);
    let floor = (0..out.len())
        .filter(|&at| with(at))
        .filter_map(|at| out[at].amount.low)
        .max();
    let winner = (0..out.len()).find(|&at| with(at) && out[at].amount.low == floor && out[at].amount.single().is_some());
    for at in (0..out.len()).filter(|&at| with(at)) {
        let amount = out[at].amount;
        let beaten = match (amount.high, floor) {
            (Some(high), Some(floor)) => high < floor || (high == floor && winner.is_some_and(|w| w != at)),
            _ => false,
        };
        let sure = amount.single().is_some() && out.iter().all(|o| o.amount.high.is_some_and(|h| Some(h) <= amount.high));
        if beaten {
            if amount.high > Some(Points::ZERO) {
                out[at].cuts.push(Cut::Highest);
            }
            out[at].counted = ScoreRange::exactly(Points::ZERO);
        } else if !sure {
            out[at].counted.low = Some(Points::ZERO);
        }
    }
}

/// 分档, 择一: the first that holds.
fn chosen(out: &mut [ClauseResult]) {
    let (mut taken, mut open) = (false, false);
    for result in out {
        if taken {
            if result.holds != Truth::No {
                result.cuts.push(Cut::Chosen);
            }
            result.counted = ScoreRange::exactly(Points::ZERO);
            continue;
        }
        if open && result.counted.low > Some(Points::ZERO) {
            result.counted.low = Some(Points::ZERO);
        }
        taken = result.holds == Truth::Yes;
        open |= result.holds == Truth::Maybe;
    }
}

/// Clauses that share a cap fill it in order.
fn joint(field: &PlanField, out: &mut [ClauseResult]) {
    let mut group = None;
    let mut left = ScoreRange::default();
    for (clause, result) in field.clauses.iter().zip(out) {
        let (Some(id), Some(cap)) = (clause.group, clause.cap) else {
            continue;
        };
        if group != Some(id) {
            group = Some(id);
            left = ScoreRange::exactly(cap);
        }
        let counted = result.counted;
        let least = |a: Option<Points>, b: Option<Points>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, other) => one.or(other),
        };
        result.counted = ScoreRange {
            low: least(counted.low, left.low),
            high: least(counted.high, left.high),
        };
        if counted.low > left.high {
            result.cuts.push(Cut::JointCap(cap));
        }
        let after = |left: Option<Points>, by: Option<Points>| Some((left? - by.unwrap_or(cap)).max(Points::ZERO));
        left = ScoreRange {
            low: after(left.low, result.counted.high),
            high: after(left.high, result.counted.low),
        };
    }
}

/// 得满分 in a 扣分 field: nothing is deducted.
fn full(field: &PlanField, out: &mut [ClauseResult]) {
    let holds = |wanted: Truth| {
        field
            .clauses
            .iter()
            .zip(out.iter())
            .any(|(clause, result)| clause.act == Act::Full && result.holds == wanted)
    };
    if matches!(field.mode, Mode::OneOf | Mode::Tiers) {
        return;
    }
    let (sure, maybe) = (holds(Truth::Yes), holds(Truth::Maybe));
    for (clause, result) in field.clauses.iter().zip(out) {
        if clause.act != Act::With {
            continue;
        }
        if sure {
            if result.counted.high != Some(Points::ZERO) {
                result.cuts.push(Cut::Full);
            }
            result.counted = ScoreRange::exactly(Points::ZERO);
        } else if maybe {
            result.counted.low = Some(Points::ZERO);
        }
    }
}

/// Only for the sum of ranges.
impl From<ScoreRange> for Outcomes {
    fn from(range: ScoreRange) -> Self {
        Self::hull(range.low, range.high)
    }
}
