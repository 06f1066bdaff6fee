//! When a clause holds.

use super::Setting;
use crate::model::reading::Otherwise;
use crate::model::{Amount, Bound, Bounds, Comparison, Condition, FactKind, Mode, PerKind, Reading, ResultCondition, Subject};
use crate::render::fact::quantity;
use crate::resolve::is_whole_unit;

/// `「未列入分工」属实的，`; for what is counted only the name.
pub fn when(reading: &Reading, setting: &Setting<'_>) -> String {
    let before = setting.mode == Mode::Tiers && setting.at > 0 && !matches!(reading.condition, Condition::Otherwise(_));
    let before = if before { "前面各条都不成立，而" } else { "" };
    let per = reading.per.as_ref();
    let own = match &reading.condition {
        Condition::Always => String::new(),
        Condition::Finding(name) if per.is_some() => format!("「{name}」"),
        // the amount of a discretion is its own fact
        Condition::Finding(name) if matches!(reading.amount, Amount::Range(..)) => format!("「{name}」属实的，"),
        Condition::Finding(name) => format!("「{name}」{}的，", occurs(setting.fact)),
        Condition::Data { name, unit, bounds } => {
            let counted = per.is_some_and(|per| per.kind == PerKind::Count);
            let end = if counted { "的情形，" } else { "的，" };
            format!("「{name}」{}{end}", compare(bounds, unit))
        }
        Condition::Otherwise(which) => otherwise(*which, setting),
        Condition::Result(result) => format!("{}的，", outcome(result)),
    };
    format!("{before}{own}")
}

/// What a clause is about, in few words.
pub fn name(reading: &Reading) -> String {
    match &reading.condition {
        Condition::Finding(name) => format!("「{name}」"),
        Condition::Data { name, unit, bounds } => format!("「{name}」{}", compare(bounds, unit)),
        Condition::Always | Condition::Otherwise(_) | Condition::Result(_) => format!("「{}」", reading.text),
    }
}

/// What makes a finding true; of something counted, that there is any of it.
fn occurs(fact: Option<&FactKind>) -> String {
    match fact {
        Some(FactKind::Count { unit }) => format!("有1{unit}以上（含1{unit}）"),
        Some(FactKind::Missing { unit, .. }) => format!("缺1{unit}以上（含1{unit}）"),
        Some(FactKind::Excess { short: true, .. }) => "有短缺（多于0）".to_owned(),
        Some(FactKind::Excess { .. }) => "有超出（多于0）".to_owned(),
        Some(FactKind::Discretion { .. }) => "发生（酌情的分数多于0分）".to_owned(),
        _ => "属实".to_owned(),
    }
}

fn otherwise(which: Otherwise, setting: &Setting<'_>) -> String {
    let chosen = matches!(setting.mode, Mode::OneOf | Mode::Tiers);
    let previous = setting.at.checked_sub(1).and_then(|at| setting.clauses.get(at));
    match (which, previous) {
        (Otherwise::Previous, Some(previous)) if !chosen => format!("前一条「{}」不成立的，", previous.text),
        (Otherwise::Previous, None) if !chosen => "前一条不成立的，".to_owned(),
        _ => "本栏前面各条都不成立的，".to_owned(),
    }
}

fn outcome(result: &ResultCondition) -> String {
    let whose = match &result.subject {
        Subject::Total => "总分".to_owned(),
        Subject::AnyCategory => "任何一个类别".to_owned(),
        Subject::OwnCategory => "本类别".to_owned(),
        Subject::OwnItem => "本项".to_owned(),
        Subject::Titled(name) => format!("「{name}」"),
    };
    let (kind, unit) = match (result.rate, &result.subject) {
        (true, _) => ("的得分率", "%"),
        (false, Subject::Total) => ("", "分"),
        (false, _) => ("的得分", "分"),
    };
    format!("{whose}{kind}{}", compare(&result.bounds, unit))
}

/// `低于90%（不含90%）`, `不低于80%（含80%）且低于95%（不含95%）`.
pub fn compare(bounds: &Bounds, unit: &str) -> String {
    let mut out = one(&bounds.first, unit);
    if let Some(second) = &bounds.second {
        out.push('且');
        out.push_str(&one(second, unit));
    }
    out
}

fn one(bound: &Bound, unit: &str) -> String {
    let figure = quantity(bound.value, unit);
    let counted = is_whole_unit(unit);
    match bound.op {
        Comparison::Less if counted => format!("少于{figure}（不含{figure}）"),
        Comparison::Less => format!("低于{figure}（不含{figure}）"),
        Comparison::AtMost => format!("不超过{figure}（含{figure}）"),
        Comparison::More => format!("超过{figure}（不含{figure}）"),
        Comparison::AtLeast if counted => format!("不少于{figure}（含{figure}）"),
        Comparison::AtLeast => format!("不低于{figure}（含{figure}）"),
        Comparison::Equal => format!("正好{figure}"),
    }
}
