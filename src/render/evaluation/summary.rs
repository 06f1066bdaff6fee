//! The end of a unit's page: total, band, how far the next band is, and what would decide.

use super::super::Paint;
use super::super::fact::question;
use super::super::score::{bands, is_nothing, score};
use super::Page;
use crate::evaluate::{BandDistance, Truth};
use crate::model::{Exempted, Points};

/// Facts listed under 决定等次的佐证.
const DECIDING: usize = 10;

/// Everything below the tables.
pub fn summary(page: &Page<'_>) -> String {
    let mut lines = Vec::new();
    exemptions(page, &mut lines);
    vetoes(page, &mut lines);
    total(page, &mut lines);
    deciding(page, &mut lines);
    let mut out = String::from("\n");
    for (head, words) in lines {
        let shown = page.look.hang(&head, &words);
        out.push_str(&shown.replacen(&head, &page.look.paint(Paint::Strong, &head), 1));
        out.push('\n');
    }
    out
}

type Lines = Vec<(String, String)>;

fn exemptions(page: &Page<'_>, lines: &mut Lines) {
    for claim in &page.evidence.exemptions {
        let state = match claim.state {
            Exempted::Approved => "已认定",
            Exempted::Pending => "待认定，两种结果都算在区间内",
            Exempted::Refused => "未获认定，仍按佐证计分",
        };
        let reason = if claim.reason.is_empty() {
            String::new()
        } else {
            format!("，理由：{}", claim.reason)
        };
        lines.push(("不适用：".to_owned(), format!("{}，{state}{reason}", claim.path)));
    }
}

fn vetoes(page: &Page<'_>, lines: &mut Lines) {
    for ((_, clause), result) in page.rubric.veto_clauses().zip(&page.result.vetoes) {
        let state = match result.holds {
            Truth::Yes => "成立",
            Truth::Maybe => "可能成立",
            Truth::No if page.explain => "不成立",
            Truth::No => continue,
        };
        lines.push(("否决：".to_owned(), format!("{}（{state}）", clause.reading.text)));
    }
}

fn total(page: &Page<'_>, lines: &mut Lines) {
    let result = page.result;
    let mut words = score(result.total);
    if !is_nothing(result.bonus) || !is_nothing(result.malus) {
        words.push_str(&format!(
            "（各类别{}，加分{}，减分{}）",
            score(result.base),
            score(result.bonus),
            score(result.malus)
        ));
    }
    if result.raw != result.total {
        words.push_str(&format!("，未经总分规则为{}", score(result.raw)));
    }
    lines.push(("总分：".to_owned(), words));
    if page.rubric.bands.is_empty() {
        return;
    }
    let mut words = bands(page.rubric, &result.bands, result.at_most);
    let by_points = result.low_distance.and_then(|distance| distance.band);
    if let (Some(points), [only]) = (by_points, result.bands.as_slice())
        && points != *only
        && let Some(band) = page.rubric.bands.get(points)
    {
        words.push_str(&format!("（按分数为{}，经否决降等）", band.name));
    }
    lines.push(("等次：".to_owned(), words));
    let ends = [result.low_distance, result.high_distance];
    let several = ends.iter().flatten().count() > 1;
    for distance in ends.into_iter().flatten() {
        let words = margin(page, &distance);
        if !words.is_empty() {
            let head = if several {
                format!("{}分时：", distance.total)
            } else {
                "距离：".to_owned()
            };
            lines.push((head, words));
        }
    }
    if let Some(converted) = result.converted {
        lines.push(("折算：".to_owned(), score(converted)));
    }
}

/// `再得0.5分为优秀；再失7分以上降为合格`.
fn margin(page: &Page<'_>, distance: &BandDistance) -> String {
    let name = |index: Option<usize>| {
        index
            .and_then(|index| page.rubric.bands.get(index))
            .map(|band| band.name.shown())
    };
    let band = distance.band;
    let better = name(band.and_then(|band| band.checked_sub(1)));
    let worse = name(band.map(|band| band + 1));
    let more = |sure: bool, points| {
        if sure {
            format!("{points}分即")
        } else {
            format!("超过{points}分")
        }
    };
    let mut parts = Vec::new();
    if let (Some((points, enough)), Some(better)) = (distance.to_better, better) {
        parts.push(format!("再得{}为{better}", more(enough, points)));
    }
    match (distance.to_worse, worse) {
        (Some((Points::ZERO, _)), Some(worse)) => parts.push(format!("正在下限，再失分即降为{worse}")),
        (Some((points, drops)), Some(worse)) => parts.push(format!("再失{}降为{worse}", more(drops, points))),
        _ => {}
    }
    parts.join("；")
}

fn deciding(page: &Page<'_>, lines: &mut Lines) {
    let facts = &page.result.deciding;
    let shown = if page.explain { facts.len() } else { DECIDING };
    for (index, deciding) in facts.iter().take(shown).enumerate() {
        let Some(fact) = page.rubric.facts.get(deciding.fact.index()) else {
            continue;
        };
        let removes = match deciding.removes {
            Some(Points::ZERO) => "只影响等次".to_owned(),
            Some(points) => format!("总分区间缩小{points}分"),
            None => "总分区间不再无限".to_owned(),
        };
        if index == 0 {
            lines.push(("决定等次的佐证：".to_owned(), "填写以下各项，影响大的在前".to_owned()));
        }
        let words = format!("{}（{}），{removes}", fact.full_path(), question(&fact.kind));
        lines.push((format!("  {}. ", index + 1), words));
    }
    if facts.len() > shown {
        lines.push((
            "  ".to_owned(),
            format!("另有{}项，用 --explain 全部列出", facts.len() - shown),
        ));
    }
}
