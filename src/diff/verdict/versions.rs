//! Two versions made ready to be compared.

use std::borrow::Cow;

use super::{Verdict, Witness, grades};
use crate::diagnostic::Diagnostic;
use crate::diff::pairing::{Pairing, PartPair};
use crate::evaluate::{Contrast, Example, Losses, Part, Scorer, Scores, Side, contrast, reach};
use crate::model::points::PLACES;
use crate::model::{Evidence, FactId, Home, Name, Points, Ratio, Rubric};

/// Both versions, each with its evaluator.
#[derive(Debug)]
pub struct Versions<'r> {
    rubrics: [Cow<'r, Rubric>; 2],
    scorers: [Scorer; 2],
    /// Facts that only moved between parts: a witness does without them where it can.
    aside: [Vec<FactId>; 2],
}

impl<'r> Versions<'r> {
    /// Makes both ready.
    pub fn new(old: &'r Rubric, new: &'r Rubric) -> Self {
        Self::of([Cow::Borrowed(old), Cow::Borrowed(new)])
    }

    /// Makes both ready, the older with the names that its elements have now.
    pub(in crate::diff) fn of(rubrics: [Cow<'r, Rubric>; 2]) -> Self {
        Self {
            scorers: [Scorer::new(&rubrics[0]), Scorer::new(&rubrics[1])],
            rubrics,
            aside: Default::default(),
        }
    }

    /// Rather shows witnesses without these facts, older and newer.
    #[must_use]
    pub fn sparing(self, aside: [Vec<FactId>; 2]) -> Self {
        Self { aside, ..self }
    }

    /// 宽严 of items that became items; all evidence of a part that was added or deleted counts as well.
    pub fn items(&self, pair: &PartPair) -> Verdict {
        let parts = [&pair.old, &pair.new].map(|items| items.iter().map(|item| Part::Item(*item)).collect::<Vec<_>>());
        self.parts(&parts, &pair.facts)
    }

    /// 宽严 of the section 加减分.
    pub fn adjustments(&self, pairing: &Pairing) -> Verdict {
        let parts = [vec![Part::Bonus, Part::Malus], vec![Part::Bonus, Part::Malus]];
        self.parts(&parts, &pairing.outside)
    }

    /// 宽严 of 等次: how the same total is graded, over all totals that either version can give; vetoes left out.
    pub fn bands(&self) -> Verdict {
        let [old, new] = &self.rubrics;
        let [a, b] = [old, new].map(|rubric| reach(rubric).total.range());
        let low = a.low.zip(b.low).map(|(a, b)| a.min(b));
        let high = a.high.zip(b.high).map(|(a, b)| a.max(b));
        let places = old.total_places.zip(new.total_places).map_or(PLACES, |(a, b)| a.max(b));
        let grid = 10i128.pow(u32::from(PLACES.saturating_sub(places)));
        grades::verdict(old, new, (low, high), grid)
    }

    /// The bands of one version by name.
    pub fn names(&self, side: usize, bands: &[usize]) -> Vec<Name> {
        self.rubrics
            .get(side)
            .map_or(Vec::new(), |rubric| grades::names(&rubric.bands, bands))
    }

    /// Scores evidence of one version.
    pub fn score(&self, side: usize, evidence: &Evidence, scores: &mut Scores) {
        if let Some(scorer) = self.scorers.get(side) {
            scorer.score(evidence, scores);
        }
    }

    /// What is wrong with evidence of one version and only evaluation can see.
    pub fn problems(&self, side: usize, evidence: &Evidence) -> Vec<Diagnostic> {
        match (self.rubrics.get(side), self.scorers.get(side)) {
            (Some(rubric), Some(scorer)) => scorer.evaluate(rubric, evidence).problems,
            _ => Vec::new(),
        }
    }

    /// 失分 of every item of one version.
    pub fn losses(&self, side: usize, evidence: &Evidence) -> Losses {
        self.scorers
            .get(side)
            .map_or_else(Losses::default, |scorer| scorer.losses(evidence))
    }

    /// Whether totals are sums and nothing else in both versions.
    pub fn only_add(&self) -> bool {
        self.scorers.iter().all(Scorer::only_adds)
    }

    /// Compares what `parts` of both versions take; `pairs` are the facts that are the same.
    pub fn parts(&self, parts: &[Vec<Part>; 2], pairs: &[(FactId, FactId)]) -> Verdict {
        let sides = [0, 1].map(|at: usize| Side {
            rubric: &self.rubrics[at],
            scorer: &self.scorers[at],
            parts: &parts[at],
            aside: &self.aside[at],
        });
        let Contrast { more, less, doubt } = match contrast([&sides[0], &sides[1]], pairs) {
            Ok(contrast) => contrast,
            Err(doubt) => return Verdict::Undecided(doubt.to_string()),
        };
        let witness = |example: Option<Example>| example.map(|example| self.witness(parts, &example)).transpose();
        let (Ok(more), Ok(less)) = (witness(more), witness(less)) else {
            debug_assert!(false, "a witness is not what was worked out");
            return Verdict::Undecided("见证重算的失分与推算的不一样".to_owned());
        };
        match doubt {
            // two examples are proof, whatever else there is
            Some(doubt) if more.is_none() || less.is_none() => Verdict::Undecided(doubt.to_string()),
            _ => Verdict::of(more, less),
        }
    }

    /// The witness, scored again by the evaluator on both sides; an error if it does not come out as worked out.
    fn witness(&self, parts: &[Vec<Part>; 2], example: &Example) -> Result<Witness, ()> {
        let [old, new] = [0, 1].map(|side: usize| self.whole(side, &parts[side], &example.values[side]));
        let loss = |side: usize, values: &[(FactId, Ratio)]| self.loss(side, &parts[side], values).ok_or(());
        let (old_loss, new_loss) = (loss(0, &old)?, loss(1, &new)?);
        if new_loss - old_loss != example.difference {
            return Err(());
        }
        Ok(Witness {
            old,
            new,
            old_loss,
            new_loss,
            total: None,
            effects: None,
        })
    }

    /// Every fact of the parts: what the example says, else that it did not happen.
    fn whole(&self, side: usize, parts: &[Part], values: &[(FactId, Ratio)]) -> Vec<(FactId, Ratio)> {
        let owns = |home: Home| match home {
            Home::Item(item) => parts.contains(&Part::Item(item)),
            Home::Bonus => parts.contains(&Part::Bonus),
            Home::Malus => parts.contains(&Part::Malus),
            Home::Veto => false,
        };
        let facts = self.rubrics[side].facts.iter().zip(0..);
        let all = facts.map(|(fact, at)| (fact.home, FactId(at)));
        let said = |id: FactId| values.iter().find(|(fact, _)| *fact == id).map(|(_, value)| *value);
        all.filter_map(|(home, id)| match said(id) {
            Some(value) => Some((id, value)),
            None => owns(home).then_some((id, Ratio::ZERO)),
        })
        .collect()
    }

    /// 失分 of `parts` of one version under `values`, nothing else having happened; `None` if the evidence contradicts the
    /// rubric.
    pub fn loss(&self, side: usize, parts: &[Part], values: &[(FactId, Ratio)]) -> Option<Points> {
        let side = Side {
            rubric: self.rubrics.get(side)?,
            scorer: self.scorers.get(side)?,
            parts,
            aside: &[],
        };
        side.loss(values)
    }
}
