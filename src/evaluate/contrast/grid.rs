//! The grid on which every figure of both sides lies. An amount that is open within a range enters sums with a weight of one,
//! so that where caps and floors bite, it is on the grid: between two points of it everything is linear, and the extremes
//! are at its points.

use crate::evaluate::plan::{Block, Measure, PlanFact};
use crate::model::Points;
use crate::model::points::PLACES;

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}

/// The greatest common divisor of all figures of `blocks`, in millionths.
pub(super) fn of<'a>(blocks: impl Iterator<Item = (&'a Block, &'a [PlanFact])>) -> i128 {
    let mut grid = 0;
    let mut add = |points: Points| grid = gcd(grid, points.micros());
    for (block, facts) in blocks {
        add(block.full);
        add(block.base);
        block.cap.into_iter().for_each(&mut add);
        for field in &block.fields {
            field.cap.into_iter().for_each(&mut add);
        }
        for (_, clause) in block.clauses() {
            add(clause.amount);
            clause.cap.into_iter().for_each(&mut add);
            if let Measure::Share { of, places, .. } = clause.measure {
                add(of);
                add(Points::from_micros(10i128.pow(u32::from(PLACES.saturating_sub(places)))));
            }
            for (low, high, _) in clause.facts().filter_map(|fact| facts.get(fact)?.discretion) {
                add(low);
                add(high);
            }
        }
    }
    grid.max(1)
}
