//! Edits of the county table: found, each as what it is, and nothing else.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rubricc::diff::{Diff, Kind, PartPair, Place, Verdict, Versions, diff};
use rubricc::model::{ItemId, Rubric};

use super::document::Document;
use super::edits::{EDITS, Expected, new_category};
use super::{mirrored, rubric};

fn county() -> String {
    let read = |path: &str| std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    read("rubrics/2017/县市区.rubric").replacen("引用：共用.rubric", &read("rubrics/2017/共用.rubric"), 1)
}

/// The changes of items as kinds and titles.
fn found(old: &Rubric, new: &Rubric, diff: &Diff) -> Vec<Expected> {
    let titles = |rubric: &Rubric, places: &[Place]| -> Vec<String> {
        let last = |place: &Place| place.path(rubric).last().map_or(String::new(), |title| (*title).to_owned());
        places.iter().map(last).collect()
    };
    let mut all: Vec<Expected> = diff
        .changes
        .iter()
        .map(|change| Expected {
            kinds: change.kinds.clone(),
            old: titles(old, &change.old),
            new: titles(new, &change.new),
        })
        .collect();
    all.sort();
    all
}

/// Applies `edits` to different items; what must be told of them.
fn edited(document: &mut Document, edits: &[(usize, usize, usize)]) -> (Vec<&'static str>, Vec<Expected>) {
    let mut expected = Vec::new();
    let mut names = Vec::new();
    let mut touched: BTreeSet<String> = BTreeSet::new();
    for &(edit, place, dice) in edits {
        let places = document.places();
        let place = places[place % places.len()];
        let (name, edit) = EDITS[edit % EDITS.len()];
        let mut trial = document.clone();
        let Some(one) = edit(&mut trial, place, dice) else { continue };
        let titles: Vec<&String> = one.old.iter().chain(&one.new).collect();
        if titles.iter().any(|title| touched.contains(*title)) {
            continue;
        }
        touched.extend(titles.into_iter().cloned());
        *document = trial;
        names.push(name);
        if !one.kinds.is_empty() {
            expected.push(one);
        }
    }
    expected.sort();
    (names, expected)
}

/// What is told of an edited table beside what must be.
fn compare(edits: &[(usize, usize, usize)]) -> Result<(), TestCaseError> {
    let text = county();
    let mut document = Document::read(&text);
    let before = rubric(&document.write());
    let (names, expected) = edited(&mut document, edits);
    let after = rubric(&document.write());
    let told = found(&before, &after, &diff(&before, &after));
    // the sum of the points is nobody's change
    let told: Vec<Expected> = told.into_iter().filter(|one| one.kinds != [Kind::Rules]).collect();
    // kinds that follow from moving words about are told as well, and are true
    let plain = |all: &[Expected]| -> Vec<Expected> {
        let spread = |kinds: &[Kind]| kinds.iter().any(|kind| matches!(kind, Kind::Split | Kind::Merged));
        // the parts of a split item may have been moved about afterwards
        let sorted = |titles: &[String]| titles.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        let one = |one: &Expected| Expected {
            kinds: if spread(&one.kinds) {
                one.kinds[..1].to_vec()
            } else {
                one.kinds.clone()
            },
            old: sorted(&one.old),
            new: sorted(&one.new),
        };
        all.iter().map(one).collect()
    };
    prop_assert_eq!(plain(&told), plain(&expected), "{:?}", names);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(24), ..ProptestConfig::default() })]

    #[test]
    fn edits_of_the_county_table_are_found_as_what_they_are_and_nothing_else(
        edits in prop::collection::vec((any::<usize>(), any::<usize>(), any::<usize>()), 1..6)
    ) {
        compare(&edits)?;
    }

    #[test]
    fn the_other_way_round_everything_is_mirrored(
        edits in prop::collection::vec((any::<usize>(), any::<usize>(), any::<usize>()), 1..6)
    ) {
        let mut document = Document::read(&county());
        let before = rubric(&document.write());
        edited(&mut document, &edits);
        let after = rubric(&document.write());
        let (forth, back) = (diff(&before, &after), diff(&after, &before));
        let mut one = found(&before, &after, &forth);
        for change in &mut one {
            std::mem::swap(&mut change.old, &mut change.new);
            change.kinds = change.kinds.iter().map(|kind| mirrored(*kind)).collect();
            change.kinds.sort();
        }
        one.sort();
        prop_assert_eq!(one, found(&after, &before, &back));
        let verdicts = |diff: &Diff| {
            let word = |verdict: &Verdict| match verdict {
                Verdict::Stricter(_) => 1,
                Verdict::Looser(_) => -1,
                _ => 0,
            };
            diff.changes.iter().filter_map(|change| change.verdict.as_ref()).map(word).sum::<i32>()
        };
        prop_assert_eq!(verdicts(&forth), -verdicts(&back));
    }
}

/// How many cases; more when asked for, to try edits at leisure.
fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(usual)
}

#[test]
fn every_edit_alone_is_found_on_several_items() {
    for (edit, (name, _)) in EDITS.iter().enumerate() {
        let mut tried = 0;
        for place in 0..39 {
            let mut document = Document::read(&county());
            if edited(&mut document, &[(edit, place, place)]).0.is_empty() {
                continue;
            }
            tried += 1;
            compare(&[(edit, place, place)]).unwrap_or_else(|problem| panic!("{name}: {problem}"));
            if tried == 4 {
                break;
            }
        }
        assert!(tried > 0, "{name}");
    }
}

#[test]
fn a_table_is_not_unlike_itself() {
    let table = rubric(&county());
    let diff = diff(&table, &table);
    assert!(diff.changes.is_empty());
    assert_eq!(diff.pairing.parts.len(), table.items().count());
    assert_eq!(diff.pairing.facts().count(), table.facts.len());
}

#[test]
fn a_new_category_is_told_with_its_items_and_a_renamed_one_alone() {
    let mut document = Document::read(&county());
    let before = rubric(&document.write());
    document.categories.insert(2, new_category());
    document.categories[1].title = "政务公开".to_owned();
    let after = rubric(&document.write());
    let told = super::lines(&before, &after, &diff(&before, &after));
    let told: Vec<&str> = told
        .iter()
        .map(String::as_str)
        .filter(|line| !line.starts_with("规则"))
        .collect();
    assert_eq!(
        told,
        [
            "改名 信息公开 → 政务公开",
            "新增 机关建设",
            "新增 机关建设/工间操",
            "新增 机关建设/节约用电"
        ]
    );
}

#[test]
fn a_change_is_judged_by_its_items_alone_as_it_would_be_in_the_whole_table() {
    let before = rubric(&county());
    let mut document = Document::read(&county());
    let edits: Vec<_> = (0..EDITS.len()).map(|edit| (edit, 2 * edit, edit)).collect();
    edited(&mut document, &edits);
    let after = rubric(&document.write());
    let diff = diff(&before, &after);
    let versions = Versions::new(&before, &after);
    let mut judged = 0;
    for change in &diff.changes {
        let is_here = |part: &&PartPair| {
            let places = |ids: &[ItemId]| -> Vec<Place> { ids.iter().map(|id| Place::Item(*id)).collect() };
            change.old == places(&part.old) && change.new == places(&part.new)
        };
        if let Some(part) = diff.pairing.parts.iter().find(is_here) {
            assert_eq!(change.verdict, Some(versions.items(part)));
            judged += 1;
        }
    }
    assert!(judged > 4);
}
