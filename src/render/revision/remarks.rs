//! 修订说明: which sentence stands beside which row.

use crate::diff::{Change, ClauseChange, Kind};

/// Changes of more rows than this keep all their sentences together: nobody looks for a row among so many.
const MOST: usize = 200;

/// The sentences of a change: those beside its rows, and those of the whole.
pub(super) struct Remarks {
    /// Of the whole change.
    pub whole: Vec<String>,
    /// Of each row, in order.
    pub rows: Vec<Vec<String>>,
}

impl Remarks {
    /// Every sentence of `change` at its place; what a row says itself is not said twice.
    pub fn of(change: &Change) -> Self {
        let mut whole = Vec::new();
        let mut rows = vec![Vec::new(); change.clauses.len()];
        for remark in &change.remarks {
            if change.clauses.len() > MOST {
                whole.push(remark.clone());
            } else if change.clauses.iter().any(|row| says(row, remark)) {
            } else if let Some(at) = change.clauses.iter().position(|row| is_about(row, remark)) {
                rows[at].push(remark.clone());
            } else {
                whole.push(remark.clone());
            }
        }
        for (row, told) in change.clauses.iter().zip(&mut rows) {
            if told.is_empty() {
                told.extend(own(row));
            }
        }
        Self { whole, rows }
    }
}

/// What a row says of itself.
fn own(row: &ClauseChange) -> Option<String> {
    if !row.remark.is_empty() {
        return Some(row.remark.clone());
    }
    match (&row.old, &row.new) {
        (None, Some(_)) => Some("新增".to_owned()),
        (Some(_), None) => Some("删去".to_owned()),
        _ if row.kind == Kind::Wording => Some("仅文字".to_owned()),
        _ => None,
    }
}

/// Whether the row itself says what `remark` does: its own remark, or that it is new or gone.
fn says(row: &ClauseChange, remark: &str) -> bool {
    if !row.remark.is_empty() {
        return remark.contains(&row.remark);
    }
    let (verb, words) = match (&row.old, &row.new) {
        (None, Some(words)) => ("增加", words),
        (Some(words), None) => ("删去", words),
        _ => return false,
    };
    let what = remark.strip_prefix(verb);
    what.is_some_and(|what| what == row.keyword || what.strip_prefix('「').and_then(|w| w.strip_suffix('」')) == Some(words))
}

/// Whether `remark` tells what changed in the row: `内容中的「一」改为「两」`.
fn is_about(row: &ClauseChange, remark: &str) -> bool {
    row.remark.is_empty() && row.old.is_some() && row.new.is_some() && remark.starts_with(&row.keyword)
}
