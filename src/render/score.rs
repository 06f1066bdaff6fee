//! Scores, intervals and bands in words.

use crate::evaluate::ScoreRange;
use crate::model::{Points, Rubric};

/// The same without its unit, for columns of numbers: `92`, `87.5—92`, `无下限—不封顶`.
pub fn figure(range: ScoreRange) -> String {
    score(range).replace('分', "")
}

/// `92分`, `87.5—92分`, `96分—不封顶`, `无下限—40分`.
pub fn score(range: ScoreRange) -> String {
    match (range.low, range.high) {
        (Some(low), Some(high)) if low == high => format!("{low}分"),
        (Some(low), Some(high)) => format!("{low}—{high}分"),
        (Some(low), None) => format!("{low}分—不封顶"),
        (None, Some(high)) => format!("无下限—{high}分"),
        (None, None) => "无下限—不封顶".to_owned(),
    }
}

/// `优秀`, `优秀或良好`; what to say when no band holds the total.
pub fn bands(rubric: &Rubric, possible: &[usize], at_most: bool) -> String {
    let names: Vec<&str> = possible
        .iter()
        .filter_map(|&index| rubric.bands.get(index))
        .map(|band| band.name.shown())
        .collect();
    match (names.is_empty(), at_most && names.len() > 1) {
        (true, _) if rubric.bands.is_empty() => "—".to_owned(),
        (true, _) => "没有等次包含这个总分".to_owned(),
        (false, true) => format!("至多{}", names.join("或")),
        (false, false) => names.join("或"),
    }
}

/// Whether nothing at all is given or taken.
pub fn is_nothing(range: ScoreRange) -> bool {
    range.single() == Some(Points::ZERO)
}
