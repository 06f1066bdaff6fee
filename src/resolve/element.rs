//! 要素: lists of what may be missing, and the counts they bound.

use super::fact::Scope;
use super::pass::Pass;
use crate::diagnostic::{Diagnostic, code};
use crate::model::{ElementList, FactId, FactKind, Name};
use crate::syntax::Field;
use crate::text::fold::{is_blank, trim};
use crate::text::{Sources, Span};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Separators from the highest to the lowest.
const SEPARATORS: [&[char]; 3] = [&[';', '；', '。'], &[',', '，'], &['、']];

/// The list in a field.
pub(super) fn read(sources: &Sources, field: &Field) -> ElementList {
    let joined = Joined::new(sources, &field.lines);
    let is_mark = |c: char| is_blank(c) || SEPARATORS.iter().any(|s| s.contains(&c));
    let all = joined.text.trim_end_matches(is_mark);
    let listed = all.strip_suffix('等').filter(|before| !ends_in_word(before));
    let words = listed.unwrap_or(all);
    let names = parts(words)
        .into_iter()
        .filter_map(|range| {
            let range = trim(words, range);
            let name = Name::new(&words[range.clone()]);
            (!name.is_empty()).then(|| (name, joined.span(range.start, range.end)))
        })
        .collect();
    ElementList {
        names,
        open: listed.is_some(),
        only_for: field.mode.map(|mode| Name::new(sources.slice(mode))),
        text: joined.text.clone().into_owned(),
        span: field.value(),
    }
}

/// The lines of a field as one text, with the way back to the source.
struct Joined<'t> {
    text: Cow<'t, str>,
    /// Where each line begins in the text, and its place.
    lines: Vec<(usize, Span)>,
}

impl<'t> Joined<'t> {
    fn new(sources: &'t Sources, lines: &[Span]) -> Self {
        let text = match lines {
            [only] => Cow::Borrowed(sources.slice(*only)),
            lines => lines.iter().map(|line| sources.slice(*line)).collect(),
        };
        let begin = |at: &mut usize, line: &Span| {
            let start = *at;
            *at += line.range().len();
            Some((start, *line))
        };
        let lines = lines.iter().scan(0, begin).collect();
        Self { text, lines }
    }

    /// The place of bytes `start..end` of the text, which are some.
    fn span(&self, start: usize, end: usize) -> Span {
        let line = |at: usize| {
            let behind = self.lines.partition_point(|(begin, _)| *begin <= at);
            let found = behind.checked_sub(1).and_then(|last| self.lines.get(last));
            found.map(|(begin, line)| (at - begin, *line))
        };
        match (line(start), line(end.saturating_sub(1))) {
            (Some((from, first)), Some((last, line))) => {
                let place = |line: Span, at: usize| Span::new(line.source, line.range().start + at, line.range().start + at);
                place(first, from).to(place(line, last + 1))
            }
            _ => Span::default(),
        }
    }
}

/// 平等, 同等: 等 behind `before` does not leave the list open.
fn ends_in_word(before: &str) -> bool {
    before.ends_with(['平', '同', '对', '均'])
}

/// Calls `visit` with every separator outside brackets: its place, its length and its level.
fn separators(words: &str, mut visit: impl FnMut(usize, usize, usize)) {
    let mut depth = 0usize;
    for (at, c) in words.char_indices() {
        match c {
            '(' | '（' | '[' | '〔' | '「' | '《' | '“' => depth += 1,
            ')' | '）' | ']' | '〕' | '」' | '》' | '”' => depth = depth.saturating_sub(1),
            '一'..='鿿' => {}
            c => {
                if depth == 0
                    && let Some(level) = SEPARATORS.iter().position(|marks| marks.contains(&c))
                {
                    visit(at, c.len_utf8(), level);
                }
            }
        }
    }
}
/// The parts between the highest separators there are.
fn parts(words: &str) -> Vec<Range<usize>> {
    let mut highest = usize::MAX;
    separators(words, |_, _, level| highest = highest.min(level));
    let (mut found, mut start) = (Vec::new(), 0);
    separators(words, |at, length, level| {
        if level == highest {
            found.push(start..at);
            start = at + length;
        }
    });
    found.push(start..words.len());
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
    known.reserve(list.names.len());
    elements.reserve(list.names.len());
    elements.extend(
        list.names
            .iter()
            .map(|(name, _)| name)
            .filter(|name| known.insert((*name).clone()))
            .cloned(),
    );
    *limit = (!list.open && !was_open && !elements.is_empty()).then(|| u32::try_from(elements.len()).unwrap_or(u32::MAX));
}
