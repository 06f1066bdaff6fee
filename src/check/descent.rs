//! 逐项下行: totals that there surely are, found without evaluating anything. From full marks down, one item after another
//! loses what one plain finding of its own takes. Most tables are sound in their bands, and this is enough to see it; where
//! it is not, the evaluator says what is reached.

use super::table::Table;
use crate::model::{
    Amount, Clause, Comparison, Condition, Effect, FactId, FieldKind, Item, Mode, PerKind, Points, Ratio, Rubric, ScoreField,
};

/// Some of the totals that completions give, highest first. None where a rule of the table, a veto or an unusual clause
/// stands between the items and the total.
pub fn totals(table: &Table<'_>) -> Vec<Points> {
    let rubric = table.rubric;
    let direct = rubric.total_places.is_none()
        && rubric.total_low.is_none()
        && rubric.total_high.is_none()
        && rubric.veto_clauses().next().is_none();
    if !direct || !rubric.scoring_clauses().all(|(field, clause)| may_rest(field, clause)) {
        return Vec::new();
    }
    let uses = uses(rubric);
    let mut total: Points = rubric.items().map(|item| item.full).sum();
    let mut totals = vec![total];
    for item in rubric.items() {
        if let Some(loss) = loss(item, &uses) {
            total -= loss;
            totals.push(total);
        }
    }
    totals
}

/// Whether the clause gives and takes nothing while nothing happened and every datum is as high as need be.
fn may_rest(field: &ScoreField, clause: &Clause) -> bool {
    let reading = &clause.reading;
    let calm = match &reading.condition {
        Condition::Finding(_) => true,
        Condition::Data { bounds, .. } => {
            bounds.second.is_none() && matches!(bounds.first.op, Comparison::Less | Comparison::AtMost)
        }
        Condition::Always | Condition::Otherwise(_) | Condition::Result(_) => false,
    };
    calm && field.kind != FieldKind::Earn && matches!(reading.amount, Amount::Fixed(_) | Amount::Range(..) | Amount::None)
}

/// How many clauses ask for each fact.
fn uses(rubric: &Rubric) -> Vec<u32> {
    let mut uses = vec![0; rubric.facts.len()];
    let facts = rubric
        .scoring_clauses()
        .flat_map(|(_, clause)| [clause.fact, clause.amount_fact]);
    for FactId(fact) in facts.flatten() {
        if let Some(count) = uses.get_mut(fact as usize) {
            *count += 1;
        }
    }
    uses
}

/// What one finding of the item's own takes from it: the first that does nothing else.
fn loss(item: &Item, uses: &[u32]) -> Option<Points> {
    let fields = item.fields.iter().filter(|field| field.kind == FieldKind::Deduct);
    let plain = fields.filter(|field| field.cap.is_none() && matches!(field.mode, Mode::Sum | Mode::Highest));
    plain.flat_map(|field| &field.clauses).find_map(|clause| {
        let reading = &clause.reading;
        let alone = clause.fact.is_some_and(|fact| uses.get(fact.index()) == Some(&1));
        let once = reading
            .per
            .as_ref()
            .is_none_or(|per| matches!(per.kind, PerKind::Count | PerKind::Missing) && per.step == Ratio::ONE);
        let happened = matches!(reading.condition, Condition::Finding(_)) && reading.effect == Effect::Deduct;
        match reading.amount {
            Amount::Fixed(points) if alone && once && happened && reading.cap.is_none() => {
                (points <= item.full).then_some(points)
            }
            _ => None,
        }
    })
}
