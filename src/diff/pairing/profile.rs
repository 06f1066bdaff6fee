//! What an item is known by, beside its place: title, conditions, 内容 and 要素.

use super::super::likeness::{Bag, Phrase, Rarity, WHOLE, own};
use super::Sureness;
use super::side::Side;
use crate::model::{Clause, Condition, Item, Name};

/// Items of one version after which the rarity of words is known well enough.
const ENOUGH: usize = 2_000;
/// What each part counts at most, and the weight of words from which it does.
const TITLE: (u32, u32) = (20, 40);
const CONDITIONS: (u32, u32) = (35, 80);
const CONTENT: (u32, u32) = (35, 120);
const ELEMENTS: (u32, u32) = (10, 60);

/// An item whose words weigh less than this says too little without its title.
const TELLING: u32 = 60;
/// So alike is 内容 about one subject, in per mille.
const RELATED: u32 = 250;
/// So much of a condition's own words must be shared, in per mille, and so much must they weigh, to speak for themselves.
const OWN: (u32, u32) = (400, 18);
/// Conditions of so many letters of their own tell an item even if all else in it is new.
const SPECIFIC: usize = 5;

/// An item in words.
#[derive(Clone)]
pub(super) struct Profile {
    pub(super) title: Bag,
    pub(super) conditions: Bag,
    pub(super) content: Bag,
    pub(super) elements: Bag,
    /// The letters of all conditions, sorted: equal for items that say the same.
    pub(super) signature: Vec<Vec<char>>,
    /// The words of the conditions that not every condition has.
    own: Bag,
}

impl Profile {
    pub(super) fn new(side: &Side<'_>, at: usize, rarity: &Rarity) -> Self {
        let item = side.items[at];
        let title = item.titled.then_some(item.name.shown());
        let content = item.prose.iter().filter(|prose| prose.keyword == "内容");
        let elements = item.elements.iter().flat_map(|list| &list.names);
        let struck: Vec<String> = conditions(item)
            .map(|words| own(&side.letters.read(words)).iter().collect())
            .collect();
        Self {
            title: Bag::new(title.into_iter(), side.letters, rarity),
            own: Bag::new(struck.iter().map(String::as_str), side.letters, rarity),
            conditions: Bag::new(conditions(item), side.letters, rarity),
            content: Bag::new(content.map(|prose| prose.text.as_str()), side.letters, rarity),
            signature: signature(side, at),
            elements: Bag::new(elements.map(|(name, _)| name.shown()), side.letters, rarity),
        }
    }

    /// How alike two items are. Only what both have is compared, and what says little counts little.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        self.compared(
            other,
            |one, other| one.likeness(other),
            |one, other| one.weight().min(other.weight()),
        )
    }

    /// Whether the 内容, where both have some, is not about something else.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let there = !self.content.is_empty() && !other.content.is_empty();
        !there || self.content.likeness(&other.content) >= RELATED
    }

    /// Whether more than what any item says speaks for the two: title, 内容, or conditions with words of their own. Where titles
    /// and 内容 are missing, all there is must do.
    pub(super) fn is_supported(&self, other: &Self) -> bool {
        let (enough, weight) = OWN;
        let told = [(&self.title, &other.title), (&self.content, &other.content)];
        let mut there = told
            .iter()
            .filter(|(one, other)| !one.is_empty() && !other.is_empty())
            .peekable();
        let own = || self.own.likeness(&other.own) >= enough && self.own.weight().min(other.own.weight()) >= weight;
        there.peek().is_none() || there.any(|(one, other)| one.likeness(other) >= RELATED) || own()
    }

    /// Whether a condition has so many words of its own that it tells the item wherever it stands.
    pub(super) fn is_specific(&self) -> bool {
        self.signature.iter().any(|letters| own(letters).len() >= SPECIFIC)
    }

    /// How much of this item is in the other. A share of another item has a title of its own: it speaks for it, not against it.
    pub(super) fn contained(&self, other: &Self) -> u32 {
        let untitled = Self {
            title: Bag::default(),
            ..self.clone()
        };
        let bare = untitled.share_of(other);
        let says = [&self.conditions, &self.content, &self.elements].map(|bag| bag.weight());
        let telling = says.iter().sum::<u32>() >= TELLING;
        self.share_of(other).max(if telling { bare } else { 0 })
    }

    fn share_of(&self, other: &Self) -> u32 {
        self.compared(other, |one, other| one.contained(other), |one, _| one.weight())
    }

    fn compared(&self, other: &Self, likeness: impl Fn(&Bag, &Bag) -> u32, weight: impl Fn(&Bag, &Bag) -> u32) -> u32 {
        let parts = [
            (&self.title, &other.title, TITLE),
            (&self.conditions, &other.conditions, CONDITIONS),
            (&self.content, &other.content, CONTENT),
            (&self.elements, &other.elements, ELEMENTS),
        ];
        let both = parts.iter().filter(|(one, other, _)| !one.is_empty() && !other.is_empty());
        let (mut sum, mut all) = (0, 0);
        for (one, other, (most, enough)) in both {
            let weight = WHOLE * most * weight(one, other).min(*enough) / enough;
            sum += u64::from(weight) * u64::from(likeness(one, other));
            all += u64::from(weight);
        }
        sum.checked_div(all).and_then(|sum| u32::try_from(sum).ok()).unwrap_or(0)
    }
}

/// The clauses of all fields, 否决 included.
pub(super) fn clauses(item: &Item) -> impl Iterator<Item = &Clause> {
    let scoring = item.fields.iter().flat_map(|field| &field.clauses);
    scoring.chain(item.vetoes.iter().flat_map(|field| &field.clauses))
}

/// What each clause depends on, in words.
fn conditions(item: &Item) -> impl Iterator<Item = &str> {
    clauses(item).map(condition)
}

/// The words of a clause's condition; of one without, all words.
pub(super) fn condition(clause: &Clause) -> &str {
    match &clause.reading.condition {
        Condition::Finding(name) | Condition::Data { name, .. } => Name::shown(name),
        _ => &clause.reading.text,
    }
}

/// The letters of all conditions, sorted: equal for items that say the same.
pub(super) fn signature(side: &Side<'_>, at: usize) -> Vec<Vec<char>> {
    let mut all: Vec<Vec<char>> = conditions(side.items[at]).map(|words| side.letters.read(words)).collect();
    all.sort_unstable();
    all
}

/// The conditions as phrases.
pub(super) fn phrases(side: &Side<'_>, at: usize) -> Vec<Phrase> {
    conditions(side.items[at])
        .map(|words| Phrase::new(words, side.letters))
        .collect()
}

/// How rare the words of both versions are.
pub(super) fn rarity(old: &Side<'_>, new: &Side<'_>) -> Rarity {
    let mut rarity = Rarity::default();
    for side in [old, new] {
        for at in 0..side.items.len().min(ENOUGH) {
            let profile = Profile::new(side, at, &Rarity::default());
            let bags = [&profile.title, &profile.conditions, &profile.content, &profile.elements];
            let mut words: Vec<_> = bags.iter().flat_map(|bag| bag.words()).collect();
            words.sort_unstable();
            words.dedup();
            rarity.add(words.into_iter());
        }
    }
    rarity
}

/// A likeness as sureness.
pub(super) fn alike(likeness: u32) -> Sureness {
    Sureness::Alike(u16::try_from(likeness.min(WHOLE)).unwrap_or(0))
}
