//! 检查: what can be proved of a resolved rubric before any evidence is there. One rule a file.

mod band;
mod best;
mod bounds;
mod cap;
mod case;
mod coverage;
mod descent;
mod element;
mod grade;
mod idle;
mod interval;
mod letter;
mod likeness;
mod mode;
mod most;
mod open;
mod overflow;
mod overlap;
mod oversize;
mod rate;
mod rounding;
mod sum;
mod table;
mod tier;
mod together;
mod useless;
mod veto;

use crate::diagnostic::Diagnostic;
use crate::model::Rubric;
use crate::text::Sources;
use table::Table;

pub use case::{Got, Part, Trial, check_cases, try_cases};
pub use coverage::{Coverage, Goal, GoalKind};
pub use together::check_together;

/// One rule: adds what it finds.
type Rule = fn(&mut Vec<Diagnostic>, &Table<'_>);

/// Every rule over a resolved rubric. `grade` is the last, for it speaks only where the others found no error.
const RULES: &[Rule] = &[
    sum::check,
    oversize::check,
    overflow::check,
    idle::check,
    band::check,
    bounds::check,
    cap::check,
    open::check,
    useless::check,
    element::check,
    tier::check,
    overlap::check,
    mode::check,
    rate::check,
    rounding::check,
    likeness::check,
    veto::check,
    grade::check,
];

/// Everything wrong with `rubric` and its texts. `earlier` is what the passes before found: where a line or a clause could
/// not be read, nothing is concluded from what is left of its item.
pub fn check(rubric: &Rubric, sources: &Sources, earlier: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, source) in sources.iter() {
        letter::check(&mut found, id, source.text());
    }
    let table = Table::new(rubric, earlier);
    for rule in RULES {
        rule(&mut found, &table);
    }
    found
}
