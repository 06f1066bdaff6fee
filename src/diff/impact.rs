//! 影响: what last year's evidence would come to under the newer version, unit by unit.

mod carry;
mod kind;
mod shift;
mod tally;

use std::borrow::Cow;

use super::elements;
use super::pairing::Pairing;
use super::verdict::{Verdict, Versions, ranks};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{ScoreRange, Scores};
use crate::model::{CategoryId, Evidence, ExemptionOutcome, FactId, ItemId, Name, Points, Rubric};
use crate::text::Span;
use carry::Carrier;
pub use shift::Shift;
use shift::{Change, moved};
pub use tally::{Survey, Tally};

/// Both versions, made ready to score evidence of the older one under both.
#[derive(Debug)]
pub struct Impact<'r> {
    versions: Versions<'r>,
    carrier: Carrier,
    parts: Vec<Part>,
    adjustments: Verdict,
    /// 满分 of the newer version less that of the older.
    full: Points,
    /// Whether totals move by what the parts move, and by nothing else, where nothing is 不适用.
    adds: bool,
    /// What 不适用 does in both, if it is the same.
    exempt: Option<ExemptionOutcome>,
    /// Whether items and categories stand as they stood.
    same_shape: bool,
    /// Rank of each band, older and newer; none if they cannot be compared.
    ranks: Option<[Vec<usize>; 2]>,
    /// Whether the same total is the same band in both, whatever else.
    same_bands: bool,
}

/// Items that became items.
#[derive(Debug)]
struct Part {
    old: Vec<ItemId>,
    new: Vec<ItemId>,
    verdict: Verdict,
    /// Whether every fact of the newer items is one of the older, unchanged.
    carried: bool,
    /// Whether both are worth the same.
    same_full: bool,
}

/// One unit under both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// 单位.
    pub unit: String,
    /// 总分 under the older version, and under the newer.
    pub totals: [ScoreRange; 2],
    /// Possible 等次 by name, best first.
    pub bands: [Vec<Name>; 2],
    /// How the total moves.
    pub score: Shift,
    /// How the band moves.
    pub band: Shift,
    /// By which parts; none of those that stay.
    pub parts: Vec<PartMove>,
    /// Facts that were known and could not be carried over: they are 未填 in the newer version (its numbers).
    pub dropped: Vec<FactId>,
}

/// One part under both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartMove {
    /// Items of the older version; with none of either version it is 加减分.
    pub old: Vec<ItemId>,
    /// Items of the newer version.
    pub new: Vec<ItemId>,
    /// 失分 under the older version; `None` if it was taken out by 不适用.
    pub old_loss: Option<ScoreRange>,
    /// 失分 under the newer version.
    pub new_loss: Option<ScoreRange>,
    /// How the points move by it: rise where less is lost.
    pub shift: Shift,
}

/// The points of items together.
fn worth(rubric: &Rubric, items: &[ItemId]) -> Points {
    items.iter().filter_map(|item| rubric.item(*item)).map(|item| item.full).sum()
}

/// What 不适用 does.
fn rule(rubric: &Rubric) -> Option<(ExemptionOutcome, Option<u8>)> {
    rubric.exemption.as_ref().map(|rule| (rule.outcome, rule.places))
}

/// The points of every item, with its category.
fn shape(rubric: &Rubric) -> Vec<(CategoryId, Points)> {
    rubric.items().map(|item| (item.category, item.full)).collect()
}

impl<'r> Impact<'r> {
    /// Makes both versions ready.
    pub fn new(old: &'r Rubric, new: &'r Rubric, pairing: &Pairing) -> Self {
        let named = elements::brought_up(old, new, &pairing.parts);
        let carrier = Carrier::new(old, &named, new, pairing);
        let versions = Versions::of([named, Cow::Borrowed(new)]);
        let parts = pairing.parts.iter().map(|pair| Part {
            old: pair.old.clone(),
            new: pair.new.clone(),
            verdict: versions.items(pair),
            carried: carrier.keeps(new, &pair.new),
            same_full: worth(old, &pair.old) == worth(new, &pair.new),
        });
        let vetoes = |rubric: &Rubric| rubric.veto_clauses().next().is_some();
        Self {
            parts: parts.collect(),
            adjustments: versions.adjustments(pairing),
            full: new.full - old.full,
            adds: versions.only_add(),
            exempt: rule(old).filter(|_| rule(old) == rule(new)).map(|(outcome, _)| outcome),
            same_shape: shape(old) == shape(new) && pairing.parts.iter().all(|pair| pair.old == pair.new),
            ranks: ranks(&old.bands, &new.bands),
            same_bands: versions.bands() == Verdict::Same && !vetoes(old) && !vetoes(new),
            carrier,
            versions,
        }
    }

    /// Scores evidence of the older version under both; none if it contradicts one of them. `scores` are reused from unit to
    /// unit.
    pub fn unit(&self, evidence: &Evidence, scores: &mut [Scores; 2]) -> Option<Moved> {
        let (carried, dropped) = self.carrier.carry(evidence);
        self.versions.score(0, evidence, &mut scores[0]);
        self.versions.score(1, &carried, &mut scores[1]);
        if scores.iter().any(|scores| scores.faulty) {
            return None;
        }
        let totals = [scores[0].total, scores[1].total];
        let losses = [self.versions.losses(0, evidence), self.versions.losses(1, &carried)];
        let mut change = Change::exactly(self.full);
        let mut parts = Vec::new();
        for part in &self.parts {
            let sum = |items: &[ItemId], side: usize| {
                let mut all = items
                    .iter()
                    .map(|item| losses[side].items.get(item.index()).copied().flatten());
                all.try_fold(ScoreRange::exactly(Points::ZERO), |sum, one| Some(shift::sum(sum, one?)))
            };
            let (old_loss, new_loss) = (sum(&part.old, 0), sum(&part.new, 1));
            let exempt = evidence
                .exemptions
                .iter()
                .any(|claim| claim.items.iter().any(|item| part.old.contains(item)));
            // what it is scored by where it does not apply is the same as well
            let stays = self.exempt.is_some() && part.same_full && part.carried && part.verdict == Verdict::Same;
            let span = match (old_loss, new_loss) {
                (Some(old), Some(new)) if !exempt => Change::of_losses(old, new).known(&part.verdict, part.carried),
                (Some(_), Some(_)) | (None, None) if stays => Change::exactly(Points::ZERO),
                (Some(old), Some(new)) => Change::of_losses(old, new),
                _ => Change::ENDLESS,
            };
            change = change.plus(span);
            if span.shift() != Shift::Stays {
                parts.push(PartMove {
                    old: part.old.clone(),
                    new: part.new.clone(),
                    old_loss,
                    new_loss,
                    shift: span.shift(),
                });
            }
        }
        let [old_loss, new_loss] = [losses[0].adjustments, losses[1].adjustments];
        let span = Change::of_losses(old_loss, new_loss).known(&self.adjustments, self.carrier.keeps_outside());
        change = change.plus(span);
        if span.shift() != Shift::Stays {
            parts.push(PartMove {
                old: Vec::new(),
                new: Vec::new(),
                old_loss: Some(old_loss),
                new_loss: Some(new_loss),
                shift: span.shift(),
            });
        }
        let fixed = !matches!(
            self.exempt,
            None | Some(ExemptionOutcome::RestOfCategory | ExemptionOutcome::RestOfTable)
        );
        let untouched = self.exempt.is_some() && self.same_shape && parts.is_empty();
        let plain = self.adds && (evidence.exemptions.is_empty() || fixed || untouched);
        let score = match (totals[0].single(), totals[1].single()) {
            (Some(old), Some(new)) => Shift::of(new.cmp(&old)),
            _ if plain => change.shift(),
            _ => Change::of_totals(totals[0], totals[1]).shift(),
        };
        let band = if score == Shift::Stays && self.same_bands {
            Shift::Stays
        } else {
            moved(self.ranks.as_ref(), [&scores[0].bands, &scores[1].bands])
        };
        Some(Moved {
            unit: evidence.unit.clone(),
            totals,
            bands: [0, 1].map(|side: usize| self.versions.names(side, &scores[side].bands)),
            score,
            band,
            parts,
            dropped,
        })
    }

    /// Why evidence, which stands at `place`, contradicts the older version, or as it is carried over, the newer one.
    pub fn problems(&self, evidence: &Evidence, place: Span) -> Vec<Diagnostic> {
        let found = self.versions.problems(0, evidence);
        if !found.is_empty() {
            return found.into_iter().map(|found| found.also(place, "这个单位")).collect();
        }
        // where these stand in the newer version cannot be shown: its text is not among those of the evidence
        let found = self.versions.problems(1, &self.carrier.carry(evidence).0);
        let again = found.into_iter().map(|found| {
            let message = format!("按新版评定时，{}", found.message);
            Diagnostic::new(found.code, message, place, "这个单位").help("查核佐证，或者等新版的佐证报来再评")
        });
        again.collect()
    }
}
