//! 等次: names and limits.

use std::collections::HashMap;

use super::draft::Draft;
use super::phrases::{quoted, range};
use super::{Change, Kind, Place};
use crate::diff::pairing::Sureness;
use crate::model::{GradeBand, Name, Rubric};

/// What changed in the bands; other words for the same bands are the table's wording.
pub(super) fn change(old: &Rubric, new: &Rubric) -> Option<Change> {
    let key = |rubric: &Rubric| -> Vec<_> {
        rubric
            .bands
            .iter()
            .map(|band| (band.name.clone(), band.low, band.high))
            .collect()
    };
    if key(old) == key(new) {
        return None;
    }
    let mut draft = Draft::default();
    let known: HashMap<&Name, &GradeBand> = old.bands.iter().map(|band| (&band.name, band)).collect();
    let came: Vec<&GradeBand> = new.bands.iter().filter(|band| !known.contains_key(&band.name)).collect();
    let stayed: Vec<&Name> = new.bands.iter().map(|band| &band.name).collect();
    let gone: Vec<&GradeBand> = old.bands.iter().filter(|band| !stayed.contains(&&band.name)).collect();
    for band in &new.bands {
        if let Some(before) = known.get(&band.name)
            && (before.low, before.high) != (band.low, band.high)
        {
            draft
                .remarks
                .push(format!("「{}」由{}改为{}", band.name, range(before), range(band)));
        }
    }
    // as many as before: other names for the same places in the order
    if came.len() == gone.len() && old.bands.len() == new.bands.len() {
        for (before, after) in gone.iter().zip(&came) {
            draft.remarks.push(format!("等次「{}」改名为「{}」", before.name, after.name));
            if (before.low, before.high) != (after.low, after.high) {
                draft
                    .remarks
                    .push(format!("「{}」由{}改为{}", after.name, range(before), range(after)));
            }
        }
    } else {
        if !came.is_empty() {
            draft
                .remarks
                .push(format!("增加等次{}", quoted(came.iter().map(|band| &band.name))));
        }
        if !gone.is_empty() {
            draft
                .remarks
                .push(format!("取消等次{}", quoted(gone.iter().map(|band| &band.name))));
        }
    }
    if draft.remarks.is_empty() {
        draft.remarks.push("调整等次的次序".to_owned());
    }
    draft.text("等次", Kind::Bands, words(old), words(new));
    let place = |rubric: &Rubric| {
        if rubric.bands.is_empty() {
            vec![]
        } else {
            vec![Place::Table("等次")]
        }
    };
    draft.finish(place(old), place(new), Sureness::Named)
}

/// The field as written.
fn words(rubric: &Rubric) -> Option<String> {
    let stated = rubric.closed.iter().find(|prose| prose.keyword == "等次");
    stated.map(|prose| prose.text.clone())
}
