//! 影响 for people: how many units go which way, and each that moves with the parts that move it.

use super::place;
use crate::diff::{Moved, PartMove, Place, Shift, Survey};
use crate::evaluate::ScoreRange;
use crate::model::{Name, Points, Rubric};
use crate::render::score::{figure, is_nothing, score};
use crate::render::{Look, Paint};

/// Columns by which what belongs to a unit is indented.
const INDENT: &str = "    ";

/// The counts, then every unit that moves.
pub fn impact(old: &Rubric, new: &Rubric, survey: &Survey, look: &Look) -> String {
    let mut out = format!("{}\n", look.paint(Paint::Strong, "对旧版佐证的影响"));
    for line in summary(survey) {
        out.push_str(&look.hang("", &line));
        out.push('\n');
    }
    for moved in &survey.movers {
        out.push('\n');
        let head = format!("{}：{}", moved.unit, totals(moved));
        let line = look.wrap("", INDENT.len(), &head);
        out.push_str(&line.replacen(&moved.unit, &look.paint(Paint::Strong, &moved.unit), 1));
        out.push('\n');
        for line in reasons(old, new, moved) {
            out.push_str(&look.hang(INDENT, &line));
            out.push('\n');
        }
    }
    out
}

/// How many units go which way, a sentence each.
pub fn summary(survey: &Survey) -> Vec<String> {
    let tally = &survey.tally;
    let counts = |word: &str, [rise, fall, stay, unclear]: [u64; 4]| {
        let unclear = match unclear {
            0 => String::new(),
            count => format!("，说不定的{count}个（有未填的佐证）"),
        };
        format!("{word}：上升{rise}个，下降{fall}个，不变{stay}个{unclear}")
    };
    let mut out = vec![
        format!("{}个单位的佐证按两版各评一次，新版才问的事实按未填计", tally.units),
        counts("总分", tally.scores),
        counts("等次", tally.bands),
    ];
    if survey.unlisted > 0 {
        out.push(format!("有变动的单位还有{}个没有列出", survey.unlisted));
    }
    if !survey.failed.is_empty() {
        out.push(format!("没有评定的{}个：{}", survey.failures, survey.failed.join("，")));
    }
    out
}

/// `90分优秀 → 88.5分良好（总分下降，等次下降）`.
pub fn totals(moved: &Moved) -> String {
    let side = |at: usize| {
        let names: Vec<&str> = moved.bands[at].iter().map(Name::shown).collect();
        format!("{}{}", score(moved.totals[at]), names.join("或"))
    };
    format!(
        "{} → {}（总分{}，等次{}）",
        side(0),
        side(1),
        word(moved.score),
        word(moved.band)
    )
}

/// 上升, 下降, 不变, 说不定.
pub fn word(shift: Shift) -> &'static str {
    match shift {
        Shift::Rises => "上升",
        Shift::Falls => "下降",
        Shift::Stays => "不变",
        Shift::Unclear => "说不定",
    }
}

/// One line a part that moves the unit, one for all that may, and what could not be carried over.
pub fn reasons(old: &Rubric, new: &Rubric, moved: &Moved) -> Vec<String> {
    let (open, sure): (Vec<&PartMove>, Vec<&PartMove>) = moved.parts.iter().partition(|part| part.shift == Shift::Unclear);
    let mut out: Vec<String> = sure.iter().map(|part| reason(old, new, part)).collect();
    let open: Vec<String> = open.iter().map(|part| reason(old, new, part)).collect();
    if !open.is_empty() {
        out.push(format!("说不定的：{}", open.join("；")));
    }
    let dropped: Vec<String> = moved
        .dropped
        .iter()
        .filter_map(|fact| new.facts.get(fact.index()))
        .map(|fact| format!("「{}」", fact.name))
        .collect();
    if !dropped.is_empty() {
        out.push(format!("{}的佐证不合新版的写法，按未填计", dropped.join("、")));
    }
    out
}

fn reason(old: &Rubric, new: &Rubric, part: &PartMove) -> String {
    let places = |items: &[crate::model::ItemId]| -> Vec<Place> { items.iter().map(|item| Place::Item(*item)).collect() };
    let place = if part.old.is_empty() && part.new.is_empty() {
        "加减分".to_owned()
    } else {
        place::place(old, new, &places(&part.old), &places(&part.new))
    };
    let loss = |range: Option<ScoreRange>| match range {
        None => "不适用".to_owned(),
        Some(range) if is_nothing(range) => "不失分".to_owned(),
        Some(range) if range.high.is_some_and(|high| high < Points::ZERO) => {
            let turned = ScoreRange {
                low: range.high.map(|high| -high),
                high: range.low.map(|low| -low),
            };
            format!("加{}分", figure(turned))
        }
        Some(range) => format!("失{}分", figure(range)),
    };
    format!("{place}：旧版{}，新版{}", loss(part.old_loss), loss(part.new_loss))
}
