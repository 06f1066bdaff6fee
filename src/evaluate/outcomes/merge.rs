//! Fewest runs for the same numbers, and never too many.

use super::run::Run;

/// Sets of at most this many numbers are written out and put together anew.
const WRITTEN_OUT: i128 = 512;
/// More runs than this are made coarser.
const MOST_RUNS: usize = 2_000;

/// Merges `runs`; true if the result holds no more numbers than they did.
pub(super) fn merge(runs: &mut Vec<Run>) -> bool {
    if runs.len() > 1 {
        let count = runs
            .iter()
            .try_fold(0i128, |sum, run| Some(sum.saturating_add(run.count()?)))
            .filter(|&n| n <= WRITTEN_OUT);
        match count {
            Some(_) => rewrite(runs),
            None => join(runs),
        }
    }
    let exact = runs.len() <= MOST_RUNS;
    coarsen(runs, MOST_RUNS);
    exact
}

/// Puts neighbours together until at most `most` runs are left.
pub(super) fn coarsen(runs: &mut Vec<Run>, most: usize) {
    while runs.len() > most.max(1) {
        runs.sort_unstable_by_key(|run| (run.low, run.high));
        let pairs: Vec<Run> = runs
            .chunks(2)
            .filter_map(|pair| match pair {
                [one, other] => Some(one.hull(other)),
                [one] => Some(*one),
                _ => None,
            })
            .collect();
        *runs = pairs;
    }
}

/// Few numbers: all of them, in order, as the longest runs that a single scan finds.
fn rewrite(runs: &mut Vec<Run>) {
    let mut numbers: Vec<i128> = runs.iter().flat_map(|run| run.numbers(WRITTEN_OUT, false)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    runs.clear();
    scan(&numbers, runs);
}

fn scan(numbers: &[i128], runs: &mut Vec<Run>) {
    let mut rest = numbers;
    while let [first, tail @ ..] = rest {
        let Some(second) = tail.first() else {
            runs.push(Run::single(*first));
            return;
        };
        let step = second - first;
        let length = rest.windows(2).take_while(|pair| pair[1] - pair[0] == step).count() + 1;
        // two numbers with a third nearby are better kept apart than paired across a gap
        let length = if length == 2 && rest.len() > 2 { 1 } else { length };
        let last = rest[length - 1];
        runs.push(if length == 1 {
            Run::single(*first)
        } else {
            Run::new(*first, last, step)
        });
        rest = &rest[length..];
    }
}

/// Many or endless numbers: joins runs on one grid, lets runs take in single numbers, drops what others cover.
fn join(runs: &mut Vec<Run>) {
    let (mut singles, mut long): (Vec<Run>, Vec<Run>) = runs.drain(..).partition(Run::is_single);
    long.sort_unstable_by_key(|run| (run.step, run.residue, run.low));
    for run in long {
        match runs.last_mut() {
            Some(last)
                if last.step == run.step && last.residue == run.residue && run.low <= last.high.saturating_add(run.step) =>
            {
                last.high = last.high.max(run.high);
            }
            _ => runs.push(run),
        }
    }
    singles.sort_unstable_by_key(|run| run.low);
    singles.dedup();
    // below this many the square of it is cheap
    if runs.len() <= 64 {
        drop_covered(runs);
        take_in(runs, &mut singles);
        singles.reverse();
        take_in(runs, &mut singles);
        singles.reverse();
    }
    let numbers: Vec<i128> = singles.iter().map(|run| run.low).collect();
    scan(&numbers, runs);
    runs.sort_unstable_by_key(|run| (run.low, run.high));
}

fn drop_covered(runs: &mut Vec<Run>) {
    let mut at = 0;
    while at < runs.len() {
        let run = runs[at];
        // of two that cover each other the first stays
        let covered = runs
            .iter()
            .enumerate()
            .any(|(n, other)| n != at && other.covers(&run) && (n < at || !run.covers(other)));
        if covered {
            runs.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Lets each run grow by the single numbers that lie on it or next to its ends, in the order given.
fn take_in(runs: &mut [Run], singles: &mut Vec<Run>) {
    singles.retain(|single| {
        let value = single.low;
        for run in runs.iter_mut() {
            if run.has(value) {
                return false;
            }
            if value == run.low - run.step {
                run.low = value;
                return false;
            }
            if value == run.high + run.step {
                run.high = value;
                return false;
            }
        }
        true
    });
}
