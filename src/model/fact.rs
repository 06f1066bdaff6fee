//! 事实: what a rubric asks of a unit. One slot of evidence each.

use std::sync::Arc;

use super::{ItemId, Name, Points};
use crate::text::Span;

/// Index into [`super::Rubric::facts`], which is in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u32);

impl FactId {
    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// 事实: a named thing the evidence says something about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its name.
    pub name: Name,
    /// Whose it is.
    pub home: Home,
    /// The full evidence path without the fact's own name: 类别, 指标, 项 / 加分(, 项) / 减分(, 项) / 否决. A category that
    /// was left out of the rubric has no part. The facts of one place share it.
    pub path: Arc<[Name]>,
    /// What a value of it looks like.
    pub kind: FactKind,
    /// Where its name first stands.
    pub span: Span,
    /// Whether 未列事项：未发生 may say it did not happen: not a datum, and every clause only deducts, takes, adds to the
    /// total, zeroes or vetoes (language, §5).
    pub may_be_absent: bool,
}

/// Where a fact belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// A fact of an item (its 加分 and 减分 fields included).
    Item(ItemId),
    /// 加减分, 加分.
    Bonus,
    /// 加减分, 减分.
    Malus,
    /// A fact that vetoes alone ask for, wherever they stand.
    Veto,
}

/// 类型: the domain of a fact (language, §3 “Domains”).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// 是/否.
    Finding,
    /// 次数: whole, at least 0.
    Count {
        /// 量词.
        unit: String,
    },
    /// 缺项: whole, at least 0, at most `limit`.
    Missing {
        /// 量词.
        unit: String,
        /// The different 要素 that may be missing, in order; empty when there is no list.
        elements: Vec<Name>,
        /// How many at most; `None` for an open list (等) or none.
        limit: Option<u32>,
    },
    /// 缺额 / 超额: how far below or over, when the clause states no threshold.
    Excess {
        /// Unit; `%` for 百分点.
        unit: String,
        /// Whether only whole numbers make sense.
        whole: bool,
        /// Below (每少) rather than over (每超).
        short: bool,
    },
    /// 数据 in a unit.
    Data {
        /// Unit as written.
        unit: String,
        /// Whether only whole numbers make sense.
        whole: bool,
    },
    /// 数据: a rate, in %.
    Rate,
    /// 酌情: an amount of points within a range; per occurrence where `unit` is there.
    Discretion {
        /// Smallest amount when it happened.
        low: Points,
        /// Largest amount.
        high: Points,
        /// 量词 when each occurrence has its amount.
        unit: Option<String>,
    },
}

impl FactKind {
    /// Whether it is a datum: known only when given.
    pub fn is_data(&self) -> bool {
        matches!(self, Self::Data { .. } | Self::Rate)
    }
}

impl Fact {
    /// The item it belongs to.
    pub fn item(&self) -> Option<ItemId> {
        match self.home {
            Home::Item(item) => Some(item),
            _ => None,
        }
    }

    /// `组织保障/领导重视/未列入分工`.
    pub fn full_path(&self) -> String {
        let mut parts: Vec<&str> = self.path.iter().map(Name::shown).collect();
        parts.push(self.name.shown());
        parts.join("/")
    }
}
