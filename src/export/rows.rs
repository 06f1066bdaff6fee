//! 成绩行: a CSV row a unit, from lines of evidence straight to bytes.
//!
//! Columns: 单位, each 类别, 加减分, 总分, 总分上限 (only where the total is an interval; then 总分 is its lower end), 等次 with the
//! possible bands joined by 或. A category or 加减分 that is an interval is written `12—15`.

use std::sync::Mutex;

use crate::diagnostic::{Diagnostic, code, has_errors};
use crate::evaluate::{ScoreRange, Scorer, Scores};
use crate::evidence::known::{Known, fingerprint};
use crate::evidence::stream::LineReader;
use crate::evidence::{Index, unit};
use crate::model::{Evidence, Points, Rubric};
use crate::text::{Source, SourceId, Span};

/// What every thread needs to turn lines into rows.
#[derive(Debug)]
pub struct Rows<'r> {
    rubric: &'r Rubric,
    index: &'r Index<'r>,
    scorer: &'r Scorer,
    id: SourceId,
    /// One worker a thread; they learn the layout of the lines.
    idle: Mutex<Vec<Worker<'r>>>,
}

#[derive(Debug)]
struct Worker<'r> {
    reader: LineReader<'r>,
    scores: Scores,
}

/// Rows of some lines, in order.
#[derive(Debug, Default)]
pub struct Batch {
    /// The rows.
    pub rows: Vec<u8>,
    /// Units with an error or a warning, in order.
    pub problems: Vec<Problem>,
    /// How many units were scored.
    pub scored: usize,
    /// How many were not.
    pub failed: usize,
    name: String,
    lines_before: usize,
    units: Vec<UnitRow>,
}

/// A unit whose name is known: where its line and its row stand.
#[derive(Debug)]
struct UnitRow {
    print: u64,
    line: u32,
    text: std::ops::Range<usize>,
    row: std::ops::Range<usize>,
}

/// What is wrong with one unit, and its line to show it on.
#[derive(Debug)]
pub struct Problem {
    /// The line; spans of `diagnostics` lie in it.
    pub source: Source,
    /// By place.
    pub diagnostics: Vec<Diagnostic>,
}

/// The heading of the table.
pub fn header(rubric: &Rubric) -> Vec<u8> {
    let mut row = "单位".as_bytes().to_vec();
    for category in rubric.categories.iter().filter(|category| !category.name.is_empty()) {
        row.push(b',');
        field(&mut row, category.name.shown());
    }
    for column in ["加减分", "总分", "总分上限", "等次"] {
        row.push(b',');
        field(&mut row, column);
    }
    row.push(b'\n');
    row
}

/// Appends the row of `unit`.
pub fn row(out: &mut Vec<u8>, rubric: &Rubric, unit: &str, scores: &Scores) {
    field(out, unit);
    for (category, score) in rubric.categories.iter().zip(&scores.categories) {
        if !category.name.is_empty() {
            out.push(b',');
            range(out, *score);
        }
    }
    out.push(b',');
    range(out, scores.adjustment);
    out.push(b',');
    low(out, scores.total);
    out.push(b',');
    if scores.total.single().is_none() {
        high(out, scores.total);
    }
    out.push(b',');
    for (n, &band) in scores.bands.iter().enumerate() {
        if n > 0 {
            out.extend_from_slice("或".as_bytes());
        }
        field(out, rubric.bands.get(band).map(|band| band.name.shown()).unwrap_or_default());
    }
    out.push(b'\n');
}

fn range(out: &mut Vec<u8>, score: ScoreRange) {
    low(out, score);
    if score.single().is_none() {
        out.extend_from_slice("—".as_bytes());
        high(out, score);
    }
}

fn low(out: &mut Vec<u8>, score: ScoreRange) {
    match score.low {
        Some(at) => points(out, at),
        None => out.extend_from_slice("无下限".as_bytes()),
    }
}

fn high(out: &mut Vec<u8>, score: ScoreRange) {
    match score.high {
        Some(at) => points(out, at),
        None => out.extend_from_slice("不封顶".as_bytes()),
    }
}

/// Decimal text, as [`Points`] shows itself.
fn points(out: &mut Vec<u8>, points: Points) {
    let micros = points.micros();
    let Ok(size) = u64::try_from(micros.unsigned_abs()) else {
        return out.extend_from_slice(points.to_string().as_bytes());
    };
    if micros < 0 {
        out.push(b'-');
    }
    let (whole, part) = (size / 1_000_000, size % 1_000_000);
    decimal(out, whole, 1);
    match part {
        0 => {}
        500_000 => out.extend_from_slice(b".5"),
        _ => {
            let (mut part, mut places) = (part, 6);
            while part % 10 == 0 {
                part /= 10;
                places -= 1;
            }
            out.push(b'.');
            decimal(out, part, places);
        }
    }
}

/// At least `places` digits of `value`.
fn decimal(out: &mut Vec<u8>, mut value: u64, places: usize) {
    let digit = |value: u64| b'0' + u8::try_from(value % 10).unwrap_or_default();
    match value {
        0..10 if places <= 1 => return out.push(digit(value)),
        10..100 if places <= 2 => return out.extend_from_slice(&[digit(value / 10), digit(value)]),
        _ => {}
    }
    let mut digits = [0_u8; 20];
    let mut count = 0;
    for place in digits.iter_mut().rev() {
        *place = digit(value);
        value /= 10;
        count += 1;
        if value == 0 && count >= places {
            break;
        }
    }
    out.extend_from_slice(digits.get(20 - count..).unwrap_or_default());
}

/// A field, in quotes where CSV needs them.
fn field(out: &mut Vec<u8>, words: &str) {
    if !words.bytes().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
        return out.extend_from_slice(words.as_bytes());
    }
    out.push(b'"');
    out.extend_from_slice(words.replace('"', "\"\"").as_bytes());
    out.push(b'"');
}

impl<'r> Rows<'r> {
    /// For the rubric of `index`. `id` is what spans in problems call the line they lie in.
    pub fn new(index: &'r Index<'r>, scorer: &'r Scorer, id: SourceId) -> Self {
        Self {
            rubric: index.rubric(),
            index,
            scorer,
            id,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Rows for `lines`, whole lines of the file `name` with `lines_before` before them. May be called by many threads.
    pub fn batch(&self, name: &str, lines_before: usize, lines: &[u8]) -> Batch {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut worker = idle.unwrap_or_else(|| Worker {
            reader: LineReader::new(self.index),
            scores: Scores::default(),
        });
        let mut batch = Batch {
            name: name.to_owned(),
            lines_before,
            ..Batch::default()
        };
        let mut start = 0;
        for (number, end) in memchr::memchr_iter(b'\n', lines).chain([lines.len()]).enumerate() {
            // a byte order mark is no part of a line: files are put together with theirs
            while lines
                .get(start..end)
                .is_some_and(|line| line.starts_with("\u{FEFF}".as_bytes()))
            {
                start += '\u{FEFF}'.len_utf8();
            }
            let line = lines.get(start..end).unwrap_or_default();
            self.line(&mut worker, &mut batch, line, number, start);
            start = end + 1;
        }
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(worker);
        }
        batch
    }

    fn line(&self, worker: &mut Worker<'r>, batch: &mut Batch, line: &[u8], number: usize, start: usize) {
        if line.iter().all(|b| b" \t\r".contains(b)) {
            return;
        }
        let before = batch.rows.len();
        let print = match worker.reader.read(line) {
            Some(evidence) if self.scored(&mut worker.scores, &mut batch.rows, evidence) => fingerprint(&evidence.unit),
            _ => self.general(&mut worker.scores, batch, line, number),
        };
        if batch.rows.len() > before {
            batch.scored += 1;
        } else {
            batch.failed += 1;
        }
        if print != 0 {
            batch.units.push(UnitRow {
                print,
                line: u32::try_from(number).unwrap_or(u32::MAX),
                text: start..start + line.len(),
                row: before..batch.rows.len(),
            });
        }
    }

    /// Appends the row of `evidence`, unless it contradicts the rubric.
    fn scored(&self, scores: &mut Scores, rows: &mut Vec<u8>, evidence: &Evidence) -> bool {
        self.scorer.score(evidence, scores);
        if !scores.faulty {
            row(rows, self.rubric, &evidence.unit, scores);
        }
        !scores.faulty
    }

    /// Reads a line that is not plain; returns the fingerprint of its unit, 0 if it names none.
    fn general(&self, scores: &mut Scores, batch: &mut Batch, line: &[u8], number: usize) -> u64 {
        let text = String::from_utf8_lossy(line);
        let source = Source::excerpt(&batch.name, text.trim_end_matches('\r'), batch.lines_before + number);
        let mut unit = unit::one(self.index, &source, self.id);
        if let Some(evidence) = &unit.evidence
            && !self.scored(scores, &mut batch.rows, evidence)
        {
            let problems = self.scorer.evaluate(self.rubric, evidence).problems;
            let whose = problems.into_iter().map(|problem| problem.also(unit.span, "这个单位"));
            unit.diagnostics.extend(whose);
        }
        if !unit.diagnostics.is_empty() {
            batch.problems.push(Problem {
                source,
                diagnostics: unit.diagnostics,
            });
        }
        if unit.name.is_empty() { 0 } else { fingerprint(&unit.name) }
    }
}

/// What the batches of all files have brought so far; they are taken in one after the other.
#[derive(Debug, Default)]
pub struct Arrivals {
    known: Known,
    /// The files with the number of lines before each, from the start of the first.
    files: Vec<(u32, String)>,
    end: u32,
}

impl Arrivals {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// From here on, batches are of the file `name`.
    pub fn begin(&mut self, name: &str) {
        self.files.push((self.end, name.to_owned()));
    }

    /// Takes in a unit that stands behind `lines_before` lines of the file; if it came before, says where.
    pub fn unit(&mut self, print: u64, lines_before: usize) -> Option<String> {
        let base = self.files.last().map_or(0, |(base, _)| *base);
        let place = base.saturating_add(u32::try_from(lines_before).unwrap_or(u32::MAX));
        self.end = self.end.max(place.saturating_add(1));
        self.known.add(print, place).map(|before| self.place(before))
    }

    /// Takes in the next batch, made of `lines`: takes out the row of a unit that came before, and says so in its problems.
    /// Which of two is right is not known, but the first may have been written long ago, so it stays.
    pub fn take(&mut self, batch: &mut Batch, lines: &[u8], id: SourceId) {
        let mut again = Vec::new();
        for (n, unit) in batch.units.iter().enumerate() {
            if let Some(before) = self.unit(unit.print, batch.lines_before + unit.line as usize) {
                again.push((n, before));
            }
        }
        for (n, before) in again.into_iter().rev() {
            let Some(unit) = batch.units.get(n) else { continue };
            if !unit.row.is_empty() {
                batch.rows.drain(unit.row.clone());
                batch.scored -= 1;
                batch.failed += 1;
            }
            let line = lines.get(unit.text.clone()).unwrap_or_default();
            let lines_before = batch.lines_before + unit.line as usize;
            let source = Source::excerpt(&batch.name, String::from_utf8_lossy(line), lines_before);
            let span = Span::new(id, 0, source.text().len());
            let at = batch
                .problems
                .partition_point(|other| other.source.lines_before() < lines_before);
            let problem = Problem {
                source,
                diagnostics: vec![twice(&before, span)],
            };
            batch.problems.insert(at, problem);
        }
    }

    fn place(&self, before: u32) -> String {
        let file = self.files.iter().rev().find(|(base, _)| *base <= before);
        match file {
            Some((base, name)) if self.files.len() > 1 => format!("{name}第{}行", before - base + 1),
            Some((base, _)) => format!("第{}行", before - base + 1),
            None => "前面".to_owned(),
        }
    }
}

/// That the unit at `span` has come at the place `before` already.
pub fn twice(before: &str, span: Span) -> Diagnostic {
    let message = format!("{before}已有这个单位的佐证");
    Diagnostic::new(&code::R0607, message, span, "第二份").help("只留一份；这里先计前一份，后一份不计")
}

impl Problem {
    /// Whether the unit could not be scored.
    pub fn is_error(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}
