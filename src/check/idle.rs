//! 扣不掉的分、得不到的分: what an item's clauses can reach at all.

use super::most::{self, Most};
use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0308, R0309, R0310};
use crate::model::{Clause, Effect, FieldKind, Item, PerKind, Points};

/// Points that no clause can take away.
fn kept(item: &Item, most: Points, list: Option<usize>) -> Diagnostic {
    let left = item.full - most;
    let message = format!(
        "{}有{}分，各条最多能扣{most}分，有{left}分谁也扣不掉",
        called(item),
        item.full
    );
    let help = match list {
        Some(count) => format!("要素共{count}项，全部缺失也扣不完；什么都没做的单位仍得{left}分，请核对要素和每项扣的分"),
        None => format!("什么都没做的单位仍得{left}分；请对照原文核对分值，或者补上未做时的扣分条款"),
    };
    Diagnostic::new(&R0309, message, item.full_span, format!("{}分", item.full)).help(help)
}

/// Points that no clause can give.
fn unreachable(item: &Item, most: Points) -> Diagnostic {
    let message = format!(
        "{}有{}分，各条最多能得{most}分，差{}分",
        called(item),
        item.full,
        item.full - most
    );
    Diagnostic::new(&R0308, message, item.full_span, format!("{}分", item.full))
        .help("没有单位能在本项得满分；请对照原文核对分值和各条得分")
}

/// No clause takes or gives.
fn silent(item: &Item) -> Diagnostic {
    Diagnostic::new(&R0310, format!("{}没有计分条款", called(item)), item.span, "没有条款")
        .help("请写明「扣分：」或者「得分：」，每一条写清条件和分数；只是说明的内容不必设成一项")
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for item in table.items() {
        let clauses = || most::fields(item).flat_map(|field| &field.clauses);
        if clauses().next().is_none() {
            found.push(silent(item));
            continue;
        }
        let together = |wanted: fn(&Clause) -> bool| most::together(table.rubric, item.full, most::fields(item), wanted);
        if item.fields.iter().any(|field| field.kind == FieldKind::Earn) {
            let most = together(|clause| matches!(clause.reading.effect, Effect::Earn | Effect::Full));
            if let Most::Points(points) = most
                && points < item.full
            {
                found.push(unreachable(item, points));
            }
        } else if !clauses().any(|clause| clause.reading.effect == Effect::Zero) {
            let most = together(|clause| clause.reading.effect == Effect::Deduct);
            if let Most::Points(points) = most
                && points < item.full
            {
                found.push(kept(item, points, listed(item, clauses())));
            }
        }
    }
}

/// How many 要素 stand behind the item's 每缺一项.
fn listed<'a>(item: &Item, mut clauses: impl Iterator<Item = &'a Clause>) -> Option<usize> {
    let counts = |clause: &Clause| clause.reading.per.as_ref().is_some_and(|per| per.kind == PerKind::Missing);
    let count = super::element::different(item).len();
    clauses.any(counts).then_some(count).filter(|count| *count > 0)
}
