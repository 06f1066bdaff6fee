//! JSON: English keys, decimals as text.

pub mod diagnostic;
pub mod diff;
pub mod evaluation;
mod fact;
pub mod points;
pub mod reading;
pub mod report;
pub mod rubric;
pub mod tested;
pub(super) mod words;
