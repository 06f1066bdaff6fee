//! 可能的分值: the exact set of points that completions can give, or a superset that says so.

mod merge;
mod run;

use merge::{coarsen, merge};
use run::{ENDLESS, Run};

use super::{ScoreRange, Truth};
use crate::model::{Points, Ratio};

/// How many numbers of a run may be mapped one by one.
const MAPPED: i128 = 4_096;
/// Pairs of runs that one sum may look at.
const PAIRS: usize = 4_096;

/// A set of possible points; never empty. One known number costs no allocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes(Set);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Set {
    One(i128),
    Many { runs: Vec<Run>, exact: bool },
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
        Self::from_runs(vec![Run::new(low.micros(), high.micros().max(low.micros()), 1)], true)
    }

    /// `amount` from `low` to `high` times; endless without `high`.
    pub(super) fn times(amount: Points, low: i128, high: Option<i128>) -> Self {
        let step = amount.micros().max(0);
        if step == 0 || high == Some(low) {
            return Self(Set::One(step.saturating_mul(low)));
        }
        let high = high.map_or(ENDLESS, |n| step.saturating_mul(n).min(ENDLESS - 1));
        Self::from_runs(vec![Run::new(step.saturating_mul(low), high, step)], true)
    }

    fn from_runs(mut runs: Vec<Run>, exact: bool) -> Self {
        let exact = merge(&mut runs) && exact;
        match runs.as_slice() {
            [] => Self::ZERO,
            [run] if run.is_single() => Self(Set::One(run.low)),
            _ => Self(Set::Many { runs, exact }),
        }
    }

    fn runs(&self) -> (Vec<Run>, bool) {
        match &self.0 {
            Set::One(value) => (vec![Run::single(*value)], true),
            Set::Many { runs, exact } => (runs.clone(), *exact),
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
        match self.0 {
            Set::One(_) => true,
            Set::Many { exact, .. } => exact,
        }
    }

    /// The same numbers, as a superset of what is possible.
    #[must_use]
    pub(super) fn at_most_these(mut self) -> Self {
        if let Set::Many { exact, .. } = &mut self.0 {
            *exact = false;
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
            Set::Many { runs, exact } => {
                let inside: Vec<Run> = runs.iter().filter_map(|run| run.clipped(low, high)).collect();
                (!inside.is_empty()).then(|| Self::kept(inside, *exact))
            }
        }
    }

    /// A superset stays one even when a single number is left of it: that number may be impossible.
    fn kept(runs: Vec<Run>, exact: bool) -> Self {
        match (Self::from_runs(runs, exact), exact) {
            (Self(Set::One(value)), false) => Self(Set::Many {
                runs: vec![Run::single(value)],
                exact,
            }),
            (set, _) => set,
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
        Self::from_runs(vec![run], false)
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
            (Set::One(value), Set::Many { runs, exact }) => Self(Set::Many {
                runs: runs.iter().map(|run| run.shifted(value)).collect(),
                exact: *exact,
            }),
            (Set::Many { runs, exact }, Set::One(value)) => Self(Set::Many {
                runs: runs.iter().map(|run| run.shifted(*value)).collect(),
                exact,
            }),
            (Set::One(a), Set::One(b)) => Self(Set::One(a.saturating_add(*b))),
            (
                Set::Many { mut runs, exact },
                Set::Many {
                    runs: others,
                    exact: exact_other,
                },
            ) => {
                let mut exact = exact && *exact_other;
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
                Self::from_runs(sums, exact)
            }
        }
    }

    /// Each with the other sign.
    #[must_use]
    #[inline]
    pub fn negated(self) -> Self {
        match self.0 {
            Set::One(value) => Self(Set::One(-value)),
            Set::Many { runs, exact } => Self::from_runs(runs.iter().map(Run::negated).collect(), exact),
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
        let ((mut runs, exact), (others, exact_other)) = (self.runs(), other.runs());
        runs.extend(others);
        Self::kept(runs, exact && exact_other)
    }

    /// What any of `all` can give.
    pub(super) fn any(all: impl IntoIterator<Item = Self>) -> Self {
        let (mut runs, mut exact) = (Vec::new(), true);
        for one in all {
            let (more, sure) = one.runs();
            runs.extend(more);
            exact &= sure;
        }
        Self::kept(runs, exact)
    }

    /// Cut to `low` and `high`.
    #[must_use]
    #[inline]
    pub fn clamped(self, low: Option<Points>, high: Option<Points>) -> Self {
        let (low, high) = (low.map_or(-ENDLESS, Points::micros), high.map_or(ENDLESS, Points::micros));
        match self.0 {
            Set::One(value) => Self(Set::One(value.min(high).max(low))),
            Set::Many { runs, exact } => {
                let mut cut: Vec<Run> = runs.iter().filter_map(|run| run.clipped(low, high)).collect();
                if runs.iter().any(|run| run.low < low) {
                    cut.push(Run::single(low));
                }
                if runs.iter().any(|run| run.high > high) {
                    cut.push(Run::single(high));
                }
                // a superset of something that is one number is that number
                Self::from_runs(cut, exact)
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
        match (above(&self, other.low()), above(&other, self.low())) {
            (Some(a), Some(b)) => a.or(b),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => self.or(other),
        }
    }

    /// Each rounded to `places` decimals, half away from zero.
    #[must_use]
    #[inline]
    pub fn rounded(self, places: u8) -> Self {
        match self.0 {
            Set::One(value) => Self::one(Points::from_micros(value).round(places)),
            Set::Many { .. } => self.scaled(Ratio::ONE, places),
        }
    }

    /// Each times `factor` (not below zero), rounded once to `places` decimals.
    #[must_use]
    pub fn scaled(self, factor: Ratio, places: u8) -> Self {
        let map = |value: i128| Points::from_micros(value).scale(factor, places).micros();
        let (runs, mut exact) = match self.0 {
            Set::One(value) => return Self(Set::One(map(value))),
            Set::Many { runs, exact } => (runs, exact),
        };
        if factor.numerator() <= 0 {
            return Self::ZERO;
        }
        let grid = 10i128.pow(u32::from(crate::model::points::PLACES.saturating_sub(places)));
        let mut out = Vec::with_capacity(runs.len());
        for run in &runs {
            if run.count().is_some_and(|n| n <= MAPPED) {
                out.extend(run.numbers(MAPPED, false).map(|n| Run::single(map(n))));
                continue;
            }
            let end = |value: i128| if value.abs() >= ENDLESS { value } else { map(value) };
            let stride = Ratio::whole(run.step).times(factor);
            let anchor = if run.low > -ENDLESS { run.low } else { run.high };
            let regular = stride.is_whole()
                && stride.numerator() % grid == 0
                && anchor < ENDLESS
                && Ratio::whole(anchor).times(factor) == Ratio::whole(map(anchor));
            if regular {
                out.push(Run::new(end(run.low), end(run.high), stride.numerator()));
                continue;
            }
            // strides within one place leave no place out; wider ones may
            exact &= stride <= Ratio::whole(grid);
            let mut dense = Run::new(end(run.low), end(run.high), grid);
            if run.low <= -ENDLESS && run.high >= ENDLESS {
                dense.residue = 0;
            }
            out.push(dense);
        }
        Self::kept(out, exact)
    }

    /// Every number mapped by `map`, which must not fall as its argument grows. Many numbers give a superset.
    #[must_use]
    pub(super) fn mapped(self, map: impl Fn(Points) -> Points) -> Self {
        let apply = |value: i128| map(Points::from_micros(value)).micros();
        let (runs, mut exact) = match self.0 {
            Set::One(value) => return Self(Set::One(apply(value))),
            Set::Many { runs, exact } => (runs, exact),
        };
        let mut out = Vec::new();
        for run in &runs {
            if run.count().is_some_and(|n| n <= MAPPED) {
                out.extend(run.numbers(MAPPED, false).map(|n| Run::single(apply(n))));
            } else {
                let end = |value: i128| if value.abs() >= ENDLESS { value } else { apply(value) };
                out.push(Run::new(end(run.low), end(run.high), 1));
                exact = false;
            }
        }
        Self::kept(out, exact)
    }
}
