//! 评定结果: the pass of one unit, told clause by clause.

mod clauses;
mod distance;
mod vetoes;

use super::block::{self, BlockScore, MOST_COMBINATIONS, Split, Standing, View};
use super::exemption::exempt;
use super::facts::Facts;
use super::field::sum;
use super::outcomes::Outcomes;
use super::pass::Pass;
use super::plan::{Block, Plan, PlanField};
use super::{
    AdjustmentResult, CategoryResult, Evaluation, FieldResult, ItemResult, ScoreRange, Scorer, Truth, deciding, problem,
};
use crate::model::{Adjustments, Evidence, Exempted, FieldKind, Points, Rubric};

impl Scorer {
    /// Everything a result shows of one unit. `rubric` is the one that this was made from.
    pub fn evaluate(&self, rubric: &Rubric, evidence: &Evidence) -> Evaluation {
        let plan = &self.plan;
        let mut pass = Pass::default();
        pass.run(plan, evidence, &[]);
        let facts = Facts {
            plan: &plan.facts,
            values: &evidence.facts,
            assumed: &[],
        };
        let items: Vec<ItemResult> = plan.items.iter().map(|block| item(plan, block, &facts, evidence)).collect();
        let bands: Vec<usize> = pass
            .bands
            .iter()
            .enumerate()
            .filter(|(_, given)| **given)
            .map(|(at, _)| at)
            .collect();
        let total = pass.total.range();
        let ends = [total.low, total.high.filter(|_| total.single().is_none())];
        let [low_distance, high_distance] = ends.map(|end| Some(distance::of(end?, &plan.bands)));
        let deciding = if bands.len() > 1 {
            deciding::facts(plan, evidence, &pass)
        } else {
            Vec::new()
        };
        Evaluation {
            vetoes: vetoes::results(plan, &facts, &pass, evidence),
            items,
            categories: pass.categories.iter().map(category).collect(),
            adjustments: rubric.adjustments.as_ref().map(|section| adjustments(plan, section, &facts)),
            base: pass
                .categories
                .iter()
                .fold(Outcomes::ZERO, |sum, c| sum.plus(&Outcomes::from(c.score.range())))
                .range(),
            bonus: pass.bonus.range(),
            malus: pass.malus.range(),
            raw: pass.raw.range(),
            total,
            at_most: pass.at_most(),
            bands,
            converted: self.converted(&pass.total).map(|set| set.range()),
            low_distance,
            high_distance,
            deciding,
            problems: problem::all(rubric, &pass),
            totals: pass.total,
        }
    }
}

/// Everything a result shows of one unit.
pub fn evaluate(rubric: &Rubric, evidence: &Evidence) -> Evaluation {
    Scorer::new(rubric).evaluate(rubric, evidence)
}

/// What a rubric can give at all: the evaluation with every fact unknown.
pub fn static_range(rubric: &Rubric) -> Evaluation {
    evaluate(rubric, &Evidence::default())
}

fn category(score: &super::pass::CategoryScore) -> CategoryResult {
    CategoryResult {
        earned: score.earned.range(),
        exempt_points: score.exempt,
        credit: score.credit.range(),
        zeroed: match (score.may_zero, score.may_stay) {
            (true, false) => Truth::Yes,
            (true, true) => Truth::Maybe,
            (false, _) => Truth::No,
        },
        score: score.score.range(),
    }
}

/// Sums of fields over all combinations of what several places use.
#[derive(Default)]
struct Sums {
    earned: Option<Outcomes>,
    deducted: Option<Outcomes>,
    may_zero: bool,
    may_live: bool,
    /// By field: after mode, before and after its cap.
    fields: Vec<(Option<Outcomes>, Option<Outcomes>)>,
}

fn join(slot: &mut Option<Outcomes>, more: Outcomes) {
    *slot = Some(match slot.take() {
        Some(old) => old.or(more),
        None => more,
    });
}

/// After mode, before the cap of the field.
fn uncapped(field: &PlanField, facts: &Facts<'_>) -> Outcomes {
    let bare = PlanField {
        cap: None,
        ..field.clone()
    };
    sum(&bare, facts).live.unwrap_or_default()
}

fn sums(block: &Block, facts: &Facts<'_>) -> Sums {
    let mut out = Sums {
        fields: vec![(None, None); block.fields.len()],
        ..Sums::default()
    };
    let split = Split::of(&block.shared, facts, MOST_COMBINATIONS);
    let mut any = false;
    let mut add = |facts: &Facts<'_>, even_so: bool| {
        let got: Vec<_> = block.fields.iter().map(|field| (field, sum(field, facts))).collect();
        if !even_so && got.iter().any(|(_, sum)| sum.conflict.is_some()) {
            return;
        }
        any = true;
        let (mut earned, mut deducted) = (Outcomes::ZERO, Outcomes::ZERO);
        let (mut live, mut zero) = (true, false);
        for (slot, (field, sum)) in out.fields.iter_mut().zip(got) {
            live &= sum.live.is_some();
            zero |= sum.may_zero;
            let total = sum.live.unwrap_or_default();
            join(
                &mut slot.0,
                if field.cap.is_some() {
                    uncapped(field, facts)
                } else {
                    total.clone()
                },
            );
            match field.kind {
                FieldKind::Earn => earned = earned.plus(&total),
                FieldKind::Deduct => deducted = deducted.plus(&total),
                FieldKind::Bonus | FieldKind::Malus | FieldKind::Veto => {}
            }
            if matches!(field.kind, FieldKind::Earn) {
                deducted = deducted.plus(&sum.against);
            }
            join(&mut slot.1, total);
        }
        join(&mut out.earned, earned);
        join(&mut out.deducted, deducted);
        out.may_live |= live;
        out.may_zero |= zero;
    };
    match split {
        None => add(facts, true),
        Some(split) => {
            let mut assumed = Vec::new();
            for number in 0..split.combinations {
                assumed.clear();
                assumed.extend_from_slice(facts.assumed);
                split.assume(number, &mut assumed);
                add(&facts.assuming(&assumed), false);
            }
        }
    }
    if !any {
        return sums_even_so(block, facts);
    }
    out
}

/// Where every completion contradicts the rubric: figures that stand in for a result.
fn sums_even_so(block: &Block, facts: &Facts<'_>) -> Sums {
    let plain = Block {
        shared: Vec::new(),
        ..block.clone()
    };
    sums(&plain, facts)
}

fn item(plan: &Plan, block: &Block, facts: &Facts<'_>, evidence: &Evidence) -> ItemResult {
    let id = block.item.unwrap_or(crate::model::ItemId(0));
    let claims = evidence.exemptions.iter().filter(|c| c.items.contains(&id));
    let exempted = claims.map(|c| c.state).min_by_key(|state| *state != Exempted::Approved);
    let mut own = BlockScore::default();
    let mut score_as = |standing: Standing| {
        let view = View {
            standing,
            separate: true,
        };
        block::score(plan, block, facts, view, &mut own);
        match standing {
            Standing::TakenOut => None,
            _ => Some(own.own.clone()),
        }
    };
    let score = match exempted {
        Some(Exempted::Approved) => score_as(exempt(plan, block.full)),
        Some(Exempted::Pending) => {
            let scored = score_as(Standing::Applies);
            match (scored, score_as(exempt(plan, block.full))) {
                (Some(a), Some(b)) => Some(a.or(b)),
                (a, b) => a.or(b),
            }
        }
        _ => score_as(Standing::Applies),
    };
    let exempt_now = exempted == Some(Exempted::Approved) && plan.exemption.is_some();
    let sums = sums(block, facts);
    let (earned, deducted) = (sums.earned.unwrap_or_default(), sums.deducted.unwrap_or_default());
    let net = Outcomes::one(block.base).plus(&earned).minus(deducted.clone());
    let zeroed = match (sums.may_zero, sums.may_live) {
        (true, true) => Truth::Maybe,
        (true, false) => Truth::Yes,
        (false, _) => Truth::No,
    };
    ItemResult {
        item: id,
        base: block.base,
        earned: earned.range(),
        deducted: deducted.range(),
        zeroed,
        score: score.map(|set| set.range()),
        floored: net.high().is_some_and(|high| high < Points::ZERO),
        ceiled: net.low().is_some_and(|low| low > block.full),
        bonus: own.bonus.range(),
        malus: own.malus.range(),
        exempted,
        fields: fields(block, facts, &sums.fields, exempt_now),
    }
}

fn fields(block: &Block, facts: &Facts<'_>, totals: &[(Option<Outcomes>, Option<Outcomes>)], exempt: bool) -> Vec<FieldResult> {
    let range = |set: Option<&Option<Outcomes>>| set.and_then(Option::as_ref).map_or(ScoreRange::default(), Outcomes::range);
    block
        .fields
        .iter()
        .enumerate()
        .map(|(at, field)| FieldResult {
            kind: field.kind,
            mode: field.mode,
            cap: field.cap,
            gross: range(totals.get(at).map(|t| &t.0)),
            total: range(totals.get(at).map(|t| &t.1)),
            clauses: clauses::results(
                field,
                facts,
                exempt && matches!(field.kind, FieldKind::Deduct | FieldKind::Earn),
            ),
        })
        .collect()
}

fn adjustments(plan: &Plan, section: &Adjustments, facts: &Facts<'_>) -> AdjustmentResult {
    let part = |block: &Block| {
        let mut score = BlockScore::default();
        let view = View {
            standing: Standing::Applies,
            separate: true,
        };
        block::score(plan, block, facts, view, &mut score);
        (score, fields(block, facts, &sums(block, facts).fields, false).into_iter())
    };
    let ((bonus, mut more), (malus, mut less)) = (part(&plan.bonus), part(&plan.malus));
    // the plan keeps them apart, the rubric may write 减分 first
    let in_order = section.fields.iter().filter_map(|field| match field.kind {
        FieldKind::Bonus => more.next(),
        _ => less.next(),
    });
    AdjustmentResult {
        fields: in_order.collect(),
        bonus: bonus.bonus.range(),
        malus: malus.malus.range(),
    }
}
