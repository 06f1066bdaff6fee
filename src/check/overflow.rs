//! 几条合计大于本项: one-off amounts that together pass the item's points.

use super::most::{self, Measure, Most};
use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0305, R0307};
use crate::model::{Clause, Effect, Item, Points};

/// One-off deductions together exceed the item, and nothing says 扣完为止.
fn deductions(item: &Item, total: Points) -> Diagnostic {
    let message = format!(
        "{}只有{}分，各条扣分可以合计{total}分，多{}分",
        called(item),
        item.full,
        total - item.full
    );
    at(&R0305, message, item, &Effect::Deduct)
        .help("原文如有「扣完为止」，请写进计分一栏；几条只取其重的写「扣分（就高）」；否则请改正分值或扣分")
}

/// One-off earnings together exceed the item.
fn earnings(item: &Item, total: Points) -> Diagnostic {
    let message = format!(
        "{}只有{}分，各条得分可以合计{total}分，多{}分",
        called(item),
        item.full,
        total - item.full
    );
    at(&R0307, message, item, &Effect::Earn).help(format!(
        "只取其一的写「得分（择一）」，分档的写「得分（分档）」，有封顶的写「得分（最高{}分）」；否则请改正分值或得分",
        item.full
    ))
}

/// The item's points first, then the clauses that add up.
fn at(code: &'static crate::diagnostic::Code, message: String, item: &Item, effect: &Effect) -> Diagnostic {
    let clauses = most::fields(item)
        .flat_map(|field| &field.clauses)
        .filter(|clause| is_one_off(clause, effect));
    clauses.take(8).fold(
        Diagnostic::new(code, message, item.full_span, format!("{}分", item.full)),
        |found, clause| {
            let amount = most::single(clause).unwrap_or_default();
            found.also(clause.reading.span, format!("{amount}分"))
        },
    )
}

fn is_one_off(clause: &Clause, effect: &Effect) -> bool {
    clause.reading.effect == *effect && clause.reading.per.is_none() && most::single(clause).is_some()
}

/// The rule. A single amount larger than the item has a message of its own.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let rubric = table.rubric;
    for item in table.items() {
        for effect in [Effect::Deduct, Effect::Earn] {
            // 计分 may be in what was not read
            if effect == Effect::Deduct && (rubric.exhausts || !table.has_frame()) {
                continue;
            }
            let wanted = |clause: &Clause| is_one_off(clause, &effect);
            let mut clauses = most::fields(item)
                .flat_map(|field| &field.clauses)
                .filter(|clause| wanted(clause));
            if clauses.any(|clause| most::single(clause).is_some_and(|amount| amount > item.full)) {
                continue;
            }
            match Measure::new(rubric, item.full).together(most::fields(item), wanted) {
                Most::Points(total) if total > item.full => {
                    found.push(if effect == Effect::Deduct {
                        deductions(item, total)
                    } else {
                        earnings(item, total)
                    });
                }
                _ => {}
            }
        }
    }
}
