//! 用例: each is evaluated, and what comes of it compared with 应为.

use std::collections::HashSet;

use super::best::Best;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0803;
use crate::evaluate::{Evaluation, ScoreRange, Scorer};
use crate::evidence::slip::Slip;
use crate::evidence::value::spoken;
use crate::model::case::{Case, CaseRest, Expected, Outcome};
use crate::model::{Evidence, FactId, Name, Points, Ratio, Rubric, Value};
use crate::text::Span;

/// Not what 应为 says.
fn differs(case: &Case, expected: &Expected, should: &str, is: &str) -> Diagnostic {
    let message = format!("用例「{}」应为{should}，算出来是{is}", case.name);
    Diagnostic::new(&R0803, message, expected.span, "算出来不同")
        .also(case.span, "这个用例")
        .help("请先用手算一遍：细则写错了就改细则，应为写错了就改应为，少写了佐证就补上")
}

/// Runs every case that is for `rubric`, which must be without errors.
pub fn check_cases(rubric: &Rubric, cases: &[Case]) -> Vec<Diagnostic> {
    let own = |case: &&Case| {
        case.rubric
            .as_ref()
            .is_none_or(|title| Name::new(&title.text) == rubric.title)
    };
    let mut cases = cases.iter().filter(own).peekable();
    if rubric.categories.is_empty() || cases.peek().is_none() {
        return Vec::new();
    }
    let scorer = Scorer::new(rubric);
    let mut best = Best::new(rubric, &scorer);
    cases.flat_map(|case| run(rubric, &scorer, &mut best, case)).collect()
}

fn run(rubric: &Rubric, scorer: &Scorer, best: &mut Best<'_>, case: &Case) -> Vec<Diagnostic> {
    let (mut evidence, stated, slips) = state(rubric, case);
    match case.rest {
        CaseRest::Best => best.fill(&mut evidence, &stated),
        CaseRest::Absent => absent(rubric, &mut evidence, &stated),
        CaseRest::Unknown => {}
    }
    let evaluation = scorer.evaluate(rubric, &evidence);
    let refused: Vec<&str> = slips
        .iter()
        .map(|(slip, _)| slip.code.id)
        .chain(evaluation.problems.iter().map(|problem| problem.code.id))
        .collect();
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
    for expected in &case.expected {
        if let Outcome::Error(id) = &expected.outcome {
            if !refused.contains(&id.as_str()) {
                let is = if refused.is_empty() { "能评定" } else { refused[0] };
                found.push(differs(case, expected, &format!("报错{id}"), is));
            }
        } else if let Some(&code) = refused.first() {
            if slips.is_empty() {
                found.push(differs(case, expected, "能评定", &format!("报错{code}")));
            }
        } else if let Some((should, is)) = compare(rubric, &evaluation, &expected.outcome) {
            found.push(differs(case, expected, &should, &is));
        }
    }
    found
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

/// What should be and what is, where they differ.
fn compare(rubric: &Rubric, evaluation: &Evaluation, outcome: &Outcome) -> Option<(String, String)> {
    match outcome {
        Outcome::Total(low, high) => scores(evaluation.total, *low, *high, "总分"),
        Outcome::Score { path, low, high } => {
            let title = path.last().map(Name::shown).unwrap_or_default();
            scores(score(rubric, evaluation, path)?, *low, *high, title)
        }
        Outcome::Bands(names) => {
            let given: Vec<&Name> = evaluation
                .bands
                .iter()
                .filter_map(|&band| rubric.bands.get(band))
                .map(|band| &band.name)
                .collect();
            let same = given.len() == names.len() && names.iter().all(|name| given.contains(&name));
            let shown = |names: &mut dyn Iterator<Item = &Name>| names.map(Name::shown).collect::<Vec<_>>().join("或");
            let is = if given.is_empty() {
                "没有等次".to_owned()
            } else {
                shown(&mut given.iter().copied())
            };
            (!same).then(|| (shown(&mut names.iter()), is))
        }
        Outcome::Error(_) => None,
    }
}

fn scores(is: ScoreRange, low: Points, high: Points, what: &str) -> Option<(String, String)> {
    let should = ScoreRange {
        low: Some(low),
        high: Some(high),
    };
    (is != should).then(|| (format!("{what}{}", shown(should)), shown(is)))
}

fn shown(range: ScoreRange) -> String {
    if let Some(points) = range.single() {
        return format!("{points}分");
    }
    let end = |points: Option<Points>, endless: &str| points.map_or(endless.to_owned(), |points| points.to_string());
    format!("{}—{}分", end(range.low, "无下限"), end(range.high, "不封顶"))
}

/// The score of what `path` is the title of; levels may be left out.
fn score(rubric: &Rubric, evaluation: &Evaluation, path: &[Name]) -> Option<ScoreRange> {
    let (title, levels) = path.split_last()?;
    let below = |above: &[&Name]| {
        let mut left = above.iter();
        levels.iter().all(|level| left.any(|part| *part == level))
    };
    for (category, result) in rubric.categories.iter().zip(&evaluation.categories) {
        if category.name == *title && below(&[]) {
            return Some(result.score);
        }
        for indicator in &category.indicators {
            let items = |wanted: &dyn Fn(&Name) -> bool| {
                let scores = indicator.items.iter().filter(|item| wanted(&item.name));
                let scores = scores.map(|item| evaluation.items.get(item.id.index())?.score);
                scores.reduce(|sum, score| {
                    let (sum, score) = (sum?, score?);
                    Some(ScoreRange {
                        low: sum.low.zip(score.low).map(|(a, b)| a + b),
                        high: sum.high.zip(score.high).map(|(a, b)| a + b),
                    })
                })
            };
            if indicator.name == *title && below(&[&category.name]) {
                return items(&|_| true)?;
            }
            let own = indicator.items.iter().any(|item| item.own_heading);
            if own
                && below(&[&category.name, &indicator.name])
                && let Some(score) = items(&|name| name == title)
            {
                return score;
            }
        }
    }
    match title.shown() {
        "加分" => Some(evaluation.bonus),
        "减分" => Some(evaluation.malus),
        _ => None,
    }
}
