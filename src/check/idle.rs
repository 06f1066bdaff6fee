//! 扣不掉的分、得不到的分: what an item's clauses can reach at all.

use super::element;
use super::most::{self, Measure};
use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0308, R0309, R0310, R0563};
use crate::model::{Effect, FieldKind, Item, Points};

/// Points that no clause can take away.
fn kept(item: &Item, most: Points) -> Diagnostic {
    let left = item.full - most;
    let message = format!(
        "{}有{}分，各条最多能扣{most}分，有{left}分谁也扣不掉",
        called(item),
        item.full
    );
    let help = match element::different(item).len() {
        0 => format!("什么都没做的单位仍得{left}分；请对照原文核对分值，或者补上未做时的扣分条款"),
        count => format!("要素共{count}项，全部缺失也扣不完；什么都没做的单位仍得{left}分，请核对要素和每项扣的分"),
    };
    Diagnostic::new(&R0309, message, item.full_span, format!("{}分", item.full)).help(help)
}

/// Points that the elements of an open list cannot take away.
fn kept_but_for_others(item: &Item, most: Points) -> Diagnostic {
    let (left, count) = (item.full - most, element::different(item).len());
    let message = format!(
        "{}有{}分，列出的{count}项要素全部缺失只扣{most}分，还剩{left}分",
        called(item),
        item.full
    );
    let found = Diagnostic::new(&R0563, message, item.full_span, format!("{}分", item.full));
    let found = item
        .elements
        .iter()
        .take(4)
        .fold(found, |found, list| found.also(list.span, "列出的要素"));
    found.help(format!(
        "清单以「等」结尾，要缺到没有列名的要素才扣得完；只按列名的考核，什么都没做的单位仍得{left}分，请核对分值、要素和每项扣的分"
    ))
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
        let measure = Measure::new(table.rubric, item.full);
        let short = |measure: Measure<'_>, effects: &[Effect]| {
            let most = measure.together(most::fields(item), |clause| effects.contains(&clause.reading.effect));
            most.points().filter(|most| *most < item.full)
        };
        if item.fields.iter().any(|field| field.kind == FieldKind::Earn) {
            found.extend(short(measure, &[Effect::Earn, Effect::Full]).map(|most| unreachable(item, most)));
        } else if !clauses().any(|clause| clause.reading.effect == Effect::Zero) {
            let kept = short(measure, &[Effect::Deduct]).map(|most| kept(item, most));
            // without a list that ends in 等 it would come out the same
            let open = item.elements.iter().any(|list| list.open);
            let named = || short(measure.by_named_elements(), &[Effect::Deduct]).map(|most| kept_but_for_others(item, most));
            found.extend(kept.or_else(|| open.then(named).flatten()));
        }
    }
}
