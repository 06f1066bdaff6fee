//! A fact of both sides, or of one alone, with its values; and the facts of one side that stand for each.

use std::collections::BTreeSet;

use super::cluster::Cluster;
use super::domain::{Known, Options, alone, both};
use super::limit::{Limit, most};
use super::search::Found;
use super::usage::{Usages, Use};
use super::{Doubt, Example, Side, grid};
use crate::evaluate::plan::{Block, PlanFact, Test};
use crate::model::{FactId, FieldKind, Points, Ratio};

/// One fact, as both sides see it.
#[derive(Debug)]
pub(super) struct Variable {
    /// Its number on the older side, and on the newer.
    pub facts: [Option<usize>; 2],
    /// Its values there.
    pub options: Options,
    /// Whether it is a datum.
    pub is_data: bool,
    /// The value that says nothing happened.
    pub quiet: usize,
    /// Whether an example rather does without it.
    pub aside: bool,
}

/// What is known of the comparison as a whole.
#[derive(Debug)]
pub(super) struct Terms {
    /// On which all figures lie, in millionths.
    pub grid: i128,
    /// What sums without end must outweigh where nothing else happened, in millionths.
    pub room: i128,
    pub doubt: Option<Doubt>,
}

impl Terms {
    pub fn new(sides: [&Side<'_>; 2], blocks: &[Vec<&Block>; 2]) -> Self {
        let all = || {
            let pairs = sides.iter().zip(blocks);
            pairs.flat_map(|(side, blocks)| blocks.iter().map(|block| (*block, side.plan().facts.as_slice())))
        };
        let full: Points = all().map(|(block, _)| block.full).sum();
        // 加分 and 减分 that data, or what did not happen, set off
        let idle = all().flat_map(|(block, facts)| {
            let fields = block.fields.iter();
            let outside = fields.filter(|field| matches!(field.kind, FieldKind::Bonus | FieldKind::Malus));
            let clauses = outside.flat_map(|field| &field.clauses);
            clauses
                .filter(|clause| clause.test != Test::Positive)
                .filter_map(|clause| most(clause, facts))
        });
        Self {
            grid: grid::of(all()),
            room: idle.fold(full.micros(), i128::saturating_add),
            doubt: None,
        }
    }

    /// What a sum without end over one fact, which `uses` read, must outweigh, in millionths.
    pub fn room_beside(&self, uses: &[Use<'_>]) -> i128 {
        let ends = uses.iter().map(|one| match one.limit {
            Limit::Upto(at) | Limit::Doubtful(at) => at,
            Limit::Endless => 0,
        });
        ends.fold(self.room, i128::saturating_add)
    }
}

/// The facts that scoring reads, those that are the same put together.
pub(super) fn join(
    sides: [&Side<'_>; 2],
    usages: &Usages<'_>,
    pairs: &[(FactId, FactId)],
    terms: &mut Terms,
) -> Result<Vec<Variable>, Doubt> {
    let mut waiting: [BTreeSet<usize>; 2] = [0, 1].map(|side: usize| usages[side].keys().copied().collect());
    let mut out = Vec::new();
    let known = |side: usize, at: usize| {
        let uses: &[Use<'_>] = usages[side].get(&at).map_or(&[], Vec::as_slice);
        Known::new(sides[side], at, uses)
    };
    for (old, new) in pairs.iter().map(|(old, new)| (old.index(), new.index())) {
        let asked = [waiting[0].contains(&old), waiting[1].contains(&new)];
        if asked == [false, false] {
            continue;
        }
        let (Some(one), Some(other)) = (known(0, old), known(1, new)) else {
            continue;
        };
        let options = match both(one, other, terms) {
            Ok(options) => options,
            // where one side does not score it, it need not agree
            Err(_) if asked != [true, true] => continue,
            Err(doubt) => return Err(doubt),
        };
        waiting[0].remove(&old);
        waiting[1].remove(&new);
        let is_data = one.fact.kind.is_data() || other.fact.kind.is_data();
        out.push(Variable::new([Some(old), Some(new)], options, is_data));
    }
    for (side, rest) in waiting.iter().enumerate() {
        for &at in rest {
            let Some(known) = known(side, at) else { continue };
            let facts = if side == 0 { [Some(at), None] } else { [None, Some(at)] };
            out.push(Variable::new(facts, alone(known, terms)?, known.fact.kind.is_data()));
        }
    }
    for variable in &mut out {
        let mut known = sides.iter().zip(variable.facts);
        variable.aside = known.any(|(side, fact)| side.aside.iter().any(|aside| Some(aside.index()) == fact));
    }
    out.sort_by_key(|variable| (variable.facts[1].is_none(), variable.facts[1], variable.facts[0]));
    Ok(out)
}

impl Variable {
    fn new(facts: [Option<usize>; 2], options: Options, is_data: bool) -> Self {
        let options = if options.is_empty() { vec![[Ratio::ZERO; 2]] } else { options };
        Self {
            facts,
            options,
            is_data,
            quiet: 0,
            aside: false,
        }
    }

    /// Its value on `side` under `option`.
    pub fn on(&self, side: usize, option: usize) -> Option<(usize, Ratio)> {
        Some((self.facts[side]?, self.options.get(option)?[side]))
    }
}

/// The evidence that was found, fact by fact.
pub(super) fn example(variables: &[Variable], clusters: &[Cluster], found: &Found) -> Example {
    let mut values: [Vec<(FactId, Ratio)>; 2] = Default::default();
    for (cluster, &choice) in clusters.iter().zip(&found.choices) {
        let Some(choice) = cluster.choices.get(choice) else { continue };
        for (&variable, &option) in cluster.variables.iter().zip(&choice.options) {
            for (side, values) in values.iter_mut().enumerate() {
                if let Some((fact, value)) = variables.get(variable).and_then(|v| v.on(side, option)) {
                    values.push((FactId(u32::try_from(fact).unwrap_or(u32::MAX)), value));
                }
            }
        }
    }
    values.iter_mut().for_each(|values| values.sort_unstable());
    Example {
        values,
        difference: Points::from_micros(found.difference),
        told: found.told,
    }
}

/// The domain facts of one side, for code that evaluates it.
pub(super) fn plan_facts<'a>(side: &Side<'a>) -> &'a [PlanFact] {
    &side.plan().facts
}
