//! 换算: every number of a set rounded, scaled or mapped.

use super::run::{ENDLESS, Run};
use super::{Holds, Outcomes, Set};
use crate::model::{Points, Ratio};

/// How many numbers of a run may be mapped one by one.
const MAPPED: i128 = 4_096;

impl Outcomes {
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
        let (runs, holds) = match self.0 {
            Set::One(value) => return Self(Set::One(map(value))),
            Set::Many { runs, holds } => (runs, holds),
        };
        if factor.numerator() <= 0 {
            return Self::ZERO;
        }
        let grid = 10i128.pow(u32::from(crate::model::points::PLACES.saturating_sub(places)));
        let (mut out, mut exact) = (Vec::with_capacity(runs.len()), true);
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
        Self::from_runs(out, holds.max(if exact { Holds::All } else { Holds::Some }))
    }

    /// Every number mapped by `map`, which must not fall as its argument grows. Many numbers give a superset.
    #[must_use]
    pub(in crate::evaluate) fn mapped(self, map: impl Fn(Points) -> Points) -> Self {
        let apply = |value: i128| map(Points::from_micros(value)).micros();
        let (runs, holds) = match self.0 {
            Set::One(value) => return Self(Set::One(apply(value))),
            Set::Many { runs, holds } => (runs, holds),
        };
        let (mut out, mut exact) = (Vec::new(), true);
        for run in &runs {
            if run.count().is_some_and(|n| n <= MAPPED) {
                out.extend(run.numbers(MAPPED, false).map(|n| Run::single(apply(n))));
            } else {
                let end = |value: i128| if value.abs() >= ENDLESS { value } else { apply(value) };
                out.push(Run::new(end(run.low), end(run.high), 1));
                exact = false;
            }
        }
        Self::from_runs(out, holds.max(if exact { Holds::All } else { Holds::Some }))
    }
}
