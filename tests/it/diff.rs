//! `diff`: pairs of small rubrics beside what is said of them, and edits of the 2017 table that must be found, each as what it is.

mod document;
mod edits;
mod likeness;
mod meaning;
mod pairs;
mod places;
mod properties;
mod shares;

use rubricc::compile;
use rubricc::diff::{Change, Diff, Kind, diff};
use rubricc::model::Rubric;
use rubricc::text::{Source, Sources};

/// The rubric of a text that stands alone.
fn rubric(text: &str) -> Rubric {
    let mut sources = Sources::default();
    sources.add(Source::new("表.rubric", text));
    compile(&sources).rubric
}

/// Kinds and places of a change: `改名 甲/乙 → 甲/丙`.
fn line(old: &Rubric, new: &Rubric, change: &Change) -> String {
    let kinds = rubricc::render::diff::labels::kinds(&change.kinds);
    let place = rubricc::render::diff::place::place(old, new, &change.old, &change.new);
    format!("{kinds} {place}")
}

fn lines(old: &Rubric, new: &Rubric, diff: &Diff) -> Vec<String> {
    diff.changes.iter().map(|change| line(old, new, change)).collect()
}

/// What is said of two texts, one line a change.
fn told(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (rubric(old), rubric(new));
    lines(&old, &new, &diff(&old, &new))
}

/// A table of these headings and fields; its points are those of the headings.
fn table(body: &str) -> String {
    let points = |line: &str| line.strip_suffix("分）")?.rsplit('（').next()?.parse::<u32>().ok();
    let full: u32 = body.lines().filter_map(points).sum();
    format!("细则：表\n满分：{full}分\n计分：扣完为止\n{body}\n")
}

/// What is said of two tables of such headings and fields.
fn said(old: &str, new: &str) -> Vec<String> {
    told(&table(old), &table(new))
}

/// The kinds as they read the other way round.
fn mirrored(kind: Kind) -> Kind {
    match kind {
        Kind::Added => Kind::Deleted,
        Kind::Deleted => Kind::Added,
        Kind::Split => Kind::Merged,
        Kind::Merged => Kind::Split,
        kind => kind,
    }
}
