//! 用例: each is evaluated, and what comes of it compared with 应为.

mod compare;

use std::collections::HashSet;

use super::best::Best;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0803;
use crate::evaluate::{Evaluation, ScoreRange, Scorer};
use crate::evidence::slip::Slip;
use crate::evidence::value::spoken;
use crate::model::case::{Case, CaseRest, Outcome};
use crate::model::{Evidence, FactId, Name, Ratio, Rubric, Value};
use crate::text::Span;
use compare::compare;

/// 试算: one case, evaluated.
#[derive(Debug, Clone)]
pub struct Trial {
    /// The facts of the case, those it does not name included.
    pub evidence: Evidence,
    /// What came of them; where it was refused, its figures are not to be shown.
    pub evaluation: Evaluation,
    /// Codes with which the evidence was refused.
    pub refused: Vec<&'static str>,
    /// One for each part of 应为, in order.
    pub parts: Vec<Part>,
    /// What is wrong: facts that cannot be read though no refusal is expected, parts that do not agree.
    pub found: Vec<Diagnostic>,
}

impl Trial {
    /// Whether it came out as it should.
    pub fn passed(&self) -> bool {
        self.found.is_empty()
    }
}

/// One part of 应为 beside what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Whether they agree.
    pub agrees: bool,
    /// What came.
    pub got: Got,
}

/// What came, where 应为 says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Got {
    /// A score.
    Score(ScoreRange),
    /// Possible 等次, as indices into the rubric's bands.
    Bands(Vec<usize>),
    /// The evidence was refused, with these codes.
    Refused(Vec<&'static str>),
    /// A score, where a refusal should be.
    NotRefused,
}

/// Runs every case that is for `rubric`, which must be without errors, and gives each to `tell`.
pub fn try_cases<'c>(rubric: &Rubric, cases: &'c [Case], tell: &mut dyn FnMut(&'c Case, Trial)) {
    let own = |case: &&Case| {
        case.rubric
            .as_ref()
            .is_none_or(|title| Name::new(&title.text) == rubric.title)
    };
    let mut cases = cases.iter().filter(own).peekable();
    if rubric.categories.is_empty() || cases.peek().is_none() {
        return;
    }
    let scorer = Scorer::new(rubric);
    let mut best = Best::new(rubric, &scorer);
    for case in cases {
        tell(case, run(rubric, &scorer, &mut best, case));
    }
}

/// What is wrong with the cases for `rubric`, which must be without errors.
pub fn check_cases(rubric: &Rubric, cases: &[Case]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    try_cases(rubric, cases, &mut |_, trial| found.extend(trial.found));
    found
}

/// Not what 应为 says.
fn differs(case: &Case, span: Span, should: &str, is: &str) -> Diagnostic {
    let message = format!("用例「{}」应为{should}，算出来是{is}", case.name);
    Diagnostic::new(&R0803, message, span, "算出来不同")
        .also(case.span, "这个用例")
        .help("请先用手算一遍：细则写错了就改细则，应为写错了就改应为，少写了佐证就补上")
}

fn run(rubric: &Rubric, scorer: &Scorer, best: &mut Best<'_>, case: &Case) -> Trial {
    let (mut evidence, stated, slips) = state(rubric, case);
    match case.rest {
        CaseRest::Best => best.fill(&mut evidence, &stated),
        CaseRest::Absent => absent(rubric, &mut evidence, &stated),
        CaseRest::Unknown => {}
    }
    let evaluation = scorer.evaluate(rubric, &evidence);
    let problems = evaluation.problems.iter().map(|problem| problem.code.id);
    let refused: Vec<&'static str> = slips.iter().map(|(slip, _)| slip.code.id).chain(problems).collect();
    let wanted = |code: &str| {
        case.expected
            .iter()
            .any(|e| matches!(&e.outcome, Outcome::Error(id) if id == code))
    };
    let mut found: Vec<Diagnostic> = slips
        .iter()
        .filter(|(slip, _)| !wanted(slip.code.id))
        .map(|(slip, span)| slip.clone().at(*span))
        .collect();
    let mut parts = Vec::new();
    for expected in &case.expected {
        let part = compare(rubric, &evaluation, &refused, &expected.outcome);
        // facts that cannot be read are told already
        let told = matches!(part.got, Got::Refused(_)) && !matches!(expected.outcome, Outcome::Error(_)) && !slips.is_empty();
        if !part.agrees && !told {
            let (should, is) = compare::told(rubric, &expected.outcome, &part.got);
            found.push(differs(case, expected.span, &should, &is));
        }
        parts.push(part);
    }
    Trial {
        evidence,
        evaluation,
        refused,
        parts,
        found,
    }
}

/// The facts that the case states, and what is wrong with how it states them.
fn state(rubric: &Rubric, case: &Case) -> (Evidence, HashSet<FactId>, Vec<(Slip, Span)>) {
    let mut evidence = Evidence {
        unit: case.name.shown().to_owned(),
        facts: vec![Value::Unknown; rubric.facts.len()],
        ..Evidence::default()
    };
    let (mut stated, mut slips) = (HashSet::new(), Vec::new());
    for line in &case.facts {
        let Some((id, fact)) = line.fact.and_then(|id| Some((id, rubric.facts.get(id.index())?))) else {
            continue;
        };
        if !stated.insert(id) {
            let message = format!("「{}」写了两处", fact.full_path());
            let help = "同一事实只写一处，请删去另一处";
            slips.push((
                Slip::new(&crate::diagnostic::code::R0609, "又写了一次", message, help),
                line.span,
            ));
            continue;
        }
        match spoken(fact, line.value.as_deref().unwrap_or("是")) {
            Ok(value) => {
                if let Some(slot) = evidence.facts.get_mut(id.index()) {
                    *slot = value;
                }
            }
            Err(slip) => slips.push((slip, line.span)),
        }
    }
    (evidence, stated, slips)
}

/// 其余：未发生.
fn absent(rubric: &Rubric, evidence: &mut Evidence, stated: &HashSet<FactId>) {
    let slots = (0..).map(FactId).zip(&rubric.facts).zip(&mut evidence.facts);
    for ((id, fact), slot) in slots {
        if fact.may_be_absent && !stated.contains(&id) {
            *slot = Value::Known(Ratio::ZERO);
        }
    }
}
