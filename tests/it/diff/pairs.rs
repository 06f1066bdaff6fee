//! tests/diff/*: two versions of a small rubric, and what a clerk reads of them.

use std::path::Path;

use rubricc::diff::{Change, PartPair, diff};
use rubricc::model::{FactId, ItemId, Rubric};
use rubricc::render::Look;

use super::rubric;

/// Every pair of versions, by name.
fn versions() -> Vec<(String, Rubric, Rubric)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() > 10);
    let read = |name: &str, version: &str| rubric(&std::fs::read_to_string(folder.join(name).join(version)).unwrap());
    let both = |name: String| (name.clone(), read(&name, "旧.rubric"), read(&name, "新.rubric"));
    names.into_iter().map(both).collect()
}

#[test]
fn what_is_said_of_two_versions_stands_beside_them() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../../diff");
    settings.bind(|| {
        for (name, old, new) in versions() {
            let shown = rubricc::render::diff::diff(&old, &new, &diff(&old, &new), &Look::default());
            insta::assert_snapshot!(name, shown);
        }
    });
}

/// `甲、乙 → 丙 Named` and, under it, the facts that are the same.
fn part(old: &Rubric, new: &Rubric, part: &PartPair) -> String {
    let items = |rubric: &Rubric, ids: &[ItemId]| -> String {
        let names = ids.iter().filter_map(|&id| rubric.item(id)).map(|item| item.name.shown());
        names.collect::<Vec<_>>().join("、")
    };
    let (from, to) = (items(old, &part.old), items(new, &part.new));
    format!("  {from} → {to} {:?}\n{}", part.sureness, facts(old, new, &part.facts))
}

/// What each row of a change is, and what is remarked beside it.
fn rows(change: &Change) -> String {
    let row = |row: &rubricc::diff::ClauseChange| {
        let kind = rubricc::render::diff::labels::kinds(&[row.kind]);
        format!("    {kind} {} {}\n", row.keyword, row.remark)
    };
    change.clauses.iter().map(row).collect()
}

#[test]
fn what_is_said_the_other_way_round() {
    let mut listed = String::new();
    for (name, old, new) in versions() {
        let found = diff(&new, &old);
        listed += &format!("## {name}\n");
        for change in &found.changes {
            listed += &format!("  {}\n", super::line(&new, &old, change));
            listed += &rows(change);
            listed.extend(change.remarks.iter().map(|remark| format!("    说明 {remark}\n")));
        }
    }
    insta::assert_snapshot!("reversed", listed);
}

fn facts(old: &Rubric, new: &Rubric, pairs: &[(FactId, FactId)]) -> String {
    let path = |rubric: &Rubric, id: FactId| rubric.facts[id.index()].full_path();
    let pairs = pairs.iter().map(|&(one, other)| (path(old, one), path(new, other)));
    pairs.map(|(one, other)| format!("    {one} = {other}\n")).collect()
}

#[test]
fn what_became_of_each_part_and_fact_and_how_sure_that_is() {
    let mut listed = String::new();
    for (name, old, new) in versions() {
        let found = diff(&old, &new);
        listed += &format!("## {name}\n");
        for pair in &found.pairing.parts {
            listed += &part(&old, &new, pair);
        }
        if !found.pairing.outside.is_empty() {
            listed += &format!("  别处\n{}", facts(&old, &new, &found.pairing.outside));
        }
        for change in &found.changes {
            listed += &format!("  {} {:?}\n", super::line(&old, &new, change), change.sureness);
            listed += &rows(change);
        }
        for diagnostic in &found.diagnostics {
            listed += &format!("  {} {} {:?}\n", diagnostic.code.id, diagnostic.message, diagnostic.help);
        }
    }
    insta::assert_snapshot!("pairings", listed);
}
