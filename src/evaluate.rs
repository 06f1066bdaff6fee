//! 评定: one evaluator. Every step computes the set of possible points ([`Outcomes`]): one number where the evidence is
//! known, a few runs of numbers where it is not.

mod outcomes;
mod result;

pub use outcomes::Outcomes;
pub use result::{
    AdjustmentResult, BandDistance, CategoryResult, ClauseResult, Cut, DecidingFact, Evaluation, FieldResult, ItemResult, Reach,
    ScoreRange, Scores, TimesRange, Truth, VetoResult,
};

// The doors of this room:
//   Scorer::new(&Rubric) -> Scorer                          built once a rubric, shared by threads
//   Scorer::score(&self, &Evidence, &mut Scores)            figures only, for streams
//   Scorer::evaluate(&self, &Evidence) -> Evaluation        everything a result shows
//   evaluate(&Rubric, &Evidence) -> Evaluation              the same, for one unit
//   static_range(&Rubric) -> Evaluation                     every fact unknown
//   reach(&Rubric) -> Reach                                 for check: what items and total can be
//   idle_clauses(&Rubric) -> Vec<ClauseId>                  for check: clauses that can never change a score
