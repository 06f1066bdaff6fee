//! Evidence: what is read, and what is said of slips.

mod json;
mod pages;
mod rubric;
mod slips;
mod stream;
mod values;
