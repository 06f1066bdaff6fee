//! JSON: English keys, decimals as text.

pub mod reading;
