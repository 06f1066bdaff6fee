//! Evaluation: what units get, known and unknown.

mod alternatives;
mod amounts;
mod clauses;
mod deciding;
mod endless;
mod exemptions;
mod fields;
mod losses;
mod random;
mod reach;
mod readings;
mod results;
mod runs;
mod sets;
pub mod support;
mod totals;
mod vetoes;
