//! 可能的分值: the exact set of points that completions can give, or a superset that says so.

mod map;
mod merge;
mod run;

use merge::{coarsen, merge};
use run::{ENDLESS, Run};

use super::{ScoreRange, Truth};
use crate::model::Points;

/// Pairs of runs that one sum may look at.
const PAIRS: usize = 4_096;

/// A set of possible points; never empty. One known number costs no allocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes(Set);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Set {
    One(i128),
    Many { runs: Vec<Run>, holds: Holds },
}

/// How many of its numbers a set promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    /// Each is possible.
    All,
    /// One at least is; the others are 至多.
    Some,
    /// Perhaps none is: a part cut out of such a superset.
    Perhaps,
}

impl Default for Outcomes {
    fn default() -> Self {
        Self::ZERO
    }
}

/// A stretch of millionths with both ends included; `None` is endless.
pub(super) type Stretch = (Option<i128>, Option<i128>);

impl Outcomes {
    /// No points.
    pub const ZERO: Self = Self(Set::One(0));

    /// Exactly `points`.
    #[inline]
    pub const fn one(points: Points) -> Self {
        Self(Set::One(points.micros()))
    }

    /// Every amount from `low` to `high`, six decimals each.
    pub fn between(low: Points, high: Points) -> Self {
        Self::from_runs(vec![Run::new(low.micros(), high.micros().max(low.micros()), 1)], Holds::All)
    }

    /// `amount` from `low` to `high` times; endless without `high`.
    pub(super) fn times(amount: Points, low: i128, high: Option<i128>) -> Self {
        let step = amount.micros().max(0);
        if step == 0 || high == Some(low) {
            return Self(Set::One(step.saturating_mul(low)));
        }
        let high = high.map_or(ENDLESS, |n| step.saturating_mul(n).min(ENDLESS - 1));
        Self::from_runs(vec![Run::new(step.saturating_mul(low), high, step)], Holds::All)
    }

    fn from_runs(mut runs: Vec<Run>, holds: Holds) -> Self {
        let holds = if merge(&mut runs) { holds } else { holds.max(Holds::Some) };
        match runs.as_slice() {
            [] => Self::ZERO,
            // what is left of a superset that holds something is that number
            [run] if run.is_single() && holds != Holds::Perhaps => Self(Set::One(run.low)),
            _ => Self(Set::Many { runs, holds }),
        }
    }

    fn runs(&self) -> (Vec<Run>, Holds) {
        match &self.0 {
            Set::One(value) => (vec![Run::single(*value)], Holds::All),
            Set::Many { runs, holds } => (runs.clone(), *holds),
        }
    }

    /// The number, if there is only one.
    #[inline]
    pub fn single(&self) -> Option<Points> {
        match self.0 {
            Set::One(value) => Some(Points::from_micros(value)),
            Set::Many { .. } => None,
        }
    }

    /// Whether exactly these numbers are possible (else 至多 these).
    pub fn is_exact(&self) -> bool {
        self.holds() == Holds::All
    }

    /// Whether it may be that none of these numbers is possible.
    pub(super) fn may_be_none(&self) -> bool {
        self.holds() == Holds::Perhaps
    }

    fn holds(&self) -> Holds {
        match self.0 {
            Set::One(_) => Holds::All,
            Set::Many { holds, .. } => holds,
        }
    }

    /// The same numbers, as a superset of what is possible.
    #[must_use]
    pub(super) fn at_most_these(mut self) -> Self {
        if let Set::Many { holds, .. } = &mut self.0 {
            *holds = (*holds).max(Holds::Some);
        }
        self
    }

    /// Smallest; `None` if endless.
    pub fn low(&self) -> Option<Points> {
        let low = match &self.0 {
            Set::One(value) => *value,
            Set::Many { runs, .. } => runs.iter().map(|run| run.low).min().unwrap_or(0),
        };
        (low > -ENDLESS).then(|| Points::from_micros(low))
    }

    /// Largest; `None` if endless.
    pub fn high(&self) -> Option<Points> {
        let high = match &self.0 {
            Set::One(value) => *value,
            Set::Many { runs, .. } => runs.iter().map(|run| run.high).max().unwrap_or(0),
        };
        (high < ENDLESS).then(|| Points::from_micros(high))
    }

    /// Both ends.
    #[inline]
    pub fn range(&self) -> ScoreRange {
        match self.0 {
            Set::One(value) => ScoreRange::exactly(Points::from_micros(value)),
            Set::Many { .. } => ScoreRange {
                low: self.low(),
                high: self.high(),
            },
        }
    }

    /// Whether `points` is one of them.
    pub fn contains(&self, points: Points) -> bool {
        match &self.0 {
            Set::One(value) => *value == points.micros(),
            Set::Many { runs, .. } => runs.iter().any(|run| run.has(points.micros())),
        }
    }

    /// Those between two ends, each with whether it belongs to the stretch; `None` if there are none.
    pub fn within(&self, low: Option<(Points, bool)>, high: Option<(Points, bool)>) -> Option<Self> {
        let low = low.map(|(at, closed)| at.micros() + i128::from(!closed));
        let high = high.map(|(at, closed)| at.micros() - i128::from(!closed));
        self.inside((low, high))
    }

    /// Those inside `stretch`; `None` if there are none.
    pub(super) fn inside(&self, (low, high): Stretch) -> Option<Self> {
        let (low, high) = (low.unwrap_or(-ENDLESS), high.unwrap_or(ENDLESS));
        match &self.0 {
            Set::One(value) => (low <= *value && *value <= high).then(|| self.clone()),
            Set::Many { runs, holds } => {
                let whole = runs.iter().all(|run| low <= run.low && run.high <= high);
                if whole {
                    return Some(self.clone());
                }
                let inside: Vec<Run> = runs.iter().filter_map(|run| run.clipped(low, high)).collect();
                let holds = if *holds == Holds::All { Holds::All } else { Holds::Perhaps };
                (!inside.is_empty()).then(|| Self::from_runs(inside, holds))
            }
        }
    }

    /// Whether these lie in `stretch`: all, none or some of them.
    pub(super) fn lies(&self, stretch: Stretch) -> Truth {
        let below = stretch.0.map(|low| (None, Some(low - 1)));
        let above = stretch.1.map(|high| (Some(high + 1), None));
        let outside = [below, above].into_iter().flatten().any(|s| self.inside(s).is_some());
        match (self.inside(stretch).is_some(), outside) {
            (false, _) => Truth::No,
            (true, false) => Truth::Yes,
            (true, true) => Truth::Maybe,
        }
    }

    /// Everything between two ends, to six decimals; not there is endless.
    pub(super) fn hull(low: Option<Points>, high: Option<Points>) -> Self {
        let run = Run::new(low.map_or(-ENDLESS, Points::micros), high.map_or(ENDLESS, Points::micros), 1);
        Self::from_runs(vec![run], Holds::Some)
    }

    /// Adds one known amount to all.
    #[inline]
    pub(super) fn shift(&mut self, by: Points) {
        match &mut self.0 {
            Set::One(value) => *value = value.saturating_add(by.micros()),
            Set::Many { runs, .. } => runs.iter_mut().for_each(|run| *run = run.shifted(by.micros())),
        }
    }

    /// Sum of independent amounts.
    #[must_use]
    #[inline]
    pub fn plus(self, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (Set::One(a), Set::One(b)) => Self(Set::One(a.saturating_add(*b))),
            _ => self.plus_many(other),
        }
    }

    fn plus_many(self, other: &Self) -> Self {
        match (self.0, &other.0) {
            (Set::One(value), Set::Many { runs, holds }) => Self(Set::Many {
                runs: runs.iter().map(|run| run.shifted(value)).collect(),
                holds: *holds,
            }),
            (Set::Many { runs, holds }, Set::One(value)) => Self(Set::Many {
                runs: runs.iter().map(|run| run.shifted(*value)).collect(),
                holds,
            }),
            (Set::One(a), Set::One(b)) => Self(Set::One(a.saturating_add(*b))),
            (
                Set::Many { mut runs, holds },
                Set::Many {
                    runs: others,
                    holds: holds_other,
                },
            ) => {
                let mut exact = true;
                let mut others = others.clone();
                if runs.len().saturating_mul(others.len()) > PAIRS {
                    coarsen(&mut runs, 64);
                    coarsen(&mut others, 64);
                    exact = false;
                }
                let mut sums = Vec::with_capacity(runs.len() * others.len());
                for a in &runs {
                    for b in &others {
                        exact &= a.plus(b, &mut sums);
                    }
                }
                let least = if exact { Holds::All } else { Holds::Some };
                Self::from_runs(sums, holds.max(*holds_other).max(least))
            }
        }
    }

    /// Each with the other sign.
    #[must_use]
    #[inline]
    pub fn negated(self) -> Self {
        match self.0 {
            Set::One(value) => Self(Set::One(-value)),
            Set::Many { runs, holds } => Self::from_runs(runs.iter().map(Run::negated).collect(), holds),
        }
    }

    /// Difference of independent amounts.
    #[must_use]
    #[inline]
    pub fn minus(self, other: Self) -> Self {
        self.plus(&other.negated())
    }

    /// What one or the other can give.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == other {
            return self;
        }
        Self::any([self, other])
    }

    /// What any of `all` can give.
    pub(super) fn any(all: impl IntoIterator<Item = Self>) -> Self {
        let mut runs = Vec::new();
        let (mut least, mut most) = (Holds::Perhaps, Holds::All);
        for one in all {
            let (more, holds) = one.runs();
            runs.extend(more);
            (least, most) = (least.min(holds), most.max(holds));
        }
        // where one of them holds something, so do all together
        let holds = if least < Holds::Perhaps {
            most.min(Holds::Some)
        } else {
            Holds::Perhaps
        };
        Self::from_runs(runs, holds)
    }

    /// Cut to `low` and `high`.
    #[must_use]
    #[inline]
    pub fn clamped(self, low: Option<Points>, high: Option<Points>) -> Self {
        let (low, high) = (low.map_or(-ENDLESS, Points::micros), high.map_or(ENDLESS, Points::micros));
        match self.0 {
            Set::One(value) => Self(Set::One(value.min(high).max(low))),
            Set::Many { runs, holds } => {
                let mut cut: Vec<Run> = runs.iter().filter_map(|run| run.clipped(low, high)).collect();
                if runs.iter().any(|run| run.low < low) {
                    cut.push(Run::single(low));
                }
                if runs.iter().any(|run| run.high > high) {
                    cut.push(Run::single(high));
                }
                Self::from_runs(cut, holds)
            }
        }
    }

    /// The larger of two independent amounts.
    #[must_use]
    #[inline]
    pub fn max(self, other: Self) -> Self {
        if let (Set::One(a), Set::One(b)) = (&self.0, &other.0) {
            return Self(Set::One(*a.max(b)));
        }
        let above = |set: &Self, floor: Option<Points>| set.inside((floor.map(Points::micros), None));
        let larger = match (above(&self, other.low()), above(&other, self.low())) {
            (Some(a), Some(b)) => a.or(b),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return self.or(other),
        };
        // what each gave for itself may be none of them, the larger is one
        match larger.runs() {
            (runs, Holds::Perhaps) if self.holds() < Holds::Perhaps && other.holds() < Holds::Perhaps => {
                Self::from_runs(runs, Holds::Some)
            }
            _ => larger,
        }
    }
}
