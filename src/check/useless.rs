//! 不起作用的条款: clauses that can never change the score, and conditions that always hold.

use std::collections::HashMap;

use super::interval::Region;
use super::most::{self, Measure, Most};
use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0554, R0561};
use crate::model::{Clause, Condition, Effect, FactId, Item, Mode, Points, Rubric, ScoreField};

/// Clauses of one field that are compared with each other at most.
const COMPARED: usize = 200;

/// Never changes anything.
fn never(clause: &Clause, why: &str) -> Diagnostic {
    Diagnostic::new(
        &R0554,
        format!("「{}」永远不会改变得分：{why}", clause.reading.text),
        clause.reading.span,
        "不起作用",
    )
    .help("请对照原文核对数字；确实用不上的条款请删去或者写进注")
}

/// Another clause always takes its place.
fn covered(clause: &Clause, by: &Clause, why: &str) -> Diagnostic {
    never(clause, why).also(by.reading.span, "总是这一条")
}

/// Holds whatever the datum is.
fn always(clause: &Clause) -> Diagnostic {
    Diagnostic::new(
        &R0561,
        format!("「{}」的条件总是成立", clause.reading.text),
        clause.reading.span,
        "总是成立",
    )
    .help("无论填什么数都满足，等于对每个单位都计；请对照原文核对界限和方向")
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for (item, field) in table.fields() {
        for clause in &field.clauses {
            found.extend(alone(table.rubric, item, field, clause));
        }
        if field.mode == Mode::Highest {
            highest(found, table.rubric, field);
        }
    }
    for item in table.items() {
        zeroed(found, table.rubric, item);
    }
}

/// Seen from the clause itself.
fn alone(rubric: &Rubric, item: Option<&Item>, field: &ScoreField, clause: &Clause) -> Option<Diagnostic> {
    if let Some(region) = region(rubric, clause) {
        if region.is_empty() {
            return Some(never(clause, "没有一个数能满足它的条件"));
        }
        if region.is_all() && matches!(field.mode, Mode::Sum | Mode::Highest) {
            return Some(always(clause));
        }
    }
    let full = item.map_or(rubric.full, |item| item.full);
    let zero = Most::Points(Points::ZERO);
    if matches!(clause.reading.effect, Effect::Zero | Effect::Full) || full == Points::ZERO {
        return None;
    }
    if clause.reading.cap.is_some_and(|cap| cap.amount == Points::ZERO) || field.cap == Some(Points::ZERO) {
        return Some(never(clause, "限额是0分"));
    }
    if most::single(clause) == Some(Points::ZERO) {
        return matches!(field.mode, Mode::Sum | Mode::Highest).then(|| never(clause, "分数是0分"));
    }
    (Measure::new(rubric, full).clause(clause) == zero).then(|| never(clause, "凑不满一次计分的数"))
}

/// In a 就高 field: another clause on the same datum holds whenever this one does, with no less.
fn highest(found: &mut Vec<Diagnostic>, rubric: &Rubric, field: &ScoreField) {
    let mut on: HashMap<FactId, Vec<(&Clause, Region, Points)>> = HashMap::new();
    for clause in field.clauses.iter().filter(|clause| clause.reading.per.is_none()) {
        if let (Some(fact), Some(region), Some(amount)) = (clause.fact, region(rubric, clause), most::single(clause)) {
            on.entry(fact).or_default().push((clause, region, amount));
        }
    }
    for group in on.values() {
        for (at, (clause, region, amount)) in group.iter().enumerate().take(COMPARED) {
            let wider = group.iter().enumerate().take(COMPARED).find(|(other, (_, wide, more))| {
                *other != at
                    && more >= amount
                    && region.is_inside(wide)
                    && (more > amount || !wide.is_inside(region) || *other < at)
            });
            if let Some((_, (by, _, _))) = wider.filter(|_| !region.is_empty()) {
                found.push(covered(clause, by, "就高时另一条总是更高"));
            }
        }
    }
}

/// A deduction that only holds when 不得分 already holds.
fn zeroed(found: &mut Vec<Diagnostic>, rubric: &Rubric, item: &Item) {
    let clauses = || {
        most::fields(item)
            .filter(|field| matches!(field.mode, Mode::Sum | Mode::Highest))
            .flat_map(|field| &field.clauses)
    };
    let mut zeros: HashMap<FactId, (&Clause, Region)> = HashMap::new();
    for clause in clauses().filter(|clause| clause.reading.effect == Effect::Zero) {
        if let (Some(fact), Some(region)) = (clause.fact, region(rubric, clause)) {
            zeros.entry(fact).or_insert((clause, region));
        }
    }
    if zeros.is_empty() {
        return;
    }
    for clause in clauses().filter(|clause| matches!(clause.reading.effect, Effect::Deduct | Effect::Earn)) {
        let (Some(fact), Some(region)) = (clause.fact, region(rubric, clause)) else {
            continue;
        };
        if let Some((zero, wide)) = zeros.get(&fact)
            && region.is_inside(wide)
            && !region.is_empty()
        {
            found.push(covered(clause, zero, &format!("那时{}已经不得分", called(item))));
        }
    }
}

/// The values of its datum for which the clause holds.
fn region(rubric: &Rubric, clause: &Clause) -> Option<Region> {
    match (&clause.reading.condition, clause.fact) {
        (Condition::Data { bounds, .. }, Some(fact)) => Some(Region::of(bounds, most::is_whole(rubric, fact))),
        _ => None,
    }
}
