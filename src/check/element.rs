//! 要素: lists that are missing, repeat themselves, or do not fit their item.

use std::collections::HashMap;

use super::most;
use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0550, R0551, R0552, R0553};
use crate::model::{Clause, ElementList, FactKind, Item, Name, PerKind, Points, Rubric};
use crate::text::Span;

/// 每缺一项 without a list.
fn unlisted(item: &Item, clause: &Clause) -> Diagnostic {
    Diagnostic::new(
        &R0551,
        format!("{}按缺失的要素扣分，却没有列出要素", called(item)),
        clause.reading.span,
        "没有要素清单",
    )
    .help("请在本项加一行「要素：」，把应有的要素用顿号隔开列出；不列则只能填缺了几项，无法核对是哪几项，也没有上限")
}

/// The same element twice.
fn repeated(item: &Item, name: &Name, first: Span, again: Span) -> Diagnostic {
    Diagnostic::new(&R0552, format!("{}的要素「{name}」列了两次", called(item)), again, "第二次")
        .also(first, "第一次")
        .help("同一要素只算一项；请对照原文，看其中一处是否该是别的要素")
}

/// Its elements, all missing, take more than the item has.
fn overshoots(item: &Item, clause: &Clause, limit: i128, needed: i128, amount: Points) -> Diagnostic {
    let message = format!(
        "{}列出的要素有{limit}项，缺{needed}项就扣完{}分，其余{}项缺不缺都一样",
        called(item),
        item.full,
        limit - needed
    );
    Diagnostic::new(&R0553, message, clause.reading.span, format!("每项{amount}分"))
        .also(item.full_span, format!("{}分", item.full))
        .help("如果原文就是这样，可以不改；否则请核对每项扣的分、要素清单和本项分值")
}

/// A list that nothing counts.
fn unused(item: &Item, list: &ElementList) -> Diagnostic {
    Diagnostic::new(
        &R0550,
        format!("{}列了要素，却没有「每缺一项」的条款用它", called(item)),
        list.span,
        "没有用到",
    )
    .help("请核对扣分条款，写成「…的，每缺一项扣N分」；只是说明的内容请写进内容或者注")
}

/// The different elements of an item, in order.
pub fn different(item: &Item) -> Vec<&Name> {
    let mut seen = std::collections::HashSet::new();
    item.elements
        .iter()
        .flat_map(|list| &list.names)
        .map(|(name, _)| name)
        .filter(|name| seen.insert(name.key()))
        .collect()
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for item in table.items() {
        for list in &item.elements {
            repeats(found, item, list);
        }
        let mut counted = false;
        for clause in item.fields.iter().flat_map(|field| &field.clauses) {
            if clause.reading.per.as_ref().is_some_and(|per| per.kind == PerKind::Missing) {
                counted = true;
                found.extend(fit(table.rubric, item, clause));
            }
        }
        if !counted {
            found.extend(item.elements.first().map(|list| unused(item, list)));
        }
    }
    for clause in table.adjustment_fields().iter().flat_map(|field| &field.clauses) {
        if clause.reading.per.as_ref().is_some_and(|per| per.kind == PerKind::Missing) {
            let found_here = Diagnostic::new(
                &R0551,
                "加减分按缺失的要素计，却没有列出要素",
                clause.reading.span,
                "没有要素清单",
            );
            found.push(found_here.help("加减分没有要素清单；请把应有的要素写进考核的一项，或者改成按次计"));
        }
    }
}

/// Names that stand twice in one list; between lists of one item they may.
fn repeats(found: &mut Vec<Diagnostic>, item: &Item, list: &ElementList) {
    let mut seen: HashMap<&Name, Span> = HashMap::with_capacity(list.names.len());
    for (name, span) in &list.names {
        if let Some(first) = seen.get(name) {
            found.push(repeated(item, name, *first, *span));
        } else {
            seen.insert(name, *span);
        }
    }
}

/// The list against the item's points.
fn fit(rubric: &Rubric, item: &Item, clause: &Clause) -> Option<Diagnostic> {
    let kind = clause
        .fact
        .and_then(|fact| rubric.facts.get(fact.index()))
        .map(|fact| &fact.kind)?;
    let FactKind::Missing { elements, .. } = kind else {
        return None;
    };
    if elements.is_empty() {
        return Some(unlisted(item, clause));
    }
    let (limit, amount) = (i128::try_from(elements.len()).ok()?, most::single(clause)?);
    let per = clause.reading.per.as_ref()?;
    if amount <= Points::ZERO || clause.reading.cap.is_some() {
        return None;
    }
    // the fewest missing elements whose deductions reach the item's points
    let steps = (item.full.micros() + amount.micros() - 1) / amount.micros();
    let needed = per.step.times(crate::model::Ratio::whole(steps)).ceil();
    (needed < limit).then(|| overshoots(item, clause, limit, needed, amount))
}
