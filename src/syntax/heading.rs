//! 标题行: title, numbering and points of one heading.

use crate::diagnostic::{Diagnostic, code};
use crate::syntax::guess;
use crate::syntax::keyword::HeadingWord;
use crate::syntax::tree::Heading;
use crate::text::fold::{is_blank, trim, trimmed};
use crate::text::{Source, SourceId, Span};
use std::ops::Range;

/// The parts of a heading as the grammar found them.
pub(super) struct Parts {
    /// Which heading.
    pub(super) word: HeadingWord,
    /// First byte of the line's words.
    pub(super) start: usize,
    /// The words between keyword and bracket.
    pub(super) title: Range<usize>,
    /// The words in the last bracket of the line.
    pub(super) bracket: Option<Range<usize>>,
}

/// Puts a heading together: whether its bracket is points or part of the title, and where the title begins.
pub(super) fn read(source: &Source, id: SourceId, parts: &Parts, diagnostics: &mut Vec<Diagnostic>) -> Heading {
    let text = source.text();
    let span = |r: Range<usize>| Span::new(id, r.start, r.end);
    let mut title = parts.title.clone();
    let mut bracket = parts.bracket.clone().map(|r| trim(text, r));
    let mut end = title.end;
    if let Some(inside) = &parts.bracket {
        // the bracket's own mark follows its words
        let close = text[inside.end..].chars().next().map_or(0, char::len_utf8);
        end = inside.end + close;
        let words = &text[inside.clone()];
        let is_end = match parts.word {
            HeadingWord::Adjustments => true,
            HeadingWord::Case => false,
            _ => like_points(words),
        };
        if !is_end {
            title.end = end;
            bracket = None;
        }
    }
    let whole = parts.start..end;
    title = trim(text, title);
    if bracket.is_none() && parts.word != HeadingWord::Case {
        if let Some(open) = unclosed(&text[title.clone()]) {
            diagnostics.push(
                Diagnostic::new(
                    &code::R0104,
                    "标题行的括号没有合上",
                    span(trim(text, title.clone())),
                    "缺右括号",
                )
                .help("在行末补上「）」，例如「指标 领导重视（3分）」"),
            );
            let at = title.start + open;
            let mark = text[at..].chars().next().map_or(0, char::len_utf8);
            let words = trim(text, at + mark..title.end);
            title = trim(text, title.start..at);
            bracket = Some(words);
        } else if let Some(at) = bare_points(&text[title.clone()]) {
            let words = title.start + at..title.end;
            diagnostics.push(
                Diagnostic::new(
                    &code::R0104,
                    format!("分值「{}」没有写在括号里", &text[words.clone()]),
                    span(words.clone()),
                    "缺括号",
                )
                .help(format!("写成「（{}）」", &text[words.clone()])),
            );
            title = trim(text, title.start..words.start);
            bracket = Some(words);
        } else if let Some(found) = early_points(&text[title.clone()]) {
            let words = title.start + found.start..title.start + found.end;
            diagnostics.push(
                Diagnostic::new(
                    &code::R0104,
                    format!("分值「{}」不在标题行的末尾", &text[words.clone()]),
                    span(words.clone()),
                    "不在末尾",
                )
                .help("把分值移到行末，后面不写别的字和标点"),
            );
            bracket = Some(words);
        }
    }
    if parts.word != HeadingWord::Case {
        title = unnumbered(text, title);
    }
    Heading {
        word: parts.word,
        span: span(trim(text, whole)),
        title: (!title.is_empty()).then(|| span(title)),
        bracket: bracket.map(span),
    }
}

/// Whether the words of a bracket are meant as points: a figure in any form, with or without 分.
fn like_points(words: &str) -> bool {
    let words = trimmed(words);
    if words.ends_with('分') {
        let before = words.trim_end_matches('分').trim_end_matches(is_blank);
        return before.is_empty()
            || before
                .chars()
                .next_back()
                .is_some_and(|c| figure(c) || "一二两三四五六七八九十百零〇半".contains(c));
    }
    // 15, 15份, 15%: a slip for 15分, not words of a title
    let figures = words.trim_end_matches(['份', '芬', '%', '％']);
    !figures.is_empty() && figures.chars().all(|c| figure(c) || is_blank(c)) && figures.chars().any(char::is_numeric)
}

fn figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９' | '.' | '．' | '。' | 'O' | 'o' | 'l' | 'I' | '○' | '〇')
}

/// Where the bracket that nothing closes begins, if points stand in it.
fn unclosed(title: &str) -> Option<usize> {
    let at = title.rfind(['（', '('])?;
    let rest = &title[at..];
    (!rest.contains(['）', ')']) && guess::holds_points(rest)).then_some(at)
}

/// Where points without a bracket begin at the end of a title, after a blank.
fn bare_points(title: &str) -> Option<usize> {
    let before = title.strip_suffix('分')?;
    let at = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || matches!(c, '０'..='９' | '.' | '．'))
        .last()?
        .0;
    title[..at].ends_with(is_blank).then_some(at)
}

/// Points in a bracket that is not the last thing of the line.
fn early_points(title: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(open) = title[from..].find(['（', '(']).map(|at| from + at) {
        let inside = open + title[open..].chars().next().map_or(0, char::len_utf8);
        let end = inside + title[inside..].find(['）', ')', '（', '('])?;
        if like_points(&title[inside..end]) {
            return Some(inside..end);
        }
        from = end;
    }
    None
}

/// The title without 一、 (二) 3. ④ before it.
fn unnumbered(text: &str, title: Range<usize>) -> Range<usize> {
    let words = &text[title.clone()];
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let is_number = |c: char| is_digit(c) || "一二三四五六七八九十百".contains(c);
    let digits = |s: &str| s.len() - s.trim_start_matches(is_number).len();
    let skip = if let Some(first) = words.chars().next() {
        if matches!(first, '①'..='⑳' | '⑴'..='⒇' | '㈠'..='㈩' | '⒈'..='⒛') {
            first.len_utf8()
        } else if matches!(first, '（' | '(') {
            let inside = &words[first.len_utf8()..];
            let count = digits(inside);
            match inside[count..].chars().next() {
                Some(close @ ('）' | ')')) if count > 0 => first.len_utf8() + count + close.len_utf8(),
                _ => 0,
            }
        } else {
            let count = digits(words);
            let mut after = words[count..].chars();
            match (count, after.next(), after.next()) {
                (1.., Some(mark @ ('、' | '）' | ')')), _) => count + mark.len_utf8(),
                // 3.5级 is a figure, 3.领导 and 1.三会一课 are numbered
                (1.., Some(mark @ ('.' | '．')), next)
                    if !next.is_some_and(|c| is_digit(c) || (is_number(c) && !words.starts_with(is_digit))) =>
                {
                    count + mark.len_utf8()
                }
                _ => 0,
            }
        }
    } else {
        0
    };
    trim(text, title.start + skip..title.end)
}
