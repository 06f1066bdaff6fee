//! Every completion, one after the other: each unknown fact takes each value of its domain at which anything can change.

use std::collections::BTreeSet;

use crate::score::{Exemption, Score, score};
use crate::table::{Amount, Bound, Clause, Condition, Field, Kind, Outcome, Per, Table, When};
use crate::{Number, number};

/// What the evidence says of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    Unknown,
    Value(Number),
    /// Unknown within these, ends included; a discretion happened then.
    Between(Number, Number),
}

/// What the evidence says of 不适用 for one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    None,
    Approved,
    /// 认定 is 未填: with and without.
    Pending,
}

/// What all completions come to.
#[derive(Debug, Default)]
pub struct Possible {
    /// Every total that was found.
    pub totals: BTreeSet<Number>,
    pub bands: BTreeSet<usize>,
    pub converted: BTreeSet<Number>,
    pub categories: Vec<BTreeSet<Number>>,
    /// Not to be scored: with some of the 认定 that are open, every completion is a contradiction.
    pub faulty: bool,
}

/// Beyond this a total has no end in that direction.
fn endless() -> Number {
    Number::from_integer(10_000)
}

impl Possible {
    /// The smallest total; none is 无下限.
    pub fn low(&self) -> Option<Number> {
        self.totals.first().copied().filter(|low| *low > -endless())
    }

    /// The largest total; none is 不封顶.
    pub fn high(&self) -> Option<Number> {
        self.totals.last().copied().filter(|high| *high < endless())
    }

    fn add(&mut self, score: Score) {
        self.totals.insert(score.total);
        self.bands.extend(score.band);
        self.converted.extend(score.converted);
        self.categories.resize_with(score.categories.len(), BTreeSet::new);
        for (all, one) in self.categories.iter_mut().zip(score.categories) {
            all.insert(one);
        }
    }
}

/// More than any clause of a test can use up.
fn far() -> Number {
    Number::from_integer(1_000_000)
}

fn tiny() -> Number {
    Number::new(1, 1_000_000)
}

/// All totals and bands of all completions; none if there are more than `most` of them.
pub fn possible(table: &Table, known: &[Known], claims: &[Claim], most: usize) -> Option<Possible> {
    let mut out = Possible::default();
    let settled_already = settled_by_counts(table, known);
    let values: Vec<Vec<Number>> = (0..known.len())
        .map(|fact| candidates(table, fact, known[fact], settled_already))
        .collect();
    let settled = settled(table, claims);
    let ways: usize = settled.iter().map(|wheels| ways(wheels)).fold(0, usize::saturating_add);
    if ways.saturating_mul(self::ways(&values)) > most {
        return None;
    }
    for exempt in settled.iter().flat_map(|wheels| odometer(wheels)) {
        let mut any = false;
        for facts in odometer(&values) {
            if let Ok(score) = score(table, &facts, &exempt) {
                any = true;
                out.add(score);
            }
        }
        if !any {
            out.faulty = true;
        }
    }
    Some(out)
}

/// The 认定 that are open, each settled either way; where the rule is 未定, an item has any of its points.
fn settled(table: &Table, claims: &[Claim]) -> Vec<Vec<Vec<Exemption>>> {
    let undecided = matches!(table.exemption, Some((Outcome::Undecided, _)));
    let approved = |item: usize| -> Vec<Exemption> {
        if !undecided {
            return vec![Exemption::Approved(Number::from_integer(0))];
        }
        grid(table, Number::from_integer(0), table.items[item].full)
            .into_iter()
            .map(Exemption::Approved)
            .collect()
    };
    let mut out: Vec<Vec<Vec<Exemption>>> = vec![Vec::new()];
    for (item, claim) in claims.iter().enumerate() {
        let ways = match claim {
            Claim::None => vec![vec![Exemption::None]],
            Claim::Approved => vec![approved(item)],
            Claim::Pending => vec![vec![Exemption::None], approved(item)],
        };
        out = out
            .into_iter()
            .flat_map(|so_far| ways.iter().map(move |way| [so_far.clone(), vec![way.clone()]].concat()))
            .collect();
    }
    out
}

/// How many ways there are to take one of each.
fn ways<T>(wheels: &[Vec<T>]) -> usize {
    wheels.iter().map(Vec::len).fold(1, usize::saturating_mul)
}

/// One of each, every way.
fn odometer<T: Copy>(wheels: &[Vec<T>]) -> impl Iterator<Item = Vec<T>> {
    (0..ways(wheels)).map(|mut at| {
        let one = |wheel: &Vec<T>| {
            let value = wheel[at % wheel.len()];
            at /= wheel.len();
            value
        };
        wheels.iter().map(one).collect()
    })
}

/// How many values [`possible`] tries for a fact.
pub fn width(table: &Table, fact: usize, known: Known) -> usize {
    candidates(table, fact, known, Number::from_integer(0)).len()
}

/// Points of a continuous amount at which a total can pass anything: multiples of what all other figures are made of, and
/// a hair beside each.
fn grid(table: &Table, low: Number, high: Number) -> Vec<Number> {
    let shares = |field: &Field| {
        field
            .clauses
            .iter()
            .any(|clause| matches!(clause.amount, Amount::Share(_, Some(2..))))
    };
    let fine = matches!(table.total_places, Some(2..))
        || matches!(table.exemption, Some((Outcome::RestOfCategory | Outcome::RestOfTable, _)))
        || table
            .items
            .iter()
            .flat_map(|item| &item.fields)
            .chain(&table.fields)
            .any(shares);
    let step = number(if fine { "0.005" } else { "0.05" });
    let mut all = BTreeSet::from([low, high]);
    let mut at = (low / step).ceil() * step;
    while at <= high {
        all.extend([at, at - tiny(), at + tiny()]);
        at += step;
    }
    all.into_iter().filter(|at| (low..=high).contains(at)).collect()
}

/// A clause that uses a fact, with the most it can come to before nothing changes any more.
struct Use<'a> {
    bounds: &'a [Bound],
    per: Option<&'a Per>,
    /// How many steps until nothing changes.
    steps: i128,
    share: Option<(Number, u32)>,
}

/// What the clauses that count known facts come to, caps aside.
fn settled_by_counts(table: &Table, known: &[Known]) -> Number {
    let fields = table.items.iter().flat_map(|item| &item.fields).chain(&table.fields);
    let amount = |clause: &Clause| {
        let (Condition::Fact(at) | Condition::Data(at, _)) = clause.condition else {
            return None;
        };
        match (&clause.amount, &clause.per, known[at]) {
            (Amount::Fixed(points), Some(per), Known::Value(value)) => Some(*points * value / per.step),
            _ => None,
        }
    };
    fields.flat_map(|field| &field.clauses).filter_map(amount).sum()
}

/// `settled`: what known counts come to already, which the fact must be able to make up for.
fn uses(table: &Table, fact: usize, settled: Number) -> Vec<Use<'_>> {
    let mut out = Vec::new();
    // 加分 must be able to make up for what 减分 takes in any test, 得分 for what 扣分 takes, and the other way round
    let unbounded = table.full + settled.max(Number::from_integer(60));
    for item in &table.items {
        let clauses = || item.fields.iter().flat_map(|field| &field.clauses);
        let both_ways = ["deduct", "earn"]
            .iter()
            .all(|way| clauses().any(|clause| clause.effect == *way));
        for field in &item.fields {
            let most = match field.kind.as_str() {
                "deduct" | "earn" if !both_ways => item.full + item.full,
                _ => unbounded,
            };
            out.extend(
                field
                    .clauses
                    .iter()
                    .filter_map(|clause| of_clause(field, clause, fact, most, item.full)),
            );
        }
    }
    for field in &table.fields {
        let cap = if field.kind == "bonus" {
            table.bonus_cap
        } else {
            table.malus_cap
        };
        let most = cap.unwrap_or(unbounded);
        out.extend(
            field
                .clauses
                .iter()
                .filter_map(|clause| of_clause(field, clause, fact, most, field.cap.unwrap_or(most))),
        );
    }
    for veto in &table.vetoes {
        let bounds: &[Bound] = match &veto.when {
            When::Fact(at) if *at == fact => &[],
            When::Data(at, bounds) if *at == fact => bounds,
            _ => continue,
        };
        out.push(Use {
            bounds,
            per: None,
            steps: 1,
            share: None,
        });
    }
    out
}

fn of_clause<'a>(field: &Field, clause: &'a Clause, fact: usize, most: Number, full: Number) -> Option<Use<'a>> {
    let bounds: &[Bound] = match &clause.condition {
        Condition::Data(at, bounds) if *at == fact => bounds,
        Condition::Fact(at) if *at == fact => &[],
        _ => match clause.amount {
            Amount::Range(at) | Amount::Share(at, _) if at == fact => &[],
            _ => return None,
        },
    };
    // what a 得分 field takes away is not held by what it gives at most
    let bound = field.cap.filter(|_| clause.effect == field.kind);
    let most = clause.cap.into_iter().chain(bound).fold(most, Number::min);
    let steps = match clause.amount {
        Amount::Fixed(_) if clause.per.is_none() => 0,
        Amount::Fixed(points) if points > Number::from_integer(0) => (most / points).ceil().to_integer(),
        _ => most.ceil().to_integer(),
    };
    let share = match clause.amount {
        Amount::Share(at, places) if at == fact => Some((full, places.unwrap_or(0))),
        _ => None,
    };
    Some(Use {
        bounds,
        per: clause.per.as_ref(),
        steps: steps + 1,
        share,
    })
}

/// The values of a fact's domain, within what is known of it, at which anything can change, and one in each gap.
fn candidates(table: &Table, fact: usize, known: Known, settled: Number) -> Vec<Number> {
    let (zero, one) = (Number::from_integer(0), Number::from_integer(1));
    if let Known::Value(value) = known {
        return vec![value];
    }
    let uses = uses(table, fact, settled);
    let mut all: BTreeSet<Number> = BTreeSet::from([zero]);
    let mut whole = false;
    match &table.facts[fact].kind {
        Kind::Finding => return vec![zero, one],
        Kind::Missing(Some(limit)) => {
            whole = true;
            all.extend((0..=*limit).map(Number::from_integer));
        }
        Kind::Count | Kind::Missing(None) => {
            whole = true;
            all.insert(far());
            for one in &uses {
                let step = one.per.map_or(1, |per| per.step.ceil().to_integer());
                all.extend((0..=one.steps * step + 1).map(Number::from_integer));
            }
        }
        Kind::Discretion { low, high, each, due } => {
            let (low, high) = (*low, *high);
            if *due {
                all.remove(&zero);
            }
            let mut times = 1;
            if *each {
                times = uses
                    .iter()
                    .map(|one| (Number::from_integer(one.steps) / low).ceil().to_integer())
                    .max()
                    .unwrap_or(1)
                    + 1;
                all.insert(far() * low);
            }
            for count in (1..=times).map(Number::from_integer) {
                all.extend(grid(table, low * count, high * count));
            }
            if let Known::Between(from, to) = known {
                all.remove(&zero);
                all.extend([from, to]);
            }
        }
        Kind::Figure(_) | Kind::Rate => {
            whole = matches!(table.facts[fact].kind, Kind::Figure(true));
            let mut breaks: BTreeSet<Number> = BTreeSet::from([zero, far()]);
            for one in &uses {
                breaks.extend(one.bounds.iter().map(|bound| bound.value));
                if let Some(per) = one.per {
                    let from = one.bounds.iter().map(|bound| bound.value).chain([zero]);
                    for from in from {
                        for step in (0..=one.steps).map(Number::from_integer) {
                            breaks.extend([from - step * per.step, from + step * per.step]);
                        }
                    }
                }
                if let Some((full, places)) = one.share {
                    // where rounding passes from one figure to the next
                    let unit = Number::new(1, 2 * 10i128.pow(places));
                    let mut at = zero;
                    while at <= full {
                        breaks.insert(at / full * Number::from_integer(100));
                        at += unit;
                    }
                }
            }
            for at in breaks {
                all.extend(if whole {
                    [at.ceil() - one, at.floor(), at.ceil() + one]
                } else {
                    [at - tiny(), at, at + tiny()]
                });
                if whole {
                    all.extend([at.ceil(), at.floor() + one]);
                }
            }
        }
    }
    let (from, to) = match known {
        Known::Between(from, to) => {
            all.extend([from, to]);
            if whole && to - from < Number::from_integer(100) {
                all.extend((from.to_integer()..=to.to_integer()).map(Number::from_integer));
            }
            (from, to)
        }
        _ => (zero, far() * far()),
    };
    all.into_iter().filter(|at| (from..=to).contains(at)).collect()
}
