//! 筛子: whether a letter may be one of a few, by its last byte alone.

/// Lets the letters it was made for through, and a few others with them; most letters of a text are kept back at the cost of
/// one look, where comparing each with all would cost many.
pub struct Sieve([bool; 256]);

impl Sieve {
    /// For the letters of `letters`.
    pub const fn new(letters: &str) -> Self {
        let mut passes = [false; 256];
        let (bytes, mut at) = (letters.as_bytes(), 0);
        while at < bytes.len() {
            // the last byte of each letter: what follows it begins another, or nothing does
            if at + 1 == bytes.len() || bytes[at + 1] & 0b1100_0000 != 0b1000_0000 {
                passes[bytes[at] as usize] = true;
            }
            at += 1;
        }
        Self(passes)
    }

    /// Whether `c` may be one of them.
    pub fn passes(&self, c: char) -> bool {
        let code = u32::from(c);
        // the last byte of a letter of several holds its last six bits
        let last = if code < 0x80 { code } else { 0x80 | (code & 0x3F) };
        usize::try_from(last).is_ok_and(|last| self.0.get(last) == Some(&true))
    }
}
