//! 佐证: what one unit's evidence says, bound to a rubric's facts.

use super::{FactId, ItemId, Ratio};

/// What is known of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Value {
    /// 未填: any value of the fact's domain.
    #[default]
    Unknown,
    /// A value. 是/否 is 1/0; counts, missing elements and data are themselves (85 for 85%); a discretion is the sum of
    /// its amounts, 0 when it did not happen.
    Known(Ratio),
    /// Unknown, within these bounds, ends included. For a discretion: it happened, the amount is open.
    Between(Ratio, Ratio),
}

/// 佐证 of one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// 单位.
    pub unit: String,
    /// One value a fact, by [`FactId`].
    pub facts: Vec<Value>,
    /// 不适用, as claimed.
    pub exemptions: Vec<ExemptionClaim>,
    /// 材料, 说明 and such; sorted by fact. Not needed to score.
    pub notes: Vec<Note>,
}

/// 不适用 for the items of one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExemptionClaim {
    /// The items it covers.
    pub items: Vec<ItemId>,
    /// The path as written.
    pub path: String,
    /// 理由.
    pub reason: String,
    /// How far it got.
    pub state: Exempted,
}

/// 认定.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exempted {
    /// By the rubric's approver.
    Approved,
    /// 认定 is 未填: both outcomes are possible.
    Pending,
    /// Not approved: scored on its facts, and reported.
    Refused,
}

/// What else the evidence says of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The fact.
    pub fact: FactId,
    /// Where its value stands: `第3行` for people; empty if unknown.
    pub place: String,
    /// The missing elements by name, if so given.
    pub elements: Vec<String>,
    /// The entries or amounts that add up, as decimal text, when there are several.
    pub parts: Vec<String>,
    /// 材料.
    pub materials: Vec<String>,
    /// 说明.
    pub remark: String,
}
