//! 要素: lists of what may be missing, and the counts they bound.

use super::fact::Scope;
use super::pass::Pass;
use crate::diagnostic::{Diagnostic, code};
use crate::model::{ElementList, FactId, FactKind, Name};
use crate::syntax::Field;
use crate::text::fold::is_blank;
use crate::text::{Sources, Span};
use std::collections::{HashMap, HashSet};

/// Separators from the highest to the lowest.
const SEPARATORS: [&[char]; 3] = [&[';', '；', '。'], &[',', '，'], &['、']];

/// The list in a field.
pub(super) fn read(sources: &Sources, field: &Field) -> ElementList {
    let mut letters: Vec<(Span, char)> = Vec::new();
    for &line in &field.lines {
        for (at, c) in sources.slice(line).char_indices() {
            let start = line.start as usize + at;
            letters.push((Span::new(line.source, start, start + c.len_utf8()), c));
        }
    }
    while letters
        .last()
        .is_some_and(|(_, c)| is_blank(*c) || SEPARATORS.iter().any(|s| s.contains(c)))
    {
        letters.pop();
    }
    let open = letters.last().is_some_and(|(_, c)| *c == '等') && !ends_in_word(&letters);
    if open {
        letters.pop();
    }
    let separators = SEPARATORS
        .into_iter()
        .find(|separators| parts(&letters, separators).len() > 1)
        .unwrap_or(&[]);
    let names = parts(&letters, separators)
        .into_iter()
        .filter_map(|part| {
            let words: String = part.iter().map(|(_, c)| *c).collect();
            let name = Name::new(&words);
            let solid = |(_, c): &&(Span, char)| !is_blank(*c);
            let (first, last) = (part.iter().find(solid)?.0, part.iter().rfind(solid)?.0);
            (!name.is_empty()).then(|| (name, first.to(last)))
        })
        .collect();
    ElementList {
        names,
        open,
        only_for: field.mode.map(|mode| Name::new(sources.slice(mode))),
        span: field.value(),
    }
}

/// 平等, 同等: words that end in 等 without leaving the list open.
fn ends_in_word(letters: &[(Span, char)]) -> bool {
    let before = letters.iter().rev().nth(1).map(|(_, c)| *c);
    before.is_some_and(|c| matches!(c, '平' | '同' | '对' | '均'))
}

/// The parts between `separators`, brackets respected.
fn parts<'l>(letters: &'l [(Span, char)], separators: &[char]) -> Vec<&'l [(Span, char)]> {
    let (mut depth, mut start, mut found) = (0usize, 0, Vec::new());
    for (at, (_, c)) in letters.iter().enumerate() {
        match c {
            '(' | '（' | '[' | '〔' | '「' | '《' | '“' => depth += 1,
            ')' | '）' | ']' | '〕' | '」' | '》' | '”' => depth = depth.saturating_sub(1),
            c if depth == 0 && separators.contains(c) => {
                found.push(&letters[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&letters[start..]);
    found
}

/// Gives the lists of an item to its counts of missing elements.
pub(super) fn attach(pass: &mut Pass<'_>, scope: &Scope, lists: &[ElementList]) {
    if lists.is_empty() {
        return;
    }
    let mut missing: Vec<FactId> = scope
        .facts()
        .filter(|id| {
            pass.facts
                .all
                .get(id.index())
                .is_some_and(|fact| matches!(fact.kind, FactKind::Missing { .. }))
        })
        .collect();
    missing.sort();
    let mut own: HashSet<FactId> = HashSet::new();
    let mut known: HashMap<FactId, HashSet<Name>> = HashMap::new();
    for list in lists {
        let Some(wanted) = &list.only_for else { continue };
        match scope.find(wanted).filter(|id| missing.contains(id)) {
            Some(id) => {
                own.insert(id);
                give(pass, id, list, known.entry(id).or_default());
            }
            None => pass.diagnostics.push(
                Diagnostic::new(
                    &code::R0207,
                    format!("本项没有按缺项计的条件「{wanted}」"),
                    list.span,
                    "对不上条款",
                )
                .help("括号里写条款的条件，例如条款是「要素不全的，每缺一项扣0.5分」，就写「要素（要素不全）：」"),
            ),
        }
    }
    let rest: Vec<FactId> = missing.into_iter().filter(|id| !own.contains(id)).collect();
    for list in lists.iter().filter(|list| list.only_for.is_none()) {
        match rest.as_slice() {
            [] => {}
            [only] => give(pass, *only, list, known.entry(*only).or_default()),
            [first, ..] => {
                let name = pass.facts.all.get(first.index()).map_or("", |fact| fact.name.shown());
                pass.diagnostics.push(
                    Diagnostic::new(
                        &code::R0207,
                        format!("本项有{}个条款按缺项计，要素没有写明属于哪一个", rest.len()),
                        list.span,
                        "属于哪个",
                    )
                    .help(format!("写明条件，例如「要素（{name}）：」")),
                );
            }
        }
    }
}

fn give(pass: &mut Pass<'_>, id: FactId, list: &ElementList, known: &mut HashSet<Name>) {
    let Some(fact) = pass.facts.all.get_mut(id.index()) else {
        return;
    };
    let FactKind::Missing { elements, limit, .. } = &mut fact.kind else {
        return;
    };
    let was_open = !elements.is_empty() && limit.is_none();
    elements.extend(
        list.names
            .iter()
            .map(|(name, _)| name)
            .filter(|name| known.insert((*name).clone()))
            .cloned(),
    );
    *limit = (!list.open && !was_open && !elements.is_empty()).then(|| u32::try_from(elements.len()).unwrap_or(u32::MAX));
}
