//! Evidence: what is read, and what is said of slips.

mod history;
mod json;
mod pages;
mod rubric;
mod slips;
mod stream;
mod values;
