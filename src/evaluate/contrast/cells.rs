//! The common refinement of both sides' breakpoints on one fact.

use super::Doubt;
use super::limit::Limit;
use super::usage::Use;
use super::variable::Terms;
use crate::evaluate::interval::{Interval, Start};
use crate::evaluate::plan::{Measure, Steps, truth_edges};
use crate::model::points::PLACES;
use crate::model::{Points, Ratio};

/// Breakpoints of one fact that are told apart.
const MOST_STARTS: usize = 20_000;

/// Where cells of `domain` begin, such that nothing varies inside of one.
pub(super) fn starts(uses: &[Use<'_>], domain: &Interval, terms: &mut Terms) -> Result<Vec<Start>, Doubt> {
    let mut out = Vec::new();
    // steps that go on for ever, with what a step adds to the difference
    let mut endless: Vec<(Steps, i128)> = Vec::new();
    for one in uses {
        let Use { clause, fact, .. } = *one;
        if clause.fact == Some(fact) {
            truth_edges(&clause.test, &mut out);
            if let Measure::Steps(steps) = clause.measure {
                let amount = clause.amount.micros();
                match one.limit {
                    _ if amount <= 0 => {}
                    Limit::Upto(most) => walk(&steps, domain, most.div_euclid(amount) + 1, None, &mut out)?,
                    _ if steps.down || domain.high.is_some() => walk(&steps, domain, i128::MAX, None, &mut out)?,
                    Limit::Doubtful(most) => {
                        terms.doubt = Some(Doubt::Endless);
                        walk(&steps, domain, most.div_euclid(amount) + 1, None, &mut out)?;
                    }
                    Limit::Endless => endless.push((steps, amount * one.weight)),
                }
            }
        }
        if let Measure::Share { rate, of, places } = clause.measure
            && rate == fact
        {
            shares(of, places, &mut out)?;
        }
    }
    go_on(&endless, domain, terms.room_beside(uses), &mut out)?;
    out.sort_unstable();
    out.dedup();
    Ok(out)
}

/// Enters the starts of steps 1 to `count`, or up to `end`.
fn walk(steps: &Steps, domain: &Interval, count: i128, end: Option<Ratio>, out: &mut Vec<Start>) -> Result<(), Doubt> {
    let end = [end, domain.high].into_iter().flatten().min();
    for n in 1..=count {
        let Some(start) = steps.start(n) else { break };
        if !steps.down && end.is_some_and(|end| start.at > end) {
            break;
        }
        out.push(start);
        if out.len() > MOST_STARTS {
            return Err(Doubt::Many);
        }
    }
    Ok(())
}

/// Where the rounded share of `of` passes from one figure to the next.
fn shares(of: Points, places: u8, out: &mut Vec<Start>) -> Result<(), Doubt> {
    let grid = 10i128.pow(u32::from(PLACES.saturating_sub(places)));
    if of <= Points::ZERO {
        return Ok(());
    }
    let last = (of.micros() - 1).div_euclid(grid) + 1;
    if usize::try_from(last).map_or(true, |last| last + out.len() > MOST_STARTS) {
        return Err(Doubt::Many);
    }
    // n places from where of·rate/100 is n − ½ places: a half rounds up
    let starts = (1..=last).filter_map(|n| Ratio::new((2 * n - 1) * grid * 100, 2 * of.micros()));
    out.extend(starts.map(|at| Start { at, above: false }));
    Ok(())
}

/// Beyond every other breakpoint steps that go on for ever repeat: the difference grows by the same figure with each
/// period. One period decides if that is nothing; else as many as it takes to outweigh what they differ by where they begin
/// to repeat, and `room`, which is all else there is.
fn go_on(endless: &[(Steps, i128)], domain: &Interval, room: i128, out: &mut Vec<Start>) -> Result<(), Doubt> {
    let begins = endless.iter().map(|(steps, _)| steps.from.plus(steps.step));
    let Some(base) = out.iter().map(|start| start.at).chain(begins).max() else {
        return Ok(());
    };
    let mut period: Option<Ratio> = domain.whole.then_some(Ratio::ONE);
    for (steps, _) in endless {
        period = Some(period.map_or(steps.step, |period| least_common(period, steps.step)));
    }
    let Some(period) = period.filter(|_| !endless.is_empty()) else {
        return Ok(());
    };
    let gain: i128 = endless
        .iter()
        .map(|(steps, amount)| amount.saturating_mul(period.over(steps.step).map_or(0, Ratio::floor)))
        .sum();
    let sums = endless.iter().map(|(steps, amount)| amount.saturating_mul(steps.of(base)));
    let apart = sums.fold(0, i128::saturating_add).saturating_abs();
    let periods = if gain == 0 {
        1
    } else {
        room.saturating_add(apart) / gain.abs() + 2
    };
    let end = base.plus(period.times(Ratio::whole(periods)));
    for (steps, _) in endless {
        walk(steps, domain, i128::MAX, Some(end), out)?;
    }
    Ok(())
}

fn least_common(a: Ratio, b: Ratio) -> Ratio {
    let gcd = |mut a: i128, mut b: i128| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a.abs().max(1)
    };
    let (top, bottom) = (
        a.numerator() / gcd(a.numerator(), b.numerator()) * b.numerator(),
        gcd(a.denominator(), b.denominator()),
    );
    Ratio::new(top, bottom).unwrap_or(a)
}

/// A number of the cell, of as few decimals as there are.
pub(super) fn sample(cell: &Interval) -> Ratio {
    if cell.whole || cell.single().is_some() {
        return cell.low;
    }
    let mut unit = Ratio::ONE;
    let tenth = Ratio::new(1, 10).unwrap_or(Ratio::ONE);
    for _ in 0..=PLACES {
        let steps = cell.low.over(unit).unwrap_or(cell.low);
        let first = if cell.low_open { steps.floor() + 1 } else { steps.ceil() };
        let at = unit.times(Ratio::whole(first));
        if cell.high.is_none_or(|high| at < high || (at == high && !cell.high_open)) {
            return at;
        }
        unit = unit.times(tenth);
    }
    let middle = cell.high.and_then(|high| cell.low.plus(high).over(Ratio::whole(2)));
    middle.unwrap_or(cell.low)
}
