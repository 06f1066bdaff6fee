//! 折叠: how names are compared (language, §2 “Names”). Never used on whole texts.

use std::borrow::Cow;

use super::radical;
use unicode_normalization::UnicodeNormalization;

/// Blanks that names and clauses do not count: ASCII, U+3000, no-break, thin, zero-width, BOM.
pub fn is_blank(c: char) -> bool {
    !is_plain(c) && (c.is_whitespace() || is_unseen(c))
}

/// A blank without width.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{180E}')
}

/// Whether numbers are written with `c`: two such characters apart are not to become one number.
fn is_figure(c: char) -> bool {
    half_width(c).is_ascii_digit() || "零〇一二两三四五六七八九十百千".contains(c)
}

/// `words` without blanks, but one between two figures: 1 and 0 apart are not 10.
pub fn tight(words: &str) -> Cow<'_, str> {
    without(words, is_blank)
}

/// `words` without the blanks that nobody sees, but one that is seen between two figures.
pub fn seen(words: &str) -> Cow<'_, str> {
    without(words, is_unseen)
}

fn without(words: &str, is_left_out: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !words.contains(&is_left_out) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut apart = false;
    for c in words.chars() {
        if is_left_out(c) {
            apart = true;
            continue;
        }
        if std::mem::take(&mut apart) && is_figure(c) && out.ends_with(is_figure) {
            out.push(' ');
        }
        out.push(c);
    }
    Cow::Owned(out)
}

/// FF01–FF5E to ASCII; everything else as it is.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether `c` is one of the many that every form of a name keeps.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_ascii_alphanumeric()
}

/// Whether `words` show at a glance to be their own key, without blanks and marks; most names do.
pub fn is_key(words: &str) -> bool {
    words.chars().all(is_plain)
}

/// `words` without blanks and without the marks 【】.
pub fn shown(words: &str) -> Cow<'_, str> {
    let is_left_out = |c: char| is_blank(c) || matches!(c, '【' | '】');
    if !words.contains(is_left_out) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().filter(|&c| !is_left_out(c)).collect())
}

/// The form in which names are equal.
pub fn key(words: &str) -> String {
    folded(words).into_owned()
}

/// The same; most words are in this form already.
pub fn folded(words: &str) -> Cow<'_, str> {
    if is_key(words) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if is_plain(c) {
            out.push(c);
            continue;
        }
        if is_blank(c) {
            continue;
        }
        match half_width(c) {
            '【' | '】' => {}
            '"' | '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '「' | '」' | '『' | '』' | '\u{301D}' | '\u{301E}' => {
                out.push('"')
            }
            '〔' | '[' => out.push('['),
            '〕' | ']' => out.push(']'),
            '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301C}' | '\u{223C}' => out.push('-'),
            c @ '\u{2E80}'..='\u{2EFF}' => out.push(radical::ideograph(c)),
            c @ ('\u{2F00}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}') => {
                out.extend(std::iter::once(c).nfkc())
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
