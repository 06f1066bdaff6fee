//! 比率: thresholds beyond 100%.

use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0555;
use crate::model::{Clause, Condition, Ratio};

/// More than all.
fn beyond(clause: &Clause, name: &str, value: Ratio) -> Diagnostic {
    Diagnostic::new(
        &R0555,
        format!("「{name}」的界限{value}%超过100%"),
        clause.reading.span,
        format!("{value}%"),
    )
    .help("请对照原文核对是否多写了数字；确实可以超过100%的（如超额完成），可以不改")
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let vetoes = table.rubric.veto_clauses().map(|(_, clause)| clause);
    for clause in table.fields().flat_map(|(_, field)| &field.clauses).chain(vetoes) {
        let Condition::Data { name, unit, bounds } = &clause.reading.condition else {
            continue;
        };
        if unit != "%" {
            continue;
        }
        let highest = bounds
            .second
            .map_or(bounds.first.value, |second| second.value.max(bounds.first.value));
        if highest > Ratio::whole(100) {
            found.push(beyond(clause, name.shown(), highest));
        }
    }
}
