//! How many units go which way.

use super::{Moved, Shift};

/// Units by which way they go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All units that were scored under both.
    pub units: u64,
    /// Scores: 上升, 下降, 不变, 说不定.
    pub scores: [u64; 4],
    /// Bands: 上升, 下降, 不变, 说不定.
    pub bands: [u64; 4],
}

impl Tally {
    /// Counts one unit.
    pub fn add(&mut self, moved: &Moved) {
        let at = |shift: Shift| match shift {
            Shift::Rises => 0,
            Shift::Falls => 1,
            Shift::Stays => 2,
            Shift::Unclear => 3,
        };
        self.units += 1;
        self.scores[at(moved.score)] += 1;
        self.bands[at(moved.band)] += 1;
    }
}

/// Units that are listed; more are only counted.
const MOST_LISTED: usize = 10_000;

/// 影响 on all units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// How many go which way.
    pub tally: Tally,
    /// Those whose score or band moves, or may, in the order of the evidence; not more than can be listed.
    pub movers: Vec<Moved>,
    /// How many more there are.
    pub unlisted: u64,
    /// Units that could not be scored under both, by name; not more than can be listed.
    pub failed: Vec<String>,
    /// How many there are of these.
    pub failures: u64,
}

impl Survey {
    /// Enters one unit.
    pub fn add(&mut self, moved: Moved) {
        self.tally.add(&moved);
        if !moved.moves() {
            return;
        }
        if self.movers.len() < MOST_LISTED {
            self.movers.push(moved);
        } else {
            self.unlisted += 1;
        }
    }

    /// Enters a unit that could not be scored.
    pub fn fail(&mut self, unit: String) {
        self.failures += 1;
        if self.failed.len() < MOST_LISTED {
            self.failed.push(unit);
        }
    }
}

impl Moved {
    /// Whether score or band move, or may.
    pub fn moves(&self) -> bool {
        self.score != Shift::Stays || self.band != Shift::Stays
    }
}
