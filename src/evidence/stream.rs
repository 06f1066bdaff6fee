//! 快读: one line of JSONL straight into the slots of a rubric, without a tree of values.
//!
//! Lines of one file look alike. A line of the same layout as two lines before it is held against one of them, and only
//! values that differ are read ([`pattern`]). In any other line what stands between two values is compared with what stood
//! there last ([`route`]). Whatever is out of the ordinary (a slip, a list of entries, 不适用, an escaped character) is left
//! to the general reader, which says the same of a plain line.

mod pattern;
mod quick;
mod route;

use crate::model::{Evidence, Name, Ratio, Value};

use super::index::Index;
use pattern::{Holds, Parting, Pattern, Place, Reach};
use quick::{Quick, blanks, plain_string};
use route::{Route, START, Slot, passed};

/// Slots that are not facts: title, unit, 未列事项, 不适用.
const OTHERS: usize = 4;

/// Reads lines for one rubric; each thread has its own.
#[derive(Debug, Clone)]
pub struct LineReader<'r> {
    index: &'r Index<'r>,
    route: Route<'r>,
    quick: Vec<Quick>,
    /// The last title that was right, with its quotes.
    title: Vec<u8>,
    /// The number of the current line, from 1.
    line: u64,
    /// The line each slot was last read in.
    read: Vec<u64>,
    absent: bool,
    evidence: Evidence,
    pattern: Pattern,
    /// Where the values stand in the last line that was not held against the pattern, and in the one before it.
    places: Vec<Place>,
    last: Vec<Place>,
    /// Facts whose values in the last line are not those of the pattern.
    changed: Vec<usize>,
    /// How few there have been.
    least: usize,
    /// Whether `evidence` may differ from the pattern in other facts too.
    astray: bool,
}

impl<'r> LineReader<'r> {
    /// For the rubric of `index`.
    pub fn new(index: &'r Index<'r>) -> Self {
        let facts = &index.rubric().facts;
        Self {
            index,
            route: Route::new(index),
            quick: facts.iter().map(Quick::new).collect(),
            title: Vec::new(),
            line: 0,
            read: vec![0; facts.len() + OTHERS],
            absent: false,
            evidence: Evidence {
                facts: vec![Value::Unknown; facts.len()],
                ..Evidence::default()
            },
            pattern: Pattern::default(),
            places: Vec::new(),
            last: Vec::new(),
            changed: Vec::new(),
            least: usize::MAX,
            astray: true,
        }
    }

    /// Reads one line. `None` if it is not plain: then the general reader must judge it. Notes are left out.
    pub fn read(&mut self, line: &[u8]) -> Option<&Evidence> {
        let is_alike = self.compare(line).is_some();
        if is_alike && self.changed.len() >= self.least {
            return Some(&self.evidence);
        }
        // a line that differs in less than any before is more like the others than the pattern is: it takes its place
        self.least = if is_alike { self.changed.len() } else { usize::MAX };
        self.astray = true;
        self.places.clear();
        self.walk(line)?;
        let holds = |place: &Place| place.holds;
        if self.places.iter().map(holds).eq(self.last.iter().map(holds)) {
            self.pattern.take(line, &self.places, &self.evidence);
        } else {
            // lines that are all different are not to be held against anything
            self.pattern.clear();
        }
        std::mem::swap(&mut self.places, &mut self.last);
        Some(&self.evidence)
    }

    /// Holds a line against the pattern. `None` if it is not of that layout, or not plain.
    fn compare(&mut self, line: &[u8]) -> Option<()> {
        let mut reach = Reach::default();
        let mut parting = self.pattern.parting(line, &mut reach)?;
        let Evidence { facts, .. } = &mut self.evidence;
        if self.astray {
            facts.clone_from(&self.pattern.facts);
            self.astray = false;
        }
        for fact in self.changed.drain(..) {
            if let (Some(value), Some(own)) = (facts.get_mut(fact), self.pattern.facts.get(fact)) {
                *value = *own;
            }
        }
        let mut named = false;
        while let Parting::At(place, at) = parting {
            let rest = line.get(at..)?;
            let length = match place.holds {
                Holds::Value(Slot::Fact(id)) => {
                    let (value, length) = self.quick.get(id.index())?.read(rest)?;
                    *self.evidence.facts.get_mut(id.index())? = value;
                    self.changed.push(id.index());
                    length
                }
                Holds::Value(Slot::Unit) => {
                    named = true;
                    self.other(Slot::Unit, rest)?
                }
                // these say something of the whole line
                Holds::Value(_) => return None,
                Holds::Passed(number) => passed(number, rest)?,
            };
            reach.go_on(place, at + length);
            parting = self.pattern.parting(line, &mut reach)?;
        }
        if !named {
            self.evidence.unit.clone_from(&self.pattern.unit);
        }
        Some(())
    }

    /// Reads a line from value to value.
    fn walk(&mut self, line: &[u8]) -> Option<()> {
        self.line += 1;
        self.absent = false;
        let mut spot = START;
        let mut at = 0;
        let mut ahead = 0;
        let mut facts = 0;
        loop {
            let rest = line.get(at..)?;
            if !self.follows(spot, rest) {
                self.route.learn(spot, rest)?;
            }
            if !self.route.enter_way(spot, self.line) {
                return None;
            }
            let way = self.route.spots.get(spot as usize)?.way.as_ref()?;
            // a key passed over both before and after the value
            if ahead & way.behind != 0 {
                return None;
            }
            ahead = way.ahead;
            self.places.extend(way.passed.iter().map(|(range, number)| Place {
                start: at + range.start,
                end: at + range.end,
                holds: Holds::Passed(*number),
            }));
            at += way.bytes.len();
            let Some(next) = way.next else { break };
            spot = next;
            let slot = self.route.spots.get(spot as usize)?.slot;
            let start = at;
            at += match slot {
                Slot::Fact(id) => {
                    facts += 1;
                    let (value, length) = self.quick.get(id.index())?.read(line.get(at..)?)?;
                    *self.evidence.facts.get_mut(id.index())? = value;
                    length
                }
                slot => self.other(slot, line.get(at..)?)?,
            };
            self.places.push(Place {
                start,
                end: at,
                holds: Holds::Value(slot),
            });
            let stamp = self.read.get_mut(number(slot))?;
            if *stamp == self.line {
                return None;
            }
            *stamp = self.line;
        }
        let has = |slot| self.read.get(number(slot)) == Some(&self.line);
        if !has(Slot::Title) || !has(Slot::Unit) {
            return None;
        }
        if facts < self.evidence.facts.len() {
            self.fill_unlisted();
        }
        Some(())
    }

    /// Whether `rest` goes the way that was learned out of `spot`.
    fn follows(&self, spot: route::SpotId, rest: &[u8]) -> bool {
        let Some(way) = self.route.spots.get(spot as usize).and_then(|spot| spot.way.as_ref()) else {
            return false;
        };
        rest.starts_with(&way.bytes)
            && match rest.get(way.bytes.len()) {
                // an object in place of a value leads elsewhere
                Some(next) => way.next.is_some() && !b" \t\r\n{".contains(next),
                None => way.next.is_none(),
            }
    }

    /// Reads a value that is not a fact's; returns its length.
    fn other(&mut self, slot: Slot, rest: &[u8]) -> Option<usize> {
        match slot {
            Slot::Title if !self.title.is_empty() && rest.starts_with(&self.title) => Some(self.title.len()),
            Slot::Title => {
                let end = plain_string(rest)?;
                let title = std::str::from_utf8(rest.get(1..end)?).ok()?;
                if Name::new(title) != self.index.rubric().title {
                    return None;
                }
                self.title = rest.get(..=end)?.to_vec();
                Some(end + 1)
            }
            Slot::Unit => {
                let end = plain_string(rest)?;
                let name = std::str::from_utf8(rest.get(1..end)?).ok()?.trim();
                self.evidence.unit.clear();
                self.evidence.unit.push_str(name);
                // a sign of damaged text is for the general reader to report
                (!name.is_empty() && !name.contains('\u{FFFD}')).then_some(end + 1)
            }
            Slot::Unlisted => {
                let end = plain_string(rest)?;
                let word = rest.get(1..end)?;
                self.absent = word == super::absent::ABSENT.as_bytes();
                (self.absent || word == super::value::UNKNOWN.as_bytes()).then_some(end + 1)
            }
            Slot::Exempt if rest.starts_with(b"null") => Some(4),
            Slot::Exempt => {
                let inner = 1 + blanks(rest.get(1..)?);
                (rest.first() == Some(&b'[') && rest.get(inner) == Some(&b']')).then_some(inner + 1)
            }
            Slot::Fact(_) => None,
        }
    }

    fn fill_unlisted(&mut self) {
        let facts = &self.index.rubric().facts;
        let read = self.read.iter().skip(OTHERS);
        for ((slot, fact), read) in self.evidence.facts.iter_mut().zip(facts).zip(read) {
            if *read != self.line {
                *slot = if self.absent && fact.may_be_absent {
                    Value::Known(Ratio::ZERO)
                } else {
                    Value::Unknown
                };
            }
        }
    }
}

/// The place of a slot among all.
fn number(slot: Slot) -> usize {
    match slot {
        Slot::Title => 0,
        Slot::Unit => 1,
        Slot::Unlisted => 2,
        Slot::Exempt => 3,
        Slot::Fact(id) => id.index() + OTHERS,
    }
}
