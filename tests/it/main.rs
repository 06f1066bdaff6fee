//! All integration tests, one module an area.

mod evidence;
mod house;
mod render;
