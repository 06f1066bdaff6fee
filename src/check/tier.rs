//! 分档: a tier that earlier ones hide, a hole between tiers, and points that rise and fall.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::interval::{Interval, Region};
use super::most;
use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0556, R0557, R0564};
use crate::model::{Amount, Clause, Condition, Effect, FactId, Item, Mode, Points, ScoreField};

/// Clauses of one field that are compared at most.
pub(super) const COMPARED: usize = 1000;

/// Earlier tiers already hold wherever this one does.
fn hidden(clause: &Clause, first: &Clause) -> Diagnostic {
    Diagnostic::new(
        &R0556,
        format!("「{}」这一档轮不到", clause.reading.text),
        clause.reading.span,
        "轮不到",
    )
    .also(first.reading.span, "前面的档")
    .help("凡满足这一档的，都先满足了前面的档；请把要求高的档写在前面，或者核对界限")
}

/// Values that no tier holds.
fn hole(field: &ScoreField, witness: &str, low: &Clause, high: &Clause) -> Diagnostic {
    let message = format!("分档之间有空档，例如{witness}不在任何一档，得0分");
    let found = Diagnostic::new(&R0557, message, field.span, "有空档").also(low.reading.span, "空档一边");
    let found = if std::ptr::eq(low, high) {
        found
    } else {
        found.also(high.reading.span, "空档另一边")
    };
    found.help("请对照原文把各档的界限接上；确实不得分的，写明「…的不得分」")
}

/// Points that turn where they should go one way.
fn turning(field: &ScoreField, peak: &Clause, beside: &Clause) -> Diagnostic {
    Diagnostic::new(&R0564, "分档的分数不随数据一路升高或者降低", field.span, "忽高忽低")
        .also(peak.reading.span, "在这里转折")
        .also(beside.reading.span, "相邻的档")
        .help("请对照原文，看几档的分数或者界限是否抄错、写反了")
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for (item, field) in table.fields().filter(|(_, field)| field.mode == Mode::Tiers) {
        covered(found, table, item, field);
    }
}

/// What earlier tiers on a datum leave, and who took it.
struct Left<'a> {
    region: Region,
    tiers: Vec<(&'a Clause, Region)>,
}

fn covered(found: &mut Vec<Diagnostic>, table: &Table<'_>, item: Option<&Item>, field: &ScoreField) {
    let mut by: HashMap<FactId, Left<'_>> = HashMap::new();
    let mut last: Option<&Clause> = None;
    let mut only_data = true;
    let before = found.len();
    for clause in field.clauses.iter().take(COMPARED) {
        if let Some(all) = last {
            found.push(hidden(clause, all));
            continue;
        }
        let (Condition::Data { bounds, .. }, Some(fact)) = (&clause.reading.condition, clause.fact) else {
            only_data = false;
            if matches!(clause.reading.condition, Condition::Always | Condition::Otherwise(_)) {
                last = Some(clause);
            }
            continue;
        };
        let region = Region::of(bounds, most::is_whole(table.rubric, fact));
        let left = by.entry(fact).or_insert_with(|| Left {
            region: Region::all(),
            tiers: Vec::new(),
        });
        if !region.is_empty() && !region.meets(&left.region) {
            let first = left.tiers.iter().find(|(_, earlier)| earlier.meets(&region));
            found.extend(first.or(left.tiers.first()).map(|(first, _)| hidden(clause, first)));
        }
        left.region = left.region.without(&region);
        left.tiers.push((clause, region));
        if left.region.is_empty() {
            last = Some(clause);
        }
    }
    if only_data
        && by.len() == 1
        && let Some((fact, left)) = by.into_iter().next()
    {
        let full = item.map_or(Points::ZERO, |item| item.full);
        // where a tier is hidden, its points say nothing of the others
        if found.len() == before {
            found.extend(turn(field, &left.tiers, full));
        }
        let gaps = left.region.0.iter();
        let edged = |gap| edges(gap, &left.tiers, full).map(|edges| (gap, edges));
        if let Some((gap, (low, high))) = gaps.filter_map(edged).next() {
            let witness = gap.witness(most::is_whole(table.rubric, fact));
            found.push(hole(field, &format!("{witness}{}", unit(low)), low, high));
        }
    }
}

fn unit(clause: &Clause) -> &str {
    match &clause.reading.condition {
        Condition::Data { unit, .. } => unit,
        _ => "",
    }
}

/// The tiers beside the gap; none where the gap lies beyond the tier that gives least, for that side gives nothing anyway.
fn edges<'a>(gap: &Interval, tiers: &[(&'a Clause, Region)], full: Points) -> Option<(&'a Clause, &'a Clause)> {
    let ends_here = |region: &Region| region.0.iter().any(|part| part.to == Some(gap.from));
    let starts_here = |region: &Region| gap.to.is_some_and(|to| region.0.iter().any(|part| part.from == to));
    let below = tiers.iter().find(|(_, region)| ends_here(region)).map(|(clause, _)| *clause);
    let above = tiers
        .iter()
        .find(|(_, region)| starts_here(region))
        .map(|(clause, _)| *clause);
    match (below, above) {
        (Some(below), Some(above)) => Some((below, above)),
        (Some(one), None) | (None, Some(one)) => {
            let least = tiers.iter().map(|(clause, _)| worth(clause, full)).min()?;
            (worth(one, full) > least).then_some((one, one))
        }
        (None, None) => None,
    }
}

/// Where the points turn along the datum: never for a rate, at most once (a best range in the middle) for other data.
fn turn(field: &ScoreField, tiers: &[(&Clause, Region)], full: Points) -> Option<Diagnostic> {
    let mut along: Vec<(&Interval, &Clause)> = Vec::with_capacity(tiers.len());
    for (clause, region) in tiers {
        along.push((region.0.first()?, clause));
    }
    along.sort_by_key(|(interval, _)| interval.from);
    let steps: Vec<(Ordering, &Clause, &Clause)> = along
        .windows(2)
        .filter_map(|pair| match pair {
            [(_, a), (_, b)] => Some((worth(a, full).cmp(&worth(b, full)), *a, *b)),
            _ => None,
        })
        .filter(|(order, ..)| order.is_ne())
        .collect();
    let mut turns = steps.windows(2).filter_map(|pair| match pair {
        [(before, ..), (after, peak, beside)] if before != after => Some((*before, *peak, *beside)),
        _ => None,
    });
    let (direction, peak, beside) = turns.next()?;
    let allowed = direction.is_lt() && turns.next().is_none() && tiers.iter().all(|(clause, _)| unit(clause) != "%");
    (!allowed).then(|| turning(field, peak, beside))
}

/// What the tier gives.
fn worth(clause: &Clause, full: Points) -> Points {
    match (&clause.reading.effect, &clause.reading.amount) {
        (Effect::Zero, _) => Points::ZERO,
        (_, Amount::Fixed(points) | Amount::Range(_, points)) => *points,
        _ => full,
    }
}
