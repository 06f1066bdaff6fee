//! 拆分与合并: items that are left, most of which stands in an item of the other version that has become, or was, another item too.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::likeness::{Bag, Phrase, Rarity, WHOLE, own};
use super::links::Links;
use super::profile::{self, Profile, alike};
use super::side::Side;
use crate::model::Points;

/// So much of the share must stand in the whole, in per mille; less where the points of all shares make up those of the whole.
const ENOUGH: u32 = 550;
const LEAST: u32 = 400;
/// So many of its clauses must stand there and in no other share of it, in per mille of their words.
const CLAUSES: u32 = 500;
/// Or so much of its 内容, in per mille, where that says at least so much.
const CONTENT: (u32, u32) = (800, 60);
/// So alike at least is a share that takes all that is left of the whole, clauses and points, in per mille.
const REST: u32 = 600;
/// Items that are looked at for one share.
const NEAR: usize = 8;
/// Rare words that lead from one to the other.
const RARE: usize = 40;
/// Items that a word may stand in to lead from one to the other.
const BEARERS: usize = 64;

/// An older item that became several.
pub(super) fn split(old: &Side<'_>, new: &Side<'_>, rarity: &Rarity, links: &mut Links) {
    let shares = links.free_new();
    for (whole, share, likeness) in found(old, new, rarity, &shares, |links, at| links.of_old(at).collect(), links) {
        let first: Vec<usize> = links.of_old(whole).collect();
        if links.connect(whole, share, alike(likeness)) {
            for at in first {
                links.ensure(
                    whole,
                    at,
                    alike(Profile::new(new, at, rarity).contained(&Profile::new(old, whole, rarity))),
                );
            }
        }
    }
}

/// Older items that became one.
pub(super) fn merge(old: &Side<'_>, new: &Side<'_>, rarity: &Rarity, links: &mut Links) {
    let shares = links.free_old();
    for (whole, share, likeness) in found(new, old, rarity, &shares, |links, at| links.of_new(at).collect(), links) {
        let first: Vec<usize> = links.of_new(whole).collect();
        if links.connect(share, whole, alike(likeness)) {
            for at in first {
                links.ensure(
                    at,
                    whole,
                    alike(Profile::new(old, at, rarity).contained(&Profile::new(new, whole, rarity))),
                );
            }
        }
    }
}

/// Wholes with their shares. `others` are the shares that a whole has already.
fn found(
    wholes: &Side<'_>,
    parts: &Side<'_>,
    rarity: &Rarity,
    shares: &[usize],
    others: impl Fn(&Links, usize) -> Vec<usize>,
    links: &Links,
) -> Vec<(usize, usize, u32)> {
    let mut best: BTreeMap<usize, Vec<(usize, u32)>> = BTreeMap::new();
    let near = near(wholes, parts, rarity, shares);
    for (&share, near) in shares.iter().zip(&near) {
        let profile = Profile::new(parts, share, rarity);
        let phrases = profile::phrases(parts, share);
        let fits = near.iter().filter_map(|&whole| {
            let contained = profile.contained(&Profile::new(wholes, whole, rarity));
            let others = others(links, whole);
            let clauses = || covered(&phrases, &remaining(wholes, whole, parts, &others)) >= CLAUSES;
            let content = || told(&profile.content, wholes, whole, parts, &others, rarity);
            let like = || contained >= LEAST && (clauses() || content());
            let rest = || takes_rest(&phrases, wholes, whole, parts, share, &others).then(|| contained.max(REST));
            if like() {
                Some((contained, whole))
            } else {
                rest().map(|least| (least, whole))
            }
        });
        if let Some((contained, whole)) = fits.max_by_key(|&(contained, whole)| (contained, std::cmp::Reverse(whole))) {
            best.entry(whole).or_default().push((share, contained));
        }
    }
    let mut all = Vec::new();
    for (whole, mut shares) in best {
        let others = others(links, whole);
        let there = shares.iter().map(|(share, _)| share).chain(&others);
        let sum: Points = there.map(|&at| parts.items[at].full).sum();
        if sum != wholes.items[whole].full {
            shares.retain(|&(_, contained)| contained >= ENOUGH);
        }
        // one share alone of what became nothing else is no share
        if shares.len() + others.len() > 1 {
            all.extend(shares.into_iter().map(|(share, likeness)| (whole, share, likeness)));
        }
    }
    all
}

/// The clauses of the whole that stand in none of its shares so far.
fn remaining(wholes: &Side<'_>, whole: usize, parts: &Side<'_>, shares: &[usize]) -> Vec<Phrase> {
    let taken: Vec<Phrase> = shares.iter().flat_map(|&share| profile::phrases(parts, share)).collect();
    let mut left = profile::phrases(wholes, whole);
    left.retain(|phrase| taken.iter().all(|other| phrase.letters() != other.letters()));
    left
}

/// Whether a share has all that the other shares leave of the whole; it may say more. Its points make up those of the whole, or its
/// title is about what it took.
fn takes_rest(phrases: &[Phrase], wholes: &Side<'_>, whole: usize, parts: &Side<'_>, share: usize, others: &[usize]) -> bool {
    let points: Points = others.iter().chain([&share]).map(|&at| parts.items[at].full).sum();
    let left = remaining(wholes, whole, parts, others);
    let there = |phrase: &Phrase| phrases.iter().any(|other| phrase.letters() == other.letters());
    let telling = |phrase: &Phrase| own(phrase.letters()).len() > 1;
    let title = parts.items[share].name.shown();
    let title = parts.letters.read(if parts.items[share].titled { title } else { "" });
    let about = |phrase: &Phrase| title.len() > 1 && phrase.letters().windows(title.len()).any(|part| part == title);
    !others.is_empty()
        && (points == wholes.items[whole].full || left.iter().any(about))
        && !left.is_empty()
        && left.iter().all(there)
        && left.iter().any(telling)
        && left.len() < profile::phrases(wholes, whole).len()
}

/// Whether the 内容 of a share stands in the whole, and not in its other shares.
fn told(content: &Bag, wholes: &Side<'_>, whole: usize, parts: &Side<'_>, others: &[usize], rarity: &Rarity) -> bool {
    let (enough, weight) = CONTENT;
    let elsewhere = |&share: &usize| 2 * content.contained(&Profile::new(parts, share, rarity).content) > WHOLE;
    content.weight() >= weight
        && content.contained(&Profile::new(wholes, whole, rarity).content) >= enough
        && !others.iter().any(elsewhere)
}

/// How much of `phrases` stands among `others`, by letters.
fn covered(phrases: &[Phrase], others: &[Phrase]) -> u32 {
    let length = |phrase: &Phrase| u32::try_from(phrase.letters().len()).unwrap_or(u32::MAX);
    let all: u32 = phrases.iter().map(length).sum();
    let is_there = |phrase: &&Phrase| others.iter().any(|other| phrase.is_same(other));
    let there: u32 = phrases.iter().filter(is_there).map(length).sum();
    (there * WHOLE).checked_div(all).unwrap_or(0)
}

/// For each share the items that have most of its rare words.
fn near(wholes: &Side<'_>, parts: &Side<'_>, rarity: &Rarity, shares: &[usize]) -> Vec<Vec<usize>> {
    let words = |side: &Side<'_>, at: usize| -> HashSet<u64> {
        let profile = Profile::new(side, at, rarity);
        profile.conditions.words().chain(profile.content.words()).collect()
    };
    let rarest = |words: HashSet<u64>| -> HashSet<u64> {
        let mut words: Vec<u64> = words.into_iter().collect();
        words.sort_unstable_by_key(|&word| rarity.order(word));
        words.into_iter().take(RARE).collect()
    };
    let wanted: Vec<HashSet<u64>> = shares.iter().map(|&share| rarest(words(parts, share))).collect();
    let mut bearers: HashMap<u64, Vec<usize>> = wanted.iter().flatten().map(|&word| (word, Vec::new())).collect();
    if bearers.is_empty() {
        return vec![Vec::new(); shares.len()];
    }
    for at in 0..wholes.items.len() {
        for word in words(wholes, at) {
            if let Some(items) = bearers.get_mut(&word).filter(|items| items.len() < BEARERS) {
                items.push(at);
            }
        }
    }
    let near = wanted.iter().map(|words| {
        let mut weights: BTreeMap<usize, u32> = BTreeMap::new();
        for word in words {
            for &item in &bearers[word] {
                *weights.entry(item).or_default() += rarity.weight(*word);
            }
        }
        let mut items: Vec<(usize, u32)> = weights.into_iter().collect();
        items.sort_unstable_by_key(|&(item, weight)| (std::cmp::Reverse(weight), item));
        items.into_iter().take(NEAR).map(|(item, _)| item).collect()
    });
    near.collect()
}
