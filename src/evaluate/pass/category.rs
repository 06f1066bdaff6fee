//! 类别: its items, 不适用, and the vetoes that read or take its score.

use super::{CategoryScore, Rest, Scratch, by_category, credit, shift};
use crate::evaluate::Truth;
use crate::evaluate::block::{self, BlockScore, Standing, View, divide};
use crate::evaluate::case::{Case, fold, push};
use crate::evaluate::clause::tested;
use crate::evaluate::effects::Effects;
use crate::evaluate::facts::Facts;
use crate::evaluate::outcomes::Outcomes;
use crate::evaluate::plain::{self, Plain};
use crate::evaluate::plan::{Compare, Plan, PlanCategory, Trigger};
use crate::model::{ClauseId, Points};
use std::ops::Range;

/// One alternative, while its categories are put together.
pub(super) struct Table<'a> {
    pub plan: &'a Plan,
    pub facts: &'a Facts<'a>,
    pub standings: &'a [Standing],
    pub separate: bool,
    pub rest: Option<&'a Rest>,
}

impl Table<'_> {
    fn standing(&self, item: usize) -> Standing {
        self.standings.get(item).copied().unwrap_or(Standing::Applies)
    }

    /// Puts the alternatives of a category into `scratch.cases`.
    pub fn category(
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
        let mut known = Plain::default();
        let mut item = category.items.start;
        while item < category.items.end {
            if let Some(block) = plan
                .items
                .get(item)
                .filter(|block| block.adds_up && block.alone && applies(&item))
                && let Some(plain) = plain::score(block, self.facts)
            {
                known.add(&plain);
                left += block.full;
                item += 1;
                continue;
            }
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
            // where nothing applies there is no score to read
            for &veto in vetoes.iter().filter(|_| full > Points::ZERO) {
                if let Trigger::Items { compare, .. } = &plan.vetoes[veto].trigger {
                    divide(&mut inner, compare, full, |effects| effects.fire(&plan.vetoes[veto].action));
                }
            }
            fold(cases, &inner);
            item = range.end.max(item + 1);
        }
        out.earned.shift(known.own);
        shift(cases, known.own, known.bonus - known.malus);
        self.results(category, cases, left, true);
        if !self.standings.is_empty() {
            for item in category.items.clone().filter(|item| !applies(item)) {
                if self.standing(item) == Standing::TakenOut {
                    out.exempt += plan.items[item].full;
                }
                add(item, cases, &mut out);
            }
        }
        bonus.shift(known.bonus);
        malus.shift(known.malus);
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
                        cases.iter_mut().for_each(|case| case.effects.loose = true);
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
        if by_category(plan) && left > Points::ZERO {
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
                case.effects.loose |= !sure;
                let none = Case {
                    own: Outcomes::ZERO,
                    ..case.clone()
                };
                push(cases, none);
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
                Trigger::Items { items, compare } => {
                    let (earned, full) = self.left(items.clone());
                    // where nothing applies there is no score to read
                    if full > Points::ZERO {
                        compared(&earned, compare, full)
                    } else {
                        Truth::No
                    }
                }
                Trigger::Category { category, compare } => self.reads(*category, compare),
                Trigger::AnyCategory(compare) => (0..plan.categories.len())
                    .map(|category| self.reads(category, compare))
                    .fold(Truth::No, Truth::or),
                Trigger::Total(_) | Trigger::Never => Truth::No,
            };
            sure &= one != Truth::Maybe || veto.alone;
            truth = truth.or(one);
        }
        (truth, sure)
    }

    /// What the items of a run earn that apply, and their points.
    fn left(&self, items: Range<usize>) -> (Outcomes, Points) {
        let applies = |item: &usize| self.standing(*item) == Standing::Applies;
        let sum = items
            .clone()
            .filter(applies)
            .fold(Outcomes::ZERO, |sum, item| sum.plus(&self.earned(item)));
        (sum, items.filter(applies).map(|item| self.plan.items[item].full).sum())
    }

    fn earned(&self, item: usize) -> Outcomes {
        let mut block = BlockScore::default();
        let view = View {
            standing: self.standing(item),
            separate: true,
        };
        block::score(self.plan, &self.plan.items[item], self.facts, view, &mut block);
        block.own
    }

    /// Whether the score of a category, before 本类别不得分, satisfies `compare`.
    fn reads(&self, category: usize, compare: &Compare) -> Truth {
        let Some(category) = self.plan.categories.get(category) else {
            return Truth::No;
        };
        let (earned, full) = self.left(category.items.clone());
        if compare.rate {
            return match self.rest {
                Some(rest) if full == Points::ZERO => compared(&rest.earned, compare, rest.full),
                _ => compared(&earned, compare, full),
            };
        }
        let (mut score, mut gone) = (earned.clone(), Points::ZERO);
        for item in category.items.clone() {
            match self.standing(item) {
                Standing::Applies => {}
                Standing::TakenOut => gone += self.plan.items[item].full,
                Standing::Fixed(..) => score = score.plus(&self.earned(item)),
            }
        }
        if let (Some(rest), true) = (self.rest, gone > Points::ZERO) {
            let (rate, of) = if by_category(self.plan) && full > Points::ZERO {
                (earned, full)
            } else {
                (rest.earned.clone(), rest.full)
            };
            score = score.plus(&rate.mapped(|earned| credit(self.plan, gone, earned, of)));
        }
        compared(&score, compare, full)
    }
}

/// Whether the scores of `set` satisfy `compare`; a rate is of `full`, and there is none of nothing.
fn compared(set: &Outcomes, compare: &Compare, full: Points) -> Truth {
    compare.stretch(full).map_or(Truth::No, |stretch| set.lies(stretch))
}
