//! Evaluation: what units get, known and unknown.

mod clauses;
mod exemptions;
mod fields;
mod random;
mod reach;
mod results;
mod sets;
pub mod support;
mod totals;
mod vetoes;
