//! rubricc: a language and compiler for official assessment rubrics (考核细则).
//!
//! The library does no IO, knows no command line, and holds no binary floating point between text and score.

pub mod check;
pub mod diagnostic;
pub mod evaluate;
pub mod evidence;
pub mod export;
pub mod model;
pub mod render;
pub mod syntax;
pub mod text;
