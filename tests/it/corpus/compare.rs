//! Readings and corpus entries in one plain form: half width, without blanks, figures in lowest terms.

use rubricc::model::{Amount, Condition, Effect, PerKind, Ratio, Reading, VetoAction};
use rubricc::syntax::clause::Piece;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// How an entry came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// As the entry says.
    Exact,
    /// Only the wording of a condition differs.
    Name,
    /// Refused though readable.
    Refused,
    /// Read otherwise.
    Wrong,
    /// Read though it must be refused.
    Accepted,
}

/// A reading, comparable: what it says and the words of its condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    says: [String; 6],
    name: String,
}

/// NFKC, one kind of quotes, no blanks and no editor's marks.
fn words(text: &str) -> String {
    let quotes = |c| match c {
        '“' | '”' | '「' | '」' => '"',
        '‘' | '’' => '\'',
        c => c,
    };
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '【' | '】'))
        .map(quotes)
        .collect()
}

/// A condition's words without the openings that may stay or go.
fn name(text: &str) -> String {
    let mut rest = words(text);
    rest = rest
        .trim_end_matches([',', '、', ';', '。'])
        .trim_end_matches('的')
        .to_string();
    while let Some(shorter) = ["发现", "出现", "发生", "凡", "如", "若", "对"]
        .iter()
        .find_map(|opening| rest.strip_prefix(opening).filter(|r| r.chars().count() > 1))
    {
        rest = shorter.to_string();
    }
    rest
}

/// A unit and the figure in it, 万 and 亿 multiplied out, 个 before a longer unit left out.
fn measured(value: Ratio, unit: &str) -> String {
    let unit = words(unit);
    let (times, unit) = match unit.strip_prefix('万').map(|u| (10_000, u)) {
        Some((n, u)) if !u.is_empty() => (n, u),
        _ => match unit.strip_prefix('亿') {
            Some(u) if !u.is_empty() => (100_000_000, u),
            _ => (1, unit.as_str()),
        },
    };
    let unit = unit.strip_prefix('个').filter(|u| !u.is_empty()).unwrap_or(unit);
    let unit = if unit == "百分点" { "%" } else { unit };
    format!("{}{unit}", value.times(Ratio::whole(times)))
}

fn figure(value: &Value) -> Ratio {
    value.as_str().and_then(Ratio::parse).expect("a decimal in the entry")
}

/// What the reader made of it.
fn of_reading(reading: &Reading) -> Plain {
    let (effect, action) = match &reading.effect {
        Effect::Deduct => ("deduct", String::new()),
        Effect::Earn => ("earn", String::new()),
        Effect::Bonus => ("bonus", String::new()),
        Effect::Malus => ("malus", String::new()),
        Effect::Zero => ("zero", String::new()),
        Effect::Full => ("full", String::new()),
        Effect::Veto(VetoAction::Grade(band)) => ("veto", format!("grade {band}")),
        Effect::Veto(VetoAction::Bar(bands)) => {
            let bands: Vec<&str> = bands.iter().map(|b| b.shown()).collect();
            ("veto", format!("bar {}", bands.join("、")))
        }
        Effect::Veto(VetoAction::Lower(by)) => ("veto", format!("lower {by}")),
        Effect::Veto(VetoAction::ZeroCategory) => ("veto", "zero category".into()),
        Effect::Veto(VetoAction::ZeroTotal) => ("veto", "zero total".into()),
    };
    let amount = match &reading.amount {
        Amount::None => String::new(),
        Amount::Fixed(points) => points.to_string(),
        Amount::Range(low, high) => format!("{low}至{high}"),
        Amount::Share { data, .. } => format!("按{}", words(data.shown())),
    };
    let (condition, named) = match &reading.condition {
        Condition::Always => (String::new(), String::new()),
        Condition::Finding(finding) => ("是".into(), name(finding.shown())),
        Condition::Data {
            name: data,
            unit,
            bounds,
        } => {
            let one = |b: rubricc::model::Bound| format!("{}{}", b.op.symbol(), measured(b.value, unit));
            let second = bounds.second.map_or(String::new(), one);
            (one(bounds.first) + &second, name(data.shown()))
        }
        Condition::Otherwise(_) => ("其余".into(), String::new()),
        Condition::Result(_) => ("结果".into(), String::new()),
    };
    let per = reading.per.as_ref().map_or(String::new(), |per| {
        let kind = match per.kind {
            PerKind::Count => "count",
            PerKind::Missing => "missing",
            PerKind::Short => "short",
            PerKind::Over => "over",
        };
        let up = if per.partial_up { "起" } else { "" };
        format!("{kind}{}{up}", measured(per.step, &per.unit))
    });
    let cap = reading.cap.map_or(String::new(), |cap| {
        format!("{}{}", cap.amount, if cap.group.is_some() { "共" } else { "" })
    });
    Plain {
        says: [effect.into(), action, amount, condition, per, cap],
        name: named,
    }
}

/// What the entry says.
fn of_entry(reading: &Value) -> Plain {
    let action = reading["action"].as_object().and_then(|a| a.iter().next());
    let action = action.map_or(String::new(), |(kind, value)| match value {
        Value::Array(bands) => format!(
            "{kind} {}",
            bands.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、")
        ),
        Value::String(word) => format!("{kind} {word}"),
        other => format!("{kind} {other}"),
    });
    let amount = &reading["amount"];
    let amount = match (&amount["fixed"], &amount["range"], &amount["share"]) {
        (fixed @ Value::String(_), _, _) => figure(fixed).to_string(),
        (_, Value::Array(ends), _) => format!("{}至{}", figure(&ends[0]), figure(&ends[1])),
        (_, _, Value::String(data)) => format!("按{}", words(data)),
        _ => String::new(),
    };
    let condition = &reading["condition"];
    let (compared, named) = match condition {
        Value::Null => (String::new(), String::new()),
        c if c["finding"].is_string() => ("是".into(), name(c["finding"].as_str().unwrap_or(""))),
        c if c["data"].is_string() => {
            let unit = c["unit"].as_str().unwrap_or("");
            let one = |c: &Value| format!("{}{}", c["op"].as_str().unwrap_or("?"), measured(figure(&c["value"]), unit));
            let second = if c["and"].is_object() { one(&c["and"]) } else { String::new() };
            (one(c) + &second, name(c["data"].as_str().unwrap_or("")))
        }
        c if c["otherwise"].is_boolean() => ("其余".into(), String::new()),
        _ => ("结果".into(), String::new()),
    };
    let per = ["count", "missing", "short", "over"]
        .iter()
        .find_map(|kind| reading["per"][kind].as_str().map(|unit| (kind, unit)));
    let per = per.map_or(String::new(), |(kind, unit)| {
        let per = &reading["per"];
        let step = if per["step"].is_string() {
            figure(&per["step"])
        } else {
            Ratio::ONE
        };
        format!(
            "{kind}{}{}",
            measured(step, unit),
            if per["partial"] == "up" { "起" } else { "" }
        )
    });
    let joint = if reading["capGroup"].is_null() { "" } else { "共" };
    let cap = reading["cap"]
        .as_str()
        .map_or(String::new(), |_| format!("{}{joint}", figure(&reading["cap"])));
    Plain {
        says: [
            reading["effect"].as_str().unwrap_or("").into(),
            action,
            amount,
            compared,
            per,
            cap,
        ],
        name: named,
    }
}

/// Compares the pieces with the entry.
pub fn judge(entry: &Value, pieces: &[Piece]) -> Verdict {
    let refused = pieces.iter().any(|p| matches!(p, Piece::Refused { .. }));
    let read: Vec<Plain> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Clause(reading) => Some(of_reading(reading)),
            _ => None,
        })
        .collect();
    if entry["error"] == true {
        return if refused { Verdict::Exact } else { Verdict::Accepted };
    }
    let wanted: Vec<Plain> = entry["readings"].as_array().into_iter().flatten().map(of_entry).collect();
    let says = |all: &[Plain]| all.iter().map(|p| p.says.clone()).collect::<Vec<_>>();
    match (refused, read == wanted) {
        (false, true) => Verdict::Exact,
        (true, _) if read.iter().all(|r| wanted.contains(r)) => Verdict::Refused,
        (false, _) if says(&read) == says(&wanted) => Verdict::Name,
        _ => Verdict::Wrong,
    }
}

/// Both sides, for the eye.
pub fn show(entry: &Value, pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut line = |label: &str, text: String| out += &format!("    {label} {text}\n");
    match entry["why"].as_str() {
        Some(why) => line("应拒读", why.to_string()),
        None => entry["readings"]
            .as_array()
            .into_iter()
            .flatten()
            .map(of_entry)
            .for_each(|p| line("应读作", format!("{p:?}"))),
    }
    for piece in pieces {
        match piece {
            Piece::Clause(reading) => line("读作", format!("{:?}", of_reading(reading))),
            Piece::Note { text, .. } => line("作注", text.clone()),
            Piece::Refused { text, diagnostic } => {
                line("拒读", format!("{text} — {} {}", diagnostic.code.id, diagnostic.message))
            }
        }
    }
    out
}
