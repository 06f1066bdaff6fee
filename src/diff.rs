//! 对比: two versions of a rubric. What became of each part ([`pairing`]), what changed in it ([`change`]), and whom it would
//! move ([`verdict`]).

pub mod change;
mod elements;
mod excerpt;
pub mod impact;
mod judge;
mod likeness;
pub mod marking;
pub mod pairing;
pub mod verdict;

pub use change::{Change, ClauseChange, Diff, Kind, Place};
pub use impact::{Impact, Moved, PartMove, Shift, Survey, Tally};
pub use marking::{Piece, marks};
pub use pairing::{Pairing, PartPair, Sureness};
pub use verdict::{Verdict, Versions, Witness};

use std::collections::{HashMap, HashSet};

use crate::model::{Name, Points, Rubric};

/// Compares two versions.
pub fn diff(old: &Rubric, new: &Rubric) -> Diff {
    let (pairing, diagnostics) = pairing::pair(old, new);
    let mut changes = change::changes(old, new, &pairing);
    judge::judge(old, new, &pairing, &mut changes);
    Diff {
        changes,
        totals: totals(old, new, &pairing),
        pairing,
        diagnostics,
    }
}

/// Points of the categories side by side: in the order of the newer version, then those that are gone.
fn totals(old: &Rubric, new: &Rubric, pairing: &Pairing) -> Vec<(Name, Option<Points>, Option<Points>)> {
    let points = |at: usize| old.categories.get(at).map(|category| category.full);
    let was: HashMap<usize, usize> = pairing.categories.iter().map(|&(before, after)| (after, before)).collect();
    let stays: HashSet<usize> = was.values().copied().collect();
    let here = new.categories.iter().enumerate().map(|(at, category)| {
        let before = was.get(&at).and_then(|&before| points(before));
        (category.name.clone(), before, Some(category.full))
    });
    let gone = old.categories.iter().enumerate().filter(|(at, _)| !stays.contains(at));
    here.chain(gone.map(|(_, category)| (category.name.clone(), Some(category.full), None)))
        .collect()
}
