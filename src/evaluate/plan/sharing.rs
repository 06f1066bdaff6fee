//! Which facts are used in several places, and the cells into which their domains fall.

use super::{Act, Block, Bundle, Measure, Plan, PlanClause, PlanField, PlanVeto, Test, Trigger};
use crate::evaluate::interval::{Start, edges};
use crate::model::{FieldKind, Mode, Points, Ratio};

/// Steps of one clause that are told apart.
const MOST_STEPS: i128 = 256;

/// One place where a fact matters, beyond being the condition of its own clause.
#[derive(Clone, Copy)]
struct Use {
    field: usize,
    clause: usize,
}

/// Finds shared facts, bundles and cuts.
pub(super) fn find(plan: &mut Plan) {
    let mut uses: Vec<Vec<Use>> = vec![Vec::new(); plan.facts.len()];
    let mut others: Vec<usize> = vec![0; plan.facts.len()];
    for veto in &plan.vetoes {
        if let Trigger::Fact { fact, test } = &veto.trigger {
            others[*fact] += 1;
            truth_edges(test, &mut plan.facts[*fact].splits);
        }
    }
    let mut blocks: Vec<&mut Block> = plan.items.iter_mut().collect();
    blocks.extend([&mut plan.bonus, &mut plan.malus, &mut plan.veto]);
    for block in blocks {
        let mut seen: Vec<usize> = Vec::new();
        for (f, field) in block.fields.iter().enumerate() {
            for (c, clause) in field.clauses.iter().enumerate() {
                for fact in clause.facts() {
                    uses[fact].push(Use { field: f, clause: c });
                    seen.push(fact);
                }
                for fact in completed(field, c) {
                    others[fact] += 1;
                }
            }
        }
        seen.extend(block.vetoes.iter().filter_map(|&v| plan.vetoes[v].fact()));
        seen.sort_unstable();
        seen.dedup();
        for fact in seen {
            cut(block, fact, &uses[fact], &mut plan.facts[fact]);
            if uses[fact].len() + others[fact] < 2 {
                continue;
            }
            if others[fact] == 0 && bundled(block, fact, &uses[fact]) {
                let all: Vec<usize> = uses[fact].iter().map(|place| place.clause).collect();
                for (n, place) in uses[fact].iter().enumerate() {
                    block.fields[place.field].clauses[place.clause].bundle =
                        if n == 0 { Bundle::First(all.clone()) } else { Bundle::Later };
                }
            } else {
                block.shared.push(fact);
            }
        }
    }
    let mut asked = vec![false; plan.facts.len()];
    for block in plan.items.iter().chain([&plan.bonus, &plan.malus]) {
        for fact in block.clauses().filter_map(|(_, clause)| clause.fact) {
            asked[fact] = true;
        }
    }
    for (fact, asked) in plan.facts.iter_mut().zip(asked) {
        // an amount that goes with a datum is never 0: the datum says whether it is due
        if let (Some((low, ..)), false) = (fact.discretion, asked) {
            fact.domain.low = Ratio::from(low);
        }
    }
    for veto in &mut plan.vetoes {
        veto.alone = veto.fact().is_some_and(|fact| uses[fact].len() + others[fact] == 1);
    }
    let crossing = plan.crossing.iter().map(|&veto| &plan.vetoes[veto]);
    plan.crossing_facts = crossing.filter(|veto| !veto.alone).filter_map(PlanVeto::fact).collect();
    plan.crossing_facts.sort_unstable();
    plan.crossing_facts.dedup();
    for fact in &mut plan.facts {
        for cuts in [&mut fact.splits, &mut fact.samples] {
            cuts.sort_unstable();
            cuts.dedup();
        }
        if fact.samples.is_empty() {
            fact.samples.clone_from(&fact.splits);
        }
    }
}

/// The facts of the clauses that clause `at` of an additive field completes (否则, 其余).
fn completed(field: &PlanField, at: usize) -> Vec<usize> {
    if matches!(field.mode, Mode::OneOf | Mode::Tiers) {
        return Vec::new();
    }
    let earlier = match field.clauses[at].test {
        Test::NotPrevious => &field.clauses[at.saturating_sub(1)..at],
        _ => return Vec::new(),
    };
    earlier.iter().filter_map(|c| c.fact).collect()
}

/// Whether all uses just add up inside one field.
fn bundled(block: &Block, fact: usize, uses: &[Use]) -> bool {
    let Some(first) = uses.first() else { return false };
    uses.iter().all(|place| {
        let field = &block.fields[place.field];
        let clause = &field.clauses[place.clause];
        place.field == first.field
            && field.mode == Mode::Sum
            && clause.act == Act::With
            && clause.group.is_none()
            // what completes other clauses asks after these
            && !matches!(clause.test, Test::NotPrevious | Test::NoneEarlier)
            && clause.facts().all(|f| f == fact)
    })
}

fn cut(block: &Block, fact: usize, uses: &[Use], into: &mut super::PlanFact) {
    let mut varying = 0;
    let mut steps = Vec::new();
    for place in uses {
        let field = &block.fields[place.field];
        let clause = &field.clauses[place.clause];
        if clause.fact == Some(fact) {
            truth_edges(&clause.test, &mut into.splits);
            step_edges(block, field, clause, &mut steps);
        }
        varying += usize::from(clause.varies_with(fact));
    }
    into.samples.clone_from(&into.splits);
    into.samples.extend(&steps);
    if varying > 1 {
        into.splits.extend(steps);
    }
}

/// Where the truth of `test` may change.
pub(in crate::evaluate) fn truth_edges(test: &Test, out: &mut Vec<Start>) {
    match test {
        Test::Positive => out.push(Start {
            at: Ratio::ZERO,
            above: true,
        }),
        Test::Bounds(bounds) => edges(bounds, out),
        Test::Always | Test::Never | Test::NotPrevious | Test::NoneEarlier => {}
    }
}

fn step_edges(block: &Block, field: &PlanField, clause: &PlanClause, out: &mut Vec<Start>) {
    let Measure::Steps(steps) = clause.measure else { return };
    let most = [clause.cap, field.cap, useful(block, field)].into_iter().flatten().min();
    let count = match most.and_then(|most| most.over(clause.amount)) {
        Some(times) => (times.ceil() + 1).min(MOST_STEPS),
        None => MOST_STEPS,
    };
    out.extend((1..=count).map_while(|n| steps.start(n)));
}

/// How many points of the field can matter to the item.
fn useful(block: &Block, field: &PlanField) -> Option<Points> {
    let only = |kind: FieldKind| {
        block.item.is_some()
            && block
                .fields
                .iter()
                .all(|f| f.kind == kind || matches!(f.kind, FieldKind::Bonus | FieldKind::Malus))
            && block.clauses().all(|(_, c)| c.act != Act::Against)
    };
    match field.kind {
        FieldKind::Deduct | FieldKind::Earn => only(field.kind).then_some(block.full),
        _ => block.cap,
    }
}
