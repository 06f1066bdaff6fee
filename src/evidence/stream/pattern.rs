//! 样行: a line that has come in this layout before, and where its values stand.
//!
//! Nearly all bytes of a line are those of the line before it: brackets, keys, and most of the values too. A line is held
//! against the pattern in long stretches, and only a value that differs is read. Where anything else differs, the line is
//! not of this layout.

use super::route::Slot;
use crate::model::{Evidence, Value};

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Value(Slot),
    /// A value that is passed over, by the number of its key.
    Passed(u8),
}

/// Where a value stands in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub start: usize,
    pub end: usize,
    pub holds: Holds,
}

/// A line with its values.
#[derive(Debug, Clone, Default)]
pub(super) struct Pattern {
    line: Vec<u8>,
    /// In order.
    places: Vec<Place>,
    /// What the line says.
    pub unit: String,
    pub facts: Vec<Value>,
}

/// How far a line has been held against the pattern.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Bytes of the pattern and of the line that are done with.
    pattern: usize,
    line: usize,
    /// Places that are done with.
    places: usize,
}

/// Where a line and the pattern part.
pub(super) enum Parting {
    /// At the value of this place, which stands in the line from here.
    At(Place, usize),
    /// Nowhere any more.
    None,
}

impl Pattern {
    /// Takes over a line and its places.
    pub fn take(&mut self, line: &[u8], places: &[Place], evidence: &Evidence) {
        self.line.clear();
        self.line.extend_from_slice(line);
        self.places.clear();
        self.places.extend_from_slice(places);
        self.unit.clone_from(&evidence.unit);
        self.facts.clone_from(&evidence.facts);
    }

    /// No line is like this any more.
    pub fn clear(&mut self) {
        self.line.clear();
        self.places.clear();
    }

    /// The next value of `line` that differs; `None` if something else does.
    #[inline]
    pub fn parting(&self, line: &[u8], reach: &mut Reach) -> Option<Parting> {
        let (own, other) = (self.line.get(reach.pattern..)?, line.get(reach.line..)?);
        let same = alike(own, other);
        if same == own.len() && same == other.len() {
            return (!self.line.is_empty()).then_some(Parting::None);
        }
        let at = reach.pattern + same;
        // a value may go on where that of the pattern ends
        let passed = self
            .places
            .get(reach.places..)?
            .iter()
            .take_while(|place| place.end < at)
            .count();
        reach.places += passed;
        let place = self.places.get(reach.places).filter(|place| place.start <= at)?;
        Some(Parting::At(*place, reach.line + place.start.checked_sub(reach.pattern)?))
    }
}

impl Reach {
    /// The value at `place` has been read; it ends in the line at `end`.
    #[inline]
    pub fn go_on(&mut self, place: Place, end: usize) {
        self.pattern = place.end;
        self.line = end;
        self.places += 1;
    }
}

/// How many bytes two texts have in common at their start.
#[inline]
fn alike(one: &[u8], other: &[u8]) -> usize {
    let (wide, _) = one.as_chunks::<32>();
    let (other_wide, _) = other.as_chunks::<32>();
    let same = wide.iter().zip(other_wide).take_while(|(a, b)| a == b).count() * 32;
    let (one, other) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    let (words, _) = one.as_chunks::<8>();
    let (other_words, _) = other.as_chunks::<8>();
    let mut at = 0;
    for (a, b) in words.iter().zip(other_words) {
        let difference = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if difference != 0 {
            return same + at + difference.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = one.iter().zip(other).skip(at).take_while(|(a, b)| a == b).count();
    same + at + rest
}
