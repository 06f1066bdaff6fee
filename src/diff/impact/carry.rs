//! 随带: evidence of the older version as evidence of the newer one.

use std::collections::HashMap;

use super::kind::{Fitted, fit};
use crate::diff::pairing::Pairing;
use crate::model::{Evidence, ExemptionClaim, Fact, FactId, FactKind, Home, ItemId, Name, Rubric, Value};

/// How evidence is carried over.
#[derive(Debug)]
pub(super) struct Carrier {
    /// By fact of the newer version: the fact of the older it is, with both kinds.
    facts: Vec<Option<(usize, FactKind, FactKind)>>,
    /// By fact of the older version: elements with the names they have now.
    names: HashMap<usize, Vec<(Name, Name)>>,
    /// Parts, for 不适用: older items, newer items.
    parts: Vec<(Vec<ItemId>, Vec<ItemId>)>,
    outside: bool,
}

impl Carrier {
    /// `named` is the older version with the newer names of its elements.
    pub fn new(old: &Rubric, named: &Rubric, new: &Rubric, pairing: &Pairing) -> Self {
        let mut facts = vec![None; new.facts.len()];
        for (before, after) in pairing.facts() {
            let kinds = named.facts.get(before.index()).zip(new.facts.get(after.index()));
            if let (Some(slot), Some((one, other))) = (facts.get_mut(after.index()), kinds) {
                *slot = Some((before.index(), one.kind.clone(), other.kind.clone()));
            }
        }
        let renamed = |(was, is): (&Fact, &Fact)| match (&was.kind, &is.kind) {
            (FactKind::Missing { elements: was, .. }, FactKind::Missing { elements: is, .. }) if was != is => {
                Some(was.iter().cloned().zip(is.iter().cloned()).collect())
            }
            _ => None,
        };
        let both = old.facts.iter().zip(&named.facts).enumerate();
        let mut carrier = Self {
            facts,
            names: both.filter_map(|(at, pair)| Some((at, renamed(pair)?))).collect(),
            parts: pairing
                .parts
                .iter()
                .map(|part| (part.old.clone(), part.new.clone()))
                .collect(),
            outside: false,
        };
        carrier.outside = carrier.keep(new, |home| matches!(home, Home::Bonus | Home::Malus));
        carrier
    }

    /// Whether every fact of `items` was asked for in the same way.
    pub fn keeps(&self, new: &Rubric, items: &[ItemId]) -> bool {
        self.keep(new, |home| matches!(home, Home::Item(item) if items.contains(&item)))
    }

    /// Whether every fact of 加减分 was.
    pub fn keeps_outside(&self) -> bool {
        self.outside
    }

    fn keep(&self, new: &Rubric, wanted: impl Fn(Home) -> bool) -> bool {
        let mut facts = new.facts.iter().zip(&self.facts).filter(|(fact, _)| wanted(fact.home));
        facts.all(|(_, from)| from.as_ref().is_some_and(|(_, old, new)| old == new))
    }

    /// The evidence as the newer version reads it; and the facts whose values were known and do not fit.
    pub fn carry(&self, evidence: &Evidence) -> (Evidence, Vec<FactId>) {
        let mut dropped = Vec::new();
        let mut facts = Vec::with_capacity(self.facts.len());
        for (from, at) in self.facts.iter().zip(0..) {
            let Some((before, old, new)) = from else {
                facts.push(Value::Unknown);
                continue;
            };
            let value = evidence.facts.get(*before).copied().unwrap_or_default();
            if old == new {
                facts.push(value);
                continue;
            }
            let note = evidence.notes.iter().find(|note| note.fact.index() == *before);
            let missing = note.map_or(&[][..], |note| &note.elements);
            let names = self.names.get(before).map_or(&[][..], Vec::as_slice);
            let now = |name: &String| {
                let name = Name::new(name);
                let twin = names.iter().find(|(was, _)| *was == name);
                twin.map_or(name, |(_, is)| is.clone())
            };
            let missing: Vec<Name> = missing.iter().map(now).collect();
            match fit(old, new, value, &missing) {
                Fitted::Value(value) => facts.push(value),
                Fitted::Dropped => {
                    facts.push(Value::Unknown);
                    dropped.push(FactId(at));
                }
            }
        }
        let carried = Evidence {
            unit: evidence.unit.clone(),
            facts,
            exemptions: self.exemptions(&evidence.exemptions),
            notes: Vec::new(),
        };
        (carried, dropped)
    }

    /// A newer item is 不适用 where every older item it was made of is.
    fn exemptions(&self, claims: &[ExemptionClaim]) -> Vec<ExemptionClaim> {
        let claims = claims.iter().map(|claim| {
            let whole = |old: &[ItemId]| !old.is_empty() && old.iter().all(|item| claim.items.contains(item));
            let parts = self.parts.iter().filter(|(old, _)| whole(old));
            ExemptionClaim {
                items: parts.flat_map(|(_, new)| new.iter().copied()).collect(),
                ..claim.clone()
            }
        });
        claims.filter(|claim| !claim.items.is_empty()).collect()
    }
}
