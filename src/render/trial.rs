//! 试算: what a case came to, with the clauses that acted, and what no case has exercised.

use super::paint::plain;
use super::score::{bands, score};
use super::{Look, Page, Paint};
use crate::check::{Coverage, GoalKind, Got, Trial};
use crate::diagnostic::code::R0803;
use crate::diagnostic::{Diagnostic, Label};
use crate::model::{Case, Rubric};
use crate::text::Sources;

/// What is wrong with a case: facts that cannot be read, and in one finding every part of 应为 with what came instead.
pub fn differences(rubric: &Rubric, case: &Case, trial: &Trial) -> Vec<Diagnostic> {
    let (parts, mut found): (Vec<Diagnostic>, Vec<Diagnostic>) = trial.found.iter().cloned().partition(|d| d.code == &R0803);
    let count = parts.len();
    let Some(mut whole) = parts.into_iter().next() else {
        return found;
    };
    if count > 1 {
        whole.message = format!("用例「{}」有{count}处与应为不同", case.name);
    }
    let wrong = case.expected.iter().zip(&trial.parts).filter(|(_, part)| !part.agrees);
    whole.labels = wrong
        .map(|(expected, part)| Label {
            span: expected.span,
            text: got(rubric, &part.got),
        })
        .chain([Label {
            span: case.span,
            text: "这个用例".to_owned(),
        }])
        .collect();
    found.push(whole);
    found
}

fn got(rubric: &Rubric, got: &Got) -> String {
    match got {
        Got::Score(range) => format!("得{}", score(*range)),
        Got::Bands(given) if given.is_empty() => "没有等次".to_owned(),
        Got::Bands(given) => format!("是{}", bands(rubric, given, false)),
        Got::Refused(codes) => codes.first().map(|code| format!("报错{code}")).unwrap_or_default(),
        Got::NotRefused => "能评定".to_owned(),
    }
}

/// How a case was reckoned: the clauses that acted with their arithmetic, or why it could not be.
pub fn reckoning(rubric: &Rubric, case: &Case, trial: &Trial, look: &Look) -> String {
    let name = case.name.shown();
    if !trial.refused.is_empty() {
        let reasons = trial.evaluation.problems.iter().map(|problem| problem.message.as_str());
        return reasons
            .map(|reason| format!("用例「{name}」不能评定：{}\n", plain(reason)))
            .collect();
    }
    let page = Page {
        rubric,
        evidence: &trial.evidence,
        result: &trial.evaluation,
        explain: false,
        look,
    };
    let head = format!("用例「{name}」是这样算的：");
    format!("{}\n{}", look.paint(Paint::Strong, &head), page.brief())
}

/// The share that the cases exercise, and every place that none does.
pub fn coverage(coverage: &Coverage, sources: &Sources, look: &Look) -> String {
    let kinds = [GoalKind::Clause, GoalKind::Cap, GoalKind::Band];
    let counts: Vec<String> = kinds
        .iter()
        .map(|&kind| (kind, coverage.count(kind)))
        .filter(|(_, (_, all))| *all > 0)
        .map(|(kind, (done, all))| format!("{}{done}/{all}", word(kind)))
        .collect();
    let mut out = format!("覆盖率{}", coverage.percent());
    if !counts.is_empty() {
        out.push_str(&format!("：{}", counts.join("，")));
    }
    out.push('\n');
    if coverage.missing().next().is_some() {
        out.push_str("没有用例试到的：\n");
    }
    for goal in coverage.missing() {
        let source = sources.get(goal.span.source);
        let (line, _) = source.place(goal.span.start as usize);
        let head = format!("  {}:{line} ", source.name());
        let words = match goal.kind {
            GoalKind::Band => format!("{} {}", word(goal.kind), goal.words),
            _ => format!("{} {}：{}", word(goal.kind), goal.home, goal.words),
        };
        out.push_str(&look.wrap(&head, 4, &words));
        out.push('\n');
    }
    out
}

fn word(kind: GoalKind) -> &'static str {
    match kind {
        GoalKind::Clause => "条款",
        GoalKind::Cap => "限额",
        GoalKind::Band => "等次",
    }
}
