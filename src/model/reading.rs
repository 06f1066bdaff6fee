//! 读解: what one clause says, in the words of the clause (language, §3). Facts are still names here.

use super::{Name, Points, Ratio};
use crate::text::Span;

/// 读解: one clause of a scoring field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The clause as written, blanks at the ends and the closing mark left out.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// What it does.
    pub effect: Effect,
    /// How much.
    pub amount: Amount,
    /// When.
    pub condition: Condition,
    /// 计次: how the amount repeats.
    pub per: Option<Per>,
    /// 限额 of this clause, or joint with its group.
    pub cap: Option<Cap>,
}

impl Reading {
    /// From where steps below or over are counted: the bound on the side to which they go; none if no bound is written.
    pub fn steps_from(&self) -> Option<Bound> {
        let (Condition::Data { bounds, .. }, Some(per)) = (&self.condition, &self.per) else {
            return None;
        };
        let side = |op: Comparison| match per.kind {
            PerKind::Short => matches!(op, Comparison::Less | Comparison::AtMost),
            PerKind::Over => matches!(op, Comparison::More | Comparison::AtLeast),
            PerKind::Count | PerKind::Missing => false,
        };
        match per.kind {
            PerKind::Count | PerKind::Missing => None,
            PerKind::Short | PerKind::Over => [Some(bounds.first), bounds.second]
                .into_iter()
                .flatten()
                .find(|bound| side(bound.op))
                .or(Some(bounds.first)),
        }
    }
}

/// 作用.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// 扣分 from the item.
    Deduct,
    /// 得分 in the item.
    Earn,
    /// 加分 to the total.
    Bonus,
    /// 减分 from the total.
    Malus,
    /// 不得分.
    Zero,
    /// 得满分.
    Full,
    /// 否决.
    Veto(VetoAction),
}

/// What a 否决 clause does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VetoAction {
    /// 评为 this band; never raises.
    Grade(Name),
    /// 不得评为 these bands.
    Bar(Vec<Name>),
    /// 降低 n 个等次.
    Lower(u32),
    /// 本类别不得分.
    ZeroCategory,
    /// 总分计0分.
    ZeroTotal,
}

/// 分数 of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// Zero, full and veto carry none.
    None,
    /// A figure.
    Fixed(Points),
    /// 酌情: between two figures.
    Range(Points, Points),
    /// 按…率得分: the item's (or field's) points times this rate, at most all.
    Share {
        /// The rate's name.
        data: Name,
        /// 保留N位小数.
        places: Option<u8>,
    },
}

/// 条件.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// None stated: a bare share, 得满分 standing first.
    Always,
    /// Words that hold or do not, or are counted.
    Finding(Name),
    /// A datum against bounds.
    Data {
        /// What is measured.
        name: Name,
        /// `%` for rates; else as written, 个 before a longer unit left out.
        unit: String,
        /// One or two bounds.
        bounds: Bounds,
    },
    /// 否则, 其余.
    Otherwise(Otherwise),
    /// A score compared, in 否决.
    Result(ResultCondition),
}

/// Which clauses an otherwise-clause completes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// 否则: not the clause before.
    Previous,
    /// 其余, 其他情形, 以上均不…: none of the earlier clauses of the field.
    AllEarlier,
}

/// 总分低于60分, 任一类别得分率低于60%.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultCondition {
    /// Whose score.
    pub subject: Subject,
    /// Whether 得分率 (in %) rather than points is compared.
    pub rate: bool,
    /// The comparison.
    pub bounds: Bounds,
}

/// Whose score a result condition reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// 总分.
    Total,
    /// 任一类别.
    AnyCategory,
    /// 本类别.
    OwnCategory,
    /// 本项.
    OwnItem,
    /// A title of a category, indicator or item.
    Titled(Name),
}

/// 比较.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `==`
    Equal,
}

impl Comparison {
    /// Whether `left op right` holds.
    pub fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
            Self::Equal => left == right,
        }
    }

    /// `<`, `<=`, `>`, `>=`, `==`.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::Equal => "==",
        }
    }
}

/// One side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bound {
    /// How.
    pub op: Comparison,
    /// Against what, in the datum's unit (85 for 85%).
    pub value: Ratio,
}

/// One bound, or two that hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The first as written.
    pub first: Bound,
    /// The second, if any.
    pub second: Option<Bound>,
}

impl Bounds {
    /// Whether `value` satisfies all bounds.
    pub fn hold(&self, value: Ratio) -> bool {
        self.first.op.holds(&value, &self.first.value) && self.second.is_none_or(|b| b.op.holds(&value, &b.value))
    }
}

/// 计次.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Per {
    /// What is counted.
    pub kind: PerKind,
    /// 量词 or unit; `%` for 百分点.
    pub unit: String,
    /// How many units make one step; more than zero.
    pub step: Ratio,
    /// 不足一个X按一个X计: a begun step counts.
    pub partial_up: bool,
}

/// What a 计次 counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PerKind {
    /// 每次: occurrences.
    Count,
    /// 每缺一项: missing elements.
    Missing,
    /// 每少, 每低: steps below.
    Short,
    /// 每超: steps over.
    Over,
}

/// 限额.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    /// At most this.
    pub amount: Points,
    /// Clauses of one field with the same number share the cap.
    pub group: Option<u32>,
}
