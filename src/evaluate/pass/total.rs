//! 总分 and 等次 of one alternative.

use super::{Pass, put};
use crate::evaluate::case::Case;
use crate::evaluate::effects::Effects;
use crate::evaluate::outcomes::Outcomes;
use crate::evaluate::plan::{Plan, Trigger};

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
