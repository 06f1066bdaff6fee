//! All integration tests, one module an area.

mod render;
mod house;
