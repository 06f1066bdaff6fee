//! 次序: facts in document order, whichever pass found them.

use super::fact::Facts;
use crate::model::{Clause, FactId, Rubric};

/// Sorts the facts by place and renumbers what refers to them.
pub(super) fn sort(rubric: &mut Rubric, facts: Facts) {
    if facts.all.is_sorted_by_key(|fact| (fact.span.source, fact.span.start)) {
        rubric.facts = facts.all;
        return;
    }
    let place = |at: usize| facts.all.get(at).map(|fact| (fact.span.source, fact.span.start));
    let mut order: Vec<usize> = (0..facts.all.len()).collect();
    order.sort_by_key(|&at| (place(at), at));
    let mut new = vec![FactId(0); order.len()];
    for (now, &before) in order.iter().enumerate() {
        if let Some(slot) = new.get_mut(before) {
            *slot = FactId(u32::try_from(now).unwrap_or(u32::MAX));
        }
    }
    let renumber = |clause: &mut Clause| {
        for fact in [&mut clause.fact, &mut clause.amount_fact].into_iter().flatten() {
            *fact = new.get(fact.index()).copied().unwrap_or(*fact);
        }
    };
    for item in rubric
        .categories
        .iter_mut()
        .flat_map(|c| &mut c.indicators)
        .flat_map(|i| &mut i.items)
    {
        item.fields.iter_mut().flat_map(|field| &mut field.clauses).for_each(renumber);
        item.vetoes.iter_mut().flat_map(|field| &mut field.clauses).for_each(renumber);
    }
    rubric
        .vetoes
        .iter_mut()
        .flat_map(|field| &mut field.clauses)
        .for_each(renumber);
    if let Some(adjustments) = &mut rubric.adjustments {
        adjustments
            .fields
            .iter_mut()
            .flat_map(|field| &mut field.clauses)
            .for_each(renumber);
        adjustments
            .vetoes
            .iter_mut()
            .flat_map(|field| &mut field.clauses)
            .for_each(renumber);
    }
    let mut all: Vec<_> = facts.all.into_iter().map(Some).collect();
    rubric.facts = order
        .iter()
        .filter_map(|&at| all.get_mut(at).and_then(Option::take))
        .collect();
}
