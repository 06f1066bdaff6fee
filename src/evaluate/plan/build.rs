//! Rubric → Plan.

use super::{Act, Block, Bundle, Measure, Plan, PlanCategory, PlanClause, PlanFact, PlanField, Steps, Test, sharing, veto};
use crate::evaluate::interval::Interval;
use crate::evaluate::plain;
use crate::model::points::PLACES;
use crate::model::{
    Amount, Clause, Condition, Effect, Fact, FactKind, FieldKind, Item, Mode, PerKind, Points, Ratio, Reading, Rubric, ScoreField,
};

/// Lays `rubric` flat.
pub(in crate::evaluate) fn build(rubric: &Rubric) -> Plan {
    let facts: Vec<PlanFact> = rubric.facts.iter().map(plan_fact).collect();
    let items: Vec<Block> = rubric.items().map(|item| item_block(item, &facts)).collect();
    let mut next = 0;
    let categories = rubric
        .categories
        .iter()
        .map(|category| {
            let start = next;
            next += category.indicators.iter().map(|i| i.items.len()).sum::<usize>();
            PlanCategory {
                items: start..next,
                indicators: Vec::new(),
                results: Vec::new(),
            }
        })
        .collect();
    let section = |kind: FieldKind| {
        let Some(adjustments) = &rubric.adjustments else {
            return Block::default();
        };
        let cap = if kind == FieldKind::Bonus {
            adjustments.bonus_cap
        } else {
            adjustments.malus_cap
        };
        let fields = adjustments.fields.iter().filter(|f| f.kind == kind);
        Block {
            cap,
            fields: fields.map(|f| plan_field(f, cap, &facts)).collect(),
            ..Block::default()
        }
    };
    let mut plan = Plan {
        items,
        categories,
        bonus: section(FieldKind::Bonus),
        malus: section(FieldKind::Malus),
        veto: Block::default(),
        vetoes: Vec::new(),
        any_category: Vec::new(),
        on_total: Vec::new(),
        crossing: Vec::new(),
        crossing_facts: Vec::new(),
        categories_matter: false,
        bands: rubric.bands.clone(),
        total_cuts: Vec::new(),
        full: rubric.full,
        total_low: rubric.total_low,
        total_high: rubric.total_high,
        total_places: rubric.total_places,
        exemption: rubric.exemption.clone(),
        conversion: rubric.conversion,
        facts,
    };
    veto::add(&mut plan, rubric);
    sharing::find(&mut plan);
    plan.total_cuts = total_cuts(&plan);
    for block in plan.items.iter_mut().chain([&mut plan.bonus, &mut plan.malus]) {
        block.adds_up = plain::adds_up(block);
        block.alone = true;
    }
    let read = plan
        .categories
        .iter()
        .flat_map(|c| &c.indicators)
        .flat_map(|(items, _)| items.clone());
    for item in read {
        if let Some(block) = plan.items.get_mut(item) {
            block.alone = false;
        }
    }
    plan
}

fn total_cuts(plan: &Plan) -> Vec<i128> {
    let mut cuts = Vec::new();
    for band in &plan.bands {
        cuts.extend(band.low.map(|(at, closed)| at.micros() + i128::from(!closed)));
        cuts.extend(band.high.map(|(at, closed)| at.micros() + i128::from(closed)));
    }
    for &at in &plan.on_total {
        if let veto::Trigger::Total(compare) = &plan.vetoes[at].trigger
            && let Some((low, high)) = compare.stretch(plan.full)
        {
            cuts.extend(low);
            cuts.extend(high.map(|high| high + 1));
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

fn plan_fact(fact: &Fact) -> PlanFact {
    let (domain, discretion) = match &fact.kind {
        FactKind::Finding => (Interval::upto(Some(Ratio::ONE), true), None),
        FactKind::Count { .. } => (Interval::upto(None, true), None),
        FactKind::Missing { limit, .. } => (Interval::upto(limit.map(|n| Ratio::whole(n.into())), true), None),
        FactKind::Excess { whole, .. } | FactKind::Data { whole, .. } => (Interval::upto(None, *whole), None),
        FactKind::Rate => (Interval::upto(None, false), None),
        FactKind::Discretion { low, high, unit } => {
            let most = unit.is_none().then(|| Ratio::from(*high));
            (Interval::upto(most, false), Some((*low, *high, unit.is_some())))
        }
    };
    PlanFact {
        domain,
        discretion,
        splits: Vec::new(),
        samples: Vec::new(),
    }
}

fn item_block(item: &Item, facts: &[PlanFact]) -> Block {
    let earns = item.fields.iter().any(|f| f.kind == FieldKind::Earn);
    Block {
        item: Some(item.id),
        full: item.full,
        base: if earns { Points::ZERO } else { item.full },
        fields: item.fields.iter().map(|f| plan_field(f, Some(item.full), facts)).collect(),
        ..Block::default()
    }
}

/// `around`: the points of the item, or the bound of the section.
fn plan_field(field: &ScoreField, around: Option<Points>, facts: &[PlanFact]) -> PlanField {
    PlanField {
        kind: field.kind,
        mode: field.mode,
        cap: field.cap,
        clauses: field.clauses.iter().map(|c| plan_clause(c, field, around, facts)).collect(),
    }
}

fn plan_clause(clause: &Clause, field: &ScoreField, around: Option<Points>, facts: &[PlanFact]) -> PlanClause {
    let reading = &clause.reading;
    let fact = clause.fact.map(|f| f.index()).filter(|&f| f < facts.len());
    let amount_fact = clause.amount_fact.map(|f| f.index()).filter(|&f| f < facts.len());
    let chosen = matches!(field.mode, Mode::OneOf | Mode::Tiers);
    let takes = matches!(field.kind, FieldKind::Deduct | FieldKind::Malus);
    let adds = matches!(field.kind, FieldKind::Bonus | FieldKind::Malus);
    let cap = reading.cap.map(|c| c.amount);
    // the field may be let give more than the item has, but 满分 is what the item has
    let whole = field.cap.into_iter().chain(around).min().unwrap_or_default();
    let (act, amount) = match &reading.effect {
        Effect::Zero if adds || (chosen && !takes) => (Act::With, Points::ZERO),
        Effect::Zero => (Act::Zero, Points::ZERO),
        Effect::Full if takes => (Act::Full, Points::ZERO),
        Effect::Full => (Act::With, whole),
        Effect::Deduct | Effect::Malus => (if takes { Act::With } else { Act::Against }, figure(reading)),
        _ => (if takes { Act::Against } else { Act::With }, figure(reading)),
    };
    let share_of = if adds {
        cap.or(field.cap).or(around).unwrap_or_default()
    } else {
        around.unwrap_or_default()
    };
    PlanClause {
        id: clause.id,
        act,
        test: test(reading, fact, chosen),
        fact,
        measure: measure(reading, fact, amount_fact, share_of, facts),
        amount,
        cap,
        group: reading.cap.and_then(|c| c.group),
        bundle: Bundle::None,
    }
}

fn figure(reading: &Reading) -> Points {
    match reading.amount {
        Amount::Fixed(points) => points,
        _ => Points::ZERO,
    }
}

fn test(reading: &Reading, fact: Option<usize>, chosen: bool) -> Test {
    use crate::model::reading::Otherwise;
    match &reading.condition {
        Condition::Always => Test::Always,
        Condition::Finding(_) if fact.is_some() => Test::Positive,
        Condition::Data { bounds, .. } if fact.is_some() => Test::Bounds(*bounds),
        // where one clause is chosen, 否则 can only complete all that stand before it
        Condition::Otherwise(Otherwise::Previous) if !chosen => Test::NotPrevious,
        Condition::Otherwise(_) => Test::NoneEarlier,
        Condition::Finding(_) | Condition::Data { .. } | Condition::Result(_) => Test::Never,
    }
}

fn measure(reading: &Reading, fact: Option<usize>, amount_fact: Option<usize>, share_of: Points, facts: &[PlanFact]) -> Measure {
    match &reading.amount {
        Amount::Share { places, .. } => match amount_fact {
            Some(rate) => Measure::Share {
                rate,
                of: share_of,
                places: places.unwrap_or(PLACES),
            },
            None => Measure::Once,
        },
        Amount::Range(low, high) => amount_fact
            .or(fact)
            .filter(|&f| facts[f].discretion.is_some())
            .map_or(Measure::Range(*low, *high), Measure::Discretion),
        Amount::None | Amount::Fixed(_) => match (&reading.per, fact) {
            (Some(per), Some(_)) => {
                let from = reading.steps_from().map(|bound| bound.value);
                let step = if per.step > Ratio::ZERO { per.step } else { Ratio::ONE };
                Measure::Steps(Steps {
                    from: from.unwrap_or(Ratio::ZERO),
                    // without a threshold the fact itself is how far short
                    down: per.kind == PerKind::Short && from.is_some(),
                    step,
                    up: per.partial_up,
                    ones: from.is_none_or(|from| from == Ratio::ZERO && per.kind != PerKind::Short) && step == Ratio::ONE,
                })
            }
            _ => Measure::Once,
        },
    }
}
