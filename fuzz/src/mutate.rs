//! 改动: changes to a text that leave its characters whole. libFuzzer changes bytes, which of a Chinese text mostly leaves
//! nothing that could be read.

use crate::words;

/// Characters that are easily confused with others, or that nothing is made for.
const ODD: &[char] = &[
    ' ', '\u{3000}', '\u{A0}', '\u{200B}', '\u{200D}', '\u{2028}', '\u{2060}', '\u{FEFF}', '\u{202E}', '\u{85}', '\u{AD}', '\r',
    '\n', '\t', '\u{B}', '\0', '\u{1B}', '\u{FE0F}', '\u{FFFD}', '０', '９', '％', '（', '）', '，', '；', '：', '。', '.', ',',
    ';', ':', '(', ')', '【', '】', '〔', '〕', '「', '」', '“', '”', '"', '\\', '/', '|', '#', '-', '—', '～', '≥', '①', '一',
    '零', '⼀', '𠀀', '{', '}', '[', ']',
];

/// Numbers at which things turn.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "0.5",
    "0.05",
    "1.5",
    "5",
    "10",
    "12",
    "15",
    "35",
    "60",
    "80",
    "90",
    "99.5",
    "100",
    "110",
    "1000",
    "0.000001",
    "0.0000001",
    "999999999999",
    "1000000000000",
    "00",
    "01",
    "-1",
    "1e9",
    "18446744073709551616",
    "一",
    "两",
    "十二",
    "一百零五",
    "半",
];

/// A source of numbers that look drawn at random.
struct Dice(u64);

impl Dice {
    fn new(seed: u32) -> Self {
        Self(u64::from(seed) ^ 0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `sides`; 0 if there are none.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.roll(from.len())]
    }
}

/// Changes the first `size` bytes of `data`, of which `room` may be used; returns the new size. `None` if libFuzzer should do
/// it: now and then, and where the bytes are no text.
pub fn mutate(data: &mut [u8], size: usize, room: usize, seed: u32) -> Option<usize> {
    let mut dice = Dice::new(seed);
    dice.roll(2);
    if dice.roll(8) == 0 {
        return None;
    }
    let mut text: Vec<char> = std::str::from_utf8(data.get(..size)?).ok()?.chars().collect();
    for _ in 0..=dice.roll(4) {
        change(&mut text, &mut dice);
    }
    let text: String = text.into_iter().collect();
    data.get_mut(..room)?.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(text.len())
}

fn change(text: &mut Vec<char>, dice: &mut Dice) {
    let at = dice.roll(text.len() + 1);
    match dice.roll(14) {
        0..3 => put(text, at, 0, &word(dice)),
        3 => put(text, at, dice.roll(6), &word(dice)),
        4 => put(text, at, 1 + dice.roll(8), &[]),
        5 => put(text, at, 0, &[ODD[dice.roll(ODD.len())]]),
        6 => put(text, at, 1, &[ODD[dice.roll(ODD.len())]]),
        7 => {
            let (from, length) = (dice.roll(text.len() + 1), 1 + dice.roll(24));
            let part: Vec<char> = text.iter().skip(from).take(length).copied().collect();
            put(text, at, 0, &part);
        }
        8 | 9 => number(text, at, dice),
        10 => width(text, at),
        _ => lines(text, dice),
    }
}

/// `words` in the place of `out` characters.
fn put(text: &mut Vec<char>, at: usize, out: usize, words: &[char]) {
    let end = (at + out).min(text.len());
    text.splice(at..end, words.iter().copied());
}

fn word(dice: &mut Dice) -> Vec<char> {
    let all: Vec<&str> = words::all().collect();
    dice.pick(&all).chars().collect()
}

/// Another number in the place of the next.
fn number(text: &mut Vec<char>, from: usize, dice: &mut Dice) {
    let digit = |c: &char| c.is_ascii_digit() || *c == '.';
    let Some(at) = text.iter().skip(from).position(digit).map(|n| from + n) else {
        return;
    };
    let length = text.iter().skip(at).take_while(|c| digit(c)).count();
    let words: Vec<char> = dice.pick(NUMBERS).chars().collect();
    put(text, at, length, &words);
}

/// The other width of the next character that has two.
fn width(text: &mut [char], from: usize) {
    let other = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    };
    if let Some((place, c)) = text.iter_mut().skip(from).find_map(|place| other(*place).map(|c| (place, c))) {
        *place = c;
    }
}

/// A line twice, away, or elsewhere; two joined.
fn lines(text: &mut Vec<char>, dice: &mut Dice) {
    let mut all: Vec<Vec<char>> = text.split(|c| *c == '\n').map(<[char]>::to_vec).collect();
    let (one, other) = (dice.roll(all.len()), dice.roll(all.len()));
    match dice.roll(5) {
        0 => all.insert(other, all[one].clone()),
        1 if all.len() > 1 => drop(all.remove(one)),
        2 => all.swap(one, other),
        3 if one + 1 < all.len() => {
            let next = all.remove(one + 1);
            all[one].extend(next);
        }
        _ => {
            let at = dice.roll(all[one].len() + 1);
            let rest = all[one].split_off(at);
            all.insert(one + 1, rest);
        }
    }
    *text = all.join(&'\n');
}
