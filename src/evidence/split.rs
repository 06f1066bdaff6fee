//! Where the units of a text stand: one object, an array of them, or one a line (JSONL).
//!
//! Units are found by brackets and quotes alone, so that a slip inside one leaves the others readable.

use std::ops::Range;

/// How a text holds its units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One object a line.
    Lines,
    /// One object over several lines, several such, or an array.
    Whole,
}

/// Which shape a text has; its first two lines that are not blank decide.
pub fn shape(text: &str) -> Shape {
    let mut lines = text.lines().map(trimmed).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return Shape::Whole };
    if !first.starts_with('{') {
        return Shape::Whole;
    }
    if value_end(first, 0) == Some(first.len()) {
        return Shape::Lines;
    }
    // a broken first line: in a single object no line can begin with a bracket but after one of these
    match lines.next() {
        Some(second) if second.starts_with('{') && !first.ends_with(['[', ':', ',']) => Shape::Lines,
        _ => Shape::Whole,
    }
}

/// What stands in a text, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A unit.
    Unit(Range<usize>),
    /// Two units without a comma between them; here the second begins.
    NoComma(usize),
    /// Something between units that should not be there; what follows it is not read.
    Stray(Range<usize>),
}

/// The units of `text`.
pub fn split(text: &str) -> Vec<Part> {
    match shape(text) {
        Shape::Lines => lines(text),
        Shape::Whole => whole(text),
    }
}

fn lines(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = trimmed(line);
        if !body.is_empty() {
            let lead = line.find(body).unwrap_or_default();
            parts.push(Part::Unit(start + lead..start + lead + body.len()));
        }
        start += line.len();
    }
    parts
}

fn whole(text: &str) -> Vec<Part> {
    let mut at = skip_blanks(text, 0);
    let array = text.as_bytes().get(at) == Some(&b'[');
    if array {
        at = skip_blanks(text, at + 1);
    }
    let mut parts = Vec::new();
    loop {
        match text.as_bytes().get(at) {
            None => return parts,
            Some(b']') if array => {
                let rest = skip_blanks(text, at + 1);
                if rest < text.len() {
                    parts.push(Part::Stray(rest..text.len()));
                }
                return parts;
            }
            Some(b',') if array && !parts.is_empty() => {
                at = skip_blanks(text, at + 1);
                if matches!(text.as_bytes().get(at), None | Some(b']' | b',')) {
                    parts.push(Part::Stray(at.saturating_sub(1)..at.saturating_add(1).min(text.len())));
                    return parts;
                }
            }
            Some(b'{') if array && !parts.is_empty() => parts.push(Part::NoComma(at)),
            Some(_) if array && !parts.is_empty() => {
                parts.push(Part::Stray(at..text.len()));
                return parts;
            }
            Some(_) => {}
        }
        let Some(end) = value_end(text, at) else {
            // the unit itself will say where it breaks off
            parts.push(Part::Unit(at..text.len()));
            return parts;
        };
        parts.push(Part::Unit(at..end));
        at = skip_blanks(text, end);
        if array && at >= text.len() {
            parts.push(Part::Stray(text.len()..text.len()));
        }
    }
}

/// One past the value at `start`: its brackets balanced, quotes respected. `None` if the text ends first.
fn value_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'"' => at = string_end(bytes, at)?,
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            // a word outside brackets: up to the next mark
            _ if depth == 0 => {
                let stop = |b: &u8| b"{}[],\"\n".contains(b);
                return Some(bytes.get(at..)?.iter().position(stop).map_or(bytes.len(), |n| at + n.max(1)));
            }
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

fn string_end(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

fn trimmed(line: &str) -> &str {
    line.trim_start_matches('\u{FEFF}').trim_matches([' ', '\t', '\r', '\n'])
}

fn skip_blanks(text: &str, mut at: usize) -> usize {
    if at == 0 && text.starts_with('\u{FEFF}') {
        at = 3;
    }
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().position(|b| !b" \t\r\n".contains(b)).unwrap_or(rest.len())
}
