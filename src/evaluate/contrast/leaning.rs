//! 偏向: sides that score the same facts clause for clause, and differ in figures alone, can lean one way only: whatever the facts
//! say, a larger deduction never takes less. It decides what has no end, and spares what is the same any search.

use super::Side;
use crate::evaluate::plan::{Act, Block, Measure, PlanClause, PlanField};
use crate::model::{ClauseId, FactId, FieldKind, Points};

/// Whether the newer side may take more than the older, and whether it may take less.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Leaning {
    pub more: bool,
    pub less: bool,
}

impl Leaning {
    /// Enters a figure that became another; `takes` says whether a larger one takes more. Without a cap all is allowed.
    fn figure(&mut self, old: Option<Points>, new: Option<Points>, takes: bool) {
        let endless = |cap: Option<Points>| (cap.is_none(), cap);
        match endless(new).cmp(&endless(old)) {
            std::cmp::Ordering::Equal => {}
            order => {
                let more = (order == std::cmp::Ordering::Greater) == takes;
                self.more |= more;
                self.less |= !more;
            }
        }
    }
}

/// Which way the newer side can lean; `None` where the sides differ in more than figures.
pub(super) fn find(sides: [&Side<'_>; 2], blocks: &[Vec<&Block>; 2], pairs: &[(FactId, FactId)]) -> Option<Leaning> {
    let [old, new] = blocks;
    let mut leaning = Leaning::default();
    let like = old.len() == new.len()
        && old
            .iter()
            .zip(new)
            .all(|(old, new)| block(sides, old, new, pairs, &mut leaning));
    like.then_some(leaning)
}

fn block(sides: [&Side<'_>; 2], old: &Block, new: &Block, pairs: &[(FactId, FactId)], leaning: &mut Leaning) -> bool {
    let twin = |fact: usize| {
        let (_, new) = pairs.iter().find(|(old, _)| old.index() == fact)?;
        let kinds = [(0, fact), (1, new.index())].map(|(side, fact)| sides[side].rubric.facts.get(fact).map(|fact| &fact.kind));
        (kinds[0] == kinds[1]).then_some(new.index())
    };
    let form = |block: &Block| (block.full, block.base, block.cap, block.fields.len());
    form(old) == form(new)
        && old.fields.iter().zip(&new.fields).all(|(one, other)| {
            let form = |field: &PlanField| (field.kind, field.mode, field.clauses.len());
            let takes = matches!(one.kind, FieldKind::Deduct | FieldKind::Malus);
            leaning.figure(one.cap, other.cap, takes);
            form(one) == form(other)
                && one.clauses.iter().zip(&other.clauses).all(|(one, other)| {
                    let takes = takes == (one.act != Act::Against);
                    leaning.figure(Some(one.amount), Some(other.amount), takes);
                    leaning.figure(one.cap, other.cap, takes);
                    renamed(one, twin).as_ref() == Some(&bare(other))
                })
        })
}

/// `clause` without its figures, on the facts of the other side.
fn renamed(clause: &PlanClause, twin: impl Fn(usize) -> Option<usize>) -> Option<PlanClause> {
    let mut out = bare(clause);
    if let Some(fact) = out.fact {
        out.fact = Some(twin(fact)?);
    }
    match &mut out.measure {
        Measure::Discretion(fact) | Measure::Share { rate: fact, .. } => *fact = twin(*fact)?,
        Measure::Once | Measure::Steps(_) | Measure::Range(..) => {}
    }
    Some(out)
}

/// Without its number and its figures.
fn bare(clause: &PlanClause) -> PlanClause {
    PlanClause {
        id: ClauseId(0),
        amount: Points::ZERO,
        cap: None,
        ..clause.clone()
    }
}
