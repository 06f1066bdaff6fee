//! 表头: words of the table that do not score.

use super::draft::Draft;
use super::rules::{closed, header};
use super::{Change, Kind, Place, prose};
use crate::diff::pairing::Sureness;
use crate::model::{Prose, Rubric};
use crate::text::fold;

/// The free fields of the head, and those whose words may change without their meaning.
const FREE: [&str; 4] = ["文号", "年度", "对象", "计分"];
const CLOSED: [&str; 5] = ["等次", "总分", "小数", "不适用", "折算"];
const NOTES: [&str; 2] = ["说明", "注"];

/// Title, header and notes, as one change; `told` are the fields of which something weightier has been said.
pub(super) fn change(old: &Rubric, new: &Rubric, told: &[Place]) -> Option<Change> {
    let mut draft = Draft::default();
    let mut places = Vec::new();
    let mut field = |keyword: &'static str, before: Option<String>, after: Option<String>| {
        let key = |words: &Option<String>| words.as_deref().map(fold::key);
        if key(&before) == key(&after) || told.contains(&Place::Table(keyword)) {
            return;
        }
        let words = [&before, &after].map(|words| words.as_deref().filter(|words| !words.is_empty()));
        draft.remarks.push(match words {
            [Some(before), Some(after)] if before.chars().count().max(after.chars().count()) <= 40 => {
                format!("{keyword}由「{before}」改为「{after}」")
            }
            [before, after] => prose::remark(keyword, before, after),
        });
        draft.text(keyword, Kind::Wording, before, after);
        places.push(Place::Table(keyword));
    };
    let title = |rubric: &Rubric| Some(rubric.title.shown().to_owned());
    field("细则", title(old), title(new));
    for keyword in FREE {
        field(keyword, header(old, keyword), header(new, keyword));
    }
    for keyword in CLOSED {
        field(keyword, closed(old, keyword), closed(new, keyword));
    }
    for keyword in NOTES {
        let of = |rubric: &'_ Rubric| -> Vec<Prose> {
            rubric
                .notes
                .iter()
                .filter(|prose| prose.keyword == keyword)
                .cloned()
                .collect()
        };
        let (before, after) = (of(old), of(new));
        let count = draft.rows.len();
        prose::compare(
            &prose::of([&before].into_iter()),
            &prose::of([&after].into_iter()),
            &mut draft,
        );
        if draft.rows.len() > count {
            places.push(Place::Table(keyword));
        }
    }
    draft.finish(places.clone(), places, Sureness::Named)
}
