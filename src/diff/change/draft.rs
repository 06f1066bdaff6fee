//! A change while it is being put together.

use std::collections::BTreeSet;

use super::{Change, ClauseChange, Kind, Place};
use crate::diff::pairing::Sureness;

/// Kinds, rows and remarks of one change.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) kinds: BTreeSet<Kind>,
    pub(super) rows: Vec<ClauseChange>,
    pub(super) remarks: Vec<String>,
}

impl Draft {
    /// Adds a kind with its sentence.
    pub(super) fn say(&mut self, kind: Kind, remark: String) {
        self.kinds.insert(kind);
        self.remarks.push(remark);
    }

    /// Adds a row; its kind is one of the change's.
    pub(super) fn row(&mut self, row: ClauseChange) {
        self.kinds.insert(row.kind);
        self.rows.push(row);
    }

    /// Adds a row that is no clause.
    pub(super) fn text(&mut self, keyword: &str, kind: Kind, old: Option<String>, new: Option<String>) {
        self.row(ClauseChange {
            keyword: keyword.to_owned(),
            kind,
            old,
            new,
            ids: (None, None),
            remark: String::new(),
        });
    }

    /// The change; none if nothing was found. 仅文字 is only said where there is nothing else.
    pub(super) fn finish(mut self, old: Vec<Place>, new: Vec<Place>, sureness: Sureness) -> Option<Change> {
        if self.kinds.len() > 1 {
            self.kinds.remove(&Kind::Wording);
        }
        let mut told = BTreeSet::new();
        self.remarks.retain(|remark| told.insert(remark.clone()));
        (!self.kinds.is_empty()).then(|| Change {
            kinds: self.kinds.into_iter().collect(),
            old,
            new,
            sureness,
            clauses: self.rows,
            remarks: self.remarks,
            verdict: None,
        })
    }
}
