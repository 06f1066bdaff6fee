//! 对照: two scorings of the same evidence, over all evidence there can be. Nothing is sampled: every fact falls into the cells
//! of the common refinement of both sides' breakpoints, in each of which nothing varies, and the cells of one fact after
//! another are entered in a ledger of what both sides have taken so far. Entries that no later fact can tell apart are one.

mod cells;
mod cluster;
mod domain;
mod doubt;
mod grid;
mod leaning;
mod ledger;
mod limit;
mod quiet;
mod search;
mod usage;
mod variable;

pub use doubt::Doubt;

use super::Scorer;
use super::facts::State;
use super::plan::{Block, Plan};
use crate::model::{FactId, ItemId, Points, Ratio, Rubric};
use leaning::Leaning;
use ledger::Ledger;

/// What of a rubric is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An item.
    Item(ItemId),
    /// 加分 of the section 加减分.
    Bonus,
    /// 减分 of the section 加减分.
    Malus,
}

/// One of the two versions.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// Made from it.
    pub scorer: &'a Scorer,
    /// What of it is compared.
    pub parts: &'a [Part],
    /// Facts that are told only where no example does without them.
    pub aside: &'a [FactId],
}

impl<'a> Side<'a> {
    fn plan(&self) -> &'a Plan {
        &self.scorer.plan
    }

    fn blocks(&self) -> Vec<&'a Block> {
        let plan = self.plan();
        let block = |part: &Part| match part {
            Part::Item(item) => plan.items.get(item.index()),
            Part::Bonus => Some(&plan.bonus),
            Part::Malus => Some(&plan.malus),
        };
        self.parts.iter().filter_map(block).collect()
    }
}

/// Evidence under which the two sides take differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Every fact that scoring clauses of the parts read, with its value; the older side first.
    pub values: [Vec<(FactId, Ratio)>; 2],
    /// 失分 under the newer side less 失分 under the older.
    pub difference: Points,
    /// How many facts are away from their quiet value.
    pub told: u32,
}

/// What came of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contrast {
    /// The smallest evidence under which the newer side takes more.
    pub more: Option<Example>,
    /// The smallest evidence under which it takes less.
    pub less: Option<Example>,
    /// Why there may be evidence of the kind that was not found.
    pub doubt: Option<Doubt>,
}

impl Side<'_> {
    /// 失分 of the parts where the facts of `values` are known and all others did not happen; `None` if that contradicts the
    /// rubric.
    pub fn loss(&self, values: &[(FactId, Ratio)]) -> Option<Points> {
        let known = values.iter().map(|(fact, value)| (fact.index(), State::Known(*value)));
        let mut assumed: Vec<(usize, State)> = known.collect();
        let blocks = self.blocks();
        for fact in blocks
            .iter()
            .flat_map(|block| block.clauses())
            .flat_map(|(_, clause)| clause.facts())
        {
            if !assumed.iter().any(|(known, _)| *known == fact) {
                assumed.push((fact, State::Known(Ratio::ZERO)));
            }
        }
        quiet::loss(self, &blocks, &assumed)
    }
}

/// Compares 失分 of the older side and the newer one; `pairs` are the facts that are the same, others exist on one side only.
pub fn contrast(sides: [&Side<'_>; 2], pairs: &[(FactId, FactId)]) -> Result<Contrast, Doubt> {
    let blocks = sides.map(Side::blocks);
    let leaning = leaning::find(sides, &blocks, pairs);
    if leaning == Some(Leaning::default()) {
        return Ok(Contrast::default());
    }
    let ledger = Ledger::new(sides, &blocks)?;
    let usages = usage::find(&ledger);
    let mut terms = variable::Terms::new(sides, &blocks);
    let mut variables = variable::join(sides, &usages, pairs, &mut terms)?;
    let groups = cluster::groups(&ledger, &variables)?;
    quiet::settle(sides, &blocks, &mut variables)?;
    let clusters = cluster::form(&ledger, &variables, groups)?;
    let found = search::run(&ledger, &clusters)?;
    let example = |found: Option<search::Found>| found.map(|found| variable::example(&variables, &clusters, &found));
    let (more, less) = (example(found.more), example(found.less));
    // what was not found cannot be
    let settled = leaning.is_some_and(|leaning| (more.is_some() || !leaning.more) && (less.is_some() || !leaning.less));
    let doubt = terms.doubt.filter(|_| !settled);
    Ok(Contrast { more, less, doubt })
}
