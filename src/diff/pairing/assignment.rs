//! By likeness: the remaining items as an assignment problem.
//!
//! Only pairs that are alike enough are looked at, and they fall into small groups that have nothing to do with each other: each
//! group is solved by itself, exactly; one of very many items greedily, best pair first.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use super::super::likeness::Rarity;
use super::homes::{self, Homes};
use super::links::Links;
use super::profile::{self, Profile, alike};
use super::side::Side;

/// So alike must two items be to be taken for the same, in per mille.
const ENOUGH: u32 = 500;
/// So alike at least are items whose clauses are the same and stand nowhere else.
const CLAUSES: u32 = 600;
/// What the same place, the same number in it and the same points add.
const PLACE: u32 = 50;
const NUMBER: u32 = 50;
const POINTS: u32 = 30;
/// Up to so many pairs all are compared; beyond, only those that share rare words.
const ALL: usize = 40_000;
/// Rare words of an item by which others are found, and how many items a rare word may stand in.
const RARE: usize = 12;
const BEARERS: usize = 40;
/// A group of more items on either side is solved greedily.
const EXACT: usize = 300;

/// Two items, and how alike they are.
struct Edge {
    old: usize,
    new: usize,
    likeness: u32,
}

/// Links the items that are alike enough so that the whole is as alike as can be.
pub(super) fn assign(old: &Side<'_>, new: &Side<'_>, rarity: &Rarity, links: &mut Links) {
    let (olds, news) = (links.free_old(), links.free_new());
    if olds.is_empty() || news.is_empty() {
        return;
    }
    let homes = homes::pair(old, new, links);
    let before: Vec<Profile> = olds.iter().map(|&at| Profile::new(old, at, rarity)).collect();
    let after: Vec<Profile> = news.iter().map(|&at| Profile::new(new, at, rarity)).collect();
    let telling = Telling::new(old, new);
    let mut edges = Vec::new();
    for (row, column) in candidates(&before, &after, rarity) {
        let (one, other) = (&before[row], &after[column]);
        if !one.is_supported(other) {
            continue;
        }
        // clauses that stand in one item only, word for word, tell it, however short they are; another 内容 speaks against short ones
        let same_points = old.items[olds[row]].full == new.items[news[column]].full;
        let agreed = || one.agrees(other) || (same_points && one.is_specific());
        let likeness = one.likeness(other);
        let likeness = if telling.are_one(one, other) && agreed() {
            likeness.max(CLAUSES)
        } else {
            likeness
        };
        // the place decides between what is alike; it makes nothing alike
        let likeness = likeness + favour(old, new, &homes, (olds[row], news[column])) * likeness / 1000;
        if likeness >= ENOUGH {
            edges.push(Edge {
                old: olds[row],
                new: news[column],
                likeness,
            });
        }
    }
    for group in groups(edges) {
        solve(group, links);
    }
}

/// The conditions of items that no other item of the same version has.
struct Telling {
    count: [HashMap<Vec<Vec<char>>, u32>; 2],
}

impl Telling {
    fn new(old: &Side<'_>, new: &Side<'_>) -> Self {
        let count = [old, new].map(|side| {
            let mut count = HashMap::new();
            for at in 0..side.items.len() {
                *count.entry(profile::signature(side, at)).or_default() += 1;
            }
            count
        });
        Self { count }
    }

    fn are_one(&self, before: &Profile, after: &Profile) -> bool {
        let signature = &before.signature;
        let once = |count: &HashMap<Vec<Vec<char>>, u32>| count.get(signature) == Some(&1);
        !signature.is_empty()
            && *signature == after.signature
            && self.count.iter().all(once)
            && !signature.iter().all(|letters| is_common(letters))
    }
}

/// Whether a condition says no more than that something was not done: 未实施, 未落实到位.
fn is_common(letters: &[char]) -> bool {
    const COMMON: &str = "实施落推行开展完成到达要求作位标办理执";
    letters.first() == Some(&'未') && letters.iter().skip(1).all(|c| COMMON.contains(*c))
}

/// What speaks for two items beside their words.
fn favour(old: &Side<'_>, new: &Side<'_>, homes: &Homes, (before, after): (usize, usize)) -> u32 {
    let (one, other) = (old.items[before], new.items[after]);
    let place = homes.stayed(old, new, before, after);
    let number = place && !one.titled && !other.titled && one.name == other.name;
    [(place, PLACE), (number, NUMBER), (one.full == other.full, POINTS)]
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, favour)| favour)
        .sum()
}

/// The pairs worth comparing.
fn candidates(before: &[Profile], after: &[Profile], rarity: &Rarity) -> Vec<(usize, usize)> {
    if before.len().saturating_mul(after.len()) <= ALL {
        return (0..before.len())
            .flat_map(|row| (0..after.len()).map(move |column| (row, column)))
            .collect();
    }
    let mut bearers: HashMap<u64, Vec<usize>> = HashMap::new();
    for (row, profile) in before.iter().enumerate() {
        for word in rare(profile, rarity) {
            bearers.entry(word).or_default().push(row);
        }
    }
    let mut pairs = Vec::new();
    for (column, profile) in after.iter().enumerate() {
        for rows in rare(profile, rarity).iter().filter_map(|word| bearers.get(word)) {
            pairs.extend(rows.iter().take(BEARERS).map(|&row| (row, column)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The rarest words of an item, and a word for all its conditions and one for its whole 内容.
fn rare(profile: &Profile, rarity: &Rarity) -> Vec<u64> {
    let bags = [&profile.title, &profile.conditions, &profile.content];
    let mut words: Vec<u64> = bags.iter().flat_map(|bag| bag.words()).collect();
    words.sort_unstable_by_key(|&word| rarity.order(word));
    words.dedup();
    words.truncate(RARE);
    for whole in [&profile.conditions, &profile.content].iter().filter(|bag| !bag.is_empty()) {
        let mut hasher = DefaultHasher::new();
        whole.words().for_each(|word| word.hash(&mut hasher));
        words.push(hasher.finish());
    }
    words
}

/// Edges that hang together, group by group.
fn groups(edges: Vec<Edge>) -> Vec<Vec<Edge>> {
    let mut leader: BTreeMap<(bool, usize), (bool, usize)> = BTreeMap::new();
    for edge in &edges {
        let (one, other) = (find(&mut leader, (false, edge.old)), find(&mut leader, (true, edge.new)));
        leader.insert(one.max(other), one.min(other));
    }
    let mut groups: BTreeMap<(bool, usize), Vec<Edge>> = BTreeMap::new();
    for edge in edges {
        groups.entry(find(&mut leader, (false, edge.old))).or_default().push(edge);
    }
    groups.into_values().collect()
}

/// The leader of the group that `item` is in; the way to it is made short.
fn find(leader: &mut BTreeMap<(bool, usize), (bool, usize)>, item: (bool, usize)) -> (bool, usize) {
    let mut at = item;
    while let Some(&next) = leader.get(&at).filter(|&&next| next != at) {
        if let Some(&after) = leader.get(&next) {
            leader.insert(at, after);
        }
        at = next;
    }
    at
}

fn solve(mut group: Vec<Edge>, links: &mut Links) {
    let index = |all: &mut Vec<usize>| {
        all.sort_unstable();
        all.dedup();
    };
    let (mut olds, mut news): (Vec<usize>, Vec<usize>) = group.iter().map(|edge| (edge.old, edge.new)).unzip();
    index(&mut olds);
    index(&mut news);
    if olds.len().max(news.len()) > EXACT {
        group.sort_by_key(|edge| (std::cmp::Reverse(edge.likeness), edge.old, edge.new));
        for edge in group {
            if links.of_old(edge.old).next().is_none() && links.of_new(edge.new).next().is_none() {
                links.connect(edge.old, edge.new, alike(edge.likeness));
            }
        }
        return;
    }
    let size = olds.len().max(news.len());
    // squared, so that one good pair is worth more than two poor ones
    let mut weights = Matrix::new(size, size, 0i64);
    let mut known = HashMap::new();
    for edge in &group {
        let (Ok(row), Ok(column)) = (olds.binary_search(&edge.old), news.binary_search(&edge.new)) else {
            continue;
        };
        weights[(row, column)] = i64::from(edge.likeness) * i64::from(edge.likeness);
        known.insert((row, column), edge.likeness);
    }
    let (_, chosen) = kuhn_munkres(&weights);
    for (row, column) in chosen.into_iter().enumerate() {
        if let (Some(&likeness), Some(&before), Some(&after)) = (known.get(&(row, column)), olds.get(row), news.get(column)) {
            links.connect(before, after, alike(likeness));
        }
    }
}
