//! 呈现: what people read on a terminal. Pure text: colours, width and frames come in as a [`Look`].

mod diagnostic;
mod excerpt;
mod fact;
mod paint;
mod points;
mod reading;
mod readings;

pub use diagnostic::{Reporter, tally};
pub use paint::{Look, Paint};
pub use points::points;
pub use reading::sentence;
pub use readings::readings;
