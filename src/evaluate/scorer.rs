//! 评定器: a rubric made ready for units.

use super::plan::{self, Plan};
use super::tally::Tally;
use super::{Outcomes, Scores};
use crate::model::points::PLACES;
use crate::model::{Evidence, Rubric};

/// A rubric made ready for many units; shared by threads.
#[derive(Debug, Clone)]
pub struct Scorer {
    pub(super) plan: Plan,
    tally: Option<Tally>,
}

impl Scorer {
    /// Makes `rubric` ready.
    pub fn new(rubric: &Rubric) -> Self {
        Self {
            plan: plan::build(rubric),
            tally: None,
        }
    }

    /// The same, made ready for so many units that it pays to work out beforehand what each clause gives.
    #[must_use]
    pub fn for_very_many(mut self) -> Self {
        self.tally = Tally::new(&self.plan);
        self
    }

    /// The figures of one unit, written into `scores`. Known evidence allocates nothing once `scores` has been used.
    pub fn score(&self, evidence: &Evidence, scores: &mut Scores) {
        if self
            .tally
            .as_ref()
            .and_then(|tally| tally.score(self, evidence, scores))
            .is_some()
        {
            return;
        }
        let mut pass = std::mem::take(&mut scores.pass);
        pass.run(&self.plan, evidence, &[]);
        scores.faulty = pass.conflict.is_some() || pass.nothing_left;
        scores.categories.clear();
        scores.categories.extend(pass.categories.iter().map(|c| c.score.range()));
        scores.bonus = pass.bonus.range();
        scores.malus = pass.malus.range();
        scores.adjustment = pass.bonus.clone().minus(pass.malus.clone()).range();
        scores.total = pass.total.range();
        scores.bands.clear();
        scores
            .bands
            .extend(pass.bands.iter().enumerate().filter(|(_, given)| **given).map(|(at, _)| at));
        scores.at_most = pass.at_most();
        scores.converted = self.converted(&pass.total).map(|set| set.range());
        scores.pass = pass;
    }

    /// 折算 of the total.
    pub(super) fn converted(&self, total: &Outcomes) -> Option<Outcomes> {
        let conversion = self.plan.conversion?;
        Some(total.clone().scaled(conversion.factor, conversion.places.unwrap_or(PLACES)))
    }
}
