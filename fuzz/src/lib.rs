//! Laws of rubricc, tried on whatever a fuzzer makes up. A module a target: its `run` takes the bytes that the fuzzer made
//! and panics where a law is broken, so that every input can be run again without the fuzzer (`examples/again.rs`).

#![forbid(unsafe_code)]

pub mod check;
pub mod clause;
pub mod diff;
pub mod eval;
pub mod format;
pub mod mutate;
pub mod shown;
pub mod split;
pub mod words;
