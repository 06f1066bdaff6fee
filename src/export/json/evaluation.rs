//! 评定结果 as JSON: one object a unit, with everything needed to follow each deduction back to the rubric and the evidence.

mod clause;
mod end;

use serde::Serialize;

use self::clause::ClauseView;
use self::end::{DecidingView, ExemptionView, MarginView, VetoView};
use super::diagnostic::{DiagnosticView, PlaceView};
use super::words::exemption;
use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::{Evaluation, FieldResult, ItemResult, ScoreRange, Truth};
use crate::export::print;
use crate::model::{Evidence, Name, Rubric, ScoreField};
use crate::text::{Sources, Span};

/// What one unit's object is made from.
#[derive(Clone, Copy)]
pub struct Scored<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// Its texts.
    pub sources: &'a Sources,
    /// What the unit's evidence says.
    pub evidence: &'a Evidence,
    /// What came of it.
    pub result: &'a Evaluation,
    /// What is to be said of the evidence: warnings.
    pub found: &'a [Diagnostic],
    /// Whether clauses that do nothing are listed as well.
    pub explain: bool,
    /// The rubric's file.
    pub rubric_origin: Origin<'a>,
    /// The unit's evidence.
    pub evidence_origin: Origin<'a>,
}

/// What the object of a unit that could not be scored is made from.
#[derive(Clone, Copy)]
pub struct Failed<'a> {
    /// 单位.
    pub unit: &'a str,
    /// Its evidence.
    pub span: Span,
    /// What is wrong with it.
    pub found: &'a [Diagnostic],
    /// The texts.
    pub sources: &'a Sources,
    /// The rubric's file.
    pub rubric_origin: Origin<'a>,
    /// The unit's evidence.
    pub evidence_origin: Origin<'a>,
}

/// Where a result comes from, so that it can be found and computed again.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// The file as the command was given it; none for standard input.
    pub file: Option<&'a str>,
    /// SHA-256 of its bytes.
    pub bytes: &'a str,
    /// SHA-256 of what it means ([`print`]); not needed of evidence, of which it is computed here.
    pub meaning: &'a str,
}

/// One unit.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UnitView<'a> {
    unit: &'a str,
    rubric: &'a str,
    total: RangeView,
    band: Option<&'a str>,
    bands: Vec<&'a str>,
    at_most: bool,
    base: RangeView,
    bonus: RangeView,
    malus: RangeView,
    raw: RangeView,
    #[serde(skip_serializing_if = "Option::is_none")]
    converted: Option<RangeView>,
    categories: Vec<CategoryView<'a>>,
    items: Vec<ItemView<'a>>,
    adjustments: Vec<ClauseView<'a>>,
    vetoes: Vec<VetoView<'a>>,
    exemptions: Vec<ExemptionView<'a>>,
    margins: Vec<MarginView<'a>>,
    deciding: Vec<DecidingView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<DiagnosticView<'a>>,
    fingerprints: Prints<'a>,
    files: Files<'a>,
    explain: bool,
    tool: Tool,
}

/// A unit that could not be scored.
#[derive(Serialize)]
struct FailedView<'a> {
    unit: &'a str,
    error: Option<&'static str>,
    place: PlaceView<'a>,
    diagnostics: Vec<DiagnosticView<'a>>,
    fingerprints: Prints<'a>,
    files: Files<'a>,
    tool: Tool,
}

/// What acted, for a 用例: items whose clauses did something, adjustments and vetoes.
#[derive(Serialize)]
pub(super) struct ActedView<'a> {
    items: Vec<ItemView<'a>>,
    adjustments: Vec<ClauseView<'a>>,
    vetoes: Vec<VetoView<'a>>,
}

/// A score: `score` is null where only an interval is known; an end is null where there is none.
#[derive(Serialize)]
pub(super) struct RangeView {
    score: Option<String>,
    low: Option<String>,
    high: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CategoryView<'a> {
    name: &'a str,
    full: String,
    score: RangeView,
    #[serde(skip_serializing_if = "Option::is_none")]
    exempt_points: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<RangeView>,
    zeroed: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ItemView<'a> {
    path: Vec<&'a str>,
    full: String,
    score: Option<RangeView>,
    base: String,
    earned: RangeView,
    deducted: RangeView,
    zeroed: &'static str,
    floored: bool,
    ceiled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    exemption: Option<&'static str>,
    clauses: Vec<ClauseView<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Prints<'a> {
    rubric: &'a str,
    evidence: &'a str,
    rubric_meaning: &'a str,
    evidence_meaning: Option<String>,
}

#[derive(Serialize)]
struct Files<'a> {
    rubric: Option<&'a str>,
    evidence: Option<&'a str>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// This program.
const TOOL: Tool = Tool {
    name: "rubricc",
    version: env!("CARGO_PKG_VERSION"),
};

impl Failed<'_> {
    /// The object, on one line: what is wrong, and where.
    pub fn json(&self) -> serde_json::Result<String> {
        let error = self.found.iter().find(|found| found.severity() == Severity::Error);
        serde_json::to_string(&FailedView {
            unit: self.unit,
            error: error.map(|diagnostic| diagnostic.code.id),
            place: PlaceView::new(self.span, self.sources),
            diagnostics: diagnostics(self.found, self.sources),
            fingerprints: prints(&self.rubric_origin, &self.evidence_origin, None),
            files: files(&self.rubric_origin, &self.evidence_origin),
            tool: TOOL,
        })
    }
}

fn diagnostics<'a>(found: &'a [Diagnostic], sources: &'a Sources) -> Vec<DiagnosticView<'a>> {
    found.iter().map(|found| DiagnosticView::new(found, sources)).collect()
}

fn prints<'a>(rubric: &Origin<'a>, evidence: &Origin<'a>, meaning: Option<String>) -> Prints<'a> {
    Prints {
        rubric: rubric.bytes,
        evidence: evidence.bytes,
        rubric_meaning: rubric.meaning,
        evidence_meaning: meaning,
    }
}

fn files<'a>(rubric: &Origin<'a>, evidence: &Origin<'a>) -> Files<'a> {
    Files {
        rubric: rubric.file,
        evidence: evidence.file,
    }
}

impl<'a> Scored<'a> {
    /// The object, on one line.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string(&self.view())
    }

    /// What acted.
    pub(super) fn acted(&self) -> ActedView<'a> {
        let mut items = self.items();
        items.retain(|item| !item.clauses.is_empty());
        ActedView {
            items,
            adjustments: self.adjustments(),
            vetoes: end::vetoes(self),
        }
    }

    fn items(&self) -> Vec<ItemView<'a>> {
        let pairs = self.rubric.items().zip(&self.result.items);
        pairs
            .map(|(item, result)| self.item(&item.path, item.full.to_string(), &item.fields, result))
            .collect()
    }

    fn adjustments(&self) -> Vec<ClauseView<'a>> {
        match (&self.rubric.adjustments, &self.result.adjustments) {
            (Some(section), Some(result)) => self.clauses(&section.fields, &result.fields),
            _ => Vec::new(),
        }
    }

    fn view(&self) -> UnitView<'a> {
        let (rubric, result) = (self.rubric, self.result);
        let bands: Vec<&str> = result
            .bands
            .iter()
            .filter_map(|&index| rubric.bands.get(index))
            .map(|band| band.name.shown())
            .collect();
        UnitView {
            unit: &self.evidence.unit,
            rubric: rubric.title.shown(),
            total: range(result.total),
            band: match bands.as_slice() {
                [only] => Some(only),
                _ => None,
            },
            bands,
            at_most: result.at_most,
            base: range(result.base),
            bonus: range(result.bonus),
            malus: range(result.malus),
            raw: range(result.raw),
            converted: result.converted.map(range),
            categories: self.categories(),
            items: self.items(),
            adjustments: self.adjustments(),
            vetoes: end::vetoes(self),
            exemptions: end::exemptions(self),
            margins: end::margins(self),
            deciding: end::deciding(self),
            diagnostics: diagnostics(self.found, self.sources),
            fingerprints: prints(
                &self.rubric_origin,
                &self.evidence_origin,
                Some(print::evidence(rubric, self.evidence)),
            ),
            files: files(&self.rubric_origin, &self.evidence_origin),
            explain: self.explain,
            tool: TOOL,
        }
    }

    fn categories(&self) -> Vec<CategoryView<'a>> {
        let pairs = self.rubric.categories.iter().zip(&self.result.categories);
        pairs
            .map(|(category, result)| {
                let exempt = result.exempt_points > crate::model::Points::ZERO;
                CategoryView {
                    name: category.name.shown(),
                    full: category.full.to_string(),
                    score: range(result.score),
                    exempt_points: exempt.then(|| result.exempt_points.to_string()),
                    credit: exempt.then(|| range(result.credit)),
                    zeroed: truth(result.zeroed),
                }
            })
            .collect()
    }

    fn item(&self, path: &'a [Name], full: String, fields: &'a [ScoreField], result: &'a ItemResult) -> ItemView<'a> {
        ItemView {
            path: path.iter().map(Name::shown).collect(),
            full,
            score: result.score.map(range),
            base: result.base.to_string(),
            earned: range(result.earned),
            deducted: range(result.deducted),
            zeroed: truth(result.zeroed),
            floored: result.floored,
            ceiled: result.ceiled,
            exemption: result.exempted.map(exemption),
            clauses: self.clauses(fields, &result.fields),
        }
    }

    fn clauses(&self, fields: &'a [ScoreField], results: &'a [FieldResult]) -> Vec<ClauseView<'a>> {
        let fields = fields.iter().zip(results);
        fields
            .flat_map(|(field, result)| field.clauses.iter().zip(&result.clauses).map(move |pair| (field, pair)))
            .filter(|(_, (_, result))| self.explain || result.holds != Truth::No)
            .map(|(field, (clause, result))| ClauseView::new(self, field, clause, result))
            .collect()
    }
}

pub(super) fn range(range: ScoreRange) -> RangeView {
    RangeView {
        score: range.single().map(|points| points.to_string()),
        low: range.low.map(|points| points.to_string()),
        high: range.high.map(|points| points.to_string()),
    }
}

fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Maybe => "maybe",
    }
}
