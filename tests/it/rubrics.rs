//! The shipped rubrics: what they hold, what `check` says of them, and that no number in a heading can change unnoticed.

use std::path::{Path, PathBuf};

use rubricc::diagnostic::{Diagnostic, Severity, has_errors};
use rubricc::evaluate::ScoreRange;
use rubricc::model::Points;
use rubricc::text::{Source, SourceId, Sources};
use rubricc::{compile, evaluate, evidence, resolve};

const COUNTY: &str = "rubrics/2017/县市区.rubric";
const CITY: &str = "rubrics/2017/市直单位.rubric";
const DRAFT: &str = "rubrics/2018-草案/县市区.rubric";

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
    let compiled = compile(&sources);
    assert_eq!(compiled.rubric.items().count(), 39);
    assert_eq!(compiled.rubric.scoring_clauses().count(), 75 + 4);
    assert_eq!(compiled.run_cases(), []);
    insta::assert_snapshot!(listing(&sources, &compiled.diagnostics));
}

#[test]
fn the_city_table_holds_32_items_and_60_clauses_and_gets_the_warnings_it_deserves() {
    let sources = sources(CITY, None);
    let compiled = compile(&sources);
    assert_eq!(compiled.rubric.items().count(), 32);
    assert_eq!(compiled.rubric.scoring_clauses().count(), 56 + 4);
    assert_eq!(compiled.run_cases(), []);
    insta::assert_snapshot!(listing(&sources, &compiled.diagnostics));
}

#[test]
fn the_draft_says_that_it_is_invented_and_gets_warnings_only() {
    let sources = sources(DRAFT, None);
    let compiled = compile(&sources);
    assert!(compiled.rubric.title.shown().ends_with("（草案·示例）"));
    assert!(compiled.rubric.notes.iter().any(|note| note.text.contains("虚构")));
    assert_eq!(compiled.rubric.full, Points::whole(100));
    assert_eq!(compiled.run_cases(), []);
    insta::assert_snapshot!(listing(&sources, &compiled.diagnostics));
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
            let compiled = compile(&sources(path, Some(changed)));
            assert!(has_errors(&compiled.diagnostics), "{path}:{line} changed to {slip}分");
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
            let compiled = compile(&sources);
            assert!(has_errors(&compiled.diagnostics), "{path} with 满分：{slip}分");
        }
    }
}

/// The folder's evidence, by file name.
fn evidence_files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn shown(range: ScoreRange) -> String {
    let end = |points: Option<Points>, endless: &str| points.map_or(endless.to_owned(), |points| points.to_string());
    match range.single() {
        Some(points) => points.to_string(),
        None => format!("{}—{}", end(range.low, "无下限"), end(range.high, "不封顶")),
    }
}

/// `单位 类别… 总分 等次`, one line a unit.
fn results(path: &str, folder: &str) -> String {
    let compiled = compile(&sources(path, None));
    let rubric = &compiled.rubric;
    let mut reader = evidence::Reader::new(rubric);
    let mut lines = String::new();
    for (number, file) in evidence_files(folder).iter().enumerate() {
        let source = Source::new(file.display().to_string(), std::fs::read_to_string(file).unwrap());
        for unit in reader.read(&source, SourceId(number as u16)) {
            assert!(!has_errors(&unit.diagnostics), "{}: {:?}", file.display(), unit.diagnostics);
            let evaluation = evaluate::evaluate(rubric, &unit.evidence.unwrap());
            let bands: Vec<&str> = evaluation.bands.iter().map(|&band| rubric.bands[band].name.shown()).collect();
            let categories: Vec<String> = evaluation.categories.iter().map(|category| shown(category.score)).collect();
            lines += &format!(
                "{} {} {} {}\n",
                unit.name,
                categories.join(" "),
                shown(evaluation.total),
                bands.join("或")
            );
        }
    }
    lines
}

/// Worked out by hand from the notice, and again by a scorer that shares no code with this one.
const COUNTY_RESULTS: &str = "\
样例县甲 15 35 39 6 5 100 优秀
样例县乙 13 30.5 37 6 3.5 90 优秀
样例区甲 14 32.5 35 6 2.5 89.5 良好
样例县丙 10 30.5 31 4 4.5 80 良好
样例县丁 5 23 25 3 4 60 合格
样例区乙 7 9.5 34 6 0 56.5 不合格
样例县戊 11—12 31—34 37—38 6 4—5 89—95 优秀或良好
样例县己 13 34 32—34 6 3.5 88.5—90.5 优秀或良好
样例区丙 15 34.5 37—39 0—6 4.5 91—99 优秀
样例县庚 15 34.5 39 6 5 103 优秀
样例县辛 14 32.5 39 6 3.5 94.5 优秀
样例县壬 14 33.5 39 6 3—5 95.5—97.5 优秀
";

/// As [`COUNTY_RESULTS`].
const CITY_RESULTS: &str = "\
样例局甲 10 35 50 5 100 优秀
样例局乙 9 31.5 45.5 4 90 优秀
样例委甲 7 33.5 46 3 89.5 良好
样例局丙 6 29 41 5 80 良好
样例局丁 7 20.5 30 2.5 60 合格
样例办甲 5 13.5 37 0 55.5 不合格
样例局戊 6—8 24—30 26.5—29.5 0.5—1.5 57—69 合格或不合格
样例局己 10 33 41—43 5 89—91 优秀或良好
样例局庚 10 33.5 42.5—49.5 5 91—98 优秀
样例局辛 10 35 50 4.5 101 优秀
样例局壬 10 33 50 4.5 97 优秀
样例局癸 9 34.5 46—48 4 93.5—95.5 优秀
";

#[test]
fn the_sample_counties_get_the_totals_and_bands_worked_out_by_hand() {
    assert_eq!(results(COUNTY, "rubrics/2017/佐证/县市区"), COUNTY_RESULTS);
}

#[test]
fn the_sample_offices_get_the_totals_and_bands_worked_out_by_hand() {
    assert_eq!(results(CITY, "rubrics/2017/佐证/市直单位"), CITY_RESULTS);
}
