//! Places of a change in words.

use crate::diff::Place;
use crate::model::Rubric;

/// The paths of several places: `信息公开/指南公开、信息公开/年报公开`.
pub fn paths(rubric: &Rubric, places: &[Place]) -> String {
    places
        .iter()
        .map(|place| place.path(rubric).join("/"))
        .collect::<Vec<_>>()
        .join("、")
}

/// Where a change is: the newer place, and the older before it where that is called otherwise.
pub fn place(old: &Rubric, new: &Rubric, before: &[Place], after: &[Place]) -> String {
    let (from, to) = (paths(old, before), paths(new, after));
    match (before.is_empty(), after.is_empty()) {
        (true, _) => to,
        (_, true) => from,
        _ if from == to => to,
        _ => format!("{from} → {to}"),
    }
}
