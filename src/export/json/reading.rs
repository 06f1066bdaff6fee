//! A clause reading as one JSON object (language, §3), keys in the order fixed there.

use serde::Serialize;

use super::words::effect;
use crate::diagnostic::Diagnostic;
use crate::model::{Amount, Bounds, Condition, Effect, Per, PerKind, Reading, Subject, VetoAction};

/// A clause.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingView<'a> {
    text: &'a str,
    effect: &'static str,
    amount: Option<AmountView<'a>>,
    condition: Option<ConditionView<'a>>,
    per: Option<PerView<'a>>,
    cap: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap_group: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<ActionView<'a>>,
    line: usize,
}

/// What could not be read, or a sentence that takes no points.
#[derive(Debug, Serialize)]
pub struct AsideView<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    line: usize,
}

impl<'a> AsideView<'a> {
    /// The view of `text`, which stands in `line`: a note with what is said of it, or a refusal with code and help.
    pub fn new(text: &'a str, diagnostic: &'a Diagnostic, note: bool, line: usize) -> Self {
        let help = diagnostic.help.as_deref().unwrap_or(&diagnostic.message);
        Self {
            text,
            error: (!note).then_some(diagnostic.code.id),
            help: (!note).then_some(help),
            note: note.then_some(diagnostic.message.as_str()),
            line,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum AmountView<'a> {
    Fixed(String),
    Range([String; 2]),
    Share(&'a str),
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ConditionView<'a> {
    Finding {
        finding: &'a str,
    },
    Otherwise {
        otherwise: bool,
    },
    Data {
        data: &'a str,
        #[serde(flatten)]
        bounds: BoundsView<'a>,
    },
    Result {
        result: &'a str,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        rate: bool,
        #[serde(flatten)]
        bounds: BoundsView<'a>,
    },
}

#[derive(Debug, Serialize)]
struct BoundsView<'a> {
    op: &'static str,
    value: String,
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    and: Option<BoundView>,
}

#[derive(Debug, Serialize)]
struct BoundView {
    op: &'static str,
    value: String,
}

#[derive(Debug, Serialize)]
struct PerView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum ActionView<'a> {
    Grade(&'a str),
    Bar(Vec<&'a str>),
    Lower(u32),
    Zero(&'static str),
}

impl<'a> ReadingView<'a> {
    /// The view of `reading`, which stands in `line`.
    pub fn new(reading: &'a Reading, line: usize) -> Self {
        Self {
            text: &reading.text,
            effect: effect(&reading.effect),
            amount: amount(&reading.amount),
            condition: condition(&reading.condition),
            per: reading.per.as_ref().map(per),
            cap: reading.cap.map(|cap| cap.amount.to_string()),
            cap_group: reading.cap.and_then(|cap| cap.group),
            action: match &reading.effect {
                Effect::Veto(action) => Some(veto(action)),
                _ => None,
            },
            line,
        }
    }
}

fn amount(amount: &Amount) -> Option<AmountView<'_>> {
    match amount {
        Amount::None => None,
        Amount::Fixed(points) => Some(AmountView::Fixed(points.to_string())),
        Amount::Range(low, high) => Some(AmountView::Range([low.to_string(), high.to_string()])),
        Amount::Share { data, .. } => Some(AmountView::Share(data.shown())),
    }
}

fn condition(condition: &Condition) -> Option<ConditionView<'_>> {
    match condition {
        Condition::Always => None,
        Condition::Finding(name) => Some(ConditionView::Finding { finding: name.shown() }),
        Condition::Data { name, unit, bounds: b } => Some(ConditionView::Data {
            data: name.shown(),
            bounds: bounds(b, unit),
        }),
        Condition::Otherwise(_) => Some(ConditionView::Otherwise { otherwise: true }),
        Condition::Result(result) => Some(ConditionView::Result {
            result: subject(&result.subject),
            rate: result.rate,
            bounds: bounds(&result.bounds, if result.rate { "%" } else { "分" }),
        }),
    }
}

fn subject(subject: &Subject) -> &str {
    match subject {
        Subject::Total => "总分",
        Subject::AnyCategory => "任一类别",
        Subject::OwnCategory => "本类别",
        Subject::OwnItem => "本项",
        Subject::Titled(name) => name.shown(),
    }
}

fn bounds<'a>(bounds: &Bounds, unit: &'a str) -> BoundsView<'a> {
    BoundsView {
        op: bounds.first.op.symbol(),
        value: bounds.first.value.to_string(),
        unit,
        and: bounds.second.map(|bound| BoundView {
            op: bound.op.symbol(),
            value: bound.value.to_string(),
        }),
    }
}

fn per(per: &Per) -> PerView<'_> {
    let unit = |kind| (per.kind == kind).then_some(per.unit.as_str());
    // steps are always said; of occurrences and elements only 每3次 and such
    let said = matches!(per.kind, PerKind::Short | PerKind::Over) || per.step != crate::model::Ratio::ONE;
    PerView {
        count: unit(PerKind::Count),
        missing: unit(PerKind::Missing),
        short: unit(PerKind::Short),
        over: unit(PerKind::Over),
        step: said.then(|| per.step.to_string()),
        partial: per.partial_up.then_some("up"),
    }
}

fn veto(action: &VetoAction) -> ActionView<'_> {
    match action {
        VetoAction::Grade(name) => ActionView::Grade(name.shown()),
        VetoAction::Bar(names) => ActionView::Bar(names.iter().map(|name| name.shown()).collect()),
        VetoAction::Lower(count) => ActionView::Lower(*count),
        VetoAction::ZeroCategory => ActionView::Zero("category"),
        VetoAction::ZeroTotal => ActionView::Zero("total"),
    }
}
