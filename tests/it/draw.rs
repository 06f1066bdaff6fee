//! Choices that proptest draws and shrinks, and those that follow from them.

/// Choices in order; when they are used up, the first and simplest.
pub struct Tape {
    choices: Vec<u16>,
    at: usize,
}

impl Tape {
    pub fn new(choices: Vec<u16>) -> Self {
        Self { choices, at: 0 }
    }

    /// `count` choices of no pattern, always the same for a `seed`.
    pub fn seeded(seed: u32, count: u32) -> Self {
        let choice = |n| (seed * 7919 + n * n * 613 + n * seed * 31) / 7 % 10_000;
        Self::new((0..count).map(|n| u16::try_from(choice(n)).unwrap()).collect())
    }

    /// A whole number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        let choice = self.choices.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(choice) % count
    }

    /// The same of a number.
    pub fn number(&mut self, count: i64) -> i64 {
        i64::try_from(self.below(usize::try_from(count).unwrap())).unwrap()
    }

    /// True once in `count`, on average.
    pub fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Draws that need no shrinking, begun from what was drawn so far.
    pub fn dice(&self) -> Dice {
        let seed = self.choices.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, choice| {
            (hash ^ u64::from(*choice)).wrapping_mul(0x0100_0000_01b3)
        });
        Dice(seed | 1)
    }
}

/// xorshift.
pub struct Dice(u64);

impl Dice {
    pub fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 20) % count as u64).unwrap()
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}
