//! 否决的后果: what fired vetoes do together, and the band that is left.

use crate::model::{GradeBand, Points, VetoAction};

/// What one veto does; bands are indices, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Action {
    /// One bit a band.
    bars: u128,
    lower: u32,
    /// The band it grades as; 0, the best, changes nothing.
    grade: u16,
    pub zero_total: bool,
    pub zero_category: bool,
}

impl Action {
    pub fn new(action: &VetoAction, bands: &[GradeBand]) -> Self {
        let index = |name: &crate::model::Name| bands.iter().position(|b| b.name == *name);
        let mut out = Self::default();
        match action {
            VetoAction::Grade(name) => out.grade = index(name).and_then(|n| u16::try_from(n).ok()).unwrap_or(0),
            VetoAction::Bar(names) => {
                for at in names.iter().filter_map(index).filter(|&n| n < 128) {
                    out.bars |= 1 << at;
                }
            }
            VetoAction::Lower(by) => out.lower = (*by).min(u32::from(u16::MAX)),
            VetoAction::ZeroCategory => out.zero_category = true,
            VetoAction::ZeroTotal => out.zero_total = true,
        }
        out
    }
}

/// What all fired vetoes do. The order in which they fire does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Effects {
    fired: Action,
    /// Vetoes on 任一类别 that fired: one bit each, for they act once however many categories set them off.
    any: u128,
    /// Too many combinations to tell apart: any of the rubric's vetoes may have fired.
    pub wild: bool,
    /// What decides between this alternative and others decides other things too: it may not be possible at all.
    pub loose: bool,
}

impl Effects {
    pub fn fire(&mut self, action: &Action) {
        self.fired.bars |= action.bars;
        self.fired.lower = self.fired.lower.saturating_add(action.lower).min(u32::from(u16::MAX));
        self.fired.grade = self.fired.grade.max(action.grade);
        self.fired.zero_total |= action.zero_total;
        self.fired.zero_category |= action.zero_category;
    }

    /// Fires the veto on 任一类别 that stands at `place` among them.
    pub fn fire_any(&mut self, place: usize, action: &Action) {
        if place < 128 {
            self.any |= 1 << place;
        } else {
            self.fire(action);
        }
    }

    /// Which vetoes on 任一类别 fired, by their place; they are fired for good.
    pub fn settle_any(&mut self, action: impl Fn(usize) -> Action) {
        for place in 0..128 {
            if self.any >> place & 1 == 1 {
                self.fire(&action(place));
            }
        }
        self.any = 0;
    }

    pub fn and(mut self, other: &Self) -> Self {
        self.fire(&other.fired);
        self.any |= other.any;
        self.wild |= other.wild;
        self.loose |= other.loose;
        self
    }

    /// What surely happened where one or the other did; both take away the same.
    pub fn common(mut self, other: &Self) -> Self {
        self.fired.bars &= other.fired.bars;
        self.fired.lower = self.fired.lower.min(other.fired.lower);
        self.fired.grade = self.fired.grade.min(other.fired.grade);
        self.any &= other.any;
        self.wild |= other.wild;
        self.loose |= other.loose;
        self
    }

    /// Whether the total and whether the category is taken away.
    pub fn takes_away(&self) -> (bool, bool) {
        (self.fired.zero_total, self.fired.zero_category)
    }

    pub fn zero_total(&self) -> bool {
        self.fired.zero_total
    }

    /// Whether the category is taken away; asked once, at its end.
    pub fn take_zero_category(&mut self) -> bool {
        std::mem::take(&mut self.fired.zero_category)
    }

    /// The band of `total`: all 不得评为 first, then all 降低, then 评为, which never raises.
    pub fn band(&self, total: Points, bands: &[GradeBand]) -> Option<usize> {
        let last = bands.len().checked_sub(1)?;
        let mut band = bands.iter().position(|b| b.holds(total))?;
        while band < last && band < 128 && self.fired.bars >> band & 1 == 1 {
            band += 1;
        }
        band = band.saturating_add(self.fired.lower as usize).min(last);
        Some(band.max(usize::from(self.fired.grade)).min(last))
    }
}
