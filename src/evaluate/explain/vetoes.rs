//! 否决 one by one.

use super::super::block::{self, BlockScore, Standing, View};
use super::super::clause::tested;
use super::super::exemption::exempt;
use super::super::facts::Facts;
use super::super::outcomes::Outcomes;
use super::super::pass::Pass;
use super::super::plan::{Compare, Plan, PlanVeto, Trigger};
use super::super::{Truth, VetoResult};
use crate::model::{Evidence, Exempted, FactId, Points};

pub(super) fn results(plan: &Plan, facts: &Facts<'_>, pass: &Pass, evidence: &Evidence) -> Vec<VetoResult> {
    let view = |item: usize| {
        let standing = plan.items.get(item).map_or(Standing::Applies, |block| {
            let covered = evidence
                .exemptions
                .iter()
                .any(|c| c.state == Exempted::Approved && c.items.iter().any(|i| i.index() == item));
            if covered {
                exempt(plan, block.full)
            } else {
                Standing::Applies
            }
        });
        View {
            standing,
            separate: true,
        }
    };
    plan.vetoes
        .iter()
        .map(|veto| VetoResult {
            clause: veto.clause,
            item: veto.item,
            holds: holds(plan, facts, pass, veto, &view),
            fact: veto.fact().map(|fact| {
                let id = FactId(u32::try_from(fact).unwrap_or(u32::MAX));
                (id, facts.values.get(fact).copied().unwrap_or_default())
            }),
        })
        .collect()
}

fn holds(plan: &Plan, facts: &Facts<'_>, pass: &Pass, veto: &PlanVeto, view: &dyn Fn(usize) -> View) -> Truth {
    // over the items that apply: 得分率 is over the points that remain
    let items = |range: std::ops::Range<usize>, compare: &Compare| {
        let (mut sum, mut full) = (Outcomes::ZERO, Points::ZERO);
        let mut block = BlockScore::default();
        for item in range.filter(|&item| view(item).standing == Standing::Applies) {
            block::score(plan, &plan.items[item], facts, view(item), &mut block);
            sum = sum.plus(&block.own);
            full += plan.items[item].full;
        }
        if full > Points::ZERO {
            compared(&sum, compare, full)
        } else {
            Truth::No
        }
    };
    let category = |at: usize, compare: &Compare| {
        let Some(planned) = plan.categories.get(at) else {
            return Truth::No;
        };
        match pass.categories.get(at) {
            Some(score) if !compare.rate => compared(&score.earned.clone().plus(&score.credit), compare, Points::ZERO),
            _ => items(planned.items.clone(), compare),
        }
    };
    match &veto.trigger {
        Trigger::Never => Truth::No,
        Trigger::Fact { fact, test } => tested(test, *fact, facts),
        Trigger::Items { items: range, compare } => items(range.clone(), compare),
        Trigger::Category { category: at, compare } => category(*at, compare),
        Trigger::AnyCategory(compare) => (0..plan.categories.len())
            .map(|at| category(at, compare))
            .fold(Truth::No, Truth::or),
        Trigger::Total(compare) => compared(&pass.read, compare, plan.full),
    }
}

/// Whether the scores of `set` satisfy `compare`.
fn compared(set: &Outcomes, compare: &Compare, full: Points) -> Truth {
    compare.stretch(full).map_or(Truth::No, |stretch| set.lies(stretch))
}
