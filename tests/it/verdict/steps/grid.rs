//! The values that stand for all values of one fact, found from the words of both versions alone.
//!
//! Between two neighbouring breakpoints of all clauses on a datum nothing changes; so every breakpoint, a number between each
//! two, and one beyond the last are enough (of whole numbers the breakpoint and both its neighbours). Steps without end have
//! no last breakpoint, but beyond the last that is not theirs the difference of the two versions grows by the same figure with
//! every period (the least common multiple of the steps). Its greatest and its smallest sign are then seen within the first
//! period, or, where the figure is not 0, so far out that it outweighs all the rest: a tenth of a point in each of
//! [`FAR`] periods is more than everything that these sheets hold otherwise.

use rubricc::model::Ratio;

use super::clause::{Mark, Run};

/// Periods after which growth outweighs whatever is bounded.
const FAR: i64 = 100_000;

/// In hundredths, or finer for shares.
pub fn values(marks: &[&Mark], shares: &[(i64, u8)], whole: bool) -> Vec<Ratio> {
    let mut at: Vec<i64> = vec![0];
    let mut endless: Vec<(i64, &Run)> = Vec::new();
    for mark in marks {
        at.extend(&mark.at);
        let Some(run) = &mark.run else { continue };
        let from = mark.at[0];
        match run.cap {
            _ if run.down => at.extend((0..=from / run.step).map(|n| from - n * run.step)),
            Some(cap) => at.extend((0..=cap / run.each + 1).map(|n| from + n * run.step)),
            None => {
                at.push(from + run.step);
                endless.push((from, run));
            }
        }
    }
    let base = at.iter().copied().max().unwrap_or(0);
    let unit = if whole { 100 } else { 1 };
    let period = endless.iter().fold(unit, |all, (_, run)| least_common(all, run.step));
    for far in [0, FAR * period] {
        let (first, last) = (base + far, base + far + 2 * period);
        for (from, run) in &endless {
            let skipped = if far == 0 { 0 } else { (first - from) / run.step };
            let starts = (skipped..).map(|n| from + n * run.step);
            at.extend(starts.take_while(|start| *start <= last));
        }
    }
    let mut out: Vec<Ratio> = if whole {
        let near = at.iter().flat_map(|at| [at / 100 - 1, at / 100, at / 100 + 1]);
        near.map(|at| Ratio::whole(at.into())).collect()
    } else {
        at.iter().map(|at| Ratio::new((*at).into(), 100).unwrap()).collect()
    };
    for (full, places) in shares {
        // a figure of so many places begins halfway to it
        let parts = full * 10i64.pow(u32::from(*places));
        let halves = (1..=parts / 10 + 1).map(|n| Ratio::new((1000 * (2 * n - 1)).into(), (2 * parts).into()).unwrap());
        out.extend(halves);
    }
    out.retain(|value| *value >= Ratio::ZERO);
    out.sort_unstable();
    out.dedup();
    if !whole {
        let between: Vec<Ratio> = out
            .windows(2)
            .map(|pair| pair[0].plus(pair[1]).over(Ratio::whole(2)).unwrap())
            .collect();
        let beyond = out.last().map(|last| last.plus(Ratio::ONE));
        out.extend(between.into_iter().chain(beyond));
        out.sort_unstable();
    }
    out
}

fn least_common(a: i64, b: i64) -> i64 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}
