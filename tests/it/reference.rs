//! The evaluator against a second one, written from the language page alone (`tests/reference`).

mod evidence;
mod laws;
mod rubric;

use std::collections::BTreeSet;

use ::reference::{Claim, Exemption, Known, Number, Outcome, Table, number};
use proptest::prelude::*;
use rubricc::diagnostic::Severity;
use rubricc::evaluate::{Evaluation, ScoreRange, Scorer, Scores, Truth};
use rubricc::model::{Evidence, Exempted, ExemptionClaim, ItemId, Points, Ratio, Rubric, Value};
use rubricc::resolve::Resolved;
use rubricc::text::{Source, Sources};

use crate::draw::Tape;
use evidence::draw;
use rubric::Files;

/// One rubric, as both evaluators have it.
struct Both {
    text: String,
    rubric: Rubric,
    scorer: Scorer,
    table: Table,
    /// For each fact of `rubric`, its place in `table`.
    places: Vec<usize>,
    /// Over how many files it is dealt out.
    files: usize,
}

impl Both {
    /// What is wrong with it, if it is no good rubric. The reference reads the whole in one file, rubricc has it in several.
    fn new(files: &Files) -> Result<Self, Vec<String>> {
        let (found, sources) = resolved(&[("试.rubric", files.whole.clone())])?;
        let lines = rubricc::export::json::rubric::lines(&found.rubric, &found.unread, &sources).unwrap();
        let table = Table::read(&lines);
        let (found, sources) = resolved(&files.several)?;
        let rubric = found.rubric;
        let text: String = sources
            .iter()
            .map(|(_, source)| format!("# {}\n{}", source.name(), source.text()))
            .collect();
        let place = |path: String| {
            table
                .facts
                .iter()
                .position(|fact| fact.path == path)
                .unwrap_or_else(|| panic!("{path}\n{text}"))
        };
        let places = rubric.facts.iter().map(|fact| place(fact.full_path())).collect();
        Ok(Self {
            scorer: Scorer::new(&rubric).for_very_many(),
            rubric,
            table,
            places,
            files: files.several.len(),
            text,
        })
    }

    /// What both are told: something of each fact, and of each item.
    fn evidence(&self, known: &[Known], claims: &[Claim]) -> Evidence {
        let state = |claim: &Claim| match claim {
            Claim::None => None,
            Claim::Approved => Some(Exempted::Approved),
            Claim::Pending => Some(Exempted::Pending),
        };
        let claim = |(item, claim): (usize, &Claim)| {
            state(claim).map(|state| ExemptionClaim {
                items: vec![ItemId(u32::try_from(item).unwrap())],
                path: self.table.items[item].path.clone(),
                reason: String::new(),
                state,
            })
        };
        Evidence {
            unit: "甲".to_owned(),
            facts: self.places.iter().map(|place| value(known[*place])).collect(),
            exemptions: claims.iter().enumerate().filter_map(claim).collect(),
            notes: Vec::new(),
        }
    }
}

/// The rubric that stands in the first of `files`, or what is wrong with it.
fn resolved(files: &[(&str, String)]) -> Result<(Resolved, Sources), Vec<String>> {
    let mut sources = Sources::default();
    for (name, text) in files {
        sources.add(Source::new(*name, text.as_str()));
    }
    let (trees, problems): (Vec<_>, Vec<_>) = sources.iter().map(|(id, source)| rubricc::syntax::parse(source, id)).unzip();
    let (resolved, more) = rubricc::resolve::resolve(&sources, &trees);
    let errors: Vec<String> = problems
        .concat()
        .iter()
        .chain(&more)
        .filter(|problem| problem.severity() == Severity::Error)
        .map(|problem| format!("{} {}", problem.code.id, problem.message))
        .collect();
    if errors.is_empty() {
        Ok((resolved, sources))
    } else {
        Err(errors)
    }
}

fn ratio(number: Number) -> Ratio {
    Ratio::new(*number.numer(), *number.denom()).unwrap()
}

fn value(known: Known) -> Value {
    match known {
        Known::Unknown => Value::Unknown,
        Known::Value(one) => Value::Known(ratio(one)),
        Known::Between(low, high) => Value::Between(ratio(low), ratio(high)),
    }
}

fn points(points: Points) -> Number {
    Number::new(points.micros(), 1_000_000)
}

/// Compares one case; false if it has too many completions to count out.
fn compare(both: &Both, known: &[Known], claims: &[Claim], scores: &mut Scores) -> Result<bool, TestCaseError> {
    let evidence = both.evidence(known, claims);
    let Some(possible) = ::reference::possible(&both.table, known, claims, 4_000) else {
        return Ok(false);
    };
    both.scorer.score(&evidence, scores);
    let case = || {
        format!(
            "{}\n{}\n{claims:?}\n{:?} {:?} {:?} {:?}",
            both.text,
            told(both, known),
            scores.categories,
            scores.bonus,
            scores.malus,
            scores.total
        )
    };
    prop_assert_eq!(scores.faulty, possible.faulty, "{}", case());
    if possible.faulty {
        return Ok(true);
    }
    let bands: BTreeSet<usize> = scores.bands.iter().copied().collect();
    let range = (scores.total.low.map(points), scores.total.high.map(points));
    if scores.at_most {
        prop_assert!(
            range.0.is_none_or(|low| possible.low().is_some_and(|least| low <= least)),
            "{:?} {}",
            possible.low(),
            case()
        );
        prop_assert!(
            range.1.is_none_or(|high| possible.high().is_some_and(|most| high >= most)),
            "{:?} {}",
            possible.high(),
            case()
        );
        prop_assert!(bands.is_superset(&possible.bands), "{:?} {}", possible.bands, case());
        return Ok(true);
    }
    prop_assert_eq!(range, (possible.low(), possible.high()), "{}", case());
    prop_assert_eq!(&bands, &possible.bands, "{}", case());
    if range.0.is_some() && range.1.is_some() {
        let ends = |range: Option<ScoreRange>| range.map(|range| (range.low.map(points), range.high.map(points)));
        let converted =
            (!possible.converted.is_empty()).then(|| (possible.converted.first().copied(), possible.converted.last().copied()));
        prop_assert_eq!(ends(scores.converted), converted, "{}", case());
        for (one, all) in scores.categories.iter().zip(&possible.categories) {
            prop_assert_eq!(
                ends(Some(*one)),
                Some((all.first().copied(), all.last().copied())),
                "{}",
                case()
            );
        }
    }
    Ok(true)
}

/// What is told of items, categories and vetoes where everything is known.
fn explains(both: &Both, known: &[Known], claims: &[Claim], told: &Evaluation) -> Result<(), TestCaseError> {
    let value = |known: &Known| match known {
        Known::Value(value) => Some(*value),
        _ => None,
    };
    let Some(facts) = known.iter().map(value).collect::<Option<Vec<Number>>>() else {
        return Ok(());
    };
    let undecided = matches!(both.table.exemption, Some((Outcome::Undecided, _)));
    if claims
        .iter()
        .any(|claim| *claim == Claim::Pending || undecided && *claim != Claim::None)
    {
        return Ok(());
    }
    let state = |claim: &Claim| match claim {
        Claim::None => Exemption::None,
        _ => Exemption::Approved(number("0")),
    };
    let exempt: Vec<Exemption> = claims.iter().map(state).collect();
    let Ok(score) = ::reference::score(&both.table, &facts, &exempt) else {
        return Ok(());
    };
    let case = || format!("{}\n{}\n{claims:?}", both.text, self::told(both, known));
    let single = |range: ScoreRange| range.single().map(points);
    for ((result, claim), own) in told.items.iter().zip(claims).zip(&score.items) {
        if *claim == Claim::None {
            prop_assert_eq!(result.score.and_then(single), Some(*own), "{}", case());
        }
    }
    let categories: Vec<Option<Number>> = told.categories.iter().map(|category| single(category.score)).collect();
    prop_assert_eq!(
        categories,
        score.categories.into_iter().map(Some).collect::<Vec<_>>(),
        "{}",
        case()
    );
    // in several files they have another order
    let mut held: Vec<bool> = told.vetoes.iter().map(|veto| veto.holds == Truth::Yes).collect();
    let mut fired = score.fired;
    if both.files > 1 {
        held.sort();
        fired.sort();
    }
    prop_assert_eq!(held, fired, "{}", case());
    Ok(())
}

fn told(both: &Both, known: &[Known]) -> String {
    let one = |(fact, known): (&::reference::Fact, &Known)| match known {
        Known::Unknown => format!("{} 未填", fact.path),
        Known::Value(value) => format!("{} {value}", fact.path),
        Known::Between(low, high) => format!("{} {low}—{high}", fact.path),
    };
    both.table.facts.iter().zip(known).map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_rubric_that_is_drawn_can_be_read() {
    let mut seen = std::collections::BTreeMap::new();
    for seed in 1..400u16 {
        let mut dice = Tape::new(vec![seed]).dice();
        let choices: Vec<u16> = (0..260).map(|_| dice.below(60_000) as u16).collect();
        let files = rubric::write(&mut Tape::new(choices));
        if let Err(errors) = Both::new(&files) {
            seen.insert(errors[0].clone(), files.whole);
        }
    }
    assert!(seen.is_empty(), "{seen:#?}");
}

#[test]
fn what_a_field_takes_is_tried_beyond_what_it_gives_at_most() {
    let whole = "\
细则：试
满分：3分
计分：扣完为止
等次：优（3分以上），良（1.5分以上，不足3分），中（1分以上，不足1.5分），差（低于1分）
指标 甲（3分）
  得分（最高1分）：清单健全的得0.5分；总结不符扣0.5分/件。
  得分：达标的得满分。
";
    let several = vec![("试.rubric", whole.to_owned())];
    let whole = whole.to_owned();
    let both = Both::new(&Files { whole, several }).unwrap();
    let known = both.table.facts.iter().map(|fact| match fact.path.as_str() {
        "甲/总结不符" => Known::Unknown,
        _ => Known::Value(number("1")),
    });
    let known: Vec<Known> = known.collect();
    assert!(compare(&both, &known, &[Claim::None], &mut Scores::default()).unwrap());
}

/// How many rubrics; more when asked for.
fn rubrics(usual: u32) -> u32 {
    std::env::var("REFERENCE_RUBRICS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(usual)
}

/// Evidence for one rubric after the other: `units` of each, with at most `open` completions.
fn check(choices: Vec<u16>, units: usize, open: usize) -> Result<(), TestCaseError> {
    let mut tape = Tape::new(choices);
    let both = Both::new(&rubric::write(&mut tape)).map_err(|errors| TestCaseError::reject(errors.concat()))?;
    let mut dice = tape.dice();
    let mut scores = Scores::default();
    for unit in 0..units {
        let open = if open == 1 { 1 } else { open >> (3 * dice.below(3)) };
        let (known, claims) = draw(&both, &mut dice, open);
        let compared = compare(&both, &known, &claims, &mut scores)?;
        // what is told to people is the same
        if compared && unit % 20 == 0 {
            let told = rubricc::evaluate::evaluate(&both.rubric, &both.evidence(&known, &claims));
            prop_assert_eq!(told.problems.is_empty(), !scores.faulty);
            prop_assert_eq!(
                (told.total, &told.bands, told.at_most),
                (scores.total, &scores.bands, scores.at_most)
            );
            explains(&both, &known, &claims, &told)?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: rubrics(420), failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn known_evidence_scores_as_the_reference_says(choices in prop::collection::vec(any::<u16>(), 60..260)) {
        check(choices, 200, 1)?;
    }

    #[test]
    fn unknown_evidence_gives_what_all_completions_give(choices in prop::collection::vec(any::<u16>(), 60..260)) {
        check(choices, 40, 256)?;
    }
}
