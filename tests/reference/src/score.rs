//! The order of evaluation, step by step.

use crate::table::{Action, Amount, Bound, Clause, Condition, Field, Item, Outcome, Per, Table, Veto, When};
use crate::{Number, rounded};

/// What the evidence says of 不适用 for one item, and is settled: 认定.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exemption {
    None,
    /// Approved; where the rule is 未定, with these points.
    Approved(Number),
}

/// Why there is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Two clauses of a 择一 hold.
    TwoHold,
    /// 不适用 leaves nothing to take a rate from.
    NothingLeft,
}

/// What comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Of each item; what does not apply has what the rule gives.
    pub items: Vec<Number>,
    /// Of each veto: whether its condition holds.
    pub fired: Vec<bool>,
    pub categories: Vec<Number>,
    pub bonus: Number,
    pub malus: Number,
    pub total: Number,
    /// Position among the bands; none if the total has none.
    pub band: Option<usize>,
    pub converted: Option<Number>,
}

fn zero() -> Number {
    Number::from_integer(0)
}

fn meets(value: Number, bounds: &[Bound]) -> bool {
    bounds.iter().all(|bound| match bound.op.as_str() {
        "<" => value < bound.value,
        "<=" => value <= bound.value,
        ">" => value > bound.value,
        ">=" => value >= bound.value,
        _ => value == bound.value,
    })
}

/// Which clauses of a field hold.
fn holding(field: &Field, facts: &[Number]) -> Vec<bool> {
    let mut holds: Vec<bool> = Vec::new();
    for clause in &field.clauses {
        let one = match &clause.condition {
            Condition::Always => true,
            // a finding is 1; of what is counted, at least one is there
            Condition::Fact(fact) => facts[*fact] > zero(),
            Condition::Data(fact, bounds) => meets(facts[*fact], bounds),
            Condition::NotBefore if !matches!(field.mode.as_str(), "oneOf" | "tiers") => !holds.last().copied().unwrap_or(false),
            Condition::NotBefore | Condition::NoneBefore => !holds.contains(&true),
        };
        holds.push(one);
    }
    holds
}

/// How many steps or occurrences.
fn times(per: &Per, clause: &Clause, facts: &[Number]) -> Number {
    let far = match &clause.condition {
        Condition::Fact(fact) => facts[*fact],
        Condition::Data(fact, bounds) => {
            let value = facts[*fact];
            let threshold = |ops: [&str; 2]| {
                bounds
                    .iter()
                    .find(|bound| ops.contains(&bound.op.as_str()))
                    .map(|bound| bound.value)
            };
            match per.kind {
                "short" => threshold(["<", "<="]).expect("an upper bound") - value,
                "over" => value - threshold([">", ">="]).expect("a lower bound"),
                other => panic!("{other} of a datum"),
            }
        }
        _ => panic!("nothing to count"),
    };
    let steps = far / per.step;
    let steps = if per.up { steps.ceil() } else { steps.floor() };
    steps.max(zero())
}

/// What a clause that holds comes to, after its own cap; `full` is what a share is of.
fn amount(clause: &Clause, facts: &[Number], full: Option<Number>) -> Number {
    let amount = match &clause.amount {
        Amount::Fixed(points) => match &clause.per {
            Some(per) => *points * times(per, clause, facts),
            None => *points,
        },
        Amount::Range(fact) => facts[*fact],
        Amount::Share(rate, places) => {
            let full = clause.cap.filter(|_| full.is_none()).or(full).expect("points to share");
            let share = full * facts[*rate] / Number::from_integer(100);
            places.map_or(share, |places| rounded(share, places)).min(full)
        }
        Amount::None if clause.effect == "full" => full.expect("points"),
        Amount::None => zero(),
    };
    clause.cap.map_or(amount, |cap| amount.min(cap))
}

/// A field: what it gives, what is deducted within a 得分 field, whether it takes the whole item.
struct Given {
    sum: Number,
    deducted: Number,
    nothing: bool,
}

fn field(field: &Field, facts: &[Number], full: Option<Number>) -> Result<Given, Fault> {
    let holds = holding(field, facts);
    let earning = field.kind == "earn";
    let mut given = Given {
        sum: zero(),
        deducted: zero(),
        nothing: false,
    };
    let chosen = matches!(field.mode.as_str(), "oneOf" | "tiers");
    if field.mode == "oneOf" && holds.iter().filter(|holds| **holds).count() > 1 {
        return Err(Fault::TwoHold);
    }
    let held = field
        .clauses
        .iter()
        .zip(&holds)
        .filter(|(_, holds)| **holds)
        .map(|(clause, _)| clause);
    let held: Vec<&Clause> = if chosen { held.take(1).collect() } else { held.collect() };
    // 得满分 in 扣分 means no deduction; 不得分 is none
    let spared = !earning && held.iter().any(|clause| clause.effect == "full");
    let mut amounts: Vec<(Option<u64>, Number, Option<Number>)> = Vec::new();
    for clause in held {
        match clause.effect.as_str() {
            "zero" => given.nothing |= !(earning && chosen),
            _ if spared => {}
            "deduct" if earning => given.deducted += amount(clause, facts, full),
            _ => amounts.push((clause.group, amount(clause, facts, full), clause.cap)),
        }
    }
    if field.mode == "highest" {
        given.sum = amounts.iter().map(|(_, amount, _)| *amount).max().unwrap_or_else(zero);
    } else {
        let mut done = Vec::new();
        for (group, one, cap) in &amounts {
            match group {
                None => given.sum += one,
                Some(group) if !done.contains(group) => {
                    done.push(*group);
                    let all: Number = amounts
                        .iter()
                        .filter(|(other, ..)| *other == Some(*group))
                        .map(|(_, amount, _)| *amount)
                        .sum();
                    given.sum += cap.map_or(all, |cap| all.min(cap));
                }
                Some(_) => {}
            }
        }
    }
    if let Some(cap) = field.cap {
        given.sum = given.sum.min(cap);
    }
    Ok(given)
}

/// The points of an item.
fn item(item: &Item, facts: &[Number]) -> Result<Number, Fault> {
    let earns = item.fields.iter().any(|field| field.kind == "earn");
    let mut points = if earns { zero() } else { item.full };
    let mut nothing = false;
    for one in item
        .fields
        .iter()
        .filter(|field| matches!(field.kind.as_str(), "deduct" | "earn"))
    {
        let given = field(one, facts, Some(item.full))?;
        points += if one.kind == "earn" {
            given.sum - given.deducted
        } else {
            -given.sum
        };
        nothing |= given.nothing;
    }
    Ok(if nothing { zero() } else { points.max(zero()).min(item.full) })
}

/// 加分 or 减分 of 加减分 within its cap, and those inside items.
fn adjustment(table: &Table, kind: &str, facts: &[Number]) -> Result<Number, Fault> {
    let cap = if kind == "bonus" { table.bonus_cap } else { table.malus_cap };
    let mut sum = zero();
    for one in table.fields.iter().filter(|field| field.kind == kind) {
        sum += field(one, facts, one.cap.or(cap))?.sum;
    }
    sum = cap.map_or(sum, |cap| sum.min(cap));
    for item in &table.items {
        for one in item.fields.iter().filter(|field| field.kind == kind) {
            sum += field(one, facts, Some(item.full))?.sum;
        }
    }
    Ok(sum)
}

/// The score of one completion: every fact has a value, in the order of [`Table::facts`]; 不适用 one an item.
pub fn score(table: &Table, facts: &[Number], exempt: &[Exemption]) -> Result<Score, Fault> {
    let (outcome, places) = table.exemption.unwrap_or((Outcome::Zero, None));
    let removed = matches!(outcome, Outcome::RestOfCategory | Outcome::RestOfTable);
    // items, 不适用 told apart
    let mut scores: Vec<Number> = Vec::new();
    for (one, exempt) in table.items.iter().zip(exempt) {
        scores.push(match (exempt, outcome) {
            (Exemption::None, _) => item(one, facts)?,
            (Exemption::Approved(_), Outcome::Full) => one.full,
            (Exemption::Approved(points), Outcome::Undecided) => *points,
            (Exemption::Approved(_), _) => zero(),
        });
    }
    // categories
    let left = |at: usize| removed && exempt[at] != Exemption::None;
    let rate = |of: &dyn Fn(usize) -> bool| {
        let rest = || (0..scores.len()).filter(|at| of(*at) && !left(*at));
        let full: Number = rest().map(|at| table.items[at].full).sum();
        let earned: Number = rest().map(|at| scores[at]).sum();
        (full > zero()).then(|| earned / full)
    };
    let mut categories: Vec<Number> = Vec::new();
    for category in 0..table.categories.len() {
        let within = |at: usize| table.items[at].category == category;
        let earned: Number = (0..scores.len())
            .filter(|at| within(*at) && !left(*at))
            .map(|at| scores[at])
            .sum();
        let gone: Number = (0..scores.len())
            .filter(|at| within(*at) && left(*at))
            .map(|at| table.items[at].full)
            .sum();
        let mut sum = earned;
        if gone > zero() {
            let own = if outcome == Outcome::RestOfCategory {
                rate(&within)
            } else {
                None
            };
            let rate = own.or_else(|| rate(&|_| true)).ok_or(Fault::NothingLeft)?;
            sum += places.map_or(gone * rate, |places| rounded(gone * rate, places));
        }
        categories.push(sum);
    }
    // what result conditions read is as before 本类别不得分; 得分率 is over the points that remain, and an item that does not
    // apply has neither points nor a rate of its own
    let applies = |at: usize| exempt[at] == Exemption::None;
    let rest = |of: &dyn Fn(usize) -> bool| {
        let rest = || (0..scores.len()).filter(|at| of(*at) && applies(*at));
        let full: Number = rest().map(|at| table.items[at].full).sum();
        (full > zero()).then(|| (rest().map(|at| scores[at]).sum::<Number>(), full))
    };
    let percent = |(earned, full): (Number, Number)| earned / full * Number::from_integer(100);
    let category_meets = |at: usize, rate: bool, bounds: &[Bound]| {
        if !rate {
            return meets(categories[at], bounds);
        }
        let own = rest(&|item| table.items[item].category == at);
        let own = if removed { own.or_else(|| rest(&|_| true)) } else { own };
        own.is_some_and(|own| meets(percent(own), bounds))
    };
    let part_meets = |of: &dyn Fn(usize) -> bool, rate: bool, bounds: &[Bound]| {
        rest(of).is_some_and(|own| meets(if rate { percent(own) } else { own.0 }, bounds))
    };
    let mut fired: Vec<bool> = Vec::new();
    for veto in &table.vetoes {
        fired.push(match &veto.when {
            When::Fact(fact) => facts[*fact] > zero(),
            When::Data(fact, bounds) => meets(facts[*fact], bounds),
            When::Result { subject, rate, bounds } => match subject.as_str() {
                "总分" => false,
                "任一类别" => (0..categories.len()).any(|at| category_meets(at, *rate, bounds)),
                "本类别" => category_meets(table.own_category(veto).expect("a category"), *rate, bounds),
                "本项" => part_meets(&|at| veto.item == Some(at), *rate, bounds),
                title => {
                    if let Some(at) = table.categories.iter().position(|part| part.name == title) {
                        category_meets(at, *rate, bounds)
                    } else if let Some(at) = table.indicators.iter().position(|part| part.name == title) {
                        part_meets(&|item| table.items[item].indicator == Some(at), *rate, bounds)
                    } else {
                        let at = table.titled(title).expect("a title");
                        part_meets(&|item| item == at, *rate, bounds)
                    }
                }
            },
        });
    }
    let (bonus, malus) = (adjustment(table, "bonus", facts)?, adjustment(table, "malus", facts)?);
    let total = |fired: &[bool]| {
        let mut after = categories.clone();
        let acting = || acting(table, fired);
        for veto in acting().filter(|veto| matches!(veto.action, Action::ZeroCategory)) {
            after[table.own_category(veto).expect("a category")] = zero();
        }
        let mut total = after.iter().sum::<Number>() + bonus - malus;
        if acting().any(|veto| matches!(veto.action, Action::ZeroTotal)) {
            total = zero();
        }
        total = table.total_high.map_or(total, |high| total.min(high));
        total = table.total_low.map_or(total, |low| total.max(low));
        (after, table.total_places.map_or(total, |places| rounded(total, places)))
    };
    // conditions on the total read it once
    let (_, read) = total(&fired);
    for (fired, veto) in fired.iter_mut().zip(&table.vetoes) {
        if let When::Result { subject, rate, bounds } = &veto.when
            && subject == "总分"
        {
            *fired = meets(if *rate { percent((read, table.full)) } else { read }, bounds);
        }
    }
    let (after, total) = total(&fired);
    let band = table.bands.iter().position(|band| {
        band.low.is_none_or(|(low, included)| total > low || included && total == low)
            && band
                .high
                .is_none_or(|(high, included)| total < high || included && total == high)
    });
    let band = band.map(|band| graded(table, &fired, band));
    let converted = table.conversion.map(|(factor, places)| {
        let product = total * factor;
        places.map_or(product, |places| rounded(product, places))
    });
    Ok(Score {
        items: scores,
        fired,
        categories: after,
        bonus,
        malus,
        total,
        band,
        converted,
    })
}

/// The vetoes that fired.
fn acting<'t>(table: &'t Table, fired: &'t [bool]) -> impl Iterator<Item = &'t Veto> {
    table
        .vetoes
        .iter()
        .zip(fired)
        .filter(|(_, fired)| **fired)
        .map(|(veto, _)| veto)
}

/// The band after 否决: all 不得评为 first, then all 降低, then 评为.
fn graded(table: &Table, fired: &[bool], mut band: usize) -> usize {
    let acting = || acting(table, fired).map(|veto| &veto.action);
    let last = table.bands.len() - 1;
    let barred = |band: usize| acting().any(|action| matches!(action, Action::Bar(names) if names.contains(&band)));
    while band < last && barred(band) {
        band += 1;
    }
    let steps: usize = acting()
        .map(|action| if let Action::Lower(steps) = action { *steps } else { 0 })
        .sum();
    band = (band + steps).min(last);
    acting().fold(
        band,
        |band, action| if let Action::Grade(to) = action { band.max(*to) } else { band },
    )
}
