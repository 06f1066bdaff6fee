//! 速算: a table that only adds up, scored by looking up what each clause gives.
//!
//! What a clause gives for the first whole values of its fact is worked out beforehand, by the same functions that score
//! a unit. A unit whose facts are known and set off no veto is then a sum of such figures. Everything else is left to the
//! general way, and the two must agree.

use std::ops::Range;

use super::clause::{Amount, holds, known};
use super::effects::Effects;
use super::facts::{Facts, State};
use super::outcomes::Outcomes;
use super::pass::bounded;
use super::plan::{Act, Block, Plan, PlanClause, PlanField, Test, Trigger};
use super::{ScoreRange, Scorer, Scores};
use crate::model::{Evidence, FieldKind, Points, Ratio, Value};

/// Values of a fact that are looked up: 0, 1, 2 …
const VALUES: usize = 16;
/// Amounts of more millionths are left to the general way, so that no sum overflows.
const MOST: i64 = 1 << 34;
/// In place of a figure that is not looked up.
const OPEN: i64 = i64::MAX;
/// Clauses of one table at most, for the same reason.
const CLAUSES: usize = 1 << 13;
/// What 不得分 takes: more than all other clauses together can give.
const ALL: i64 = 1 << 48;

/// A table that only adds up, made ready for very many units.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    /// Items in order, then the fields of 加减分.
    sums: Vec<Sum>,
    lookups: Vec<Lookup>,
    /// The clause of each lookup.
    entries: Vec<Entry>,
    /// Vetoes, each by its fact.
    vetoes: Vec<(usize, Test)>,
}

/// A block: what it starts from and what its clauses make of it.
#[derive(Debug, Clone)]
struct Sum {
    base: i64,
    /// The points of an item; of 加减分, their bound.
    most: i64,
    is_item: bool,
    /// Clauses that act on the points of the item themselves, among all.
    own: Range<usize>,
    /// Fields with a bound, 加分 and 减分.
    fields: Vec<FieldSum>,
}

#[derive(Debug, Clone)]
struct FieldSum {
    kind: FieldKind,
    cap: i64,
    clauses: Range<usize>,
}

/// What a clause gives, by the value of its fact: above zero what it adds, below zero what it takes away.
#[derive(Debug, Clone)]
struct Lookup {
    fact: usize,
    gives: [i64; VALUES],
}

/// A clause, and whether what it adds is taken from the points of the item.
#[derive(Debug, Clone)]
struct Entry {
    clause: PlanClause,
    deducts: bool,
}

/// 加分 and 减分.
#[derive(Debug, Clone, Copy, Default)]
struct Given {
    bonus: i64,
    malus: i64,
}

fn small(points: Points) -> Option<i64> {
    i64::try_from(points.micros())
        .ok()
        .filter(|micros| (-MOST..=MOST).contains(micros))
}

fn points(micros: i64) -> Points {
    Points::from_micros(micros.into())
}

impl Tally {
    /// For `plan`; `None` if it does more than add up.
    pub fn new(plan: &Plan) -> Option<Self> {
        let mut tally = Self {
            sums: Vec::new(),
            lookups: Vec::new(),
            entries: Vec::new(),
            vetoes: Vec::new(),
        };
        for veto in &plan.vetoes {
            match veto.trigger {
                Trigger::Fact { fact, test } => tally.vetoes.push((fact, test)),
                Trigger::Never => {}
                _ => return None,
            }
        }
        for block in plan.items.iter().chain([&plan.bonus, &plan.malus]) {
            tally.add(block)?;
        }
        tally.lookups = tally.entries.iter().map(Lookup::new).collect();
        (plan.veto.fields.is_empty() && tally.entries.len() <= CLAUSES).then_some(tally)
    }

    fn add(&mut self, block: &Block) -> Option<()> {
        let is_item = block.item.is_some();
        let most = if is_item { Some(block.full) } else { block.cap };
        if !block.fields.iter().all(PlanField::adds_up) {
            return None;
        }
        let is_free = |field: &PlanField| field.cap.is_none() && !matches!(field.kind, FieldKind::Bonus | FieldKind::Malus);
        let mut own = Vec::new();
        for field in &block.fields {
            // 不得分 is not subject to the bound of its field
            let clauses = field
                .clauses
                .iter()
                .filter(|clause| is_free(field) || clause.act == Act::Zero);
            own.extend(clauses.map(|clause| Entry {
                clause: clause.clone(),
                deducts: clause.act != Act::Zero && matches!(field.kind, FieldKind::Deduct | FieldKind::Veto),
            }));
        }
        let own = self.put(own);
        let mut fields = Vec::new();
        for field in block.fields.iter().filter(|field| !is_free(field)) {
            let clauses = field.clauses.iter().filter(|clause| clause.act != Act::Zero).cloned();
            let entries = clauses.map(|clause| Entry { clause, deducts: false });
            fields.push(FieldSum {
                kind: field.kind,
                cap: field.cap.map_or(Some(i64::MAX), small)?,
                clauses: self.put(entries.collect()),
            });
        }
        self.sums.push(Sum {
            base: small(block.base)?,
            most: most.map_or(Some(i64::MAX), small)?,
            is_item,
            own,
            fields,
        });
        Some(())
    }

    fn put(&mut self, entries: Vec<Entry>) -> Range<usize> {
        let start = self.entries.len();
        self.entries.extend(entries);
        start..self.entries.len()
    }

    /// Scores `evidence` if all its facts are known and nothing but adding up is to be done.
    pub fn score(&self, scorer: &Scorer, evidence: &Evidence, scores: &mut Scores) -> Option<()> {
        let plan = &scorer.plan;
        if !evidence.exemptions.is_empty() {
            return None;
        }
        let facts = Facts {
            plan: &plan.facts,
            values: &evidence.facts,
            assumed: &[],
        };
        for (fact, test) in &self.vetoes {
            if holds(test, facts.known(*fact)?) {
                return None;
            }
        }
        let (mut base, mut all) = (0, Given::default());
        let mut sums = self.sums.iter();
        scores.categories.clear();
        for category in &plan.categories {
            let mut own = 0;
            for sum in sums.by_ref().take(category.items.len()) {
                own += self.given(sum, &facts, &mut all)?;
            }
            base += own;
            scores.categories.push(ScoreRange::exactly(points(own)));
        }
        for section in sums {
            self.given(section, &facts, &mut all)?;
        }
        let adjustment = all.bonus - all.malus;
        scores.bonus = ScoreRange::exactly(points(all.bonus));
        scores.malus = ScoreRange::exactly(points(all.malus));
        scores.adjustment = ScoreRange::exactly(points(adjustment));
        let total = bounded(plan, Outcomes::one(points(base + adjustment)));
        scores.total = total.range();
        scores.bands.clear();
        scores.bands.extend(Effects::default().band(total.single()?, &plan.bands));
        scores.converted = scorer.converted(&total).map(|set| set.range());
        (scores.at_most, scores.faulty) = (false, false);
        Some(())
    }

    /// What an item gives of its own points; what it adds and takes beyond them goes into `all`.
    #[inline]
    fn given(&self, sum: &Sum, facts: &Facts<'_>, all: &mut Given) -> Option<i64> {
        let own = sum.base + self.added(sum.own.clone(), facts)?;
        if sum.is_item && sum.fields.is_empty() {
            return Some(own.max(0).min(sum.most));
        }
        self.fields(sum, own, facts, all)
    }

    #[inline(never)]
    fn fields(&self, sum: &Sum, mut own: i64, facts: &Facts<'_>, all: &mut Given) -> Option<i64> {
        let mut here = Given::default();
        for field in &sum.fields {
            let total = self.capped(field, facts)?;
            match field.kind {
                FieldKind::Earn => own += total,
                FieldKind::Bonus => here.bonus += total,
                FieldKind::Malus => here.malus += total,
                FieldKind::Deduct | FieldKind::Veto => own -= total,
            }
        }
        if !sum.is_item {
            (here.bonus, here.malus) = (here.bonus.min(sum.most), here.malus.min(sum.most));
        }
        all.bonus += here.bonus;
        all.malus += here.malus;
        Some(own.max(0).min(sum.most))
    }

    /// What a field adds: what its clauses add is subject to its bound, what they take away is not.
    fn capped(&self, field: &FieldSum, facts: &Facts<'_>) -> Option<i64> {
        let (mut with, mut against) = (0, 0);
        for at in field.clauses.clone() {
            let gives = self.added(at..at + 1, facts)?;
            with += gives.max(0);
            against += gives.min(0);
        }
        Some(with.min(field.cap) + against)
    }

    /// What clauses add.
    #[inline]
    fn added(&self, clauses: Range<usize>, facts: &Facts<'_>) -> Option<i64> {
        let values = facts.values;
        let mut sum = 0;
        for lookup in self.lookups.get(clauses.clone())? {
            match lookup.gives(values) {
                OPEN => return self.added_slowly(clauses, facts),
                gives => sum += gives,
            }
        }
        Some(sum)
    }

    /// The same where not all can be looked up.
    #[cold]
    #[inline(never)]
    fn added_slowly(&self, clauses: Range<usize>, facts: &Facts<'_>) -> Option<i64> {
        self.entries.get(clauses)?.iter().map(|entry| entry.gives(facts)).sum()
    }
}

impl Lookup {
    fn new(entry: &Entry) -> Self {
        let mut facts = entry.clause.facts();
        let (fact, only) = (facts.next(), facts.next().is_none());
        let mut gives = [OPEN; VALUES];
        if let Some(fact) = fact.filter(|_| only) {
            for (value, gives) in (0..).zip(&mut gives) {
                let facts = Facts {
                    plan: &[],
                    values: &[],
                    assumed: &[(fact, State::Known(Ratio::whole(value)))],
                };
                *gives = entry.gives(&facts).unwrap_or(OPEN);
            }
        }
        Self {
            fact: fact.unwrap_or(usize::MAX),
            gives,
        }
    }

    #[inline]
    fn gives(&self, values: &[Value]) -> i64 {
        match values.get(self.fact) {
            Some(Value::Known(value)) if value.is_whole() => {
                let at = usize::try_from(value.numerator()).unwrap_or(usize::MAX);
                self.gives.get(at).copied().unwrap_or(OPEN)
            }
            _ => OPEN,
        }
    }
}

impl Entry {
    /// What the clause adds; `None` if a fact is not known.
    fn gives(&self, facts: &Facts<'_>) -> Option<i64> {
        let amount = match known(&self.clause, facts) {
            Amount::Unknown => return None,
            Amount::None => return Some(0),
            Amount::Points(points) => small(points).filter(|micros| *micros >= 0)?,
        };
        match (self.clause.act, self.deducts) {
            (Act::With, false) | (Act::Against, true) => Some(amount),
            (Act::With, true) | (Act::Against, false) => Some(-amount),
            (Act::Zero, _) => Some(-ALL),
            (Act::Full, _) => None,
        }
    }
}
