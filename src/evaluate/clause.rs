//! 条款: whether it holds and what it gives.

mod measure;
mod steps;

use super::Truth;
use super::facts::{Facts, State};
use super::interval::Interval;
use super::outcomes::Outcomes;
use super::plan::{PlanClause, Test};
use crate::model::{Points, Ratio};
use measure::{amount, figure};

/// A clause on its own.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub truth: Truth,
    /// What it gives where it holds, after its own cap.
    pub amount: Outcomes,
}

impl Held {
    const NOT: Self = Self {
        truth: Truth::No,
        amount: Outcomes::ZERO,
    };

    /// What it gives at all.
    #[inline]
    pub fn outcome(self) -> Outcomes {
        match self.truth {
            Truth::Yes => self.amount,
            Truth::No => Outcomes::ZERO,
            Truth::Maybe => self.amount.or(Outcomes::ZERO),
        }
    }
}

/// What a clause gives whose facts are known.
pub(super) enum Amount {
    /// It does not hold.
    None,
    /// After its own cap.
    Points(Points),
    /// They are not all known.
    Unknown,
}

/// Evaluates `clause` if its facts are known, and if it does not complete others.
#[inline]
pub(super) fn known(clause: &PlanClause, facts: &Facts<'_>) -> Amount {
    let value = match clause.fact {
        None if clause.test == Test::Always => None,
        None => return Amount::None,
        Some(fact) => {
            let Some(value) = facts.known(fact) else {
                return Amount::Unknown;
            };
            if !holds(&clause.test, value) {
                return Amount::None;
            }
            Some(value)
        }
    };
    let Some(amount) = figure(clause, value, facts) else {
        return Amount::Unknown;
    };
    Amount::Points(match (clause.cap, clause.group) {
        (Some(cap), None) => amount.min(cap),
        _ => amount,
    })
}

#[inline]
pub(super) fn holds(test: &Test, value: Ratio) -> bool {
    match test {
        Test::Positive => value.numerator() > 0,
        Test::Bounds(bounds) => bounds.hold(value),
        Test::Always => true,
        Test::Never | Test::NotPrevious | Test::NoneEarlier => false,
    }
}

/// Evaluates `clause`; `earlier` is whether one of the clauses that it completes (否则, 其余) holds.
#[inline]
pub(super) fn held(clause: &PlanClause, facts: &Facts<'_>, earlier: Truth) -> Held {
    let mut held = uncapped(clause, facts, earlier);
    if let (Some(cap), None) = (clause.cap, clause.group) {
        held.amount = held.amount.clamped(None, Some(cap));
    }
    held
}

/// As [`held`], before the clause's own cap.
#[inline]
pub(super) fn uncapped(clause: &PlanClause, facts: &Facts<'_>, earlier: Truth) -> Held {
    let Some(fact) = clause.fact else {
        let truth = match clause.test {
            Test::Always => Truth::Yes,
            Test::NotPrevious | Test::NoneEarlier => not(earlier),
            Test::Never | Test::Positive | Test::Bounds(_) => Truth::No,
        };
        let amount = if truth == Truth::No {
            Outcomes::ZERO
        } else {
            amount(clause, None, facts)
        };
        return Held { truth, amount };
    };
    if let Some(value) = facts.known(fact) {
        if !holds(&clause.test, value) {
            return Held::NOT;
        }
        return Held {
            truth: Truth::Yes,
            amount: amount(clause, Some(State::Known(value)), facts),
        };
    }
    open(clause, fact, facts)
}

fn not(truth: Truth) -> Truth {
    match truth {
        Truth::Yes => Truth::No,
        Truth::No => Truth::Yes,
        Truth::Maybe => Truth::Maybe,
    }
}

fn open(clause: &PlanClause, fact: usize, facts: &Facts<'_>) -> Held {
    let State::Open(interval) = facts.state(fact) else {
        return Held::NOT;
    };
    let (inside, outside) = truth(&clause.test, &interval);
    match inside {
        None => Held::NOT,
        Some(inside) => Held {
            truth: if outside { Truth::Maybe } else { Truth::Yes },
            amount: amount(clause, Some(State::from(inside)), facts),
        },
    }
}

/// The values for which `test` holds, and whether there are others.
fn truth(test: &Test, interval: &Interval) -> (Option<Interval>, bool) {
    match test {
        Test::Positive => (interval.positive(), interval.has_zero()),
        Test::Bounds(bounds) => (interval.satisfying(bounds), interval.violates(bounds)),
        Test::Always => (Some(*interval), false),
        Test::Never | Test::NotPrevious | Test::NoneEarlier => (None, true),
    }
}

/// The values of `interval` for which `test` holds.
pub(super) fn where_held(test: &Test, interval: &Interval) -> Option<Interval> {
    truth(test, interval).0
}

/// Whether a veto's condition holds.
pub(super) fn tested(test: &Test, fact: usize, facts: &Facts<'_>) -> Truth {
    match facts.state(fact) {
        State::Known(value) => {
            if holds(test, value) {
                Truth::Yes
            } else {
                Truth::No
            }
        }
        State::Open(interval) => match truth(test, &interval) {
            (None, _) => Truth::No,
            (Some(_), false) => Truth::Yes,
            (Some(_), true) => Truth::Maybe,
        },
    }
}
