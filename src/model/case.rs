//! 用例: examples that a rubric carries, with what must come of them.

use super::{FactId, Name, Points, Prose};
use crate::text::Span;

/// 用例.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its title.
    pub name: Name,
    /// The heading.
    pub span: Span,
    /// 细则: the rubric a shared case is for; others skip it.
    pub rubric: Option<Prose>,
    /// 佐证 in order.
    pub facts: Vec<CaseFact>,
    /// 其余.
    pub rest: CaseRest,
    /// 应为 in order.
    pub expected: Vec<Expected>,
}

/// One line of 佐证: `路径[：值]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFact {
    /// The path as written, the fact's name last.
    pub path: Vec<Name>,
    /// The fact it is; none if the rubric has no such path.
    pub fact: Option<FactId>,
    /// The value as written; none is 是.
    pub value: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// 其余: what the facts that are not named are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaseRest {
    /// 满分: at what scores best.
    #[default]
    Best,
    /// 未发生.
    Absent,
    /// 未填.
    Unknown,
}

/// One part of 应为.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// What must be.
    pub outcome: Outcome,
    /// Where it stands.
    pub span: Span,
}

/// What 应为 can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The total, from one end to the other; one number is both, an end that is not there is endless.
    Total(Option<Points>, Option<Points>),
    /// The band, or one of them.
    Bands(Vec<Name>),
    /// The score of a 类别, 指标, 项, 加分 or 减分.
    Score {
        /// Its path as written.
        path: Vec<Name>,
        /// Lower end; none is 无下限.
        low: Option<Points>,
        /// Upper end; none is 不封顶.
        high: Option<Points>,
    },
    /// 报错 R06xx: the evidence must be refused with this code.
    Error(String),
}
