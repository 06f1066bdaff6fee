//! All changes in the order of the newer version: the table, then each category with its indicators and items, then 加减分.

use std::collections::{BTreeSet, HashMap};

use super::clauses::Context;
use super::places::Places;
use super::{Change, adjustments, bands, homes, items, rules, table};
use crate::diff::likeness::Letters;
use crate::diff::pairing::{IndicatorPlace, Pairing, PartPair};
use crate::model::{FactId, Item, Name, Rubric};

/// Every change.
pub(in crate::diff) fn changes(old: &Rubric, new: &Rubric, pairing: &Pairing) -> Vec<Change> {
    let places = Places::new(old, new, pairing);
    let context = context(&places, pairing);
    let mut all: Vec<Change> = bands::change(old, new).into_iter().collect();
    all.extend(rules::changes(&context));
    let told: Vec<_> = all
        .iter()
        .flat_map(|change| change.old.iter().chain(&change.new))
        .cloned()
        .collect();
    if let Some(change) = table::change(old, new, &told) {
        all.insert(0, change);
    }
    let mut headings = Headings::new(&places);
    for part in &pairing.parts {
        headings.before(&places, part, &mut all);
        all.extend(items::change(&context, &places, part));
    }
    headings.rest(&places, &mut all);
    all.extend(adjustments::change(&context));
    all
}

fn context<'a>(places: &Places<'a>, pairing: &Pairing) -> Context<'a> {
    let bearers = (bearers(places.old), bearers(places.new));
    // of several items of one title the path
    let name = |rubric: &Rubric, bearers: &HashMap<&str, u32>, id: FactId| {
        let fact = rubric.facts.get(id.index())?;
        let title = fact.path.last()?;
        let path = fact.path.iter().filter(|name| !name.is_empty()).map(Name::shown);
        let alone = bearers.get(title.key()).is_none_or(|&count| count < 2);
        Some(if alone {
            title.shown().to_owned()
        } else {
            path.collect::<Vec<_>>().join("/")
        })
    };
    let (mut gone, mut came) = (HashMap::new(), HashMap::new());
    for &(one, other) in &pairing.outside {
        let item = |rubric: &Rubric, id: FactId| rubric.facts.get(id.index()).and_then(|fact| fact.item());
        if item(places.old, one).is_some() && item(places.new, other).is_some() {
            gone.extend(name(places.new, &bearers.1, other).map(|name| (one, name)));
            came.extend(name(places.old, &bearers.0, one).map(|name| (other, name)));
        }
    }
    Context {
        old: places.old,
        new: places.new,
        letters: (Letters::of(places.old), Letters::of(places.new)),
        facts: pairing.facts().collect(),
        gone,
        came,
    }
}

/// How many items bear each title.
fn bearers(rubric: &Rubric) -> HashMap<&str, u32> {
    let mut all = HashMap::new();
    for item in rubric.items() {
        *all.entry(item.name.key()).or_default() += 1;
    }
    all
}

/// Headings of which nothing has been said yet.
struct Headings {
    categories: (BTreeSet<usize>, BTreeSet<usize>),
    indicators: (BTreeSet<IndicatorPlace>, BTreeSet<IndicatorPlace>),
    /// Headings of the older version by those of the newer.
    was_category: HashMap<usize, usize>,
    was_indicator: HashMap<IndicatorPlace, IndicatorPlace>,
    /// Indicators that only got 项, or lost them: their title is that of an item they share.
    same_title: (BTreeSet<IndicatorPlace>, BTreeSet<IndicatorPlace>),
}

impl Headings {
    fn new(places: &Places<'_>) -> Self {
        let indicators = |items: &[&Item], homes: &[IndicatorPlace]| {
            let own = items.iter().zip(homes).filter(|(item, _)| item.own_heading);
            own.map(|(_, home)| *home).collect()
        };
        Self {
            categories: (
                (0..places.old.categories.len()).collect(),
                (0..places.new.categories.len()).collect(),
            ),
            indicators: (
                indicators(&places.items.0, &places.homes.0),
                indicators(&places.items.1, &places.homes.1),
            ),
            was_category: places.categories.iter().map(|(&before, &after)| (after, before)).collect(),
            was_indicator: places.indicators.iter().map(|(&before, &after)| (after, before)).collect(),
            same_title: Default::default(),
        }
    }

    /// Says what is to be said of the headings that `part` is the first under.
    fn before(&mut self, places: &Places<'_>, part: &PartPair, all: &mut Vec<Change>) {
        self.share(places, part);
        for id in &part.new {
            if let Some(&home) = places.homes.1.get(id.index()) {
                self.category(places, (None, Some(home.0)), all);
                self.indicator(places, (None, Some(home)), all);
            }
        }
        if part.new.is_empty() {
            for id in &part.old {
                if let Some(&home) = places.homes.0.get(id.index()) {
                    self.category(places, (Some(home.0), None), all);
                    self.indicator(places, (Some(home), None), all);
                }
            }
        }
    }

    /// Remembers indicators whose title went on as that of an item, or was one.
    fn share(&mut self, places: &Places<'_>, part: &PartPair) {
        for (old, new) in part.old.iter().flat_map(|old| part.new.iter().map(move |new| (old, new))) {
            let (Some(one), Some(other)) = (places.old_item(*old), places.new_item(*new)) else {
                continue;
            };
            let (from, to) = (places.homes.0[old.index()], places.homes.1[new.index()]);
            if !one.own_heading && other.own_heading && places.indicator(places.new, to) == Some(one.name.key()) {
                self.same_title.1.insert(to);
            }
            if one.own_heading && !other.own_heading && places.indicator(places.old, from) == Some(other.name.key()) {
                self.same_title.0.insert(from);
            }
        }
    }

    fn category(&mut self, places: &Places<'_>, (old, new): (Option<usize>, Option<usize>), all: &mut Vec<Change>) {
        let old = old.or_else(|| self.was_category.get(&new?).copied());
        let new = new.or_else(|| places.categories.get(&old?).copied());
        let first = old.is_some_and(|at| self.categories.0.remove(&at)) | new.is_some_and(|at| self.categories.1.remove(&at));
        if first {
            all.extend(homes::category(places, (old, new)));
        }
    }

    fn indicator(
        &mut self,
        places: &Places<'_>,
        (old, new): (Option<IndicatorPlace>, Option<IndicatorPlace>),
        all: &mut Vec<Change>,
    ) {
        let old = old.or_else(|| self.was_indicator.get(&new?).copied());
        let new = new.or_else(|| places.indicators.get(&old?).copied());
        let first = old.is_some_and(|at| self.indicators.0.remove(&at)) | new.is_some_and(|at| self.indicators.1.remove(&at));
        let went_on = match (old, new) {
            (Some(old), None) => self.same_title.0.contains(&old),
            (None, Some(new)) => self.same_title.1.contains(&new),
            _ => false,
        };
        if first && !went_on {
            all.extend(homes::indicator(places, (old, new)));
        }
    }

    /// The headings under which no part is told.
    fn rest(mut self, places: &Places<'_>, all: &mut Vec<Change>) {
        for at in self.categories.1.clone() {
            self.category(places, (None, Some(at)), all);
        }
        for at in self.categories.0.clone() {
            self.category(places, (Some(at), None), all);
        }
        for at in self.indicators.1.clone() {
            self.indicator(places, (None, Some(at)), all);
        }
        for at in self.indicators.0.clone() {
            self.indicator(places, (Some(at), None), all);
        }
    }
}
