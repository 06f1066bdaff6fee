//! Two versions made ready to be compared.

use super::{Verdict, Witness};
use crate::diff::pairing::{Pairing, PartPair};
use crate::evaluate::{Contrast, Example, Part, Scorer, Side, contrast};
use crate::model::{Evidence, FactId, Home, ItemId, Points, Ratio, Rubric, Value};

/// Both versions, each with its evaluator.
#[derive(Debug)]
pub struct Versions<'r> {
    rubrics: [&'r Rubric; 2],
    scorers: [Scorer; 2],
}

impl<'r> Versions<'r> {
    /// Makes both ready.
    pub fn new(old: &'r Rubric, new: &'r Rubric) -> Self {
        Self {
            rubrics: [old, new],
            scorers: [Scorer::new(old), Scorer::new(new)],
        }
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

    /// Compares what `parts` of both versions take; `pairs` are the facts that are the same.
    pub fn parts(&self, parts: &[Vec<Part>; 2], pairs: &[(FactId, FactId)]) -> Verdict {
        let sides = [0, 1].map(|at: usize| Side {
            rubric: self.rubrics[at],
            scorer: &self.scorers[at],
            parts: &parts[at],
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
        match (more, less, doubt) {
            (Some(more), Some(less), _) => Verdict::Mixed(more, less),
            (_, _, Some(doubt)) => Verdict::Undecided(doubt.to_string()),
            (Some(more), None, None) => Verdict::Stricter(more),
            (None, Some(less), None) => Verdict::Looser(less),
            (None, None, None) => Verdict::Same,
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

    /// 失分 of `parts` under `values`, every other fact at 0; `None` if the evidence contradicts the rubric.
    pub fn loss(&self, side: usize, parts: &[Part], values: &[(FactId, Ratio)]) -> Option<Points> {
        let rubric = self.rubrics.get(side)?;
        let mut evidence = Evidence {
            facts: vec![Value::Known(Ratio::ZERO); rubric.facts.len()],
            ..Evidence::default()
        };
        for (fact, value) in values {
            *evidence.facts.get_mut(fact.index())? = Value::Known(*value);
        }
        let result = self.scorers.get(side)?.evaluate(rubric, &evidence);
        if !result.problems.is_empty() {
            return None;
        }
        let mut loss = Points::ZERO;
        for part in parts {
            loss += match part {
                Part::Item(item) => {
                    let scored = result.items.get(item.index())?;
                    let full = full(rubric, *item)?;
                    full - scored.score?.single()? - scored.bonus.single()? + scored.malus.single()?
                }
                Part::Bonus => -result.adjustments.as_ref().map_or(Some(Points::ZERO), |a| a.bonus.single())?,
                Part::Malus => result.adjustments.as_ref().map_or(Some(Points::ZERO), |a| a.malus.single())?,
            };
        }
        Some(loss)
    }
}

fn full(rubric: &Rubric, item: ItemId) -> Option<Points> {
    rubric.items().nth(item.index()).map(|item| item.full)
}
