//! 失分 of each item and of 加减分 for one unit: figures only, for many units.

use super::block::{self, BlockScore, Standing, View};
use super::exemption::exempt;
use super::facts::Facts;
use super::outcomes::Outcomes;
use super::{ScoreRange, Scorer};
use crate::model::{Evidence, Exempted};

/// What one unit loses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses {
    /// By [`crate::model::ItemId`]: its points less what it has, and 减分 less 加分 of its own fields. `None` where it was taken
    /// out by 不适用: what it has goes by the rest.
    pub items: Vec<Option<ScoreRange>>,
    /// 减分 less 加分 of the section 加减分.
    pub adjustments: ScoreRange,
}

impl Scorer {
    /// What every item loses under `evidence`.
    pub fn losses(&self, evidence: &Evidence) -> Losses {
        let plan = &self.plan;
        let facts = Facts {
            plan: &plan.facts,
            values: &evidence.facts,
            assumed: &[],
        };
        let mut score = BlockScore::default();
        let mut loss = |block: &super::plan::Block, standing: Standing| {
            let view = View {
                standing,
                separate: true,
            };
            block::score(plan, block, &facts, view, &mut score);
            let moved = score.malus.clone().minus(score.bonus.clone());
            match standing {
                _ if block.item.is_none() => Some(moved),
                Standing::TakenOut => None,
                _ => Some(Outcomes::one(block.full).minus(score.own.clone()).plus(&moved)),
            }
        };
        let items = plan.items.iter().map(|block| {
            let claims = evidence
                .exemptions
                .iter()
                .filter(|c| block.item.is_some_and(|item| c.items.contains(&item)));
            let state = claims.map(|c| c.state).min_by_key(|state| *state != Exempted::Approved);
            let set = match state.filter(|state| *state != Exempted::Refused) {
                None => loss(block, Standing::Applies),
                Some(Exempted::Approved) => loss(block, exempt(plan, block.full)),
                Some(_) => {
                    let (one, other) = (loss(block, Standing::Applies), loss(block, exempt(plan, block.full)));
                    one.zip(other).map(|(one, other)| one.or(other))
                }
            };
            set.map(|set| set.range())
        });
        let items = items.collect();
        let section = [&plan.bonus, &plan.malus].map(|block| loss(block, Standing::Applies).unwrap_or_default());
        let [bonus, malus] = section;
        Losses {
            items,
            adjustments: bonus.plus(&malus).range(),
        }
    }

    /// Whether a total is nothing but what the items and 加减分 come to, wherever nothing is 不适用.
    pub fn only_adds(&self) -> bool {
        let plan = &self.plan;
        let takes = plan.vetoes.iter().any(|v| v.action.zero_total || v.action.zero_category);
        !takes && plan.total_low.is_none() && plan.total_high.is_none() && plan.total_places.is_none()
    }
}
