//! 分值树: the points of every part, so that a reader can add them up at a glance.

use super::columns::columns;
use super::{Look, Paint};
use crate::model::{Points, Rubric};

/// The tree, one part a line, points in one column.
pub fn points(rubric: &Rubric, look: &Look) -> String {
    let rows = rows(rubric);
    let column = rows.iter().map(|row| row.width).max().unwrap_or(0);
    let digits = rows.iter().map(|row| row.full.len()).max().unwrap_or(0);
    let mut out = String::new();
    for row in &rows {
        if row.depth == 0 {
            out.push_str(&look.paint(Paint::Strong, &row.label));
        } else {
            out.push_str(&row.label);
        }
        let gap = column - row.width + 2 + digits - row.full.len();
        out.push_str(&" ".repeat(gap));
        out.push_str(&row.full);
        out.push_str("分\n");
    }
    out
}

struct Row {
    depth: usize,
    label: String,
    /// Columns of the label.
    width: usize,
    /// The points, as text.
    full: String,
}

fn rows(rubric: &Rubric) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut push = |depth: usize, name: &str, full: Points| {
        let mut label = "  ".repeat(depth);
        label.push_str(name);
        rows.push(Row {
            depth,
            width: columns(&label),
            label,
            full: full.to_string(),
        });
    };
    push(0, rubric.title.shown(), rubric.full);
    for category in &rubric.categories {
        let named = usize::from(!category.name.is_empty());
        if named == 1 {
            push(1, category.name.shown(), category.full);
        }
        for indicator in &category.indicators {
            push(1 + named, indicator.name.shown(), indicator.full);
            for item in indicator.items.iter().filter(|item| item.own_heading) {
                push(2 + named, item.name.shown(), item.full);
            }
        }
    }
    rows
}
