//! 全部已知: the way of almost every unit. Where a block only adds up and all its facts are known, plain points do for
//! sets of one number; everything else takes the general way, and the two must agree.

use super::clause::{Amount, known};
use super::facts::Facts;
use super::plan::{Act, Block, PlanField, Test};
use crate::model::{FieldKind, Mode, Points};

/// What a block gives.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Plain {
    pub own: Points,
    pub bonus: Points,
    pub malus: Points,
}

impl Plain {
    pub fn add(&mut self, other: &Self) {
        self.own += other.own;
        self.bonus += other.bonus;
        self.malus += other.malus;
    }
}

/// Whether `block` only adds up: nothing chosen, completed or shared, and no veto decided in it.
pub(super) fn adds_up(block: &Block) -> bool {
    block.vetoes.is_empty() && block.results.is_empty() && block.fields.iter().all(PlanField::adds_up)
}

impl PlanField {
    /// Whether known facts only add up here.
    pub fn adds_up(&self) -> bool {
        self.mode == Mode::Sum
            && self.clauses.iter().all(|clause| {
                clause.group.is_none() && clause.act != Act::Full && !matches!(clause.test, Test::NotPrevious | Test::NoneEarlier)
            })
    }
}

/// Evaluates a block that only adds up; `None` if a fact is unknown.
#[inline]
pub(super) fn score(block: &Block, facts: &Facts<'_>) -> Option<Plain> {
    let (mut own, mut bonus, mut malus) = (block.base, Points::ZERO, Points::ZERO);
    let mut zeroed = false;
    for field in &block.fields {
        let (mut with, mut against) = (Points::ZERO, Points::ZERO);
        for clause in &field.clauses {
            let amount = match known(clause, facts) {
                Amount::None => continue,
                Amount::Points(points) => points,
                Amount::Unknown => return None,
            };
            match clause.act {
                Act::With => with += amount,
                Act::Against => against += amount,
                Act::Zero => zeroed = true,
                Act::Full => return None,
            }
        }
        let total = field.cap.map_or(with, |cap| with.min(cap)) - against;
        match field.kind {
            FieldKind::Earn => own += total,
            FieldKind::Bonus => bonus += total,
            FieldKind::Malus => malus += total,
            FieldKind::Deduct | FieldKind::Veto => own -= total,
        }
    }
    if block.item.is_none() {
        let cap = |sum: Points| block.cap.map_or(sum, |cap| sum.min(cap));
        return Some(Plain {
            own: Points::ZERO,
            bonus: cap(bonus),
            malus: cap(malus),
        });
    }
    Some(Plain {
        own: if zeroed {
            Points::ZERO
        } else {
            own.max(Points::ZERO).min(block.full)
        },
        bonus,
        malus,
    })
}
