//! 归结过程: what every part of resolving adds to.

use super::Unread;
use super::fact::{self, Facts, Scope};
use super::mode;
use crate::diagnostic::Diagnostic;
use crate::model::{Clause, ClauseId, FieldKind, ItemId, Mode, Name, Points, Prose};
use crate::syntax::Field;
use crate::syntax::clause::{self, FieldText, Piece};
use crate::text::Sources;

/// What has been found so far.
pub(super) struct Pass<'a> {
    pub(super) sources: &'a Sources,
    pub(super) facts: Facts,
    pub(super) unread: Vec<Unread>,
    pub(super) diagnostics: Vec<Diagnostic>,
    clauses: u32,
}

impl<'a> Pass<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            facts: Facts::default(),
            unread: Vec::new(),
            diagnostics: Vec::new(),
            clauses: 0,
        }
    }

    /// The lines of a value, joined.
    pub(super) fn text(&self, field: &Field) -> String {
        field.lines.iter().map(|&line| self.sources.slice(line)).collect()
    }

    /// Reads a scoring field and binds its clauses in `scope`; without one they are bound later.
    pub(super) fn scoring(
        &mut self,
        field: &Field,
        kind: FieldKind,
        title: Option<&Name>,
        item: Option<ItemId>,
        mut scope: Option<&mut Scope>,
    ) -> (Mode, Option<Points>, Vec<Clause>) {
        let (mode, cap) = mode::read(self.sources, kind, field.mode, &mut self.diagnostics);
        let pieces = clause::read(&FieldText {
            source: self.sources.get(field.span.source),
            id: field.span.source,
            lines: &field.lines,
            kind,
            mode,
            title: title.map(Name::shown),
        });
        let mut clauses = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let (text, diagnostic, note) = match piece {
                Piece::Clause(reading) => {
                    let bound = scope
                        .as_deref_mut()
                        .map(|scope| fact::bind(&mut self.facts, scope, &reading, kind, &mut self.diagnostics))
                        .unwrap_or_default();
                    clauses.push(Clause {
                        id: ClauseId(self.clauses),
                        reading,
                        fact: bound.fact,
                        amount_fact: bound.amount_fact,
                    });
                    self.clauses += 1;
                    continue;
                }
                Piece::Note { text, diagnostic } => (text, diagnostic, true),
                Piece::Refused { text, diagnostic } => (text, diagnostic, false),
            };
            self.diagnostics.push(diagnostic.clone());
            self.unread.push(Unread {
                text,
                kind,
                mode,
                item,
                note,
                diagnostic,
            });
        }
        (mode, cap, clauses)
    }
}

/// A field of free text.
pub(super) fn prose(sources: &Sources, field: &Field) -> Prose {
    Prose {
        keyword: field.keyword.word(),
        text: match field.lines.as_slice() {
            [only] => sources.slice(*only).to_owned(),
            lines => lines.iter().map(|&line| sources.slice(line)).collect(),
        },
        span: field.value(),
    }
}
