//! 列宽: how many columns of a terminal words take.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Ideographs: most of a text.
pub(super) fn is_ideograph(c: char) -> bool {
    ('一'..='鿿').contains(&c)
}

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
