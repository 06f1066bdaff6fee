//! 总分 and 等次 of one alternative.

use super::{Pass, put};
use crate::evaluate::case::Case;
use crate::evaluate::effects::Effects;
use crate::evaluate::outcomes::Outcomes;
use crate::evaluate::plan::{Plan, Trigger};
use crate::model::Points;

/// Beyond the ends of all bands.
const FAR: Points = Points::from_micros(1_000_000_000_000_000_000_000_000);

impl Pass {
    /// Total and band of one alternative.
    pub(super) fn finish(&mut self, plan: &Plan, case: Case, fresh: &mut bool) {
        let Case { mut effects, own, extra } = case;
        effects.settle_any(|place| {
            plan.any_category
                .get(place)
                .map_or_else(Default::default, |&v| plan.vetoes[v].action)
        });
        let raw = own.plus(&extra);
        let total = bounded(plan, if effects.zero_total() { Outcomes::ZERO } else { raw.clone() });
        if plan.on_total.is_empty() {
            put(&mut self.raw, raw.clone(), *fresh);
        } else {
            put(&mut self.read, total.clone(), *fresh);
        }
        if effects.wild && plan.vetoes.iter().any(|v| v.action.zero_total) {
            self.grade(plan, &effects, &raw, bounded(plan, Outcomes::ZERO), fresh);
        }
        if total.single().is_some() {
            self.grade(plan, &effects, &raw, total, fresh);
            return;
        }
        let mut low = None;
        for cut in plan.total_cuts.iter().map(Some).chain([None]) {
            if let Some(part) = total.inside((low, cut.map(|cut| cut - 1))) {
                self.grade(plan, &effects, &raw, part, fresh);
            }
            low = cut.copied();
        }
    }

    /// Enters totals that lie in one stretch, and their band; `raw` is what all totals were made of.
    fn grade(&mut self, plan: &Plan, effects: &Effects, raw: &Outcomes, part: Outcomes, fresh: &mut bool) {
        let Some(total) = part.low().or(part.high()) else {
            if !plan.on_total.is_empty() {
                put(&mut self.raw, raw.clone(), *fresh);
            }
            put(&mut self.total, part, *fresh);
            *fresh = false;
            return;
        };
        let (mut effects, mut part) = (*effects, part);
        effects.loose |= part.may_be_none();
        if !plan.on_total.is_empty() {
            part = self.read_total(plan, &mut effects, raw, (total, part), *fresh);
        }
        let ends = [part.low().unwrap_or(-FAR), part.high().unwrap_or(FAR)];
        let bands = ends.map(|end| effects.band(end, &plan.bands));
        if let [Some(better), Some(worse)] = [bands[0].min(bands[1]), bands[0].max(bands[1])] {
            let worse = if effects.wild { plan.bands.len() - 1 } else { worse };
            self.bands[better..=worse].fill(true);
        }
        self.bands_at_most |= effects.wild || effects.loose;
        self.bands_at_most |= !part.is_exact();
        put(&mut self.total, part, *fresh);
        *fresh = false;
    }

    /// Lets the vetoes on the total act on `part`, in all of which they read the same as in `total`; what totals are left.
    fn read_total(
        &mut self,
        plan: &Plan,
        effects: &mut Effects,
        raw: &Outcomes,
        (total, mut part): (Points, Outcomes),
        fresh: bool,
    ) -> Outcomes {
        let mut raw = raw.clone();
        let mut taken: Vec<usize> = Vec::new();
        for &at in &plan.on_total {
            let veto = &plan.vetoes[at];
            let Trigger::Total(compare) = &veto.trigger else { continue };
            let fires = compare
                .stretch(plan.full)
                .is_some_and(|stretch| Outcomes::one(total).inside(stretch).is_some());
            if fires {
                effects.fire(&veto.action);
                taken.extend(veto.category.filter(|category| !taken.contains(category)));
            }
        }
        for (at, category) in self.categories.iter_mut().enumerate() {
            *(if taken.contains(&at) {
                &mut category.taken
            } else {
                &mut category.spared
            }) = true;
        }
        if !taken.is_empty() {
            // which totals go with which scores of the category is not kept
            let scores = taken.iter().filter_map(|&at| self.current.get(at));
            let lost = scores.fold(Outcomes::ZERO, |sum, score| sum.plus(score));
            let sure = raw.single().is_some() && lost.single().is_some();
            raw = raw.minus(lost);
            part = bounded(plan, raw.clone());
            if !sure {
                part = part.at_most_these();
                self.bands_at_most = true;
            }
        }
        if effects.zero_total() {
            part = bounded(plan, Outcomes::ZERO);
        }
        put(&mut self.raw, raw, fresh);
        part
    }

    /// Categories that vetoes on the total took away in some totals, or in all.
    pub(super) fn settle_taken(&mut self) {
        for category in self.categories.iter_mut().filter(|category| category.taken) {
            category.may_zero = true;
            if !category.spared {
                category.may_stay = false;
                category.score = Outcomes::ZERO;
            } else if category.score != Outcomes::ZERO {
                // which scores go with the totals that take none is not kept
                category.score = std::mem::take(&mut category.score).or(Outcomes::ZERO).at_most_these();
                self.bands_at_most = true;
            }
        }
    }
}

/// 总分 bounds and 小数.
pub(in crate::evaluate) fn bounded(plan: &Plan, total: Outcomes) -> Outcomes {
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
