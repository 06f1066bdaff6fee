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
