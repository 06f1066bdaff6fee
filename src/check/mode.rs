//! 计分方式: 就高, 择一 or 分档 over a single clause.

use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0558;
use crate::model::ScoreField;

/// Nothing to choose from.
fn single(field: &ScoreField, word: &str) -> Diagnostic {
    Diagnostic::new(
        &R0558,
        format!("{}（{word}）下只有一条，用不着「{word}」", field.kind.keyword()),
        field.span,
        "只有一条",
    )
    .help(format!("请核对是否漏了条款；确实只有一条的，删去「（{word}）」"))
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for (_, field) in table.fields().filter(|(_, field)| field.clauses.len() == 1) {
        found.extend(field.mode.word().map(|word| single(field, word)));
    }
}
