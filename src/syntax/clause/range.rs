//! 区间端点: 80%—95% is closed below and open above only where a note or a neighbour says so (language, §3).

use super::Piece;
use crate::diagnostic::{Diagnostic, code};
use crate::model::{Bound, Comparison, Condition, Name, Ratio};

/// A range: its place, and which ends its own words leave open.
pub type Unsettled = (usize, bool, bool);

/// What the other clauses of the field say of one number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Nobody speaks of it.
    Unsaid,
    /// It belongs to what lies above it.
    Above,
    /// It belongs to what lies below it.
    Below,
    /// Two claim it: 80%—95% beside 80%以下, or beside 60%—80%.
    Shared,
}

/// Settles the ends of the range at `pieces[at]`, or refuses it; `ranges` holds every such range of the field.
pub fn settle(pieces: &mut [Piece], ranges: &[Unsettled], (at, low_open, high_open): Unsettled) {
    let Some(Piece::Clause(reading)) = pieces.get(at) else {
        return;
    };
    let Condition::Data { name, bounds, unit } = &reading.condition else {
        return;
    };
    let (name, unit) = (name.clone(), unit.clone());
    let mut bounds = *bounds;
    let Some(mut upper) = bounds.second else { return };
    let low = side(pieces, ranges, at, &name, bounds.first.value);
    let high = side(pieces, ranges, at, &name, upper.value);
    // nothing lies above 100%
    let top = unit == "%" && upper.value == Ratio::whole(100);
    if low_open && matches!(low, Side::Below | Side::Shared) || high_open && matches!(high, Side::Unsaid | Side::Shared) && !top {
        refuse(&mut pieces[at]);
        return;
    }
    if high_open {
        upper.op = if high == Side::Above {
            Comparison::Less
        } else {
            Comparison::AtMost
        };
    }
    bounds.second = Some(upper);
    if let Some(Piece::Clause(reading)) = pieces.get_mut(at)
        && let Condition::Data { bounds: old, .. } = &mut reading.condition
    {
        *old = bounds;
    }
}

fn side(pieces: &[Piece], ranges: &[Unsettled], at: usize, name: &Name, value: Ratio) -> Side {
    let mut shared = false;
    for (i, piece) in pieces.iter().enumerate().filter(|(i, _)| *i != at) {
        let Piece::Clause(reading) = piece else { continue };
        let Condition::Data { name: other, bounds, .. } = &reading.condition else {
            continue;
        };
        if other != name {
            continue;
        }
        let open = |end: usize| ranges.iter().any(|r| r.0 == i && [r.1, r.2][end]);
        match (bounds.first, bounds.second) {
            (
                Bound {
                    op: Comparison::AtLeast,
                    value: v,
                },
                None,
            )
            | (
                Bound {
                    op: Comparison::Less,
                    value: v,
                },
                None,
            ) if v == value => return Side::Above,
            (
                Bound {
                    op: Comparison::AtMost,
                    value: v,
                },
                None,
            )
            | (
                Bound {
                    op: Comparison::More,
                    value: v,
                },
                None,
            ) if v == value => return Side::Below,
            (first, Some(_)) if first.value == value => match first.op {
                _ if open(0) => shared = true,
                Comparison::AtLeast => return Side::Above,
                _ => return Side::Below,
            },
            (_, Some(second)) if second.value == value => match second.op {
                _ if open(1) => shared = true,
                Comparison::AtMost => return Side::Below,
                _ => return Side::Above,
            },
            _ => {}
        }
    }
    if shared { Side::Shared } else { Side::Unsaid }
}

fn refuse(piece: &mut Piece) {
    let Piece::Clause(reading) = piece else { return };
    let diagnostic = Diagnostic::new(
        &code::R0509,
        format!("「{}」上头的数含不含没有写明", reading.text),
        reading.span,
        "含不含",
    )
    .help("请写成「80%以上不足95%」，或在数后注明（含）（不含）");
    *piece = Piece::Refused {
        text: reading.text.clone(),
        diagnostic,
    };
}
