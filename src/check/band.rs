//! 等次: ranges that run backwards or overlap. What totals reach them is looked at in `grade`.

use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0402, R0405};
use crate::model::{GradeBand, Points};

/// No total lies in it.
fn empty(band: &GradeBand) -> Diagnostic {
    Diagnostic::new(
        &R0405,
        format!("等次「{}」的范围（{}）里没有一个总分", band.name, shown(band)),
        band.span,
        "上下颠倒",
    )
    .help("请把小的分数写在前面，例如「80—90分」；两端相同的，两端都要写明含")
}

/// Two bands hold the same totals.
fn overlap(upper: &GradeBand, lower: &GradeBand, from: Points, to: Points) -> Diagnostic {
    let (message, help) = if from == to {
        (
            format!("总分{from}分既是「{}」又是「{}」", upper.name, lower.name),
            format!("请写明{from}分属于哪一个，例如「{}（…，含{from}分）」", upper.name),
        )
    } else {
        (
            format!("「{}」与「{}」的范围重叠，{from}—{to}分两个都算", upper.name, lower.name),
            "请对照原文改正两个等次的界限，使一个总分只属于一个等次".to_owned(),
        )
    };
    Diagnostic::new(&R0402, message, upper.span, "重叠")
        .also(lower.span, "重叠")
        .help(help)
}

/// The range as a person writes it.
pub fn shown(band: &GradeBand) -> String {
    let end = |(at, closed): (Points, bool)| format!("{}{at}分", if closed { "含" } else { "不含" });
    match (band.low, band.high) {
        (Some(low), Some(high)) => format!("{}—{}分，{}，{}", low.0, high.0, end(low), end(high)),
        (Some((at, closed)), None) => format!("{}{at}分", if closed { "不低于" } else { "高于" }),
        (None, Some((at, closed))) => format!("{}{at}分", if closed { "不超过" } else { "低于" }),
        (None, None) => "不限".to_owned(),
    }
}

/// Bands with a total in them, lowest first.
pub fn rising<'a>(table: &Table<'a>) -> Vec<&'a GradeBand> {
    let mut bands: Vec<&GradeBand> = table.rubric.bands.iter().filter(|band| !is_empty(band)).collect();
    // an open lower end lies after the closed one at the same number
    bands.sort_by_key(|band| (band.low.map(|(at, closed)| (at, !closed)), band.high.is_none(), band.high));
    bands
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let bands = &table.rubric.bands;
    found.extend(bands.iter().filter(|band| is_empty(band)).map(empty));
    let rising = rising(table);
    let mut highest: Option<&GradeBand> = None;
    for band in rising {
        if let Some(lower) = highest
            && let Some((from, to)) = common(lower, band)
        {
            found.push(overlap(band, lower, from, to));
        }
        highest = highest.filter(|other| above(other.high, band.high)).or(Some(band));
    }
}

fn is_empty(band: &GradeBand) -> bool {
    match (band.low, band.high) {
        (Some((low, low_in)), Some((high, high_in))) => low > high || (low == high && !(low_in && high_in)),
        _ => false,
    }
}

/// Whether the upper end `a` lies beyond `b`.
fn above(a: Option<(Points, bool)>, b: Option<(Points, bool)>) -> bool {
    match (a, b) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(a), Some(b)) => a > b,
    }
}

/// The stretch that both hold; `upper` begins no lower than `lower`.
fn common(lower: &GradeBand, upper: &GradeBand) -> Option<(Points, Points)> {
    let (from, from_in) = upper.low.or(lower.low)?;
    let Some((to, to_in)) = lower.high else {
        return Some((from, upper.high.map_or(from, |(at, _)| at)));
    };
    let to = upper.high.map_or(to, |(at, _)| at.min(to));
    (from < to || (from == to && from_in && to_in)).then_some((from, to))
}
