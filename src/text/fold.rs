//! 折叠: how names are compared (language, §2 “Names”). Never used on whole texts.

use std::borrow::Cow;
use std::ops::Range;

use super::radical;
use unicode_normalization::UnicodeNormalization;

/// Blanks that names and clauses do not count: ASCII, U+3000, no-break, thin, zero-width, BOM.
pub fn is_blank(c: char) -> bool {
    !is_plain(c) && (c.is_whitespace() || is_unseen(c))
}

/// `words` without blanks at both ends. Most have none, which their first and last bytes show.
pub fn trimmed(words: &str) -> &str {
    let bytes = words.as_bytes();
    // of the letters of three bytes: U+3001 to U+3FFF, U+4000 to U+9FFF, full-width forms
    let is_letter = |letter: Option<&[u8; 3]>| match letter {
        Some([0xE3, rest @ ..]) => *rest != [0x80, 0x80],
        Some([first, second, _]) => matches!(first, 0xE4..=0xE9) || *first == 0xEF && matches!(second, 0xBC | 0xBD),
        None => false,
    };
    let is_mark = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let begins = is_mark(bytes.first()) || is_letter(bytes.first_chunk());
    let ends = is_mark(bytes.last()) || is_letter(bytes.last_chunk());
    if begins && ends { words } else { words.trim_matches(is_blank) }
}

/// `range` of `text` without blanks at its ends.
pub fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let all = &text[range.clone()];
    let words = trimmed(all);
    if words.len() == all.len() {
        return range;
    }
    let start = range.end - all.trim_start_matches(is_blank).len();
    start..start + words.len()
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

/// Whether `c` is a Chinese character of the main block: most of a text.
pub fn is_ideograph(c: char) -> bool {
    ('一'..='鿿').contains(&c)
}

/// Whether `c` is one of the many that every form of a name keeps.
pub fn is_plain(c: char) -> bool {
    is_ideograph(c) || c.is_ascii_alphanumeric()
}

/// Whether `words` show at a glance to be their own key, without blanks and marks; most names do.
pub fn is_key(words: &str) -> bool {
    words.chars().all(|c| is_plain(c) || c == '、')
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
    Cow::Owned(rewritten(words))
}

/// `words` letter by letter in that form.
fn rewritten(words: &str) -> String {
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
    out
}

#[cfg(test)]
mod tests {
    use super::{is_blank, is_key, rewritten, shown, trimmed};

    #[test]
    fn words_that_show_to_be_their_own_key_are() {
        let mut keys = 0;
        for c in '\0'..='\u{FFFF}' {
            let words = format!("甲{c}1");
            if is_key(&words) {
                assert_eq!(
                    (rewritten(&words).as_str(), &*shown(&words)),
                    (words.as_str(), words.as_str())
                );
                keys += 1;
            }
        }
        assert!(keys > 20_000, "{keys}");
    }

    #[test]
    fn words_without_blanks_at_their_ends_show_it() {
        let ends = [
            "", " ", "\u{3000}", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{85}", "\u{2028}", "\t", "\u{7F}", "a", "，", "指",
            "\u{3001}", "\u{302F}", "\u{3FFF}", "\u{FF01}", "\u{FFA0}", "\u{FFFD}", "\u{FEFE}", "\u{4000}", "\u{9FFF}",
            "\u{A000}", "é", "𠀀", "分 ",
        ];
        for first in ends {
            for middle in ["", " ", "中", "x y"] {
                for last in ends {
                    let words = format!("{first}{middle}{last}");
                    assert_eq!(trimmed(&words), words.trim_matches(is_blank), "{words:?}");
                }
            }
        }
    }
}
