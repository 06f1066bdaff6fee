//! Which facts are the same: of one name, else of words so alike that nobody would take them for two.

use std::collections::HashMap;

use super::super::likeness::{Phrase, WHOLE, own};
use super::PartPair;
use super::profile;
use super::side::Side;
use crate::model::{Fact, FactId, FactKind, Home, Name};
use crate::text::fold;

/// A name of fewer letters is only known again in another item if the whole clause is the same, and has a letter of its own.
const TELLING: usize = 5;
/// Facts of one part that are compared with each other; beyond, only names count.
const MOST: usize = 200;

/// Whether a value of one fact is a value of the other.
fn same_kind(one: &FactKind, other: &FactKind) -> bool {
    use FactKind::{Count, Data, Discretion, Excess, Finding, Missing, Rate};
    match (one, other) {
        (Finding, Finding) | (Rate, Rate) => true,
        (Count { unit: a }, Count { unit: b })
        | (Missing { unit: a, .. }, Missing { unit: b, .. })
        | (Data { unit: a, .. }, Data { unit: b, .. }) => a == b,
        (Excess { unit: a, short: x, .. }, Excess { unit: b, short: y, .. }) => (a, x) == (b, y),
        (Discretion { unit: a, .. }, Discretion { unit: b, .. }) => a == b,
        _ => false,
    }
}

/// Fills in the facts of every part, and returns those that are the same outside the parts.
pub(super) fn pair(old: &Side<'_>, new: &Side<'_>, parts: &mut [PartPair]) -> Vec<(FactId, FactId)> {
    let (before, after) = (by_home(old), by_home(new));
    let of = |all: &HashMap<Home, Vec<FactId>>, home: Home| all.get(&home).cloned().unwrap_or_default();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for part in parts {
        let mut one: Vec<FactId> = part.old.iter().flat_map(|&item| of(&before, Home::Item(item))).collect();
        let mut other: Vec<FactId> = part.new.iter().flat_map(|&item| of(&after, Home::Item(item))).collect();
        part.facts = alike((old, &mut one), (new, &mut other));
        left.extend(one);
        right.extend(other);
    }
    let mut outside = Vec::new();
    for home in [Home::Bonus, Home::Malus, Home::Veto] {
        let (mut one, mut other) = (of(&before, home), of(&after, home));
        outside.extend(alike((old, &mut one), (new, &mut other)));
    }
    outside.extend(moved((old, &left), (new, &right)));
    outside.sort_unstable();
    outside
}

fn by_home(side: &Side<'_>) -> HashMap<Home, Vec<FactId>> {
    let mut all: HashMap<Home, Vec<FactId>> = HashMap::new();
    for (id, fact) in (0u32..).zip(&side.rubric.facts) {
        all.entry(fact.home).or_default().push(FactId(id));
    }
    all
}

fn fact<'a>(side: &Side<'a>, id: FactId) -> Option<&'a Fact> {
    side.rubric.facts.get(id.index())
}

/// The facts of both lists that are the same; they are taken out of the lists.
fn alike((old, one): (&Side<'_>, &mut Vec<FactId>), (new, other): (&Side<'_>, &mut Vec<FactId>)) -> Vec<(FactId, FactId)> {
    let mut pairs = Vec::new();
    // by name, in order: of equal names in several items the first goes with the first
    let mut named: HashMap<&str, Vec<FactId>> = HashMap::new();
    for &id in other.iter().rev() {
        if let Some(fact) = fact(new, id) {
            named.entry(fact.name.key()).or_default().push(id);
        }
    }
    for &id in one.iter() {
        let Some(fact_old) = fact(old, id) else { continue };
        let Some(candidates) = named.get_mut(fact_old.name.key()) else {
            continue;
        };
        let fits = |&&id: &&FactId| fact(new, id).is_some_and(|fact| same_kind(&fact_old.kind, &fact.kind));
        // one name in one part is one thing, even where it is counted in another way now
        if let Some(&found) = candidates.iter().rev().find(fits).or(candidates.last()) {
            candidates.retain(|&id| id != found);
            pairs.push((id, found));
        }
    }
    take_out(&pairs, one, other);
    if one.is_empty() || other.is_empty() || one.len().max(other.len()) > MOST {
        return pairs;
    }
    let phrase = |side: &Side<'_>, id: FactId| fact(side, id).map(|fact| Phrase::new(fact.name.shown(), side.letters));
    // with the item's title, for equal names in several items
    let titled = |side: &Side<'_>, id: FactId| {
        let fact = fact(side, id)?;
        let title = fact.path.last().map(Name::shown).unwrap_or_default();
        Some(Phrase::new(&format!("{title}{}", fact.name), side.letters))
    };
    let phrases =
        |side: &Side<'_>, ids: &[FactId]| -> Vec<_> { ids.iter().map(|&id| phrase(side, id).zip(titled(side, id))).collect() };
    let (before, after) = (phrases(old, one), phrases(new, other));
    let mut close = Vec::new();
    for (row, words) in before.iter().enumerate() {
        for (column, others) in after.iter().enumerate() {
            let (Some((words, whole)), Some((others, entire))) = (words, others) else {
                continue;
            };
            let (Some(a), Some(b)) = (fact(old, one[row]), fact(new, other[column])) else {
                continue;
            };
            if words.is_same(others) && same_kind(&a.kind, &b.kind) {
                let unlike = [words.likeness(others), whole.likeness(entire)].map(|likeness| WHOLE - likeness);
                close.push((unlike, row.abs_diff(column), row, column));
            }
        }
    }
    close.sort_unstable();
    let (mut rows, mut columns) = (vec![false; one.len()], vec![false; other.len()]);
    let mut worded = Vec::new();
    for (_, _, row, column) in close {
        if !rows[row] && !columns[column] {
            (rows[row], columns[column]) = (true, true);
            worded.push((one[row], other[column]));
        }
    }
    take_out(&worded, one, other);
    pairs.extend(worded);
    pairs.sort_unstable();
    pairs
}

fn take_out(pairs: &[(FactId, FactId)], one: &mut Vec<FactId>, other: &mut Vec<FactId>) {
    let (mut gone, mut come): (Vec<FactId>, Vec<FactId>) = pairs.iter().copied().unzip();
    gone.sort_unstable();
    come.sort_unstable();
    one.retain(|id| gone.binary_search(id).is_err());
    other.retain(|id| come.binary_search(id).is_err());
}

/// Facts that went with their clause to another part: what they are called is said once in either version, and says enough.
fn moved((old, one): (&Side<'_>, &[FactId]), (new, other): (&Side<'_>, &[FactId])) -> Vec<(FactId, FactId)> {
    if one.is_empty() || other.is_empty() {
        return Vec::new();
    }
    let (all_old, all_new) = (count(old), count(new));
    let once = |letters: &Vec<char>| {
        [&all_old, &all_new]
            .iter()
            .all(|all| all.get(letters).is_none_or(|&count| count == 1))
    };
    let telling = |letters: &Vec<char>| !own(letters).is_empty() && once(letters);
    let (clauses_old, clauses_new) = (clauses(old), clauses(new));
    let came: HashMap<Vec<char>, FactId> = other
        .iter()
        .filter_map(|&id| Some((letters(new, id)?, id)))
        .filter(|(letters, _)| telling(letters))
        .collect();
    let pairs = one.iter().filter_map(|&id| {
        let letters = letters(old, id).filter(&telling)?;
        let found = *came.get(&letters)?;
        let alike = letters.len() >= TELLING && same_kind(&fact(old, id)?.kind, &fact(new, found)?.kind);
        (alike || clauses_old.get(&id)? == clauses_new.get(&found)?).then_some((id, found))
    });
    pairs.collect()
}

/// The words of the clauses that ask for each fact.
fn clauses(side: &Side<'_>) -> HashMap<FactId, Vec<String>> {
    let mut all: HashMap<FactId, Vec<String>> = HashMap::new();
    for clause in side.items.iter().flat_map(|item| profile::clauses(item)) {
        for fact in clause.fact.into_iter().chain(clause.amount_fact) {
            all.entry(fact).or_default().push(fold::key(&clause.reading.text));
        }
    }
    all
}

/// The letters of an item's fact.
fn letters(side: &Side<'_>, id: FactId) -> Option<Vec<char>> {
    let fact = fact(side, id).filter(|fact| fact.item().is_some())?;
    Some(side.letters.read(fact.name.shown()))
}

/// How many facts bear each name.
fn count(side: &Side<'_>) -> HashMap<Vec<char>, u32> {
    let mut all: HashMap<Vec<char>, u32> = HashMap::new();
    for fact in &side.rubric.facts {
        *all.entry(side.letters.read(fact.name.shown())).or_default() += 1;
    }
    all
}
