//! How much of what a clause gives can matter: beyond that, more makes no difference to its side.

use crate::evaluate::plan::{Act, Block, Measure, PlanClause, PlanFact, PlanField, Test};
use crate::model::{FieldKind, Mode, Points};

/// Up to where it matters, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// From here on nothing changes.
    Upto(i128),
    /// It goes into the total as it is, without end.
    Endless,
    /// It has no end, but is not simply added: only up to here is looked at.
    Doubtful(i128),
}

impl Limit {
    fn at_most(self, cap: Option<Points>) -> Self {
        match (self, cap) {
            (Self::Upto(old), Some(cap)) => Self::Upto(old.min(cap.micros())),
            (_, Some(cap)) => Self::Upto(cap.micros()),
            (limit, None) => limit,
        }
    }

    /// Where a slot may be cut.
    pub fn cut(self) -> Option<i128> {
        match self {
            Self::Upto(at) => Some(at),
            Self::Doubtful(_) | Self::Endless => None,
        }
    }
}

/// Limits of one field: of what it is for, and of what works against it.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldLimits {
    pub with: Limit,
    pub against: Limit,
    /// Whether its clauses go into the difference of the totals directly.
    pub direct: bool,
}

impl FieldLimits {
    /// The limit of one clause.
    pub fn of(&self, clause: &PlanClause, facts: &[PlanFact]) -> Limit {
        let own = most(clause, facts).map(Points::from_micros);
        match clause.act {
            Act::With => self.with.at_most(own),
            Act::Against => self.against.at_most(own),
            Act::Zero | Act::Full => Limit::Upto(0),
        }
    }
}

/// The most a clause can give, its cap included; `None` without end.
pub(super) fn most(clause: &PlanClause, facts: &[PlanFact]) -> Option<i128> {
    let natural = match clause.measure {
        Measure::Once => Some(clause.amount),
        Measure::Steps(steps) => {
            let domain = clause.fact.and_then(|fact| facts.get(fact)).map(|fact| fact.domain);
            domain.and_then(|domain| steps.range(&domain).high.map(|n| clause.amount.times(n)))
        }
        Measure::Discretion(fact) => facts
            .get(fact)
            .and_then(|fact| fact.discretion)
            .and_then(|(_, high, each)| (!each).then_some(high)),
        Measure::Range(_, high) => Some(high),
        Measure::Share { of, .. } => Some(of),
    };
    match (natural, clause.cap) {
        (Some(natural), Some(cap)) => Some(natural.min(cap).micros()),
        (one, other) => one.or(other).map(Points::micros),
    }
}

/// The most that the clauses of `field` with `act` can give together.
fn sum(field: &PlanField, facts: &[PlanFact], act: Act) -> Option<i128> {
    let mut clauses = field.clauses.iter().filter(|clause| clause.act == act);
    let all = clauses.try_fold(0i128, |sum, clause| Some(sum.saturating_add(most(clause, facts)?)));
    match field.cap.filter(|_| act == Act::With) {
        Some(cap) => Some(all.map_or(cap.micros(), |all| all.min(cap.micros()))),
        None => all,
    }
}

/// The limits of every field of `block`.
pub(super) fn of(block: &Block, facts: &[PlanFact]) -> Vec<FieldLimits> {
    if block.item.is_some() {
        item(block, facts)
    } else {
        block.fields.iter().map(|field| total(block, field, facts)).collect()
    }
}

/// 加分 or 减分, which moves the total.
fn total(block: &Block, field: &PlanField, facts: &[PlanFact]) -> FieldLimits {
    let plain = |clause: &PlanClause| {
        clause.group.is_none()
            && matches!(clause.act, Act::With | Act::Against)
            && !matches!(clause.test, Test::NotPrevious | Test::NoneEarlier)
    };
    let section_cap = block.cap.filter(|_| block.item.is_none());
    let direct = field.mode == Mode::Sum && field.cap.is_none() && section_cap.is_none() && field.clauses.iter().all(plain);
    if direct {
        return FieldLimits {
            with: Limit::Endless,
            against: Limit::Endless,
            direct,
        };
    }
    let against = || {
        let fields = block.fields.iter();
        fields
            .map(|f| sum(f, facts, Act::Against))
            .try_fold(0i128, |all, one| Some(all.saturating_add(one?)))
    };
    let room = section_cap.and_then(|cap| against().map(|against| cap.micros().saturating_add(against)));
    let natural = |act: Act| match (sum(field, facts, act), room.filter(|_| act == Act::With)) {
        (Some(a), Some(b)) => Limit::Upto(a.min(b)),
        (one, other) => one.or(other).map_or(Limit::Doubtful(far(block)), Limit::Upto),
    };
    FieldLimits {
        with: natural(Act::With),
        against: natural(Act::Against),
        direct,
    }
}

/// Some distance beyond all figures of a block.
fn far(block: &Block) -> i128 {
    let figures = block.clauses().map(|(_, clause)| clause.amount.micros());
    2 * (block.full.micros() + figures.sum::<i128>()) + 1
}

fn item(block: &Block, facts: &[PlanFact]) -> Vec<FieldLimits> {
    let add = |kinds: [(FieldKind, Act); 2]| {
        let all = block.fields.iter().flat_map(|field| {
            let mine = kinds.iter().filter(|(kind, _)| *kind == field.kind);
            mine.map(move |(_, act)| (field, *act))
        });
        let all: Vec<(&PlanField, Act)> = all
            .filter(|(field, act)| field.clauses.iter().any(|clause| clause.act == *act))
            .collect();
        let sum = all.iter().try_fold(0i128, |sum, (field, act)| {
            Some(sum.saturating_add(self::sum(field, facts, *act)?))
        });
        let count = i128::try_from(all.len()).unwrap_or(i128::MAX);
        (sum, count)
    };
    let (up, ups) = add([(FieldKind::Earn, Act::With), (FieldKind::Deduct, Act::Against)]);
    let (down, downs) = add([(FieldKind::Deduct, Act::With), (FieldKind::Earn, Act::Against)]);
    let (full, base) = (block.full.micros(), block.base.micros());
    let (give, take) = match (up, down) {
        (Some(up), down) => {
            let take = base.saturating_add(up);
            let down = down.unwrap_or(i128::MAX).min(take.saturating_mul(downs));
            (Limit::Upto(full.saturating_add(down)), Limit::Upto(take))
        }
        (None, Some(down)) => {
            let give = full.saturating_add(down);
            (Limit::Upto(give), Limit::Upto(base.saturating_add(give.saturating_mul(ups))))
        }
        (None, None) => (Limit::Doubtful(far(block)), Limit::Doubtful(far(block))),
    };
    let fields = block.fields.iter().map(|field| match field.kind {
        FieldKind::Earn => FieldLimits {
            with: give.at_most(field.cap),
            against: take,
            direct: false,
        },
        FieldKind::Bonus | FieldKind::Malus => total(block, field, facts),
        FieldKind::Deduct | FieldKind::Veto => FieldLimits {
            with: take.at_most(field.cap),
            against: give,
            direct: false,
        },
    });
    fields.collect()
}
