//! All integration tests, one module an area.

mod cases;
mod check;
mod cli;
mod corpus;
mod documents;
mod evaluate;
mod evidence;
mod form;
mod house;
mod pages;
mod render;
mod rows;
mod rubrics;
