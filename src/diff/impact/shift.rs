//! Which way a score or a band goes, as far as the evidence tells.

use std::cmp::Ordering;

use crate::diff::verdict::Verdict;
use crate::evaluate::ScoreRange;
use crate::model::Points;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// 上升, in every completion.
    Rises,
    /// 下降, in every completion.
    Falls,
    /// 不变, in every completion.
    Stays,
    /// 说不定: what is 未填 decides.
    Unclear,
}

impl Shift {
    /// From how the newer figure stands to the older.
    pub fn of(order: Ordering) -> Self {
        match order {
            Ordering::Less => Self::Falls,
            Ordering::Equal => Self::Stays,
            Ordering::Greater => Self::Rises,
        }
    }
}

/// By how much something may rise; an end that is not there is endless.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    low: Option<Points>,
    high: Option<Points>,
}

/// The sum of two ranges.
pub(super) fn sum(a: ScoreRange, b: ScoreRange) -> ScoreRange {
    ScoreRange {
        low: a.low.zip(b.low).map(|(a, b)| a + b),
        high: a.high.zip(b.high).map(|(a, b)| a + b),
    }
}

impl Change {
    pub const ENDLESS: Self = Self { low: None, high: None };

    pub const fn exactly(points: Points) -> Self {
        Self {
            low: Some(points),
            high: Some(points),
        }
    }

    /// How totals move.
    pub fn of_totals(old: ScoreRange, new: ScoreRange) -> Self {
        Self {
            low: new.low.zip(old.high).map(|(new, old)| new - old),
            high: new.high.zip(old.low).map(|(new, old)| new - old),
        }
    }

    /// How points move when what is lost becomes `new`.
    pub fn of_losses(old: ScoreRange, new: ScoreRange) -> Self {
        Self::of_totals(new, old)
    }

    /// What a verdict adds: of the same evidence, the same points or no more or no fewer. `carried` says whether all that
    /// the newer part asks is what the older asked.
    pub fn known(mut self, verdict: &Verdict, carried: bool) -> Self {
        let zero = Points::ZERO;
        match verdict {
            Verdict::Same if carried => Self::exactly(zero),
            Verdict::Stricter(_) if carried => {
                self.high = Some(self.high.map_or(zero, |high| high.min(zero)));
                self.ordered()
            }
            Verdict::Looser(_) if carried => {
                self.low = Some(self.low.map_or(zero, |low| low.max(zero)));
                self.ordered()
            }
            _ => self,
        }
    }

    fn ordered(self) -> Self {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low > high => Self::exactly(Points::ZERO),
            _ => self,
        }
    }

    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a + b),
            high: self.high.zip(other.high).map(|(a, b)| a + b),
        }
    }

    pub fn shift(self) -> Shift {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Shift::of(low.cmp(&Points::ZERO)),
            (Some(low), _) if low > Points::ZERO => Shift::Rises,
            (_, Some(high)) if high < Points::ZERO => Shift::Falls,
            _ => Shift::Unclear,
        }
    }
}

/// Which way the band goes: `given` are the possible bands, best first.
pub(super) fn moved(ranks: Option<&[Vec<usize>; 2]>, given: [&[usize]; 2]) -> Shift {
    let Some(ranks) = ranks else { return Shift::Unclear };
    let ends = [0, 1].map(|side: usize| {
        let all = || given[side].iter().filter_map(|band| ranks[side].get(*band).copied());
        all().min().zip(all().max())
    });
    match ends {
        [Some((a, b)), Some((c, d))] if a == b && c == d && a == c => Shift::Stays,
        [Some((best, _)), Some((_, worst))] if worst < best => Shift::Rises,
        [Some((_, worst)), Some((best, _))] if best > worst => Shift::Falls,
        [None, None] => Shift::Stays,
        _ => Shift::Unclear,
    }
}
