//! All integration tests, one module an area.

mod cli;
mod evidence;
mod house;
mod render;
mod rubrics;
