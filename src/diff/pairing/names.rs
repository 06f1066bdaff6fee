//! By name: first in the same place, then elsewhere.

use std::collections::HashMap;

use super::super::likeness::Rarity;
use super::links::Links;
use super::profile::Profile;
use super::side::Side;
use super::{Sureness, profile};
use crate::model::{Item, Name};

/// So alike must an item of the same name be that stands elsewhere, in per mille: the name counts for much of it.
const ENOUGH: u32 = 400;

/// Items with one title in one place are the same. Numbers (第n项) are no titles.
pub(super) fn in_place(old: &Side<'_>, new: &Side<'_>, links: &mut Links) {
    let path = |item: &Item| item.path.iter().map(Name::key).collect::<Vec<_>>().join("\n");
    let named = old.items.iter().enumerate().filter(|(_, item)| item.titled);
    let known: HashMap<String, usize> = named.map(|(at, item)| (path(item), at)).collect();
    for at in links.free_new() {
        let item = new.items[at];
        if let Some(&before) = known.get(&path(item)).filter(|_| item.titled)
            && links.of_old(before).next().is_none()
        {
            links.connect(before, at, Sureness::Named);
        }
    }
}

/// Items with one title that no other item has, in another place, are the same if the rest does not gainsay it.
pub(super) fn elsewhere(old: &Side<'_>, new: &Side<'_>, rarity: &Rarity, links: &mut Links) {
    // under the same indicator in another category, then anywhere
    for depth in [2, 1] {
        let name = |item: &Item| {
            let from = item.path.len().saturating_sub(depth);
            let parts = item.path.get(from..).unwrap_or_default();
            parts.iter().map(Name::key).collect::<Vec<_>>().join("\n")
        };
        let before = lone(old, links.free_old(), &name);
        let after = lone(new, links.free_new(), &name);
        let mut pairs: Vec<(usize, usize)> = before
            .iter()
            .filter_map(|(name, at)| Some(((*at)?, (*after.get(name)?)?)))
            .collect();
        pairs.sort_unstable();
        for (before, after) in pairs {
            let (one, other) = (Profile::new(old, before, rarity), Profile::new(new, after, rarity));
            let likeness = one.likeness(&other);
            if likeness >= ENOUGH {
                links.connect(before, after, profile::alike(likeness));
            }
        }
    }
}

/// The items of every name; none where several bear it.
fn lone(side: &Side<'_>, free: Vec<usize>, name: &impl Fn(&Item) -> String) -> HashMap<String, Option<usize>> {
    let mut all: HashMap<String, Option<usize>> = HashMap::new();
    for at in free.into_iter().filter(|&at| side.items[at].titled) {
        all.entry(name(side.items[at]))
            .and_modify(|known| *known = None)
            .or_insert(Some(at));
    }
    all
}
