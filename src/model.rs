//! 模型: plain typed data. What a rubric means once it is resolved, and what evidence says. No pass lives here.

pub mod case;
pub mod evidence;
pub mod fact;
pub mod field;
pub mod name;
pub mod points;
pub mod ratio;
pub mod reading;
pub mod rubric;

pub use case::{Case, CaseFact, CaseRest, Expected};
pub use evidence::{Evidence, Exempted, ExemptionClaim, Note, Value};
pub use fact::{Fact, FactId, FactKind, Home};
pub use field::{FieldKind, Mode};
pub use name::Name;
pub use points::Points;
pub use ratio::Ratio;
pub use reading::{
    Amount, Bound, Bounds, Cap, Comparison, Condition, Effect, Per, PerKind, Reading, ResultCondition, Subject, VetoAction,
};
pub use rubric::{
    Adjustments, Category, CategoryId, Clause, ClauseId, Conversion, ElementList, ExemptionOutcome, ExemptionRule, GradeBand,
    Indicator, Item, ItemId, Prose, Rubric, ScoreField, VetoField,
};
