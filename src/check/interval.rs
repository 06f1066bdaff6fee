//! 区间: sets of values of a datum, exact, for tiers and for clauses on one datum.

use std::cmp::Ordering;

use crate::model::{Bound, Bounds, Comparison, Ratio};

/// A place between values: just before `value`, or just after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The value.
    pub value: Ratio,
    /// Whether the place is after the value.
    pub after: bool,
}

impl Ord for Cut {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value).then(self.after.cmp(&other.after))
    }
}

impl PartialOrd for Cut {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The values from one cut to another; no end means no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Where it begins.
    pub from: Cut,
    /// Where it ends.
    pub to: Option<Cut>,
}

/// A set of values: separate intervals in rising order. Data are never below zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region(pub Vec<Interval>);

/// Just before zero, where every datum begins.
const START: Cut = Cut {
    value: Ratio::ZERO,
    after: false,
};

impl Region {
    /// Every value of a datum.
    pub fn all() -> Self {
        Self(vec![Interval { from: START, to: None }])
    }

    /// The values that satisfy `bounds`; for a datum of whole numbers, cuts stand before whole numbers.
    pub fn of(bounds: &Bounds, whole: bool) -> Self {
        let mut region = Self::all();
        for bound in std::iter::once(&bounds.first).chain(&bounds.second) {
            region = region.within(&one(bound, whole));
        }
        region
    }

    /// Whether no value is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every value of a datum is in it.
    pub fn is_all(&self) -> bool {
        *self == Self::all()
    }

    /// What is also in `other`.
    fn within(&self, other: &Interval) -> Self {
        Self(self.0.iter().filter_map(|own| own.shared(other)).collect())
    }

    /// What is not in `other`.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        other.0.iter().fold(self.clone(), |left, hole| {
            let pieces = left.0.iter().flat_map(|own| {
                let before = match own.to {
                    Some(to) => Some(to.min(hole.from)),
                    None => Some(hole.from),
                };
                let low = proper(Interval {
                    from: own.from,
                    to: before,
                });
                let high = hole.to.and_then(|to| {
                    proper(Interval {
                        from: own.from.max(to),
                        to: own.to,
                    })
                });
                [low, high]
            });
            Self(pieces.flatten().collect())
        })
    }

    /// Whether the values that begin at `cut` are in it.
    pub fn holds(&self, cut: Cut) -> bool {
        self.0.iter().any(|own| own.from <= cut && own.to.is_none_or(|to| cut < to))
    }

    /// Whether every value of it is in `other`.
    pub fn is_inside(&self, other: &Self) -> bool {
        self.without(other).is_empty()
    }

    /// Whether some value is in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.without(other) != *self
    }
}

impl Interval {
    /// What is also in `other`.
    pub fn shared(&self, other: &Self) -> Option<Self> {
        let to = match (self.to, other.to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        proper(Self {
            from: self.from.max(other.from),
            to,
        })
    }

    /// A value of it that a person would name: an end that belongs to it, else one near it.
    pub fn witness(&self, whole: bool) -> Ratio {
        match self.to {
            Some(to) if self.from == START && to.after => return to.value,
            Some(to) if self.from == START && whole => return to.value.minus(Ratio::ONE),
            _ if !self.from.after => return self.from.value,
            _ => {}
        }
        let step = |by: Ratio| self.from.value.plus(by);
        let steps = if whole {
            vec![Ratio::ONE]
        } else {
            ["1", "0.5", "0.1", "0.01", "0.0001"]
                .iter()
                .filter_map(|s| Ratio::parse(s))
                .collect()
        };
        let inside = |value: &Ratio| {
            self.to.is_none_or(|to| {
                Cut {
                    value: *value,
                    after: false,
                } < to
            })
        };
        let half = || self.to.and_then(|to| self.from.value.plus(to.value).over(Ratio::whole(2)));
        steps
            .into_iter()
            .map(step)
            .find(inside)
            .or_else(half)
            .unwrap_or(self.from.value)
    }
}

fn proper(interval: Interval) -> Option<Interval> {
    interval.to.is_none_or(|to| interval.from < to).then_some(interval)
}

fn one(bound: &Bound, whole: bool) -> Interval {
    let cut = |after: bool| {
        Some(settled(
            Cut {
                value: bound.value,
                after,
            },
            whole,
        ))
    };
    let (from, to) = match bound.op {
        Comparison::Less => (None, cut(false)),
        Comparison::AtMost => (None, cut(true)),
        Comparison::More => (cut(true), None),
        Comparison::AtLeast => (cut(false), None),
        Comparison::Equal => (cut(false), cut(true)),
    };
    Interval {
        from: from.unwrap_or(START),
        to,
    }
}

/// For whole numbers, the same cut before the next whole number.
fn settled(cut: Cut, whole: bool) -> Cut {
    if !whole {
        return cut;
    }
    let value = if cut.after { cut.value.floor() + 1 } else { cut.value.ceil() };
    Cut {
        value: Ratio::whole(value),
        after: false,
    }
}
