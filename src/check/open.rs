//! 加减分有没有限度: bonus and malus without a cap, and the range they open.

use super::most::{self, Measure, Most};
use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0314, R0315};
use crate::model::{FieldKind, Points, ScoreField};

/// Bonus without a cap.
fn bonus(fields: &[&ScoreField], range: &Range) -> Option<Diagnostic> {
    let message = match range.high {
        Some(high) => format!("加分没有写明限额，总分最高可到{high}分"),
        None => "加分没有写明限额，总分上不封顶".to_owned(),
    };
    let help = "原文有限额的，写「加减分（加分最高N分）」或「加分（最高N分）」；总分有上限的，写「总分：不超过N分」；原文没有的，可以不改";
    at(&R0314, message, fields, "没有限额").map(|found| found.help(help))
}

/// Malus without a cap.
fn malus(fields: &[&ScoreField], range: &Range) -> Option<Diagnostic> {
    let message = match range.low {
        Some(low) => format!("减分没有写明限额，总分最低可到{low}分"),
        None => "减分没有写明限额，总分下不保底，可以低于0分".to_owned(),
    };
    let help = "原文有限额的，写「加减分（减分最高N分）」或「减分（最高N分）」；总分有下限的，写「总分：不低于0分」；原文没有的，可以不改";
    at(&R0315, message, fields, "没有限额").map(|found| found.help(help))
}

fn at(code: &'static crate::diagnostic::Code, message: String, fields: &[&ScoreField], label: &str) -> Option<Diagnostic> {
    let (first, rest) = fields.split_first()?;
    let found = Diagnostic::new(code, message, first.span, label);
    Some(rest.iter().take(7).fold(found, |found, field| found.also(field.span, label)))
}

/// How far the total can go, at most: a superset of what is reachable. None is no end.
pub struct Range {
    /// Lowest.
    pub low: Option<Points>,
    /// Highest.
    pub high: Option<Points>,
}

impl Range {
    /// From what items give, caps of 加分 and 减分, and the bounds of the total.
    pub fn of(table: &Table<'_>) -> Self {
        let rubric = table.rubric;
        let reach = |kind, cap: Option<Points>| {
            let adjusted = table.adjustment_fields().iter().filter(|field| field.kind == kind);
            let own = table.items().flat_map(|item| &item.fields).filter(|field| field.kind == kind);
            let measure = Measure::new(rubric, cap.unwrap_or(rubric.full));
            let adjusted = measure.together(adjusted, |_| true).capped(cap);
            adjusted.plus(measure.together(own, |_| true))
        };
        let caps = rubric
            .adjustments
            .as_ref()
            .map_or((None, None), |a| (a.bonus_cap, a.malus_cap));
        let (bonus, malus) = (reach(FieldKind::Bonus, caps.0), reach(FieldKind::Malus, caps.1));
        let bounded = |end: Option<Points>| match (end, rubric.total_low, rubric.total_high) {
            (None, _, _) => None,
            (Some(end), low, high) => Some(high.map_or(end, |high| end.min(high)).max(low.unwrap_or(end))),
        };
        Self {
            low: bounded(malus.points().map(|most| Points::ZERO - most)).or(rubric.total_low),
            high: bounded(bonus.points().map(|most| rubric.full + most)).or(rubric.total_high),
        }
    }
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let rubric = table.rubric;
    let caps = rubric
        .adjustments
        .as_ref()
        .map_or((None, None), |a| (a.bonus_cap, a.malus_cap));
    let open = |kind: FieldKind, cap: Option<Points>| -> Vec<&ScoreField> {
        let adjusted = table.adjustment_fields().iter().filter(|_| cap.is_none());
        let own = table.items().flat_map(|item| &item.fields);
        own.chain(adjusted)
            .filter(|field| field.kind == kind && is_open(field))
            .collect()
    };
    let (bonuses, maluses) = (open(FieldKind::Bonus, caps.0), open(FieldKind::Malus, caps.1));
    if bonuses.is_empty() && maluses.is_empty() {
        return;
    }
    let range = Range::of(table);
    if rubric.total_high.is_none() {
        found.extend(bonus(&bonuses, &range));
    }
    if rubric.total_low.is_none() {
        found.extend(malus(&maluses, &range));
    }
}

/// Whether some clause of the field has neither a cap of its own nor one of the field.
fn is_open(field: &ScoreField) -> bool {
    field.cap.is_none()
        && field.clauses.iter().any(|clause| {
            clause.reading.cap.is_none() && most::single(clause).is_some_and(|a| Most::Points(a) != Most::Points(Points::ZERO))
        })
}
