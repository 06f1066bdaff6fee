//! 配对: which part of the older version became which part of the newer one.
//!
//! By 原 first, then by name in the same place, then by name elsewhere, then by likeness as an assignment problem; what is left may
//! be a share of a split or of a merge.

mod assignment;
mod facts;
mod homes;
mod links;
mod names;
mod order;
mod pins;
mod profile;
mod side;
mod spread;

use crate::diagnostic::Diagnostic;
use crate::model::{FactId, ItemId, Rubric};
use links::Links;
use side::Side;

/// 把握: why two parts are taken for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// 原 says so.
    Pinned,
    /// The same name in the same place.
    Named,
    /// By likeness of words, in per mille.
    Alike(u16),
}

/// Items that became items: one to one, one to several (拆分), several to one (合并).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartPair {
    /// In the older version, in order; none is 新增.
    pub old: Vec<ItemId>,
    /// In the newer version, in order; none is 删除.
    pub new: Vec<ItemId>,
    /// Facts of these items that are the same: older, newer. A fact is in at most one pair.
    pub facts: Vec<(FactId, FactId)>,
    /// How sure; of several links the least sure.
    pub sureness: Sureness,
}

/// A category and the number of its indicator.
pub type IndicatorPlace = (usize, usize);

/// 配对 of two whole rubrics. Every item of either version is in exactly one pair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairing {
    /// In the order of the newer version, what was deleted at its old place.
    pub parts: Vec<PartPair>,
    /// Facts of 加减分 and of 否决 that are the same, and those that went from one part to another: older, newer.
    pub outside: Vec<(FactId, FactId)>,
    /// Categories that are the same: older, newer, by index.
    pub categories: Vec<(usize, usize)>,
    /// Indicators with 项 that are the same: older, newer.
    pub indicators: Vec<(IndicatorPlace, IndicatorPlace)>,
}

impl Pairing {
    /// Every pair of facts that are the same: older, newer.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, FactId)> {
        self.parts.iter().flat_map(|part| &part.facts).chain(&self.outside).copied()
    }
}

/// Pairs every part of two versions; what 原 says and cannot be followed is reported.
pub(super) fn pair(old: &Rubric, new: &Rubric) -> (Pairing, Vec<Diagnostic>) {
    let (old, new) = (Side::new(old), Side::new(new));
    let mut links = Links::new(old.items.len(), new.items.len());
    let found = pins::follow(&old, &new, &mut links);
    names::in_place(&old, &new, &mut links);
    if !links.are_complete() {
        let rarity = profile::rarity(&old, &new);
        names::elsewhere(&old, &new, &rarity, &mut links);
        assignment::assign(&old, &new, &rarity, &mut links);
        spread::split(&old, &new, &rarity, &mut links);
        spread::merge(&old, &new, &rarity, &mut links);
    }
    let homes = homes::pair(&old, &new, &links);
    let mut parts = order::parts(&old, &new, &links, &homes.categories);
    let outside = facts::pair(&old, &new, &mut parts);
    let pairing = Pairing {
        parts,
        outside,
        categories: homes.categories,
        indicators: homes.indicators,
    };
    (pairing, found)
}
