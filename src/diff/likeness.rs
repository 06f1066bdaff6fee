//! 相近: how alike pieces of Chinese wording are, in per mille.

mod bag;
mod generic;
mod hinge;
mod letters;
mod phrase;

pub(super) use bag::{Bag, Rarity};
pub(super) use generic::own;
pub(super) use letters::Letters;
pub(super) use phrase::Phrase;

/// All alike.
pub(super) const WHOLE: u32 = 1000;

/// Two letters beside each other.
type Gram = u64;

/// Every two neighbours of `letters`; a single letter stands for itself.
fn grams(letters: &[char]) -> Vec<Gram> {
    if let [only] = letters {
        return vec![u64::from(u32::from(*only))];
    }
    let pair = |pair: &[char]| pair.iter().fold(0, |all, &c| (all << 32) | u64::from(u32::from(c)));
    letters.windows(2).map(pair).collect()
}

/// Twice what is shared over what there is.
fn share(shared: u32, one: u32, other: u32) -> u32 {
    let all = u64::from(one) + u64::from(other);
    let shared = 2 * u64::from(shared) * u64::from(WHOLE);
    shared
        .checked_div(all)
        .and_then(|share| u32::try_from(share).ok())
        .unwrap_or(0)
}
