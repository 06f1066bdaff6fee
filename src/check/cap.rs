//! 限额: caps that never bind, and caps below one amount they bound.

use std::collections::BTreeMap;

use super::most::{self, Measure, Most};
use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0312, R0313};
use crate::model::{Clause, FieldKind, Item, Points, ScoreField};
use crate::text::Span;

/// A cap with what it bounds.
struct Bounded<'a> {
    cap: Points,
    span: Span,
    /// The clauses it bounds together.
    clauses: Vec<&'a Clause>,
    /// What they come to without it.
    most: Most,
    /// The item whose points bound them anyway.
    item: Option<&'a Item>,
}

/// More than can ever be reached.
fn idle(bounded: &Bounded<'_>) -> Option<Diagnostic> {
    let cap = bounded.cap;
    let (message, help) = match (bounded.item, bounded.most) {
        (Some(item), _) if cap > item.full => (
            format!("限额{cap}分大于{}的分值{}分，永远用不上", called(item), item.full),
            "请对照原文，看限额和分值是否有一处写错",
        ),
        (_, Most::Points(most)) if most < cap => (
            format!("各条最多只有{most}分，限额{cap}分永远用不上"),
            "请对照原文，看限额和各条的分数是否有一处写错",
        ),
        _ => return None,
    };
    Some(Diagnostic::new(&R0312, message, bounded.span, format!("限额{cap}分")).help(help))
}

/// Less than one amount.
fn tight(bounded: &Bounded<'_>) -> Option<Diagnostic> {
    let (amount, clause) = bounded
        .clauses
        .iter()
        .filter_map(|clause| Some((most::single(clause)?, clause)))
        .max_by_key(|(a, _)| *a)?;
    let message = format!("限额{}分比一次的{amount}分还小", bounded.cap);
    (amount > bounded.cap).then(|| {
        let found = Diagnostic::new(&R0313, message, bounded.span, format!("限额{}分", bounded.cap));
        let found = if clause.reading.span == bounded.span {
            found
        } else {
            found.also(clause.reading.span, format!("{amount}分"))
        };
        found.help("一次就超过限额，这个分数从来用不足；请对照原文，看限额和分数是否有一处写错")
    })
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for (item, field) in table.fields() {
        let item = item.filter(|_| matches!(field.kind, FieldKind::Deduct | FieldKind::Earn));
        of_clauses(found, table, item, field);
        let Some(cap) = field.cap else { continue };
        let full = item.map_or(cap, |item| item.full);
        let most = Measure::new(table.rubric, full).uncapped(field);
        judge(
            found,
            &Bounded {
                cap,
                span: field.span,
                clauses: field.clauses.iter().collect(),
                most,
                item,
            },
        );
    }
    let Some(adjustments) = &table.rubric.adjustments else {
        return;
    };
    for (kind, cap) in [
        (FieldKind::Bonus, adjustments.bonus_cap),
        (FieldKind::Malus, adjustments.malus_cap),
    ] {
        let Some(cap) = cap else { continue };
        let fields = || table.adjustment_fields().iter().filter(|field| field.kind == kind);
        let clauses: Vec<&Clause> = fields().flat_map(|field| &field.clauses).collect();
        if !clauses.is_empty() {
            let most = Measure::new(table.rubric, cap).together(fields(), |_| true);
            judge(
                found,
                &Bounded {
                    cap,
                    span: adjustments.span,
                    clauses,
                    most,
                    item: None,
                },
            );
        }
    }
}

/// Caps of single clauses, and joint ones.
fn of_clauses(found: &mut Vec<Diagnostic>, table: &Table<'_>, item: Option<&Item>, field: &ScoreField) {
    let mut joint: BTreeMap<u32, Vec<&Clause>> = BTreeMap::new();
    let mut groups: Vec<(Points, Vec<&Clause>)> = Vec::new();
    for clause in &field.clauses {
        match clause.reading.cap {
            Some(cap) if cap.group.is_none() => groups.push((cap.amount, vec![clause])),
            Some(cap) => joint.entry(cap.group.unwrap_or_default()).or_default().push(clause),
            None => {}
        }
    }
    groups.extend(
        joint
            .into_values()
            .filter_map(|clauses| Some((clauses.first()?.reading.cap?.amount, clauses))),
    );
    for (cap, clauses) in groups {
        let full = item.map_or(cap, |item| item.full);
        let measure = Measure::new(table.rubric, full);
        let mosts = clauses.iter().map(|clause| measure.clause(clause));
        let most = mosts.fold(Most::Points(Points::ZERO), Most::plus);
        let span = clauses.first().map(|clause| clause.reading.span).unwrap_or_default();
        judge(
            found,
            &Bounded {
                cap,
                span,
                clauses,
                most,
                item,
            },
        );
    }
}

fn judge(found: &mut Vec<Diagnostic>, bounded: &Bounded<'_>) {
    found.extend(tight(bounded).or_else(|| idle(bounded)));
}
