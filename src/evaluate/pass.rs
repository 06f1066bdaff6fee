//! 总分: items → categories → total → band, over all alternatives.

use super::block::{self, BlockScore, Standing, View, divide};
use super::case::{Case, fold, push};
use super::clause::tested;
use super::effects::Effects;
use super::facts::Facts;
use super::outcomes::Outcomes;
use super::plan::{Compare, Plan, PlanCategory, Trigger};
use super::{Truth, exemption, plain};
use crate::model::points::PLACES;
use crate::model::{ClauseId, Evidence, ExemptionOutcome, Points};

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
    /// How many alternatives of 不适用 have been put in so far.
    alternatives: usize,
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
        self.alternatives = 0;
        self.conflict = None;
        self.nothing_left = false;
        self.bands_at_most = false;
        self.bands.clear();
        self.bands.resize(plan.bands.len(), false);
        self.categories.resize_with(plan.categories.len(), CategoryScore::default);
        let facts = Facts {
            plan: &plan.facts,
            values: &evidence.facts,
            assumed,
        };
        if evidence.exemptions.is_empty() || plan.exemption.is_none() {
            self.alternative(plan, &facts, &[]);
            return;
        }
        let (alternatives, sure) = exemption::alternatives(plan, &evidence.exemptions);
        for standings in &alternatives {
            self.alternative(plan, &facts, standings);
        }
        if !sure {
            self.bands_at_most = true;
            self.total = std::mem::take(&mut self.total).at_most_these();
        }
    }

    /// Whether 至多 is to be said.
    pub fn at_most(&self) -> bool {
        self.bands_at_most || !self.total.is_exact()
    }

    fn alternative(&mut self, plan: &Plan, facts: &Facts<'_>, standings: &[Standing]) {
        let first = self.alternatives == 0;
        self.alternatives += 1;
        let rest = standings
            .contains(&Standing::TakenOut)
            .then(|| self.rest(plan, facts, standings));
        let separate = plan.categories_matter || rest.is_some();
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.all.clear();
        scratch.all.push(Case::default());
        let (mut bonus, mut malus) = (Outcomes::ZERO, Outcomes::ZERO);
        for (at, category) in plan.categories.iter().enumerate() {
            let table = Table {
                plan,
                facts,
                standings,
                separate,
                rest: rest.as_ref(),
            };
            let score = table.category(at, category, &mut scratch, (&mut bonus, &mut malus), &mut self.conflict);
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
        let by_category = plan
            .exemption
            .as_ref()
            .is_some_and(|e| e.outcome == ExemptionOutcome::RestOfCategory);
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

    /// Total and band of one alternative.
    fn finish(&mut self, plan: &Plan, case: Case, fresh: &mut bool) {
        let Case { mut effects, own, extra } = case;
        effects.settle_any(|place| {
            plan.any_category
                .get(place)
                .map_or_else(Default::default, |&v| plan.vetoes[v].action)
        });
        let raw = own.plus(&extra);
        let total = bounded(plan, if effects.zero_total() { Outcomes::ZERO } else { raw.clone() });
        put(&mut self.raw, raw, *fresh);
        if !plan.on_total.is_empty() {
            put(&mut self.read, total.clone(), *fresh);
        }
        if effects.wild && plan.vetoes.iter().any(|v| v.action.zero_total) {
            self.grade(plan, &effects, bounded(plan, Outcomes::ZERO), fresh);
        }
        if total.single().is_some() {
            self.grade(plan, &effects, total, fresh);
            return;
        }
        let mut low = None;
        for cut in plan.total_cuts.iter().map(Some).chain([None]) {
            if let Some(part) = total.inside((low, cut.map(|cut| cut - 1))) {
                self.grade(plan, &effects, part, fresh);
            }
            low = cut.copied();
        }
    }

    /// Enters totals that lie in one stretch, and their band.
    fn grade(&mut self, plan: &Plan, effects: &Effects, part: Outcomes, fresh: &mut bool) {
        let Some(total) = part.low().or(part.high()) else {
            put(&mut self.total, part, *fresh);
            *fresh = false;
            return;
        };
        let mut effects = *effects;
        let mut part = part;
        let mut taken = Outcomes::ZERO;
        for &at in &plan.on_total {
            let veto = &plan.vetoes[at];
            let Trigger::Total(compare) = &veto.trigger else { continue };
            let fires = compare
                .stretch(plan.full)
                .is_some_and(|stretch| Outcomes::one(total).inside(stretch).is_some());
            if fires {
                effects.fire(&veto.action);
                if let Some(category) = veto.category.and_then(|k| self.categories.get(k)) {
                    taken = taken.plus(&category.score);
                }
            }
        }
        let zeroed = effects.zero_total() && !plan.on_total.is_empty();
        if zeroed {
            part = bounded(plan, Outcomes::ZERO);
        } else if taken != Outcomes::ZERO {
            // which totals go with which scores of the category is not kept
            let sure = part.single().is_some() && taken.single().is_some();
            part = bounded(plan, part.minus(taken));
            if !sure {
                part = part.at_most_these();
                self.bands_at_most = true;
            }
        }
        let ends = [part.low().unwrap_or(total), part.high().unwrap_or(total)];
        let bands = ends.map(|end| effects.band(end, &plan.bands));
        if let [Some(better), Some(worse)] = [bands[0].min(bands[1]), bands[0].max(bands[1])] {
            let worse = if effects.wild { plan.bands.len() - 1 } else { worse };
            self.bands[better..=worse].fill(true);
            self.bands_at_most |= effects.wild;
        }
        self.bands_at_most |= !part.is_exact();
        put(&mut self.total, part, *fresh);
        *fresh = false;
    }
}

/// 总分 bounds and 小数.
fn bounded(plan: &Plan, total: Outcomes) -> Outcomes {
    let total = if plan.total_low.is_some() || plan.total_high.is_some() {
        total.clamped(plan.total_low, plan.total_high)
    } else {
        total
    };
    match plan.total_places {
        Some(places) => total.rounded(places),
        None => total,
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

/// What 折算 gives for `exempt` points where the rest earned `earned` of `full`.
fn credit(plan: &Plan, exempt: Points, earned: Points, full: Points) -> Points {
    let places = plan.exemption.as_ref().and_then(|e| e.places).unwrap_or(PLACES);
    earned.over(full).map_or(Points::ZERO, |rate| exempt.scale(rate, places))
}

/// One alternative, while its categories are put together.
struct Table<'a> {
    plan: &'a Plan,
    facts: &'a Facts<'a>,
    standings: &'a [Standing],
    separate: bool,
    rest: Option<&'a Rest>,
}

impl Table<'_> {
    fn standing(&self, item: usize) -> Standing {
        self.standings.get(item).copied().unwrap_or(Standing::Applies)
    }

    /// Puts the alternatives of a category into `scratch.cases`.
    fn category(
        &self,
        at: usize,
        category: &PlanCategory,
        scratch: &mut Scratch,
        (bonus, malus): (&mut Outcomes, &mut Outcomes),
        conflict: &mut Option<(ClauseId, ClauseId)>,
    ) -> CategoryScore {
        let Scratch { block, cases, .. } = scratch;
        let plan = self.plan;
        cases.clear();
        cases.push(Case::default());
        let mut out = CategoryScore::default();
        let mut left = Points::ZERO;
        let mut add = |item: usize, into: &mut Vec<Case>, out: &mut CategoryScore| {
            let planned = &plan.items[item];
            if planned.adds_up && self.standing(item) == Standing::Applies {
                if let Some(plain) = plain::score(planned, self.facts) {
                    out.earned.shift(plain.own);
                    bonus.shift(plain.bonus);
                    malus.shift(plain.malus);
                    shift(into, plain.own, plain.bonus - plain.malus);
                    return;
                }
            }
            let view = View {
                standing: self.standing(item),
                separate: self.separate,
            };
            block::score(plan, &plan.items[item], self.facts, view, block);
            out.earned = std::mem::take(&mut out.earned).plus(&block.own);
            *bonus = std::mem::take(bonus).plus(&block.bonus);
            *malus = std::mem::take(malus).plus(&block.malus);
            *conflict = conflict.or(block.conflict);
            fold(into, &block.cases);
        };
        // what applies first: 得分率 is over the points that remain
        let applies = |item: &usize| self.standing(*item) == Standing::Applies;
        let mut item = category.items.start;
        while item < category.items.end {
            let run = category.indicators.iter().find(|(range, _)| range.start == item);
            let Some((range, vetoes)) = run else {
                if applies(&item) {
                    left += plan.items[item].full;
                    add(item, cases, &mut out);
                }
                item += 1;
                continue;
            };
            let mut inner = vec![Case::default()];
            let mut full = Points::ZERO;
            for item in range.clone().filter(applies) {
                full += plan.items[item].full;
                add(item, &mut inner, &mut out);
            }
            left += full;
            for &veto in vetoes {
                if let Trigger::Items { compare, .. } = &plan.vetoes[veto].trigger {
                    divide(&mut inner, compare, full, |effects| effects.fire(&plan.vetoes[veto].action));
                }
            }
            fold(cases, &inner);
            item = range.end.max(item + 1);
        }
        self.results(category, cases, left, true);
        if !self.standings.is_empty() {
            for item in category.items.clone().filter(|item| !applies(item)) {
                if self.standing(item) == Standing::TakenOut {
                    out.exempt += plan.items[item].full;
                }
                add(item, cases, &mut out);
            }
        }
        self.credit(cases, &mut out, left);
        self.results(category, cases, left, false);
        self.zero(at, cases, &mut out);
        out.score = if self.separate && (plan.categories_matter || out.exempt > Points::ZERO) {
            let deferred = self.rest.is_some_and(|rest| rest.only) && !plan.categories_matter;
            if deferred {
                out.earned.clone().plus(&out.credit)
            } else {
                Outcomes::any(cases.iter().map(|case| case.own.clone()))
            }
        } else {
            out.earned.clone()
        };
        out
    }

    /// Vetoes on the score of this category, by rate or by points.
    fn results(&self, category: &PlanCategory, cases: &mut Vec<Case>, left: Points, rate: bool) {
        let plan = self.plan;
        let mut read = |compare: &Compare, fire: &dyn Fn(&mut Effects)| {
            if compare.rate != rate {
                return;
            }
            match self.rest {
                // a category with nothing left has the rate of the whole table's rest
                Some(rest) if rate && left == Points::ZERO => {
                    let mut whole = vec![Case {
                        own: rest.earned.clone(),
                        ..Case::default()
                    }];
                    divide(&mut whole, compare, rest.full, fire);
                    let fired = whole.iter().filter(|case| case.effects != Effects::default()).count();
                    if fired == whole.len() {
                        cases.iter_mut().for_each(|case| fire(&mut case.effects));
                    } else if fired > 0 {
                        block::decide(cases, fire);
                        cases
                            .iter_mut()
                            .for_each(|case| case.own = std::mem::take(&mut case.own).at_most_these());
                    }
                }
                _ => divide(cases, compare, left, fire),
            }
        };
        for &veto in &category.results {
            if let Trigger::Category { compare, .. } = &plan.vetoes[veto].trigger {
                read(compare, &|effects| effects.fire(&plan.vetoes[veto].action));
            }
        }
        for (place, &veto) in plan.any_category.iter().enumerate() {
            if let Trigger::AnyCategory(compare) = &plan.vetoes[veto].trigger {
                let action = &plan.vetoes[veto].action;
                // 本类别 of a veto in the table is each category that sets it off
                let own = action.zero_category;
                read(compare, &|effects| {
                    if own {
                        effects.fire(action)
                    } else {
                        effects.fire_any(place, action)
                    }
                });
            }
        }
    }

    /// What 折算 gives for the items that are taken out.
    fn credit(&self, cases: &mut [Case], out: &mut CategoryScore, left: Points) {
        let (Some(rest), true) = (self.rest, out.exempt > Points::ZERO) else {
            return;
        };
        let (plan, exempt) = (self.plan, out.exempt);
        let by_category = plan
            .exemption
            .as_ref()
            .is_some_and(|e| e.outcome == ExemptionOutcome::RestOfCategory);
        if by_category && left > Points::ZERO {
            out.credit = out.earned.clone().mapped(|earned| credit(plan, exempt, earned, left));
            for case in cases {
                case.own = std::mem::take(&mut case.own).mapped(|earned| earned + credit(plan, exempt, earned, left));
            }
            return;
        }
        out.credit = rest.earned.clone().mapped(|earned| credit(plan, exempt, earned, rest.full));
        if rest.only && !plan.categories_matter {
            // added to the total, which is a function of what the rest earned
            return;
        }
        for case in cases {
            case.own = std::mem::take(&mut case.own).plus(&out.credit);
            if rest.earned.single().is_none() {
                case.own = std::mem::take(&mut case.own).at_most_these();
            }
        }
    }

    /// 本类别不得分.
    fn zero(&self, at: usize, cases: &mut Vec<Case>, out: &mut CategoryScore) {
        out.may_stay = true;
        if !self.plan.categories_matter {
            return;
        }
        let (crossing, sure) = self.crossing(at);
        out.may_stay = false;
        for mut case in std::mem::take(cases) {
            let zeroed = case.effects.take_zero_category() || crossing == Truth::Yes;
            out.may_zero |= zeroed || crossing == Truth::Maybe;
            out.may_stay |= !zeroed;
            if !zeroed && crossing == Truth::Maybe {
                let none = Case {
                    own: Outcomes::ZERO,
                    ..case.clone()
                };
                push(cases, none);
                if !sure {
                    case.own = case.own.at_most_these();
                }
            }
            if zeroed {
                case.own = Outcomes::ZERO;
            }
            push(cases, case);
        }
    }

    /// Whether a veto from outside takes the category away, and whether nothing else depends on what decides it.
    fn crossing(&self, at: usize) -> (Truth, bool) {
        let plan = self.plan;
        let (mut truth, mut sure) = (Truth::No, true);
        for veto in plan
            .crossing
            .iter()
            .map(|&v| &plan.vetoes[v])
            .filter(|v| v.category == Some(at))
        {
            let one = match &veto.trigger {
                Trigger::Fact { fact, test } => tested(test, *fact, self.facts),
                Trigger::Items { items, compare } => self.compared(items.clone(), compare),
                Trigger::Category { category, compare } => plan
                    .categories
                    .get(*category)
                    .map_or(Truth::No, |c| self.compared(c.items.clone(), compare)),
                Trigger::AnyCategory(compare) => plan
                    .categories
                    .iter()
                    .map(|c| self.compared(c.items.clone(), compare))
                    .fold(Truth::No, Truth::or),
                Trigger::Total(_) | Trigger::Never => Truth::No,
            };
            sure &= one != Truth::Maybe || veto.alone;
            truth = truth.or(one);
        }
        (truth, sure)
    }

    /// Whether what the items of a run earn satisfies `compare`.
    fn compared(&self, items: std::ops::Range<usize>, compare: &Compare) -> Truth {
        let mut block = BlockScore::default();
        let (mut sum, mut full) = (Outcomes::ZERO, Points::ZERO);
        for item in items.filter(|&i| self.standing(i) != Standing::TakenOut) {
            let view = View {
                standing: self.standing(item),
                separate: true,
            };
            block::score(self.plan, &self.plan.items[item], self.facts, view, &mut block);
            sum = sum.plus(&block.own);
            full += self.plan.items[item].full;
        }
        let Some(stretch) = compare.stretch(full) else {
            return Truth::No;
        };
        sum.lies(stretch)
    }
}
