//! A fact as JSON: what evidence is asked for, under which name and in which unit.

use serde::Serialize;

use crate::model::{Fact, FactKind, Name};

/// A fact.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FactView<'a> {
    name: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    elements: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<[String; 2]>,
    may_be_absent: bool,
}

impl<'a> FactView<'a> {
    /// The view of `fact`.
    pub fn new(fact: &'a Fact) -> Self {
        let mut view = Self {
            name: fact.name.shown(),
            kind: kind(&fact.kind),
            unit: None,
            whole: None,
            elements: Vec::new(),
            limit: None,
            range: None,
            may_be_absent: fact.may_be_absent,
        };
        match &fact.kind {
            FactKind::Finding => {}
            FactKind::Count { unit } => view.unit = Some(unit),
            FactKind::Missing { unit, elements, limit } => {
                view.unit = Some(unit);
                view.elements = elements.iter().map(Name::shown).collect();
                view.limit = *limit;
            }
            FactKind::Excess { unit, whole, .. } | FactKind::Data { unit, whole } => {
                view.unit = Some(unit);
                view.whole = Some(*whole);
            }
            FactKind::Rate => view.unit = Some("%"),
            FactKind::Discretion { low, high, unit } => {
                view.unit = unit.as_deref();
                view.range = Some([low.to_string(), high.to_string()]);
            }
        }
        view
    }
}

fn kind(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Finding => "finding",
        FactKind::Count { .. } => "count",
        FactKind::Missing { .. } => "missing",
        FactKind::Excess { short: true, .. } => "short",
        FactKind::Excess { .. } => "over",
        FactKind::Data { .. } => "data",
        FactKind::Rate => "rate",
        FactKind::Discretion { .. } => "discretion",
    }
}
