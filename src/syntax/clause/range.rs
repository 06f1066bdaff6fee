//! 区间端点: 80%—95% is closed below and open above only where a neighbour says so (language, §3).

use super::Piece;
use crate::diagnostic::{Diagnostic, code};
use crate::model::{Bound, Comparison, Condition, Name, Ratio};

/// What the other clauses of the field say of one number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Nobody speaks of it.
    Unsaid,
    /// It belongs to what lies above it.
    Above,
    /// It belongs to what lies below it.
    Below,
}

/// Settles the ends of the range at `pieces[at]`, or refuses it.
pub fn settle(pieces: &mut [Piece], at: usize, low_open: bool, high_open: bool) {
    let Some(Piece::Clause(reading)) = pieces.get(at) else {
        return;
    };
    let Condition::Data { name, bounds, unit } = &reading.condition else {
        return;
    };
    let (name, unit) = (name.clone(), unit.clone());
    let mut bounds = *bounds;
    let Some(mut upper) = bounds.second else { return };
    if low_open {
        bounds.first.op = match side(pieces, at, &name, bounds.first.value) {
            Side::Below => Comparison::More,
            _ => Comparison::AtLeast,
        };
    }
    if high_open {
        upper.op = match side(pieces, at, &name, upper.value) {
            Side::Above => Comparison::Less,
            Side::Below => Comparison::AtMost,
            // nothing lies above 100%
            Side::Unsaid if unit == "%" && upper.value == Ratio::whole(100) => Comparison::AtMost,
            Side::Unsaid => {
                refuse(&mut pieces[at]);
                return;
            }
        };
    }
    bounds.second = Some(upper);
    if let Some(Piece::Clause(reading)) = pieces.get_mut(at)
        && let Condition::Data { bounds: old, .. } = &mut reading.condition
    {
        *old = bounds;
    }
}

fn side(pieces: &[Piece], at: usize, name: &Name, value: Ratio) -> Side {
    let mut range_above = false;
    for piece in pieces.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, p)| p) {
        let Piece::Clause(reading) = piece else { continue };
        let Condition::Data { name: other, bounds, .. } = &reading.condition else {
            continue;
        };
        if other != name {
            continue;
        }
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
            (first, Some(_)) if first.value == value => range_above = true,
            (_, Some(second)) if second.value == value && second.op == Comparison::AtMost => return Side::Below,
            _ => {}
        }
    }
    // 80%—95% beside 95%—100%: by the notice's habit the shared end belongs to the upper range
    if range_above { Side::Above } else { Side::Unsaid }
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
