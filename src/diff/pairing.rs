//! 配对: which part of the older version became which part of the newer one.

use crate::model::{FactId, ItemId};

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
    /// How sure.
    pub sureness: Sureness,
}

/// 配对 of two whole rubrics. Every item of either version is in exactly one pair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairing {
    /// In the order of the newer version, what was deleted at its old place.
    pub parts: Vec<PartPair>,
    /// Facts of 加减分 and of 否决 that are the same, and those that went from one part to another: older, newer.
    pub outside: Vec<(FactId, FactId)>,
}

impl Pairing {
    /// Every pair of facts that are the same: older, newer.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, FactId)> {
        self.parts.iter().flat_map(|part| &part.facts).chain(&self.outside).copied()
    }
}
