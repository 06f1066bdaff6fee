//! 决定等次的事实: which unknown facts would narrow the total most.

use super::DecidingFact;
use super::ScoreRange;
use super::facts::{Facts, State};
use super::pass::Pass;
use super::plan::Plan;
use crate::model::{Evidence, FactId, Points, Ratio};

/// Stands for an endless end when widths are compared.
const ENDLESS: i128 = i128::MAX / 16;
/// Values of one fact that are tried.
const MOST_VALUES: usize = 64;

/// The unknown facts that narrow the total, most telling first.
pub(super) fn facts(plan: &Plan, evidence: &Evidence, pass: &Pass) -> Vec<DecidingFact> {
    let before = width(pass.total.range());
    let mut trial = pass.clone();
    let mut out = Vec::new();
    for fact in 0..plan.facts.len() {
        let mut widest: Option<i128> = None;
        for value in values(plan, evidence, fact) {
            trial.run(plan, evidence, &[(fact, State::Known(value))]);
            if trial.conflict.is_some() {
                continue;
            }
            let left = width(trial.total.range());
            widest = Some(widest.map_or(left, |old| old.max(left)));
            if left >= before {
                break;
            }
        }
        let removes = widest.map_or(0, |widest| before - widest);
        if removes > 0 {
            out.push(DecidingFact {
                fact: FactId(u32::try_from(fact).unwrap_or(u32::MAX)),
                removes: (removes < ENDLESS / 2).then(|| Points::from_micros(removes)),
            });
        }
    }
    // stable: ties stay in document order
    out.sort_by_key(|d| std::cmp::Reverse(d.removes.map_or(i128::MAX, Points::micros)));
    out
}

fn width(range: ScoreRange) -> i128 {
    range.high.map_or(ENDLESS, Points::micros) - range.low.map_or(-ENDLESS, Points::micros)
}

/// Values that stand for all a fact may have; none if it is known.
pub(super) fn values(plan: &Plan, evidence: &Evidence, fact: usize) -> Vec<Ratio> {
    let facts = Facts {
        plan: &plan.facts,
        values: &evidence.facts,
        assumed: &[],
    };
    let (State::Open(interval), Some(planned)) = (facts.state(fact), plan.facts.get(fact)) else {
        return Vec::new();
    };
    if let Some((low, high, _)) = planned.discretion {
        let happened = interval.positive().map(|i| (i.low, i.high));
        let mut out: Vec<Ratio> = interval.has_zero().then_some(Ratio::ZERO).into_iter().collect();
        if let Some((from, to)) = happened {
            let low = Ratio::from(low).max(from);
            let high = Ratio::from(high);
            out.extend([low, to.map_or(high, |to| to.min(high)).max(low)]);
        }
        return out;
    }
    let cells = interval.cells(&planned.samples);
    let mut out: Vec<Ratio> = cells.iter().flat_map(super::interval::Interval::samples).collect();
    // the ends and every so many between: more would not change what is seen
    if out.len() > MOST_VALUES {
        let stride = out.len().div_ceil(MOST_VALUES);
        let last = out.last().copied();
        out = out.into_iter().step_by(stride).chain(last).collect();
    }
    out.dedup();
    out
}
