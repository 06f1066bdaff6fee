//! The shipped rubrics: what they hold, what `check` says of them, and that no number in a heading can change unnoticed.

use std::path::{Path, PathBuf};

use rubricc::diagnostic::{Diagnostic, Severity, has_errors};
use rubricc::text::{Source, SourceId, Sources};
use rubricc::{Compiled, check, compile, resolve};

const COUNTY: &str = "rubrics/2017/县市区.rubric";
const CITY: &str = "rubrics/2017/市直单位.rubric";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The file called `path` with `changed` for its text, and what it refers to.
fn sources(path: &str, changed: Option<String>) -> Sources {
    let mut sources = Sources::default();
    sources.add(Source::new(path, changed.unwrap_or_else(|| text(path))));
    for name in resolve::references(&sources, SourceId(0)) {
        sources.add(Source::new(name.as_str(), text(&name)));
    }
    sources
}

/// Everything the compiler and the rules find.
fn checked(sources: &Sources) -> (Compiled, Vec<Diagnostic>) {
    let compiled = compile(sources);
    let mut found = compiled.diagnostics.clone();
    found.extend(check::check(&compiled.rubric, sources, &found));
    (compiled, found)
}

/// One line a diagnostic.
fn listing(sources: &Sources, found: &[Diagnostic]) -> String {
    let mut lines: Vec<(usize, String)> = found
        .iter()
        .map(|d| {
            let (line, _) = sources.get(d.span().source).place(d.span().start as usize);
            let severity = if d.severity() == Severity::Error { "错误" } else { "警告" };
            let name = sources.get(d.span().source).name();
            (line, format!("{name}:{line} {severity} {} {}\n", d.code.id, d.message))
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn the_county_table_holds_39_items_and_79_clauses_and_gets_the_warnings_it_deserves() {
    let sources = sources(COUNTY, None);
    let (compiled, found) = checked(&sources);
    assert_eq!(compiled.rubric.items().count(), 39);
    assert_eq!(compiled.rubric.scoring_clauses().count(), 75 + 4);
    insta::assert_snapshot!(listing(&sources, &found));
}

#[test]
fn the_city_table_holds_32_items_and_60_clauses_and_gets_the_warnings_it_deserves() {
    let sources = sources(CITY, None);
    let (compiled, found) = checked(&sources);
    assert_eq!(compiled.rubric.items().count(), 32);
    assert_eq!(compiled.rubric.scoring_clauses().count(), 56 + 4);
    insta::assert_snapshot!(listing(&sources, &found));
}

/// Places of the points in `text` that begin a heading or 满分: the digits only.
fn heading_numbers(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut places = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let heading = ["类别", "指标", "项"].iter().any(|word| trimmed.starts_with(word)) && trimmed.ends_with("分）");
        if heading || trimmed.starts_with("满分：") {
            let end = start + line.rfind('分').unwrap();
            let digits = text[start..end].chars().rev().take_while(char::is_ascii_digit).count();
            places.push(end - digits..end);
        }
        start += line.len();
    }
    places
}

/// Numbers that a slip of the hand would leave there.
fn slips(number: &str) -> [String; 3] {
    let value: i64 = number.parse().unwrap();
    [format!("{}", value + 1), format!("{}", value - 1), format!("{value}.5")]
}

fn assert_every_heading_number_counts(path: &str, headings: usize) {
    let whole = text(path);
    let places = heading_numbers(&whole);
    assert_eq!(places.len(), headings);
    for place in places {
        for slip in slips(&whole[place.clone()]) {
            let changed = format!("{}{slip}{}", &whole[..place.start], &whole[place.end..]);
            let line = 1 + whole[..place.start].matches('\n').count();
            let (_, found) = checked(&sources(path, Some(changed)));
            assert!(has_errors(&found), "{path}:{line} changed to {slip}分");
        }
    }
}

#[test]
fn every_number_changed_in_a_heading_of_the_county_table_is_an_error() {
    assert_every_heading_number_counts(COUNTY, 5 + 39);
}

#[test]
fn every_number_changed_in_a_heading_of_the_city_table_is_an_error() {
    assert_every_heading_number_counts(CITY, 4 + 32);
}

#[test]
fn a_changed_full_mark_is_an_error_in_both_tables() {
    let shared = "rubrics/2017/共用.rubric";
    let whole = text(shared);
    let places = heading_numbers(&whole);
    assert_eq!(places.len(), 1);
    for path in [COUNTY, CITY] {
        for slip in slips("100") {
            let changed = format!("{}{slip}{}", &whole[..places[0].start], &whole[places[0].end..]);
            let mut sources = Sources::default();
            sources.add(Source::new(path, text(path)));
            sources.add(Source::new(shared, changed));
            let (_, found) = checked(&sources);
            assert!(has_errors(&found), "{path} with 满分：{slip}分");
        }
    }
}
