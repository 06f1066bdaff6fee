//! 常: the values from which a witness departs. Findings and counts did not happen; a datum is at the value that costs least on
//! both sides together, 加分 left out, the smallest of these.

use super::variable::{Variable, plan_facts};
use super::{Doubt, Side};
use crate::evaluate::block::{self, BlockScore, Standing, View};
use crate::evaluate::facts::{Facts, State};
use crate::evaluate::plan::Block;
use crate::model::Points;

/// Rounds in which data are put where they cost least; one may change what another costs.
const ROUNDS: usize = 2;
/// Clauses that are scored for it, all rounds together, each counted the more the more facts it is looked up among.
const MOST_WORK: usize = 30_000_000;

/// Finds the quiet value of every datum.
pub(super) fn settle(sides: [&Side<'_>; 2], blocks: &[Vec<&Block>; 2], variables: &mut [Variable]) -> Result<(), Doubt> {
    let options: usize = variables
        .iter()
        .filter(|variable| variable.is_data)
        .map(|variable| variable.options.len())
        .sum();
    let clauses: usize = blocks.iter().flatten().map(|block| block.clauses().count()).sum();
    let lookup = 1 + variables.len() / 32;
    if options.saturating_mul(clauses).saturating_mul(ROUNDS * lookup) > MOST_WORK {
        return Err(Doubt::Many);
    }
    let mut assumed: [Vec<(usize, State)>; 2] = [0, 1].map(|side: usize| {
        let known = variables.iter().filter_map(|variable| variable.on(side, variable.quiet));
        known.map(|(fact, value)| (fact, State::Known(value))).collect()
    });
    for _ in 0..ROUNDS {
        for variable in variables.iter_mut().filter(|variable| variable.is_data) {
            let mut best = None;
            for option in 0..variable.options.len() {
                let cost = (0..2).map(|side| {
                    put(&mut assumed[side], variable.on(side, option));
                    cost(sides[side], &blocks[side], &assumed[side])
                });
                let cost = cost.sum::<Points>();
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, option));
                }
            }
            variable.quiet = best.map_or(0, |(_, option)| option);
            for (side, assumed) in assumed.iter_mut().enumerate() {
                put(assumed, variable.on(side, variable.quiet));
            }
        }
    }
    Ok(())
}

fn put(assumed: &mut [(usize, State)], known: Option<(usize, crate::model::Ratio)>) {
    if let Some((fact, value)) = known
        && let Some(slot) = assumed.iter_mut().find(|(at, _)| *at == fact)
    {
        slot.1 = State::Known(value);
    }
}

/// What one side takes by 扣分, 得分 and 减分; evidence that contradicts the rubric costs more than any other.
fn cost(side: &Side<'_>, blocks: &[&Block], assumed: &[(usize, State)]) -> Points {
    let all: Points = blocks.iter().map(|block| block.full).sum();
    let taken = figures(side, blocks, assumed).map(|(taken, _)| taken);
    taken.unwrap_or(all.times(4))
}

/// 失分 of one side; `None` if the evidence contradicts the rubric.
pub(super) fn loss(side: &Side<'_>, blocks: &[&Block], assumed: &[(usize, State)]) -> Option<Points> {
    figures(side, blocks, assumed).map(|(taken, bonus)| taken - bonus)
}

/// What is taken, and 加分.
fn figures(side: &Side<'_>, blocks: &[&Block], assumed: &[(usize, State)]) -> Option<(Points, Points)> {
    let facts = Facts {
        plan: plan_facts(side),
        values: &[],
        assumed,
    };
    let view = View {
        standing: Standing::Applies,
        separate: true,
    };
    let mut score = BlockScore::default();
    let (mut taken, mut given) = (Points::ZERO, Points::ZERO);
    for block in blocks {
        block::score(side.plan(), block, &facts, view, &mut score);
        if score.conflict.is_some() {
            return None;
        }
        let full = if block.item.is_some() { block.full } else { Points::ZERO };
        taken += full - score.own.single()? + score.malus.single()?;
        given += score.bonus.single()?;
    }
    Some((taken, given))
}
