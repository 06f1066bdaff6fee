//! 宽度: full-width punctuation in Chinese text, half-width digits and letters. Changes only within the classes in which
//! names are equal (language, §2 “Names”), so no reading changes.

use crate::text::fold::{half_width, is_blank, seen};

/// `words` in canonical widths. Blanks stay where they are, each as an ASCII blank; invisible ones go, but between figures one
/// blank stays.
pub fn canonical(words: &str) -> String {
    let chars: Vec<char> = seen(words).chars().collect();
    let narrow = narrow_brackets(&chars);
    let mut out = String::with_capacity(words.len());
    for (at, &c) in chars.iter().enumerate() {
        let half = half_width(c);
        let ascii = |c: Option<char>| c.is_some_and(|c| half_width(c).is_ascii_alphanumeric());
        let inside = ascii(at.checked_sub(1).map(|i| chars[i])) && ascii(chars.get(at + 1).copied());
        out.push(match half {
            c if is_blank(c) => ' ',
            '(' | ')' if narrow.contains(&at) => half,
            '(' => '（',
            ')' => '）',
            // 1,000 and 8:30 are one word
            ',' | ';' | ':' | '!' | '?' if inside && c == half => c,
            ',' | ';' | ':' | '!' | '?' if !inside => char::from_u32(half as u32 + 0xFEE0).unwrap_or(c),
            '0'..='9' | 'A'..='Z' | 'a'..='z' | '%' | '.' | '/' | '+' | '=' | '<' | '>' | '&' => half,
            _ => c,
        });
    }
    out
}

/// The characters of `words` that every layout keeps: blanks out, widths and colons as one.
pub fn letters(words: &str) -> impl Iterator<Item = char> {
    let letters = words.chars().filter(|c| !is_blank(*c));
    letters.map(|c| if matches!(c, '﹕' | '∶') { ':' } else { half_width(c) })
}

/// Places of half-width brackets that stay so: pairs inside a word of letters and digits, mg(L).
fn narrow_brackets(chars: &[char]) -> Vec<usize> {
    let mut open = Vec::new();
    let mut narrow = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '(' => open.push(at),
            ')' => {
                let Some(start) = open.pop() else { continue };
                let word = |range: &[char]| range.iter().all(char::is_ascii) && !range.is_empty();
                let before = start.checked_sub(1).is_some_and(|i| chars[i].is_ascii_alphanumeric());
                if before && word(&chars[start..=at]) {
                    narrow.extend([start, at]);
                }
            }
            _ => {}
        }
    }
    narrow
}
