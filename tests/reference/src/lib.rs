//! A second opinion: what a unit scores, written from the language page alone and as plainly as it can be.
//!
//! It shares no code with rubricc. It is given the objects of `rubricc read 细则 --format json` and one value for every fact,
//! and does the sums step by step in exact fractions. It knows nothing of intervals: what is possible with unknown facts is
//! counted out, one completion after the other.

mod completion;
mod score;
mod table;

pub use completion::{Claim, Known, Possible, possible, width};
pub use score::{Exemption, Fault, Score, score};
pub use table::{Fact, Kind, Outcome, Table};

/// An exact fraction.
pub type Number = num_rational::Ratio<i128>;

/// Reads `12`, `0.5`, `-3`, `1/3`.
pub fn number(text: &str) -> Number {
    if let Some((top, bottom)) = text.split_once('/') {
        return number(top) / number(bottom);
    }
    let (digits, places) = match text.split_once('.') {
        Some((whole, part)) => (format!("{whole}{part}"), part.len()),
        None => (text.to_owned(), 0),
    };
    let digits: i128 = digits.parse().unwrap_or_else(|_| panic!("not a number: {text}"));
    Number::new(digits, 10i128.pow(u32::try_from(places).expect("few places")))
}

/// 四舍五入 to `places` decimals, half away from zero.
pub fn rounded(value: Number, places: u32) -> Number {
    let scale = Number::from_integer(10i128.pow(places));
    let half = Number::new(1, 2);
    let size = if value < Number::from_integer(0) { -value } else { value };
    let size = (size * scale + half).floor() / scale;
    if value < Number::from_integer(0) { -size } else { size }
}
