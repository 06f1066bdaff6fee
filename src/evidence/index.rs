//! 路径: which fact or level a chain of names means.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{FactId, ItemId, Name, Rubric};
use crate::text::nearest::nearest;

/// Candidates a suggestion looks at, so that one slip in a huge table stays cheap.
const LOOKED_AT: usize = 20_000;

/// A 类别, 指标, 项, or one of 加分, 减分, 否决.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// From the top, its own name last.
    pub path: Vec<Name>,
    /// The items it covers, by number; none for 加分, 减分, 否决.
    pub items: Range<u32>,
}

impl Level {
    /// `信息公开/依申请公开`.
    pub fn full_path(&self) -> String {
        self.path.iter().map(Name::shown).collect::<Vec<_>>().join("/")
    }

    /// The items it covers.
    pub fn item_ids(&self) -> impl Iterator<Item = ItemId> + use<> {
        self.items.clone().map(ItemId)
    }
}

/// What a chain of names leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// Exactly one.
    One(T),
    /// Several, in document order: the chain must say more.
    Several(Vec<T>),
    /// None.
    Nothing,
}

/// The paths of a rubric, made to be looked up.
#[derive(Debug, Clone)]
pub struct Index<'r> {
    rubric: &'r Rubric,
    levels: Vec<Level>,
    full_levels: HashMap<String, u32>,
    full_facts: HashMap<String, FactId>,
    levels_by_name: HashMap<&'r str, Vec<u32>>,
    facts_by_name: HashMap<&'r str, Vec<FactId>>,
}

pub(super) fn joined<'n>(names: impl IntoIterator<Item = &'n Name>) -> String {
    let mut key = String::with_capacity(128);
    for name in names {
        key.push_str(name.key());
        key.push('\u{1F}');
    }
    key
}

/// Whether the names of `chain` occur in `path` in this order, others between them allowed.
fn within(chain: &[Name], path: &[Name]) -> bool {
    let mut rest = path.iter();
    chain.iter().all(|name| rest.any(|part| part == name))
}

impl<'r> Index<'r> {
    /// Of all levels and facts of `rubric`.
    pub fn new(rubric: &'r Rubric) -> Self {
        let mut index = Self {
            rubric,
            levels: Vec::new(),
            full_levels: HashMap::new(),
            full_facts: HashMap::new(),
            levels_by_name: HashMap::new(),
            facts_by_name: HashMap::new(),
        };
        for (number, item) in (0..).zip(rubric.items()) {
            index.add_levels(&item.path, Some(number));
        }
        for (number, fact) in (0..).zip(&rubric.facts) {
            let id = FactId(number);
            index.add_levels(&fact.path, fact.item().map(|item| item.0));
            let key = joined(fact.path.iter().chain([&fact.name]));
            index.full_facts.entry(key).or_insert(id);
            index.facts_by_name.entry(fact.name.key()).or_default().push(id);
        }
        index
    }

    fn add_levels(&mut self, path: &'r [Name], item: Option<u32>) {
        for depth in 1..=path.len() {
            let Some((part, name)) = path.get(..depth).zip(path.get(depth - 1)) else {
                continue;
            };
            let key = joined(part);
            if let Some(level) = self.full_levels.get(&key).and_then(|&n| self.levels.get_mut(n as usize)) {
                if let Some(item) = item {
                    level.items.end = level.items.end.max(item + 1);
                }
                continue;
            }
            let number = u32::try_from(self.levels.len()).unwrap_or(u32::MAX);
            self.levels.push(Level {
                path: part.to_vec(),
                items: item.map_or(0..0, |item| item..item + 1),
            });
            self.full_levels.insert(key, number);
            self.levels_by_name.entry(name.key()).or_default().push(number);
        }
    }

    /// The rubric.
    pub fn rubric(&self) -> &'r Rubric {
        self.rubric
    }

    /// The fact and the level whose full path `chain` is.
    pub fn full(&self, chain: &[Name]) -> (Option<FactId>, Option<&Level>) {
        let key = joined(chain);
        let level = self.full_levels.get(&key).and_then(|&n| self.levels.get(n as usize));
        (self.full_facts.get(&key).copied(), level)
    }

    /// The fact `chain` means: a full path always wins.
    pub fn fact(&self, chain: &[Name]) -> Found<FactId> {
        if let Some(&id) = self.full_facts.get(&joined(chain)) {
            return Found::One(id);
        }
        let Some((name, levels)) = chain.split_last() else {
            return Found::Nothing;
        };
        let named = self.facts_by_name.get(name.key()).map(Vec::as_slice).unwrap_or_default();
        let fits = |id: &&FactId| {
            self.rubric
                .facts
                .get(id.index())
                .is_some_and(|fact| within(levels, &fact.path))
        };
        one(named.iter().filter(fits).copied())
    }

    /// The level `chain` means.
    pub fn level(&self, chain: &[Name]) -> Found<&Level> {
        if let Some(level) = self.full_level(chain) {
            return Found::One(level);
        }
        let Some((name, levels)) = chain.split_last() else {
            return Found::Nothing;
        };
        one(self
            .levels_named(name)
            .filter(|level| level.path.split_last().is_some_and(|(_, above)| within(levels, above))))
    }

    /// Whether `chain` is a level, however shortened.
    pub fn has_level(&self, chain: &[Name]) -> bool {
        self.full_level(chain).is_some() || !matches!(self.level(chain), Found::Nothing)
    }

    /// The level whose full path `chain` is.
    pub fn full_level(&self, chain: &[Name]) -> Option<&Level> {
        self.full_levels
            .get(&joined(chain))
            .and_then(|&n| self.levels.get(n as usize))
    }

    /// Whether `chain` is the full path of a fact.
    pub fn is_full_fact(&self, chain: &[Name]) -> bool {
        self.full_facts.contains_key(&joined(chain))
    }

    fn levels_named(&self, name: &Name) -> impl Iterator<Item = &Level> {
        let numbers = self.levels_by_name.get(name.key()).map(Vec::as_slice).unwrap_or_default();
        numbers.iter().filter_map(|&n| self.levels.get(n as usize))
    }

    /// The facts whose path holds `chain`, in document order.
    pub fn facts_below(&self, chain: &[Name]) -> impl Iterator<Item = (FactId, &'r crate::model::Fact)> {
        let facts = (0..).map(FactId).zip(&self.rubric.facts);
        facts.filter(move |(_, fact)| within(chain, &fact.path))
    }

    /// The name nearest to the last of `chain`: among the facts and levels below the others first, then anywhere.
    pub fn suggestion(&self, chain: &[Name]) -> Option<String> {
        let (name, above) = chain.split_last()?;
        let below = self.facts_below(above).map(|(_, fact)| &fact.name);
        let levels = self
            .levels
            .iter()
            .filter(|level| above.is_empty() || within(above, &level.path));
        let near = levels.filter_map(|level| level.path.last()).chain(below);
        let all = self
            .levels
            .iter()
            .filter_map(|level| level.path.last())
            .chain(self.rubric.facts.iter().map(|fact| &fact.name));
        nearest_name(name, near)
            .or_else(|| nearest_name(name, all))
            .map(|found| found.shown().to_owned())
    }
}

fn one<T>(mut all: impl Iterator<Item = T>) -> Found<T> {
    match (all.next(), all.next()) {
        (Some(only), None) => Found::One(only),
        (Some(first), Some(second)) => Found::Several([first, second].into_iter().chain(all).collect()),
        _ => Found::Nothing,
    }
}

/// The candidate nearest to `name`, if one is near enough.
pub fn nearest_name<'n>(name: &Name, candidates: impl Iterator<Item = &'n Name>) -> Option<&'n Name> {
    let all: Vec<&Name> = candidates.take(LOOKED_AT).collect();
    let key = nearest(name.key(), all.iter().map(|candidate| candidate.key()))?;
    all.into_iter().find(|candidate| candidate.key() == key)
}
