//! 值域: what a fact may be, as an interval of numbers, and the cells into which clauses cut it.

use crate::model::{Bound, Bounds, Comparison, Ratio};

/// Numbers from `low` to `high`; all are at least 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub low: Ratio,
    pub low_open: bool,
    pub high: Option<Ratio>,
    pub high_open: bool,
    /// Only whole numbers; then both ends are whole and closed.
    pub whole: bool,
}

/// Where a cell begins: at a number, or just above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Start {
    pub at: Ratio,
    pub above: bool,
}

impl Interval {
    /// From 0.
    pub fn upto(high: Option<Ratio>, whole: bool) -> Self {
        Self {
            low: Ratio::ZERO,
            low_open: false,
            high,
            high_open: false,
            whole,
        }
    }

    /// Both ends closed.
    pub fn closed(low: Ratio, high: Ratio, whole: bool) -> Self {
        Self {
            low,
            high: Some(high),
            ..Self::upto(None, whole)
        }
    }

    /// The numbers that satisfy `bounds`.
    fn of(bounds: &Bounds) -> Self {
        let mut out = Self::upto(None, false);
        for bound in [Some(bounds.first), bounds.second].into_iter().flatten() {
            let Bound { op, value } = bound;
            if matches!(op, Comparison::More | Comparison::AtLeast | Comparison::Equal) {
                out.raise(value, op == Comparison::More);
            }
            if matches!(op, Comparison::Less | Comparison::AtMost | Comparison::Equal) {
                out.lower(value, op == Comparison::Less);
            }
        }
        out
    }

    fn raise(&mut self, low: Ratio, open: bool) {
        if low > self.low || (low == self.low && open) {
            (self.low, self.low_open) = (low, open);
        }
    }

    fn lower(&mut self, high: Ratio, open: bool) {
        if self.high.is_none_or(|old| high < old || (high == old && open)) {
            (self.high, self.high_open) = (Some(high), open);
        }
    }

    /// With whole ends where only whole numbers count; `None` if empty.
    fn settled(mut self) -> Option<Self> {
        if self.whole {
            let low = if self.low_open {
                self.low.floor() + 1
            } else {
                self.low.ceil()
            };
            (self.low, self.low_open) = (Ratio::whole(low), false);
            if let Some(high) = self.high {
                let high = if self.high_open { high.ceil() - 1 } else { high.floor() };
                (self.high, self.high_open) = (Some(Ratio::whole(high)), false);
            }
        }
        match self.high {
            Some(high) if high < self.low => None,
            Some(high) if high == self.low && (self.low_open || self.high_open) => None,
            _ => Some(self),
        }
    }

    /// The numbers of both; `None` if there are none.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let mut out = *self;
        out.whole |= other.whole;
        out.raise(other.low, other.low_open);
        if let Some(high) = other.high {
            out.lower(high, other.high_open);
        }
        out.settled()
    }

    /// The numbers that satisfy `bounds`; `None` if there are none.
    pub fn satisfying(&self, bounds: &Bounds) -> Option<Self> {
        self.meet(&Self::of(bounds))
    }

    /// The numbers above zero; `None` if there are none.
    pub fn positive(&self) -> Option<Self> {
        let mut out = *self;
        out.raise(Ratio::ZERO, true);
        out.settled()
    }

    /// Whether a number does not satisfy `bounds`.
    pub fn violates(&self, bounds: &Bounds) -> bool {
        let inner = Self::of(bounds);
        let mut below = *self;
        below.lower(inner.low, !inner.low_open);
        let above = inner.high.map(|high| {
            let mut above = *self;
            above.raise(high, !inner.high_open);
            above
        });
        // zero is where every domain begins: nothing lies below it
        let low_matters = inner.low > Ratio::ZERO || inner.low_open;
        (low_matters && below.settled().is_some()) || above.is_some_and(|above| above.settled().is_some())
    }

    /// Whether zero is one of the numbers.
    pub fn has_zero(&self) -> bool {
        self.low == Ratio::ZERO && !self.low_open
    }

    /// The one number, if there is only one.
    pub fn single(&self) -> Option<Ratio> {
        self.high.filter(|&high| high == self.low)
    }

    /// Some numbers that stand for all of the cell: the first, an inner one where any will do, and the last.
    pub fn samples(&self) -> Vec<Ratio> {
        let Some(high) = self.high else {
            let first = if self.low_open { self.low.plus(Ratio::ONE) } else { self.low };
            return vec![first];
        };
        let middle = self.low.plus(high).over(Ratio::whole(2)).unwrap_or(self.low);
        let mut out = Vec::new();
        if !self.low_open {
            out.push(self.low);
        }
        if !self.whole {
            out.push(middle);
        }
        if !self.high_open && high != self.low {
            out.push(high);
        }
        out
    }

    /// Cut at `starts`, which are sorted.
    pub fn cells(&self, starts: &[Start]) -> Vec<Self> {
        let mut out = Vec::new();
        let mut rest = *self;
        for start in starts {
            let mut before = rest;
            before.lower(start.at, !start.above);
            let mut after = rest;
            after.raise(start.at, start.above);
            out.extend(before.settled());
            let Some(after) = after.settled() else { return out };
            rest = after;
        }
        out.extend(rest.settled());
        out
    }
}

/// Where the truth of `bounds` may change.
pub(super) fn edges(bounds: &Bounds, out: &mut Vec<Start>) {
    for bound in [Some(bounds.first), bounds.second].into_iter().flatten() {
        let mut push = |above| out.push(Start { at: bound.value, above });
        match bound.op {
            Comparison::Less | Comparison::AtLeast => push(false),
            Comparison::More | Comparison::AtMost => push(true),
            Comparison::Equal => {
                push(false);
                push(true);
            }
        }
    }
}
