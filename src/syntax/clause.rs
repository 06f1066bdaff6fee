//! 条款读解: the words of a scoring field → readings (language, §3).
//!
//! A field is split into sentences (`。`, line ends) and pieces (`;`), a piece into clauses by the grammar; a clause is its
//! words, its 计次 and its consequence, put together in [`assemble`]. What cannot be read with certainty is refused.

mod amount;
mod assemble;
mod before;
mod comparison;
mod condition;
mod consequence;
mod data;
mod effect;
mod finding;
mod grammar;
mod level;
mod list;
mod named;
mod normal;
mod number;
mod occurrence;
mod pointless;
mod range;
mod refusal;
mod search;
mod sentence;
mod spread;
mod verb;
mod veto;

use crate::diagnostic::{Diagnostic, code};
use crate::model::{Cap, Effect, FieldKind, Mode, Reading};
use crate::text::{Source, SourceId, Span};
use before::Before;
use grammar::Rule;
use normal::{Normal, Slice};
use refusal::Refusal;

/// The words of one scoring field and what the reader must know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct FieldText<'a> {
    /// The source.
    pub source: &'a Source,
    /// Its id.
    pub id: SourceId,
    /// The value's lines, comments and a leading `|` left out, in order.
    pub lines: &'a [Span],
    /// 扣分 得分 加分 减分 否决.
    pub kind: FieldKind,
    /// 就高, 择一, 分档.
    pub mode: Mode,
    /// The title of the 项 it stands in, when the 项 is titled: a comparison without a name takes it.
    pub title: Option<&'a str>,
}

/// One piece of a field, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly every piece is a clause")]
pub enum Piece {
    /// A clause.
    Clause(Reading),
    /// A sentence that takes no points and names no consequence: a note.
    Note {
        /// The words.
        text: String,
        /// The warning it deserves.
        diagnostic: Diagnostic,
    },
    /// What cannot be read with certainty.
    Refused {
        /// The words.
        text: String,
        /// Why, with the wording that would do as help.
        diagnostic: Diagnostic,
    },
}

/// Longest piece that is read, in bytes: no clause of a real table comes near, and a bound keeps hostile input cheap.
const LONGEST: usize = 6_000;

/// Reads one field. Never stops at the first error; pieces are in the order of the text.
pub fn read(field: &FieldText<'_>) -> Vec<Piece> {
    let normal = Normal::new(field);
    let mut reader = Reader::default();
    for sentence in sentence::sentences(sentence::unwrapped(normal.slice())) {
        reader.sentence(field, sentence);
    }
    reader.bound();
    range::settle(&mut reader.pieces, &reader.ranges);
    reader.pieces
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    /// Index in `pieces` of the clause before; none after a refusal.
    last: Option<usize>,
    /// Where the chain of the last 分别, 各 or 承前省略 begins.
    chain: usize,
    /// Readings since the last `;` or `。`.
    since_mark: usize,
    groups: u32,
    /// The cap that the clauses of the last chain with one share; not yet written into them.
    joint: Option<Joint>,
    full_given: bool,
    /// Ranges whose ends a neighbour must settle: index, lower open, upper open.
    ranges: Vec<range::Unsettled>,
}

/// A cap, and the clauses that share it.
#[derive(Clone, Copy)]
struct Joint {
    from: usize,
    upto: usize,
    cap: Cap,
}

impl Reader {
    fn sentence(&mut self, field: &FieldText<'_>, sentence: Slice<'_, '_>) {
        let parts = sentence::pieces(sentence);
        let begin = self.pieces.len();
        let mut unread = Vec::new();
        for part in &parts {
            self.since_mark = 0;
            if !self.part(field, *part) {
                unread.push((self.pieces.len(), *part));
            }
        }
        let nothing_read = self.pieces.len() == begin;
        if nothing_read && !unread.is_empty() && unread.iter().all(|(_, part)| pointless::is_note(field.kind, part.text())) {
            self.pieces.push(pointless::note(sentence));
            return;
        }
        self.insert(begin, field, &unread);
    }

    /// Puts what was not read where it stands among the pieces from `begin` on: each before the piece of its number.
    fn insert(&mut self, begin: usize, field: &FieldText<'_>, unread: &[(usize, Slice<'_, '_>)]) {
        if unread.is_empty() {
            return;
        }
        self.bound();
        let behind = |old: usize| old + unread.partition_point(|(at, _)| *at <= old);
        self.last = self.last.map(behind);
        let ranges = self.ranges.partition_point(|range| range.0 < begin);
        self.ranges
            .iter_mut()
            .skip(ranges)
            .for_each(|range| range.0 = behind(range.0));
        let mut unread = unread.iter().peekable();
        let read = self.pieces.split_off(begin);
        for (at, piece) in read.into_iter().map(Some).chain([None]).enumerate() {
            while let Some((_, part)) = unread.next_if(|(before, _)| *before <= begin + at) {
                self.pieces.push(refused(*part, pointless::refusal(field.kind, part.text())));
            }
            self.pieces.extend(piece);
        }
        self.chain = self.pieces.len();
    }

    /// Reads the clauses of one piece; false if it holds none.
    fn part(&mut self, field: &FieldText<'_>, part: Slice<'_, '_>) -> bool {
        let mut rest = sentence::unnumbered(sentence::unwrapped(part));
        if sentence::is_exhaust(rest.text()) {
            return true;
        }
        if let Some(refusal) = sentence::fault(rest) {
            self.refuse(rest, refusal);
            return true;
        }
        let mut any = false;
        while !rest.is_empty() {
            let Some(taken) = self.clause(field, rest) else { break };
            any = true;
            rest = sentence::unnumbered(rest.from(taken).trimmed(&[',']));
            if sentence::is_exhaust(rest.text()) {
                return true;
            }
        }
        if any && !rest.is_empty() {
            self.refuse(rest, pointless::refusal(field.kind, rest.text()));
        }
        any
    }

    /// Reads one clause at the start of `rest` and says how many bytes it takes.
    fn clause(&mut self, field: &FieldText<'_>, rest: Slice<'_, '_>) -> Option<usize> {
        if rest.text().len() > LONGEST {
            self.refuse(
                rest,
                Refusal::new(&code::R0505, "这一条太长，读不了", "请按情形拆成几条，每条一行"),
            );
            return Some(rest.text().len());
        }
        if field.kind == FieldKind::Veto {
            let (result, taken) = veto::read(rest)?;
            match result {
                Ok(reading) => self.push(reading),
                Err(refusal) => self.refuse(rest.upto(taken).trimmed(&[',']), refusal),
            }
            return Some(taken);
        }
        let ending = ending(field, rest.text())?;
        let taken = ending.end;
        let whole = rest.upto(taken).trimmed(&[',']);
        let words = rest.upto(ending.at);
        if let Some(refusal) = sentence::second_points(words) {
            self.refuse(whole, refusal);
            return Some(taken);
        }
        let reading = |at: usize| match &self.pieces[at] {
            Piece::Clause(reading) => Some(reading),
            _ => None,
        };
        let last = self.last.and_then(reading);
        let other = self.last.and_then(|at| at.checked_sub(1)).and_then(reading);
        let before = Before {
            last,
            several: last.zip(other).is_some_and(|(last, other)| last.span == other.span),
            first: self.pieces.is_empty(),
            since_mark: self.since_mark,
            full_given: self.full_given,
        };
        match consequence::read(&ending).and_then(|told| assemble::clause(field, &before, words, told, whole)) {
            Ok(assembled) => self.take(assembled),
            Err(refusal) => self.refuse(whole, refusal),
        }
        Some(taken)
    }

    fn take(&mut self, assembled: assemble::Assembled) {
        if !assembled.elliptic {
            self.chain = self.pieces.len();
        }
        if let Some((low, high)) = assembled.open_ends {
            self.ranges.push((self.pieces.len(), low, high));
        }
        let joint = assembled.elliptic || assembled.readings.len() > 1;
        let cap = assembled.readings.last().and_then(|r| r.cap);
        for reading in assembled.readings {
            self.push(reading);
        }
        if let (true, Some(cap)) = (joint, cap) {
            self.join(cap);
        }
    }

    /// A cap behind 分别, 各 or 承前省略 bounds all the clauses these made together.
    fn join(&mut self, cap: Cap) {
        self.groups += 1;
        let begun = self.joint.filter(|joint| joint.from == self.chain);
        // those before have the cap that they share
        let from = begun.map_or(self.chain, |joint| joint.upto);
        let capped_before = self.pieces[from..]
            .iter()
            .rev()
            .skip(1)
            .any(|p| matches!(p, Piece::Clause(r) if r.cap.is_some_and(|c| c.group.is_none())));
        if capped_before {
            if let Some(Piece::Clause(reading)) = self.pieces.pop() {
                let diagnostic = Diagnostic::new(&code::R0513, "前一条已有限额，这里的限额管哪几条读不准", reading.span, "限额")
                    .help("请把各条的限额分开写全，或写在栏名后");
                self.pieces.push(Piece::Refused {
                    text: reading.text,
                    diagnostic,
                });
                self.last = None;
            }
            return;
        }
        if begun.is_none() {
            self.bound();
        }
        self.joint = Some(Joint {
            from: self.chain,
            upto: self.pieces.len(),
            cap: Cap {
                amount: cap.amount,
                group: Some(self.groups),
            },
        });
    }

    /// Writes the cap of the last chain into its clauses: once, however often the chain went on.
    fn bound(&mut self) {
        let Some(joint) = self.joint.take() else { return };
        for piece in self.pieces.get_mut(joint.from..joint.upto).unwrap_or_default() {
            if let Piece::Clause(reading) = piece {
                reading.cap = Some(joint.cap);
            }
        }
    }

    fn push(&mut self, reading: Reading) {
        self.full_given |= reading.effect == Effect::Full;
        self.since_mark += 1;
        self.last = Some(self.pieces.len());
        self.pieces.push(Piece::Clause(reading));
    }

    fn refuse(&mut self, place: Slice<'_, '_>, refusal: Refusal) {
        self.last = None;
        self.since_mark += 1;
        self.pieces.push(refused(place, refusal));
        self.chain = self.pieces.len();
    }
}

/// The end of the first clause of `text`. A level word may have bare points: 市级0.5分 takes the verb of the clause before.
fn ending<'t>(field: &FieldText<'_>, text: &'t str) -> Option<search::Ending<'t>> {
    if field.kind != FieldKind::Earn
        && let Some(words) = level::at_start(text)
    {
        let behind = text[words..].strip_prefix('的').unwrap_or(&text[words..]);
        let at = text.len() - behind.len();
        if search::opens_bare(behind)
            && let Some(mut ending) = search::ending_at(Rule::bare, at, behind)
        {
            ending.at = words;
            return Some(ending);
        }
    }
    search::ending(text, field.kind == FieldKind::Earn)
}

fn refused(place: Slice<'_, '_>, refusal: Refusal) -> Piece {
    Piece::Refused {
        text: place.words().into_owned(),
        diagnostic: refusal.at(place),
    }
}
