//! The evaluator against a second one, written from the language page alone (`tests/reference`).

mod laws;
mod rubric;

use std::collections::BTreeSet;

use ::reference::{Claim, Kind, Known, Number, Table, number};
use proptest::prelude::*;
use rubricc::diagnostic::Severity;
use rubricc::evaluate::{ScoreRange, Scorer, Scores};
use rubricc::model::{Evidence, Exempted, ExemptionClaim, ItemId, Points, Ratio, Rubric, Value};
use rubricc::resolve::Resolved;
use rubricc::text::{Source, Sources};

use crate::draw::{Dice, Tape};
use rubric::Files;

/// One rubric, as both evaluators have it.
struct Both {
    text: String,
    rubric: Rubric,
    scorer: Scorer,
    table: Table,
    /// For each fact of `rubric`, its place in `table`.
    places: Vec<usize>,
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

/// A value of the fact's domain, near where something changes.
fn draw_value(kind: &Kind, dice: &mut Dice) -> Number {
    let whole = |one: usize| Number::from_integer(one as i128);
    match kind {
        Kind::Finding => whole(dice.below(2)),
        Kind::Count => whole([0, 0, 1, 2, 3, 4, 5, 7][dice.below(8)]),
        Kind::Missing(limit) => whole(dice.below(limit.map_or(5, |limit| limit as usize + 1))),
        Kind::Figure(true) => whole([0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 30][dice.below(12)]),
        Kind::Figure(false) => number(
            [
                "0",
                "5",
                "9.999999",
                "10",
                "10.000001",
                "12.5",
                "12.499999",
                "15",
                "17.6",
                "40",
                "2",
                "3.9",
            ][dice.below(12)],
        ),
        Kind::Rate => number(
            [
                "0",
                "59.999999",
                "60",
                "80",
                "79.9",
                "84.99",
                "85",
                "86.5",
                "89.999999",
                "90",
                "95",
                "94.999999",
                "100",
                "103",
                "200/3",
                "50",
                "33.35",
                "49.9",
            ][dice.below(18)],
        ),
        Kind::Discretion { low, high, each, due } => match dice.below(4) {
            0 if !due => whole(0),
            1 => *low,
            2 if *each => *high * whole(3),
            2 => (*low + *high) / whole(2),
            _ => *high,
        },
    }
}

/// A range within the domain.
fn draw_range(kind: &Kind, dice: &mut Dice) -> Known {
    let one = draw_value(kind, dice);
    let wide = match kind {
        Kind::Finding => return Known::Unknown,
        Kind::Missing(Some(limit)) => (Number::from_integer(*limit) - one).min(Number::from_integer(2)),
        Kind::Discretion {
            low, high, each: false, ..
        } => return Known::Between(*low, (*low + *high) / Number::from_integer(2)),
        Kind::Discretion { .. } => return Known::Unknown,
        Kind::Rate => number(["1", "5.5", "10", "40"][dice.below(4)]),
        _ => Number::from_integer(1 + dice.below(3) as i128),
    };
    if wide == Number::from_integer(0) {
        Known::Value(one)
    } else {
        Known::Between(one, one + wide)
    }
}

/// Evidence: `open` completions at most.
fn draw(both: &Both, dice: &mut Dice, open: usize) -> (Vec<Known>, Vec<Claim>) {
    let table = &both.table;
    let mut known: Vec<Known> = table
        .facts
        .iter()
        .map(|fact| Known::Value(draw_value(&fact.kind, dice)))
        .collect();
    let mut claims = vec![Claim::None; table.items.len()];
    let mut ways = 1;
    if table.exemption.is_some() && dice.below(3) == 0 {
        ways = 4;
        let item = dice.below(claims.len());
        let claim = dice.pick(&[Claim::Approved, Claim::Pending]);
        let category = table.items[item].category;
        match dice.below(8) {
            // two of them
            0 | 1 => {
                claims[dice.below(table.items.len())] = Claim::Approved;
                claims[item] = claim;
            }
            // a whole category; all there is
            2 => (0..claims.len())
                .filter(|at| table.items[*at].category == category)
                .for_each(|at| claims[at] = Claim::Approved),
            3 if dice.below(4) == 0 => claims.fill(Claim::Approved),
            _ => claims[item] = claim,
        }
    }
    if open > 1 && !known.is_empty() {
        let start = dice.below(known.len());
        for step in 0..known.len() {
            let fact = (start + step) % known.len();
            let loose = if dice.below(4) == 0 {
                draw_range(&table.facts[fact].kind, dice)
            } else {
                Known::Unknown
            };
            if dice.below(3) == 0 {
                continue;
            }
            let wide = ::reference::width(table, fact, loose);
            if ways * wide <= open {
                ways *= wide;
                known[fact] = loose;
            }
        }
    }
    (known, claims)
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
                (told.total, told.bands, told.at_most),
                (scores.total, scores.bands.clone(), scores.at_most)
            );
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
