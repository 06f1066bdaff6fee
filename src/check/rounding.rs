//! 舍入: every place whose value need not end in six decimals says how many it keeps.

use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0317;
use crate::model::{Amount, Conversion, ExemptionOutcome, Points, Rubric};
use crate::text::Span;

/// A value that need not end.
fn endless(what: &str, span: Span, example: &str) -> Diagnostic {
    Diagnostic::new(
        &R0317,
        format!("{what}算出的分数可能除不尽，却没有写明保留几位小数"),
        span,
        "缺保留位数",
    )
    .help(format!("请写明保留几位（四舍五入），例如「{example}」"))
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let rubric = table.rubric;
    for clause in table.fields().flat_map(|(_, field)| &field.clauses) {
        if let Amount::Share { data, places: None } = &clause.reading.amount {
            let example = format!("按{data}得分，保留两位小数");
            found.push(endless(&format!("按「{data}」"), clause.reading.span, &example));
        }
    }
    if let Some(rule) = &rubric.exemption
        && rule.places.is_none()
        && matches!(rule.outcome, ExemptionOutcome::RestOfCategory | ExemptionOutcome::RestOfTable)
    {
        let rest = if rule.outcome == ExemptionOutcome::RestOfTable {
            "全表"
        } else {
            "本类别"
        };
        let example = format!("剔除，按{rest}其余得分率折算，保留两位小数");
        found.push(endless("不适用的项按得分率折算，", rule.span, &example));
    }
    if let Some(conversion) = &rubric.conversion
        && conversion.places.is_none()
        && !ends(rubric, conversion)
    {
        let whole = conversion.factor.times(rubric.full.into()).to_points();
        let kind = whole.map_or("按30%折算".to_owned(), |whole| format!("折合{whole}分"));
        found.push(endless("折算", conversion.span, &format!("{kind}，保留两位小数")));
    }
}

/// Whether every total times the factor has at most six decimals.
fn ends(rubric: &Rubric, conversion: &Conversion) -> bool {
    let Some(factor) = conversion.factor.to_points() else {
        return false;
    };
    rubric.total_places.unwrap_or_else(|| places(rubric)) + factor.places() <= crate::model::points::PLACES
}

/// How many decimals a total can have.
fn places(rubric: &Rubric) -> u8 {
    let amounts = rubric.scoring_clauses().flat_map(|(field, clause)| {
        let cap = clause
            .reading
            .cap
            .map_or(0, |cap| cap.amount.places())
            .max(field.cap.map_or(0, Points::places));
        let amount = match &clause.reading.amount {
            Amount::None => 0,
            Amount::Fixed(points) => points.places(),
            Amount::Range(..) => crate::model::points::PLACES,
            Amount::Share { places, .. } => places.unwrap_or(crate::model::points::PLACES),
        };
        [cap, amount]
    });
    let fulls = rubric.items().map(|item| item.full.places());
    let exempt = rubric.exemption.as_ref().and_then(|rule| rule.places).unwrap_or(0);
    let bounds = [rubric.total_low, rubric.total_high, Some(rubric.full)]
        .into_iter()
        .flatten()
        .map(Points::places);
    let caps = rubric
        .adjustments
        .iter()
        .flat_map(|a| [a.bonus_cap, a.malus_cap])
        .flatten()
        .map(Points::places);
    amounts.chain(fulls).chain(bounds).chain(caps).fold(exempt, u8::max)
}
