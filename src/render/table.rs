//! Tables whose columns stay aligned under Chinese text.

use comfy_table::presets::{ASCII_FULL_CONDENSED, UTF8_FULL_CONDENSED};
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};

use super::Look;

/// A table of `rows` under `header`; columns in `numbers` are aligned to the right.
pub fn table(header: &[&str], rows: &[Vec<String>], numbers: &[usize], look: &Look) -> String {
    let mut table = Table::new();
    table
        .load_style(if look.frames {
            UTF8_FULL_CONDENSED
        } else {
            ASCII_FULL_CONDENSED
        })
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(look.width).unwrap_or(u16::MAX))
        .set_header(header);
    for row in rows {
        table.add_row(row.iter().map(Cell::new));
    }
    for &index in numbers {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    format!("{table}\n")
}
