//! 分值之和: items make their indicator, indicators their category, categories 满分.

use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0301, R0302, R0311};
use crate::model::{Category, Indicator, Points};
use crate::text::Span;

/// Parts that a message shows at most; a table of thousands must not fill the screen.
const SHOWN: usize = 12;

/// One part of a sum.
struct Part<'a> {
    name: &'a str,
    points: Points,
    span: Span,
}

/// A heading whose parts do not add up.
struct Mismatch<'a> {
    /// The heading's title; none for 满分.
    title: Option<&'a str>,
    stated: Points,
    span: Span,
    parts: Vec<Part<'a>>,
    /// What the parts are called: 项, 个类别.
    counter: &'static str,
    /// The heading above that is off by the same points: then this heading's own number is the wrong one.
    above: Option<String>,
}

impl Mismatch<'_> {
    /// 「组织保障」 or 满分.
    fn whole(&self) -> String {
        self.title.map_or_else(|| "满分".to_owned(), |title| format!("「{title}」"))
    }

    fn total(&self) -> Points {
        self.parts.iter().map(|part| part.points).sum()
    }

    /// 少1分, 多0.5分.
    fn difference(&self) -> String {
        let (word, by) = if self.total() < self.stated {
            ("少", self.stated - self.total())
        } else {
            ("多", self.total() - self.stated)
        };
        format!("{word}{by}分")
    }

    fn diagnostic(&self) -> Diagnostic {
        let (count, total) = (self.parts.len(), self.total());
        let message = format!(
            "{}应为{}分，下列{count}{}合计{total}分，{}",
            self.whole(),
            self.stated,
            self.counter,
            self.difference()
        );
        let mut found = Diagnostic::new(&R0301, message, self.span, format!("应为{}分", self.stated));
        for part in self.parts.iter().take(SHOWN) {
            found = found.also(part.span, format!("{}分", part.points));
        }
        found.help(self.help())
    }

    fn help(&self) -> String {
        let shown = self.parts.iter().take(SHOWN);
        let listed: Vec<String> = shown.map(|part| format!("{}{}分", part.name, part.points)).collect();
        let rest = if self.parts.len() > SHOWN { "等" } else { "" };
        let listed = format!("下列各部分是：{}{rest}", listed.join("、"));
        match &self.above {
            Some(above) => format!(
                "{listed}；{above}也差同样的分，看来是{}的分值写错了：改为{}分，两处就都平了",
                self.whole(),
                self.total()
            ),
            None => format!("{listed}；请对照原文改正写错的分值"),
        }
    }

    /// Whether a lower heading that is off by the same points explains this one.
    fn is_due_to(&self, lower: &Self) -> bool {
        self.total() - self.stated == lower.stated - lower.total()
    }
}

/// A heading of no points.
fn nothing(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&R0311, format!("「{name}」的分值为0"), span, "0分").help("请写明它的分值；不计分的内容请写在注或者说明里")
}

/// No 满分.
fn unstated(total: Points, span: Span) -> Diagnostic {
    Diagnostic::new(&R0302, "细则没有写明满分", span, "缺满分").help(format!(
        "请在第一个类别之前写明，例如「满分：{total}分」（现在各部分合计{total}分）"
    ))
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let mut wrong: Vec<Mismatch<'_>> = Vec::new();
    for category in &table.rubric.categories {
        if !table.has_headings(category) {
            continue;
        }
        empty(found, category);
        let before = wrong.len();
        wrong.extend(category.indicators.iter().filter_map(indicator));
        raise(&mut wrong, before, of_category(category));
    }
    if table.has_all_headings() {
        let whole = whole(found, table);
        raise(&mut wrong, 0, whole);
    }
    found.extend(wrong.iter().map(Mismatch::diagnostic));
}

/// Adds the mismatch of a heading, unless the only one below it (from `below` on) has the wrong number itself.
fn raise<'a>(wrong: &mut Vec<Mismatch<'a>>, below: usize, upper: Option<Mismatch<'a>>) {
    let Some(upper) = upper else { return };
    match wrong.get_mut(below..) {
        Some([lower]) if lower.above.is_none() && upper.is_due_to(lower) => lower.above = Some(upper.whole()),
        _ => wrong.push(upper),
    }
}

/// Headings of no points.
fn empty(found: &mut Vec<Diagnostic>, category: &Category) {
    for item in category.indicators.iter().flat_map(|indicator| &indicator.items) {
        if item.full == Points::ZERO {
            found.push(nothing(item.name.shown(), item.full_span));
        }
    }
}

fn indicator(indicator: &Indicator) -> Option<Mismatch<'_>> {
    let (stated, span) = indicator.stated?;
    let parts = indicator.items.iter().filter(|item| item.own_heading);
    let parts: Vec<Part<'_>> = parts.map(|item| part(item.name.shown(), item.full, item.full_span)).collect();
    mismatch(Some(indicator.name.shown()), stated, span, parts, "项")
}

fn of_category(category: &Category) -> Option<Mismatch<'_>> {
    let (stated, span) = category.stated?;
    mismatch(Some(category.name.shown()), stated, span, indicators(category), "项")
}

/// 满分 against the categories, or against the indicators where 类别 is left out.
fn whole<'a>(found: &mut Vec<Diagnostic>, table: &Table<'a>) -> Option<Mismatch<'a>> {
    let categories = &table.rubric.categories;
    if categories.is_empty() {
        return None;
    }
    let parts: Vec<Part<'_>> = categories
        .iter()
        .flat_map(|category| match category.name.is_empty() {
            true => indicators(category),
            false => vec![part(
                category.name.shown(),
                category.full,
                category.stated.map_or(category.span, |(_, span)| span),
            )],
        })
        .collect();
    let Some(span) = table.rubric.full_span else {
        found.push(unstated(parts.iter().map(|part| part.points).sum(), table.rubric.span));
        return None;
    };
    let counter = if categories.iter().all(|category| category.name.is_empty()) {
        "项"
    } else {
        "个类别"
    };
    mismatch(None, table.rubric.full, span, parts, counter)
}

fn indicators(category: &Category) -> Vec<Part<'_>> {
    let span = |indicator: &Indicator| indicator.stated.map_or(indicator.span, |(_, span)| span);
    category
        .indicators
        .iter()
        .map(|i| part(i.name.shown(), i.full, span(i)))
        .collect()
}

fn part(name: &str, points: Points, span: Span) -> Part<'_> {
    Part { name, points, span }
}

fn mismatch<'a>(
    title: Option<&'a str>,
    stated: Points,
    span: Span,
    parts: Vec<Part<'a>>,
    counter: &'static str,
) -> Option<Mismatch<'a>> {
    let total: Points = parts.iter().map(|part| part.points).sum();
    (total != stated && !parts.is_empty()).then_some(Mismatch {
        title,
        stated,
        span,
        parts,
        counter,
        above: None,
    })
}
