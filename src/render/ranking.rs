//! 排名: many units in one table.

use super::Look;
use super::score::{bands, figure, is_nothing};
use super::table::{fits, table};
use crate::evaluate::{Evaluation, ScoreRange};
use crate::model::Rubric;

/// One unit of a ranking.
#[derive(Debug, Clone)]
pub struct Row {
    /// 单位.
    pub unit: String,
    /// By category.
    pub categories: Vec<ScoreRange>,
    /// 加分 less 减分.
    pub adjustment: ScoreRange,
    /// 总分.
    pub total: ScoreRange,
    /// Possible 等次, as indices into the rubric's bands.
    pub bands: Vec<usize>,
    /// Whether `bands` may hold too many.
    pub at_most: bool,
}

impl Row {
    /// The row of one unit.
    pub fn new(unit: &str, result: &Evaluation) -> Self {
        let (bonus, malus) = (result.bonus, result.malus);
        Self {
            unit: unit.to_owned(),
            categories: result.categories.iter().map(|category| category.score).collect(),
            adjustment: ScoreRange {
                low: bonus.low.zip(malus.high).map(|(more, less)| more - less),
                high: bonus.high.zip(malus.low).map(|(more, less)| more - less),
            },
            total: result.total,
            bands: result.bands.clone(),
            at_most: result.at_most,
        }
    }
}

/// The ranking, best first; units with one total share a rank, and where totals are open so is the rank. The categories are
/// left out where there is no room for them.
pub fn ranking(rubric: &Rubric, mut rows: Vec<Row>, look: &Look) -> String {
    // an endless upper end is above, an endless lower end below every number
    let order = |row: &Row| (row.total.low, row.total.high.is_none(), row.total.high);
    rows.sort_by_key(|row| std::cmp::Reverse(order(row)));
    let ranks = ranks(&rows);
    let mut names: Vec<&str> = rubric.categories.iter().map(|category| category.name.shown()).collect();
    if names.contains(&"") {
        names.clear();
    }
    let (header, cells) = columns(rubric, &names, &rows, &ranks);
    let (header, cells) = if fits(&header, &cells, look) {
        (header, cells)
    } else {
        columns(rubric, &[], &rows, &ranks)
    };
    let numbers: Vec<usize> = (2..header.len() - 1).collect();
    table(&header, &cells, &numbers, look)
}

/// Header and cells, with a column for each of the categories called `names`.
fn columns<'a>(rubric: &Rubric, names: &[&'a str], rows: &[Row], ranks: &[String]) -> (Vec<&'a str>, Vec<Vec<String>>) {
    let adjusted = rows.iter().any(|row| !is_nothing(row.adjustment));
    let mut header = vec!["名次", "单位"];
    header.extend(names);
    header.extend(adjusted.then_some("加减分"));
    header.extend(["总分", "等次"]);
    let cells = rows.iter().zip(ranks).map(|(row, rank)| {
        let mut cells = vec![rank.clone(), row.unit.clone()];
        cells.extend(names.iter().zip(&row.categories).map(|(_, &range)| figure(range)));
        cells.extend(adjusted.then(|| figure(row.adjustment)));
        cells.push(figure(row.total));
        cells.push(bands(rubric, &row.bands, row.at_most));
        cells
    });
    (header, cells.collect())
}

/// `3`, or `2—4` where the order is still open. Rows are sorted by their lower ends.
fn ranks(rows: &[Row]) -> Vec<String> {
    let mut lows: Vec<_> = rows.iter().map(|row| row.total.low).collect();
    let mut highs: Vec<_> = rows.iter().map(|row| (row.total.high.is_none(), row.total.high)).collect();
    lows.sort_unstable();
    highs.sort_unstable();
    let rank = |row: &Row| {
        // surely above: their lowest is more than my highest
        let above = match row.total.high {
            Some(high) => lows.len() - lows.partition_point(|low| low.is_none_or(|low| low <= high)),
            None => 0,
        };
        // possibly above: their highest is more than my lowest; I may be counted among them myself
        let mine = (row.total.high.is_none(), row.total.high);
        let bar = (false, row.total.low);
        let perhaps = highs.len() - highs.partition_point(|high| *high <= bar) - usize::from(mine > bar);
        if above == perhaps {
            (above + 1).to_string()
        } else {
            format!("{}—{}", above + 1, perhaps + 1)
        }
    };
    rows.iter().map(rank).collect()
}
