//! 宽严: whether a unit loses more points under the newer version, over all evidence there can be.

mod grades;
mod rules;
mod versions;
mod vetoes;

use crate::model::{FactId, Points, Ratio};
pub use grades::ranks;
pub use rules::rule;
pub use versions::Versions;
pub(super) use vetoes::consequence;
pub use vetoes::{Scope, Vetoes};

/// 宽严 of a change. What is compared is 失分: the points of the items, less what they earn, and 减分 less 加分.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// 更严: no evidence loses less, and this loses more.
    Stricter(Witness),
    /// 更宽: no evidence loses more, and this loses less.
    Looser(Witness),
    /// 等价: all evidence loses the same.
    Same,
    /// 有严有宽: the first loses more, the second loses less.
    Mixed(Witness, Witness),
    /// 未能判定, and why, in Chinese.
    Undecided(String),
}

/// 见证: evidence that tells two versions apart, as small as there is: few facts, small values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Witness {
    /// Every fact of the older part with its value (是 is 1, as in [`crate::model::Value::Known`]).
    pub old: Vec<(FactId, Ratio)>,
    /// Every fact of the newer part with its value.
    pub new: Vec<(FactId, Ratio)>,
    /// 失分 under the older version.
    pub old_loss: Points,
    /// 失分 under the newer version.
    pub new_loss: Points,
    /// Of 等次: the total that both versions grade, and differently; of 总分: the sum that it bounds. Nothing else matters then.
    pub total: Option<Points>,
    /// Of 否决, 总分 and 不适用: what follows in the older version and in the newer, in words. Without total and facts it
    /// is about an item that does not apply.
    pub effects: Option<(String, String)>,
}

impl Verdict {
    /// What two verdicts on one change amount to: of 失分, and of 否决.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let split = |verdict: Self| match verdict {
            Self::Stricter(more) => (Some(more), None, None),
            Self::Looser(less) => (None, Some(less), None),
            Self::Mixed(more, less) => (Some(more), Some(less), None),
            Self::Same => (None, None, None),
            Self::Undecided(reason) => (None, None, Some(reason)),
        };
        let ((more, less, doubt), (others, fewer, unsure)) = (split(self), split(other));
        let (more, less) = (more.or(others), less.or(fewer));
        match doubt.or(unsure) {
            Some(reason) if more.is_none() || less.is_none() => Self::Undecided(reason),
            _ => Self::of(more, less),
        }
    }

    /// What two examples amount to that prove all there is to prove.
    fn of(more: Option<Witness>, less: Option<Witness>) -> Self {
        match (more, less) {
            (Some(more), Some(less)) => Self::Mixed(more, less),
            (Some(more), None) => Self::Stricter(more),
            (None, Some(less)) => Self::Looser(less),
            (None, None) => Self::Same,
        }
    }
}

impl Witness {
    /// The same total.
    fn of_total(total: Points) -> Self {
        Self {
            total: Some(total),
            ..Self::default()
        }
    }
}
