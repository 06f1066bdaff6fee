//! 否决: conditions on results that always or never hold, and actions that change nothing.

use super::open::Range;
use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0406, R0407};
use crate::model::reading::Subject;
use crate::model::{
    Bound, Bounds, Clause, Comparison, Condition, Effect, Item, Points, Ratio, ResultCondition, Rubric, VetoAction,
};

/// A condition that does not depend on anything.
fn fixed(clause: &Clause, holds: bool, range: &str) -> Diagnostic {
    let word = if holds { "总是成立" } else { "永远不成立" };
    Diagnostic::new(
        &R0406,
        format!("「{}」的条件{word}：{range}", clause.reading.text),
        clause.reading.span,
        word,
    )
    .help("请核对界限；比较的是得分率的，请写成「…得分率低于60%的」")
}

/// An action without effect.
fn idle(clause: &Clause, why: &str) -> Diagnostic {
    Diagnostic::new(
        &R0407,
        format!("「{}」不会改变等次：{why}", clause.reading.text),
        clause.reading.span,
        "不起作用",
    )
    .help("请对照原文核对等次名称")
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let rubric = table.rubric;
    for (item, clause) in rubric.veto_clauses() {
        if let Condition::Result(condition) = &clause.reading.condition {
            found.extend(result(table, item, clause, condition));
        }
        let Effect::Veto(action) = &clause.reading.effect else {
            continue;
        };
        let last = rubric.bands.len().saturating_sub(1);
        match action {
            VetoAction::Grade(name) if rubric.bands.first().is_some_and(|band| band.name == *name) => {
                found.push(idle(clause, &format!("「{name}」已是最高的等次，否决从不提高等次")));
            }
            VetoAction::Bar(names) if !rubric.bands.is_empty() && rubric.bands.iter().all(|band| names.contains(&band.name)) => {
                found.push(idle(clause, "全部等次都不得评，没有等次可评"));
            }
            VetoAction::Lower(by) if last > 0 && usize::try_from(*by).is_ok_and(|by| by > last) => {
                found.push(idle(clause, &format!("一共只有{}个等次，降不了{by}个", last + 1)));
            }
            _ => {}
        }
    }
}

/// The values the subject can take against the bounds.
fn result(table: &Table<'_>, item: Option<&Item>, clause: &Clause, condition: &ResultCondition) -> Option<Diagnostic> {
    if condition.rate && condition.subject != Subject::Total {
        return against(
            clause,
            &condition.bounds,
            Some(Points::ZERO),
            Some(Points::whole(100)),
            "得分率在0到100%之间",
        );
    }
    let fulls = fulls(table.rubric, item, &condition.subject);
    if condition.subject == Subject::Total {
        let range = Range::of(table);
        let (low, high) = if condition.rate {
            (
                range.low.filter(|low| *low == Points::ZERO),
                range
                    .high
                    .filter(|high| *high == table.rubric.full)
                    .map(|_| Points::whole(100)),
            )
        } else {
            (range.low, range.high)
        };
        let said = |end: Option<Points>, without: &str| end.map_or(without.to_owned(), |end| end.to_string());
        let words = format!("总分在{}到{}之间", said(low, "负无穷"), said(high, "不封顶"));
        return against(clause, &condition.bounds, low, high, &words);
    }
    let (least, largest) = (fulls.iter().min()?, fulls.iter().max()?);
    let name = match &condition.subject {
        Subject::Titled(name) => format!("「{name}」"),
        Subject::AnyCategory => "各类别".to_owned(),
        Subject::OwnCategory => "本类别".to_owned(),
        Subject::OwnItem | Subject::Total => "本项".to_owned(),
    };
    // 任一类别: it holds for sure only if it does for the smallest, never only if for none
    against(
        clause,
        &condition.bounds,
        Some(Points::ZERO),
        Some(*largest),
        &format!("{name}最高{largest}分"),
    )
    .or_else(|| {
        (least != largest)
            .then(|| {
                against(
                    clause,
                    &condition.bounds,
                    Some(Points::ZERO),
                    Some(*least),
                    &format!("有的类别一共只有{least}分"),
                )
            })
            .flatten()
    })
}

/// The points of every unit the subject may be.
fn fulls(rubric: &Rubric, item: Option<&Item>, subject: &Subject) -> Vec<Points> {
    let categories = rubric.categories.iter();
    match subject {
        Subject::Total => Vec::new(),
        Subject::AnyCategory => categories.map(|category| category.full).collect(),
        Subject::OwnItem => item.iter().map(|item| item.full).collect(),
        Subject::OwnCategory => item
            .and_then(|item| rubric.categories.get(item.category.index()))
            .iter()
            .map(|c| c.full)
            .collect(),
        Subject::Titled(name) => {
            let of_categories = categories.clone().map(|category| (&category.name, category.full));
            let indicators = categories
                .clone()
                .flat_map(|category| &category.indicators)
                .map(|i| (&i.name, i.full));
            let items = rubric
                .items()
                .filter(|item| item.own_heading)
                .map(|item| (&item.name, item.full));
            of_categories
                .chain(indicators)
                .chain(items)
                .filter(|(title, _)| *title == name)
                .map(|(_, full)| full)
                .collect()
        }
    }
}

/// A finding if all values from `low` to `high` agree about the bounds.
fn against(clause: &Clause, bounds: &Bounds, low: Option<Points>, high: Option<Points>, range: &str) -> Option<Diagnostic> {
    let both = || std::iter::once(&bounds.first).chain(&bounds.second);
    if both().any(|bound| verdict(bound, low, high) == Some(false)) {
        return Some(fixed(clause, false, range));
    }
    both()
        .all(|bound| verdict(bound, low, high) == Some(true))
        .then(|| fixed(clause, true, range))
}

/// Whether the bound holds for all values of the range, or for none.
fn verdict(bound: &Bound, low: Option<Points>, high: Option<Points>) -> Option<bool> {
    let below = |strict: bool| {
        low.is_some_and(|low| {
            if strict {
                bound.value < Ratio::from(low)
            } else {
                bound.value <= Ratio::from(low)
            }
        })
    };
    let above = |strict: bool| {
        high.is_some_and(|high| {
            if strict {
                bound.value > Ratio::from(high)
            } else {
                bound.value >= Ratio::from(high)
            }
        })
    };
    match bound.op {
        Comparison::Less if below(false) => Some(false),
        Comparison::Less if above(true) => Some(true),
        Comparison::AtMost if below(true) => Some(false),
        Comparison::AtMost if above(false) => Some(true),
        Comparison::More if above(false) => Some(false),
        Comparison::More if below(true) => Some(true),
        Comparison::AtLeast if above(true) => Some(false),
        Comparison::AtLeast if below(false) => Some(true),
        Comparison::Equal if below(true) || above(true) => Some(false),
        _ => None,
    }
}
