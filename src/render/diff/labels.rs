//! The words for kinds, verdicts and sureness: the one place.

use crate::diff::{Kind, Sureness, Verdict};

/// `新增`.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "新增",
        Kind::Deleted => "删除",
        Kind::Renamed => "改名",
        Kind::Moved => "移动",
        Kind::Split => "拆分",
        Kind::Merged => "合并",
        Kind::Points => "分值",
        Kind::Standard => "扣分标准",
        Kind::Elements => "要素",
        Kind::Bands => "等次",
        Kind::Adjustments => "加减分",
        Kind::Rules => "规则",
        Kind::Wording => "仅文字",
    }
}

/// `分值、扣分标准`.
pub fn kinds(kinds: &[Kind]) -> String {
    kinds.iter().map(|one| kind(*one)).collect::<Vec<_>>().join("、")
}

/// `更严`.
pub fn verdict(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Stricter(_) => "更严",
        Verdict::Looser(_) => "更宽",
        Verdict::Same => "等价",
        Verdict::Mixed(..) => "有严有宽",
        Verdict::Undecided(_) => "未能判定",
    }
}

/// So alike that nothing need be said of it, in per mille.
const SURE: u16 = 950;

/// `照「原」`, `把握86%`; nothing where there is no doubt.
pub fn sureness(sureness: Sureness) -> Option<String> {
    match sureness {
        Sureness::Pinned => Some("照「原」".to_owned()),
        Sureness::Named | Sureness::Alike(SURE..) => None,
        Sureness::Alike(likeness) => Some(format!("把握{}%", likeness / 10)),
    }
}
