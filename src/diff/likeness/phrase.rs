//! 短语: the condition of a clause, made ready to be compared with others.

use super::{Gram, Letters, WHOLE, grams, hinge, share};

/// Beyond this many letters only the first count: no condition is so long.
const LONGEST: usize = 400;
/// What the same letters in another order lose.
const DISORDER: u32 = 250;
/// So alike must two conditions be that say the same.
const SAME: u32 = 500;
/// Letters that may come and go without making a condition another one.
const LOOSE: &str = "在中于内上对将已把由被向从按照应须需能够所其该本并且及与和或入出到至过有进行开展组织工作情况相关等好各";

/// A wording in letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    letters: Vec<char>,
    grams: Vec<Gram>,
    sorted: Vec<char>,
    hinges: Vec<String>,
}

impl Phrase {
    /// `words` of the version that `letters` reads.
    pub fn new(words: &str, letters: Letters) -> Self {
        let mut letters = letters.read(words);
        letters.truncate(LONGEST);
        let mut grams = grams(&letters);
        let mut sorted = letters.clone();
        grams.sort_unstable();
        sorted.sort_unstable();
        Self {
            hinges: hinge::hinges(&letters),
            letters,
            grams,
            sorted,
        }
    }

    /// The letters.
    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    /// How alike the words are. Letters in another order count, but less.
    pub fn likeness(&self, other: &Self) -> u32 {
        if self.letters == other.letters {
            return WHOLE;
        }
        let near = dice(&self.grams, &other.grams);
        near.max(dice(&self.sorted, &other.sorted).saturating_sub(DISORDER))
    }

    /// Whether nobody would take the two for different conditions: alike, with the same numbers, levels and 未, and without a word
    /// for another: words may be left out or put in, but 信息 in place of 总结 is something else.
    pub fn is_same(&self, other: &Self) -> bool {
        self.letters == other.letters || (self.hinges == other.hinges && self.likeness(other) >= SAME && !self.replaces(other))
    }

    /// Whether each has letters of its own that matter.
    fn replaces(&self, other: &Self) -> bool {
        let own = |one: &[char], other: &[char]| {
            let mut rest = other.iter().peekable();
            one.iter().any(|c| {
                while rest.next_if(|next| *next < c).is_some() {}
                rest.next_if_eq(&c).is_none() && !LOOSE.contains(*c)
            })
        };
        own(&self.sorted, &other.sorted) && own(&other.sorted, &self.sorted)
    }
}

/// The share of two sorted lists that they have in common.
fn dice<T: Ord>(one: &[T], other: &[T]) -> u32 {
    let (mut a, mut b, mut shared) = (one.iter().peekable(), other.iter().peekable(), 0);
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                a.next();
                b.next();
            }
        }
    }
    let count = |list: &[T]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    share(shared, count(one), count(other))
}
