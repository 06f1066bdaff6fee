//! Figures of one result: they add up, keep their bounds, and lie within the range of the rubric.

use std::collections::HashMap;

use rubricc::evaluate::{Evaluation, FieldResult, ItemResult, ScoreRange, Scores, Truth};
use rubricc::model::{ClauseId, Effect, Evidence, FieldKind, Points};

use super::Table;

/// The laws of a result.
pub fn hold(table: &Table, evidence: &Evidence, result: &Evaluation) {
    same_as_row(table, evidence, result);
    bounds(table, result);
    sums(table, result);
    if evidence.exemptions.is_empty() {
        in_range(table, result);
    }
}

/// A row of a table of many units says what the page of one says.
fn same_as_row(table: &Table, evidence: &Evidence, result: &Evaluation) {
    let mut row = Scores::default();
    table.scorer.score(evidence, &mut row);
    let categories: Vec<ScoreRange> = result.categories.iter().map(|category| category.score).collect();
    assert_eq!(row.categories, categories);
    assert_eq!((row.bonus, row.malus, row.total), (result.bonus, result.malus, result.total));
    assert_eq!(
        (&row.bands, row.at_most, row.converted),
        (&result.bands, result.at_most, result.converted)
    );
}

fn within(range: ScoreRange, low: Option<Points>, high: Option<Points>) -> bool {
    low.is_none_or(|low| range.low.is_some_and(|least| least >= low))
        && high.is_none_or(|high| range.high.is_some_and(|most| most <= high))
        && range.low.zip(range.high).is_none_or(|(low, high)| low <= high)
}

/// No cap and no floor is passed.
fn bounds(table: &Table, result: &Evaluation) {
    let rubric = table.rubric();
    let none = Some(Points::ZERO);
    for (item, result) in rubric.items().zip(&result.items) {
        assert!(
            result.score.is_none_or(|score| within(score, none, Some(item.full))),
            "{}：{:?}",
            item.name,
            result.score
        );
        result.fields.iter().for_each(capped);
    }
    for (category, result) in rubric.categories.iter().zip(&result.categories) {
        assert!(
            within(result.score, none, Some(category.full)),
            "{}：{:?}",
            category.name,
            result.score
        );
    }
    if let (Some(section), Some(result)) = (&rubric.adjustments, &result.adjustments) {
        assert!(within(result.bonus, none, section.bonus_cap), "{:?}", result.bonus);
        assert!(within(result.malus, none, section.malus_cap), "{:?}", result.malus);
        result.fields.iter().for_each(capped);
    }
    assert!(
        within(result.total, rubric.total_low, rubric.total_high),
        "{:?}",
        result.total
    );
}

fn capped(field: &FieldResult) {
    assert!(within(field.total, Some(Points::ZERO), field.cap), "{field:?}");
    for clause in &field.clauses {
        assert!(within(clause.counted, Some(Points::ZERO), None), "{clause:?}");
        let most = clause.amount.high;
        assert!(most.is_none_or(|most| within(clause.counted, None, Some(most))), "{clause:?}");
    }
}

/// Where nothing is left open: clauses make their field, fields their item, items their category, categories the total.
fn sums(table: &Table, result: &Evaluation) {
    let rubric = table.rubric();
    let effects: HashMap<ClauseId, &Effect> = rubric
        .scoring_clauses()
        .map(|(_, clause)| (clause.id, &clause.reading.effect))
        .collect();
    for (item, result) in rubric.items().zip(&result.items) {
        if result.exempted.is_none() {
            result.fields.iter().for_each(|field| field_adds_up(field, &effects));
            item_adds_up(result, item.full);
        }
    }
    for field in result.adjustments.iter().flat_map(|section| &section.fields) {
        field_adds_up(field, &effects);
    }
    for category in &result.categories {
        if let (Some(earned), Some(credit), Some(score)) =
            (category.earned.single(), category.credit.single(), category.score.single())
        {
            let expected = match category.zeroed {
                Truth::Yes => Points::ZERO,
                Truth::No => earned + credit,
                Truth::Maybe => score,
            };
            assert_eq!(score, expected, "{category:?}");
        }
    }
    let mut scores = result.categories.iter().map(|category| category.score.single());
    let sum = scores.try_fold(Points::ZERO, |sum, score| Some(sum + score?));
    if let (Some(sum), Some(base)) = (sum, result.base.single()) {
        assert_eq!(sum, base);
    }
    let (base, bonus, malus) = (result.base.single(), result.bonus.single(), result.malus.single());
    if let (Some(base), Some(bonus), Some(malus), Some(raw)) = (base, bonus, malus, result.raw.single()) {
        assert_eq!(base + bonus - malus, raw);
    }
    if let (Some(raw), Some(total), true) = (result.raw.single(), result.total.single(), result.vetoes.is_empty()) {
        let bounded = raw.max(rubric.total_low.unwrap_or(raw));
        let bounded = bounded.min(rubric.total_high.unwrap_or(bounded));
        assert_eq!(rubric.total_places.map_or(bounded, |places| bounded.round(places)), total);
        let holding = rubric.bands.iter().position(|band| band.holds(total));
        assert_eq!(result.bands, Vec::from_iter(holding), "总分{total}");
    }
}

fn field_adds_up(field: &FieldResult, effects: &HashMap<ClauseId, &Effect>) {
    let whole = |clause: &rubricc::evaluate::ClauseResult| {
        let effect = effects.get(&clause.clause);
        matches!(effect, Some(Effect::Zero | Effect::Full)) && clause.holds != Truth::No
    };
    let Some(gross) = field.gross.single() else { return };
    if field.clauses.iter().any(whole) {
        return;
    }
    // 扣 in a 得分 field stands outside of it
    let against = |id: &ClauseId| field.kind == FieldKind::Earn && effects.get(id) == Some(&&Effect::Deduct);
    let mut own = field.clauses.iter().filter(|clause| !against(&clause.clause));
    if let Some(sum) = own.try_fold(Points::ZERO, |sum, clause| Some(sum + clause.counted.single()?)) {
        assert_eq!(sum, gross, "{field:#?}");
    }
    let capped = field.cap.map_or(gross, |cap| gross.min(cap));
    assert_eq!(field.total.single(), Some(capped), "{field:#?}");
}

fn item_adds_up(result: &ItemResult, full: Points) {
    let (earned, deducted) = (result.earned.single(), result.deducted.single());
    let (Some(earned), Some(deducted), Some(score)) = (earned, deducted, result.score.and_then(ScoreRange::single)) else {
        return;
    };
    let expected = match result.zeroed {
        Truth::Yes => Points::ZERO,
        Truth::No => (result.base + earned - deducted).max(Points::ZERO).min(full),
        Truth::Maybe => score,
    };
    assert_eq!(score, expected, "{result:#?}");
}

/// What the rubric cannot give, no evidence can have.
fn in_range(table: &Table, result: &Evaluation) {
    let range = &table.range;
    assert!(
        within(result.total, range.total.low, range.total.high),
        "{:?}不在{:?}之内",
        result.total,
        range.total
    );
    assert!(
        result.bands.iter().all(|band| range.bands.contains(band)),
        "{:?}不在{:?}之内",
        result.bands,
        range.bands
    );
    if let Some(total) = result.total.single() {
        assert!(range.totals.contains(total), "{total}不在范围之内");
    }
}
