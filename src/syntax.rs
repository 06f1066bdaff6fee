//! 语法: the only room that knows pest.

pub mod clause;
