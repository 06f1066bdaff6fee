//! 对比: two versions of a rubric. What became of each part ([`pairing`]), what changed in it ([`change`]), and whom it would
//! move ([`verdict`]).

pub mod change;
pub mod marking;
pub mod pairing;
pub mod verdict;

pub use change::{Change, ClauseChange, Diff, Kind, Place};
pub use marking::{Piece, marks};
pub use pairing::{Pairing, PartPair, Sureness};
pub use verdict::{Verdict, Versions, Witness};
