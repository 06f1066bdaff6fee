//! What is said of evidence with slips: `tests/evidence/*.json`, the messages beside.

use std::fmt::Write;

use rubricc::evidence::read;
use rubricc::render::{Look, Reporter};
use rubricc::text::{Source, Sources};

use super::rubric::rubric;

#[test]
fn every_slip_is_reported_with_its_place() {
    insta::glob!("../../evidence", "*.json*", |path| {
        let text = std::fs::read_to_string(path).expect("a test file");
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a plain name")
            .to_owned();
        let mut sources = Sources::default();
        let id = sources.add(Source::new(name, text));
        let units = read(&rubric(), sources.get(id), id);
        let mut shown = String::new();
        let reporter = Reporter::new(Look::default());
        for unit in units {
            let state = if unit.evidence.is_some() {
                "可计分"
            } else {
                "不可计分"
            };
            writeln!(shown, "单位「{}」：{state}", unit.name).expect("a string");
            for diagnostic in &unit.diagnostics {
                shown.push_str(&reporter.show(diagnostic, &sources));
            }
        }
        insta::assert_snapshot!(shown);
    });
}
