//! Laws that hold for every rubric and all evidence.

use ::reference::{Claim, Kind, Known};
use proptest::prelude::*;
use rubricc::evaluate::{ClauseResult, Cut, FieldResult, ScoreRange, evaluate, static_range};
use rubricc::evidence::read;
use rubricc::model::{Points, Rubric};
use rubricc::text::{Source, SourceId};

use super::evidence::draw;
use super::{Both, rubric};
use crate::draw::{Dice, Tape};

fn both(choices: Vec<u16>) -> Result<(Both, Dice), TestCaseError> {
    let mut tape = Tape::new(choices);
    let both = Both::new(&rubric::write(&mut tape)).map_err(|errors| TestCaseError::reject(errors.concat()))?;
    Ok((both, tape.dice()))
}

fn within(range: ScoreRange, low: Option<Points>, high: Option<Points>) -> bool {
    low.is_none_or(|low| range.low.is_some_and(|least| least >= low))
        && high.is_none_or(|high| range.high.is_some_and(|most| most <= high))
}

/// A field gives nothing below zero, nothing over its cap, and no clause passes its own.
fn holds_its_caps(field: &FieldResult) -> bool {
    let own = |clause: &ClauseResult| {
        clause.cuts.iter().all(|cut| match cut {
            Cut::OwnCap(cap) | Cut::JointCap(cap) => within(clause.counted, None, Some(*cap)),
            _ => true,
        })
    };
    field.cap.is_none_or(|cap| within(field.total, None, Some(cap))) && field.clauses.iter().all(own)
}

/// What was read of evidence that names each fact by its whole path, in the order given.
fn total(rubric: &Rubric, facts: &[(&str, String)]) -> (ScoreRange, Vec<usize>) {
    let mut tree = serde_json::Map::new();
    for (path, value) in facts {
        let mut parts: Vec<&str> = path.split('/').collect();
        let name = parts.pop().unwrap();
        let level = parts.into_iter().fold(&mut tree, |level, part| {
            level
                .entry(part)
                .or_insert_with(|| serde_json::json!({}))
                .as_object_mut()
                .unwrap()
        });
        level.insert(name.to_owned(), serde_json::from_str(value).unwrap());
    }
    let json = serde_json::json!({"细则": "试", "单位": "甲", "佐证": tree}).to_string();
    let units = read(rubric, &Source::new("甲.json", json.as_str()), SourceId(0));
    let evidence = units[0]
        .evidence
        .as_ref()
        .unwrap_or_else(|| panic!("{json}\n{:?}", units[0].diagnostics));
    let told = evaluate(rubric, evidence);
    (told.total, told.bands)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_cap_and_no_floor_is_ever_passed(choices in prop::collection::vec(any::<u16>(), 60..260)) {
        let (both, mut dice) = both(choices)?;
        for open in [1, 1, 1, 1, 64, 64] {
            let (known, claims) = draw(&both, &mut dice, open);
            let told = evaluate(&both.rubric, &both.evidence(&known, &claims));
            if !told.problems.is_empty() {
                continue;
            }
            for (item, result) in both.rubric.items().zip(&told.items) {
                prop_assert!(result.score.is_none_or(|score| within(score, Some(Points::ZERO), Some(item.full))), "{}", both.text);
                prop_assert!(result.fields.iter().all(holds_its_caps), "{}", both.text);
            }
            for (category, result) in both.rubric.categories.iter().zip(&told.categories) {
                prop_assert!(within(result.score, Some(Points::ZERO), Some(category.full)), "{}", both.text);
            }
            if let (Some(section), Some(result)) = (&both.rubric.adjustments, &told.adjustments) {
                prop_assert!(within(result.bonus, Some(Points::ZERO), section.bonus_cap), "{}", both.text);
                prop_assert!(within(result.malus, Some(Points::ZERO), section.malus_cap), "{}", both.text);
                prop_assert!(result.fields.iter().all(holds_its_caps), "{}", both.text);
            }
            prop_assert!(within(told.total, both.rubric.total_low, both.rubric.total_high), "{}", both.text);
        }
    }

    #[test]
    fn a_count_in_two_entries_is_one_count_and_order_is_nothing(choices in prop::collection::vec(any::<u16>(), 60..260)) {
        let (both, mut dice) = both(choices)?;
        let (known, _) = draw(&both, &mut dice, 1);
        let mut whole = Vec::new();
        let mut split = Vec::new();
        for (fact, known) in both.table.facts.iter().zip(&known) {
            let Known::Value(value) = known else { continue };
            if !matches!(fact.kind, Kind::Count | Kind::Missing(_) | Kind::Figure(true)) {
                continue;
            }
            let value = value.to_integer();
            let first = i128::try_from(dice.below(usize::try_from(value).unwrap() + 1)).unwrap();
            whole.push((fact.path.as_str(), value.to_string()));
            split.push((fact.path.as_str(), format!(r#"[{{"值":{first}}},{{"值":{}}}]"#, value - first)));
        }
        split.reverse();
        prop_assert_eq!(total(&both.rubric, &whole), total(&both.rubric, &split), "{}\n{:?}", both.text, split);
    }

    #[test]
    fn a_blank_form_gives_the_static_range(choices in prop::collection::vec(any::<u16>(), 60..260)) {
        let (both, _) = both(choices)?;
        let form = rubricc::export::form::form(&both.rubric);
        let units = read(&both.rubric, &Source::new("空白.json", form.as_str()), SourceId(0));
        let told = evaluate(&both.rubric, units[0].evidence.as_ref().unwrap());
        let range = static_range(&both.rubric);
        prop_assert_eq!((told.total, told.bands, told.at_most), (range.total, range.bands, range.at_most), "{}", both.text);
        // what leaves an end open is named as such, and has no figure
        let figures = told.deciding.iter().filter_map(|fact| fact.removes);
        prop_assert!(figures.max().is_none_or(|most| most < Points::whole(1_000_000)), "{}", both.text);
    }

    #[test]
    fn known_evidence_lies_within_the_static_range(choices in prop::collection::vec(any::<u16>(), 60..260)) {
        let (both, mut dice) = both(choices)?;
        let range = static_range(&both.rubric);
        for _ in 0..10 {
            let (known, claims) = draw(&both, &mut dice, 1);
            let none = vec![Claim::None; claims.len()];
            let told = evaluate(&both.rubric, &both.evidence(&known, &none));
            if told.problems.is_empty() {
                prop_assert!(within(told.total, range.total.low, range.total.high), "{}", both.text);
                prop_assert!(told.bands.iter().all(|band| range.bands.contains(band)), "{}", both.text);
                prop_assert!(told.total.single().is_none_or(|total| range.totals.contains(total)), "{}", both.text);
            }
        }
    }
}
