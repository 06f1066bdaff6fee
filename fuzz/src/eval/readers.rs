//! The quick reader and the general one: the same facts, the same rows, the same slips at the same places.

use rubricc::diagnostic::Diagnostic;
use rubricc::evaluate::{Scorer, Scores};
use rubricc::evidence::stream::LineReader;
use rubricc::evidence::{Reader, Shape, Unit, shape, unit};
use rubricc::export::rows::{Arrivals, Rows, row};
use rubricc::text::{Source, SourceId, Sources};

use super::{Table, judge};
use crate::shown;

/// The laws of a text that may hold one unit a line.
pub fn agree(table: &Table, text: &str) {
    line_by_line(table, text);
    if shape(text) == Shape::Lines {
        let by_rows = self::by_rows(table, text, usize::MAX);
        assert_eq!(by_rows, by_units(table, text), "快读与通读不同");
        assert_eq!(by_rows, self::by_rows(table, text, 1), "切成小块读，结果不同");
        as_array(table, text);
    }
}

/// Where the quick reader reads a line, the general reader says the same without a word.
fn line_by_line(table: &Table, text: &str) {
    let index = table.index();
    let mut reader = LineReader::new(&index);
    // what was learned from the lines must not change what they say
    for _ in 0..2 {
        for line in text.split('\n') {
            let Some(quick) = reader.read(line.as_bytes()) else { continue };
            let general = unit::one(&index, &Source::new("一行", line.trim_end_matches('\r')), SourceId(0));
            assert!(
                general.diagnostics.is_empty(),
                "快读读通了{line:?}，通读说{:?}",
                general.diagnostics
            );
            let general = general.evidence.expect("没有错误");
            assert_eq!(quick.unit, general.unit, "{line:?}");
            assert_eq!(quick.facts, general.facts, "{line:?}");
            assert_eq!(quick.exemptions, general.exemptions, "{line:?}");
        }
    }
}

/// What comes of lines: the rows, and line, code and words of each slip.
type Told = (String, Vec<(usize, &'static str, String)>);

/// `size` lines a batch.
fn by_rows(table: &Table, text: &str, size: usize) -> Told {
    let index = table.index();
    let scorer: &Scorer = &table.scorer;
    let mut sources = table.sources.clone();
    let id = sources.add(Source::new("", ""));
    let rows = Rows::new(&index, scorer, id);
    let mut arrivals = Arrivals::new();
    arrivals.begin("全部.jsonl");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut out, mut slips) = (Vec::new(), Vec::new());
    let mut before = 0;
    for chunk in lines.chunks(size.min(lines.len()).max(1)) {
        let chunk_text = chunk.concat();
        let mut batch = rows.batch("全部.jsonl", before, chunk_text.as_bytes());
        arrivals.take(&mut batch, chunk_text.as_bytes(), id);
        before += chunk.len();
        out.extend_from_slice(&batch.rows);
        for problem in batch.problems {
            sources.replace(id, problem.source);
            shown::diagnostics(&problem.diagnostics, &sources);
            slips.extend(problem.diagnostics.iter().filter_map(|found| slip(found, &sources, id)));
        }
    }
    slips.sort();
    (String::from_utf8(out).expect("文字"), slips)
}

fn by_units(table: &Table, text: &str) -> Told {
    let mut sources = table.sources.clone();
    let id = sources.add(Source::new("全部.jsonl", text));
    let (mut out, mut slips) = (Vec::new(), Vec::new());
    let mut scores = Scores::default();
    for unit in Reader::new(table.rubric()).read(sources.get(id), id) {
        let (result, found) = judge(table, &unit);
        if let Some(evidence) = unit.evidence.as_ref().filter(|_| result.is_some()) {
            table.scorer.score(evidence, &mut scores);
            row(&mut out, table.rubric(), &evidence.unit, &scores);
        }
        slips.extend(found.iter().filter_map(|found| slip(found, &sources, id)));
    }
    slips.sort();
    (String::from_utf8(out).expect("文字"), slips)
}

/// Line, code and words; a unit that comes twice is told in other words, and the line is the second's either way.
fn slip(found: &Diagnostic, sources: &Sources, id: SourceId) -> Option<(usize, &'static str, String)> {
    let place = found.labels.iter().find(|label| label.span.source == id)?.span;
    let (line, _) = sources.get(id).place(place.range().start);
    let words = if found.code.id == "R0607" {
        String::new()
    } else {
        found.message.clone()
    };
    Some((line, found.code.id, words))
}

/// Units without an error say the same in a list.
fn as_array(table: &Table, text: &str) {
    let read = |text: &str| -> Vec<Unit> { Reader::new(table.rubric()).read(&Source::new("列表.json", text), SourceId(0)) };
    let units = read(text);
    if units.iter().any(|unit| unit.evidence.is_none()) {
        return;
    }
    let parts: Vec<&str> = units.iter().map(|unit| &text[unit.span.range()]).collect();
    let listed = read(&format!("[{}]", parts.join(",\n")));
    assert_eq!(listed.len(), units.len(), "写成列表，单位的个数不同");
    for (one, other) in units.iter().zip(&listed) {
        let facts = |unit: &Unit| {
            unit.evidence
                .as_ref()
                .map(|evidence| (evidence.facts.clone(), evidence.exemptions.clone()))
        };
        assert_eq!((&one.name, facts(one)), (&other.name, facts(other)), "写成列表，读得不同");
    }
}
