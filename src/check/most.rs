//! 最多: what the clauses of a field can take or give together, before the field's cap and the item's points.

use std::collections::HashMap;

use super::interval::Region;
use crate::model::reading::Otherwise;
use crate::model::{Amount, Clause, Condition, FactId, FactKind, Item, Mode, PerKind, Points, Ratio, Rubric, ScoreField};

/// More regions than this over one datum are not told apart: they are added, which is never too little.
const REGIONS: usize = 200;

/// How much there can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Most {
    /// This much and no more.
    Points(Points),
    /// As much as there are occurrences.
    Endless,
}

impl Most {
    /// Neither more than `cap`.
    #[must_use]
    pub fn capped(self, cap: Option<Points>) -> Self {
        match (self, cap) {
            (Self::Points(most), Some(cap)) => Self::Points(most.min(cap)),
            (Self::Endless, Some(cap)) => Self::Points(cap),
            (most, None) => most,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Points(a), Self::Points(b)) => Self::Points(a + b),
            _ => Self::Endless,
        }
    }

    /// The points, if there is an end.
    pub fn points(self) -> Option<Points> {
        match self {
            Self::Points(points) => Some(points),
            Self::Endless => None,
        }
    }
}

/// The largest amount one occurrence takes or gives; none for shares, 不得分 and 得满分.
pub fn single(clause: &Clause) -> Option<Points> {
    match clause.reading.amount {
        Amount::Fixed(points) | Amount::Range(_, points) => Some(points),
        Amount::None | Amount::Share { .. } => None,
    }
}

/// What the clause can take or give at most, its own cap aside. `full` is what a share is of, and 得满分 gives.
pub fn clause(rubric: &Rubric, clause: &Clause, full: Points) -> Most {
    let Some(amount) = single(clause) else {
        return Most::Points(full);
    };
    let Some(per) = &clause.reading.per else {
        return Most::Points(amount);
    };
    let kind = clause
        .fact
        .and_then(|fact| rubric.facts.get(fact.index()))
        .map(|fact| &fact.kind);
    match (per.kind, kind, &clause.reading.condition) {
        (PerKind::Missing, Some(FactKind::Missing { limit: Some(limit), .. }), _) => {
            Most::Points(amount.times(steps(Ratio::whole(i128::from(*limit)), per.step, per.partial_up)))
        }
        (PerKind::Short, _, Condition::Data { bounds, .. }) => {
            let threshold = bounds
                .second
                .map_or(bounds.first.value, |second| second.value.max(bounds.first.value));
            Most::Points(amount.times(steps(threshold, per.step, per.partial_up)))
        }
        _ => Most::Endless,
    }
}

/// How many steps `range` holds.
fn steps(range: Ratio, step: Ratio, partial_up: bool) -> i128 {
    range
        .over(step)
        .map_or(0, |count| if partial_up { count.ceil() } else { count.floor() })
}

/// What all clauses of `fields` that `wanted` names can take or give together, clause caps included, field caps not.
pub fn together<'a>(
    rubric: &Rubric,
    full: Points,
    fields: impl Iterator<Item = &'a ScoreField>,
    wanted: impl Fn(&Clause) -> bool,
) -> Most {
    let mut total = Most::Points(Points::ZERO);
    let mut shared = Shared::default();
    for field in fields {
        let clauses: Vec<&Clause> = field.clauses.iter().filter(|clause| wanted(clause)).collect();
        if field.mode == Mode::Sum && field.cap.is_none() {
            shared.add(rubric, full, &clauses);
        } else {
            total = total.plus(combined(rubric, full, field.mode, &clauses).capped(field.cap));
        }
    }
    total.plus(shared.most())
}

/// What one field comes to without its cap.
pub fn uncapped(rubric: &Rubric, full: Points, field: &ScoreField) -> Most {
    combined(rubric, full, field.mode, &field.clauses.iter().collect::<Vec<_>>())
}

/// Clauses of one field, by its mode.
fn combined(rubric: &Rubric, full: Points, mode: Mode, clauses: &[&Clause]) -> Most {
    if mode == Mode::Sum {
        let mut own = Shared::default();
        own.add(rubric, full, clauses);
        return own.most();
    }
    let each = clauses
        .iter()
        .map(|one| clause(rubric, one, full).capped(one.reading.cap.map(|cap| cap.amount)));
    each.fold(Most::Points(Points::ZERO), larger)
}

fn larger(a: Most, b: Most) -> Most {
    match (a, b) {
        (Most::Points(a), Most::Points(b)) => Most::Points(a.max(b)),
        _ => Most::Endless,
    }
}

/// Amounts that add up, by the fact they hang on: two clauses on one datum may exclude each other.
#[derive(Default)]
struct Shared {
    /// Not on a datum: they can all happen.
    free: Option<Most>,
    /// On a datum.
    data: HashMap<FactId, Vec<(Region, Most)>>,
}

impl Shared {
    fn add(&mut self, rubric: &Rubric, full: Points, clauses: &[&Clause]) {
        let mut free = self.free.take().unwrap_or(Most::Points(Points::ZERO));
        let mut groups: HashMap<u32, (Most, Points)> = HashMap::new();
        let (mut before, mut earlier) = (Points::ZERO, Points::ZERO);
        for one in clauses {
            let cap = one.reading.cap;
            let most = clause(rubric, one, full).capped(cap.map(|cap| cap.amount));
            let amount = most.points().unwrap_or(Points::ZERO);
            if let Some((group, cap)) = cap.and_then(|cap| cap.group.map(|group| (group, cap.amount))) {
                let sum = groups.entry(group).or_insert((Most::Points(Points::ZERO), cap));
                sum.0 = sum.0.plus(most);
            } else {
                match (&one.reading.condition, one.fact) {
                    (Condition::Otherwise(Otherwise::Previous), _) => free = free.plus(beyond(most, before)),
                    (Condition::Otherwise(Otherwise::AllEarlier), _) => free = free.plus(beyond(most, earlier)),
                    (Condition::Data { bounds, .. }, Some(fact)) => {
                        let region = Region::of(bounds, is_whole(rubric, fact));
                        self.data.entry(fact).or_default().push((region, most));
                    }
                    _ => free = free.plus(most),
                }
            }
            before = amount;
            earlier += amount;
        }
        free = groups
            .into_values()
            .fold(free, |free, (most, cap)| free.plus(most.capped(Some(cap))));
        self.free = Some(free);
    }

    fn most(self) -> Most {
        let zero = Most::Points(Points::ZERO);
        let data = self.data.into_values().map(|parts| densest(&parts));
        data.fold(self.free.unwrap_or(zero), Most::plus)
    }
}

/// What an otherwise-clause adds to the clauses it excludes.
fn beyond(most: Most, excluded: Points) -> Most {
    match most {
        Most::Points(points) => Most::Points((points - excluded).max(Points::ZERO)),
        Most::Endless => Most::Endless,
    }
}

/// The largest sum over the regions that hold one value together; the sum can only peak where a region begins.
fn densest(parts: &[(Region, Most)]) -> Most {
    let zero = Most::Points(Points::ZERO);
    if parts.len() > REGIONS {
        return parts.iter().fold(zero, |sum, (_, most)| sum.plus(*most));
    }
    let cuts = parts
        .iter()
        .flat_map(|(region, _)| region.0.iter().map(|interval| interval.from));
    let sums = cuts.map(|cut| {
        let holding = parts.iter().filter(|(region, _)| region.holds(cut));
        holding.fold(zero, |sum, (_, most)| sum.plus(*most))
    });
    sums.fold(zero, larger)
}

/// Whether the datum counts in whole numbers.
pub fn is_whole(rubric: &Rubric, fact: FactId) -> bool {
    match rubric.facts.get(fact.index()).map(|fact| &fact.kind) {
        Some(FactKind::Data { whole, .. } | FactKind::Excess { whole, .. }) => *whole,
        Some(FactKind::Rate | FactKind::Discretion { .. }) | None => false,
        Some(_) => true,
    }
}

/// Fields of an item that take from its points (扣分), or give them (得分). 扣 in a 得分 field is a deduction of its own.
pub fn fields(item: &Item) -> impl Iterator<Item = &ScoreField> {
    use crate::model::FieldKind::{Deduct, Earn};
    item.fields.iter().filter(|field| matches!(field.kind, Deduct | Earn))
}
