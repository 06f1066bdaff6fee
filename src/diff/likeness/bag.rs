//! 词袋: the words of a longer text, each weighted by how rare it is. What every item says (未实施的) proves nothing.

use std::collections::HashMap;

use super::{Gram, Letters, WHOLE, grams, share};

/// Letters of one text that are looked at.
const LONGEST: usize = 4_000;
/// Texts beside those of the rubrics, so that words of a small table are not all common.
const BESIDE: u32 = 32;

/// Words, sorted, each with its number and its weight.
#[derive(Debug, Clone, Default)]
pub struct Bag {
    grams: Vec<(Gram, u32, u32)>,
    weight: u32,
}

/// In how many texts words stand.
#[derive(Debug, Clone, Default)]
pub struct Rarity {
    texts: u32,
    holding: HashMap<Gram, u32>,
}

impl Bag {
    /// The words of several texts, weighed by `rarity`.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>, letters: Letters, rarity: &Rarity) -> Self {
        let mut all: Vec<Gram> = Vec::new();
        for text in texts {
            let mut letters = letters.read(text);
            letters.truncate(LONGEST);
            all.extend(grams(&letters));
            if all.len() > LONGEST {
                break;
            }
        }
        all.sort_unstable();
        let mut grams: Vec<(Gram, u32, u32)> = Vec::new();
        for gram in all {
            match grams.last_mut() {
                Some((last, count, _)) if *last == gram => *count += 1,
                _ => grams.push((gram, 1, rarity.weight(gram))),
            }
        }
        let weight = grams.iter().map(|(_, count, weight)| count * weight).sum();
        Self { grams, weight }
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.grams.is_empty()
    }

    /// Every word once.
    pub fn words(&self) -> impl Iterator<Item = Gram> {
        self.grams.iter().map(|(gram, ..)| *gram)
    }

    /// How much the words say.
    pub fn weight(&self) -> u32 {
        self.weight
    }

    /// How alike two bags are.
    pub fn likeness(&self, other: &Self) -> u32 {
        share(self.shared(other), self.weight, other.weight)
    }

    /// How much of this bag is in `other`.
    pub fn contained(&self, other: &Self) -> u32 {
        (self.shared(other) * WHOLE).checked_div(self.weight).unwrap_or(0)
    }

    fn shared(&self, other: &Self) -> u32 {
        let (mut a, mut b, mut shared) = (self.grams.iter().peekable(), other.grams.iter().peekable(), 0);
        while let (Some((x, few, weight)), Some((y, many, _))) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared += few.min(many) * weight;
                    a.next();
                    b.next();
                }
            }
        }
        shared
    }
}

impl Rarity {
    /// Counts one more text, in which each of `words` stands.
    pub fn add(&mut self, words: impl Iterator<Item = Gram>) {
        self.texts += 1;
        words.for_each(|word| *self.holding.entry(word).or_default() += 1);
    }

    /// By this order words lead from one text to another: the rarest first, but last what only one text holds, for it leads nowhere.
    pub fn order(&self, word: Gram) -> (bool, u32, Gram) {
        let holding = self.holding(word);
        (holding == 1, holding, word)
    }

    /// How many texts hold `word`.
    fn holding(&self, word: Gram) -> u32 {
        self.holding.get(&word).copied().unwrap_or(0)
    }

    /// 1 for what stands everywhere; two more for each time a word is half as common.
    pub fn weight(&self, word: Gram) -> u32 {
        let times = u64::from(self.texts + BESIDE) / u64::from(self.holding(word).max(1));
        1 + (times * times).checked_ilog2().unwrap_or(0)
    }
}
