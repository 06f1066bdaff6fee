//! 一次扣分、得分大于本项: one amount against the item's points.

use super::most;
use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0303, R0304, R0306};
use crate::model::{Clause, Effect, Item, Points};

/// One deduction is larger than its item.
fn deduction(item: &Item, clause: &Clause, amount: Points, exhausts: bool) -> Diagnostic {
    let (code, rest) = if exhausts { (&R0304, "，扣完为止") } else { (&R0303, "") };
    let message = format!("{}只有{}分，这一条一次就扣{amount}分{rest}", called(item), item.full);
    let help = if exhausts {
        format!("多出的{}分扣不到；请对照原文，看分值和扣分是否有一处写错", amount - item.full)
    } else {
        "请对照原文改正分值或扣分；原文如有「扣完为止」，请写进计分一栏".to_owned()
    };
    Diagnostic::new(code, message, clause.reading.span, format!("扣{amount}分"))
        .also(item.full_span, format!("{}分", item.full))
        .help(help)
}

/// One earning is larger than its item.
fn earning(item: &Item, clause: &Clause, amount: Points) -> Diagnostic {
    let message = format!("{}只有{}分，这一条一次就得{amount}分", called(item), item.full);
    Diagnostic::new(&R0306, message, clause.reading.span, format!("得{amount}分"))
        .also(item.full_span, format!("{}分", item.full))
        .help("请对照原文改正分值或得分；要加到总分上的分请写在加分一栏")
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for item in table.items() {
        for clause in most::fields(item).flat_map(|field| &field.clauses) {
            let Some(amount) = most::single(clause).filter(|amount| *amount > item.full) else {
                continue;
            };
            match clause.reading.effect {
                Effect::Deduct => found.push(deduction(item, clause, amount, table.rubric.exhausts)),
                Effect::Earn => found.push(earning(item, clause, amount)),
                _ => {}
            }
        }
    }
}
