//! 动词: 扣, 得, 加.

/// Which verb takes, earns or adds the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// 扣
    Take,
    /// 得
    Earn,
    /// 加
    Add,
    /// None: bare points.
    Bare,
}
