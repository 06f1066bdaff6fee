//! All integration tests, one module an area.

mod check;
mod cli;
mod corpus;
mod documents;
mod evaluate;
mod evidence;
mod house;
mod pages;
mod render;
mod rubrics;
