//! What 应为 says beside what came of it.

use super::{Got, Part};
use crate::evaluate::{Evaluation, ScoreRange};
use crate::model::case::Outcome;
use crate::model::{Name, Points, Rubric};

/// Compares one part of 应为 with what came of the case; `refused` are the codes with which its evidence was refused.
pub(super) fn compare(rubric: &Rubric, evaluation: &Evaluation, refused: &[&'static str], outcome: &Outcome) -> Part {
    let part = |agrees, got| Part { agrees, got };
    match outcome {
        Outcome::Error(_) if refused.is_empty() => part(false, Got::NotRefused),
        Outcome::Error(id) => part(refused.contains(&id.as_str()), Got::Refused(refused.to_vec())),
        _ if !refused.is_empty() => part(false, Got::Refused(refused.to_vec())),
        Outcome::Total(low, high) => scores(*low, *high, evaluation.total),
        Outcome::Score { path, low, high } => match score(rubric, evaluation, path) {
            Some(score) => scores(*low, *high, score),
            // a title that the rubric does not have was refused before
            None => part(false, Got::Score(ScoreRange::default())),
        },
        Outcome::Bands(names) => {
            let given = &evaluation.bands;
            let names_given = |name: &Name| {
                given
                    .iter()
                    .any(|&band| rubric.bands.get(band).is_some_and(|b| b.name == *name))
            };
            let agrees = given.len() == names.len() && names.iter().all(names_given);
            part(agrees, Got::Bands(given.clone()))
        }
    }
}

fn scores(low: Option<Points>, high: Option<Points>, got: ScoreRange) -> Part {
    Part {
        agrees: got == ScoreRange { low, high },
        got: Got::Score(got),
    }
}

/// `总分14分` and `13.5分`: what should be and what is, in words.
pub(super) fn told(rubric: &Rubric, outcome: &Outcome, got: &Got) -> (String, String) {
    let should = match (outcome, got) {
        (Outcome::Error(id), _) => format!("报错{id}"),
        (_, Got::Refused(_)) => "能评定".to_owned(),
        (Outcome::Total(low, high), _) => format!("总分{}", shown(*low, *high)),
        (Outcome::Score { path, low, high }, _) => {
            let title = path.last().map(Name::shown).unwrap_or_default();
            format!("{title}{}", shown(*low, *high))
        }
        (Outcome::Bands(names), _) => joined(names.iter()),
    };
    let is = match got {
        Got::Score(range) => shown(range.low, range.high),
        Got::Bands(bands) => joined(bands.iter().filter_map(|&band| Some(&rubric.bands.get(band)?.name))),
        Got::Refused(codes) => codes.first().map(|code| format!("报错{code}")).unwrap_or_default(),
        Got::NotRefused => "能评定".to_owned(),
    };
    (should, is)
}

fn joined<'a>(names: impl Iterator<Item = &'a Name>) -> String {
    names.map(Name::shown).collect::<Vec<_>>().join("或")
}

fn shown(low: Option<Points>, high: Option<Points>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => format!("{low}分"),
        (Some(low), Some(high)) => format!("{low}—{high}分"),
        (Some(low), None) => format!("{low}分—不封顶"),
        (None, Some(high)) => format!("无下限—{high}分"),
        (None, None) => "无下限—不封顶".to_owned(),
    }
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
