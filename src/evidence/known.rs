//! 单位重复: which units a stream has already brought, in little memory.
//!
//! A unit is known by a fingerprint of 64 bits of its folded name, with the number of its line: 12 bytes a place in an open
//! table. The table is laid out for a million units at once (the system gives it memory only where it is touched), and
//! doubles beyond. Two different names among a million share a fingerprint with a chance of about one in forty million;
//! the report names both lines, so that such a case can be seen.

use std::hash::{BuildHasher, Hasher};

use crate::model::Name;
use crate::text::fold::is_plain;

/// Places of the first table.
const FIRST: usize = 1_500_000;

/// The fingerprint of a unit's name; never 0.
pub fn fingerprint(unit: &str) -> u64 {
    // the default keys are fixed: results do not change from run to run
    let mut hasher = std::hash::BuildHasherDefault::<std::hash::DefaultHasher>::default().build_hasher();
    if unit.chars().all(is_plain) {
        // folds to itself
        hasher.write(unit.as_bytes());
    } else {
        hasher.write(Name::new(unit).key().as_bytes());
    }
    hasher.finish().max(1)
}

/// The units that have come so far.
#[derive(Debug, Clone, Default)]
pub struct Known {
    prints: Vec<u64>,
    places: Vec<u32>,
    count: usize,
}

impl Known {
    /// No units.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a unit at `place`; if it came before, says where.
    pub fn add(&mut self, print: u64, place: u32) -> Option<u32> {
        if self.count >= self.prints.len() / 4 * 3 {
            self.grow();
        }
        let mut at = slot(print, self.prints.len());
        loop {
            match (self.prints.get_mut(at), self.places.get_mut(at)) {
                (Some(free), Some(its)) if *free == 0 => {
                    *free = print;
                    *its = place;
                    self.count += 1;
                    return None;
                }
                (Some(other), Some(its)) if *other == print => return Some(*its),
                (Some(_), Some(_)) => at = if at + 1 == self.prints.len() { 0 } else { at + 1 },
                _ => return None,
            }
        }
    }

    fn grow(&mut self) {
        let size = (self.prints.len() * 2).max(FIRST);
        let larger = Self {
            prints: vec![0; size],
            places: vec![0; size],
            count: 0,
        };
        let old = std::mem::replace(self, larger);
        for (print, place) in old.prints.into_iter().zip(old.places) {
            if print != 0 {
                self.add(print, place);
            }
        }
    }
}

/// The first place to look for `print` among `size`.
fn slot(print: u64, size: usize) -> usize {
    let scaled = (u128::from(print) * size as u128) >> 64;
    usize::try_from(scaled).unwrap_or_default()
}
