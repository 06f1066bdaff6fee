//! A change while it is being put together.

use std::collections::{BTreeSet, HashMap};

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

    /// Takes out the rows of members that came into a sentence, or left it, where the sentence has its row: that row is of
    /// their kind then.
    pub(super) fn gather(&mut self) {
        let mut whole: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            if let (Some(old), Some(new)) = (&row.old, &row.new) {
                for words in [old, new] {
                    whole.entry((row.keyword.clone(), words.clone())).or_default().push(at);
                }
            }
        }
        let mut kinds: Vec<(usize, Kind)> = Vec::new();
        let mut stays = vec![true; self.rows.len()];
        for (row, stays) in self.rows.iter().zip(&mut stays) {
            let words = match (&row.old, &row.new) {
                (Some(words), None) | (None, Some(words)) => words,
                _ => continue,
            };
            if let Some(sentences) = whole.get(&(row.keyword.clone(), words.clone())) {
                *stays = false;
                kinds.extend(sentences.iter().map(|&at| (at, row.kind)));
            }
        }
        for (at, kind) in kinds {
            if let Some(row) = self.rows.get_mut(at) {
                row.kind = row.kind.min(kind);
            }
        }
        let mut stays = stays.into_iter();
        self.rows.retain(|_| stays.next().unwrap_or(true));
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
