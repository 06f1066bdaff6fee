//! Random small rubrics against a plain scorer that knows nothing of sets.

mod laws;
mod naive;
mod spec;
mod text;

use std::collections::BTreeSet;

use proptest::prelude::*;
use rubricc::model::{Exempted, Points, Ratio, Value};

use super::support::{Sheet, sheet};
use crate::draw::Tape;
use naive::Assignment;
use spec::Spec;

/// What is known of each fact: the values it may have.
type Open = Vec<(String, Vec<i64>)>;

fn evidence(sheet: &Sheet, open: &Open, spec: &Spec) -> rubricc::model::Evidence {
    let mut out = rubricc::model::Evidence {
        facts: vec![Value::Unknown; sheet.rubric.facts.len()],
        ..Default::default()
    };
    for (path, values) in open {
        let at = sheet.rubric.facts.iter().position(|f| f.full_path() == *path);
        let at = at.unwrap_or_else(|| panic!("no fact {path} among {:?}", sheet.names()));
        let whole = |n: &i64| Ratio::whole(i128::from(*n));
        out.facts[at] = match values.as_slice() {
            [one] => Value::Known(whole(one)),
            [first, .., last] => Value::Between(whole(first), whole(last)),
            [] => Value::Unknown,
        };
    }
    if let Some((item, state)) = &spec.exempt {
        out = sheet.exempt(out, &[item.as_str()], *state);
    }
    out
}

fn completions(open: &Open) -> Vec<Assignment> {
    let mut out = vec![Assignment::new()];
    for (path, values) in open {
        out = out
            .into_iter()
            .flat_map(|a| {
                values.iter().map(move |v| {
                    let mut a = a.clone();
                    a.insert(path.clone(), *v);
                    a
                })
            })
            .collect();
    }
    out
}

/// Facts with their possible values: few are open, so that completions can be counted out.
fn open(spec: &Spec, choose: &mut Tape) -> Open {
    let mut combinations = 1;
    spec.facts()
        .into_iter()
        .map(|(path, most)| {
            let low = choose.number(most + 1);
            let high = (low + choose.number(4)).min(most);
            let wanted = choose.below(3) > 0 && combinations * (high - low + 1) <= 600;
            let values: Vec<i64> = if wanted { (low..=high).collect() } else { vec![low] };
            combinations *= i64::try_from(values.len()).unwrap();
            (path, values)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_and_bands_are_those_of_all_completions(choices in prop::collection::vec(0u16..10_000, 30..160)) {
        let mut choose = Tape::new(choices);
        let spec = Spec::random(&mut choose);
        let text = text::write(&spec);
        let sheet = sheet(&text);
        let open = open(&spec, &mut choose);
        let rich = sheet.evaluate(&evidence(&sheet, &open, &spec));
        let scored: Vec<Vec<Option<(Points, usize)>>> = completions(&open).iter().map(|a| naive::score(&spec, a)).collect();
        let ways = 0..scored[0].len();
        if ways.clone().any(|way| scored.iter().all(|one| one[way].is_none())) {
            prop_assert!(!rich.problems.is_empty(), "{text}\n{open:?}");
            return Ok(());
        }
        prop_assert!(rich.problems.is_empty(), "{text}\n{open:?}\n{:?}", rich.problems[0].message);
        let all: Vec<(Points, usize)> = scored.into_iter().flatten().flatten().collect();
        let totals: BTreeSet<Points> = all.iter().map(|(total, _)| *total).collect();
        let bands: BTreeSet<usize> = all.iter().map(|(_, band)| *band).collect();
        let (low, high) = (totals.first().copied(), totals.last().copied());
        for total in &totals {
            prop_assert!(rich.totals.contains(*total), "{total} is missing\n{text}\n{open:?}\n{:?}", rich.totals);
        }
        let given: BTreeSet<usize> = rich.bands.iter().copied().collect();
        prop_assert!(given.is_superset(&bands), "{given:?} {bands:?}\n{text}\n{open:?}");
        if !rich.at_most {
            prop_assert_eq!(rich.total.low, low, "{}\n{:?}", text, open);
            prop_assert_eq!(rich.total.high, high, "{}\n{:?}", text, open);
            prop_assert_eq!(given, bands, "{}\n{:?}", text, open);
            // and nothing between them that no completion gives
            let (from, to) = (low.unwrap().micros() / 50_000, high.unwrap().micros() / 50_000);
            for at in from..=to {
                let at = Points::from_micros(at * 50_000);
                prop_assert_eq!(rich.totals.contains(at), totals.contains(&at), "{}\n{}\n{:?}", at, text, open);
            }
        }
    }
}

#[test]
fn pending_and_approved_are_both_drawn() {
    // the generator would be worth little if it never drew what is hard
    let mut seen = (false, false);
    for seed in 0..400u32 {
        let mut choose = Tape::seeded(seed, 90);
        let spec = Spec::random(&mut choose);
        match spec.exempt {
            Some((_, Exempted::Pending)) => seen.0 = true,
            Some((_, Exempted::Approved)) => seen.1 = true,
            _ => {}
        }
    }
    assert_eq!(seen, (true, true));
}
