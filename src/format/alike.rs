//! 前后一致: whether two texts read alike, places, widths and marks `|` aside.

use std::collections::BTreeMap;

use crate::syntax::Tree;
use crate::syntax::tree::{Field, Section};
use crate::text::{Source, Span};

use super::clauses;
use super::width::letters;

/// A source, its tree, and the codes of what is wrong with it.
pub type Read<'a> = (&'a Source, &'a Tree, Vec<&'static str>);

/// Whether headings, fields, clauses, notes, comments, codes of diagnostics and the characters of both are the same.
pub fn alike(before: &Read<'_>, after: &Read<'_>) -> bool {
    characters(before.0) == characters(after.0)
        && before.2 == after.2
        && comments(before).eq(comments(after))
        && fields(before, &before.1.table, after, &after.1.table, None)
        && sections(before, top(before), after, top(after))
}

/// How often each character stands in a text: nothing may be lost, not even what was not read.
fn characters(source: &Source) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in letters(source.text()).filter(|c| *c != '|') {
        *counts.entry(c).or_insert(0) += 1;
    }
    counts
}

fn comments<'a>((source, tree, _): &Read<'a>) -> impl Iterator<Item = &'a str> {
    tree.comments.iter().map(|span| source.slice(*span))
}

fn top<'a>((_, tree, _): &Read<'a>) -> Vec<&'a Section> {
    tree.categories.iter().chain(&tree.adjustments).chain(&tree.cases).collect()
}

fn sections(before: &Read<'_>, a: Vec<&Section>, after: &Read<'_>, b: Vec<&Section>) -> bool {
    a.len() == b.len()
        && a.into_iter().zip(b).all(|(a, b)| {
            let title = |section: &Section| section.heading.and_then(|heading| heading.title);
            let bracket = |section: &Section| section.heading.and_then(|heading| heading.bracket);
            a.heading.map(|heading| heading.word) == b.heading.map(|heading| heading.word)
                && words(before.0, title(a), after.0, title(b))
                && words(before.0, bracket(a), after.0, bracket(b))
                && fields(before, &a.fields, after, &b.fields, title(a).zip(title(b)))
                && sections(before, a.parts.iter().collect(), after, b.parts.iter().collect())
        })
}

fn fields(before: &Read<'_>, a: &[Field], after: &Read<'_>, b: &[Field], titles: Option<(Span, Span)>) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            let whole = a.keyword == b.keyword && words(before.0, a.mode, after.0, b.mode);
            let (one, other) = (
                clauses::pieces(before.0, a, titles.map(|t| t.0)),
                clauses::pieces(after.0, b, titles.map(|t| t.1)),
            );
            whole
                && match (one, other) {
                    // clauses may stand on other lines, with the same words in the same order
                    (Some(one), Some(other)) => {
                        let joined = |source, field: &Field| {
                            field
                                .lines
                                .iter()
                                .flat_map(|span| letters(slice(source, *span)))
                                .collect::<String>()
                        };
                        joined(before.0, a) == joined(after.0, b) && clauses::same(&one, &other)
                    }
                    _ => {
                        a.lines.len() == b.lines.len()
                            && a.lines
                                .iter()
                                .zip(&b.lines)
                                .all(|(a, b)| words(before.0, Some(*a), after.0, Some(*b)))
                    }
                }
        })
}

fn slice(source: &Source, span: Span) -> &str {
    source.slice(span)
}

fn words(before: &Source, a: Option<Span>, after: &Source, b: Option<Span>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => letters(before.slice(a)).eq(letters(after.slice(b))),
        (a, b) => a.is_none() && b.is_none(),
    }
}
