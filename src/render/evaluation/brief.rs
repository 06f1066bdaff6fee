//! A unit's result in short: one table of what acted, then total and band.

use super::super::score::{bands, score};
use super::super::table::table;
use super::Page;
use crate::evaluate::Truth;
use crate::render::paint::plain;

const HEADER: [&str; 5] = ["项目", "条款", "佐证", "计算", "得分"];

/// What acted, and what came of it.
pub fn brief(page: &Page<'_>) -> String {
    let (rubric, result) = (page.rubric, page.result);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (item, result) in rubric.items().zip(&result.items) {
        rows.extend(page.item(item, result));
    }
    if let (Some(section), Some(result)) = (&rubric.adjustments, &result.adjustments) {
        for (kind, mut cells) in page.clauses(&section.fields, &result.fields) {
            cells[0] = kind.keyword().to_owned();
            rows.push(cells.into_iter().chain([String::new()]).collect());
        }
    }
    let mut out = if rows.is_empty() {
        "没有一条起作用。\n".to_owned()
    } else {
        table(&HEADER, &rows, &[4], page.look)
    };
    for ((_, clause), result) in rubric.veto_clauses().zip(&result.vetoes) {
        let words = plain(&clause.reading.text);
        match result.holds {
            Truth::Yes => out.push_str(&format!("否决：{words}（成立）\n")),
            Truth::Maybe => out.push_str(&format!("否决：{words}（可能成立）\n")),
            Truth::No => {}
        }
    }
    out.push_str(&format!("总分：{}", score(result.total)));
    if !rubric.bands.is_empty() {
        out.push_str(&format!("；等次：{}", bands(rubric, &result.bands, result.at_most)));
    }
    out.push('\n');
    out
}
