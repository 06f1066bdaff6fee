//! Says of every change of items, of 加减分, of 等次 and of 规则 whether it is stricter.

use std::collections::HashMap;

use super::elements;
use super::excerpt::{Excerpt, FactsOf, excerpt, facts_of};
use super::verdict::{Scope, Vetoes, rule};
use super::{Change, Kind, Pairing, PartPair, Place, Verdict, Versions, Witness};
use crate::model::{FactId, ItemId, Ratio, Rubric};

/// Fills in the verdicts.
pub(super) fn judge(old: &Rubric, new: &Rubric, pairing: &Pairing, changes: &mut [Change]) {
    let first = |part: &PartPair| (part.old.first().copied(), part.new.first().copied());
    let parts: HashMap<_, &PartPair> = pairing.parts.iter().map(|part| (first(part), part)).collect();
    let item = |places: &[Place]| match places.first() {
        Some(Place::Item(id)) => Some(*id),
        _ => None,
    };
    let facts = (facts_of(old), facts_of(new));
    // names of elements matter to what is missing and to nothing else
    let named = elements::brought_up(old, new, &pairing.parts);
    let vetoes = Vetoes::new(old, new, pairing);
    for change in changes {
        let touches = |place: &Place| change.old.contains(place) || change.new.contains(place);
        change.verdict = if touches(&Place::Adjustments) {
            let points = Versions::new(old, new).adjustments(pairing);
            Some(with(points, vetoes.verdict(Scope::Adjustments)))
        } else if touches(&Place::Table("等次")) && change.kinds.contains(&Kind::Bands) {
            Some(Versions::new(old, new).bands())
        } else if touches(&Place::Table("否决")) {
            vetoes.verdict(Scope::Table)
        } else if let Some(Place::Table(keyword)) = change.new.first().or(change.old.first())
            && change.kinds.contains(&Kind::Rules)
        {
            rule(keyword, old, new)
        } else {
            let part = parts.get(&(item(&change.old), item(&change.new)));
            part.map(|part| {
                let points = items((&named, &facts.0), (new, &facts.1), part, &pairing.outside);
                with(points, vetoes.verdict(Scope::Items(&part.old, &part.new)))
            })
        };
    }
}

/// The verdict on points together with that on vetoes, if there are any.
fn with(points: Verdict, vetoes: Option<Verdict>) -> Verdict {
    match vetoes {
        Some(vetoes) => points.and(vetoes),
        None => points,
    }
}

/// The verdict on one part, by an excerpt of each version.
fn items(
    (old, old_facts): (&Rubric, &FactsOf),
    (new, new_facts): (&Rubric, &FactsOf),
    part: &PartPair,
    moved: &[(FactId, FactId)],
) -> Verdict {
    let (one, other) = (excerpt(old, &part.old, old_facts), excerpt(new, &part.new, new_facts));
    let numbers = |excerpt: &Excerpt| -> HashMap<FactId, FactId> {
        excerpt
            .facts
            .iter()
            .zip(0..)
            .map(|(whole, own)| (*whole, FactId(own)))
            .collect()
    };
    let (from, to) = (numbers(&one), numbers(&other));
    let facts = part
        .facts
        .iter()
        .filter_map(|(before, after)| Some((*from.get(before)?, *to.get(after)?)));
    let ids = |items: &[ItemId]| (0..).zip(items).map(|(number, _)| ItemId(number)).collect();
    let pair = PartPair {
        old: ids(&part.old),
        new: ids(&part.new),
        facts: facts.collect(),
        sureness: part.sureness,
    };
    let whole = |witness: Witness| {
        let back = |values: Vec<(FactId, Ratio)>, excerpt: &Excerpt| {
            let fact = |(id, value): (FactId, Ratio)| Some((*excerpt.facts.get(id.index())?, value));
            values.into_iter().filter_map(fact).collect()
        };
        Witness {
            old: back(witness.old, &one),
            new: back(witness.new, &other),
            ..witness
        }
    };
    let aside = [
        moved.iter().filter_map(|(before, _)| from.get(before).copied()).collect(),
        moved.iter().filter_map(|(_, after)| to.get(after).copied()).collect(),
    ];
    match Versions::new(&one.rubric, &other.rubric).sparing(aside).items(&pair) {
        Verdict::Stricter(witness) => Verdict::Stricter(whole(witness)),
        Verdict::Looser(witness) => Verdict::Looser(whole(witness)),
        Verdict::Mixed(more, less) => Verdict::Mixed(whole(more), whole(less)),
        verdict => verdict,
    }
}
