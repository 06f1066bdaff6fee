//! 决定等次的事实: which unknown facts would narrow the total most.

mod trial;

use super::DecidingFact;
use super::facts::{Facts, State};
use super::pass::Pass;
use super::plan::{Plan, PlanVeto};
use crate::model::{Evidence, FactId, Points, Ratio};
use trial::Trial;

/// Values of one fact that are tried.
const MOST_VALUES: usize = 64;
/// Vetoes whose facts are tried for their bands alone.
const MOST_VETOES: usize = 64;

/// The unknown facts that narrow the total, most telling first. A fact that leaves an end of the total open comes before
/// all others; the widths that others remove are measured as if such facts were known. Facts on which only vetoes
/// stand come last.
pub(super) fn facts(plan: &Plan, evidence: &Evidence, pass: &Pass) -> Vec<DecidingFact> {
    // each unknown fact with the first of its values
    let unknown: Vec<(usize, Ratio)> = (0..plan.facts.len())
        .filter_map(|fact| Some((fact, *values(plan, evidence, fact).first()?)))
        .collect();
    let mut trial = Trial::new(plan, evidence);
    let endless = if pass.total.range().width().is_some() {
        Vec::new()
    } else {
        trial.endless(&unknown)
    };
    let before = trial.start(&endless);
    let mut out: Vec<DecidingFact> = endless.iter().map(|(fact, _)| deciding(*fact, None)).collect();
    let mut endless = endless.iter().map(|(fact, _)| *fact).peekable();
    for (fact, _) in &unknown {
        // both are in document order
        if endless.next_if_eq(fact).is_some() {
            continue;
        }
        let mut widest = None;
        for value in values(plan, evidence, *fact) {
            // a value that contradicts the rest of the evidence is none
            widest = widest.max(trial.width(*fact, value));
            if widest >= Some(before) {
                break;
            }
        }
        let removes = widest.map_or(0, |widest| before.saturating_sub(widest));
        if removes > 0 {
            out.push(deciding(*fact, Some(Points::from_micros(removes))));
        }
        if trial.is_exhausted() {
            break;
        }
    }
    // a veto may decide the band and leave the total as it is
    let mut trial = pass.clone();
    for fact in plan.vetoes.iter().filter_map(PlanVeto::fact).take(MOST_VETOES) {
        if out.iter().any(|d| d.fact.index() == fact) {
            continue;
        }
        let narrows = values(plan, evidence, fact).into_iter().any(|value| {
            trial.run(plan, evidence, &[(fact, State::Known(value))]);
            trial.bands != pass.bands
        });
        if narrows {
            out.push(deciding(fact, Some(Points::ZERO)));
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
