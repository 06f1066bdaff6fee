//! 名称索引: facts and titles by name, for what points at them from elsewhere: 否决 and 用例.

use crate::model::{CategoryId, Fact, FactId, ItemId, Name, Rubric};
use crate::text::nearest::nearest;
use std::collections::BTreeSet;

/// Facts by their own name.
#[derive(Default)]
pub(super) struct Index {
    by_name: BTreeSet<(Name, FactId)>,
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
        self.by_name.insert((name.clone(), id));
    }

    /// Every fact called `name`, in document order.
    pub(super) fn called<'i>(&'i self, name: &'i Name) -> impl Iterator<Item = FactId> + 'i {
        let from = self.by_name.range((name.clone(), FactId(0))..);
        from.take_while(move |(own, _)| own == name).map(|(_, id)| *id)
    }

    /// The facts at the end of `path`, levels of which may be left out; a full path wins.
    pub(super) fn at(&self, facts: &[Fact], path: &[Name]) -> Vec<FactId> {
        let Some((name, levels)) = path.split_last() else {
            return Vec::new();
        };
        let below: Vec<FactId> = self
            .called(name)
            .filter(|id| facts.get(id.index()).is_some_and(|fact| leads(levels, &fact.path)))
            .collect();
        let whole = below
            .iter()
            .copied()
            .find(|id| facts.get(id.index()).is_some_and(|fact| *fact.path == *levels));
        whole.map_or(below, |id| vec![id])
    }
}

/// Whether `levels` stand in `path` in this order.
pub(super) fn leads(levels: &[Name], path: &[Name]) -> bool {
    let mut left = path.iter();
    levels.iter().all(|level| left.any(|part| part == level))
}

/// What a title may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Titled {
    /// A 类别.
    Category(CategoryId),
    /// An 指标 with 项.
    Indicator,
    /// A 项, or an 指标 without.
    Item(ItemId),
}

/// Titles of categories, indicators and items by their own name, each with the levels above it. An 指标 that is its own
/// item counts once.
pub(super) struct Titles<'r> {
    /// In the order of the names.
    by_name: Vec<(&'r Name, &'r [Name], Titled)>,
}

impl<'r> Titles<'r> {
    pub(super) fn new(rubric: &'r Rubric) -> Self {
        let mut titles = Self { by_name: Vec::new() };
        for category in &rubric.categories {
            titles.add(&category.name, &[], Titled::Category(category.id));
            for indicator in &category.indicators {
                let above = std::slice::from_ref(&category.name);
                match indicator.items.as_slice() {
                    [item] if !item.own_heading => titles.add(&indicator.name, above, Titled::Item(item.id)),
                    items => {
                        titles.add(&indicator.name, above, Titled::Indicator);
                        for item in items {
                            let above = item.path.split_last().map_or(&[][..], |(_, above)| above);
                            titles.add(&item.name, above, Titled::Item(item.id));
                        }
                    }
                }
            }
        }
        // stable: those of one name stay in document order
        titles.by_name.sort_by_key(|(name, ..)| *name);
        titles
    }

    fn add(&mut self, name: &'r Name, above: &'r [Name], titled: Titled) {
        if !name.is_empty() {
            self.by_name.push((name, above, titled));
        }
    }

    /// Every title at the end of `path`, levels of which may be left out.
    pub(super) fn at(&self, path: &[Name]) -> Vec<Titled> {
        let Some((name, levels)) = path.split_last() else {
            return Vec::new();
        };
        let first = self.by_name.partition_point(|(own, ..)| *own < name);
        let called = self.by_name.iter().skip(first).take_while(|(own, ..)| *own == name);
        called
            .filter(|(_, above, _)| leads(levels, above))
            .map(|(.., titled)| *titled)
            .collect()
    }
}

/// The fact's name nearest to `name`, in document order.
pub(super) fn nearest_fact<'n>(facts: &'n [Fact], name: &Name) -> Option<&'n str> {
    nearest(name.key(), facts.iter().map(|fact| fact.name.key()))
}

/// The title nearest to `name`, in document order.
pub(super) fn nearest_title<'n>(rubric: &'n Rubric, name: &Name) -> Option<&'n str> {
    let indicators = || rubric.categories.iter().flat_map(|category| &category.indicators);
    let titles = rubric.categories.iter().map(|category| &category.name);
    let titles = titles.chain(indicators().map(|indicator| &indicator.name));
    let titles = titles.chain(rubric.items().filter(|item| item.own_heading).map(|item| &item.name));
    nearest(name.key(), titles.map(Name::key))
}
