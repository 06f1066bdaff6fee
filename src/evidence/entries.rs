//! 列表: missing elements by name, entries that add up, amounts by occurrence.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::code;
use crate::model::{Fact, FactKind, Name, Ratio, Value};

use super::details::{self, Details};
use super::index::nearest_name;
use super::json::{Json, Node, clip};
use super::slip::{Desk, Slip};
use super::value::{self, between, in_domain, text_value};

/// A value, with the elements or parts it was made of.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    pub value: Value,
    pub elements: Vec<String>,
    pub parts: Vec<String>,
}

/// One entry of a list.
enum Part {
    Element(String),
    Amount(Value),
}

/// Reads the list `nodes`, which takes up `at`; 材料 and 说明 of entries go to `details`. `None` if something was reported.
pub(super) fn list(desk: &mut Desk, fact: &Fact, at: &Range<usize>, nodes: &[Node<'_>], details: &mut Details) -> Option<Given> {
    let refused = match fact.kind {
        FactKind::Finding | FactKind::Rate => true,
        FactKind::Discretion { unit: None, .. } => nodes.len() > 1,
        FactKind::Data { .. } => nodes.is_empty(),
        _ => false,
    };
    if refused {
        desk.take(value::wrong_kind(fact, "一个列表"), at);
        return None;
    }
    let mut given = Given {
        value: Value::Known(Ratio::ZERO),
        ..Given::default()
    };
    let each = one_occurrence(fact);
    let mut good = true;
    let mut seen: HashMap<String, &Range<usize>> = HashMap::new();
    for node in nodes {
        let part = match &node.value {
            Json::Object(members) => details::open(desk, &fact.name, &node.at, members, details),
            _ => Some(node),
        };
        let Some(part) = part else {
            good = false;
            continue;
        };
        match entry(&each, part, std::ptr::eq(part, node)) {
            Ok(Part::Element(name)) => {
                if let Some(first) = seen.insert(Name::new(&name).key().to_owned(), &part.at) {
                    desk.take_both(twice(&name), &part.at, first, "第一处");
                    good = false;
                }
                given.value = plus(given.value, Value::Known(Ratio::ONE));
                given.elements.push(name);
            }
            Ok(Part::Amount(value)) => {
                given.value = plus(given.value, value);
                given.parts.push(spell(value));
            }
            Err(slip) => {
                desk.take(slip, &part.at);
                good = false;
            }
        }
    }
    if !good {
        return None;
    }
    match in_domain(fact, given.value) {
        Ok(_) => Some(given),
        Err(slip) => {
            desk.take(slip, at);
            None
        }
    }
}

/// What one entry says. A bare one, without 值, is an element's name or the amount of one occurrence.
fn entry(fact: &Fact, part: &Node<'_>, bare: bool) -> Result<Part, Slip> {
    match (&fact.kind, &part.value) {
        (FactKind::Missing { elements, .. }, Json::Text(text)) => {
            let digits = text
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
            let named = elements.iter().any(|e| *e == Name::new(text));
            if digits && !named && !bare {
                return text_value(fact, text).map(Part::Amount);
            }
            element(fact, text).map(Part::Element)
        }
        (FactKind::Discretion { .. }, Json::Number(_) | Json::Bool(_) | Json::Text(_)) => {
            value::scalar(fact, &part.value).map(Part::Amount)
        }
        _ if bare => Err(mixed(fact, &part.value)),
        _ => match value::scalar(fact, &part.value)? {
            Value::Unknown => Err(Slip::new(
                &code::R0631,
                "条目未填",
                format!("「{}」逐条写出时有一条未填", fact.name),
                "补上这一条的值；还不知道有几条的，整项写 null 或写范围，如 \"1—3\"",
            )),
            value => Ok(Part::Amount(value)),
        },
    }
}

fn mixed(fact: &Fact, json: &Json<'_>) -> Slip {
    let forms = match fact.kind {
        FactKind::Missing { .. } => "列表里写所缺要素的名称，加引号；或写 {\"值\": 1, \"材料\": \"…\"}",
        FactKind::Discretion { .. } => "列表里逐次写分数；或写 {\"值\": 分数, \"材料\": \"…\"}",
        _ => "列表里逐条写 {\"值\": 1, \"材料\": \"…\"}，合计自动相加；只有一个值时不用列表",
    };
    let written = clip(&value::describe(json));
    Slip::new(
        &code::R0631,
        "条目写法不对",
        format!("「{}」的列表里有「{written}」", fact.name),
        forms,
    )
}

fn twice(name: &str) -> Slip {
    let help = "一个要素只写一次，请删去一处，或改成另一个要素";
    Slip::new(&code::R0622, "又写了一次", format!("要素「{}」写了两次", clip(name)), help)
}

/// The fact that one occurrence of a discretion by occurrence would be; other facts as they are.
pub(super) fn one_occurrence(fact: &Fact) -> Cow<'_, Fact> {
    match &fact.kind {
        FactKind::Discretion {
            low,
            high,
            unit: Some(_),
        } => Cow::Owned(Fact {
            kind: FactKind::Discretion {
                low: *low,
                high: *high,
                unit: None,
            },
            ..fact.clone()
        }),
        _ => Cow::Borrowed(fact),
    }
}

/// The element `text` names, as the rubric writes it; any name where the rubric has no list.
fn element(fact: &Fact, text: &str) -> Result<String, Slip> {
    let name = Name::new(text);
    let FactKind::Missing { elements, .. } = &fact.kind else {
        return Err(value::wrong_kind(fact, text));
    };
    if let Some(found) = elements.iter().find(|e| **e == name) {
        return Ok(found.shown().to_owned());
    }
    if elements.is_empty() && !name.is_empty() {
        return Ok(name.shown().to_owned());
    }
    let help = match nearest_name(&name, elements.iter()) {
        Some(near) => format!("是不是「{near}」？"),
        None => format!("要素有：{}", listed(elements)),
    };
    let message = format!("要素中没有「{}」，写在「{}」", clip(text), fact.name);
    Err(Slip::new(&code::R0621, "没有这个要素", message, help))
}

fn listed(names: &[Name]) -> String {
    let shown: Vec<&str> = names.iter().take(30).map(Name::shown).collect();
    let more = if names.len() > 30 { "……" } else { "" };
    format!("{}{more}", shown.join("、"))
}

/// The missing elements `names`.
pub(super) fn missing(fact: &Fact, names: &[&str]) -> Result<Value, Slip> {
    let mut seen = Vec::new();
    for name in names {
        let name = Name::new(&element(fact, name)?);
        if seen.contains(&name) {
            return Err(twice(name.shown()));
        }
        seen.push(name);
    }
    let count = i128::try_from(seen.len()).unwrap_or(i128::MAX);
    in_domain(fact, Value::Known(Ratio::whole(count)))
}

/// The sum of two values that are not unknown.
pub(super) fn plus(left: Value, right: Value) -> Value {
    let ends = |value| match value {
        Value::Unknown => None,
        Value::Known(at) => Some((at, at)),
        Value::Between(low, high) => Some((low, high)),
    };
    match (ends(left), ends(right)) {
        (Some((a, b)), Some((c, d))) => between(a.plus(c), b.plus(d)),
        _ => Value::Unknown,
    }
}

fn spell(value: Value) -> String {
    match value {
        Value::Unknown => value::UNKNOWN.to_owned(),
        Value::Known(at) => at.to_string(),
        Value::Between(low, high) => format!("{low}—{high}"),
    }
}
