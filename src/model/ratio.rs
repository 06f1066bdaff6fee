//! 比率与数量: exact rational numbers for data, rates and conversions.

use std::cmp::Ordering;
use std::fmt;

use super::Points;

/// An exact fraction in lowest terms with a positive denominator. A rate of 85% is the number 85 with the unit `%`;
/// 45/50 is 90.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    // a division of 128 bits takes many times as long as one of 64, and figures are mostly small
    if let (Ok(mut small), Ok(mut other)) = (u64::try_from(a.unsigned_abs()), u64::try_from(b.unsigned_abs())) {
        while other != 0 {
            (small, other) = (other, small % other);
        }
        return i128::from(small);
    }
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };
    /// One.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// `numerator ÷ denominator` in lowest terms; `None` if the denominator is zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        if denominator == 1 {
            return Some(Self::whole(numerator));
        }
        let by = gcd(numerator, denominator).max(1) * denominator.signum();
        if by == 1 {
            return Some(Self { numerator, denominator });
        }
        Some(Self {
            numerator: numerator / by,
            denominator: denominator / by,
        })
    }

    /// A whole number.
    pub const fn whole(value: i128) -> Self {
        Self {
            numerator: value,
            denominator: 1,
        }
    }

    /// Reads a decimal of at most 12 whole digits and 6 decimals, as [`Points::parse`] does.
    pub fn parse(text: &str) -> Option<Self> {
        Points::parse(text).and_then(|p| Self::new(p.micros(), 1_000_000))
    }

    /// The upper part.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The lower part, at least 1.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether it is a whole number.
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The largest whole number not above it.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// The smallest whole number not below it.
    pub fn ceil(self) -> i128 {
        -(-self.numerator).div_euclid(self.denominator)
    }

    /// Sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if self.denominator == 1 && other.denominator == 1 {
            return Self::whole(self.numerator + other.numerator);
        }
        Self::new(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )
        .unwrap_or(Self::ZERO)
    }

    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self {
            numerator: -other.numerator,
            denominator: other.denominator,
        })
    }

    /// Product.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self::new(self.numerator * other.numerator, self.denominator * other.denominator).unwrap_or(Self::ZERO)
    }

    /// Quotient; `None` when `other` is zero.
    pub fn over(self, other: Self) -> Option<Self> {
        Self::new(self.numerator * other.denominator, self.denominator * other.numerator)
    }

    /// As points, if six decimals suffice.
    pub fn to_points(self) -> Option<Points> {
        let micros = self.numerator.checked_mul(1_000_000)?;
        (micros % self.denominator == 0).then(|| Points::from_micros(micros / self.denominator))
    }
}

impl From<Points> for Ratio {
    fn from(points: Points) -> Self {
        Self::new(points.micros(), 1_000_000).unwrap_or(Self::ZERO)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl fmt::Display for Ratio {
    /// A decimal when six places suffice, else `45/7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_points() {
            Some(points) => points.fmt(f),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}
