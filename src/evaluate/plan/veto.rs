//! 否决 laid flat: what each does, and what sets it off.

use std::ops::Range;

use super::{Plan, Test};
use crate::evaluate::effects::Action;
use crate::evaluate::outcomes::Stretch;
use crate::model::{
    Bounds, ClauseId, Condition, Home, Item, ItemId, Points, Ratio, ResultCondition, Rubric, Subject, VetoAction,
};

/// 否决 clause.
#[derive(Debug, Clone)]
pub(in crate::evaluate) struct PlanVeto {
    pub clause: ClauseId,
    pub item: Option<ItemId>,
    pub action: Action,
    /// The category that 本类别不得分 of an item takes. In the table 本类别 is that of the fact or of the score it reads: it is
    /// taken where the veto is decided.
    pub category: Option<usize>,
    pub trigger: Trigger,
    /// Whether nothing else uses its fact.
    pub alone: bool,
}

/// What sets a veto off.
#[derive(Debug, Clone)]
pub(in crate::evaluate) enum Trigger {
    Never,
    Fact { fact: usize, test: Test },
    Items { items: Range<usize>, compare: Compare },
    Category { category: usize, compare: Compare },
    AnyCategory(Compare),
    Total(Compare),
}

/// A comparison of a score.
#[derive(Debug, Clone, Copy)]
pub(in crate::evaluate) struct Compare {
    pub rate: bool,
    pub bounds: Bounds,
}

impl Compare {
    /// The scores that satisfy it, in millionths, where the whole is `full`; `None` if a rate has no whole.
    pub fn stretch(&self, full: Points) -> Option<Stretch> {
        use crate::model::Comparison::{AtLeast, AtMost, Equal, Less, More};
        if self.rate && full <= Points::ZERO {
            return None;
        }
        let (mut low, mut high): Stretch = (None, None);
        for bound in [Some(self.bounds.first), self.bounds.second].into_iter().flatten() {
            let unit = if self.rate {
                Ratio::new(full.micros(), 100)?
            } else {
                Ratio::whole(1_000_000)
            };
            let at = bound.value.times(unit);
            if matches!(bound.op, More | AtLeast | Equal) {
                let least = if bound.op == More { at.floor() + 1 } else { at.ceil() };
                low = Some(low.map_or(least, |old| old.max(least)));
            }
            if matches!(bound.op, Less | AtMost | Equal) {
                let most = if bound.op == Less { at.ceil() - 1 } else { at.floor() };
                high = Some(high.map_or(most, |old| old.min(most)));
            }
        }
        Some((low, high))
    }
}

impl PlanVeto {
    /// The fact that sets it off.
    pub fn fact(&self) -> Option<usize> {
        match self.trigger {
            Trigger::Fact { fact, .. } => Some(fact),
            _ => None,
        }
    }
}

/// Adds the vetoes of `rubric` to `plan`, each where it is decided.
pub(super) fn add(plan: &mut Plan, rubric: &Rubric) {
    let items: Vec<&Item> = rubric.items().collect();
    for (item, clause) in rubric.veto_clauses() {
        let crate::model::Effect::Veto(action) = &clause.reading.effect else {
            continue;
        };
        let trigger = match (&clause.reading.condition, clause.fact) {
            (Condition::Finding(_), Some(fact)) => Trigger::Fact {
                fact: fact.index(),
                test: Test::Positive,
            },
            (Condition::Data { bounds, .. }, Some(fact)) => Trigger::Fact {
                fact: fact.index(),
                test: Test::Bounds(*bounds),
            },
            (Condition::Result(result), _) => on_result(result, item, rubric, plan),
            _ => Trigger::Never,
        };
        let trigger = match trigger {
            Trigger::Fact { fact, .. } if fact >= plan.facts.len() => Trigger::Never,
            other => other,
        };
        let own = item.filter(|_| matches!(action, VetoAction::ZeroCategory));
        plan.vetoes.push(PlanVeto {
            clause: clause.id,
            item: item.map(|i| i.id),
            action: Action::new(action, &rubric.bands),
            category: own.map(|i| i.category.index()),
            trigger,
            alone: false,
        });
        place(plan, plan.vetoes.len() - 1, rubric, &items);
    }
}

fn on_result(result: &ResultCondition, item: Option<&Item>, rubric: &Rubric, plan: &Plan) -> Trigger {
    let compare = Compare {
        rate: result.rate,
        bounds: result.bounds,
    };
    match &result.subject {
        Subject::Total => Trigger::Total(compare),
        Subject::AnyCategory => Trigger::AnyCategory(compare),
        Subject::OwnCategory => item.map_or(Trigger::Never, |i| Trigger::Category {
            category: i.category.index(),
            compare,
        }),
        Subject::OwnItem => item.map_or(Trigger::Never, |i| Trigger::Items {
            items: i.id.index()..i.id.index() + 1,
            compare,
        }),
        Subject::Titled(name) => {
            if let Some(category) = rubric.categories.iter().position(|c| c.name == *name) {
                return Trigger::Category { category, compare };
            }
            let mut first = 0;
            let mut items = None;
            for indicator in rubric.categories.iter().flat_map(|c| &c.indicators) {
                let range = first..first + indicator.items.len();
                first = range.end;
                if indicator.name == *name && items.is_none() {
                    items = Some(range);
                }
            }
            let by_item = || {
                rubric
                    .items()
                    .position(|i| i.name == *name || path_ends(i, name.key()))
                    .map(|n| n..n + 1)
            };
            match items.or_else(by_item).filter(|range| range.end <= plan.items.len()) {
                Some(items) => Trigger::Items { items, compare },
                None => Trigger::Never,
            }
        }
    }
}

/// Whether `key` is the path of `item` or an end of it: 指标/项.
fn path_ends(item: &Item, key: &str) -> bool {
    let path: Vec<&str> = item.path.iter().map(crate::model::Name::key).collect();
    (0..path.len()).any(|from| path[from..].join("/") == key)
}

/// Enters veto `at` where it is decided.
fn place(plan: &mut Plan, at: usize, rubric: &Rubric, items: &[&Item]) {
    let veto = &plan.vetoes[at];
    let takes = veto.category;
    plan.categories_matter |= veto.action.zero_category;
    let category_of = |item: usize| items.get(item).map(|i| i.category.index());
    match veto.trigger.clone() {
        Trigger::Never => {}
        Trigger::Total(_) => plan.on_total.push(at),
        Trigger::AnyCategory(_) => {
            plan.categories_matter = true;
            if takes.is_some() {
                plan.crossing.push(at)
            } else {
                plan.any_category.push(at)
            }
        }
        Trigger::Category { category, .. } => {
            plan.categories_matter = true;
            if takes.is_some_and(|k| k != category) {
                plan.crossing.push(at);
            } else if let Some(category) = plan.categories.get_mut(category) {
                category.results.push(at);
            }
        }
        Trigger::Items { items, .. } => {
            plan.categories_matter = true;
            let home = category_of(items.start);
            if takes.is_some() && takes != home {
                plan.crossing.push(at);
            } else if items.len() == 1 {
                plan.items[items.start].results.push(at);
            } else if let Some(category) = home.and_then(|k| plan.categories.get_mut(k)) {
                match category.indicators.iter_mut().find(|(range, _)| *range == items) {
                    Some((_, vetoes)) => vetoes.push(at),
                    None => category.indicators.push((items, vec![at])),
                }
            }
        }
        Trigger::Fact { fact, .. } => {
            let home = rubric.facts.get(fact).map(|f| f.home);
            let home_category = match home {
                Some(Home::Item(item)) => category_of(item.index()),
                _ => None,
            };
            if takes.is_some() && takes != home_category {
                plan.crossing.push(at);
                return;
            }
            match home {
                Some(Home::Item(item)) if item.index() < plan.items.len() => plan.items[item.index()].vetoes.push(at),
                Some(Home::Bonus) => plan.bonus.vetoes.push(at),
                Some(Home::Malus) => plan.malus.vetoes.push(at),
                _ => plan.veto.vetoes.push(at),
            }
        }
    }
}
