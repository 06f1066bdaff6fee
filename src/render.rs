//! 呈现: what people read on a terminal. Pure text: colours, width and frames come in as a [`Look`].

mod columns;
mod diagnostic;
pub mod diff;
mod evaluation;
mod excerpt;
mod fact;
mod paint;
mod points;
mod ranking;
mod reading;
mod readings;
pub mod revision;
mod score;
pub mod sheet;
mod table;
mod trial;
mod wrap;

pub use diagnostic::{Reporter, tally};
pub use evaluation::Page;
pub use paint::{Look, Paint, plain};
pub use points::points;
pub use ranking::{Row, ranking};
pub use reading::{Setting, sentence};
pub use readings::{ReadingsOf, readings};
pub use revision::{RevisionOf, revision};
pub use trial::{coverage, differences, reckoning};
