//! 试算 as JSON: one object, every case with what should be, what came, and the clauses that acted.

use serde::Serialize;
use serde_json::value::RawValue;

use super::diagnostic::{DiagnosticView, PlaceView};
use super::evaluation::{ActedView, Origin, RangeView, Scored, range};
use crate::check::{Coverage, Goal, GoalKind, Got, Part, Trial};
use crate::diagnostic::Diagnostic;
use crate::evaluate::ScoreRange;
use crate::model::case::{Expected, Outcome};
use crate::model::{Case, Name, Rubric};
use crate::text::Sources;

#[derive(Serialize)]
struct TestedView<'a> {
    files: Vec<FileView<'a>>,
    cases: usize,
    failed: usize,
    errors: usize,
}

#[derive(Serialize)]
struct FileView<'a> {
    file: &'a str,
    rubric: Option<&'a str>,
    ok: bool,
    cases: Vec<Box<RawValue>>,
    coverage: Option<CoverageView<'a>>,
    diagnostics: Vec<DiagnosticView<'a>>,
}

#[derive(Serialize)]
struct CaseView<'a> {
    name: &'a str,
    place: PlaceView<'a>,
    outcome: &'static str,
    expected: Vec<ExpectedView<'a>>,
    got: GotView<'a>,
    deductions: Option<ActedView<'a>>,
    diagnostics: Vec<DiagnosticView<'a>>,
}

/// One part of 应为: `kind` is total, score, bands or error.
#[derive(Serialize)]
struct ExpectedView<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<RangeView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bands: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    agrees: bool,
    got: PartView<'a>,
    place: PlaceView<'a>,
}

/// What came instead of or as one part.
#[derive(Serialize)]
struct PartView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<RangeView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bands: Option<Vec<&'a str>>,
    refused: &'a [&'static str],
}

/// What came of the whole case; nulls where it was refused.
#[derive(Serialize)]
struct GotView<'a> {
    total: Option<RangeView>,
    bands: Option<Vec<&'a str>>,
    refused: &'a [&'static str],
}

#[derive(Serialize)]
struct CoverageView<'a> {
    percent: String,
    exercised: usize,
    total: usize,
    clauses: CountView,
    caps: CountView,
    bands: CountView,
    missing: Vec<GoalView<'a>>,
}

#[derive(Serialize)]
struct CountView {
    exercised: usize,
    total: usize,
}

#[derive(Serialize)]
struct GoalView<'a> {
    kind: &'static str,
    home: &'a str,
    text: &'a str,
    place: PlaceView<'a>,
}

/// One file.
#[derive(Debug)]
pub struct Tested<'a> {
    /// As the command was given it.
    pub file: &'a str,
    /// Its texts, those it brings in and those of its cases included.
    pub sources: &'a Sources,
    /// The rubric; none if it has an error: then nothing was tried.
    pub rubric: Option<&'a Rubric>,
    /// Each case as [`case`] gives it.
    pub cases: &'a [String],
    /// How many of them failed.
    pub failed: usize,
    /// What the cases exercise.
    pub coverage: &'a Coverage,
    /// Errors of the file.
    pub errors: &'a [Diagnostic],
}

/// The object, on one line.
pub fn tested(all: &[Tested<'_>]) -> serde_json::Result<String> {
    serde_json::to_string(&TestedView {
        files: all.iter().map(file).collect::<serde_json::Result<_>>()?,
        cases: all.iter().map(|one| one.cases.len()).sum(),
        failed: all.iter().map(|one| one.failed).sum(),
        errors: all.iter().map(|one| one.errors.len()).sum(),
    })
}

fn file<'a>(one: &Tested<'a>) -> serde_json::Result<FileView<'a>> {
    let cases = one.cases.iter().map(|case| RawValue::from_string(case.clone()));
    Ok(FileView {
        file: one.file,
        rubric: one.rubric.map(|rubric| rubric.title.shown()),
        ok: one.rubric.is_some() && one.failed == 0,
        cases: cases.collect::<serde_json::Result<_>>()?,
        coverage: one.rubric.map(|_| coverage(one.coverage, one.sources)),
        diagnostics: one
            .errors
            .iter()
            .map(|error| DiagnosticView::new(error, one.sources))
            .collect(),
    })
}

/// The object of one case.
pub fn case(rubric: &Rubric, sources: &Sources, case: &Case, trial: &Trial) -> serde_json::Result<String> {
    let scored = Scored {
        rubric,
        sources,
        evidence: &trial.evidence,
        result: &trial.evaluation,
        found: &[],
        explain: false,
        rubric_origin: Origin::default(),
        evidence_origin: Origin::default(),
    };
    let result = trial.refused.is_empty().then_some(&trial.evaluation);
    serde_json::to_string(&CaseView {
        name: case.name.shown(),
        place: PlaceView::new(case.span, sources),
        outcome: if trial.passed() { "passed" } else { "failed" },
        expected: case
            .expected
            .iter()
            .zip(&trial.parts)
            .map(|(expected, part)| part_view(rubric, sources, expected, part))
            .collect(),
        got: GotView {
            total: result.map(|result| range(result.total)),
            bands: result.map(|result| bands(rubric, &result.bands)),
            refused: &trial.refused,
        },
        deductions: result.map(|_| scored.acted()),
        diagnostics: trial.found.iter().map(|found| DiagnosticView::new(found, sources)).collect(),
    })
}

fn part_view<'a>(rubric: &'a Rubric, sources: &'a Sources, expected: &'a Expected, part: &'a Part) -> ExpectedView<'a> {
    let shown = |names: &'a [Name]| names.iter().map(Name::shown).collect();
    let wanted = |low, high| Some(range(ScoreRange { low, high }));
    let mut view = ExpectedView {
        kind: "total",
        path: None,
        range: None,
        bands: None,
        error: None,
        agrees: part.agrees,
        got: PartView {
            range: None,
            bands: None,
            refused: &[],
        },
        place: PlaceView::new(expected.span, sources),
    };
    match &expected.outcome {
        Outcome::Total(low, high) => view.range = wanted(*low, *high),
        Outcome::Score { path, low, high } => {
            (view.kind, view.path, view.range) = ("score", Some(shown(path)), wanted(*low, *high));
        }
        Outcome::Bands(names) => (view.kind, view.bands) = ("bands", Some(shown(names))),
        Outcome::Error(code) => (view.kind, view.error) = ("error", Some(code.as_str())),
    }
    match &part.got {
        Got::Score(got) => view.got.range = Some(range(*got)),
        Got::Bands(got) => view.got.bands = Some(bands(rubric, got)),
        Got::Refused(codes) => view.got.refused = codes,
        Got::NotRefused => {}
    }
    view
}

fn bands<'a>(rubric: &'a Rubric, possible: &[usize]) -> Vec<&'a str> {
    let bands = possible.iter().filter_map(|&band| rubric.bands.get(band));
    bands.map(|band| band.name.shown()).collect()
}

fn coverage<'a>(coverage: &'a Coverage, sources: &'a Sources) -> CoverageView<'a> {
    let count = |kind| {
        let (exercised, total) = coverage.count(kind);
        CountView { exercised, total }
    };
    let (exercised, total) = coverage.whole();
    CoverageView {
        percent: coverage.percent().trim_end_matches('%').to_owned(),
        exercised,
        total,
        clauses: count(GoalKind::Clause),
        caps: count(GoalKind::Cap),
        bands: count(GoalKind::Band),
        missing: coverage.missing().map(|goal| missing(goal, sources)).collect(),
    }
}

fn missing<'a>(goal: &'a Goal, sources: &'a Sources) -> GoalView<'a> {
    GoalView {
        kind: match goal.kind {
            GoalKind::Clause => "clause",
            GoalKind::Cap => "cap",
            GoalKind::Band => "band",
        },
        home: &goal.home,
        text: &goal.words,
        place: PlaceView::new(goal.span, sources),
    }
}
