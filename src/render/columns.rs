//! 列宽: how many columns of a terminal words take.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of one character by itself; none where it has no width.
pub(super) fn of(c: char) -> Option<usize> {
    at_a_glance(c).or_else(|| c.width())
}

/// Columns of `words`.
pub(super) fn columns(words: &str) -> usize {
    let sum = words.chars().try_fold(0, |sum, c| Some(sum + at_a_glance(c)?));
    // the others may count differently side by side
    sum.unwrap_or_else(|| words.width())
}

/// What the table of widths says of the letters and marks that nearly every text is made of.
fn at_a_glance(c: char) -> Option<usize> {
    match c {
        '一'..='鿿' | '、'..='】' | '！'..='｠' => Some(2),
        ' '..='~' => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{at_a_glance, columns};
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

    #[test]
    fn what_is_seen_at_a_glance_is_what_the_table_says() {
        for c in '\0'..=char::MAX {
            if let Some(seen) = at_a_glance(c) {
                assert_eq!(Some(seen), c.width(), "{c:?}");
                assert_eq!(columns(&format!("字{c}a")), format!("字{c}a").width(), "{c:?}");
            }
        }
    }
}
