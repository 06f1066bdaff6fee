//! All integration tests, one module an area.

mod check;
mod cli;
mod corpus;
mod evidence;
mod house;
mod pages;
mod render;
mod rubrics;
