//! Random pairs of what takes and gives by steps: with a cap and without end, on one datum and on several, in one field and in
//! several, beside 不得分, 得满分, shares and caps of 加减分. The verdict against all that the data can be.

mod clause;
mod datum;
mod grid;
mod sheet;

use std::collections::BTreeMap;

use proptest::prelude::*;
use rubricc::diff::Versions;
use rubricc::model::{Fact, FactId, FactKind, Home, Ratio, Rubric};

use super::judge::{Judge, Open, claim, reproduced};
use super::{headed, outside, pair};
use crate::draw::Tape;
use crate::evaluate::support::readable;
use clause::Mark;
use sheet::Sheet;

/// Completions that are looked at, of more as many at random.
const MOST: usize = 1_500;

/// The facts of both versions, those that are the same put together, with the values that stand for all.
fn open(rubrics: [&Rubric; 2], sheets: [&Sheet; 2], pairs: &[(FactId, FactId)], asked: fn(&Fact) -> bool) -> Vec<Open> {
    let marks: Vec<Mark> = sheets.iter().flat_map(|sheet| sheet.marks()).collect();
    let shares: Vec<(i64, u8)> = sheets.iter().flat_map(|sheet| sheet.shares()).collect();
    let values = |fact: &Fact| {
        let name = fact.name.shown();
        let mine: Vec<&Mark> = marks.iter().filter(|mark| mark.name == name).collect();
        let shares = if name == "完成率" { shares.as_slice() } else { &[] };
        match fact.kind {
            FactKind::Finding => vec![Ratio::ZERO, Ratio::ONE],
            FactKind::Data { whole, .. } => grid::values(&mine, shares, whole),
            FactKind::Rate => grid::values(&mine, shares, false),
            FactKind::Count { .. } if !mine.is_empty() => grid::values(&mine, shares, true),
            _ => panic!("{fact:?} is not drawn here"),
        }
    };
    let at = |id: &FactId| usize::try_from(id.0).unwrap();
    let ids = |rubric: &Rubric| -> Vec<FactId> {
        let all = rubric.facts.iter().zip(0..);
        all.filter(|(fact, _)| asked(fact)).map(|(_, id)| FactId(id)).collect()
    };
    let mut out = Vec::new();
    for old in ids(rubrics[0]) {
        let twin = pairs.iter().find(|(one, _)| *one == old).map(|(_, new)| at(new));
        let fact = &rubrics[0].facts[at(&old)];
        out.push(Open {
            facts: [Some(at(&old)), twin],
            values: values(fact),
            is_data: fact.kind.is_data(),
        });
    }
    for new in ids(rubrics[1])
        .iter()
        .filter(|new| !pairs.iter().any(|(_, other)| other == *new))
    {
        let fact = &rubrics[1].facts[at(new)];
        out.push(Open {
            facts: [None, Some(at(new))],
            values: values(fact),
            is_data: fact.kind.is_data(),
        });
    }
    out
}

fn check(sheets: [&Sheet; 2], choose: &Tape) -> Result<&'static str, TestCaseError> {
    let texts = sheets.map(Sheet::text);
    let said = || format!("\n{}\n---\n{}", texts[0], texts[1]);
    let [Ok(old), Ok(new)] = [&texts[0], &texts[1]].map(|text| readable(&headed(text))) else {
        return Ok("读不成");
    };
    let section = sheets[0].is_section();
    let asked: fn(&Fact) -> bool = match section {
        true => |fact| !matches!(fact.home, Home::Item(_)),
        false => |_| true,
    };
    let versions = Versions::new(&old, &new);
    let (verdict, pairs) = if section {
        let pairing = outside(&old, &new);
        (versions.adjustments(&pairing), pairing.outside)
    } else {
        let pair = pair(&old, &new);
        (versions.items(&pair), pair.facts)
    };
    let (more, less, name) = match claim(&verdict) {
        Ok(claim) => claim,
        Err(reason) if reason.contains("情形太多") => return Ok("情形太多"),
        Err(reason) => {
            // steps that go on for ever both ways, or under 就高; a contradiction in 择一
            let known = ["不封顶", "没有两版"].iter().any(|word| reason.contains(word));
            prop_assert!(known, "{reason}{}", said());
            return Ok("未能判定");
        }
    };
    let mut judge = Judge::new(&old, &new, asked);
    for (witness, stricter) in [(more, true), (less, false)] {
        let Some(witness) = witness else { continue };
        let losses = [witness.old_loss, witness.new_loss];
        prop_assert_eq!(reproduced(&mut judge, witness), losses, "{}", said());
        prop_assert_eq!(losses[1] > losses[0], stricter, "{:?}{}", verdict, said());
        prop_assert!(losses[1] != losses[0], "{verdict:?}{}", said());
    }
    let open = open([&old, &new], sheets, &pairs, asked);
    let all = open.iter().map(|fact| fact.values.len()).fold(1usize, usize::saturating_mul);
    let mut dice = choose.dice();
    let mut pick = vec![0; open.len()];
    for number in 0..all.min(MOST) {
        let mut rest = number;
        for (fact, at) in open.iter().zip(&mut pick) {
            let count = fact.values.len();
            *at = if all > MOST { dice.below(count) } else { rest % count };
            rest /= count;
        }
        let Some([a, b]) = judge.losses(&open, &pick) else { continue };
        let values = || -> Vec<String> {
            let facts = open.iter().zip(&pick);
            facts
                .map(|(fact, at)| format!("{:?}={}", fact.facts, fact.values[*at]))
                .collect()
        };
        prop_assert!(
            b <= a || more.is_some(),
            "{verdict:?}, but {a}→{b} at {:?}{}",
            values(),
            said()
        );
        prop_assert!(
            b >= a || less.is_some(),
            "{verdict:?}, but {a}→{b} at {:?}{}",
            values(),
            said()
        );
    }
    Ok(name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 2, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_verdict_on_steps_is_that_of_all_data(choices in prop::collection::vec(0u16..10_000, 20..120)) {
        let mut choose = Tape::new(choices);
        let old = Sheet::random(&mut choose);
        let new = old.revised(&mut choose);
        check([&old, &new], &choose)?;
    }
}

#[test]
fn every_verdict_on_steps_is_drawn() {
    // the generator would be worth little if most of what it draws could not be judged
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..60u32 {
        let mut choose = Tape::seeded(seed, 120);
        let old = Sheet::random(&mut choose);
        let new = old.revised(&mut choose);
        *seen.entry(check([&old, &new], &choose).unwrap()).or_default() += 1;
    }
    for verdict in ["更严", "更宽", "等价", "有严有宽"] {
        assert!(seen.contains_key(verdict), "{seen:?}");
    }
    let open = ["读不成", "情形太多", "未能判定"].map(|word| seen.get(word).copied().unwrap_or(0));
    assert!(open[0] < 2 && open[1] < 2 && open[2] < 10, "{seen:?}");
}
