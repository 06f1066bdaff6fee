//! A witness as evidence that `rubricc eval` takes.

use crate::evidence::absent::ABSENT;
use crate::evidence::unit::{FACTS, RUBRIC, UNIT};
use crate::evidence::walk::UNLISTED;
use crate::export::pretty::Pretty;
use crate::model::{Fact, FactId, FactKind, Points, Ratio, Rubric};

/// What the unit of a witness is called.
const WITNESS: &str = "见证";
/// A per-occurrence discretion is listed amount by amount; no witness needs more.
const MOST: usize = 1_000;

/// The evidence: every fact of the witness at its full path, what else may happen did not.
pub(super) fn evidence(rubric: &Rubric, facts: &[(FactId, Ratio)]) -> Pretty {
    let mut said = Pretty::object([]);
    for &(id, known) in facts {
        let Some(fact) = rubric.facts.get(id.index()) else { continue };
        let mut level = &mut said;
        for part in fact.path.iter() {
            level = level.member(part.shown());
        }
        *level.member(fact.name.shown()) = value(fact, known);
    }
    Pretty::object([
        (RUBRIC, Pretty::text(rubric.title.shown())),
        (UNIT, Pretty::text(WITNESS)),
        (UNLISTED, Pretty::text(ABSENT)),
        (FACTS, said),
    ])
}

fn value(fact: &Fact, known: Ratio) -> Pretty {
    match &fact.kind {
        FactKind::Finding => Pretty::Raw((known != Ratio::ZERO).to_string()),
        FactKind::Rate => match known.to_points() {
            Some(decimal) => Pretty::text(&format!("{decimal}%")),
            // what is no decimal is a fraction of the whole
            None => Pretty::text(&format!("{}/{}", known.numerator(), known.denominator() * 100)),
        },
        FactKind::Discretion {
            low,
            high,
            unit: Some(_),
        } => amounts(known, *low, *high),
        _ => decimal(known),
    }
}

fn decimal(known: Ratio) -> Pretty {
    let text = known
        .to_points()
        .map_or_else(|| known.to_string(), |decimal| decimal.to_string());
    Pretty::Raw(text)
}

/// Amounts within their range that add up to `known`.
fn amounts(known: Ratio, low: Points, high: Points) -> Pretty {
    let Some(mut rest) = known.to_points() else {
        return decimal(known);
    };
    let mut all = Vec::new();
    while rest > Points::ZERO && all.len() < MOST {
        // the last must not fall below the range
        let next = if rest <= high {
            rest
        } else if rest - high >= low {
            high
        } else {
            rest - low
        };
        all.push(Pretty::Raw(next.to_string()));
        rest -= next;
    }
    Pretty::List(all)
}
