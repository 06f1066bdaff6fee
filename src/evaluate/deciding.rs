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

/// The unknown facts that narrow the total, most telling first. A fact that leaves an end of the total open comes before
/// all others; the widths that others remove are measured as if such facts were known.
pub(super) fn facts(plan: &Plan, evidence: &Evidence, pass: &Pass) -> Vec<DecidingFact> {
    let mut trial = Trial {
        plan,
        evidence,
        pass: pass.clone(),
        assumed: Vec::new(),
    };
    let unknown: Vec<(usize, Vec<Ratio>)> = (0..plan.facts.len())
        .map(|fact| (fact, values(plan, evidence, fact)))
        .filter(|(_, values)| !values.is_empty())
        .collect();
    let endless = trial.endless(pass.total.range(), &unknown);
    trial.assumed = assume(&unknown, |fact| endless.contains(&fact));
    let before = trial.width();
    let mut out: Vec<DecidingFact> = endless.iter().map(|&fact| deciding(fact, None)).collect();
    for (fact, values) in unknown.iter().filter(|(fact, _)| !endless.contains(fact)) {
        let mut widest = None;
        for value in values {
            trial.assumed.push((*fact, State::Known(*value)));
            let left = trial.width();
            trial.assumed.pop();
            // a value that contradicts the rest of the evidence is none
            if trial.pass.conflict.is_none() {
                widest = widest.max(Some(left));
            }
            if widest >= Some(before) {
                break;
            }
        }
        let removes = widest.map_or(0, |widest| before - widest);
        if removes > 0 {
            out.push(deciding(*fact, Some(Points::from_micros(removes))));
        }
    }
    // stable: ties stay in document order
    out.sort_by_key(|d| std::cmp::Reverse(d.removes.map_or(i128::MAX, Points::micros)));
    out
}

fn deciding(fact: usize, removes: Option<Points>) -> DecidingFact {
    DecidingFact {
        fact: FactId(u32::try_from(fact).unwrap_or(u32::MAX)),
        removes,
    }
}

/// Each unknown fact that is `wanted` at the first of its values.
fn assume(unknown: &[(usize, Vec<Ratio>)], wanted: impl Fn(usize) -> bool) -> Vec<(usize, State)> {
    let first = |(fact, values): &(usize, Vec<Ratio>)| Some((*fact, State::Known(*values.first()?)));
    unknown.iter().filter(|(fact, _)| wanted(*fact)).filter_map(first).collect()
}

/// The evidence with something assumed.
struct Trial<'a> {
    plan: &'a Plan,
    evidence: &'a Evidence,
    pass: Pass,
    assumed: Vec<(usize, State)>,
}

impl Trial<'_> {
    /// Width of the total's interval under what is assumed.
    fn width(&mut self) -> i128 {
        self.pass.run(self.plan, self.evidence, &self.assumed);
        let range = self.pass.total.range();
        range.high.map_or(ENDLESS, Points::micros) - range.low.map_or(-ENDLESS, Points::micros)
    }

    /// The facts each of which leaves an end of the total open whatever the others are.
    fn endless(&mut self, total: ScoreRange, unknown: &[(usize, Vec<Ratio>)]) -> Vec<usize> {
        if total.width().is_some() {
            return Vec::new();
        }
        let unbounded = |fact: usize| self.plan.facts.get(fact).is_some_and(|f| f.domain.high.is_none());
        let candidates: Vec<usize> = unknown
            .iter()
            .map(|(fact, _)| *fact)
            .filter(|&fact| unbounded(fact))
            .collect();
        let mut out = Vec::new();
        for &fact in &candidates {
            self.assumed = assume(unknown, |other| other != fact && candidates.contains(&other));
            if self.width() >= ENDLESS / 2 {
                out.push(fact);
            }
        }
        out
    }
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
