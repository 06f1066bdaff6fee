//! 相同: sides that score the same facts in the same words need no comparison.

use super::Side;
use crate::evaluate::plan::{Block, Measure, PlanClause, PlanField};
use crate::model::{ClauseId, FactId};

/// Whether both sides score by the same clauses on the same facts.
pub(super) fn same(sides: [&Side<'_>; 2], blocks: &[Vec<&Block>; 2], pairs: &[(FactId, FactId)]) -> bool {
    let [old, new] = blocks;
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| block(sides, old, new, pairs))
}

fn block(sides: [&Side<'_>; 2], old: &Block, new: &Block, pairs: &[(FactId, FactId)]) -> bool {
    let twin = |fact: usize| {
        let (_, new) = pairs.iter().find(|(old, _)| old.index() == fact)?;
        let kinds = [(0, fact), (1, new.index())].map(|(side, fact)| sides[side].rubric.facts.get(fact).map(|fact| &fact.kind));
        (kinds[0] == kinds[1]).then_some(new.index())
    };
    let figures = |block: &Block| (block.full, block.base, block.cap, block.fields.len());
    figures(old) == figures(new)
        && old.fields.iter().zip(&new.fields).all(|(one, other)| {
            let head = |field: &PlanField| (field.kind, field.mode, field.cap, field.clauses.len());
            let clauses = one.clauses.iter().zip(&other.clauses);
            head(one) == head(other)
                && clauses
                    .into_iter()
                    .all(|(one, other)| renamed(one, twin).as_ref() == Some(&bare(other)))
        })
}

/// `clause` on the facts of the other side.
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

fn bare(clause: &PlanClause) -> PlanClause {
    PlanClause {
        id: ClauseId(0),
        ..clause.clone()
    }
}
