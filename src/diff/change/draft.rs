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

    /// Adds a row; its kind is one of the change's. The members of 分别 and 各 stand in one sentence, and in one row.
    pub(super) fn row(&mut self, row: ClauseChange) {
        self.kinds.insert(row.kind);
        let is_same = |known: &&mut ClauseChange| {
            let clauses = (known.ids, row.ids) != ((None, None), (None, None));
            clauses && (&known.keyword, &known.old, &known.new) == (&row.keyword, &row.old, &row.new)
        };
        let Some(known) = self.rows.last_mut().filter(is_same) else {
            self.rows.push(row);
            return;
        };
        known.kind = known.kind.min(row.kind);
        join(&mut known.remark, row.remark);
    }

    /// Takes out the rows of members that came into a sentence, or left it, where the sentence has its row.
    pub(super) fn gather(&mut self) {
        let of = |row: &ClauseChange| (row.keyword.clone(), row.old.clone(), row.new.clone());
        let mut whole: BTreeSet<(String, String)> = BTreeSet::new();
        for (keyword, old, new) in self.rows.iter().map(of) {
            if let (Some(old), Some(new)) = (old, new) {
                whole.extend([(keyword.clone(), old), (keyword, new)]);
            }
        }
        self.rows.retain(|row| match of(row) {
            (keyword, Some(words), None) | (keyword, None, Some(words)) => {
                row.ids == (None, None) || !whole.contains(&(keyword, words))
            }
            _ => true,
        });
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

fn join(known: &mut String, more: String) {
    if known.is_empty() {
        *known = more;
    } else if !more.is_empty() && *known != more {
        known.push('，');
        known.push_str(&more);
    }
}
