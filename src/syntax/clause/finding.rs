//! 情形: words taken for a finding, but for those that tell how often or how much and were not understood.

use super::normal::Slice;
use super::refusal::Refusal;
use crate::diagnostic::code;
use crate::model::{Condition, Name};

/// Openings of words that tell how points are taken, behind 的 and a comma.
const TELLING: [&str; 14] = [
    "每", "按", "逐", "首次", "再次", "发现", "酌情", "视情", "给予", "予以", "通报", "取消", "责令", "追究",
];
/// 每一系统: so few words behind 每 are a 计次 and no requirement.
const SHORT: usize = 6;

/// The words as a finding. What stands behind 的 and a comma and tells how often or how much is no part of one: it was not
/// understood.
pub fn finding(words: Slice<'_, '_>) -> Result<Condition, Refusal> {
    let text = words.text();
    if matches!(text, "首次" | "初次" | "再次" | "多次" | "屡次") {
        return Err(Refusal::new(
            &code::R0506,
            format!("「{text}」没有写明是什么情形"),
            "请写明情形，如「首次迟报的扣0.5分」「再次迟报的扣1分」",
        ));
    }
    if text.starts_with("否则") {
        return Err(Refusal::new(
            &code::R0515,
            format!("「{text}」里的「否则」后面还有别的话，指什么情形读不准"),
            "请写成「否则扣1分」，或者去掉「否则」，把这一条的条件写全",
        ));
    }
    let last = if text.contains(',') { text.rsplit_once("的,") } else { None }.map(|(_, last)| last);
    let tells = |words: &str| TELLING.iter().any(|word| words.starts_with(word));
    let counts = text.starts_with('每') && !text.ends_with('的') && text.chars().count() <= SHORT;
    let doubted = |words: &&str| weighs(words) || is_part(words);
    let unread = last
        .filter(|last| tells(last) || doubted(last))
        .or(Some(text).filter(|text| counts || last.is_none() && doubted(text)));
    let Some(unread) = unread else {
        return Ok(Condition::Finding(Name::new(&words.words())));
    };
    Err(Refusal::new(
        &code::R0514,
        format!("「{unread}」像是计次或者说明怎样扣，读不准"),
        "计次请写成「……的，每次扣0.5分」，量词用常见的（次、件、项、处、人……）；不是计次的，把它写进条件里",
    ))
}

/// 视领导满意程度, 根据平时检查记录, 实行扣分制: what decides how much, or how it is taken, in words that are not known.
fn weighs(words: &str) -> bool {
    const BY: [&str; 8] = ["程度", "情节", "轻重", "大小", "情况", "情形", "记录", "结果"];
    let grounds = ["视", "根据", "依据", "结合"].iter().any(|word| words.starts_with(word)) && !words.starts_with("视频");
    let short = words.starts_with('按') && words.chars().count() <= SHORT;
    (grounds || short) && BY.iter().any(|word| words.ends_with(word)) || is_way(words)
}

/// 实行扣分制, 采取倒扣分; 扣分制度 is another word.
fn is_way(words: &str) -> bool {
    let scored = |head: &str| head.ends_with(['扣', '加', '减', '计', '得']);
    let way = |word: &str| {
        // mostly it is not there, and that is soon seen
        words.contains(word)
            && words
                .split_once(word)
                .is_some_and(|(head, behind)| scored(head) && !behind.starts_with('度'))
    };
    words.ends_with("倒扣") || words.ends_with("倒扣分") || way("分制") || way("分法")
}

/// 超过部分每次: a part of what stands before.
fn is_part(words: &str) -> bool {
    ["超过", "超出", "超额", "不足"].iter().any(|word| {
        words
            .strip_prefix(word)
            .is_some_and(|behind| behind.strip_prefix('的').unwrap_or(behind).starts_with("部分"))
    })
}
