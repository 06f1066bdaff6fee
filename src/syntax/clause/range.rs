//! 区间端点: 80%—95% is closed below and open above only where a note or a neighbour says so (language, §3).

use std::collections::HashMap;

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

/// The clauses of a field that speak of one number of one datum, in order.
#[derive(Default)]
struct Claims {
    /// Those that are sure of it, with the side on which it lies.
    firm: Vec<(usize, Side)>,
    /// How many of these were refused since, from the first.
    gone: usize,
    /// Ranges that end there and leave it open themselves.
    open: Vec<usize>,
}

/// Settles the ends of `ranges`, every range of the field in order, or refuses them.
pub fn settle(pieces: &mut [Piece], ranges: &[Unsettled]) {
    if ranges.is_empty() {
        return;
    }
    let mut all = claims(pieces, ranges);
    for range in ranges {
        settle_one(pieces, &mut all, *range);
    }
}

fn settle_one(pieces: &mut [Piece], all: &mut HashMap<(Name, Ratio), Claims>, (at, low_open, high_open): Unsettled) {
    let Some(Piece::Clause(reading)) = pieces.get(at) else {
        return;
    };
    let Condition::Data { name, bounds, unit } = &reading.condition else {
        return;
    };
    let mut bounds = *bounds;
    let Some(mut upper) = bounds.second else { return };
    // nothing lies above 100%
    let top = unit == "%" && upper.value == Ratio::whole(100);
    let name = name.clone();
    let mut side = |value: Ratio| match all.get_mut(&(name.clone(), value)) {
        Some(claims) => claims.side(pieces, at),
        None => Side::Unsaid,
    };
    let (low, high) = (side(bounds.first.value), side(upper.value));
    if low_open && matches!(low, Side::Below | Side::Shared) {
        refuse(&mut pieces[at], "下头的数别的条款也占着");
        return;
    }
    if high_open && matches!(high, Side::Unsaid | Side::Shared) && !top {
        refuse(&mut pieces[at], "上头的数含不含没有写明");
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

/// Who speaks of which number: asked of every range, so that it must not be looked for among all clauses each time.
fn claims(pieces: &[Piece], ranges: &[Unsettled]) -> HashMap<(Name, Ratio), Claims> {
    let mut all: HashMap<(Name, Ratio), Claims> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Clause(reading) = piece else { continue };
        let Condition::Data { name, bounds, .. } = &reading.condition else {
            continue;
        };
        let range = ranges
            .binary_search_by_key(&at, |range| range.0)
            .ok()
            .map(|found| ranges[found]);
        let mut claim = |bound: Bound, open: bool, side: Side| {
            let claims = all.entry((name.clone(), bound.value)).or_default();
            if open {
                claims.open.push(at);
            } else {
                claims.firm.push((at, side));
            }
        };
        match (bounds.first, bounds.second) {
            (first, None) => match first.op {
                Comparison::AtLeast | Comparison::Less => claim(first, false, Side::Above),
                Comparison::AtMost | Comparison::More => claim(first, false, Side::Below),
                Comparison::Equal => {}
            },
            (first, Some(second)) => {
                let (low_open, high_open) = range.map_or((false, false), |range| (range.1, range.2));
                let held = if first.op == Comparison::AtLeast {
                    Side::Above
                } else {
                    Side::Below
                };
                claim(first, low_open, held);
                if second.value != first.value {
                    let held = if second.op == Comparison::AtMost {
                        Side::Below
                    } else {
                        Side::Above
                    };
                    claim(second, high_open, held);
                }
            }
        }
    }
    all
}

impl Claims {
    /// What the clauses other than `at` say of the number; they are asked in order, and those refused since say nothing.
    fn side(&mut self, pieces: &[Piece], at: usize) -> Side {
        let stands = |at: usize| matches!(pieces.get(at), Some(Piece::Clause(_)));
        while self.firm.get(self.gone).is_some_and(|(first, _)| !stands(*first)) {
            self.gone += 1;
        }
        let mut firm = self.firm.iter().skip(self.gone);
        if let Some((_, side)) = firm.find(|(other, _)| *other != at && stands(*other)) {
            return *side;
        }
        // ranges are settled in order: those behind `at` stand
        let mut open = self.open.iter().rev();
        if open.any(|other| *other != at && stands(*other)) {
            Side::Shared
        } else {
            Side::Unsaid
        }
    }
}

fn refuse(piece: &mut Piece, why: &str) {
    let Piece::Clause(reading) = piece else { return };
    let diagnostic = Diagnostic::new(&code::R0509, format!("「{}」{why}", reading.text), reading.span, "含不含")
        .help("请写成「80%以上不足95%」，或在数后注明（含）（不含）");
    *piece = Piece::Refused {
        text: reading.text.clone(),
        diagnostic,
    };
}
