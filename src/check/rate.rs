//! 比率: thresholds beyond 100%, and rates that are not compared in percent.

use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0555, R0562};
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

/// Called a rate, counted in something else.
fn unlike(clause: &Clause, name: &str, unit: &str) -> Diagnostic {
    let message = format!("「{name}」是比率，界限的单位却是「{unit}」");
    Diagnostic::new(&R0562, message, clause.reading.span, "不是百分数").help("请对照原文核对：比率的界限写成「90%」")
}

/// Units that no rate is measured in; 频率, 速率 and such have units of their own.
fn is_mismatched(name: &str, unit: &str) -> bool {
    let other = ["频率", "速率", "心率", "汇率", "功率", "分辨率"];
    name.ends_with('率')
        && !other.iter().any(|word| name.ends_with(word))
        && matches!(unit, "" | "分" | "条" | "次" | "件" | "个" | "人" | "项")
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let vetoes = table.rubric.veto_clauses().map(|(_, clause)| clause);
    for clause in table.fields().flat_map(|(_, field)| &field.clauses).chain(vetoes) {
        let Condition::Data { name, unit, bounds } = &clause.reading.condition else {
            continue;
        };
        if unit != "%" {
            if is_mismatched(name.shown(), unit) {
                found.push(unlike(clause, name.shown(), unit));
            }
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
