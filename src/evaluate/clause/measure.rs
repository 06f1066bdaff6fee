//! How much a clause gives where it holds.

use crate::evaluate::facts::{Facts, State};
use crate::evaluate::interval::Interval;
use crate::evaluate::outcomes::Outcomes;
use crate::evaluate::plan::{Measure, PlanClause};
use crate::model::points::PLACES;
use crate::model::{Points, Ratio};

/// More occurrences of a discretion than this are taken together.
const MOST_AMOUNTS: i128 = 500;

/// What the clause gives where it holds and `value` is that of its fact; `None` if that is not one number.
#[inline]
pub(super) fn figure(clause: &PlanClause, value: Option<Ratio>, facts: &Facts<'_>) -> Option<Points> {
    match clause.measure {
        Measure::Once => Some(clause.amount),
        Measure::Steps(steps) => Some(value.map_or(clause.amount, |value| clause.amount.times(steps.of(value)))),
        Measure::Discretion(fact) if clause.fact == Some(fact) => value.map(points),
        Measure::Discretion(fact) => facts.known(fact).map(points),
        Measure::Share { rate, of, places } => facts.known(rate).map(|rate| share(rate, of, places)),
        Measure::Range(..) => None,
    }
}

/// What the clause gives where it holds; `state` is that of its fact, cut to where it holds.
pub(super) fn amount(clause: &PlanClause, state: Option<State>, facts: &Facts<'_>) -> Outcomes {
    let known = match state {
        Some(State::Open(_)) => None,
        Some(State::Known(value)) => Some(Some(value)),
        None => Some(None),
    };
    if let Some(points) = known.and_then(|value| figure(clause, value, facts)) {
        return Outcomes::one(points);
    }
    // what the condition is about is cut to where it holds, for the amount too
    let of = |fact: usize| {
        state
            .filter(|_| clause.fact == Some(fact))
            .unwrap_or_else(|| facts.state(fact))
    };
    match clause.measure {
        Measure::Once => Outcomes::one(clause.amount),
        Measure::Range(low, high) => Outcomes::between(low, high),
        Measure::Steps(steps) => match state {
            Some(State::Open(interval)) => steps.over(&interval, clause.amount),
            _ => Outcomes::one(clause.amount),
        },
        Measure::Discretion(fact) => {
            let discretion = facts.plan.get(fact).and_then(|f| f.discretion);
            match (of(fact), discretion) {
                (State::Known(value), _) => Outcomes::one(points(value)),
                (State::Open(interval), Some(range)) => amounts(&interval, range),
                _ => Outcomes::ZERO,
            }
        }
        Measure::Share {
            rate,
            of: points,
            places,
        } => match of(rate) {
            State::Known(value) => Outcomes::one(share(value, points, places)),
            State::Open(interval) => shares(&interval, points, places),
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
        Some(high) if high > Ratio::whole(100) => of,
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
