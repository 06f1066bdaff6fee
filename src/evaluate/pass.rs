//! 一个单位: items → categories → total → band, over all alternatives.

mod category;
mod total;

use super::block::{self, BlockScore, Split, Standing, View};
use super::case::{Case, fold};
use super::facts::Facts;
use super::outcomes::Outcomes;
use super::plan::Plan;
use super::{exemption, plain};
use crate::model::points::PLACES;
use crate::model::{ClauseId, Evidence, ExemptionOutcome, Points};
use category::Table;
pub(super) use total::bounded;

/// Combinations of what is unknown of facts that act on several categories; each is a whole evaluation.
const MOST_ALTERNATIVES: usize = 64;

/// What one unit gets; reused from unit to unit.
#[derive(Debug, Clone, Default)]
pub(super) struct Pass {
    pub categories: Vec<CategoryScore>,
    /// All 加分, in items too.
    pub bonus: Outcomes,
    /// All 减分, in items too; without a sign.
    pub malus: Outcomes,
    pub raw: Outcomes,
    /// The rounded total as vetoes on it read it.
    pub read: Outcomes,
    pub total: Outcomes,
    /// By band.
    pub bands: Vec<bool>,
    /// Whether bands may be marked that no completion gives.
    pub bands_at_most: bool,
    /// Two clauses of 择一 that both hold.
    pub conflict: Option<(ClauseId, ClauseId)>,
    /// Every item was taken out by 不适用: there is no rate for 折算.
    pub nothing_left: bool,
    /// Scores of the categories in the alternative at hand.
    current: Vec<Outcomes>,
    /// How many alternatives have been put in so far.
    entered: usize,
    scratch: Scratch,
}

/// 类别.
#[derive(Debug, Clone, Default)]
pub(super) struct CategoryScore {
    pub earned: Outcomes,
    pub credit: Outcomes,
    pub score: Outcomes,
    pub exempt: Points,
    pub may_zero: bool,
    pub may_stay: bool,
    /// Whether a veto on the total takes it away, and whether some total leaves it.
    taken: bool,
    spared: bool,
}

#[derive(Debug, Clone, Default)]
struct Scratch {
    block: BlockScore,
    cases: Vec<Case>,
    all: Vec<Case>,
}

/// What 折算 of the whole table goes by.
struct Rest {
    /// Earned by all items that are left, and their points.
    earned: Outcomes,
    full: Points,
    /// Whether every credit goes by it, so that the total is a function of it.
    only: bool,
}

fn put(slot: &mut Outcomes, value: Outcomes, first: bool) {
    if first {
        *slot = value;
    } else {
        *slot = std::mem::take(slot).or(value);
    }
}

impl Pass {
    /// Evaluates `evidence`, with `assumed` in place of what it says.
    pub fn run(&mut self, plan: &Plan, evidence: &Evidence, assumed: &[(usize, super::facts::State)]) {
        self.entered = 0;
        self.conflict = None;
        self.nothing_left = false;
        self.bands_at_most = false;
        self.bands.clear();
        self.bands.resize(plan.bands.len(), false);
        self.categories.resize_with(plan.categories.len(), CategoryScore::default);
        for category in &mut self.categories {
            (category.taken, category.spared) = (false, false);
        }
        let facts = Facts {
            plan: &plan.facts,
            values: &evidence.facts,
            assumed,
        };
        if evidence.exemptions.is_empty() || plan.exemption.is_none() {
            self.alternatives(plan, &facts, &[]);
            self.settle_taken();
            return;
        }
        let (alternatives, sure) = exemption::alternatives(plan, &evidence.exemptions);
        for standings in &alternatives {
            self.alternatives(plan, &facts, standings);
        }
        self.settle_taken();
        if !sure {
            self.bands_at_most = true;
            self.total = std::mem::take(&mut self.total).at_most_these();
        }
    }

    /// Whether 至多 is to be said.
    pub fn at_most(&self) -> bool {
        let sets = || self.categories.iter().map(|category| &category.score).chain([&self.total]);
        self.bands_at_most || !sets().all(Outcomes::is_exact)
    }

    /// One for each of what is possible of the facts that act on several categories.
    fn alternatives(&mut self, plan: &Plan, facts: &Facts<'_>, standings: &[Standing]) {
        let Some(split) = Split::of(&plan.crossing_facts, facts, MOST_ALTERNATIVES) else {
            self.alternative(plan, facts, standings);
            return;
        };
        let mut assumed = facts.assumed.to_vec();
        let outer = assumed.len();
        let (mut any, mut conflict) = (false, None);
        for number in 0..split.combinations {
            assumed.truncate(outer);
            split.assume(number, &mut assumed);
            let facts = facts.assuming(&assumed);
            match self.contradiction(plan, &facts, standings) {
                None => {
                    any = true;
                    self.alternative(plan, &facts, standings);
                }
                found => conflict = found,
            }
        }
        if !any {
            // no completion is free of the conflict: something must stand in its place
            self.alternative(plan, facts, standings);
            self.conflict = self.conflict.or(conflict);
        }
    }

    /// Two clauses of 择一 that both hold, whatever else is filled in.
    fn contradiction(&mut self, plan: &Plan, facts: &Facts<'_>, standings: &[Standing]) -> Option<(ClauseId, ClauseId)> {
        let items = plan.items.iter().enumerate().map(|(at, block)| {
            let standing = standings.get(at).copied().unwrap_or(Standing::Applies);
            (block, standing)
        });
        let others = [&plan.bonus, &plan.malus, &plan.veto];
        let others = others.into_iter().map(|block| (block, Standing::Applies));
        items.chain(others).find_map(|(block, standing)| {
            let view = View {
                standing,
                separate: true,
            };
            block::score(plan, block, facts, view, &mut self.scratch.block);
            self.scratch.block.conflict
        })
    }

    fn alternative(&mut self, plan: &Plan, facts: &Facts<'_>, standings: &[Standing]) {
        let first = self.entered == 0;
        self.entered += 1;
        let rest = standings
            .contains(&Standing::TakenOut)
            .then(|| self.rest(plan, facts, standings));
        let separate = plan.categories_matter || rest.is_some();
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.all.clear();
        scratch.all.push(Case::default());
        let (mut bonus, mut malus) = (Outcomes::ZERO, Outcomes::ZERO);
        self.current.clear();
        for (at, category) in plan.categories.iter().enumerate() {
            let table = Table {
                plan,
                facts,
                standings,
                separate,
                rest: rest.as_ref(),
            };
            let score = table.category(at, category, &mut scratch, (&mut bonus, &mut malus), &mut self.conflict);
            if !plan.on_total.is_empty() {
                self.current.push(score.score.clone());
            }
            if let Some(slot) = self.categories.get_mut(at) {
                put(&mut slot.earned, score.earned, first);
                put(&mut slot.credit, score.credit, first);
                put(&mut slot.score, score.score, first);
                slot.exempt = if first { score.exempt } else { slot.exempt.max(score.exempt) };
                slot.may_zero = score.may_zero || (!first && slot.may_zero);
                slot.may_stay = score.may_stay || (!first && slot.may_stay);
            }
            fold(&mut scratch.all, &scratch.cases);
        }
        if let Some(rest) = rest.filter(|rest| rest.only && !plan.categories_matter) {
            for case in &mut scratch.all {
                case.own = std::mem::take(&mut case.own).mapped(|earned| {
                    let credits = self.categories.iter().map(|c| credit(plan, c.exempt, earned, rest.full));
                    earned + credits.sum()
                });
            }
        }
        let view = View {
            standing: Standing::Applies,
            separate,
        };
        for block in [&plan.bonus, &plan.malus, &plan.veto] {
            if block.fields.is_empty() && block.vetoes.is_empty() {
                continue;
            }
            if let Some(plain) = block.adds_up.then(|| plain::score(block, facts)).flatten() {
                bonus.shift(plain.bonus);
                malus.shift(plain.malus);
                shift(&mut scratch.all, Points::ZERO, plain.bonus - plain.malus);
                continue;
            }
            block::score(plan, block, facts, view, &mut scratch.block);
            bonus = bonus.plus(&scratch.block.bonus);
            malus = malus.plus(&scratch.block.malus);
            self.conflict = self.conflict.or(scratch.block.conflict);
            fold(&mut scratch.all, &scratch.block.cases);
        }
        put(&mut self.bonus, bonus, first);
        put(&mut self.malus, malus, first);
        let mut fresh = first;
        for case in scratch.all.drain(..) {
            self.finish(plan, case, &mut fresh);
        }
        self.scratch = scratch;
    }

    /// What all items that are left earn.
    fn rest(&mut self, plan: &Plan, facts: &Facts<'_>, standings: &[Standing]) -> Rest {
        let mut rest = Rest {
            earned: Outcomes::ZERO,
            full: Points::ZERO,
            only: true,
        };
        let by_category = by_category(plan);
        for category in &plan.categories {
            let (mut left, mut out) = (false, false);
            for at in category.items.clone() {
                let standing = standings.get(at).copied().unwrap_or(Standing::Applies);
                if standing == Standing::TakenOut {
                    out = true;
                    continue;
                }
                left = true;
                let view = View {
                    standing,
                    separate: true,
                };
                block::score(plan, &plan.items[at], facts, view, &mut self.scratch.block);
                rest.earned = std::mem::take(&mut rest.earned).plus(&self.scratch.block.own);
                rest.full += plan.items[at].full;
            }
            rest.only &= !(by_category && left && out);
        }
        self.nothing_left |= rest.full == Points::ZERO;
        rest
    }
}

/// Adds known points to every alternative.
#[inline]
fn shift(cases: &mut [Case], own: Points, extra: Points) {
    for case in cases {
        case.own.shift(own);
        case.extra.shift(extra);
    }
}

/// Whether 折算 goes by the rate of the category, where anything is left of it.
fn by_category(plan: &Plan) -> bool {
    let rule = plan.exemption.as_ref();
    rule.is_some_and(|rule| rule.outcome == ExemptionOutcome::RestOfCategory)
}

/// What 折算 gives for `exempt` points where the rest earned `earned` of `full`.
fn credit(plan: &Plan, exempt: Points, earned: Points, full: Points) -> Points {
    let places = plan.exemption.as_ref().and_then(|e| e.places).unwrap_or(PLACES);
    earned.over(full).map_or(Points::ZERO, |rate| exempt.scale(rate, places))
}
