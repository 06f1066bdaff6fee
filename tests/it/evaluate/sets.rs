//! Sets of possible points against sets written out.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rubricc::evaluate::Outcomes;
use rubricc::model::{Points, Ratio};

type Written = BTreeSet<i128>;

/// A run of numbers, both ways.
fn run(low: i128, step: i128, count: i128) -> (Outcomes, Written) {
    let all: Written = (0..count).map(|n| low + n * step).collect();
    let set = all
        .iter()
        .map(|n| Outcomes::one(Points::from_micros(*n)))
        .reduce(Outcomes::or)
        .unwrap_or_default();
    (set, all)
}

fn sets() -> impl Strategy<Value = (Outcomes, Written)> {
    prop::collection::vec((-40i128..40, prop::sample::select(vec![1i128, 2, 3, 5, 50]), 1i128..8), 1..4).prop_map(|runs| {
        runs.into_iter()
            .map(|(low, step, count)| run(low, step, count))
            .reduce(|(a, b), (c, d)| (a.or(c), b.union(&d).copied().collect()))
            .unwrap_or_default()
    })
}

fn same(set: &Outcomes, written: &Written) -> Result<(), TestCaseError> {
    prop_assert!(set.is_exact());
    let (low, high) = (written.first().copied().unwrap_or(0), written.last().copied().unwrap_or(0));
    prop_assert_eq!(set.low(), Some(Points::from_micros(low)));
    prop_assert_eq!(set.high(), Some(Points::from_micros(high)));
    for n in low - 2..=high + 2 {
        prop_assert_eq!(
            set.contains(Points::from_micros(n)),
            written.contains(&n),
            "{} in {:?}",
            n,
            set
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_unions_and_cuts_are_exact((a, x) in sets(), (b, y) in sets(), low in -60i128..60, width in 0i128..60) {
        same(&a.clone().plus(&b), &x.iter().flat_map(|p| y.iter().map(move |q| p + q)).collect())?;
        same(&a.clone().minus(b.clone()), &x.iter().flat_map(|p| y.iter().map(move |q| p - q)).collect())?;
        same(&a.clone().max(b.clone()), &x.iter().flat_map(|p| y.iter().map(move |q| *p.max(q))).collect())?;
        same(&a.clone().or(b), &x.union(&y).copied().collect())?;
        let (from, to) = (Points::from_micros(low), Points::from_micros(low + width));
        same(&a.clone().clamped(Some(from), Some(to)), &x.iter().map(|n| (*n).clamp(low, low + width)).collect())?;
        let inside: Written = x.iter().copied().filter(|n| low < *n && *n <= low + width).collect();
        match a.within(Some((from, false)), Some((to, true))) {
            Some(set) => same(&set, &inside)?,
            None => prop_assert!(inside.is_empty()),
        }
    }

    #[test]
    fn rounding_and_scaling_are_those_of_each_number((a, x) in sets(), top in 1i128..30, bottom in 1i128..30, places in 4u8..=6) {
        let ratio = Ratio::new(top, bottom).unwrap();
        same(&a.clone().scaled(ratio, places), &x.iter().map(|n| Points::from_micros(*n).scale(ratio, places).micros()).collect())?;
        same(&a.rounded(places), &x.iter().map(|n| Points::from_micros(*n).round(places).micros()).collect())?;
    }
}

/// A run too long to be kept number by number, both ways.
fn long_run(low: i128, step: i128, count: i128) -> (Outcomes, Written) {
    let dense = Outcomes::between(Points::ZERO, Points::from_micros(count - 1));
    let set = dense
        .scaled(Ratio::whole(step), 6)
        .plus(&Outcomes::one(Points::from_micros(low)));
    (set, (0..count).map(|n| low + n * step).collect())
}

/// Long runs, which touch, cover and overlap each other, and a few single numbers.
fn long_sets() -> impl Strategy<Value = (Outcomes, Written)> {
    let runs = prop::collection::vec(
        (-60i128..60, prop::sample::select(vec![1i128, 2, 3, 4, 6]), 180i128..360),
        1..4,
    );
    let singles = prop::collection::vec((-80i128..80, prop::sample::select(vec![1i128, 2, 360, 720])), 0..5);
    (runs, singles).prop_map(|(runs, singles)| {
        let runs = runs.into_iter().map(|(low, step, count)| long_run(low, step, count));
        let singles = singles.into_iter().map(|(n, far)| run(n + far, 1, 1));
        runs.chain(singles)
            .reduce(|(a, b), (c, d)| (a.or(c), b.union(&d).copied().collect()))
            .unwrap_or_default()
    })
}

/// The same numbers, or where the set says 至多, no fewer between the same ends.
fn same_at_most(set: &Outcomes, written: &Written) -> Result<(), TestCaseError> {
    if set.is_exact() {
        return same(set, written);
    }
    prop_assert_eq!(set.low().map(Points::micros), written.first().copied());
    prop_assert_eq!(set.high().map(Points::micros), written.last().copied());
    prop_assert!(written.iter().all(|&n| set.contains(Points::from_micros(n))));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn long_sets_are_kept_as_runs_and_stay_exact((a, x) in long_sets(), (b, y) in long_sets(), (c, z) in sets(), low in -100i128..900, width in 0i128..400) {
        same(&a, &x)?;
        same(&a.clone().or(b.clone()), &x.union(&y).copied().collect())?;
        same(&a.clone().plus(&c), &x.iter().flat_map(|p| z.iter().map(move |q| p + q)).collect())?;
        same(&c.clone().minus(a.clone()), &x.iter().flat_map(|p| z.iter().map(move |q| q - p)).collect())?;
        let floor = x.first().max(y.first()).copied().unwrap_or(0);
        same(&a.clone().max(b.clone()), &x.union(&y).copied().filter(|n| *n >= floor).collect())?;
        let (from, to) = (Points::from_micros(low), Points::from_micros(low + width));
        same(&a.clone().clamped(Some(from), Some(to)), &x.iter().map(|n| (*n).clamp(low, low + width)).collect())?;
        same(&a.clone().clamped(None, Some(to)), &x.iter().map(|n| (*n).min(low + width)).collect())?;
        same(&a.clone().clamped(Some(from), None), &x.iter().map(|n| (*n).max(low)).collect())?;
        match a.clone().within(Some((from, true)), Some((to, false))) {
            Some(set) => same(&set, &x.iter().copied().filter(|n| low <= *n && *n < low + width).collect())?,
            None => prop_assert!(!x.iter().any(|n| low <= *n && *n < low + width)),
        }
        let third = Ratio::new(1, 3).unwrap();
        same_at_most(&a.clone().scaled(third, 5), &x.iter().map(|n| Points::from_micros(*n).scale(third, 5).micros()).collect())?;
        same_at_most(&a.clone().scaled(Ratio::whole(20), 5), &x.iter().map(|n| n * 20).collect())?;
    }

    #[test]
    fn sums_of_runs_on_different_grids_hold_every_sum(low in -60i128..60, fine in 1i128..12, coarse in 1i128..200, many in 2i128..60, few in 2i128..160) {
        let ((a, x), (b, y)) = (long_run(low, fine, many), long_run(7, coarse, few));
        same_at_most(&a.clone().plus(&b), &x.iter().flat_map(|p| y.iter().map(move |q| p + q)).collect())?;
        same_at_most(&b.minus(a), &x.iter().flat_map(|p| y.iter().map(move |q| q - p)).collect())?;
    }
}

/// The set of these numbers, put together by halves.
fn set_of(numbers: &[i128]) -> Outcomes {
    match numbers {
        [] => Outcomes::default(),
        [one] => Outcomes::one(Points::from_micros(*one)),
        _ => {
            let (before, behind) = numbers.split_at(numbers.len() / 2);
            set_of(before).or(set_of(behind))
        }
    }
}

#[test]
fn what_is_too_irregular_is_kept_at_most_and_on_its_grid() {
    let squares = |n: i128| (0..n).map(|n| 7 * n * n).collect::<Vec<_>>();
    let cubes: Vec<i128> = (0..500).map(|n| 7 * n * n * n).collect();
    let sums: Vec<i128> = squares(500).iter().flat_map(|a| cubes.iter().map(move |b| a + b)).collect();
    for (set, all) in [
        (set_of(&squares(5_000)), squares(5_000)),
        (set_of(&squares(500)).plus(&set_of(&cubes)), sums),
    ] {
        assert!(!set.is_exact());
        let ends = (all.iter().min().copied(), all.iter().max().copied());
        assert_eq!((set.low().map(Points::micros), set.high().map(Points::micros)), ends);
        assert!(all.iter().all(|&n| set.contains(Points::from_micros(n))));
        assert!(all.iter().all(|&n| !set.contains(Points::from_micros(n + 1))));
    }
}

#[test]
fn every_amount_between_two_is_one_run_and_rounds_to_every_place() {
    let dense = Outcomes::between(Points::ZERO, Points::whole(1_000));
    assert!(dense.contains(Points::parse("123.456789").unwrap()));
    let rounded = dense.clone().rounded(1);
    assert!(rounded.is_exact() && rounded.contains(Points::parse("99.9").unwrap()));
    assert!(!rounded.contains(Points::parse("99.95").unwrap()));
    let third = dense.scaled(Ratio::new(1, 3).unwrap(), 2);
    assert!(third.is_exact());
    assert_eq!(third.high().unwrap().to_string(), "333.33");
}

#[test]
fn parts_that_may_be_empty_give_no_number_that_is_sure() {
    let (squares, cubes): (Vec<i128>, Vec<i128>) = (0..500).map(|n| (7 * n * n, 7 * n * n * n)).unzip();
    let loose = set_of(&squares).plus(&set_of(&cubes));
    let at = |n: i128| Points::from_micros(7 * n);
    let part = |n: i128| loose.within(Some((at(n), true)), Some((at(n), true))).expect("on the grid");
    let single = |set: Outcomes, n: i128| {
        let cut = set.clamped(Some(at(n)), Some(at(n)));
        assert!(cut.contains(at(n)));
        cut.is_exact()
    };
    assert!(single(loose.clone(), 1_000), "whatever it holds is cut to this number");
    assert!(!single(part(1_000), 1_000), "it may hold none");
    assert!(!single(part(1_000).or(part(2_000)), 1_000), "nor need one of two");
    assert!(single(part(1_000).or(loose.clone()), 1_000), "one of these is there");
    assert!(
        !single(loose.clone().max(part(1_000)), 1_000),
        "without the other there is no larger one"
    );
    assert!(!single(part(1_000).max(loose.clone()), 1_000));
}
