//! 对比 of two versions, for people: each change with its words side by side, what a notice would say, whom it hits, and the points
//! of the categories at the end.

pub mod impact;
pub mod labels;
pub mod place;
mod rows;
pub mod witness;

use std::collections::BTreeMap;

use super::paint::plain;
use super::table::table;
use super::{Look, Paint};
use crate::diff::{Change, Diff, Kind};
use crate::model::{Points, Rubric};
use witness::Versions;

/// Columns by which what belongs to a change is indented.
const INDENT: &str = "    ";

/// The whole comparison.
pub fn diff(old: &Rubric, new: &Rubric, diff: &Diff, look: &Look) -> String {
    let head = if old.title == new.title {
        format!("{}：新旧两版", new.title)
    } else {
        format!("{} → {}", old.title, new.title)
    };
    let mut out = format!("{}\n", look.paint(Paint::Strong, &plain(&head)));
    if diff.changes.is_empty() {
        out.push_str("两版相同，没有变更。\n");
        return out;
    }
    out.push_str(&look.hang("", &summary(&diff.changes)));
    out.push('\n');
    let versions = Versions::new(old, new, diff);
    for (number, change) in diff.changes.iter().enumerate() {
        out.push('\n');
        one(&versions, number + 1, change, look, &mut out);
    }
    // a table without 类别 has nothing to list beside 满分, which has its own change
    if diff.totals.iter().any(|(name, ..)| !name.is_empty()) {
        out.push_str(&format!("\n{}\n", look.paint(Paint::Strong, "各类别分值")));
        out.push_str(&totals(old, new, diff, look));
    }
    out
}

/// `共12处变更：新增2，改名1，仅文字3`.
pub fn summary(changes: &[Change]) -> String {
    let mut count: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in changes.iter().flat_map(|change| &change.kinds) {
        *count.entry(*kind).or_default() += 1;
    }
    let parts: Vec<String> = count
        .iter()
        .map(|(kind, count)| format!("{}{count}", labels::kind(*kind)))
        .collect();
    format!("共{}处变更：{}", changes.len(), parts.join("，"))
}

fn one(of: &Versions<'_>, number: usize, change: &Change, look: &Look, out: &mut String) {
    let head = format!("{number}. {}", labels::kinds(&change.kinds));
    let place = place::place(of.old, of.new, &change.old, &change.new);
    let sure = labels::sureness(change.sureness)
        .map(|words| format!("（{words}）"))
        .unwrap_or_default();
    let line = look.wrap("", INDENT.len(), &plain(&format!("{head}  {place}{sure}")));
    out.push_str(&line.replacen(&head, &look.paint(Paint::Strong, &head), 1));
    out.push('\n');
    for row in &change.clauses {
        rows::row(row, look, out);
    }
    let mut aside = |label: &str, words: &str| {
        let head = format!("{INDENT}{label}：");
        let shown = look.hang(&head, &plain(words));
        out.push_str(&shown.replacen(label, &look.paint(Paint::Aside, label), 1));
        out.push('\n');
    };
    if !change.remarks.is_empty() {
        aside("说明", &change.remarks.join("；"));
    }
    if let Some(verdict) = &change.verdict {
        aside("宽严", &witness::verdict(of, change, verdict));
    }
}

/// The points of the categories, and 满分, side by side.
fn totals(old: &Rubric, new: &Rubric, diff: &Diff, look: &Look) -> String {
    let cell = |points: Option<Points>| points.map_or("—".to_owned(), |points| points.to_string());
    let row = |name: &str, before: Option<Points>, after: Option<Points>| {
        let change = after.unwrap_or_default() - before.unwrap_or_default();
        let change = match change > Points::ZERO {
            true => format!("+{change}"),
            false => change.to_string(),
        };
        vec![name.to_owned(), cell(before), cell(after), change]
    };
    let named = diff.totals.iter().filter(|(name, ..)| !name.is_empty());
    let mut rows: Vec<Vec<String>> = named
        .map(|(name, before, after)| row(name.shown(), *before, *after))
        .collect();
    rows.push(row("满分", Some(old.full), Some(new.full)));
    table(&["类别", "旧版", "新版", "增减"], &rows, &[1, 2, 3], look)
}
