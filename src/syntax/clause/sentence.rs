//! 句子: where sentences, pieces and numbering begin and end, and faults that spoil a whole piece.

use super::data::malformed;
use super::grammar::{Rule, at_start};
use super::normal::Slice;
use super::refusal::Refusal;
use super::search;
use crate::diagnostic::code;

/// The sentences of a field.
pub fn sentences<'n, 'a>(text: Slice<'n, 'a>) -> Vec<Slice<'n, 'a>> {
    cut(text, '。')
}

/// The pieces of a sentence.
pub fn pieces<'n, 'a>(sentence: Slice<'n, 'a>) -> Vec<Slice<'n, 'a>> {
    cut(sentence, ';')
}

/// At every `mark` outside brackets; empty parts left out. A mark between two digits is a misprinted decimal point, no end.
fn cut<'n, 'a>(text: Slice<'n, 'a>, mark: char) -> Vec<Slice<'n, 'a>> {
    let words = text.text();
    if !words.contains(mark) {
        let only = text.trimmed(&[',', ';', '。']);
        return if only.is_empty() { Vec::new() } else { vec![only] };
    }
    let balanced = words.matches('(').count() == words.matches(')').count();
    let mut parts = Vec::new();
    let mut push = |part: Slice<'n, 'a>| {
        let part = part.trimmed(&[',', ';', '。']);
        if !part.is_empty() {
            parts.push(part);
        }
    };
    let (mut start, mut seen, mut depth) = (0, 0, 0);
    for (at, found) in words.match_indices(mark) {
        let end = at + found.len();
        if balanced {
            depth += deeper(&words[seen..at]);
            seen = at;
        }
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let figure = digit(words.as_bytes()[..at].last()) && digit(words.as_bytes().get(end));
        if depth <= 0 && !figure {
            push(text.part(start, at));
            start = end;
        }
    }
    push(text.from(start));
    parts
}

/// How many more brackets open than close.
fn deeper(words: &str) -> i64 {
    let step = |byte: u8| i64::from(byte == b'(') - i64::from(byte == b')');
    words.bytes().map(step).sum()
}

/// Without a pair of brackets around the whole.
pub fn unwrapped<'n, 'a>(text: Slice<'n, 'a>) -> Slice<'n, 'a> {
    let inner = text.trimmed(&['。', ';', ',']);
    let words = inner.text();
    if !words.starts_with('(') || !words.ends_with(')') || at_start(Rule::numbering, words).is_some() {
        return text;
    }
    let mut depth = 0_i32;
    for (at, c) in words.char_indices() {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth == 0 && at + 1 < words.len() {
            return text;
        }
    }
    inner.part(1, words.len() - 1)
}

/// Without numbering (1. （一） ①) at the start.
pub fn unnumbered<'n, 'a>(text: Slice<'n, 'a>) -> Slice<'n, 'a> {
    if !opens_numbering(text.text()) {
        return text;
    }
    match at_start(Rule::numbering, text.text()) {
        Some(node) if node.as_str().len() < text.text().len() => text.from(node.as_str().len()),
        _ => text,
    }
}

fn opens_numbering(text: &str) -> bool {
    match text.chars().next() {
        Some('(' | '①'..='⒛' | '㈠'..='㈩') => true,
        // its mark stands behind three numerals at most
        Some(c) if search::is_numeral(c) => text.chars().take(4).any(|c| matches!(c, '.' | '、' | ')')),
        _ => false,
    }
}

/// Whether it is only 扣完为止.
pub fn is_exhaust(text: &str) -> bool {
    text.contains("扣完") && at_start(Rule::exhaust, text).is_some_and(|n| n.as_str().len() == text.len())
}

/// No figure of the grammar has more digits; one that has is no part of a name.
const MOST_DIGITS: usize = 24;

/// What makes a whole piece unreadable.
pub fn fault(text: Slice<'_, '_>) -> Option<Refusal> {
    if let Some(place) = text.digit_blank() {
        return Some(malformed(&place.words()));
    }
    if let Some(refusal) = unsure_numbering(text) {
        return Some(refusal);
    }
    let mut runs = text.text().split(|c: char| !c.is_ascii_digit());
    if let Some(run) = runs.find(|run| run.len() > MOST_DIGITS) {
        return Some(malformed(&run[..MOST_DIGITS]));
    }
    if !text
        .text()
        .contains(|c: char| c.is_ascii_alphabetic() || matches!(c, '|' | '。' | '(' | 'О' | 'о'))
    {
        return None;
    }
    let words: Vec<char> = text.text().chars().collect();
    for (at, &c) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|i| words[i]);
        let after = words.get(at + 1).copied();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let point = |c: Option<char>| matches!(c, Some('.' | '。'));
        let lone = !before.is_some_and(|c| c.is_ascii_alphabetic()) && !after.is_some_and(|c| c.is_ascii_alphabetic());
        let look_alike = matches!(c, 'O' | 'o' | 'l' | 'I' | '|' | 'Z' | 'S' | 'B' | 'О' | 'о')
            && lone
            && (digit(before) && !matches!(c, 'B' | 'S' | 'Z')
                || digit(after) && matches!(c, 'O' | 'o' | 'l' | 'I')
                || point(after) && digit(words.get(at + 2).copied())
                || after == Some('分')
                || after == Some('%'));
        if look_alike || (c == '。' && digit(before) && digit(after)) {
            let from = at.saturating_sub(2);
            return Some(malformed(&words[from..(at + 3).min(words.len())].iter().collect::<String>()));
        }
    }
    (text.text().starts_with('(') && at_start(Rule::bare, text.text()).is_some_and(|n| n.as_str().len() < text.text().len()))
        .then(|| {
            Refusal::new(
                &code::R0505,
                "分数写在条件前面",
                "请把它写成单独的一项：「项 名称（2分）」，条件写在项里",
            )
        })
}

/// 三、四级响应未启动: the third sentence, or two levels?
fn unsure_numbering(text: Slice<'_, '_>) -> Option<Refusal> {
    if !opens_numbering(text.text()) {
        return None;
    }
    let node = at_start(Rule::unsure_numbering, text.text())?;
    Some(Refusal::new(
        &code::R0505,
        format!("「{}」是编号还是条件里的字，读不准", node.as_str()),
        "编号请写成「（三）」或「3.」，条件里的请换一种写法",
    ))
}

/// Points inside the words before a clause's own points: 扣1分扣2分, 扣1分或2分.
pub fn second_points(words: Slice<'_, '_>) -> Option<Refusal> {
    let text = words.text();
    let told = |at: usize, words: &[&str]| words.iter().any(|word| text[at..].starts_with(word));
    let hint = |(at, c)| match c {
        '不' => told(at, &["不得分", "不扣分", "不重复"]),
        '得' => told(at, &["得满分"]),
        '酌' => told(at, &["酌情"]),
        '加' => told(at, &["加倍"]),
        // 一票否决 too begins with one
        c => search::is_numeral(c),
    };
    if !text.char_indices().any(hint) {
        return None;
    }
    search::inner(text)?;
    Some(Refusal::new(
        &code::R0505,
        format!("「{}」里已有一个分数或后果", words.words()),
        "一条只写一个分数；两种情形请拆成两条，用逗号或分号隔开",
    ))
}
