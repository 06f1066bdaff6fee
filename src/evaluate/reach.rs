//! What a rubric can give at all, for `check`.

use super::block::{self, BlockScore, Standing, View};
use super::facts::{Facts, State};
use super::outcomes::Outcomes;
use super::pass::Pass;
use super::plan::{Block, Plan, Test};
use super::{Reach, Scorer, deciding};
use crate::model::{ClauseId, Evidence, Ratio, Rubric};

/// Items with more clauses are not looked into.
const MOST_CLAUSES: usize = 200;
/// Completions of one item that are tried to see whether a clause matters.
const MOST_TRIALS: usize = 4_096;

/// Everything `rubric` can give: every fact unknown, nothing 不适用.
pub fn reach(rubric: &Rubric) -> Reach {
    let scorer = Scorer::new(rubric);
    let plan = &scorer.plan;
    let mut pass = Pass::default();
    pass.run(plan, &Evidence::default(), &[]);
    Reach {
        at_most: pass.at_most(),
        categories: pass.categories.into_iter().map(|c| c.score).collect(),
        bonus: pass.bonus,
        malus: pass.malus,
        total: pass.total,
        bands: pass.bands,
    }
}

/// Possible scores of each item by itself, by [`crate::model::ItemId`]; every fact unknown, nothing 不适用.
pub fn item_reach(rubric: &Rubric) -> Vec<Outcomes> {
    let scorer = Scorer::new(rubric);
    let plan = &scorer.plan;
    let facts = Facts {
        plan: &plan.facts,
        values: &[],
        assumed: &[],
    };
    let mut score = BlockScore::default();
    let items = plan.items.iter().map(|block| {
        block::score(plan, block, &facts, APART, &mut score);
        std::mem::take(&mut score.own)
    });
    items.collect()
}

const APART: View = View {
    standing: Standing::Applies,
    separate: true,
};

/// The scoring clauses that can never change a score: no completion of their item or section gives other points with
/// them than without them. Where there are too many completions to try, a clause has the benefit of the doubt.
pub fn idle_clauses(rubric: &Rubric) -> Vec<ClauseId> {
    let scorer = Scorer::new(rubric);
    let plan = &scorer.plan;
    let mut out = Vec::new();
    let blocks = plan.items.iter().chain([&plan.bonus, &plan.malus]);
    for block in blocks.filter(|block| block.clauses().count() <= MOST_CLAUSES) {
        for (f, field) in block.fields.iter().enumerate() {
            for (c, clause) in field.clauses.iter().enumerate() {
                let mut without = block.clone();
                without.fields[f].clauses[c].test = Test::Never;
                without.fields[f].clauses[c].fact = None;
                if !differ(plan, block, &without, clause.facts().collect()) {
                    out.push(clause.id);
                }
            }
        }
    }
    out
}

/// Whether some completion of the facts of `block` tells the two apart.
fn differ(plan: &Plan, block: &Block, without: &Block, first: Vec<usize>) -> bool {
    // the clause's own facts change fastest, for most clauses show at once
    let mut facts = first;
    for fact in block.clauses().flat_map(|(_, clause)| clause.facts()) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let nothing = Evidence::default();
    let values: Vec<(usize, Vec<Ratio>)> = facts
        .into_iter()
        .map(|fact| (fact, deciding::values(plan, &nothing, fact)))
        .filter(|(_, values)| !values.is_empty())
        .collect();
    let all = values.iter().fold(1usize, |n, (_, values)| n.saturating_mul(values.len()));
    let mut assumed = Vec::new();
    for number in 0..all.min(MOST_TRIALS) {
        let mut rest = number;
        assumed.clear();
        for (fact, values) in &values {
            assumed.push((*fact, State::Known(values[rest % values.len()])));
            rest /= values.len();
        }
        let facts = Facts {
            plan: &plan.facts,
            values: &[],
            assumed: &assumed,
        };
        if points(plan, block, &facts) != points(plan, without, &facts) {
            return true;
        }
    }
    all > MOST_TRIALS
}

fn points(plan: &Plan, block: &Block, facts: &Facts<'_>) -> (Outcomes, Outcomes, Outcomes) {
    let mut score = BlockScore::default();
    block::score(plan, block, facts, APART, &mut score);
    (score.own, score.bonus, score.malus)
}
