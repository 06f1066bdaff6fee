//! 等次 as functions of the total: which version grades the same total better.

use super::{Verdict, Witness};
use crate::model::{GradeBand, Name, Points, Rubric};

/// Ranks of the bands of both versions in one order, best first; `None` if their names do not fit into one.
pub fn ranks(old: &[GradeBand], new: &[GradeBand]) -> Option<[Vec<usize>; 2]> {
    let mut out = [Vec::with_capacity(old.len()), Vec::with_capacity(new.len())];
    let mut rank = 0;
    let (mut before, mut after) = (0, 0);
    loop {
        // the next band that both have
        let shared = old[before..]
            .iter()
            .position(|band| new.iter().any(|other| other.name == band.name))
            .map(|n| before + n);
        let stop = shared.and_then(|one| Some((one, new.iter().position(|other| other.name == old[one].name)?)));
        let (one, other) = stop.unwrap_or((old.len(), new.len()));
        if other < after {
            return None;
        }
        let (alone, others) = (one - before, other - after);
        match (alone, others) {
            // as many of other names: they were renamed
            (a, b) if a == b => {
                out.iter_mut().for_each(|ranks| ranks.extend(rank..rank + a));
                rank += a;
            }
            (a, 0) => {
                out[0].extend(rank..rank + a);
                rank += a;
            }
            (0, b) => {
                out[1].extend(rank..rank + b);
                rank += b;
            }
            _ => return None,
        }
        if stop.is_none() {
            return Some(out);
        }
        out.iter_mut().for_each(|ranks| ranks.push(rank));
        rank += 1;
        (before, after) = (one + 1, other + 1);
    }
}

/// 宽严 of 等次 over all totals from `low` to `high`, which lie on a grid of `grid` millionths.
pub(super) fn verdict(old: &Rubric, new: &Rubric, (low, high): (Option<Points>, Option<Points>), grid: i128) -> Verdict {
    let Some(ranks) = ranks(&old.bands, &new.bands) else {
        let names = |rubric: &Rubric| {
            let names: Vec<&str> = rubric.bands.iter().map(|band| band.name.shown()).collect();
            names.join("、")
        };
        return Verdict::Undecided(format!("等次由「{}」改为「{}」，排不出高低", names(old), names(new)));
    };
    // both are constant between the cuts of both, which begin a stretch each
    let mut cuts: Vec<i128> = Vec::new();
    for band in old.bands.iter().chain(&new.bands) {
        cuts.extend(band.low.map(|(at, closed)| at.micros() + i128::from(!closed)));
        cuts.extend(band.high.map(|(at, closed)| at.micros() + i128::from(closed)));
    }
    // totals on the grid alone
    let up = |at: i128| at.div_euclid(grid).saturating_add(i128::from(at.rem_euclid(grid) != 0)) * grid;
    cuts = cuts.into_iter().map(up).collect();
    let first = low
        .map(Points::micros)
        .or(cuts.iter().min().map(|least| least - grid))
        .unwrap_or(0);
    cuts.push(up(first));
    cuts.sort_unstable();
    cuts.dedup();
    let inside = |at: &i128| low.is_none_or(|low| *at >= low.micros()) && high.is_none_or(|high| *at <= high.micros());
    let (mut worse, mut better) = (None, None);
    for at in cuts.into_iter().filter(inside).map(Points::from_micros) {
        let rank = |bands: &[GradeBand], ranks: &[usize]| {
            let band = bands.iter().position(|band| band.holds(at))?;
            ranks.get(band).copied()
        };
        match (rank(&old.bands, &ranks[0]), rank(&new.bands, &ranks[1])) {
            (Some(before), Some(after)) if after > before => worse = worse.or(Some(at)),
            (Some(before), Some(after)) if after < before => better = better.or(Some(at)),
            _ => {}
        }
    }
    Verdict::of(worse.map(Witness::of_total), better.map(Witness::of_total))
}

/// The bands by name.
pub(super) fn names(bands: &[GradeBand], at: &[usize]) -> Vec<Name> {
    at.iter()
        .filter_map(|at| bands.get(*at))
        .map(|band| band.name.clone())
        .collect()
}
