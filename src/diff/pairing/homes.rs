//! Which categories and indicators are the same: by name, else by the items they share.

use std::collections::{BTreeMap, HashMap};

use super::IndicatorPlace;
use super::links::Links;
use super::side::Side;
use crate::model::{Indicator, Name};

/// Categories and indicators with 项 that are the same.
#[derive(Default)]
pub(super) struct Homes {
    pub(super) categories: Vec<(usize, usize)>,
    pub(super) indicators: Vec<(IndicatorPlace, IndicatorPlace)>,
    category_of: HashMap<usize, usize>,
    indicator_of: HashMap<IndicatorPlace, IndicatorPlace>,
}

impl Homes {
    /// Whether two items stand in the same category or, if they are 项, in the same indicator.
    pub(super) fn stayed(&self, old: &Side<'_>, new: &Side<'_>, before: usize, after: usize) -> bool {
        let (from, to) = (old.homes[before], new.homes[after]);
        match (old.items[before].own_heading, new.items[after].own_heading) {
            (true, true) => self.indicator_of.get(&from) == Some(&to),
            (false, false) => self.category_of.get(&from.0) == Some(&to.0),
            _ => false,
        }
    }
}

/// Pairs categories and indicators as far as `links` show.
pub(super) fn pair(old: &Side<'_>, new: &Side<'_>, links: &Links) -> Homes {
    let mut homes = Homes::default();
    let names = |side: &Side<'_>| -> Vec<(usize, Name)> {
        side.rubric
            .categories
            .iter()
            .map(|category| category.name.clone())
            .enumerate()
            .collect()
    };
    let flows = |place: &dyn Fn(&Side<'_>, usize) -> Option<usize>| Flows::new(old, new, links, place);
    let category = |side: &Side<'_>, item: usize| Some(side.homes[item].0);
    let named = |one: &Name, other: &Name| one.is_empty() == other.is_empty();
    let (before, after) = (names(old), names(new));
    homes.categories = same(&before, &after, &flows(&category), named);
    homes.category_of = homes.categories.iter().copied().collect();
    let (before, after) = (indicators(old), indicators(new));
    let titles = |all: &[(IndicatorPlace, &Indicator)], home: &dyn Fn(usize) -> Option<usize>| -> Vec<(usize, Name)> {
        let title = |(place, indicator): &(IndicatorPlace, &Indicator)| match home(place.0) {
            // in the same category by name first: the category's number stands before the name
            Some(category) => Name::new(&format!("{category}\u{1}{}", indicator.name)),
            None => Name::new(&format!("\u{1}{}", indicator.name)),
        };
        all.iter().map(title).enumerate().collect()
    };
    let one = titles(&before, &|category| homes.category_of.get(&category).copied());
    let other = titles(&after, &Some);
    let at = |all: &[(IndicatorPlace, &Indicator)], place| all.binary_search_by_key(&place, |(place, _)| *place).ok();
    let place = |side: &Side<'_>, item: usize| {
        let all = if std::ptr::eq(side, old) { &before } else { &after };
        side.items[item].own_heading.then(|| at(all, side.homes[item])).flatten()
    };
    let pairs = same(&one, &other, &flows(&place), |_, _| true);
    homes.indicators = pairs
        .into_iter()
        .map(|(one, other)| (before[one].0, after[other].0))
        .collect();
    homes.indicator_of = homes.indicators.iter().copied().collect();
    homes
}

/// Indicators with 项, in order.
fn indicators<'a>(side: &Side<'a>) -> Vec<(IndicatorPlace, &'a Indicator)> {
    let mut all = Vec::new();
    for (category, part) in side.rubric.categories.iter().enumerate() {
        for (indicator, part) in part.indicators.iter().enumerate() {
            if part.items.iter().any(|item| item.own_heading) {
                all.push(((category, indicator), part));
            }
        }
    }
    all
}

/// Which items went from which place to which.
#[derive(Default)]
struct Flows {
    /// How many from one to the other.
    between: BTreeMap<(usize, usize), usize>,
    /// How many items each place has, and how many of them have a link: older, newer.
    sizes: [HashMap<usize, (usize, usize)>; 2],
}

impl Flows {
    fn new(old: &Side<'_>, new: &Side<'_>, links: &Links, place: &dyn Fn(&Side<'_>, usize) -> Option<usize>) -> Self {
        let mut flows = Self::default();
        for item in 0..old.items.len() {
            let Some(from) = place(old, item) else { continue };
            flows.sizes[0].entry(from).or_default().0 += 1;
            for after in links.of_old(item) {
                if let Some(to) = place(new, after) {
                    *flows.between.entry((from, to)).or_default() += 1;
                    flows.sizes[0].entry(from).or_default().1 += 1;
                    flows.sizes[1].entry(to).or_default().1 += 1;
                }
            }
        }
        for to in (0..new.items.len()).filter_map(|item| place(new, item)) {
            flows.sizes[1].entry(to).or_default().0 += 1;
        }
        flows
    }

    /// Whether so many items between two places make them one: half of the smaller, a third of the larger, and half of those that
    /// went anywhere.
    fn suffice(&self, count: usize, (from, to): (usize, usize)) -> bool {
        let size = |side: usize, place: usize| self.sizes[side].get(&place).copied().unwrap_or_default();
        let ((one, left), (other, came)) = (size(0, from), size(1, to));
        2 * count >= one.min(other) && 3 * count >= one.max(other) && 2 * count >= left && 2 * count >= came
    }
}

/// Pairs places by name, then those between which most of the items went.
fn same(old: &[(usize, Name)], new: &[(usize, Name)], flows: &Flows, may: impl Fn(&Name, &Name) -> bool) -> Vec<(usize, usize)> {
    let known: HashMap<&Name, usize> = old.iter().map(|(at, name)| (name, *at)).collect();
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken: HashMap<usize, usize> = HashMap::new();
    for (at, name) in new {
        if let Some(&before) = known.get(name) {
            pairs.insert(before, *at);
            taken.insert(*at, before);
        }
    }
    let mut streams: Vec<_> = flows.between.iter().map(|(&ends, &count)| (count, ends)).collect();
    streams.sort_unstable_by_key(|&(count, ends)| (std::cmp::Reverse(count), ends));
    for (count, (from, to)) in streams {
        let fits = flows.suffice(count, (from, to)) && may(&old[from].1, &new[to].1);
        if fits && !pairs.contains_key(&from) && !taken.contains_key(&to) {
            pairs.insert(from, to);
            taken.insert(to, from);
        }
    }
    pairs.into_iter().collect()
}
