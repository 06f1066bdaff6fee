//! JSON: English keys, decimals as text.

pub mod diagnostic;
mod fact;
pub mod points;
pub mod reading;
pub mod rubric;
