//! An item, or several that were split or merged: title, place, points, and what it says.

use std::collections::HashMap;

use super::clauses::{Context, Entry, entries};
use super::draft::Draft;
use super::phrases::count;
use super::places::Places;
use super::{Change, ClauseChange, Kind, Place, elements, fields, prose};
use crate::diff::pairing::PartPair;
use crate::model::{ClauseId, ElementList, Item, ItemId, Name, Points, ScoreField};

/// The change of one part; none if nothing changed.
pub(super) fn change(context: &Context<'_>, places: &Places<'_>, part: &PartPair) -> Option<Change> {
    let old: Vec<&Item> = part.old.iter().filter_map(|id| places.old_item(*id)).collect();
    let new: Vec<&Item> = part.new.iter().filter_map(|id| places.new_item(*id)).collect();
    let mut draft = Draft::default();
    match (old.as_slice(), new.as_slice()) {
        ([], items) => {
            for item in items {
                draft.say(Kind::Added, format!("新增{}，{}分", title(item), item.full));
                whole(item, Kind::Added, &mut draft);
            }
        }
        (items, []) => {
            for item in items {
                draft.say(Kind::Deleted, format!("删除{}，{}分", title(item), item.full));
                whole(item, Kind::Deleted, &mut draft);
            }
        }
        ([one], [other]) => single(places, one, other, &mut draft),
        ([one], several) => {
            draft.say(Kind::Split, format!("{}拆分为{}", title(one), listed(several)));
            sums(&old, &new, &mut draft);
        }
        (several, [one]) => {
            draft.say(Kind::Merged, format!("{}合并为{}", listed(several), title(one)));
            sums(&old, &new, &mut draft);
        }
        _ => {}
    }
    if !old.is_empty() && !new.is_empty() {
        content(context, &old, &new, &mut draft);
    }
    let ids = |ids: &[ItemId]| ids.iter().map(|&id| Place::Item(id)).collect();
    draft.finish(ids(&part.old), ids(&part.new), part.sureness)
}

/// `指标「信息报送」`, `项「网上申请」`.
fn title(item: &Item) -> String {
    let keyword = if item.own_heading { "项" } else { "指标" };
    format!("{keyword}「{}」", item.name)
}

/// `「甲」（2分）、「乙」（1分）两项`.
fn listed(items: &[&Item]) -> String {
    let names: Vec<String> = items
        .iter()
        .map(|item| format!("「{}」（{}分）", item.name, item.full))
        .collect();
    format!("{}{}项", names.join("、"), count(items.len()))
}

fn single(places: &Places<'_>, old: &Item, new: &Item, draft: &mut Draft) {
    if old.name != new.name && (old.titled || new.titled) {
        draft.say(Kind::Renamed, format!("「{}」改名为「{}」", old.name, new.name));
    }
    if let Some((from, to)) = places.moved(old, new) {
        draft.say(Kind::Moved, format!("由{from}移至{to}"));
    }
    if old.full != new.full {
        draft.say(Kind::Points, format!("分值由{}分调整为{}分", old.full, new.full));
    }
}

fn sums(old: &[&Item], new: &[&Item], draft: &mut Draft) {
    let sum = |items: &[&Item]| -> Points { items.iter().map(|item| item.full).sum() };
    let (before, after) = (sum(old), sum(new));
    if before != after {
        draft.say(Kind::Points, format!("分值合计由{before}分调整为{after}分"));
    }
}

fn content(context: &Context<'_>, old: &[&Item], new: &[&Item], draft: &mut Draft) {
    let (before, after) = (clauses(old), clauses(new));
    let pairs = context.pair(&before, &after);
    let score = |items: &[&Item]| -> Vec<ScoreField> { items.iter().flat_map(|item| item.fields.clone()).collect() };
    let (one, other) = (score(old), score(new));
    let (one, other): (Vec<&ScoreField>, Vec<&ScoreField>) = (one.iter().collect(), other.iter().collect());
    fields::compare(&one, &other, (&before, &after), &pairs, draft);
    context.compare(&before, &after, &pairs, draft);
    let lists = |items: &[&'_ Item]| -> Vec<ElementList> { items.iter().flat_map(|item| item.elements.clone()).collect() };
    let (one, other) = (lists(old), lists(new));
    elements::compare(
        context,
        &one.iter().collect::<Vec<_>>(),
        &other.iter().collect::<Vec<_>>(),
        draft,
    );
    let texts = prose::of(old.iter().map(|item| &item.prose));
    prose::compare(&texts, &prose::of(new.iter().map(|item| &item.prose)), draft);
}

fn clauses<'a>(items: &[&'a Item]) -> Vec<Entry<'a>> {
    let mut all = entries(
        items.iter().flat_map(|item| &item.fields),
        items.iter().flat_map(|item| &item.vetoes),
    );
    if items.len() > 1 {
        let owner: HashMap<ClauseId, &Name> = items
            .iter()
            .flat_map(|item| {
                entries(item.fields.iter(), item.vetoes.iter())
                    .into_iter()
                    .map(|entry| (entry.clause.id, &item.name))
            })
            .collect();
        for entry in &mut all {
            entry.item = owner.get(&entry.clause.id).copied();
        }
    }
    all
}

/// All rows of an item that is only in one version.
fn whole(item: &Item, kind: Kind, draft: &mut Draft) {
    let sides = |text: String| match kind {
        Kind::Deleted => (Some(text), None),
        _ => (None, Some(text)),
    };
    for prose in item.prose.iter().filter(|prose| prose.keyword != "注") {
        let (old, new) = sides(prose.text.clone());
        draft.text(prose.keyword, kind, old, new);
    }
    if let Some(text) = elements::shown(&item.elements.iter().collect::<Vec<_>>()) {
        let (old, new) = sides(text);
        draft.text("要素", kind, old, new);
    }
    for entry in clauses(&[item]) {
        let (old, new) = sides(entry.clause.reading.text.clone());
        let id = Some(entry.clause.id);
        draft.row(ClauseChange {
            keyword: entry.kind.keyword().to_owned(),
            kind,
            ids: if old.is_some() { (id, None) } else { (None, id) },
            old,
            new,
            remark: String::new(),
        });
    }
}
