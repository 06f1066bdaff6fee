//! All changes in the order of the newer version: the table, then each category with its indicators and items, then 加减分.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::clauses::Context;
use super::{Change, adjustments, bands, homes, items, rules, table};
use crate::diff::likeness::{Letters, Phrase, WHOLE};
use crate::diff::pairing::{IndicatorPlace, Pairing, PartPair, Sureness};
use crate::model::{FactId, Item, ItemId, Name, Rubric};

/// Where the parts of two versions stand.
pub(super) struct Places<'a> {
    pub(super) old: &'a Rubric,
    pub(super) new: &'a Rubric,
    items: (Vec<&'a Item>, Vec<&'a Item>),
    homes: (Vec<IndicatorPlace>, Vec<IndicatorPlace>),
    categories: HashMap<usize, usize>,
    indicators: HashMap<IndicatorPlace, IndicatorPlace>,
    /// How many items went from one indicator to another.
    flows: BTreeMap<(IndicatorPlace, IndicatorPlace), usize>,
}

fn homes_of(rubric: &Rubric) -> Vec<IndicatorPlace> {
    let mut all = Vec::new();
    for (category, part) in rubric.categories.iter().enumerate() {
        for (indicator, part) in part.indicators.iter().enumerate() {
            all.resize(all.len() + part.items.len(), (category, indicator));
        }
    }
    all
}

impl<'a> Places<'a> {
    fn new(old: &'a Rubric, new: &'a Rubric, pairing: &Pairing) -> Self {
        let homes = (homes_of(old), homes_of(new));
        let mut flows = BTreeMap::new();
        for part in &pairing.parts {
            for (before, after) in part
                .old
                .iter()
                .flat_map(|before| part.new.iter().map(move |after| (before, after)))
            {
                if let (Some(from), Some(to)) = (homes.0.get(before.index()), homes.1.get(after.index())) {
                    *flows.entry((*from, *to)).or_default() += 1;
                }
            }
        }
        Self {
            old,
            new,
            items: (old.items().collect(), new.items().collect()),
            homes,
            flows,
            categories: pairing.categories.iter().copied().collect(),
            indicators: pairing.indicators.iter().copied().collect(),
        }
    }

    pub(super) fn old_item(&self, id: ItemId) -> Option<&'a Item> {
        self.items.0.get(id.index()).copied()
    }

    pub(super) fn new_item(&self, id: ItemId) -> Option<&'a Item> {
        self.items.1.get(id.index()).copied()
    }

    /// From where to where an item moved; none if it stands under the same heading. Another order under it is no move.
    pub(super) fn moved(&self, old: &Item, new: &Item) -> Option<(String, String)> {
        let (from, to) = (*self.homes.0.get(old.id.index())?, *self.homes.1.get(new.id.index())?);
        let same_category = self.categories.get(&from.0) == Some(&to.0);
        let stayed = match (old.own_heading, new.own_heading) {
            (true, true) => self.indicators.get(&from) == Some(&to),
            (false, false) => same_category,
            // an indicator of one item that has its own heading now, or no longer
            (false, true) => same_category && self.indicator(self.new, to) == Some(old.name.key()),
            (true, false) => same_category && self.indicator(self.old, from) == Some(new.name.key()),
        };
        // a table without 类别 that got some has moved nothing
        let unnamed = |rubric: &Rubric, at: usize| rubric.categories.get(at).is_none_or(|category| category.name.is_empty());
        let loose = !old.own_heading && !new.own_heading && (unnamed(self.old, from.0) || unnamed(self.new, to.0));
        if stayed || loose {
            return None;
        }
        Some((self.label(self.old, old, from), self.label(self.new, new, to)))
    }

    /// How sure it is that two categories are the same: the share of items that went from one to the other.
    pub(super) fn shared_categories(&self, from: usize, to: usize) -> Sureness {
        let range = ((from, 0), (0, 0))..((from + 1, 0), (0, 0));
        let went = self
            .flows
            .range(range)
            .filter(|((_, end), _)| end.0 == to)
            .map(|(_, count)| count);
        let size = |homes: &[IndicatorPlace], at| homes.iter().filter(|home| home.0 == at).count();
        let name = |rubric: &'a Rubric, at: usize| rubric.categories.get(at).map(|category| &category.name);
        let names = (name(self.old, from), name(self.new, to));
        self.share(went.sum(), size(&self.homes.0, from).max(size(&self.homes.1, to)), names)
    }

    /// The same of two indicators.
    pub(super) fn shared_indicators(&self, from: IndicatorPlace, to: IndicatorPlace) -> Sureness {
        let size = |homes: &[IndicatorPlace], at| homes.iter().filter(|home| **home == at).count();
        let went = self.flows.get(&(from, to)).copied().unwrap_or_default();
        let name = |rubric: &'a Rubric, at: IndicatorPlace| {
            let indicators = rubric.categories.get(at.0).map(|category| &category.indicators);
            indicators.and_then(|all| all.get(at.1)).map(|indicator| &indicator.name)
        };
        let names = (name(self.old, from), name(self.new, to));
        self.share(went, size(&self.homes.0, from).max(size(&self.homes.1, to)), names)
    }

    /// What speaks against two headings being the same: the items that did not go from one to the other, and the letters of the
    /// titles that differ.
    fn share(&self, went: usize, of: usize, names: (Option<&Name>, Option<&Name>)) -> Sureness {
        let whole = usize::try_from(WHOLE).unwrap_or_default();
        let items = (went * whole).checked_div(of).unwrap_or_default().min(whole);
        let letters = (Letters::of(self.old), Letters::of(self.new));
        let titles = names.0.zip(names.1).map_or(0, |(one, other)| {
            Phrase::new(one.shown(), letters.0).likeness(&Phrase::new(other.shown(), letters.1))
        });
        let doubt = (whole - items) * (whole - usize::try_from(titles).unwrap_or_default()) / whole;
        Sureness::Alike(u16::try_from(whole - doubt).unwrap_or_default())
    }

    /// How many items of an older category went on, or how many of a newer one were there before.
    pub(super) fn lived_on(&self, old: Option<usize>, new: Option<usize>) -> usize {
        let is_of = |((from, to), _): &(&(IndicatorPlace, IndicatorPlace), &usize)| old == Some(from.0) || new == Some(to.0);
        self.flows.iter().filter(is_of).map(|(_, count)| count).sum()
    }

    /// From which category to which.
    pub(super) fn moved_category(&self, from: usize, to: usize) -> Option<(String, String)> {
        let stayed = self.categories.get(&from) == Some(&to);
        let label = |rubric: &Rubric, at: usize| rubric.categories.get(at).map(|category| format!("类别「{}」", category.name));
        (!stayed)
            .then(|| Some((label(self.old, from)?, label(self.new, to)?)))
            .flatten()
    }

    fn indicator(&self, rubric: &'a Rubric, (category, indicator): IndicatorPlace) -> Option<&'a str> {
        Some(rubric.categories.get(category)?.indicators.get(indicator)?.name.key())
    }

    /// `类别「信息公开」`, `指标「信息公开/依申请公开」`.
    fn label(&self, rubric: &Rubric, item: &Item, home: IndicatorPlace) -> String {
        let category = rubric.categories.get(home.0);
        let name = category.map(|category| category.name.shown()).unwrap_or_default();
        let indicator = category.and_then(|category| category.indicators.get(home.1));
        match indicator.filter(|_| item.own_heading) {
            Some(indicator) if name.is_empty() => format!("指标「{}」", indicator.name),
            Some(indicator) => format!("指标「{name}/{}」", indicator.name),
            None => format!("类别「{name}」"),
        }
    }
}

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
