//! 不计分的话: sentences and pieces without points, notes or refusals (language, §3).

use super::Piece;
use super::grammar::Rule;
use super::normal::Slice;
use super::refusal::Refusal;
use super::{named, search};
use crate::diagnostic::{Diagnostic, code};
use crate::model::FieldKind;
use crate::text::fold::seen;

/// Words that name a consequence.
const CONSEQUENCES: [&str; 39] = [
    "扣",
    "得分",
    "加分",
    "减分",
    "计分",
    "不计",
    "只计",
    "累计",
    "重复",
    "就高",
    "酌情",
    "视情",
    "否决",
    "加倍",
    "双倍",
    "予以",
    "给予",
    "取消",
    "通报",
    "视为",
    "类推",
    "满分",
    "最高",
    "最多",
    "封顶",
    "不得分",
    "记分",
    "评为",
    "评优",
    "等次",
    "减半",
    "问责",
    "全分",
    "总分为",
    "零分",
    "该项分",
    "本项分",
    "取整",
    "位小数",
];

/// Whether a piece without points may be a note: it names no consequence, and no figure of points. In 否决 whoever is told of
/// (…的，降为…) has something to expect.
pub fn is_note(kind: FieldKind, text: &str) -> bool {
    let expects = kind == FieldKind::Veto && (text.contains("的,") || text.contains(['降', '撤']));
    !expects && !CONSEQUENCES.iter().any(|w| text.contains(w)) && !has_points(text) && named::refuse(text).is_ok()
}

/// The note.
pub fn note(sentence: Slice<'_, '_>) -> Piece {
    let diagnostic = Diagnostic::new(
        &code::R0502,
        format!("「{}」不计分，当作说明", brief(&sentence.words())),
        sentence.span(),
        "不计分",
    )
    .help("如果这句话应当计分，请写明分数；如果只是说明，可移到「内容」或「说明」里");
    Piece::Note {
        text: sentence.words().into_owned(),
        diagnostic,
    }
}

/// Why `text`, which no clause could be read from, is refused.
pub fn refusal(kind: FieldKind, text: &str) -> Refusal {
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    if let Err(refusal) = named::refuse(text) {
        return refusal;
    }
    if kind == FieldKind::Veto {
        return super::veto::unread();
    }
    if has(&["酌情", "视情"]) {
        return Refusal::new(&code::R0504, "「酌情」没有写明扣多少到多少", "请写明两头，如「酌情扣1至3分」");
    }
    if has(&["一票否决", "否决", "不得评", "评为", "等次"]) {
        return Refusal::new(
            &code::R0517,
            "评等次的后果不写在计分栏里",
            "请写入「否决」栏，如「……的，评为不合格」",
        );
    }
    if has(&["加倍", "双倍", "减半"]) {
        return Refusal::new(
            &code::R0517,
            "「加倍」没有写明分数",
            "请写明加倍后的分数，如「拒不整改的扣4分」",
        );
    }
    if has_points(text) {
        return Refusal::new(
            &code::R0505,
            "分数前后的话读不准",
            "一条写成「条件+的+扣或得+分数」，如「未列入分工的扣1分」；分数后面只能接限额、「不足……按……计」或「扣完为止」",
        );
    }
    if has(&["按比例", "比例得分", "比例计分"]) {
        return Refusal::new(
            &code::R0520,
            "「按比例」没有说明是什么的比例",
            "请写明比率的名称，如「按完成率得分，保留两位小数」",
        );
    }
    if has(&[
        "予以",
        "给予",
        "取消",
        "通报",
        "视为",
        "重复",
        "就高",
        "只计",
        "不计",
        "累计",
        "不扣分",
    ]) {
        return Refusal::new(
            &code::R0517,
            "这句话写了后果，但没有分数",
            "计分的请写明分数；不计分的请移到「说明」里",
        );
    }
    if has(&["取整", "位小数"]) {
        return super::consequence::unclear_places();
    }
    Refusal::new(
        &code::R0501,
        "这一条没有写明分数",
        "请在条件后写明分数，如「未列入分工的扣1分」；只是说明的话请移到「内容」里",
    )
}

/// Whether any figure of points stands in it.
fn has_points(text: &str) -> bool {
    search::first(Rule::any_points, text, search::is_numeral).is_some()
}

fn brief(words: &str) -> String {
    // characters that nobody sees are not counted
    let words = seen(words);
    let mut out: String = words.chars().take(20).collect();
    if out.len() < words.len() {
        out.push('…');
    }
    out
}
