//! 疑: why two scorings cannot be compared, or not to the end.

use std::fmt;

/// Why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A fact is counted in other units: its name, the older unit, the newer one.
    Units(String, String, String),
    /// A fact is another kind of number.
    Kinds(String),
    /// 酌情 without a fact that holds its amount.
    Loose,
    /// More cases than are told apart.
    Many,
    /// What is taken and what is given both have no end, so that neither side comes to rest.
    Endless,
    /// No evidence suits both sides.
    Nothing,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Units(name, old, new) => {
                write!(f, "「{name}」的单位由「{old}」改为「{new}」，两版的数不能直接相比")
            }
            Self::Kinds(name) => write!(f, "「{name}」在两版中记的不是同一种数"),
            Self::Loose => f.write_str("酌情的分数没有对应的事实"),
            Self::Many => f.write_str("要分的情形太多"),
            Self::Endless => f.write_str("加与减都不封顶，不能逐一列举"),
            Self::Nothing => f.write_str("没有两版都能评定的佐证"),
        }
    }
}
