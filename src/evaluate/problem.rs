//! What is wrong with evidence and only evaluation can see.

use super::pass::Pass;
use crate::diagnostic::{Diagnostic, code};
use crate::model::{Clause, ClauseId, Rubric};

/// Every problem of a pass.
pub(super) fn all(rubric: &Rubric, pass: &Pass) -> Vec<Diagnostic> {
    let both = pass
        .conflict
        .and_then(|(one, other)| Some(both_hold(find(rubric, one)?, find(rubric, other)?)));
    let none = pass.nothing_left.then(|| nothing_left(rubric));
    both.into_iter().chain(none).collect()
}

fn find(rubric: &Rubric, id: ClauseId) -> Option<&Clause> {
    rubric
        .scoring_clauses()
        .map(|(_, clause)| clause)
        .find(|clause| clause.id == id)
}

fn both_hold(one: &Clause, other: &Clause) -> Diagnostic {
    Diagnostic::new(
        &code::R0680,
        format!("「{}」与「{}」同时成立，而本栏只能择一", one.reading.text, other.reading.text),
        one.reading.span,
        "成立",
    )
    .also(other.reading.span, "也成立")
    .help("查核佐证，两项之中只保留属实的一项")
}

fn nothing_left(rubric: &Rubric) -> Diagnostic {
    let span = rubric.exemption.as_ref().map_or(rubric.span, |e| e.span);
    Diagnostic::new(&code::R0681, "全部指标都不适用，没有可供折算的得分率", span, "按此折算")
        .help("查核佐证中的「不适用」，至少留下一个指标参加评分")
}
