//! All integration tests, one module an area.

mod cases;
mod check;
mod cli;
mod corpus;
mod coverage;
mod diff;
mod documents;
mod draft;
mod evaluate;
mod evidence;
mod files;
mod form;
mod format;
mod house;
mod impact;
mod pages;
mod readings;
mod render;
mod resolve;
mod revision;
mod rows;
mod rubrics;
mod sheet;
mod syntax;
mod text;
mod verdict;
