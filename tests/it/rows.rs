//! CSV rows straight from lines of evidence.

use std::fmt::Write;

use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use proptest::sample::select;
use rubricc::compile;
use rubricc::evaluate::{ScoreRange, Scorer, Scores};
use rubricc::evidence::Index;
use rubricc::export::rows::{Arrivals, Batch, Rows, header, row};
use rubricc::model::{Points, Rubric};
use rubricc::render::{Look, Reporter};
use rubricc::text::{Source, Sources};

fn rubric() -> Rubric {
    let text = "细则：小表
满分：10分
计分：倒扣分，扣完为止
等次：优秀（9分以上），合格（6—9分，含6分），不合格（低于6分）
不适用：经县政务公开办认定，未定
类别 甲类（6分）
  指标 制度建设（4分）
    扣分：未下发要点的扣1分，未及时更新的扣0.5分。
  指标 经费（2分）
    扣分：未列入预算的扣2分。
类别 乙类（4分）
  指标 会议纪律（4分）
    扣分：信息报送少于12条的，每少一条扣0.5分。
加减分
  加分：受到表扬的每次加1分。
";
    let mut sources = Sources::default();
    sources.add(Source::new("小表.rubric", text));
    compile(&sources).rubric
}

/// The rows of the lines, `size` lines a batch, and what is said of them.
fn rows(lines: &[&str], size: usize) -> String {
    let rubric = rubric();
    let index = Index::new(&rubric);
    let scorer = Scorer::new(&rubric).for_very_many();
    let mut sources = Sources::default();
    let id = sources.add(Source::new("", ""));
    let rows = Rows::new(&index, &scorer, id);
    let mut arrivals = Arrivals::new();
    arrivals.begin("全部.jsonl");
    let mut table = String::from_utf8(header(&rubric)).expect("text");
    let mut notes = String::new();
    for (n, part) in lines.chunks(size).enumerate() {
        let text = part.join("\n") + "\n";
        let mut batch: Batch = rows.batch("全部.jsonl", n * size, text.as_bytes());
        arrivals.take(&mut batch, text.as_bytes(), id);
        table.push_str(std::str::from_utf8(&batch.rows).expect("text"));
        for problem in batch.problems {
            sources.swap_last(problem.source);
            for diagnostic in &problem.diagnostics {
                notes.push_str(&Reporter::new(Look::default()).show(diagnostic, &sources));
            }
        }
        writeln!(notes, "计{}个，未计{}个", batch.scored, batch.failed).expect("a string");
    }
    table + &notes
}

const LINES: [&str; 10] = [
    "{\"细则\":\"小表\",\"单位\":\"样例县甲\",\"未列事项\":\"未发生\",\"佐证\":{\"信息报送\":12}}",
    "{\"细则\":\"小表\",\"单位\":\"样例县乙\",\"未列事项\":\"未发生\",\"佐证\":{\"信息报送\":9,\"未下发要点\":true,\"受到表扬\":2}}",
    "{\"细则\":\"小表\",\"单位\":\"样例县丙\",\"佐证\":{\"信息报送\":9,\"未下发要点\":true}}",
    "",
    "{\"细则\":\"小表\",\"单位\":\"样例县 甲\",\"未列事项\":\"未发生\",\"佐证\":{\"信息报送\":1}}",
    "{\"细则\":\"小表\",\"单位\":\"样例县丁\",\"未列事项\":\"未发生\",\"佐证\":{\"信息报送\":1.5}}",
    "{\"细则\":\"小表\",\"单位\":\"样例,\\\"县\\\"戊\",\"未列事项\":\"未发生\",\"佐证\":{\"信息报送\":11}}",
    "{\"细则\":\"小表\",\"单位\":\"样例县丁\",\"未列事项\":\"未发生\",\"佐证\":{\"信息报送\":1}}",
    "{\"细则\":\"小表\",\"单位\":\"样例县己\",\"未列事项\":\"未发生\",\"佐证\":{\"信息报送\":12},\"不适用\":[{\"项\":\"经费\",\"认定\":\"县政务公开办\"}]}",
    "{\"细则\":\"小表\",\"单位\":\"样例县庚\"",
];

#[test]
fn rows_stand_in_the_order_of_the_lines_and_slips_have_their_place() {
    insta::assert_snapshot!(rows(&LINES, 100));
}

#[test]
fn where_the_lines_are_cut_does_not_matter() {
    let keep = |text: &str| -> Vec<String> {
        text.lines()
            .filter(|line| !line.starts_with('计'))
            .map(str::to_owned)
            .collect()
    };
    let whole = keep(&rows(&LINES, 100));
    for size in 1..LINES.len() {
        assert_eq!(keep(&rows(&LINES, size)), whole, "{size} lines a batch");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_line() {
    let marked = [0, 1].map(|at| format!("\u{FEFF}{}", LINES[at]));
    assert_eq!(rows(&[&marked[0], &marked[1]], 1), rows(&LINES[..2], 1));
    assert_eq!(
        rows(&[LINES[0], "\u{FEFF}", &marked[1]], 9),
        rows(&[LINES[0], "", LINES[1]], 9)
    );
}

#[test]
fn many_units_are_known_again() {
    let mut known = rubricc::evidence::known::Known::new();
    for place in 0..1_130_000 {
        let print = rubricc::evidence::known::fingerprint(&format!("样例单位{place}"));
        assert_eq!(known.add(print, place), None);
    }
    assert_eq!(known.add(rubricc::evidence::known::fingerprint("样例 单位７"), 9), Some(7));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_in_rows_are_written_as_points_show_themselves(figure in -20_000_i64..20_000, unit in select(vec![1_i64, 50, 10_000, 250_000, 500_000, 1_000_000, 999_999_999_999])) {
        let rubric = rubric();
        let total = Points::from_micros(i128::from(figure) * i128::from(unit));
        let mut scores = Scores::default();
        scores.total = ScoreRange::exactly(total);
        let mut out = Vec::new();
        row(&mut out, &rubric, "甲", &scores);
        let out = String::from_utf8(out).expect("text");
        prop_assert_eq!(out.split(',').rev().nth(2).map(str::to_owned), Some(total.to_string()), "{}", out);
    }
}
