//! evidence → eval: whatever the bytes, both readers say the same of them, what is scored adds up and lies within the range of
//! its rubric, and every result can be shown.

mod figures;
mod readers;
mod tables;

use rubricc::diagnostic::{Diagnostic, has_errors};
use rubricc::evaluate::{Evaluation, Scores};
use rubricc::evidence::{Reader, Unit};
use rubricc::export::json::evaluation::{Failed, Origin, Scored};
use rubricc::export::print;
use rubricc::model::Evidence;
use rubricc::render::{Look, Page, Row, ranking};
use rubricc::text::Sources;
use rubricc::text::decode::decode;

use crate::shown;
pub use tables::{Table, first_byte, tables};

/// The laws of the evidence behind the first byte, which chooses the rubric.
pub fn run(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    let table = tables::chosen(*first);
    let mut sources = table.sources.clone();
    let id = sources.add(decode(bytes, "佐证.json"));
    let units = Reader::new(table.rubric()).read(sources.get(id), id);
    assert!(!units.is_empty(), "没有一个单位，也没有一句话");
    let mut rows = Vec::new();
    for unit in &units {
        let (result, found) = judge(table, unit);
        shown::diagnostics(&found, &sources);
        shown::text(&rubricc::render::tally(
            &found.iter().map(Diagnostic::severity).collect::<Vec<_>>(),
            &Look::default(),
        ));
        match unit.evidence.as_ref().zip(result.as_ref()) {
            Some((evidence, result)) => {
                figures::hold(table, evidence, result);
                every_page(table, &sources, unit, evidence, result, &found);
                rows.push(Row::new(&unit.name, result));
            }
            None => {
                assert!(has_errors(&found), "没有评定，也没有说为什么");
                let object = Failed {
                    unit: &unit.name,
                    span: unit.span,
                    found: &found,
                    sources: &sources,
                    rubric_origin: Origin::default(),
                    evidence_origin: Origin::default(),
                };
                assert!(shown::json(&object.json().expect("JSON"))["error"].is_string());
            }
        }
    }
    for look in [Look::default(), shown::NARROW] {
        shown::text(&ranking(table.rubric(), rows.clone(), &look));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        readers::agree(table, text);
    }
}

/// As the command judges a unit.
fn judge(table: &Table, unit: &Unit) -> (Option<Evaluation>, Vec<Diagnostic>) {
    let mut found = unit.diagnostics.clone();
    let result = unit
        .evidence
        .as_ref()
        .map(|evidence| table.scorer.evaluate(table.rubric(), evidence));
    let problems = result.iter().flat_map(|result| &result.problems);
    found.extend(problems.map(|problem| problem.clone().also(unit.span, "这个单位")));
    if let Some(evidence) = &unit.evidence {
        let mut scores = Scores::default();
        table.scorer.score(evidence, &mut scores);
        let contradicts = result.as_ref().is_some_and(|result| has_errors(&result.problems));
        assert_eq!(scores.faulty, contradicts, "成绩行与评定，一个说能评一个说不能");
    }
    (result.filter(|_| !has_errors(&found)), found)
}

/// Every way to show a result.
fn every_page(table: &Table, sources: &Sources, unit: &Unit, evidence: &Evidence, result: &Evaluation, found: &[Diagnostic]) {
    let rubric = table.rubric();
    for (explain, look) in [(false, Look::default()), (true, shown::NARROW)] {
        let page = Page {
            rubric,
            evidence,
            result,
            explain,
            look: &look,
        };
        shown::text(&page.show());
        let object = Scored {
            rubric,
            sources,
            evidence,
            result,
            found,
            explain,
            rubric_origin: Origin::default(),
            evidence_origin: Origin::default(),
        };
        let value = shown::json(&object.json().expect("JSON"));
        assert_eq!(value["unit"], unit.name.as_str());
        let low = result.total.low.map(|low| low.to_string());
        assert_eq!(value["total"]["low"].as_str(), low.as_deref());
    }
    assert_eq!(print::evidence(rubric, evidence).len(), 64);
}
