//! 计次 and steps: how many times a figure counts.

use crate::evaluate::TimesRange;
use crate::evaluate::interval::Interval;
use crate::evaluate::outcomes::Outcomes;
use crate::evaluate::plan::Steps;
use crate::model::{Points, Ratio};

impl Steps {
    /// How many steps `value` makes.
    #[inline]
    pub fn of(&self, value: Ratio) -> i128 {
        if self.ones && value.is_whole() {
            return value.numerator().max(0);
        }
        self.count(self.distance(value))
    }

    /// How far `value` is from where steps begin.
    pub fn distance(&self, value: Ratio) -> Ratio {
        let distance = if self.down {
            self.from.minus(value)
        } else {
            value.minus(self.from)
        };
        distance.max(Ratio::ZERO)
    }

    fn count(&self, distance: Ratio) -> i128 {
        let steps = distance.over(self.step).unwrap_or(Ratio::ZERO);
        (if self.up { steps.ceil() } else { steps.floor() }).max(0)
    }

    /// The smallest and largest number of steps over `interval`.
    pub fn range(&self, interval: &Interval) -> TimesRange {
        let (near, near_open, far, far_open) = if self.down {
            let high = interval.high.unwrap_or(self.from);
            (high, interval.high_open, Some(interval.low), interval.low_open)
        } else {
            (interval.low, interval.low_open, interval.high, interval.high_open)
        };
        let ratio = |value: Ratio| self.distance(value).over(self.step).unwrap_or(Ratio::ZERO);
        let low = match (self.up, near_open) {
            (false, _) => ratio(near).floor(),
            (true, true) => ratio(near).floor() + 1,
            (true, false) => ratio(near).ceil(),
        };
        let high = far.map(|far| match (self.up, far_open) {
            (false, true) => ratio(far).ceil() - 1,
            (false, false) => ratio(far).floor(),
            (true, _) => ratio(far).ceil(),
        });
        TimesRange {
            low: low.max(0),
            high: high.map(|high| high.max(low).max(0)),
        }
    }

    pub fn over(&self, interval: &Interval, amount: Points) -> Outcomes {
        let TimesRange { low, high } = self.range(interval);
        // whole numbers leave steps out where a step is shorter than one
        if interval.whole && self.step < Ratio::ONE {
            return self.sparse(interval, amount, low, high);
        }
        Outcomes::times(amount, low, high)
    }

    fn sparse(&self, interval: &Interval, amount: Points, low: i128, high: Option<i128>) -> Outcomes {
        let (first, last) = (interval.low.ceil(), interval.high.map(Ratio::floor));
        match last {
            Some(last) if last - first <= 4_096 => {
                Outcomes::any((first..=last).map(|n| Outcomes::one(amount.times(self.count(self.distance(Ratio::whole(n)))))))
            }
            _ => Outcomes::times(amount, low, high).at_most_these(),
        }
    }
}
