//! What was understood of a clause, as a Chinese sentence.

use super::fact::spoken;
use crate::model::reading::Otherwise;
use crate::model::{
    Amount, Bound, Bounds, Comparison, Condition, Effect, Name, Per, PerKind, Ratio, Reading, ResultCondition, Subject,
    VetoAction,
};

/// `「信息报送」少于12条（不含12条）时，每少1条扣0.5分，不足1条的不计`.
pub fn sentence(reading: &Reading) -> String {
    let mut out = when(reading);
    out.push_str(&what(reading));
    if let Some(cap) = reading.cap {
        let joint = if cap.group.is_some() { "与同句各条合计" } else { "" };
        out.push_str(&format!("，{joint}最多{}分", cap.amount));
    }
    out
}

fn when(reading: &Reading) -> String {
    let counted = reading.per.as_ref().is_some_and(|per| per.kind == PerKind::Count);
    match &reading.condition {
        Condition::Always => String::new(),
        Condition::Finding(name) if reading.per.is_some() => format!("「{name}」，"),
        Condition::Finding(name) => format!("「{name}」属实时，"),
        Condition::Data { name, unit, bounds } if counted => format!("「{name}」{}的，", compare(bounds, unit)),
        Condition::Data { name, unit, bounds } => format!("「{name}」{}时，", compare(bounds, unit)),
        Condition::Otherwise(Otherwise::Previous) => "上一条不成立时，".to_owned(),
        Condition::Otherwise(Otherwise::AllEarlier) => "以上各条都不成立时，".to_owned(),
        Condition::Result(result) => format!("{}时，", outcome(result)),
    }
}

fn outcome(result: &ResultCondition) -> String {
    let whose = match &result.subject {
        Subject::Total => "总分".to_owned(),
        Subject::AnyCategory => "任一类别".to_owned(),
        Subject::OwnCategory => "本类别".to_owned(),
        Subject::OwnItem => "本项".to_owned(),
        Subject::Titled(name) => format!("「{name}」"),
    };
    let (kind, unit) = if result.rate { ("得分率", "%") } else { ("得分", "分") };
    let kind = if matches!(result.subject, Subject::Total) && !result.rate {
        ""
    } else {
        kind
    };
    format!("{whose}{kind}{}", compare(&result.bounds, unit))
}

fn compare(bounds: &Bounds, unit: &str) -> String {
    let mut out = one(&bounds.first, unit);
    if let Some(second) = &bounds.second {
        out.push('且');
        out.push_str(&one(second, unit));
    }
    out
}

fn one(bound: &Bound, unit: &str) -> String {
    let value = bound.value;
    match bound.op {
        Comparison::Less if unit == "%" || unit == "分" => format!("低于{value}{unit}（不含）"),
        Comparison::Less => format!("少于{value}{unit}（不含）"),
        Comparison::AtMost => format!("不超过{value}{unit}（含）"),
        Comparison::More => format!("超过{value}{unit}（不含）"),
        Comparison::AtLeast => format!("不低于{value}{unit}（含）"),
        Comparison::Equal => format!("正好{value}{unit}"),
    }
}

fn what(reading: &Reading) -> String {
    let verb = match &reading.effect {
        Effect::Deduct => "扣",
        Effect::Earn => "得",
        Effect::Bonus => "给总分加",
        Effect::Malus => "从总分扣",
        Effect::Zero => return "本项得0分".to_owned(),
        Effect::Full => return "得满分".to_owned(),
        Effect::Veto(action) => return veto(action),
    };
    let each = reading.per.as_ref().map(steps).unwrap_or_default();
    let begun = reading.per.as_ref().map(partial).unwrap_or_default();
    match &reading.amount {
        Amount::None => format!("{each}{verb}分"),
        Amount::Fixed(points) => format!("{each}{verb}{points}分{begun}"),
        Amount::Range(low, high) => format!("{each}酌情{verb}{low}至{high}分{begun}"),
        Amount::Share { data, places } => share(verb, data, *places),
    }
}

/// What becomes of a begun step; nothing where there can be none.
fn partial(per: &Per) -> String {
    let step = amount_of(per);
    let whole = per.step == Ratio::ONE && per.unit != "%";
    match (per.partial_up, per.kind) {
        (true, _) => format!("，不足{step}的按{step}计"),
        (false, PerKind::Short | PerKind::Over) if !whole => format!("，不足{step}的不计"),
        (false, _) => String::new(),
    }
}

fn share(verb: &str, data: &Name, places: Option<u8>) -> String {
    let rounded = places.map(|places| format!("，保留{places}位小数")).unwrap_or_default();
    format!("{verb}分值乘以「{data}」{rounded}，最多全部分值")
}

fn steps(per: &Per) -> String {
    let kind = match per.kind {
        PerKind::Count => "",
        PerKind::Missing => "缺",
        PerKind::Short => "少",
        PerKind::Over => "超",
    };
    if per.kind == PerKind::Count && per.step == Ratio::ONE {
        return format!("每{}", spoken(&per.unit));
    }
    format!("每{kind}{}", amount_of(per))
}

fn amount_of(per: &Per) -> String {
    format!("{}{}", per.step, spoken(&per.unit))
}

fn veto(action: &VetoAction) -> String {
    match action {
        VetoAction::Grade(name) => format!("评为「{name}」"),
        VetoAction::Bar(names) => {
            let names: Vec<String> = names.iter().map(|name| format!("「{name}」")).collect();
            format!("不得评为{}", names.join("、"))
        }
        VetoAction::Lower(count) => format!("降低{count}个等次"),
        VetoAction::ZeroCategory => "本类别不得分".to_owned(),
        VetoAction::ZeroTotal => "总分计0分".to_owned(),
    }
}
