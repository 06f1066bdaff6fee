//! 否决: conditions on results that always or never hold, and actions that change nothing.

use std::collections::HashMap;

use super::open::Range;
use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0406, R0407};
use crate::model::reading::Subject;
use crate::model::{
    Bound, Bounds, Clause, Comparison, Condition, Effect, GradeBand, Item, Name, Points, Ratio, ResultCondition, Rubric,
    VetoAction,
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

/// Lower than there are bands.
fn too_far(clause: &Clause, bands: &[GradeBand], by: u32) -> Option<Diagnostic> {
    let lowest = &bands.last()?.name;
    if usize::try_from(by).is_ok_and(|by| by < bands.len()) {
        return None;
    }
    let message = format!(
        "「{}」降不了{by}个等次：一共只有{}个，最多降到「{lowest}」",
        clause.reading.text,
        bands.len()
    );
    let help = format!("请对照原文核对个数；要降到最低的，请写「…的，评为{lowest}」");
    Some(Diagnostic::new(&R0407, message, clause.reading.span, "降不了").help(help))
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let rubric = table.rubric;
    let mut titles: Option<Titles<'_>> = None;
    for (item, clause) in rubric.veto_clauses() {
        if let Condition::Result(condition) = &clause.reading.condition {
            let titles = titles.get_or_insert_with(|| Titles::new(table));
            found.extend(result(rubric, titles, item, clause, condition));
        }
        let Effect::Veto(action) = &clause.reading.effect else {
            continue;
        };
        match action {
            VetoAction::Grade(name) if rubric.bands.first().is_some_and(|band| band.name == *name) => {
                found.push(idle(clause, &format!("「{name}」已是最高的等次，否决从不提高等次")));
            }
            VetoAction::Bar(names) if !rubric.bands.is_empty() && rubric.bands.iter().all(|band| names.contains(&band.name)) => {
                found.push(idle(clause, "全部等次都不得评，没有等次可评"));
            }
            VetoAction::Lower(by) => found.extend(too_far(clause, &rubric.bands, *by)),
            _ => {}
        }
    }
}

/// The values the subject can take against the bounds.
fn result(
    rubric: &Rubric,
    titles: &Titles<'_>,
    item: Option<&Item>,
    clause: &Clause,
    condition: &ResultCondition,
) -> Option<Diagnostic> {
    let (zero, bounds) = (Some(Points::ZERO), &condition.bounds);
    let judge = |high: Points| verdict(bounds, zero, Some(high));
    if condition.subject == Subject::Total {
        let (low, high) = titles.totals(rubric, condition.rate);
        let said = |end: Option<Points>, without: &str| end.map_or(without.to_owned(), |end| end.to_string());
        let unit = if condition.rate { "%" } else { "分" };
        let words = format!("总分在{}到{}{unit}之间", said(low, "负无穷"), said(high, "无穷"));
        return verdict(bounds, low, high).map(|holds| fixed(clause, holds, &words));
    }
    if condition.rate {
        return judge(Points::whole(100)).map(|holds| fixed(clause, holds, "得分率在0到100%之间"));
    }
    let (least, most) = titles.ends(rubric, item, &condition.subject)?;
    let name = match &condition.subject {
        Subject::Titled(name) => format!("「{name}」"),
        Subject::AnyCategory => "各类别".to_owned(),
        Subject::OwnCategory => "本类别".to_owned(),
        Subject::OwnItem | Subject::Total => "本项".to_owned(),
    };
    // of 任一类别: never, if not for the largest; always, if for the smallest
    judge(most)
        .map(|holds| fixed(clause, holds, &format!("{name}最高{most}分")))
        .or_else(|| (judge(least) == Some(true)).then(|| fixed(clause, true, &format!("{name}里有的最高只有{least}分"))))
}

/// Least and most points of what bears one title.
type Ends = (Points, Points);

/// Points of categories, indicators and items by title, of all categories, and of the total.
struct Titles<'a> {
    total: Range,
    by_name: HashMap<&'a Name, Ends>,
    categories: Option<Ends>,
}

impl<'a> Titles<'a> {
    fn new(table: &Table<'a>) -> Self {
        let rubric = table.rubric;
        let mut by_name: HashMap<&Name, Ends> = HashMap::new();
        let mut categories: Option<Ends> = None;
        let mut add = |name: &'a Name, full: Points| {
            let ends = by_name.entry(name).or_insert((full, full));
            *ends = wider(*ends, full);
        };
        for category in &rubric.categories {
            add(&category.name, category.full);
            categories = Some(wider(categories.unwrap_or((category.full, category.full)), category.full));
            for indicator in &category.indicators {
                add(&indicator.name, indicator.full);
                let items = indicator.items.iter().filter(|item| item.own_heading);
                items.for_each(|item| add(&item.name, item.full));
            }
        }
        Self {
            total: Range::of(table),
            by_name,
            categories,
        }
    }

    /// The ends of the total, or of its rate where that is plain.
    fn totals(&self, rubric: &Rubric, rate: bool) -> (Option<Points>, Option<Points>) {
        let Range { low, high } = self.total;
        if !rate {
            return (low, high);
        }
        let high = high.filter(|high| *high == rubric.full);
        (low.filter(|low| *low == Points::ZERO), high.map(|_| Points::whole(100)))
    }

    /// Least and most points of what the subject may be.
    fn ends(&self, rubric: &Rubric, item: Option<&Item>, subject: &Subject) -> Option<Ends> {
        let one = |full: Points| (full, full);
        match subject {
            Subject::Total => None,
            Subject::AnyCategory => self.categories,
            Subject::OwnItem => item.map(|item| one(item.full)),
            Subject::OwnCategory => item
                .and_then(|item| rubric.categories.get(item.category.index()))
                .map(|category| one(category.full)),
            Subject::Titled(name) => self.by_name.get(name).copied(),
        }
    }
}

fn wider((least, most): Ends, full: Points) -> Ends {
    (least.min(full), most.max(full))
}

/// Whether the bounds hold for all values from `low` to `high`, or for none.
fn verdict(bounds: &Bounds, low: Option<Points>, high: Option<Points>) -> Option<bool> {
    let mut verdicts = std::iter::once(&bounds.first)
        .chain(&bounds.second)
        .map(|bound| of_bound(bound, low, high));
    verdicts
        .try_fold(true, |all, one| match one {
            Some(false) => Err(Some(false)),
            Some(true) => Ok(all),
            None => Ok(false),
        })
        .map_or_else(|never| never, |all| all.then_some(true))
}

/// Whether the bound holds for all values of the range, or for none.
fn of_bound(bound: &Bound, low: Option<Points>, high: Option<Points>) -> Option<bool> {
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
        _ => None,
    }
}
