//! One of the two versions, laid out for pairing.

use super::super::likeness::Letters;
use super::IndicatorPlace;
use crate::model::{Item, Rubric};

/// A version.
pub(super) struct Side<'a> {
    pub(super) rubric: &'a Rubric,
    /// Items in order; the index is the item's number.
    pub(super) items: Vec<&'a Item>,
    /// Category and indicator of each item.
    pub(super) homes: Vec<IndicatorPlace>,
    pub(super) letters: Letters,
}

impl<'a> Side<'a> {
    pub(super) fn new(rubric: &'a Rubric) -> Self {
        let mut side = Self {
            rubric,
            items: Vec::new(),
            homes: Vec::new(),
            letters: Letters::of(rubric),
        };
        for (category, part) in rubric.categories.iter().enumerate() {
            for (indicator, part) in part.indicators.iter().enumerate() {
                side.items.extend(&part.items);
                side.homes.resize(side.items.len(), (category, indicator));
            }
        }
        side
    }
}
