//! 等差列: equally spaced numbers, the piece a set of outcomes is made of.

/// Stands for an endless end. Far above every sum that a bounded rubric and evidence can give.
pub(super) const ENDLESS: i128 = i128::MAX / 16;
/// How many elements of one run may be written out to keep a result exact.
const EXPANSION: i128 = 512;

/// The numbers `≡ residue (mod step)` from `low` to `high`. A finite end is one of them; `-ENDLESS` and `ENDLESS` are
/// endless. A single number has step 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub low: i128,
    pub high: i128,
    pub step: i128,
    pub residue: i128,
}

pub(super) fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}

fn add(a: i128, b: i128) -> i128 {
    if a <= -ENDLESS || b <= -ENDLESS {
        -ENDLESS
    } else if a >= ENDLESS || b >= ENDLESS {
        ENDLESS
    } else {
        a + b
    }
}

impl Run {
    pub fn single(value: i128) -> Self {
        Self {
            low: value,
            high: value,
            step: 1,
            residue: 0,
        }
    }

    /// From one finite end at least; `high` may lie off the grid of `low`.
    pub fn new(low: i128, high: i128, step: i128) -> Self {
        let step = step.max(1);
        let anchor = if low > -ENDLESS { low } else { high };
        let run = Self {
            low,
            high,
            step,
            residue: anchor.rem_euclid(step),
        };
        run.trimmed().unwrap_or(Self::single(low))
    }

    /// Puts finite ends on the grid; `None` if nothing is left.
    fn trimmed(mut self) -> Option<Self> {
        if self.low > -ENDLESS {
            self.low += (self.residue - self.low).rem_euclid(self.step);
        }
        if self.high < ENDLESS {
            self.high -= (self.high - self.residue).rem_euclid(self.step);
        }
        if self.low > self.high {
            return None;
        }
        Some(if self.low == self.high { Self::single(self.low) } else { self })
    }

    pub fn is_single(&self) -> bool {
        self.low == self.high
    }

    pub fn is_finite(&self) -> bool {
        self.low > -ENDLESS && self.high < ENDLESS
    }

    /// How many numbers; `None` if endless.
    pub fn count(&self) -> Option<i128> {
        self.is_finite().then(|| (self.high - self.low) / self.step + 1)
    }

    pub fn has(&self, value: i128) -> bool {
        self.low <= value && value <= self.high && (value - self.residue).rem_euclid(self.step) == 0
    }

    /// Whether every number of `other` is one of these.
    pub fn covers(&self, other: &Self) -> bool {
        if other.is_single() {
            return self.has(other.low);
        }
        other.step % self.step == 0
            && (other.residue - self.residue).rem_euclid(self.step) == 0
            && self.low <= other.low
            && other.high <= self.high
    }

    /// The numbers from `low` to `high`, both included.
    pub fn clipped(&self, low: i128, high: i128) -> Option<Self> {
        Self {
            low: self.low.max(low),
            high: self.high.min(high),
            ..*self
        }
        .trimmed()
    }

    pub fn shifted(&self, by: i128) -> Self {
        Self {
            low: add(self.low, by),
            high: add(self.high, by),
            step: self.step,
            residue: (self.residue + by).rem_euclid(self.step),
        }
    }

    pub fn negated(&self) -> Self {
        Self {
            low: -self.high,
            high: -self.low,
            step: self.step,
            residue: (-self.residue).rem_euclid(self.step),
        }
    }

    /// Step and residue as the greatest common divisor sees them: a single number has no step.
    fn grid(&self) -> (i128, i128) {
        if self.is_single() {
            (0, self.low)
        } else {
            (self.step, self.residue)
        }
    }

    /// The smallest run that covers both.
    pub fn hull(&self, other: &Self) -> Self {
        let ((step, residue), (step_other, residue_other)) = (self.grid(), other.grid());
        let step = gcd(gcd(step, step_other), residue - residue_other).max(1);
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            step,
            residue: residue.rem_euclid(step),
        }
    }

    /// Numbers from the finite end that `from_high` names, at most `limit`.
    pub fn numbers(&self, limit: i128, from_high: bool) -> impl Iterator<Item = i128> + use<> {
        let count = self.count().unwrap_or(limit).min(limit);
        let (start, step) = if from_high {
            (self.high, -self.step)
        } else {
            (self.low, self.step)
        };
        (0..count).map(move |n| start + n * step)
    }

    /// All sums of a number of each, pushed onto `out`. False if more was pushed than is possible.
    pub fn plus(&self, other: &Self, out: &mut Vec<Self>) -> bool {
        if self.is_single() {
            out.push(other.shifted(self.low));
            return true;
        }
        if other.is_single() {
            out.push(self.shifted(other.low));
            return true;
        }
        let (fine, coarse) = if self.step <= other.step {
            (self, other)
        } else {
            (other, self)
        };
        let (low, high) = (add(fine.low, coarse.low), add(fine.high, coarse.high));
        let step = gcd(fine.step, coarse.step);
        let whole = Self {
            low,
            high,
            step,
            residue: (fine.residue + coarse.residue).rem_euclid(step),
        };
        let bridged = step == fine.step && (!fine.is_finite() || fine.high - fine.low >= coarse.step - fine.step);
        let opposed = low <= -ENDLESS && high >= ENDLESS && [fine, coarse].iter().all(|run| !run.is_doubly_endless());
        if bridged || opposed {
            out.push(whole);
            return true;
        }
        // write one of the two out, where the other's endlessness allows only as far as its steps repeat
        let (of_fine, of_coarse) = (fine.needed(coarse, step), coarse.needed(fine, step));
        let (written, kept, needed) = match (of_fine, of_coarse) {
            (Some(a), Some(b)) if b <= a => (coarse, fine, b),
            (Some(a), _) => (fine, coarse, a),
            (None, Some(b)) => (coarse, fine, b),
            (None, None) => (fine, coarse, EXPANSION + 1),
        };
        if needed > EXPANSION {
            out.push(whole);
            return false;
        }
        out.extend(written.numbers(needed, written.low <= -ENDLESS).map(|n| kept.shifted(n)));
        true
    }

    fn is_doubly_endless(&self) -> bool {
        self.low <= -ENDLESS && self.high >= ENDLESS
    }

    /// How many of these must be added to `kept` one by one to have all sums; `None` if no number will do.
    fn needed(&self, kept: &Self, step: i128) -> Option<i128> {
        let period = kept.step / step;
        match (self.low > -ENDLESS, self.high < ENDLESS) {
            (true, true) if kept.high >= ENDLESS => self.count().map(|n| n.min(period)),
            (true, true) => self.count(),
            (true, false) if kept.high >= ENDLESS => Some(period),
            (false, true) if kept.low <= -ENDLESS => Some(period),
            _ => None,
        }
    }
}
