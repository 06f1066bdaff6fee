//! What is known of the facts of one unit.

use super::interval::Interval;
use super::plan::PlanFact;
use crate::model::{Ratio, Value};

/// A fact's value: a number, or some number of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Known(Ratio),
    Open(Interval),
}

impl From<Interval> for State {
    fn from(interval: Interval) -> Self {
        interval.single().map_or(Self::Open(interval), Self::Known)
    }
}

/// The evidence, and what is assumed beyond it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    pub plan: &'a [PlanFact],
    pub values: &'a [Value],
    /// Case by case: these take the place of the evidence.
    pub assumed: &'a [(usize, State)],
}

impl<'a> Facts<'a> {
    /// The number, if it is known.
    #[inline]
    pub fn known(&self, fact: usize) -> Option<Ratio> {
        if self.assumed.is_empty() {
            return match self.values.get(fact) {
                Some(Value::Known(value)) => Some(*value),
                _ => None,
            };
        }
        match self.state(fact) {
            State::Known(value) => Some(value),
            State::Open(_) => None,
        }
    }

    /// The number or the interval.
    pub fn state(&self, fact: usize) -> State {
        if let Some((_, state)) = self.assumed.iter().rev().find(|(f, _)| *f == fact) {
            return *state;
        }
        match self.values.get(fact) {
            Some(Value::Known(value)) => State::Known(*value),
            Some(Value::Between(low, high)) => {
                let domain = self.domain(fact);
                domain
                    .meet(&Interval::closed(*low, *high, domain.whole))
                    .map_or(State::Known(*low), State::from)
            }
            Some(Value::Unknown) | None => State::from(self.domain(fact)),
        }
    }

    fn domain(&self, fact: usize) -> Interval {
        self.plan.get(fact).map_or(Interval::upto(None, false), |f| f.domain)
    }

    /// The same with `assumed` in place of what was assumed before.
    pub fn assuming(self, assumed: &'a [(usize, State)]) -> Self {
        Self { assumed, ..self }
    }
}
