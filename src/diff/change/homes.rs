//! 类别, and 指标 that have 项: new, gone, renamed, moved, other words.

use super::draft::Draft;
use super::phrases::count;
use super::places::Places;
use super::{Change, Kind, Place, prose};
use crate::diff::pairing::{IndicatorPlace, Sureness};
use crate::model::{Category, Indicator, Name};

/// What became of a category; older, newer, by index.
pub(super) fn category(places: &Places<'_>, ends: (Option<usize>, Option<usize>)) -> Option<Change> {
    let find = |categories: &'_ [Category], at: Option<usize>| at.and_then(|at| categories.get(at)).cloned();
    let old = find(&places.old.categories, ends.0);
    let new = find(&places.new.categories, ends.1);
    let mut draft = Draft::default();
    match (&old, &new) {
        (Some(one), Some(other)) => {
            renamed(&one.name, &other.name, "类别", &mut draft);
            let texts = |category: &'_ Category| category.prose.clone();
            let (before, after) = (texts(one), texts(other));
            prose::compare(
                &prose::of([&before].into_iter()),
                &prose::of([&after].into_iter()),
                &mut draft,
            );
        }
        (None, Some(category)) if !category.name.is_empty() => {
            let words = there(places.lived_on(None, ends.1), category, "原在别处");
            draft.say(Kind::Added, format!("新增{}{words}", described(category)));
        }
        (Some(category), None) if !category.name.is_empty() => {
            let words = there(places.lived_on(ends.0, None), category, "移到别处");
            draft.say(Kind::Deleted, format!("删除{}{words}", described(category)));
        }
        _ => {}
    }
    let place = |at: Option<usize>| at.into_iter().map(Place::Category).collect();
    let renamed = old.zip(new).is_some_and(|(one, other)| one.name != other.name);
    let sureness = match ends {
        (Some(from), Some(to)) if renamed => places.shared_categories(from, to),
        _ => Sureness::Named,
    };
    draft.finish(place(ends.0), place(ends.1), sureness)
}

/// `，其中两项移到别处`.
fn there(moved: usize, category: &Category, words: &str) -> String {
    let items: usize = category.indicators.iter().map(|indicator| indicator.items.len()).sum();
    match moved.min(items) {
        0 => String::new(),
        moved if moved == items => format!("，{words}"),
        moved => format!("，其中{}项{words}", count(moved)),
    }
}

fn described(category: &Category) -> String {
    let items = category.indicators.iter().map(|indicator| indicator.items.len()).sum();
    format!("类别「{}」，{}分，{}项", category.name, category.full, count(items))
}

/// What became of an indicator with 项.
pub(super) fn indicator(places: &Places<'_>, ends: (Option<IndicatorPlace>, Option<IndicatorPlace>)) -> Option<Change> {
    let find = |categories: &'_ [Category], at: Option<IndicatorPlace>| -> Option<Indicator> {
        at.and_then(|(category, at)| categories.get(category)?.indicators.get(at))
            .cloned()
    };
    let old = find(&places.old.categories, ends.0);
    let new = find(&places.new.categories, ends.1);
    let mut draft = Draft::default();
    match (&old, &new) {
        (Some(one), Some(other)) => {
            renamed(&one.name, &other.name, "指标", &mut draft);
            if let (Some(from), Some(to)) = ends
                && let Some((from, to)) = places.moved_category(from.0, to.0)
            {
                draft.say(Kind::Moved, format!("指标「{}」由{from}移至{to}", other.name));
            }
            let (before, after) = (&one.prose, &other.prose);
            prose::compare(&prose::of([before].into_iter()), &prose::of([after].into_iter()), &mut draft);
        }
        (None, Some(indicator)) => draft.say(Kind::Added, format!("新增{}", outlined(indicator))),
        (Some(indicator), None) => draft.say(Kind::Deleted, format!("删除{}", outlined(indicator))),
        (None, None) => {}
    }
    let place = |at: Option<IndicatorPlace>| at.into_iter().map(|(category, at)| Place::Indicator(category, at)).collect();
    let renamed = old.zip(new).is_some_and(|(one, other)| one.name != other.name);
    let sureness = match ends {
        (Some(from), Some(to)) if renamed => places.shared_indicators(from, to),
        _ => Sureness::Named,
    };
    draft.finish(place(ends.0), place(ends.1), sureness)
}

fn outlined(indicator: &Indicator) -> String {
    format!(
        "指标「{}」，{}分，{}项",
        indicator.name,
        indicator.full,
        count(indicator.items.len())
    )
}

fn renamed(old: &Name, new: &Name, keyword: &str, draft: &mut Draft) {
    if old != new {
        draft.say(Kind::Renamed, format!("{keyword}「{old}」改名为「{new}」"));
    }
}
