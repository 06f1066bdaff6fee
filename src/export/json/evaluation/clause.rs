//! One clause of a unit's result: its words and place, the fact and its place, the arithmetic, what cut it.

use serde::Serialize;

use super::{RangeView, Scored, range, truth};
use crate::evaluate::{ClauseResult, Cut};
use crate::export::json::diagnostic::PlaceView;
use crate::export::json::fact::FactView;
use crate::export::json::words;
use crate::model::{Amount, Clause, FactId, Name, ScoreField, Value};

/// A clause.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ClauseView<'a> {
    text: &'a str,
    effect: &'static str,
    field: &'static str,
    mode: &'static str,
    place: PlaceView<'a>,
    holds: &'static str,
    facts: Vec<GivenView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<TimesView>,
    gross: RangeView,
    amount: RangeView,
    counted: RangeView,
    cuts: Vec<CutView>,
}

/// A fact with what the evidence says of it.
#[derive(Serialize)]
pub(super) struct GivenView<'a> {
    path: Vec<&'a str>,
    #[serde(flatten)]
    fact: FactView<'a>,
    value: ValueView,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteView<'a>>,
}

/// `known`, or the ends of what is possible; all null where nothing is said.
#[derive(Serialize)]
struct ValueView {
    known: Option<String>,
    low: Option<String>,
    high: Option<String>,
}

#[derive(Serialize)]
struct NoteView<'a> {
    place: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    missing: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    parts: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    materials: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    remark: &'a str,
}

#[derive(Serialize)]
struct TimesView {
    low: String,
    high: Option<String>,
}

#[derive(Serialize)]
struct CutView {
    by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap: Option<String>,
}

impl<'a> ClauseView<'a> {
    /// The view of `clause`, which stands in `field`.
    pub(super) fn new(scored: &Scored<'a>, field: &ScoreField, clause: &'a Clause, result: &'a ClauseResult) -> Self {
        let reading = &clause.reading;
        Self {
            text: &reading.text,
            effect: words::effect(&reading.effect),
            field: words::kind(field.kind),
            mode: words::mode(field.mode),
            place: PlaceView::new(reading.span, scored.sources),
            holds: truth(result.holds),
            facts: [result.fact, result.amount_fact]
                .into_iter()
                .flatten()
                .filter_map(|(fact, value)| given(scored, fact, value))
                .collect(),
            figure: match &reading.amount {
                Amount::Fixed(points) => Some(points.to_string()),
                _ => None,
            },
            distance: result.distance.map(|distance| distance.to_string()),
            times: result.times.map(|times| TimesView {
                low: times.low.to_string(),
                high: times.high.map(|high| high.to_string()),
            }),
            gross: range(result.gross),
            amount: range(result.amount),
            counted: range(result.counted),
            cuts: result.cuts.iter().map(cut).collect(),
        }
    }
}

/// The view of a fact and its value.
pub(super) fn given<'a>(scored: &Scored<'a>, id: FactId, value: Value) -> Option<GivenView<'a>> {
    let fact = scored.rubric.facts.get(id.index())?;
    let notes = scored.evidence.notes.iter().filter(|note| note.fact == id);
    Some(GivenView {
        path: fact.path.iter().map(Name::shown).collect(),
        fact: FactView::new(fact),
        value: match value {
            Value::Unknown => ValueView {
                known: None,
                low: None,
                high: None,
            },
            Value::Known(value) => ValueView {
                known: Some(value.to_string()),
                low: Some(value.to_string()),
                high: Some(value.to_string()),
            },
            Value::Between(low, high) => ValueView {
                known: None,
                low: Some(low.to_string()),
                high: Some(high.to_string()),
            },
        },
        notes: notes
            .map(|note| NoteView {
                place: &note.place,
                missing: &note.elements,
                parts: &note.parts,
                materials: &note.materials,
                remark: &note.remark,
            })
            .collect(),
    })
}

fn cut(cut: &Cut) -> CutView {
    let (by, cap) = match cut {
        Cut::OwnCap(cap) => ("ownCap", Some(cap)),
        Cut::JointCap(cap) => ("jointCap", Some(cap)),
        Cut::Highest => ("highest", None),
        Cut::Chosen => ("chosen", None),
        Cut::FieldCap(cap) => ("fieldCap", Some(cap)),
        Cut::Full => ("full", None),
        Cut::Exempt => ("exempt", None),
    };
    CutView {
        by,
        cap: cap.map(|cap| cap.to_string()),
    }
}
