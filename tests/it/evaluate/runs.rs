//! Sets of possible points as runs: what is kept exactly, what at most.

use rubricc::evaluate::Outcomes;
use rubricc::model::{Points, Ratio};

fn one(n: i128) -> Outcomes {
    Outcomes::one(Points::from_micros(n))
}

/// `count` numbers from 0, `step` apart.
fn run(step: i128, count: i128) -> Outcomes {
    Outcomes::between(Points::ZERO, Points::from_micros(count - 1)).scaled(Ratio::whole(step), 6)
}

fn has(set: &Outcomes, n: i128) -> bool {
    set.contains(Points::from_micros(n))
}

/// The set of these numbers, put together by halves.
fn set_of(numbers: &[i128]) -> Outcomes {
    match numbers {
        [] => Outcomes::default(),
        [n] => one(*n),
        _ => {
            let (before, behind) = numbers.split_at(numbers.len() / 2);
            set_of(before).or(set_of(behind))
        }
    }
}

#[test]
fn what_is_cut_to_one_number_is_that_number() {
    let both = one(1).or(one(2));
    let points = Points::from_micros;
    assert_eq!(both.clone().clamped(None, Some(points(1))), one(1));
    assert_eq!(both.clone().clamped(Some(points(2)), None), one(2));
    assert_eq!(both.clone().max(one(3)), one(3));
    assert_eq!(both.clone().within(Some((points(1), false)), None), Some(one(2)));
    assert_eq!(both.or(one(1)).single(), None);
    assert_eq!(run(7, 5_000).clamped(Some(points(40_000)), None), one(40_000));
}

#[test]
fn numbers_in_steps_stay_exact_however_many() {
    let numbers: Vec<i128> = (0..6_000).map(|n| 2 * n).collect();
    let set = set_of(&numbers);
    assert!(set.is_exact() && has(&set, 11_998) && !has(&set, 5_999));
    // two runs in each other's gaps
    let mixed: Vec<i128> = (0..3_000).map(|n| 10 * n).chain((0..3_000).map(|n| 10 * n + 3)).collect();
    let set = set_of(&mixed);
    assert!(set.is_exact() && has(&set, 29_993) && !has(&set, 29_996));
    // pairs
    let mut pairs: Vec<i128> = (0..200).flat_map(|n| [50 * n, 50 * n + 7]).collect();
    pairs.sort_unstable();
    let set = set_of(&pairs);
    assert!(set.is_exact() && has(&set, 9_957) && !has(&set, 9_964));
}

#[test]
fn a_long_run_that_bridges_the_steps_of_another_stays_exact() {
    let set = run(1, 10_000).plus(&run(2, 10_000));
    assert!(set.is_exact() && has(&set, 29_997) && !has(&set, 29_998));
    // 600 in a row just bridge steps of 600
    let set = run(600, 1_000).plus(&run(1, 600));
    assert!(set.is_exact() && (0..600_000).all(|n| has(&set, n)) && !has(&set, 600_000));
    // three in a row do not bridge steps of seven: they are written out
    for set in [run(1, 3).plus(&run(7, 1_000)), run(7, 1_000).plus(&run(1, 3))] {
        assert!(set.is_exact() && has(&set, 6_995) && !has(&set, 6_996), "{set:?}");
        assert!((0..7_000).all(|n| has(&set, n) == (n % 7 < 3 && n <= 6_995)));
    }
}

#[test]
fn so_many_runs_are_written_out_and_more_are_told_at_most() {
    let coarse = || run(1_000_000, 5_000);
    let set = run(7, 512).plus(&coarse());
    assert!(set.is_exact() && has(&set, 3_577) && !has(&set, 3_578) && !has(&set, 3_584));
    let set = run(7, 513).plus(&coarse());
    assert!(!set.is_exact() && has(&set, 3_584));
}

#[test]
fn sums_of_many_numbers_are_told_at_most() {
    let squares = |count: i128| set_of(&(0..count).map(|n| n * n).collect::<Vec<_>>());
    let (small, large) = (squares(40), squares(80));
    assert!(small.clone().plus(&small).is_exact());
    let sum = large.clone().plus(&large);
    assert!(!sum.is_exact() && has(&sum, 79 * 79 + 78 * 78));
}

#[test]
fn runs_that_others_cover_are_dropped() {
    // one on the other, in either order, and twice the same
    let (wide, narrow) = (run(2, 5_000), run(4, 1_000));
    for set in [wide.clone().or(narrow.clone()), narrow.clone().or(wide.clone())] {
        assert_eq!(set, wide);
    }
    assert_eq!(wide.clone().or(one(4_000)), wide);
    assert_eq!(one(-2).or(wide.clone()), wide.clone().plus(&one(-2)).or(one(9_998)));
    let both = wide.clone().or(run(3, 5_000));
    assert_eq!(both.clone().or(both.clone().plus(&one(0))), both);
}
