//! 分值树: the points of every part, so that a reader can add them up at a glance.

use unicode_width::UnicodeWidthStr;

use super::{Look, Paint};
use crate::model::{Points, Rubric};

/// The tree, one part a line, points in one column.
pub fn points(rubric: &Rubric, look: &Look) -> String {
    let rows = rows(rubric);
    let column = rows.iter().map(|row| row.label.width()).max().unwrap_or(0);
    let digits = rows.iter().map(|row| row.full.to_string().len()).max().unwrap_or(0);
    let mut out = String::new();
    for row in &rows {
        let gap = " ".repeat(column - row.label.width() + 2);
        let label = if row.depth == 0 {
            look.paint(Paint::Strong, &row.label)
        } else {
            row.label.clone()
        };
        out.push_str(&format!("{label}{gap}{:>digits$}分\n", row.full.to_string()));
    }
    out
}

struct Row {
    depth: usize,
    label: String,
    full: Points,
}

fn rows(rubric: &Rubric) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut push = |depth: usize, name: &str, full| {
        rows.push(Row {
            depth,
            label: format!("{}{name}", "  ".repeat(depth)),
            full,
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
