//! 评定: one evaluator. Every step computes the set of possible points ([`Outcomes`]): one number where the evidence is
//! known, a few runs of numbers where it is not.

mod block;
mod case;
mod clause;
mod contrast;
mod deciding;
mod effects;
mod exemption;
mod explain;
mod facts;
mod field;
mod interval;
mod losses;
mod outcomes;
mod pass;
mod plain;
mod plan;
mod problem;
mod reach;
mod result;
mod scorer;
mod tally;

pub use contrast::{Contrast, Doubt, Example, Part, Side, contrast};
pub use explain::{evaluate, static_range};
pub use losses::Losses;
pub use outcomes::Outcomes;
pub use reach::reach;
pub use result::{
    AdjustmentResult, BandDistance, CategoryResult, ClauseResult, Cut, DecidingFact, Evaluation, FieldResult, ItemResult, Reach,
    ScoreRange, Scores, TimesRange, Truth, VetoResult,
};
pub use scorer::Scorer;
