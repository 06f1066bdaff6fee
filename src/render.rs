//! 呈现: what people read on a terminal. Pure text: colours, width and frames come in as a [`Look`].

mod diagnostic;
mod excerpt;
mod paint;
mod reading;

pub use diagnostic::{Reporter, tally};
pub use paint::{Look, Paint};
pub use reading::sentence;
