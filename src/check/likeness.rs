//! 相近的名称: names beside each other that differ only in marks, particles, forms of a number, or two letters swapped.

use unicode_normalization::UnicodeNormalization;

use super::table::{Table, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0559;
use crate::model::Name;
use crate::text::Span;
use crate::text::sieve::Sieve;

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
    let whole = || "细则".to_owned();
    compare(
        found,
        whole,
        "类别",
        rubric.categories.iter().map(|category| (&category.name, category.span)),
    );
    for category in &rubric.categories {
        let indicators = category.indicators.iter().map(|indicator| (&indicator.name, indicator.span));
        let place = || {
            if category.name.is_empty() {
                whole()
            } else {
                format!("「{}」", category.name)
            }
        };
        compare(found, place, "指标", indicators);
    }
    for indicator in table.indicators() {
        let items = indicator.items.iter().map(|item| (&item.name, item.span));
        compare(found, || format!("「{}」", indicator.name), "项", items);
    }
    for item in rubric.items() {
        let names = item.elements.iter().flat_map(|list| &list.names);
        compare(found, || called(item), "要素", names.map(|(name, span)| (name, *span)));
    }
    compare(found, whole, "等次", rubric.bands.iter().map(|band| (&band.name, band.span)));
    // facts stand in the order of the text, so those of one place stand together
    for group in rubric.facts.chunk_by(|a, b| a.home == b.home && a.path == b.path) {
        let place = || {
            group
                .first()
                .and_then(|fact| fact.path.last())
                .map_or_else(whole, |name| format!("「{name}」"))
        };
        compare(found, place, "佐证名称", group.iter().map(|fact| (&fact.name, fact.span)));
    }
}

fn compare<'a>(
    found: &mut Vec<Diagnostic>,
    place: impl Fn() -> String,
    what: &str,
    names: impl Iterator<Item = (&'a Name, Span)>,
) {
    let mut names = names.peekable();
    let Some(first) = names.next().filter(|_| names.peek().is_some()) else {
        return;
    };
    let names = std::iter::once(first).chain(names);
    let mut prints: Vec<(u64, &Name, Span)> = names.map(|(name, span)| (letters(name), name, span)).collect();
    // names of the same letters come together; the sort is stable, so the earlier stays first
    prints.sort_by_key(|(letters, ..)| *letters);
    for pair in prints.windows(2) {
        if let [(before, earlier, at), (letters, name, span)] = pair
            && before == letters
            && earlier != name
            && !name.is_empty()
            && are_alike(earlier, name)
        {
            found.push(alike(&place(), what, name, *span, (earlier, *at)));
        }
    }
}

/// A sum over the plain letters of a name, whatever their order.
fn letters(name: &Name) -> u64 {
    let mut sum = 0u64;
    each_plain(name, |c| {
        let mixed = u64::from(u32::from(c)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        sum = sum.wrapping_add(mixed ^ (mixed >> 29));
    });
    sum
}

/// Calls `use_letter` with the letters of the name but for marks and particles, numbers and twin letters in one form.
fn each_plain(name: &Name, mut use_letter: impl FnMut(char)) {
    /// Letters that are not used as they are.
    static CHANGED: Sieve = Sieve::new("的了地得〇零一二两三四五六七八九订帐它做帖");
    for c in name.key().chars() {
        match c {
            '\u{4E00}'..='\u{9FFF}' if !CHANGED.passes(c) => use_letter(c),
            '的' | '了' | '地' | '得' => {}
            '\u{4E00}'..='\u{9FFF}' => use_letter(settled(c)),
            c if c.is_ascii() => {
                if c.is_ascii_alphanumeric() {
                    use_letter(c.to_ascii_lowercase());
                }
            }
            c => {
                let letters = std::iter::once(c).nfkc().flat_map(char::to_lowercase);
                letters.filter(|c| c.is_alphanumeric()).for_each(|c| use_letter(settled(c)));
            }
        }
    }
}

/// One form for what people write in two.
fn settled(c: char) -> char {
    match c {
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
        // written one for the other all the time: 制定 制订, 台账 台帐, 其他 其它, 做好 作好, 粘贴 粘帖
        '订' => '定',
        '帐' => '账',
        '它' => '他',
        '做' => '作',
        '帖' => '贴',
        c => c,
    }
}

/// Whether two names have the same plain letters, or two neighbours swapped. Digits are never swapped: 12 and 21 are two
/// numbers.
fn are_alike(a: &Name, b: &Name) -> bool {
    let plain = |name: &Name| {
        let mut letters = Vec::new();
        each_plain(name, |c| letters.push(c));
        letters
    };
    let (a, b) = (plain(a), plain(b));
    let pairs: Vec<(usize, (&char, &char))> = a.iter().zip(&b).enumerate().filter(|(_, (a, b))| a != b).collect();
    match pairs.as_slice() {
        [] => !a.is_empty() && a.len() == b.len(),
        [(at, (a, b)), (next, (c, d))] => next - at == 1 && a == d && b == c && !a.is_ascii_digit() && !b.is_ascii_digit(),
        _ => false,
    }
}
