//! 否决 one by one.

use std::ops::Range;

use super::super::block::{self, BlockScore, Standing, View};
use super::super::clause::tested;
use super::super::facts::Facts;
use super::super::outcomes::Outcomes;
use super::super::pass::Pass;
use super::super::plan::{Compare, Plan, Trigger};
use super::super::{Truth, VetoResult};
use crate::model::{Evidence, Exempted, ExemptionOutcome, FactId, Points};

pub(super) fn results(plan: &Plan, facts: &Facts<'_>, pass: &Pass, evidence: &Evidence) -> Vec<VetoResult> {
    let reads = |trigger: &Trigger| !matches!(trigger, Trigger::Never | Trigger::Fact { .. } | Trigger::Total(_));
    let scores = plan
        .vetoes
        .iter()
        .any(|veto| reads(&veto.trigger))
        .then(|| Read::new(plan, facts, pass, evidence));
    plan.vetoes
        .iter()
        .map(|veto| VetoResult {
            clause: veto.clause,
            item: veto.item,
            holds: match (&veto.trigger, &scores) {
                (Trigger::Fact { fact, test }, _) => tested(test, *fact, facts),
                (Trigger::Total(compare), _) => compared(&pass.read, compare, plan.full),
                (trigger, Some(scores)) => scores.holds(plan, trigger),
                _ => Truth::No,
            },
            fact: veto.fact().map(|fact| {
                let id = FactId(u32::try_from(fact).unwrap_or(u32::MAX));
                (id, facts.values.get(fact).copied().unwrap_or_default())
            }),
        })
        .collect()
}

/// What vetoes on results read.
struct Read {
    /// What each item earns, of those that apply: 得分率 is over the points that remain.
    items: Vec<Option<Outcomes>>,
    /// Each category: what its items that apply earn of what, and its score.
    categories: Vec<(Outcomes, Points, Outcomes)>,
}

impl Read {
    fn new(plan: &Plan, facts: &Facts<'_>, pass: &Pass, evidence: &Evidence) -> Self {
        let mut applies = vec![true; plan.items.len()];
        let approved = evidence.exemptions.iter().filter(|c| c.state == Exempted::Approved);
        for item in approved.flat_map(|claim| &claim.items) {
            if let Some(slot) = applies.get_mut(item.index()) {
                *slot = plan.exemption.is_none();
            }
        }
        let view = View {
            standing: Standing::Applies,
            separate: true,
        };
        let mut score = BlockScore::default();
        let items = plan.items.iter().zip(&applies).map(|(block, applies)| {
            applies.then(|| {
                block::score(plan, block, facts, view, &mut score);
                std::mem::take(&mut score.own)
            })
        });
        let mut out = Self {
            items: items.collect(),
            categories: Vec::new(),
        };
        for (at, category) in plan.categories.iter().enumerate() {
            let (earned, full) = out.sum(plan, category.items.clone());
            let score = pass.categories.get(at).map(|c| c.earned.clone().plus(&c.credit));
            out.categories.push((earned, full, score.unwrap_or_default()));
        }
        out
    }

    fn sum(&self, plan: &Plan, range: Range<usize>) -> (Outcomes, Points) {
        let (mut sum, mut full) = (Outcomes::ZERO, Points::ZERO);
        for at in range {
            if let (Some(Some(own)), Some(block)) = (self.items.get(at), plan.items.get(at)) {
                sum = sum.plus(own);
                full += block.full;
            }
        }
        (sum, full)
    }

    fn holds(&self, plan: &Plan, trigger: &Trigger) -> Truth {
        match trigger {
            Trigger::Items { items, compare } => {
                let (earned, full) = self.sum(plan, items.clone());
                if full > Points::ZERO {
                    compared(&earned, compare, full)
                } else {
                    Truth::No
                }
            }
            Trigger::Category { category, compare } => self.category(plan, *category, compare),
            Trigger::AnyCategory(compare) => {
                let all = 0..self.categories.len();
                all.map(|at| self.category(plan, at, compare)).fold(Truth::No, Truth::or)
            }
            Trigger::Never | Trigger::Fact { .. } | Trigger::Total(_) => Truth::No,
        }
    }

    fn category(&self, plan: &Plan, at: usize, compare: &Compare) -> Truth {
        match self.categories.get(at) {
            None => Truth::No,
            Some((_, full, score)) if !compare.rate => compared(score, compare, *full),
            // with nothing left it has the rate of the whole table's rest, where that is the rule
            Some((_, Points::ZERO, _)) if taken_out(plan) => {
                let (earned, full) = self.sum(plan, 0..plan.items.len());
                compared(&earned, compare, full)
            }
            Some((earned, full, _)) => compared(earned, compare, *full),
        }
    }
}

/// Whether 不适用 takes items out, so that the rest gives the rate.
fn taken_out(plan: &Plan) -> bool {
    use ExemptionOutcome::{RestOfCategory, RestOfTable};
    let rule = plan.exemption.as_ref();
    rule.is_some_and(|rule| matches!(rule.outcome, RestOfCategory | RestOfTable))
}

/// Whether the scores of `set` satisfy `compare`.
fn compared(set: &Outcomes, compare: &Compare, full: Points) -> Truth {
    compare.stretch(full).map_or(Truth::No, |stretch| set.lies(stretch))
}
