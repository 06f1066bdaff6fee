//! text → check: whatever the bytes, the command reads them to their end, points into them, and says the same twice.

use rubricc::check::check_together;
use rubricc::diagnostic::has_errors;
use rubricc::evaluate::{evaluate, static_range};
use rubricc::evidence::{Reader, read};
use rubricc::export::form::form;
use rubricc::export::json::report::{Checked, report};
use rubricc::export::json::rubric::lines;
use rubricc::export::{print, sarif, schema::schema};
use rubricc::model::{Points, Rubric};
use rubricc::render::{Look, ReadingsOf, points, readings};
use rubricc::text::decode::decode;
use rubricc::text::{Source, Sources};
use rubricc::{Compiled, compile};

use crate::{shown, split};

/// Longer texts are not compiled a second time, nor are their 用例 run.
const SHORT: usize = 4096;

/// The laws of a text, and of others that it refers to.
pub fn run(data: &[u8]) {
    decoding(data);
    let texts = split::texts(data);
    let sources = split::gathered(&texts);
    let compiled = compile(&sources);
    for (id, source) in sources.iter() {
        let tree = &compiled.trees[usize::from(id.0)];
        let whole: String = tree.lines.iter().map(|line| source.slice(line.span)).collect();
        assert_eq!(whole, source.text(), "各行合起来不是原文");
    }
    shown::diagnostics(&compiled.diagnostics, &sources);
    machines(&sources, &compiled);
    if data.len() <= SHORT {
        again(&sources, &compiled);
        shown::diagnostics(&compiled.run_cases(), &sources);
    }
    let table = !compiled.rubric.categories.is_empty();
    if table && !has_errors(&compiled.diagnostics) {
        complete(&sources, &compiled);
    }
}

/// UTF-8 without a mark is taken as it is.
fn decoding(data: &[u8]) {
    let source = decode(data, "甲");
    if let Ok(text) = std::str::from_utf8(data) {
        assert_eq!(source.text(), text.strip_prefix('\u{FEFF}').unwrap_or(text));
    }
}

fn machines(sources: &Sources, compiled: &Compiled) {
    let checked = Checked {
        file: split::NAMES[0],
        sources,
        diagnostics: &compiled.diagnostics,
        rubric: (!has_errors(&compiled.diagnostics)).then_some(&compiled.rubric),
    };
    shown::json(&report(&[checked]).expect("JSON"));
    shown::json(&sarif::log(compiled.diagnostics.iter().map(|found| (found, sources))).expect("JSON"));
    shown::json_lines(&lines(&compiled.rubric, &compiled.unread, sources).expect("JSON"));
}

/// What is said does not depend on chance.
fn again(sources: &Sources, compiled: &Compiled) {
    let second = compile(sources);
    assert_eq!(second.diagnostics, compiled.diagnostics, "两次检查说得不同");
    let said = |compiled: &Compiled| lines(&compiled.rubric, &compiled.unread, sources).expect("JSON");
    assert_eq!(said(&second), said(compiled), "两次读解不同");
}

/// A table without an error: its figures add up, and every document of it can be made.
fn complete(sources: &Sources, compiled: &Compiled) {
    let rubric = &compiled.rubric;
    for category in &rubric.categories {
        let sum: Points = category.indicators.iter().map(|indicator| indicator.full).sum();
        assert_eq!(sum, category.full, "类别「{}」", category.name);
        for indicator in &category.indicators {
            let sum: Points = indicator.items.iter().map(|item| item.full).sum();
            assert_eq!(sum, indicator.full, "指标「{}」", indicator.name);
        }
    }
    let sum: Points = rubric.categories.iter().map(|category| category.full).sum();
    assert_eq!(sum, rubric.full, "满分");
    shown::text(&points(rubric, &Look::default()));
    shown::json(&schema(rubric));
    assert_eq!(print::rubric(rubric, sources).expect("JSON").len(), 64);
    let of = ReadingsOf {
        rubric,
        unread: &compiled.unread,
        sources,
        errors: 0,
        fingerprint: "0",
    };
    shown::sheet(&readings(&of));
    blank(sources, rubric);
    for (_, found) in check_together(&[(rubric, sources), (rubric, sources)]) {
        shown::diagnostics(&[found], sources);
    }
}

/// A blank form says nothing, so what comes of it is the range of the rubric; a unit named in it is read without a word.
fn blank(sources: &Sources, rubric: &Rubric) {
    let blank = form(rubric).replacen("\"单位\": null", "\"单位\": \"样例县\"", 1);
    let mut sources = sources.clone();
    let id = sources.add(Source::new("空白.json", blank));
    let units = read(rubric, sources.get(id), id);
    let [unit] = units.as_slice() else {
        panic!("空白佐证不是一个单位");
    };
    assert!(
        unit.diagnostics.is_empty(),
        "空白佐证读不通：{:?}\n{}",
        unit.diagnostics,
        sources.get(id).text()
    );
    let evidence = unit.evidence.as_ref().expect("没有错误");
    let (range, filled) = (static_range(rubric), evaluate(rubric, evidence));
    assert_eq!(
        (range.total, &range.bands),
        (filled.total, &filled.bands),
        "空白佐证评出来的不是细则的范围"
    );
    let mut reader = Reader::new(rubric);
    assert_eq!(reader.read(sources.get(id), id).len(), 1);
    let repeated = reader.read(sources.get(id), id);
    assert!(repeated.iter().all(|unit| unit.evidence.is_none()), "同一个单位读了两次");
}
