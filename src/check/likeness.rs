//! 相近的名称: names beside each other that differ only in marks, particles, forms of a number, or two letters swapped.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0559;
use crate::model::{Fact, Home, Name};
use crate::text::Span;

/// Two names that are hard to tell apart.
fn alike(place: &str, what: &str, name: &Name, span: Span, earlier: (&Name, Span)) -> Diagnostic {
    let message = format!("{place}的{what}「{}」与「{name}」几乎一样，却算两个", earlier.0);
    Diagnostic::new(&R0559, message, span, "相近")
        .also(earlier.1, "相近")
        .help("若是同一个，请写成完全一样的名称；若是两个，请把名称改得容易分清")
}

/// The rule: names of one level are compared with each other.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let rubric = table.rubric;
    compare(
        found,
        "细则",
        "类别",
        rubric.categories.iter().map(|category| (&category.name, category.span)),
    );
    for category in &rubric.categories {
        let place = if category.name.is_empty() {
            "细则".to_owned()
        } else {
            format!("「{}」", category.name)
        };
        compare(
            found,
            &place,
            "指标",
            category.indicators.iter().map(|indicator| (&indicator.name, indicator.span)),
        );
    }
    for indicator in table.indicators() {
        let titled = indicator.items.iter().filter(|item| item.own_heading && item.titled);
        compare(
            found,
            &format!("「{}」", indicator.name),
            "项",
            titled.map(|item| (&item.name, item.span)),
        );
    }
    for item in rubric.items() {
        let names = item.elements.iter().flat_map(|list| &list.names);
        compare(found, &called(item), "要素", names.map(|(name, span)| (name, *span)));
    }
    compare(found, "细则", "等次", rubric.bands.iter().map(|band| (&band.name, band.span)));
    facts(found, table);
}

/// Facts, by what they belong to.
fn facts(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let mut homes: HashMap<(Home, &[Name]), Vec<&Fact>> = HashMap::new();
    for fact in &table.rubric.facts {
        homes.entry((fact.home, &fact.path)).or_default().push(fact);
    }
    for group in homes.into_values().filter(|group| group.len() > 1) {
        let place = group
            .first()
            .and_then(|fact| fact.path.last())
            .map_or("细则".to_owned(), |name| format!("「{name}」"));
        compare(found, &place, "佐证名称", group.iter().map(|fact| (&fact.name, fact.span)));
    }
}

fn compare<'a>(found: &mut Vec<Diagnostic>, place: &str, what: &str, names: impl Iterator<Item = (&'a Name, Span)>) {
    let mut bare: HashMap<String, (&Name, Span)> = HashMap::new();
    let mut letters: HashMap<Vec<char>, (&Name, Span, String)> = HashMap::new();
    for (name, span) in names.filter(|(name, _)| !name.is_empty()) {
        let plain = plain(name);
        let mut sorted: Vec<char> = plain.chars().collect();
        sorted.sort_unstable();
        let same = bare.get(&plain).copied();
        let swapped = letters
            .get(&sorted)
            .filter(|(_, _, other)| is_swap(other, &plain))
            .map(|(name, span, _)| (*name, *span));
        if let Some(earlier) = same.or(swapped).filter(|(other, _)| *other != name) {
            found.push(alike(place, what, name, span, earlier));
        }
        letters.entry(sorted).or_insert((name, span, plain.clone()));
        bare.entry(plain).or_insert((name, span));
    }
}

/// The name without marks and particles, its numbers in one form.
fn plain(name: &Name) -> String {
    let digit = |c: char| match c {
        '〇' | '零' => '0',
        '一' => '1',
        '二' | '两' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        c => c,
    };
    let kept = |c: &char| c.is_alphanumeric() && !matches!(c, '的' | '了' | '地' | '得');
    let letters = |c: char| c.to_lowercase().filter(kept).map(digit);
    let usual = |c: char| c.is_ascii() || ('\u{4E00}'..='\u{9FFF}').contains(&c) || !c.is_alphanumeric();
    let plain: String = if name.key().chars().all(usual) {
        name.key().chars().flat_map(letters).collect()
    } else {
        name.key().nfkc().flat_map(letters).collect()
    };
    if plain.is_empty() { name.key().to_owned() } else { plain }
}

/// Whether one is the other with two neighbouring letters swapped. Digits count as different: 12 and 21 are two numbers.
fn is_swap(a: &str, b: &str) -> bool {
    let pairs: Vec<(usize, (char, char))> = a.chars().zip(b.chars()).enumerate().filter(|(_, (a, b))| a != b).collect();
    match pairs.as_slice() {
        [(at, (a, b)), (next, (c, d))] => next - at == 1 && a == d && b == c && !a.is_ascii_digit() && !b.is_ascii_digit(),
        _ => false,
    }
}
