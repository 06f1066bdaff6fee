//! 名称索引: facts and titles by name, for what points at them from elsewhere: 否决 and 用例.

use crate::model::{Fact, FactId, Item, ItemId, Name, Rubric};
use std::collections::HashMap;

/// Facts by their own name.
#[derive(Default)]
pub(super) struct Index {
    by_name: HashMap<Name, Vec<FactId>>,
}

impl Index {
    pub(super) fn new(facts: &[Fact]) -> Self {
        let mut index = Self::default();
        for (at, fact) in facts.iter().enumerate() {
            index.add(&fact.name, FactId(u32::try_from(at).unwrap_or(u32::MAX)));
        }
        index
    }

    pub(super) fn add(&mut self, name: &Name, id: FactId) {
        self.by_name.entry(name.clone()).or_default().push(id);
    }

    /// Every fact called `name`.
    pub(super) fn called(&self, name: &Name) -> &[FactId] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// The facts at the end of `path`, levels of which may be left out; a full path wins.
    pub(super) fn at(&self, facts: &[Fact], path: &[Name]) -> Vec<FactId> {
        let Some((name, levels)) = path.split_last() else {
            return Vec::new();
        };
        let below: Vec<FactId> = self
            .called(name)
            .iter()
            .copied()
            .filter(|id| facts.get(id.index()).is_some_and(|fact| leads(levels, &fact.path)))
            .collect();
        let whole = below
            .iter()
            .copied()
            .find(|id| facts.get(id.index()).is_some_and(|fact| fact.path == levels));
        whole.map_or(below, |id| vec![id])
    }

    /// The name nearest to `name`.
    pub(super) fn nearest<'n>(&'n self, name: &Name) -> Option<&'n Name> {
        nearest(name, self.by_name.keys())
    }
}

/// Whether `levels` stand in `path` in this order.
pub(super) fn leads(levels: &[Name], path: &[Name]) -> bool {
    let mut left = path.iter();
    levels.iter().all(|level| left.any(|part| part == level))
}

/// The one of `names` that is nearest to `name`, if it is near.
pub(super) fn nearest<'n>(name: &Name, names: impl Iterator<Item = &'n Name>) -> Option<&'n Name> {
    let length = name.key().chars().count();
    let allowed = (length / 3).max(1);
    names
        .filter(|other| other.key().chars().count().abs_diff(length) <= allowed)
        .map(|other| (strsim::levenshtein(name.key(), other.key()), other))
        .filter(|(distance, _)| *distance <= allowed && *distance < length.max(2))
        .min_by(|a, b| (a.0, a.1.key()).cmp(&(b.0, b.1.key())))
        .map(|(_, other)| other)
}

/// What a title may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Titled {
    Category(usize),
    Indicator(Vec<Name>),
    Item(ItemId),
}

/// Every title at the end of `path`. An 指标 that is its own item counts once.
pub(super) fn titles(rubric: &Rubric, path: &[Name]) -> Vec<Titled> {
    let Some((name, levels)) = path.split_last() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for category in &rubric.categories {
        if category.name == *name && levels.is_empty() {
            found.push(Titled::Category(category.id.index()));
        }
        for indicator in &category.indicators {
            if indicator.name == *name && leads(levels, std::slice::from_ref(&category.name)) {
                found.push(match indicator.items.as_slice() {
                    [item] if !item.own_heading => Titled::Item(item.id),
                    _ => Titled::Indicator(vec![category.name.clone(), indicator.name.clone()]),
                });
            }
            let own = |item: &&Item| item.own_heading && item.name == *name;
            let below = |item: &&Item| item.path.split_last().is_some_and(|(_, above)| leads(levels, above));
            found.extend(
                indicator
                    .items
                    .iter()
                    .filter(own)
                    .filter(below)
                    .map(|item| Titled::Item(item.id)),
            );
        }
    }
    found
}

/// Every title, for suggestions.
pub(super) fn all_titles(rubric: &Rubric) -> impl Iterator<Item = &Name> {
    rubric.categories.iter().flat_map(|category| {
        let below = category.indicators.iter().flat_map(|indicator| {
            let items = indicator.items.iter().filter(|item| item.own_heading).map(|item| &item.name);
            std::iter::once(&indicator.name).chain(items)
        });
        std::iter::once(&category.name).chain(below)
    })
}
