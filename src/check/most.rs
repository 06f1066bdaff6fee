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

/// How clauses of one item, or of 加减分, are measured.
#[derive(Clone, Copy)]
pub struct Measure<'a> {
    rubric: &'a Rubric,
    /// What a share is of, and 得满分 gives.
    full: Points,
    /// Whether a list that ends in 等 counts for the elements it names, and no more.
    named_only: bool,
}

impl<'a> Measure<'a> {
    /// For clauses over `full` points.
    pub fn new(rubric: &'a Rubric, full: Points) -> Self {
        Self {
            rubric,
            full,
            named_only: false,
        }
    }

    /// The same, with lists that end in 等 as if they were closed.
    #[must_use]
    pub fn by_named_elements(self) -> Self {
        Self {
            named_only: true,
            ..self
        }
    }

    /// What the clause can take or give at most, its own cap aside.
    pub fn clause(&self, clause: &Clause) -> Most {
        let Some(amount) = single(clause) else {
            return Most::Points(self.full);
        };
        let Some(per) = &clause.reading.per else {
            return Most::Points(amount);
        };
        let range = match (per.kind, &clause.reading.condition) {
            (PerKind::Missing, _) => missing(self.rubric, clause, self.named_only).map(Ratio::whole),
            (PerKind::Short, Condition::Data { bounds, .. }) => {
                let first = bounds.first.value;
                Some(bounds.second.map_or(first, |second| second.value.max(first)))
            }
            _ => None,
        };
        range.map_or(Most::Endless, |range| {
            Most::Points(amount.times(steps(range, per.step, per.partial_up)))
        })
    }

    /// The same within the clause's own cap.
    fn within_cap(&self, clause: &Clause) -> Most {
        self.clause(clause).capped(clause.reading.cap.map(|cap| cap.amount))
    }

    /// What all clauses of `fields` that `wanted` names can take or give together, caps included.
    pub fn together<'f>(&self, fields: impl Iterator<Item = &'f ScoreField>, wanted: impl Fn(&Clause) -> bool) -> Most {
        let mut total = Most::Points(Points::ZERO);
        let mut shared = Shared::default();
        for field in fields {
            let clauses: Vec<&Clause> = field.clauses.iter().filter(|clause| wanted(clause)).collect();
            if field.mode == Mode::Sum && field.cap.is_none() {
                shared.add(self, &clauses);
            } else {
                total = total.plus(self.combined(field.mode, &clauses).capped(field.cap));
            }
        }
        total.plus(shared.most())
    }

    /// What one field comes to without its cap.
    pub fn uncapped(&self, field: &ScoreField) -> Most {
        self.combined(field.mode, &field.clauses.iter().collect::<Vec<_>>())
    }

    /// Clauses of one field, by its mode.
    fn combined(&self, mode: Mode, clauses: &[&Clause]) -> Most {
        if mode == Mode::Sum {
            let mut own = Shared::default();
            own.add(self, clauses);
            return own.most();
        }
        let each = clauses.iter().map(|one| self.within_cap(one));
        each.fold(Most::Points(Points::ZERO), larger)
    }
}

/// How many elements can be missing, if there is an end.
fn missing(rubric: &Rubric, clause: &Clause, named_only: bool) -> Option<i128> {
    match clause
        .fact
        .and_then(|fact| rubric.facts.get(fact.index()))
        .map(|fact| &fact.kind)
    {
        Some(FactKind::Missing { limit: Some(limit), .. }) => Some(i128::from(*limit)),
        Some(FactKind::Missing { elements, .. }) if named_only && !elements.is_empty() => i128::try_from(elements.len()).ok(),
        _ => None,
    }
}

/// How many steps `range` holds.
fn steps(range: Ratio, step: Ratio, partial_up: bool) -> i128 {
    range
        .over(step)
        .map_or(0, |count| if partial_up { count.ceil() } else { count.floor() })
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
    fn add(&mut self, measure: &Measure<'_>, clauses: &[&Clause]) {
        let mut free = self.free.take().unwrap_or(Most::Points(Points::ZERO));
        let mut groups: HashMap<u32, (Most, Points)> = HashMap::new();
        let mut before = Points::ZERO;
        for one in clauses {
            let cap = one.reading.cap;
            let most = measure.within_cap(one);
            if let Some((group, cap)) = cap.and_then(|cap| cap.group.map(|group| (group, cap.amount))) {
                let sum = groups.entry(group).or_insert((Most::Points(Points::ZERO), cap));
                sum.0 = sum.0.plus(most);
            } else {
                match (&one.reading.condition, one.fact) {
                    // 其余 stands in 择一 and 分档 only, which do not add up
                    (Condition::Otherwise(Otherwise::Previous), _) => free = free.plus(beyond(most, before)),
                    (Condition::Data { bounds, .. }, Some(fact)) => {
                        let region = Region::of(bounds, is_whole(measure.rubric, fact));
                        self.data.entry(fact).or_default().push((region, most));
                    }
                    _ => free = free.plus(most),
                }
            }
            before = most.points().unwrap_or(Points::ZERO);
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
