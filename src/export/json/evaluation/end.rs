//! What follows a unit's scores: vetoes, exemptions, margins to the next bands, facts that would decide.

use serde::Serialize;

use super::clause::{GivenView, given};
use super::{Scored, truth};
use crate::evaluate::{BandDistance, Truth};
use crate::export::json::diagnostic::PlaceView;
use crate::export::json::fact::FactView;
use crate::export::json::words::exemption;
use crate::model::Name;

#[derive(Serialize)]
pub(super) struct VetoView<'a> {
    text: &'a str,
    place: PlaceView<'a>,
    holds: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<GivenView<'a>>,
}

#[derive(Serialize)]
pub(super) struct ExemptionView<'a> {
    path: &'a str,
    reason: &'a str,
    state: &'static str,
}

/// How far one end of the total is from the bands beside its own.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MarginView<'a> {
    total: String,
    band: Option<&'a str>,
    to_better: Option<StepView<'a>>,
    to_worse: Option<StepView<'a>>,
}

/// `points` to the band called `band`; `suffices` says whether that many are enough, or more are needed.
#[derive(Serialize)]
struct StepView<'a> {
    band: Option<&'a str>,
    points: String,
    suffices: bool,
}

/// A fact whose knowledge would narrow the total.
#[derive(Serialize)]
pub(super) struct DecidingView<'a> {
    path: Vec<&'a str>,
    #[serde(flatten)]
    fact: FactView<'a>,
    removes: Option<String>,
}

pub(super) fn vetoes<'a>(scored: &Scored<'a>) -> Vec<VetoView<'a>> {
    let pairs = scored.rubric.veto_clauses().zip(&scored.result.vetoes);
    pairs
        .filter(|(_, result)| scored.explain || result.holds != Truth::No)
        .map(|((_, clause), result)| VetoView {
            text: &clause.reading.text,
            place: PlaceView::new(clause.reading.span, scored.sources),
            holds: truth(result.holds),
            fact: result.fact.and_then(|(fact, value)| given(scored, fact, value)),
        })
        .collect()
}

pub(super) fn exemptions<'a>(scored: &Scored<'a>) -> Vec<ExemptionView<'a>> {
    let claims = scored.evidence.exemptions.iter();
    claims
        .map(|claim| ExemptionView {
            path: &claim.path,
            reason: &claim.reason,
            state: exemption(claim.state),
        })
        .collect()
}

pub(super) fn margins<'a>(scored: &Scored<'a>) -> Vec<MarginView<'a>> {
    let ends = [scored.result.low_distance, scored.result.high_distance];
    ends.into_iter().flatten().map(|distance| margin(scored, &distance)).collect()
}

fn margin<'a>(scored: &Scored<'a>, distance: &BandDistance) -> MarginView<'a> {
    let name = |index: Option<usize>| {
        index
            .and_then(|index| scored.rubric.bands.get(index))
            .map(|band| band.name.shown())
    };
    let step = |to: Option<(crate::model::Points, bool)>, band| {
        to.map(|(points, suffices)| StepView {
            band: name(band),
            points: points.to_string(),
            suffices,
        })
    };
    MarginView {
        total: distance.total.to_string(),
        band: name(distance.band),
        to_better: step(distance.to_better, distance.band.and_then(|band| band.checked_sub(1))),
        to_worse: step(distance.to_worse, distance.band.map(|band| band + 1)),
    }
}

pub(super) fn deciding<'a>(scored: &Scored<'a>) -> Vec<DecidingView<'a>> {
    let facts = scored.result.deciding.iter();
    facts
        .filter_map(|deciding| {
            let fact = scored.rubric.facts.get(deciding.fact.index())?;
            Some(DecidingView {
                path: fact.path.iter().map(Name::shown).collect(),
                fact: FactView::new(fact),
                removes: deciding.removes.map(|points| points.to_string()),
            })
        })
        .collect()
}
