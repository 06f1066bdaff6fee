//! 所在: where the parts of two versions stand, and which of them moved.

use std::collections::{BTreeMap, HashMap};

use crate::diff::likeness::{Letters, Phrase, WHOLE};
use crate::diff::pairing::{IndicatorPlace, Pairing, Sureness};
use crate::model::{Item, ItemId, Name, Rubric};

/// Where the parts of two versions stand.
pub(super) struct Places<'a> {
    pub(super) old: &'a Rubric,
    pub(super) new: &'a Rubric,
    /// Items of the older and of the newer version, in order.
    pub(super) items: (Vec<&'a Item>, Vec<&'a Item>),
    /// Where each of them stands.
    pub(super) homes: (Vec<IndicatorPlace>, Vec<IndicatorPlace>),
    /// Older to newer.
    pub(super) categories: HashMap<usize, usize>,
    /// Older to newer.
    pub(super) indicators: HashMap<IndicatorPlace, IndicatorPlace>,
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
    pub(super) fn new(old: &'a Rubric, new: &'a Rubric, pairing: &Pairing) -> Self {
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
        let loose = !old.own_heading && !new.own_heading && self.is_loose(from.0, to.0);
        if stayed || loose {
            return None;
        }
        Some((self.label(self.old, old, from), self.label(self.new, new, to)))
    }

    /// Whether one of the tables has no 类别: one that got some, or gave them up, has moved nothing by that.
    fn is_loose(&self, from: usize, to: usize) -> bool {
        let unnamed = |rubric: &Rubric, at: usize| rubric.categories.get(at).is_none_or(|category| category.name.is_empty());
        unnamed(self.old, from) || unnamed(self.new, to)
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
        let stayed = self.categories.get(&from) == Some(&to) || self.is_loose(from, to);
        let label = |rubric: &Rubric, at: usize| rubric.categories.get(at).map(|category| format!("类别「{}」", category.name));
        (!stayed)
            .then(|| Some((label(self.old, from)?, label(self.new, to)?)))
            .flatten()
    }

    pub(super) fn indicator(&self, rubric: &'a Rubric, (category, indicator): IndicatorPlace) -> Option<&'a str> {
        Some(rubric.categories.get(category)?.indicators.get(indicator)?.name.key())
    }

    /// `类别「信息公开」`, `指标「信息公开/依申请公开」`, `表内单列`.
    fn label(&self, rubric: &Rubric, item: &Item, home: IndicatorPlace) -> String {
        let category = rubric.categories.get(home.0);
        let name = category.map(|category| category.name.shown()).unwrap_or_default();
        let indicator = category.and_then(|category| category.indicators.get(home.1));
        match indicator.filter(|_| item.own_heading) {
            Some(indicator) if name.is_empty() => format!("指标「{}」", indicator.name),
            Some(indicator) => format!("指标「{name}/{}」", indicator.name),
            // of a table without 类别
            None if name.is_empty() => "表内单列".to_owned(),
            None => format!("类别「{name}」"),
        }
    }
}
