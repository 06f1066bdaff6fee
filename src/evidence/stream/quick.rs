//! Values straight from bytes. Whatever is not plain is left to the general reader.

use crate::model::{Fact, FactKind, Ratio, Value};
use crate::text::fold;

use super::super::value::between;

/// What a value of one fact looks like in bytes.
#[derive(Debug, Clone)]
pub(super) struct Quick {
    form: Form,
    /// 量词 or unit as it may follow a figure in quotes.
    unit: Box<[u8]>,
    /// Names of elements, as plain JSON strings without quotes.
    elements: Box<[Box<[u8]>]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Finding,
    /// A number up to the limit.
    Number {
        whole: bool,
        limit: Option<u64>,
    },
    Rate,
    /// An amount in millionths, ends included.
    Amount {
        low: u64,
        high: u64,
    },
    /// Nothing but 0 is plain.
    Occurrences,
}

const MILLION: u64 = 1_000_000;

impl Quick {
    pub(super) fn new(fact: &Fact) -> Self {
        let micros = |points: crate::model::Points| u64::try_from(points.micros()).unwrap_or(u64::MAX);
        let (form, unit) = match &fact.kind {
            FactKind::Finding => (Form::Finding, ""),
            FactKind::Count { unit } => (
                Form::Number {
                    whole: true,
                    limit: None,
                },
                unit.as_str(),
            ),
            FactKind::Missing { unit, limit, .. } => {
                let limit = limit.map(u64::from);
                (Form::Number { whole: true, limit }, unit.as_str())
            }
            FactKind::Excess { unit, whole, .. } | FactKind::Data { unit, whole } => {
                let unit = if unit == "%" { "" } else { unit.as_str() };
                (
                    Form::Number {
                        whole: *whole,
                        limit: None,
                    },
                    unit,
                )
            }
            FactKind::Rate => (Form::Rate, "%"),
            FactKind::Discretion { low, high, unit: None } => {
                let (low, high) = (micros(*low), micros(*high));
                (Form::Amount { low, high }, "分")
            }
            FactKind::Discretion { unit: Some(_), .. } => (Form::Occurrences, ""),
        };
        // an element that begins with a figure may be meant as one
        let plain = |name: &str| {
            !name.contains(['"', '\\']) && !name.chars().any(|c| c.is_control() || fold::half_width(c).is_ascii_digit())
        };
        let elements = match &fact.kind {
            FactKind::Missing { elements, .. } if elements.iter().all(|name| plain(name.shown())) => elements.as_slice(),
            _ => &[],
        };
        Self {
            form,
            unit: unit.as_bytes().into(),
            elements: elements.iter().map(|name| name.shown().as_bytes().into()).collect(),
        }
    }

    /// The value at the start of `bytes`, and how many bytes it takes.
    #[inline]
    pub(super) fn read(&self, bytes: &[u8]) -> Option<(Value, usize)> {
        match *bytes.first()? {
            b't' if bytes.starts_with(b"true") => match self.form {
                Form::Finding => Some((Value::Known(Ratio::ONE), 4)),
                Form::Amount { low, high } => Some((between(exact(low)?, exact(high)?), 4)),
                _ => None,
            },
            b'f' if bytes.starts_with(b"false") => match self.form {
                Form::Finding | Form::Amount { .. } | Form::Occurrences => Some((Value::Known(Ratio::ZERO), 5)),
                _ => None,
            },
            b'n' if bytes.starts_with(b"null") => Some((Value::Unknown, 4)),
            b'0'..=b'9' => {
                let (micros, length) = figure(bytes)?;
                Some((self.number(micros)?, length))
            }
            b'"' => {
                let end = plain_string(bytes)?;
                let words = bytes.get(1..end)?;
                Some((self.words(words)?, end + 1))
            }
            b'[' => self.list(bytes),
            _ => None,
        }
    }

    fn number(&self, micros: u64) -> Option<Value> {
        let value = exact(micros)?;
        let good = match self.form {
            Form::Finding | Form::Rate => false,
            Form::Number { whole, limit } => {
                (!whole || value.is_whole()) && limit.is_none_or(|limit| micros <= limit.saturating_mul(MILLION))
            }
            Form::Amount { low, high } => micros == 0 || (low..=high).contains(&micros),
            Form::Occurrences => micros == 0,
        };
        good.then_some(Value::Known(value))
    }

    fn words(&self, words: &[u8]) -> Option<Value> {
        if words == "未填".as_bytes() {
            return Some(Value::Unknown);
        }
        let (micros, length) = figure(words)?;
        let rest = words.get(length..)?;
        match self.form {
            Form::Rate if rest == b"%" && micros <= 100 * MILLION => Some(Value::Known(exact(micros)?)),
            Form::Rate => {
                let bottom = rest.strip_prefix(b"/")?;
                let (bottom, length) = figure(bottom).filter(|(bottom, _)| *bottom >= micros && *bottom > 0)?;
                let value = Ratio::new(i128::from(micros) * 100, i128::from(bottom))?;
                (rest.len() == length + 1).then_some(Value::Known(value))
            }
            Form::Number { .. } | Form::Amount { .. } if rest.is_empty() || *rest == *self.unit => self.number(micros),
            _ => None,
        }
    }

    /// A list of different elements.
    fn list(&self, bytes: &[u8]) -> Option<(Value, usize)> {
        let mut at = 1;
        let mut count = 0_u64;
        let mut named = 0_u64;
        let Form::Number { limit, .. } = self.form else { return None };
        if self.elements.is_empty() || self.elements.len() > 64 {
            return None;
        }
        loop {
            at += blanks(bytes.get(at..)?);
            let rest = bytes.get(at..)?;
            let end = plain_string(rest)?;
            let name = rest.get(1..end)?;
            let element = self.elements.iter().position(|element| **element == *name)?;
            if named & (1 << element) != 0 {
                return None;
            }
            named |= 1 << element;
            count += 1;
            at += end + 1;
            at += blanks(bytes.get(at..)?);
            match bytes.get(at)? {
                b',' => at += 1,
                b']' => break,
                _ => return None,
            }
        }
        let value = Value::Known(Ratio::whole(i128::from(count)));
        limit.is_none_or(|limit| count <= limit).then_some((value, at + 1))
    }
}

/// Millionths as a fraction in lowest terms.
#[inline]
fn exact(micros: u64) -> Option<Ratio> {
    if micros.is_multiple_of(MILLION) {
        return Some(Ratio::whole(i128::from(micros / MILLION)));
    }
    Ratio::new(i128::from(micros), i128::from(MILLION))
}

/// The plain number at the start of `bytes` in millionths, and its length: at most 12 digits, a point and 6 more.
#[inline]
fn figure(bytes: &[u8]) -> Option<(u64, usize)> {
    let (whole, length) = digits(bytes, 12)?;
    if length > 1 && bytes.first() == Some(&b'0') {
        return None;
    }
    match bytes.get(length) {
        Some(b'.') => {
            let (part, places) = digits(bytes.get(length + 1..)?, 6)?;
            let scale = 10_u64.pow(u32::try_from(6 - places).ok()?);
            let next = bytes.get(length + 1 + places);
            let end = next.is_none_or(|b| !matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E'));
            end.then_some((whole * MILLION + part * scale, length + 1 + places))
        }
        Some(b'0'..=b'9' | b'e' | b'E') => None,
        _ => Some((whole * MILLION, length)),
    }
}

#[inline]
fn digits(bytes: &[u8], most: usize) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    let mut length = 0;
    for &b in bytes.iter().take(most) {
        if !b.is_ascii_digit() {
            break;
        }
        value = value * 10 + u64::from(b - b'0');
        length += 1;
    }
    (length > 0).then_some((value, length))
}

/// Where the string at the start of `bytes` has its closing quote, if it holds nothing escaped and no control characters.
#[inline]
pub(super) fn plain_string(bytes: &[u8]) -> Option<usize> {
    if bytes.first() != Some(&b'"') {
        return None;
    }
    for (at, &b) in bytes.iter().enumerate().skip(1) {
        match b {
            b'"' => return Some(at),
            b'\\' | 0..0x20 => return None,
            _ => {}
        }
    }
    None
}

/// How many blanks stand at the start of `bytes`.
#[inline]
pub(super) fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().position(|b| !b" \t\r\n".contains(b)).unwrap_or(bytes.len())
}
