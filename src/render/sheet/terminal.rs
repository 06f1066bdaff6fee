//! A document on a terminal.

use super::{Cell, Grid, Line, Mark, Run, Sheet};
use crate::render::paint::plain;
use crate::render::table::table;
use crate::render::{Look, Paint};

/// The document as text for `look`; nobody signs on a terminal.
pub fn terminal(sheet: &Sheet, look: &Look) -> String {
    let mut out = format!("{}\n", look.paint(Paint::Strong, &plain(&sheet.title)));
    for line in &sheet.lines {
        out.push_str(&look.wrap("", 0, &plain(line)));
        out.push('\n');
    }
    for grid in &sheet.grids {
        out.push('\n');
        if let Some(caption) = &grid.caption {
            out.push_str(&format!("{}\n", look.paint(Paint::Strong, &plain(caption))));
        }
        for note in &grid.notes {
            out.push_str(&look.wrap("", 0, &plain(note)));
            out.push('\n');
        }
        out.push_str(&drawn(grid, look));
    }
    if !sheet.below.is_empty() {
        out.push('\n');
    }
    for line in &sheet.below {
        out.push_str(&look.wrap("", 0, &plain(line)));
        out.push('\n');
    }
    out
}

fn drawn(grid: &Grid, look: &Look) -> String {
    let header: Vec<&str> = grid.columns.iter().map(|column| column.name).collect();
    let row = |line: &Line| {
        let cells = line.cells.iter().enumerate();
        cells.map(|(column, cell)| words(cell, grid.ditto(column))).collect()
    };
    let rows: Vec<Vec<String>> = grid.rows.iter().map(row).collect();
    table(&header, &rows, &[], look)
}

fn words(cell: &Cell, ditto: &str) -> String {
    if *cell == Cell::Continued {
        return ditto.to_owned();
    }
    let paragraphs: Vec<String> = cell.words().iter().map(|runs| runs.iter().map(run).collect()).collect();
    paragraphs.join("\n")
}

/// Marks that need no colour: tables know no colours.
fn run(run: &Run) -> String {
    match run.mark {
        Mark::Plain | Mark::Strong => run.words.clone(),
        Mark::Deleted => format!("[-{}-]", run.words),
        Mark::Inserted => format!("{{+{}+}}", run.words),
    }
}
