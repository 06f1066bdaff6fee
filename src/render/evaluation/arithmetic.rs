//! How the points of one clause came about: figure × times, what cut it, what counts.

use super::super::fact::spoken;
use super::super::score::score;
use crate::evaluate::{ClauseResult, Cut, TimesRange, Truth};
use crate::model::{Amount, Clause, Effect, FactKind, FieldKind, PerKind, Ratio, Rubric, ScoreField, Value};

/// `扣0.5×2＝1分`, `差3条，扣0.5×3＝1.5分，限额1分，计1分`, `未发生，不扣`.
pub fn arithmetic(rubric: &Rubric, field: &ScoreField, clause: &Clause, result: &ClauseResult) -> String {
    let verb = verb(field.kind);
    if result.holds == Truth::No {
        return format!("不{verb}");
    }
    let perhaps = if result.holds == Truth::Maybe { "可能" } else { "" };
    let mut out = match &clause.reading.effect {
        Effect::Zero => format!("{perhaps}不得分"),
        Effect::Full => format!("{perhaps}得满分"),
        _ => format!(
            "{}{perhaps}{verb}{}",
            distance(clause, result),
            figure(rubric, clause, result)
        ),
    };
    for cut in &result.cuts {
        out.push('，');
        out.push_str(&words(*cut));
    }
    let counts = matches!(result.cuts.last(), Some(Cut::OwnCap(_) | Cut::JointCap(_)));
    if counts {
        out.push_str(&format!("，计{}", score(result.counted)));
    }
    out
}

fn verb(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Deduct => "扣",
        FieldKind::Earn => "得",
        FieldKind::Bonus => "加",
        FieldKind::Malus => "减",
        FieldKind::Veto => "否决",
    }
}

/// `差3条，` where steps were counted off a known datum.
fn distance(clause: &Clause, result: &ClauseResult) -> String {
    let (Some(distance), Some(per)) = (result.distance, &clause.reading.per) else {
        return String::new();
    };
    let how = match per.kind {
        PerKind::Short => "差",
        PerKind::Over => "超",
        PerKind::Count | PerKind::Missing => return String::new(),
    };
    format!("{how}{distance}{}，", spoken(&per.unit))
}

fn figure(rubric: &Rubric, clause: &Clause, result: &ClauseResult) -> String {
    match (&clause.reading.amount, result.times) {
        (Amount::Fixed(each), Some(times)) if clause.reading.per.is_some() => match times.high {
            Some(_) => format!("{each}×{}＝{}", number(times), score(result.gross)),
            None => format!("{each}×{}", number(times)),
        },
        (Amount::Share { .. }, _) => {
            let rate = result.amount_fact.or(result.fact).and_then(|(fact, value)| match value {
                Value::Known(rate) => Some((rubric.facts.get(fact.index())?, rate)),
                _ => None,
            });
            match rate {
                Some((fact, rate)) if fact.kind == FactKind::Rate => format!("分值×{}＝{}", percent(rate), score(result.gross)),
                _ => score(result.gross),
            }
        }
        _ => score(result.gross),
    }
}

fn number(times: TimesRange) -> String {
    match times.high {
        Some(high) if high == times.low => high.to_string(),
        Some(high) => format!("（{}—{high}）", times.low),
        None => format!("（{}以上）", times.low),
    }
}

/// A rate; one that is no short decimal stays a fraction.
fn percent(rate: Ratio) -> String {
    match rate.to_points() {
        Some(_) => format!("{rate}%"),
        None => format!("（{rate}）%"),
    }
}

fn words(cut: Cut) -> String {
    match cut {
        Cut::OwnCap(cap) => format!("限额{cap}分"),
        Cut::JointCap(cap) => format!("同句合计限额{cap}分"),
        Cut::Highest => "就高，不计".to_owned(),
        Cut::Chosen => "已按另一条计，不计".to_owned(),
        Cut::FieldCap(cap) => format!("本栏合计以{cap}分为限"),
        Cut::Full => "已得满分，不扣".to_owned(),
        Cut::Exempt => "不适用，不计".to_owned(),
    }
}
