//! The words of a notice for what a clause says: 每少一条扣0.5分, 少于12条, 最多扣2分.

use crate::diff::verdict::consequence;
use crate::model::{
    Amount, Bounds, Cap, Comparison, Condition, Effect, GradeBand, Name, Per, PerKind, Points, Ratio, Reading, ResultCondition,
    ScoreField, Subject,
};

/// `每少一条`, `每次`, `每缺一项`; nothing without a 计次.
pub(super) fn steps(per: Option<&Per>) -> String {
    let Some(per) = per else { return String::new() };
    let unit = if per.unit == "%" { "个百分点" } else { per.unit.as_str() };
    let verb = match (per.kind, per.unit.as_str()) {
        (PerKind::Count, _) if per.step == Ratio::ONE => return format!("每{unit}"),
        (PerKind::Count, _) => "",
        (PerKind::Missing, _) => "缺",
        (PerKind::Short, "%") => "低",
        (PerKind::Short, _) => "少",
        (PerKind::Over, "%") => "高",
        (PerKind::Over, _) => "超",
    };
    let step = if per.step == Ratio::ONE && per.unit != "%" {
        "一".to_owned()
    } else {
        per.step.to_string()
    };
    format!("每{verb}{step}{unit}")
}

/// `扣1分`, `酌情扣1至3分`, `不得分`, `按「完成率」得分`.
pub(super) fn amount(reading: &Reading) -> String {
    let verb = match &reading.effect {
        Effect::Deduct => "扣",
        Effect::Earn => "得",
        Effect::Bonus => "加",
        Effect::Malus => "从总分中扣",
        Effect::Zero => return "不得分".to_owned(),
        Effect::Full => return "得满分".to_owned(),
        Effect::Veto(action) => return consequence(action),
    };
    match &reading.amount {
        Amount::None => format!("{verb}分"),
        Amount::Fixed(points) => format!("{verb}{points}分"),
        Amount::Range(low, high) => format!("酌情{verb}{low}至{high}分"),
        Amount::Share { data, .. } => format!("按「{data}」{verb}分"),
    }
}

/// `少于12条`, `不低于80%且低于95%`.
pub(super) fn bounds(bounds: &Bounds, unit: &str) -> String {
    let scale = unit == "%" || unit == "分";
    let one = |bound: &crate::model::Bound| {
        let word = match bound.op {
            Comparison::Less if scale => "低于",
            Comparison::Less => "少于",
            Comparison::AtMost => "不超过",
            Comparison::More => "超过",
            Comparison::AtLeast if scale => "不低于",
            Comparison::AtLeast => "不少于",
            Comparison::Equal => "等于",
        };
        format!("{word}{}{unit}", bound.value)
    };
    match &bounds.second {
        Some(second) => format!("{}且{}", one(&bounds.first), one(second)),
        None => one(&bounds.first),
    }
}

/// What is compared in a condition, in words; none for findings.
pub(super) fn threshold(condition: &Condition) -> Option<String> {
    match condition {
        Condition::Data {
            unit, bounds: stated, ..
        } => Some(bounds(stated, unit)),
        Condition::Result(result) => Some(outcome(result)),
        _ => None,
    }
}

/// `总分低于60分`.
fn outcome(result: &ResultCondition) -> String {
    let whose = match &result.subject {
        Subject::Total => "总分".to_owned(),
        Subject::AnyCategory => "任一类别".to_owned(),
        Subject::OwnCategory => "本类别".to_owned(),
        Subject::OwnItem => "本项".to_owned(),
        Subject::Titled(name) => format!("「{name}」"),
    };
    let (what, unit) = if result.rate { ("得分率", "%") } else { ("", "分") };
    format!("{whose}{what}{}", bounds(&result.bounds, unit))
}

/// `最多扣2分`.
pub(super) fn cap(reading: &Reading, cap: Cap) -> String {
    let verb = match reading.effect {
        Effect::Deduct | Effect::Malus => "扣",
        Effect::Bonus => "加",
        _ => "得",
    };
    let joint = if cap.group.is_some() { "合计" } else { "" };
    format!("{joint}最多{verb}{}分", cap.amount)
}

/// `扣分（就高，最高2分）`.
pub(super) fn field(field: &ScoreField) -> String {
    let mode = field.mode.word().map(str::to_owned);
    let marks: Vec<String> = mode.into_iter().chain(field.cap.map(|cap| format!("最高{cap}分"))).collect();
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!("（{}）", marks.join("，"))
    };
    format!("{}{marks}", field.kind.keyword())
}

/// `90分以上（含90分）`, `80分以上（含80分），不足90分`.
pub(super) fn range(band: &GradeBand) -> String {
    let low = |(at, included): (Points, bool)| match included {
        true => format!("{at}分以上（含{at}分）"),
        false => format!("超过{at}分"),
    };
    let high = |(at, included): (Points, bool)| match included {
        true => format!("{at}分以下（含{at}分）"),
        false => format!("不足{at}分"),
    };
    let parts: Vec<String> = [band.low.map(low), band.high.map(high)].into_iter().flatten().collect();
    if parts.is_empty() {
        "不限".to_owned()
    } else {
        parts.join("，")
    }
}

/// `「甲」、「乙」`.
pub(super) fn quoted<'n>(names: impl Iterator<Item = &'n Name>) -> String {
    names.map(|name| format!("「{name}」")).collect::<Vec<_>>().join("、")
}

/// `两`, `三`, `12`.
pub(super) fn count(number: usize) -> String {
    const WORDS: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
