//! 两条都成立: clauses on one datum that hold together where only one can be meant. 以上 and 以下 both include the number (《民法典》第
//! 一千二百五十九条).

use std::collections::BTreeMap;

use super::interval::{Cut, Interval, Region};
use super::most;
use super::table::Table;
use super::tier::COMPARED;
use crate::diagnostic::code::{R0565, R0566};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Clause, Condition, FactId, Mode, PerKind, Ratio, ScoreField};

/// A clause on a datum, and where it holds.
struct Holding<'a> {
    clause: &'a Clause,
    name: &'a str,
    unit: &'a str,
    /// Whether the datum is a whole number.
    whole: bool,
    at: Interval,
}

impl Holding<'_> {
    fn told(&self, code: &'static Code, other: &Self, value: Ratio, help: &str) -> Diagnostic {
        let (one, two) = (&other.clause.reading, &self.clause.reading);
        let message = format!(
            "{}为{value}{}时，「{}」与「{}」都成立",
            self.name, self.unit, one.text, two.text
        );
        Diagnostic::new(code, message, two.span, "都成立")
            .also(one.span, "都成立")
            .help(help)
    }
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for (_, field) in table.fields() {
        match field.mode {
            Mode::Sum => in_order(table, field).values().for_each(|all| touching(found, all)),
            Mode::OneOf => in_order(table, field).values().for_each(|all| together(found, all)),
            // the largest, and the first, are well told where several hold
            Mode::Highest | Mode::Tiers => {}
        }
    }
}

/// The clauses on each datum from low to high.
fn in_order<'a>(table: &Table<'_>, field: &'a ScoreField) -> BTreeMap<FactId, Vec<Holding<'a>>> {
    let mut by: BTreeMap<FactId, Vec<Holding<'_>>> = BTreeMap::new();
    for clause in field.clauses.iter().take(COMPARED) {
        let (Condition::Data { name, unit, bounds }, Some(fact)) = (&clause.reading.condition, clause.fact) else {
            continue;
        };
        let whole = most::is_whole(table.rubric, fact);
        by.entry(fact)
            .or_default()
            .extend(Region::of(bounds, whole).0.into_iter().map(|at| Holding {
                clause,
                name: name.shown(),
                unit,
                whole,
                at,
            }));
    }
    for all in by.values_mut() {
        all.sort_by_key(|holding| holding.at.from);
    }
    by
}

/// Clauses that add up, and hold together for one single value: 80%以上 beside 80%以下. Nobody means that value to count twice.
fn touching(found: &mut Vec<Diagnostic>, all: &[Holding<'_>]) {
    // at its own bound a step is none
    let stepped = |holding: &Holding<'_>| {
        let per = &holding.clause.reading.per;
        per.as_ref()
            .is_some_and(|per| matches!(per.kind, PerKind::Short | PerKind::Over))
    };
    let unstepped = || all.iter().filter(|holding| !stepped(holding));
    let mut ends: BTreeMap<Cut, &Holding<'_>> = BTreeMap::new();
    for holding in unstepped() {
        if let Some(to) = holding.at.to {
            ends.entry(to).or_insert(holding);
        }
    }
    for upper in unstepped() {
        let value = upper.at.from.value;
        let behind = if upper.whole {
            Cut {
                value: value.plus(Ratio::ONE),
                after: false,
            }
        } else {
            Cut { value, after: true }
        };
        if upper.at.from.after || upper.at.to.is_some_and(|to| to <= behind) {
            continue;
        }
        if let Some(lower) = ends.get(&behind).filter(|lower| lower.at.from < upper.at.from) {
            let help = "以上、以下都含本数，恰好是这个数的两条都算；请对照原文，把其中一条写成「不足」或「超过」";
            found.push(upper.told(&R0565, lower, value, help));
        }
    }
}

/// Clauses of which at most one may hold, and that hold together: evidence with such a value is refused.
fn together(found: &mut Vec<Diagnostic>, all: &[Holding<'_>]) {
    let mut reach: Option<&Holding<'_>> = None;
    for upper in all {
        if let Some((lower, both)) = reach.and_then(|lower| Some((lower, lower.at.shared(&upper.at)?))) {
            let help = "择一至多一条成立，这样的佐证会被拒绝；请把界限写得互不相交，或者把「择一」改为「分档」，要求高的写在前面";
            found.push(upper.told(&R0566, lower, both.witness(upper.whole), help));
        }
        // the one that goes furthest up
        if reach.is_none_or(|lower| lower.at.to.is_some_and(|to| upper.at.to.is_none_or(|other| to < other))) {
            reach = Some(upper);
        }
    }
}
