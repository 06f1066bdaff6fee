//! 分值: exact decimal points.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use super::Ratio;

/// 分值 in millionths of a point: amounts have at most six decimals (language, §1.4), so all
/// sums, differences and products with whole numbers are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i128);

/// Decimal places an amount may have.
pub const PLACES: u8 = 6;
const UNIT: i128 = 1_000_000;
/// Whole digits a literal may have; keeps every product and sum far inside `i128`.
const WHOLE_DIGITS: usize = 12;

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// From millionths.
    pub const fn from_micros(micros: i128) -> Self {
        Self(micros)
    }

    /// In millionths.
    pub const fn micros(self) -> i128 {
        self.0
    }

    /// From whole points.
    pub const fn whole(points: i64) -> Self {
        Self(points as i128 * UNIT)
    }

    /// Reads `12`, `0.5`: ASCII digits, at most 12 before and 6 after the point, no sign, no leading zero but in `0.…`.
    pub fn parse(text: &str) -> Option<Self> {
        // a few bytes: looking at each is quicker than searching
        let point = text.bytes().position(|b| b == b'.');
        let (whole, part) = point.map_or((text, None), |at| (&text[..at], Some(&text[at + 1..])));
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || whole.len() > WHOLE_DIGITS || (whole.len() > 1 && whole.starts_with('0')) {
            return None;
        }
        let mut micros = i128::from(whole.parse::<u64>().ok()?) * UNIT;
        if let Some(part) = part {
            let kept = part.trim_end_matches('0');
            if !digits(part) || kept.len() > PLACES as usize {
                return None;
            }
            let digits = kept.bytes().chain(std::iter::repeat(b'0')).take(PLACES as usize);
            micros += i128::from(digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')));
        }
        Some(Self(micros))
    }

    /// `self` a whole number of times.
    #[must_use]
    pub fn times(self, count: i128) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// Rounds to `places` decimals, half away from zero (四舍五入).
    #[must_use]
    pub fn round(self, places: u8) -> Self {
        let step = 10i128.pow(u32::from(PLACES.saturating_sub(places)));
        let half = step / 2 * self.0.signum();
        Self((self.0 + half) / step * step)
    }

    /// `self × ratio`, rounded to `places` decimals, half away from zero. The product is rounded once.
    #[must_use]
    pub fn scale(self, ratio: Ratio, places: u8) -> Self {
        let step = 10i128.pow(u32::from(PLACES.saturating_sub(places)));
        let Some(top) = self.0.checked_mul(ratio.numerator()) else {
            return Self(i128::MAX / 4 * self.0.signum());
        };
        let bottom = ratio.denominator() * step;
        let half = bottom / 2;
        // exact tie test needs 2·remainder, so that odd denominators do not drift
        let (quotient, rest) = (top / bottom, (top % bottom).abs());
        let up = i128::from(rest > half || rest * 2 == bottom) * top.signum();
        Self((quotient + up) * step)
    }

    /// The exact ratio `self ÷ other`; `None` if `other` is zero.
    pub fn over(self, other: Self) -> Option<Ratio> {
        Ratio::new(self.0, other.0)
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// How many decimals it needs, 0 to 6.
    pub fn places(self) -> u8 {
        let mut rest = (self.0 % UNIT).abs();
        let mut places = PLACES;
        while places > 0 && rest % 10 == 0 {
            rest /= 10;
            places -= 1;
        }
        places
    }
}

impl fmt::Display for Points {
    /// Decimal text without trailing zeros: `12`, `0.5`, `-3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (micros, unit) = (self.0.unsigned_abs(), UNIT.unsigned_abs());
        // narrow numbers divide many times faster, and nearly every amount is one
        match (u64::try_from(micros), u64::try_from(unit)) {
            (Ok(micros), Ok(unit)) => decimal(f, sign, micros / unit, micros % unit),
            _ => decimal(f, sign, micros / unit, micros % unit),
        }
    }
}

/// `part` in millionths.
fn decimal<N: fmt::Display + Default + PartialEq>(f: &mut fmt::Formatter<'_>, sign: &str, whole: N, part: N) -> fmt::Result {
    match (part == N::default(), f.width()) {
        (true, None) => write!(f, "{sign}{whole}"),
        (true, Some(_)) => f.pad(&format!("{sign}{whole}")),
        _ => f.pad(format!("{sign}{whole}.{part:06}").trim_end_matches('0')),
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Points {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Points {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}
