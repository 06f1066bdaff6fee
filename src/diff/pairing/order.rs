//! The order of parts: that of the newer version, what was deleted where it would stand.

use super::links::Links;
use super::side::Side;
use super::{PartPair, Sureness};
use crate::model::ItemId;

/// Every part, in order.
pub(super) fn parts(old: &Side<'_>, new: &Side<'_>, links: &Links, categories: &[(usize, usize)]) -> Vec<PartPair> {
    let mut gone = deleted(old, new, links, categories).into_iter().peekable();
    let mut parts = Vec::new();
    for item in 0..=new.items.len() {
        while let Some((_, before)) = gone.next_if(|&(anchor, _)| anchor <= item) {
            parts.push(part(links, vec![before], Vec::new()));
        }
        if item == new.items.len() {
            break;
        }
        let olds: Vec<usize> = links.of_new(item).collect();
        let news: Vec<usize> = match olds.as_slice() {
            [only] => links.of_old(*only).collect(),
            _ => vec![item],
        };
        if news.iter().min() == Some(&item) {
            parts.push(part(links, olds, news));
        }
    }
    parts
}

/// Older items that have no link, each with the newer item it stands before: behind the one it stood behind, unless that went to
/// another category.
fn deleted(old: &Side<'_>, new: &Side<'_>, links: &Links, categories: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut paired = vec![None; old.rubric.categories.len()];
    for &(before, after) in categories {
        paired[before] = Some(after);
    }
    let start = |category: usize| new.homes.partition_point(|home| home.0 < category);
    let mut gone = Vec::new();
    let (mut category, mut anchor) = (usize::MAX, 0);
    for item in 0..old.items.len() {
        let home = old.homes[item].0;
        if home != category {
            let ended = paired
                .get(category)
                .copied()
                .flatten()
                .map_or(anchor, |after| start(after + 1));
            anchor = paired[home].map_or(ended, start);
            category = home;
        }
        match links
            .of_old(item)
            .filter(|&after| Some(new.homes[after].0) == paired[home])
            .max()
        {
            Some(after) => anchor = after + 1,
            None if links.of_old(item).next().is_none() => gone.push((anchor, item)),
            None => {}
        }
    }
    gone.sort_unstable();
    gone
}

fn part(links: &Links, mut old: Vec<usize>, mut new: Vec<usize>) -> PartPair {
    old.sort_unstable();
    new.sort_unstable();
    let ids = |items: Vec<usize>| {
        items
            .into_iter()
            .map(|item| ItemId(u32::try_from(item).unwrap_or(u32::MAX)))
            .collect()
    };
    PartPair {
        sureness: old.iter().flat_map(|&item| links.sureness(item)).fold(Sureness::Named, least),
        facts: Vec::new(),
        old: ids(old),
        new: ids(new),
    }
}

/// The less sure of two.
fn least(one: Sureness, other: Sureness) -> Sureness {
    match (one, other) {
        (Sureness::Alike(one), Sureness::Alike(other)) => Sureness::Alike(one.min(other)),
        (alike @ Sureness::Alike(_), _) | (_, alike @ Sureness::Alike(_)) => alike,
        (Sureness::Pinned, _) | (_, Sureness::Pinned) => Sureness::Pinned,
        (Sureness::Named, Sureness::Named) => Sureness::Named,
    }
}
