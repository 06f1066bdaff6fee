//! 条款: whether it holds and what it gives.

use super::facts::{Facts, State};
use super::interval::Interval;
use super::plan::{Measure, PlanClause, Steps, Test};
use super::{Outcomes, TimesRange, Truth};
use crate::model::{Points, Ratio, points::PLACES};

/// More occurrences of a discretion than this are taken together.
const MOST_AMOUNTS: i128 = 500;

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
fn holds(test: &Test, value: Ratio) -> bool {
    match test {
        Test::Positive => value.numerator() > 0,
        Test::Bounds(bounds) => bounds.hold(value),
        Test::Always => true,
        Test::Never | Test::NotPrevious | Test::NoneEarlier => false,
    }
}

/// What the clause gives where it holds and `value` is that of its fact; `None` if that is not one number.
#[inline]
fn figure(clause: &PlanClause, value: Option<Ratio>, facts: &Facts<'_>) -> Option<Points> {
    match clause.measure {
        Measure::Once => Some(clause.amount),
        Measure::Steps(steps) => Some(value.map_or(clause.amount, |value| clause.amount.times(steps.of(value)))),
        Measure::Discretion(fact) if clause.fact == Some(fact) => value.map(points),
        Measure::Discretion(fact) => facts.known(fact).map(points),
        Measure::Share { rate, of, places } => facts.known(rate).map(|rate| share(rate, of, places)),
        Measure::Range(..) => None,
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

/// What the clause gives where it holds; `state` is that of its fact, cut to where it holds.
fn amount(clause: &PlanClause, state: Option<State>, facts: &Facts<'_>) -> Outcomes {
    let known = match state {
        Some(State::Open(_)) => None,
        Some(State::Known(value)) => Some(Some(value)),
        None => Some(None),
    };
    if let Some(points) = known.and_then(|value| figure(clause, value, facts)) {
        return Outcomes::one(points);
    }
    match clause.measure {
        Measure::Once => Outcomes::one(clause.amount),
        Measure::Range(low, high) => Outcomes::between(low, high),
        Measure::Steps(steps) => match state {
            Some(State::Open(interval)) => steps.over(&interval, clause.amount),
            _ => Outcomes::one(clause.amount),
        },
        Measure::Discretion(fact) => {
            let state = if clause.fact == Some(fact) {
                state
            } else {
                Some(facts.state(fact))
            };
            let discretion = facts.plan.get(fact).and_then(|f| f.discretion);
            match (state, discretion) {
                (Some(State::Known(value)), _) => Outcomes::one(points(value)),
                (Some(State::Open(interval)), Some(range)) => amounts(&interval, range),
                _ => Outcomes::ZERO,
            }
        }
        Measure::Share { rate, of, places } => match facts.state(rate) {
            State::Known(value) => Outcomes::one(share(value, of, places)),
            State::Open(interval) => shares(&interval, of, places),
        },
    }
}

/// The part of `of` that `rate` gives, at most all.
fn share(rate: Ratio, of: Points, places: u8) -> Points {
    percent(rate).map_or(Points::ZERO, |part| of.scale(part, places)).min(of)
}

fn points(value: Ratio) -> Points {
    value.to_points().unwrap_or_else(|| Points::whole(1).scale(value, PLACES))
}

fn percent(rate: Ratio) -> Option<Ratio> {
    rate.over(Ratio::whole(100))
}

/// The possible amounts of a discretion within `interval`, where it happened.
fn amounts(interval: &Interval, (low, high, each): (Points, Points, bool)) -> Outcomes {
    let floor = if interval.low > Ratio::ZERO {
        Ratio::whole(1_000_000).times(interval.low).ceil()
    } else {
        0
    };
    let ceiling = interval.high.map(|high| Ratio::whole(1_000_000).times(high).floor());
    let stretch = (Some(floor), ceiling);
    let whole = if each {
        // after as many occurrences as the range is long for, sums leave no gap
        let (l, width) = (low.micros(), (high.micros() - low.micros()).max(0));
        let joins = if l == 0 { 1 } else { (l - 1) / width.max(1) + 1 };
        let written = joins.min(MOST_AMOUNTS);
        let pieces = (1..=written).map(|n| Outcomes::between(low.times(n), high.times(n)));
        let tail = if width == 0 {
            Outcomes::times(low, 1, None)
        } else {
            Outcomes::times(Points::from_micros(1), low.times(written + 1).micros(), None)
        };
        let tail = if width > 0 && joins > MOST_AMOUNTS {
            tail.at_most_these()
        } else {
            tail
        };
        Outcomes::any(pieces.chain([tail]))
    } else {
        Outcomes::between(low, high)
    };
    whole.inside(stretch).unwrap_or_else(|| Outcomes::one(low))
}

/// The possible shares over an interval of rates: rounding leaves no place out.
fn shares(interval: &Interval, of: Points, places: u8) -> Outcomes {
    let low = share(interval.low, of, places);
    let grid = 10i128.pow(u32::from(PLACES.saturating_sub(places)));
    let high = match interval.high {
        None => of,
        Some(high) if interval.high_open => {
            // just below a tie rounds down
            let exact = percent(high).unwrap_or(Ratio::ZERO).times(Ratio::whole(of.micros()));
            let places = exact.over(Ratio::whole(grid)).unwrap_or(Ratio::ZERO);
            let half = Ratio::new(1, 2).unwrap_or(Ratio::ZERO);
            Points::from_micros(places.minus(half).ceil() * grid).min(of)
        }
        Some(high) => share(high, of, places),
    };
    if high <= low {
        return Outcomes::one(low);
    }
    Outcomes::times(Points::from_micros(grid), low.micros() / grid, Some(high.micros() / grid))
        .or(Outcomes::one(low))
        .or(Outcomes::one(high))
        .clamped(Some(low), Some(high))
}

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

    fn over(&self, interval: &Interval, amount: Points) -> Outcomes {
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
