//! 计分栏: which field it is, and how its clauses combine.

/// Which scoring field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKind {
    /// 扣分
    Deduct,
    /// 得分
    Earn,
    /// 加分
    Bonus,
    /// 减分
    Malus,
    /// 否决
    Veto,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Deduct, Self::Earn, Self::Bonus, Self::Malus, Self::Veto];

    /// The kind whose keyword `word` is.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.keyword() == word)
    }

    /// The keyword.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Deduct => "扣分",
            Self::Earn => "得分",
            Self::Bonus => "加分",
            Self::Malus => "减分",
            Self::Veto => "否决",
        }
    }
}

/// How the clauses of a field combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// They add up.
    #[default]
    Sum,
    /// 就高: the largest clause total.
    Highest,
    /// 择一: at most one holds.
    OneOf,
    /// 分档: the first that holds.
    Tiers,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Sum, Self::Highest, Self::OneOf, Self::Tiers];

    /// The mode that `word` names in the bracket after a keyword.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.word() == Some(word))
    }

    /// The word in the bracket; to add up needs none.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Sum => None,
            Self::Highest => Some("就高"),
            Self::OneOf => Some("择一"),
            Self::Tiers => Some("分档"),
        }
    }
}
