//! Tables whose columns stay aligned under Chinese text.

use super::Look;
use super::columns::columns;
use super::paint::plain;
use super::wrap::lines;
use comfy_table::presets::{ASCII_FULL_CONDENSED, UTF8_FULL_CONDENSED};
use comfy_table::{Cell, CellAlignment, Table};

/// Columns that a frame and its blanks take beside each cell.
const FRAME: usize = 3;
/// No column is made narrower than this.
const NARROW: usize = 6;

/// A table of `rows` under `header`; columns in `numbers` are aligned to the right.
pub fn table(header: &[&str], rows: &[Vec<String>], numbers: &[usize], look: &Look) -> String {
    let room = look.width.saturating_sub(FRAME * header.len() + 1);
    let widths = widths(header, rows, room);
    let cell = |(words, width): (&str, &usize)| Cell::new(wrapped(words, *width));
    let mut table = Table::new();
    table
        .load_style(if look.frames {
            UTF8_FULL_CONDENSED
        } else {
            ASCII_FULL_CONDENSED
        })
        .set_header(header.iter().copied().zip(&widths).map(cell));
    for row in rows {
        table.add_row(row.iter().map(String::as_str).zip(&widths).map(cell));
    }
    for &index in numbers {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    format!("{table}\n")
}

/// Whether all of it fits without a wrapped cell.
pub fn fits(header: &[&str], rows: &[Vec<String>], look: &Look) -> bool {
    let room = look.width.saturating_sub(FRAME * header.len() + 1);
    widths(header, rows, usize::MAX).iter().sum::<usize>() <= room
}

/// Every column as wide as its widest cell; where that is too much, the wide ones share what the narrow ones leave.
fn widths(header: &[&str], rows: &[Vec<String>], room: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = header.iter().map(|words| columns(words)).collect();
    for row in rows {
        for (width, words) in widths.iter_mut().zip(row) {
            *width = columns(words).max(*width);
        }
    }
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let mut left = room;
    let mut most = usize::MAX;
    for (index, &width) in sorted.iter().enumerate() {
        let share = left / (sorted.len() - index);
        if width > share {
            most = share.max(NARROW);
            break;
        }
        left -= width;
    }
    widths.into_iter().map(|width| width.min(most)).collect()
}

/// `words` in lines of at most `width` columns.
fn wrapped(words: &str, width: usize) -> String {
    lines(&plain(words), width, width).join("\n")
}
