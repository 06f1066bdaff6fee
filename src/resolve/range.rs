//! 范围: `90分以上，含90分`, `80—90分，含80分`, `低于60分`: the two ends of a band or of the total.

use super::flat::Cursor;
use crate::model::{Comparison, Points};

/// One end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// Where.
    pub(super) at: Points,
    /// Whether the number belongs to the range.
    pub(super) closed: bool,
    /// Whether the words say so; else it is only how a dash is read by itself.
    pub(super) stated: bool,
}

/// Both ends; none is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Range {
    /// Lower end.
    pub(super) low: Option<End>,
    /// Upper end.
    pub(super) high: Option<End>,
}

const PREFIXES: [(&str, Comparison); 24] = [
    ("不低于", Comparison::AtLeast),
    ("不少于", Comparison::AtLeast),
    ("不小于", Comparison::AtLeast),
    ("不高于", Comparison::AtMost),
    ("不超过", Comparison::AtMost),
    ("不多于", Comparison::AtMost),
    ("不大于", Comparison::AtMost),
    ("未达到", Comparison::Less),
    ("低于", Comparison::Less),
    ("小于", Comparison::Less),
    ("少于", Comparison::Less),
    ("不足", Comparison::Less),
    ("不满", Comparison::Less),
    ("不到", Comparison::Less),
    ("未达", Comparison::Less),
    ("超过", Comparison::More),
    ("高于", Comparison::More),
    ("多于", Comparison::More),
    ("大于", Comparison::More),
    ("达到", Comparison::AtLeast),
    ("至少", Comparison::AtLeast),
    ("最低", Comparison::AtLeast),
    ("最高", Comparison::AtMost),
    ("至多", Comparison::AtMost),
];

const SIGNS: [(&str, Comparison); 9] = [
    ("≥", Comparison::AtLeast),
    ("≧", Comparison::AtLeast),
    (">=", Comparison::AtLeast),
    ("≤", Comparison::AtMost),
    ("≦", Comparison::AtMost),
    ("<=", Comparison::AtMost),
    (">", Comparison::More),
    ("<", Comparison::Less),
    ("满", Comparison::AtLeast),
];

const SUFFIXES: [(&str, Comparison); 7] = [
    ("及以上", Comparison::AtLeast),
    ("以上", Comparison::AtLeast),
    ("及以下", Comparison::AtMost),
    ("以下", Comparison::AtMost),
    ("及以内", Comparison::AtMost),
    ("以内", Comparison::AtMost),
    ("封顶", Comparison::AtMost),
];

impl Range {
    fn bound(&mut self, op: Comparison, at: Points) -> Option<()> {
        let (slot, closed) = match op {
            Comparison::AtLeast => (&mut self.low, true),
            Comparison::More => (&mut self.low, false),
            Comparison::AtMost => (&mut self.high, true),
            Comparison::Less => (&mut self.high, false),
            Comparison::Equal => return None,
        };
        let end = End {
            at,
            closed,
            stated: true,
        };
        slot.replace(end).is_none().then_some(())
    }
}

/// Reads folded words; `None` where they are anything else, or say two things.
pub(super) fn read(words: &str) -> Option<Range> {
    let mut cursor = Cursor { rest: words };
    let (mut range, mut notes, mut dash) = (Range::default(), Vec::new(), false);
    loop {
        while cursor.eat(&[",", ";", "、", "且", "并", "而", "但", "的", "在"]).is_some() {}
        if cursor.rest.is_empty() {
            break;
        }
        if let Some(note) = note(&mut cursor) {
            notes.push(note);
        } else {
            dash |= bound(&mut cursor, &mut range)?;
        }
    }
    for (at, included) in &notes {
        let end = [&mut range.low, &mut range.high]
            .into_iter()
            .flatten()
            .find(|end| end.at == *at)?;
        if end.stated && end.closed != *included && dash {
            return None;
        }
        (end.closed, end.stated) = (*included, true);
    }
    // 80—90分，含80分: naming one end leaves the other out
    if dash
        && let (Some(low), Some(high)) = (range.low, &mut range.high)
        && low.stated
        && low.closed
        && !high.stated
    {
        (high.closed, high.stated) = (false, true);
    }
    (range != Range::default()).then_some(range)
}

/// `含90分`, `（不含90分）`.
fn note(cursor: &mut Cursor<'_>) -> Option<(Points, bool)> {
    let mut ahead = Cursor { rest: cursor.rest };
    let bracket = ahead.eat(&["("]).is_some();
    let word = ahead.eat(&["不含", "含", "不包括", "包括", "不包含", "包含"])?;
    let at = ahead.number()?;
    ahead.eat(&["分"]);
    if bracket {
        ahead.eat(&[")"])?;
    }
    cursor.rest = ahead.rest;
    Some((at, !word.starts_with('不')))
}

/// `（含）`, `（不含）` after a figure.
fn mark(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor
        .eat(&["(含)", "(不含)", "(含本数)", "(不含本数)"])
        .map(|word| word.starts_with("(含"))
}

/// `90分`, `90（含）分`, `90分（含）`.
fn figure(cursor: &mut Cursor<'_>) -> Option<(Points, Option<bool>)> {
    let at = cursor.number()?;
    let before = mark(cursor);
    cursor.eat(&["分"]);
    Some((at, before.or_else(|| mark(cursor))))
}

/// One comparison, or two figures with a dash between them, which it reports.
fn bound(cursor: &mut Cursor<'_>, range: &mut Range) -> Option<bool> {
    let named = PREFIXES.iter().chain(&SIGNS).find(|(word, _)| cursor.rest.starts_with(word));
    if let Some((word, _)) = named {
        cursor.rest = &cursor.rest[word.len()..];
    }
    let (at, mut included) = figure(cursor)?;
    let op = if let Some((word, op)) = named {
        // 达到90分以上 says the same twice, 超过90分以上 two things
        match SUFFIXES.iter().find(|(suffix, _)| cursor.rest.starts_with(suffix)) {
            Some((suffix, same)) if same == op && !word.starts_with("最") => cursor.rest = &cursor.rest[suffix.len()..],
            Some(_) => return None,
            None => {}
        }
        *op
    } else if cursor.eat(&["-", "至", "到"]).is_some() {
        let (high, high_included) = figure(cursor)?;
        cursor.eat(&["之间"]);
        if range.low.is_some() || range.high.is_some() {
            return None;
        }
        range.low = Some(End {
            at,
            closed: included.unwrap_or(true),
            stated: included.is_some(),
        });
        range.high = Some(End {
            at: high,
            closed: high_included.unwrap_or(true),
            stated: high_included.is_some(),
        });
        return Some(true);
    } else {
        let (suffix, op) = SUFFIXES.iter().find(|(suffix, _)| cursor.rest.starts_with(suffix))?;
        cursor.rest = &cursor.rest[suffix.len()..];
        included = included.or_else(|| mark(cursor));
        *op
    };
    let op = match (op, included) {
        (Comparison::AtLeast | Comparison::More, Some(true)) => Comparison::AtLeast,
        (Comparison::AtLeast | Comparison::More, Some(false)) => Comparison::More,
        (Comparison::AtMost | Comparison::Less, Some(true)) => Comparison::AtMost,
        (Comparison::AtMost | Comparison::Less, Some(false)) => Comparison::Less,
        (op, _) => op,
    };
    range.bound(op, at)?;
    Some(false)
}
