//! 总分与等次: every total that a completion gives has a band, and every band has a total.

use super::band::{rising, shown};
use super::descent;
use super::table::Table;
use crate::diagnostic::code::{R0401, R0403, R0404};
use crate::diagnostic::{Diagnostic, has_errors};
use crate::evaluate::{Outcomes, Reach, ScoreRange, reach};
use crate::model::{GradeBand, Points, Ratio};

/// Totals between two bands.
fn gap(lower: &GradeBand, upper: &GradeBand, totals: &Outcomes) -> Diagnostic {
    let message = format!(
        "「{}」与「{}」之间有空档，{}没有等次",
        upper.name,
        lower.name,
        witness(totals, totals.low())
    );
    Diagnostic::new(&R0401, message, upper.span, shown_end(upper.low))
        .also(lower.span, shown_end(lower.high))
        .help("请把两个等次的界限接上，例如「80—90分，含80分」与「60—80分，含60分」")
}

/// Totals below or above all bands.
fn beyond(band: &GradeBand, end: End, totals: &Outcomes, range: ScoreRange) -> Diagnostic {
    let (word, nearest, example) = match end {
        End::Lowest => ("最低", totals.high(), "低于60分"),
        End::Highest => ("最高", totals.low(), "90分以上"),
    };
    let total = witness(totals, nearest);
    let message = format!("{total}没有等次，{word}的等次「{}」（{}）管不到", band.name, shown(band));
    Diagnostic::new(&R0403, message, band.span, word).help(format!(
        "总分可以是{}；请把「{}」的这一头放开（如「{example}」），或者写明加分、减分、总分的限额",
        span(range),
        band.name
    ))
}

/// Beside which bands a total lies.
enum End {
    Lowest,
    Highest,
}

/// A band without a total.
fn unreachable(band: &GradeBand, range: ScoreRange) -> Diagnostic {
    let message = format!("等次「{}」够不着：没有一个总分在它的范围（{}）里", band.name, shown(band));
    Diagnostic::new(&R0404, message, band.span, "够不着")
        .help(format!("总分只能是{}；请对照原文核对界限、满分和加减分", span(range)))
}

/// One of the totals, to show.
fn witness(totals: &Outcomes, one: Option<Points>) -> String {
    match one {
        Some(points) if totals.is_exact() => format!("总分{points}分"),
        Some(points) => format!("{points}分附近的总分"),
        None => "其间的总分".to_owned(),
    }
}

fn shown_end(end: Option<(Points, bool)>) -> String {
    end.map_or("不限".to_owned(), |(at, closed)| {
        format!("{}{at}分", if closed { "含" } else { "不含" })
    })
}

fn span(range: ScoreRange) -> String {
    match (range.low, range.high) {
        (Some(low), Some(high)) => format!("{low}—{high}分"),
        (Some(low), None) => format!("{low}分以上，不封顶"),
        (None, Some(high)) => format!("{high}分以下，无下限"),
        (None, None) => "任何分数".to_owned(),
    }
}

/// The rule, last of all: while points or bands are wrong, what they reach says nothing.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let rubric = table.rubric;
    if rubric.bands.is_empty() || rubric.categories.is_empty() {
        return;
    }
    if !table.is_whole() || has_errors(found) {
        if table.has_frame() && !found.iter().any(|d| d.code.id.starts_with("R04")) {
            holes(found, table);
        }
        return;
    }
    let bands = rising(table);
    if is_sound(table, &bands) {
        return;
    }
    let reach = reach(rubric);
    for pair in bands.windows(2) {
        if let [lower, upper] = pair
            && let (Some((from, from_in)), Some((to, to_in))) = (lower.high, upper.low)
            && let Some(totals) = reach.total.within(Some((from, !from_in)), Some((to, !to_in)))
        {
            found.push(gap(lower, upper, &totals));
        }
    }
    let range = reach.total.range();
    if let Some(lowest) = bands.first()
        && let Some((at, closed)) = lowest.low
        && let Some(totals) = reach.total.within(None, Some((at, !closed)))
    {
        found.push(beyond(lowest, End::Lowest, &totals, range));
    }
    let highest = bands.iter().max_by_key(|band| (band.high.is_none(), band.high));
    if let Some(highest) = highest
        && let Some((at, closed)) = highest.high
        && let Some(totals) = reach.total.within(Some((at, !closed)), None)
    {
        found.push(beyond(highest, End::Highest, &totals, range));
    }
    out_of_reach(found, table, &reach);
}

/// Whether the bands leave no total out, and every one of them is met on the way down from full marks.
fn is_sound(table: &Table<'_>, rising: &[&GradeBand]) -> bool {
    let joined = rising.windows(2).all(|pair| match pair {
        [lower, upper] => match (lower.high, upper.low) {
            (Some((end, end_in)), Some((start, start_in))) => end > start || (end == start && (end_in || start_in)),
            _ => false,
        },
        _ => true,
    });
    let open = rising.first().is_some_and(|band| band.low.is_none()) && rising.last().is_some_and(|band| band.high.is_none());
    if !joined || !open {
        return false;
    }
    let totals = descent::totals(table);
    rising.iter().all(|band| totals.iter().any(|&total| band.holds(total)))
}

/// While it cannot be known which totals there are, a whole number between two bands is still a gap.
fn holes(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    for pair in rising(table).windows(2) {
        let [lower, upper] = pair else { continue };
        let (Some((from, from_in)), Some((to, to_in))) = (lower.high, upper.low) else {
            continue;
        };
        let next = Ratio::from(from).floor() + 1;
        let first = if from_in || Ratio::from(from).floor() != Ratio::from(from).ceil() {
            next
        } else {
            next - 1
        };
        let whole = Points::from_micros(first * 1_000_000);
        if whole < to || (whole == to && !to_in) {
            found.push(gap(lower, upper, &Outcomes::between(whole, whole)));
        }
    }
}

fn out_of_reach(found: &mut Vec<Diagnostic>, table: &Table<'_>, reach: &Reach) {
    let bands = table.rubric.bands.iter().zip(&reach.bands);
    found.extend(
        bands
            .filter(|(_, given)| !**given)
            .map(|(band, _)| unreachable(band, reach.total.range())),
    );
}
