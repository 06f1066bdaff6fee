//! Where each fact matters to scoring.

use std::collections::BTreeMap;

use super::ledger::Ledger;
use super::limit::Limit;
use crate::evaluate::plan::PlanClause;
use crate::model::FieldKind;

/// One clause that reads a fact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'a> {
    pub fact: usize,
    pub clause: &'a PlanClause,
    pub limit: Limit,
    /// How its amount goes into the difference of 失分 where it is simply added: 1 or −1.
    pub weight: i128,
}

/// By fact of the older side, and of the newer.
pub(super) type Usages<'a> = [BTreeMap<usize, Vec<Use<'a>>>; 2];

/// Every use of every fact.
pub(super) fn find<'a>(ledger: &Ledger<'a>) -> Usages<'a> {
    let mut out = Usages::default();
    for book in &ledger.fields {
        let side = if book.side == 0 { -1 } else { 1 };
        let sign = if book.field.kind == FieldKind::Bonus { -side } else { side };
        for clause in &book.field.clauses {
            for fact in clause.facts() {
                out[book.side].entry(fact).or_default().push(Use {
                    fact,
                    clause,
                    limit: book.limits.of(clause, book.facts),
                    weight: sign,
                });
            }
        }
    }
    out
}
