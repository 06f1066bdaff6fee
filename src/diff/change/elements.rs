//! 要素: what was added, taken out, renamed; another order is only wording.

use std::collections::{BTreeMap, BTreeSet};

use super::Kind;
use super::clauses::Context;
use super::draft::Draft;
use super::phrases::quoted;
use crate::diff::elements;
use crate::model::{ElementList, Name};

/// Compares the lists of two parts.
pub(super) fn compare(context: &Context<'_>, old: &[&ElementList], new: &[&ElementList], draft: &mut Draft) {
    let key = |lists: &[&ElementList]| -> Vec<(Option<Name>, bool, Vec<Name>)> {
        let list = |list: &&ElementList| {
            let names = list.names.iter().map(|(name, _)| name.clone()).collect();
            (list.only_for.clone(), list.open, names)
        };
        lists.iter().map(list).collect()
    };
    if key(old) == key(new) {
        return;
    }
    let mut remarks = Vec::new();
    let (mut gone, mut come) = elements::unmatched(old, new);
    renamed(context, &mut gone, &mut come, &mut remarks);
    if !come.is_empty() {
        remarks.push(format!("要素增加{}", quoted(come.into_iter())));
    }
    if !gone.is_empty() {
        remarks.push(format!("要素删去{}", quoted(gone.into_iter())));
    }
    let is_open = |lists: &[&ElementList]| lists.iter().any(|list| list.open);
    match (is_open(old), is_open(new)) {
        (true, false) if !new.is_empty() => remarks.push("要素改为以列出的为限".to_owned()),
        (false, true) if !old.is_empty() => remarks.push("要素末尾增加「等」，不以列出的为限".to_owned()),
        _ => {}
    }
    if remarks.is_empty() && by_clause(old) != by_clause(new) {
        remarks.push("要素所属的条款有调整".to_owned());
    }
    let kind = if remarks.is_empty() {
        remarks.push("调整要素的次序".to_owned());
        Kind::Wording
    } else {
        Kind::Elements
    };
    draft.remarks.extend(remarks);
    draft.text("要素", kind, shown(old), shown(new));
}

/// The elements of each clause, in whatever order, and whether there are others.
fn by_clause<'a>(lists: &[&'a ElementList]) -> BTreeMap<Option<&'a Name>, (bool, BTreeSet<&'a Name>)> {
    let mut all: BTreeMap<Option<&Name>, (bool, BTreeSet<&Name>)> = BTreeMap::new();
    for list in lists {
        let (open, names) = all.entry(list.only_for.as_ref()).or_default();
        *open |= list.open;
        names.extend(list.names.iter().map(|(name, _)| name));
    }
    all
}

/// Takes out what is one element with another name.
fn renamed(context: &Context<'_>, gone: &mut Vec<&Name>, come: &mut Vec<&Name>, remarks: &mut Vec<String>) {
    let pairs = elements::renamed(context.letters, gone, come);
    remarks.extend(
        pairs
            .iter()
            .map(|&(row, column)| format!("要素「{}」改为「{}」", gone[row], come[column])),
    );
    let mut at = 0;
    gone.retain(|_| {
        at += 1;
        pairs.iter().all(|&(row, _)| row != at - 1)
    });
    at = 0;
    come.retain(|_| {
        at += 1;
        pairs.iter().all(|&(_, column)| column != at - 1)
    });
}

/// The lists as one would write them.
pub(super) fn shown(lists: &[&ElementList]) -> Option<String> {
    let list = |list: &&ElementList| {
        let names: Vec<&str> = list.names.iter().map(|(name, _)| name.shown()).collect();
        let mark = if names.iter().any(|name| name.contains('、')) {
            "，"
        } else {
            "、"
        };
        let whose = list.only_for.as_ref().map(|name| format!("（{name}）")).unwrap_or_default();
        let open = if list.open { "等" } else { "" };
        format!("{whose}{}{open}", names.join(mark))
    };
    (!lists.is_empty()).then(|| lists.iter().map(list).collect::<Vec<_>>().join("；"))
}
