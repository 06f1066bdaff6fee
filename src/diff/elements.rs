//! 要素 that only got another name: the same element to whoever looks for what is missing.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::likeness::{Letters, Phrase, WHOLE};
use super::pairing::PartPair;
use crate::model::{ElementList, FactKind, Item, ItemId, Name, Rubric};

/// So alike must two elements be to be one renamed, in per mille.
const ENOUGH: u32 = 500;
/// Elements that are compared with each other.
const MOST: usize = 200;

/// The names that stand in only one version, each once.
pub(super) fn unmatched<'a>(old: &[&'a ElementList], new: &[&'a ElementList]) -> (Vec<&'a Name>, Vec<&'a Name>) {
    let names = |lists: &[&'a ElementList]| -> Vec<&'a Name> {
        let mut seen = HashSet::new();
        let all = lists.iter().flat_map(|list| &list.names).map(|(name, _)| name);
        all.filter(|name| seen.insert(*name)).collect()
    };
    let (before, after) = (names(old), names(new));
    let only = |one: &[&'a Name], other: &[&'a Name]| -> Vec<&'a Name> {
        let known: HashSet<&Name> = other.iter().copied().collect();
        one.iter().copied().filter(|name| !known.contains(name)).collect()
    };
    (only(&before, &after), only(&after, &before))
}

/// Which of `gone` became which of `come`, by index, in the order of the older version.
pub(super) fn renamed(letters: (Letters, Letters), gone: &[&Name], come: &[&Name]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    if gone.len().max(come.len()) > MOST {
        return pairs;
    }
    let mut close = Vec::new();
    for (row, name) in gone.iter().enumerate() {
        let words = Phrase::new(name.shown(), letters.0);
        for (column, other) in come.iter().enumerate() {
            let likeness = words.likeness(&Phrase::new(other.shown(), letters.1));
            if likeness >= ENOUGH {
                close.push((WHOLE - likeness, row.abs_diff(column), row, column));
            }
        }
    }
    close.sort_unstable();
    for (_, _, row, column) in close {
        if pairs.iter().all(|&(a, b)| a != row && b != column) {
            pairs.push((row, column));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The older version with the newer names of its elements.
pub(super) fn brought_up<'r>(old: &'r Rubric, new: &Rubric, parts: &[PartPair]) -> Cow<'r, Rubric> {
    let letters = (Letters::of(old), Letters::of(new));
    let mut names: HashMap<ItemId, HashMap<Name, Name>> = HashMap::new();
    for part in parts {
        let items = |rubric: &'_ Rubric, ids: &[ItemId]| -> Vec<ElementList> {
            let items = ids.iter().filter_map(|id| rubric.item(*id));
            items.flat_map(|item: &Item| item.elements.iter().cloned()).collect()
        };
        let (before, after) = (items(old, &part.old), items(new, &part.new));
        if before.is_empty() || after.is_empty() {
            continue;
        }
        let (gone, come) = unmatched(&before.iter().collect::<Vec<_>>(), &after.iter().collect::<Vec<_>>());
        let pairs = renamed(letters, &gone, &come);
        let twins: HashMap<Name, Name> = pairs
            .iter()
            .filter_map(|&(row, column)| Some(((*gone.get(row)?).clone(), (*come.get(column)?).clone())))
            .collect();
        if !twins.is_empty() {
            names.extend(part.old.iter().map(|item| (*item, twins.clone())));
        }
    }
    if names.is_empty() {
        return Cow::Borrowed(old);
    }
    let mut whole = old.clone();
    for fact in &mut whole.facts {
        let twins = fact.item().and_then(|item| names.get(&item));
        if let (FactKind::Missing { elements, .. }, Some(twins)) = (&mut fact.kind, twins) {
            for name in elements {
                if let Some(twin) = twins.get(name) {
                    *name = twin.clone();
                }
            }
        }
    }
    Cow::Owned(whole)
}
