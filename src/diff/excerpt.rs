//! 摘录: a few items of a rubric as a rubric of their own, so that to judge one change of a large table is not to evaluate all of it.

use std::collections::HashMap;

use crate::model::{Category, CategoryId, Clause, ClauseId, Fact, FactId, Home, Indicator, Item, ItemId, Name, Rubric};
use crate::text::Span;

/// The excerpt, and which facts of the whole its facts are.
pub(super) struct Excerpt {
    pub(super) rubric: Rubric,
    /// The whole's fact of each fact, by number.
    pub(super) facts: Vec<FactId>,
}

/// The facts of every item.
pub(super) type FactsOf = HashMap<ItemId, Vec<FactId>>;

/// The facts of every item of `rubric`.
pub(super) fn facts_of(rubric: &Rubric) -> FactsOf {
    let mut all = FactsOf::new();
    for (fact, id) in rubric.facts.iter().zip(0..) {
        if let Some(item) = fact.item() {
            all.entry(item).or_default().push(FactId(id));
        }
    }
    all
}

/// `items` of `rubric`, numbered from 0. What reads the scores of others (否决) stays out: it takes no points of an item.
pub(super) fn excerpt(rubric: &Rubric, items: &[ItemId], facts_of: &FactsOf) -> Excerpt {
    let mut all = Vec::new();
    let mut facts = Vec::new();
    let mut kept: Vec<Fact> = Vec::new();
    let mut clauses = 0;
    for (item, number) in items.iter().filter_map(|id| rubric.item(*id)).zip(0..) {
        let mut numbers = HashMap::new();
        for &id in facts_of.get(&item.id).into_iter().flatten() {
            if let Some(fact) = rubric.facts.get(id.index()) {
                numbers.insert(id, FactId(u32::try_from(facts.len()).unwrap_or(u32::MAX)));
                facts.push(id);
                kept.push(Fact {
                    home: Home::Item(ItemId(number)),
                    ..fact.clone()
                });
            }
        }
        let mut item = Item {
            id: ItemId(number),
            category: CategoryId(0),
            vetoes: Vec::new(),
            prose: Vec::new(),
            ..item.clone()
        };
        for clause in item.fields.iter_mut().flat_map(|field| &mut field.clauses) {
            renumber(clause, &numbers, &mut clauses);
        }
        all.push(item);
    }
    Excerpt {
        rubric: whole(rubric, all, kept),
        facts,
    }
}

fn renumber(clause: &mut Clause, numbers: &HashMap<FactId, FactId>, count: &mut u32) {
    clause.id = ClauseId(*count);
    *count += 1;
    for fact in [&mut clause.fact, &mut clause.amount_fact] {
        *fact = fact.and_then(|id| numbers.get(&id).copied());
    }
}

/// A rubric of nothing but `items`.
fn whole(rubric: &Rubric, items: Vec<Item>, facts: Vec<Fact>) -> Rubric {
    let full = items.iter().map(|item| item.full).sum();
    let indicator = Indicator {
        name: Name::default(),
        full,
        stated: None,
        span: Span::default(),
        items,
        prose: Vec::new(),
    };
    let category = Category {
        id: CategoryId(0),
        name: Name::default(),
        full,
        stated: None,
        span: Span::default(),
        indicators: vec![indicator],
        prose: Vec::new(),
    };
    Rubric {
        full,
        exhausts: rubric.exhausts,
        categories: vec![category],
        facts,
        ..Rubric::default()
    }
}
