//! The laws of the language: findings only ever move a score one way, and order means nothing.

use proptest::prelude::*;
use rubricc::model::{FactKind, Points, Ratio, Value};

use super::spec::{Act, Field, Spec, Veto};
use super::{evidence, open, sheet, text};
use crate::draw::Tape;

fn zeroes(veto: &Veto) -> bool {
    let (Veto::Fact(.., act)
    | Veto::AnyCategoryRate(_, act)
    | Veto::CategoryPoints(.., act)
    | Veto::ItemPoints(.., act)
    | Veto::Total(_, act)) = veto;
    matches!(act, Act::ZeroTotal)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_more_finding_moves_the_score_one_way(choices in prop::collection::vec(0u16..10_000, 30..160), pick in 0usize..1000) {
        let mut choose = Tape::new(choices);
        let mut spec = Spec::random(&mut choose);
        spec.exempt = None;
        for item in spec.categories.iter_mut().flatten() {
            item.fields.retain(|f| matches!(f, Field::Deduct(..) | Field::Earn(..) | Field::Malus(_)));
            if item.fields.is_empty() {
                item.fields.push(Field::Malus(vec![super::spec::Clause { fact: "未开展", what: super::spec::What::Finding(5) }]));
            }
        }
        spec.vetoes.retain(|v| match v {
            Veto::Fact(item, fact, _) => spec.categories.iter().flatten().any(|i| i.title == *item && i.facts().iter().any(|(f, _)| f == fact)),
            _ => true,
        });
        // 总分计0分 is 0, for a total below it too: the one way in which a finding raises a score
        spec.floor |= spec.vetoes.iter().any(zeroes);
        let sheet = sheet(&text::write(&spec));
        let known: Vec<_> = open(&spec, &mut choose).into_iter().map(|(path, values)| (path, vec![values[0]])).collect();
        let less = evidence(&sheet, &known, &spec);
        let movable: Vec<usize> = (0..sheet.rubric.facts.len())
            .filter(|&at| matches!(sheet.rubric.facts[at].kind, FactKind::Finding | FactKind::Count { .. }))
            .collect();
        prop_assume!(!movable.is_empty());
        let at = movable[pick % movable.len()];
        let mut more = less.clone();
        let Value::Known(value) = less.facts[at] else { return Ok(()) };
        prop_assume!(sheet.rubric.facts[at].kind != FactKind::Finding || value == Ratio::ZERO);
        more.facts[at] = Value::Known(value.plus(Ratio::ONE));
        let (before, after) = (sheet.evaluate(&less), sheet.evaluate(&more));
        // which way the fact goes: some clauses on it may take from the item and from the total, but none of them adds
        let adds = sheet.rubric.scoring_clauses().any(|(field, clause)| {
            clause.fact.is_some_and(|f| f.index() == at)
                && matches!(clause.reading.effect, rubricc::model::Effect::Earn | rubricc::model::Effect::Bonus)
                && matches!(field.kind, rubricc::model::FieldKind::Earn | rubricc::model::FieldKind::Bonus)
        });
        let takes = sheet.rubric.scoring_clauses().any(|(_, clause)| {
            clause.fact.is_some_and(|f| f.index() == at)
                && !matches!(clause.reading.effect, rubricc::model::Effect::Earn | rubricc::model::Effect::Bonus)
        }) || sheet.rubric.veto_clauses().any(|(_, clause)| clause.fact.is_some_and(|f| f.index() == at));
        let (low, high) = (before.total.single().unwrap(), after.total.single().unwrap());
        if !adds {
            prop_assert!(high <= low, "{low} {high}");
            prop_assert!(after.bands >= before.bands);
        }
        if !takes {
            // a total of 0 by 总分计0分 is not lifted, but never lowered either
            prop_assert!(high >= low, "{low} {high}");
            prop_assert!(after.bands <= before.bands);
        }
    }

    #[test]
    fn knowing_more_never_widens(choices in prop::collection::vec(0u16..10_000, 30..160), pick in 0usize..1000) {
        let mut choose = Tape::new(choices);
        let spec = Spec::random(&mut choose);
        let sheet = sheet(&text::write(&spec));
        let wide = open(&spec, &mut choose);
        let mut narrow = wide.clone();
        let at = pick % narrow.len();
        let kept = narrow[at].1[pick % narrow[at].1.len()];
        narrow[at].1 = vec![kept];
        let (wide, narrow) = (sheet.evaluate(&evidence(&sheet, &wide, &spec)), sheet.evaluate(&evidence(&sheet, &narrow, &spec)));
        prop_assume!(narrow.problems.is_empty() && wide.problems.is_empty());
        prop_assert!(narrow.total.low >= wide.total.low && narrow.total.high <= wide.total.high);
        prop_assert!(narrow.bands.iter().all(|band| wide.bands.contains(band)));
        let nothing = sheet.evaluate(&rubricc::model::Evidence { exemptions: sheet.exempt(Default::default(), &[], rubricc::model::Exempted::Refused).exemptions, ..Default::default() });
        if spec.exempt.is_none() {
            prop_assert!(nothing.total.low.is_none() || nothing.total.low <= wide.total.low);
            prop_assert!(nothing.total.high.is_none() || nothing.total.high >= wide.total.high);
            prop_assert!(wide.bands.iter().all(|band| nothing.bands.contains(band)));
        }
    }

    #[test]
    fn what_a_deciding_fact_removes_is_what_knowing_it_removes(choices in prop::collection::vec(0u16..10_000, 30..160)) {
        let mut choose = Tape::new(choices);
        let spec = Spec::random(&mut choose);
        let sheet = sheet(&text::write(&spec));
        let open = open(&spec, &mut choose);
        let told = sheet.evaluate(&evidence(&sheet, &open, &spec));
        prop_assume!(told.problems.is_empty());
        if told.bands.len() < 2 {
            prop_assert!(told.deciding.is_empty());
            return Ok(());
        }
        for (at, (path, values)) in open.iter().enumerate().filter(|(_, (_, values))| values.len() > 1) {
            let widths = values.iter().filter_map(|value| {
                let mut known = open.clone();
                known[at].1 = vec![*value];
                let told = sheet.evaluate(&evidence(&sheet, &known, &spec));
                told.problems.is_empty().then(|| told.total.width().unwrap())
            });
            // a fact that the rest of the evidence settles removes nothing
            let removes = widths.max().map_or(Points::ZERO, |widest| told.total.width().unwrap() - widest);
            let listed = told.deciding.iter().find(|d| sheet.rubric.facts[d.fact.index()].full_path() == *path);
            prop_assert_eq!(listed.map_or(Some(Points::ZERO), |d| d.removes), Some(removes), "{}\n{}\n{:?}", path, sheet.names().join("、"), open);
        }
    }
}
