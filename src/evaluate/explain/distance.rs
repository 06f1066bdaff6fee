//! How far a total is from the next bands.

use super::super::BandDistance;
use crate::model::{GradeBand, Points};

pub(super) fn of(total: Points, bands: &[GradeBand]) -> BandDistance {
    let band = bands.iter().position(|b| b.holds(total));
    let above = band.and_then(|at| bands.get(at.checked_sub(1)?)).and_then(|b| b.low);
    let below = band.and_then(|at| bands.get(at)).and_then(|b| b.low);
    BandDistance {
        total,
        band,
        to_better: above.map(|(at, closed)| (at - total, closed)),
        // with its lower end closed, a band still holds that end
        to_worse: below.map(|(at, closed)| (total - at, !closed)),
    }
}
