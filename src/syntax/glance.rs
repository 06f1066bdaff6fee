//! 一眼看出: the row of a line whose kind its first words and its end show. The grammar says the same of such a line, at fifty
//! times the cost; what does not show at a glance is left to it. That both agree is a law under test: with a no-break blank
//! before it, a line is never read here.

use super::keyword::{HeadingWord, Keyword};
use super::row::Row;
use crate::text::fold::is_ideograph;

/// The row of `words`, a line without blanks before it; `None` where only the grammar can tell.
pub(super) fn row(words: &str) -> Option<Row> {
    let all = words.len();
    match words.chars().next()? {
        '#' => return Some(Row::Comment(0..all)),
        '|' if all > 1 => return Some(Row::Verbatim(1..all)),
        '|' => return None,
        // no word of the language begins so
        '!'..='~' | '\u{3001}'..='\u{303F}' | '“' | '”' | '（' => return Some(Row::Words(0..all)),
        c if !is_ideograph(c) => return None,
        _ => {}
    }
    // four ideographs are longer than every keyword
    if words.chars().take(4).filter(|c| is_ideograph(*c)).count() == 4 {
        return Some(Row::Words(0..all));
    }
    // no word of the language goes on with an ideograph
    let word = words.find(|c| !is_ideograph(c)).unwrap_or(all);
    if Keyword::find(&words[..word]).is_some() {
        return field(words, word);
    }
    match HeadingWord::find(&words[..word]) {
        Some(_) => heading(words, word),
        None => Some(Row::Words(0..all)),
    }
}

/// `扣分：…`, without a mode.
fn field(words: &str, keyword: usize) -> Option<Row> {
    let value = words[keyword..].strip_prefix(['：', ':'])?;
    Some(Row::Field {
        keyword: 0..keyword,
        mode: None,
        value: words.len() - value.len()..words.len(),
    })
}

/// `类别 组织保障（15分）`, `指标 依申请公开`, `加减分`, without a comment.
fn heading(words: &str, word: usize) -> Option<Row> {
    let brackets = ['（', '(', '）', ')'];
    let behind = &words[word..];
    if behind.is_empty() {
        return Some(Row::Heading {
            word: 0..word,
            title: word..word,
            bracket: None,
            comment: None,
        });
    }
    if !behind.starts_with([' ', '【']) || behind.contains('#') {
        return None;
    }
    let (title, bracket) = match words.strip_suffix(['）', ')']) {
        Some(before) => {
            let open = before.rfind(brackets)?;
            let inside = before[open..].strip_prefix(['（', '('])?;
            (open, Some(before.len() - inside.len()..before.len()))
        }
        None if behind.contains(brackets) => return None,
        None => (words.len(), None),
    };
    let last = words[..title].chars().next_back()?;
    (is_ideograph(last) || last == '】').then_some(Row::Heading {
        word: 0..word,
        title: word..title,
        bracket,
        comment: None,
    })
}
