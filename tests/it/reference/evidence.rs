//! Evidence at random: what is near where something changes.

use ::reference::{Claim, Kind, Known, Number, number};

use super::Both;
use crate::draw::Dice;

/// A value of the fact's domain, near where something changes.
fn draw_value(kind: &Kind, dice: &mut Dice) -> Number {
    let whole = |one: usize| Number::from_integer(one as i128);
    match kind {
        Kind::Finding => whole(dice.below(2)),
        Kind::Count => whole([0, 0, 1, 2, 3, 4, 5, 7][dice.below(8)]),
        Kind::Missing(limit) => whole(dice.below(limit.map_or(5, |limit| limit as usize + 1))),
        Kind::Figure(true) => whole([0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 30][dice.below(12)]),
        Kind::Figure(false) => number(
            [
                "0",
                "5",
                "9.999999",
                "10",
                "10.000001",
                "12.5",
                "12.499999",
                "15",
                "17.6",
                "40",
                "2",
                "3.9",
            ][dice.below(12)],
        ),
        Kind::Rate => number(
            [
                "0",
                "59.999999",
                "60",
                "80",
                "79.9",
                "84.99",
                "85",
                "86.5",
                "89.999999",
                "90",
                "95",
                "94.999999",
                "100",
                "103",
                "200/3",
                "50",
                "33.35",
                "49.9",
            ][dice.below(18)],
        ),
        Kind::Discretion { low, high, each, due } => match dice.below(4) {
            0 if !due => whole(0),
            1 => *low,
            2 if *each => *high * whole(3),
            2 => (*low + *high) / whole(2),
            _ => *high,
        },
    }
}

/// A range within the domain.
fn draw_range(kind: &Kind, dice: &mut Dice) -> Known {
    let one = draw_value(kind, dice);
    let wide = match kind {
        Kind::Finding => return Known::Unknown,
        Kind::Missing(Some(limit)) => (Number::from_integer(*limit) - one).min(Number::from_integer(2)),
        Kind::Discretion {
            low, high, each: false, ..
        } => return Known::Between(*low, (*low + *high) / Number::from_integer(2)),
        Kind::Discretion { .. } => return Known::Unknown,
        Kind::Rate => number(["1", "5.5", "10", "40"][dice.below(4)]),
        _ => Number::from_integer(1 + dice.below(3) as i128),
    };
    if wide == Number::from_integer(0) {
        Known::Value(one)
    } else {
        Known::Between(one, one + wide)
    }
}

/// Evidence: `open` completions at most.
pub fn draw(both: &Both, dice: &mut Dice, open: usize) -> (Vec<Known>, Vec<Claim>) {
    let table = &both.table;
    let mut known: Vec<Known> = table
        .facts
        .iter()
        .map(|fact| Known::Value(draw_value(&fact.kind, dice)))
        .collect();
    let mut claims = vec![Claim::None; table.items.len()];
    let mut ways = 1;
    if table.exemption.is_some() && dice.below(3) == 0 {
        ways = 4;
        let item = dice.below(claims.len());
        let claim = dice.pick(&[Claim::Approved, Claim::Pending]);
        let category = table.items[item].category;
        match dice.below(8) {
            // two of them
            0 | 1 => {
                claims[dice.below(table.items.len())] = Claim::Approved;
                claims[item] = claim;
            }
            // a whole category; all there is
            2 => (0..claims.len())
                .filter(|at| table.items[*at].category == category)
                .for_each(|at| claims[at] = Claim::Approved),
            3 if dice.below(4) == 0 => claims.fill(Claim::Approved),
            _ => claims[item] = claim,
        }
    }
    if open > 1 && !known.is_empty() {
        let start = dice.below(known.len());
        for step in 0..known.len() {
            let fact = (start + step) % known.len();
            let loose = if dice.below(4) == 0 {
                draw_range(&table.facts[fact].kind, dice)
            } else {
                Known::Unknown
            };
            if dice.below(3) == 0 {
                continue;
            }
            let wide = ::reference::width(table, fact, loose);
            if ways * wide <= open {
                ways *= wide;
                known[fact] = loose;
            }
        }
    }
    (known, claims)
}
