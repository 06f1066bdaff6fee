//! Clauses without a rubric: one from the command line, or many from a file.

use rubricc::diagnostic::Diagnostic;
use rubricc::diagnostic::code::R0901;
use rubricc::export::json::reading::{AsideView, ReadingView};
use rubricc::model::{FieldKind, Mode, Reading};
use rubricc::render::{Paint, Reporter, Setting, plain, sentence};
use rubricc::syntax::clause::{self, FieldText, Piece};
use rubricc::text::{Source, Sources, Span, fold};
use serde::Deserialize;

use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Stop, files};

/// A field as `--field` names it: `扣分`, `得分(分档)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    kind: FieldKind,
    mode: Mode,
}

impl Field {
    /// Reads the keyword and the modes in brackets; a field's cap in the brackets changes no reading.
    pub fn parse(words: &str) -> Option<Self> {
        let words = fold::key(words);
        let (keyword, modes) = match words.split_once('(') {
            Some((keyword, rest)) => (keyword, rest.strip_suffix(')')?),
            None => (words.as_str(), ""),
        };
        let kind = FieldKind::named(keyword)?;
        let mut mode = Mode::Sum;
        for part in modes.split([',', '、']).filter(|part| !part.is_empty()) {
            mode = match Mode::named(part) {
                Some(named) => named,
                None if part.starts_with("最高") => mode,
                None => return None,
            };
        }
        Some(Self { kind, mode })
    }

    /// Reads `span` of the only one of `sources`.
    fn read(&self, sources: &Sources, span: Span) -> Vec<Piece> {
        clause::read(&FieldText {
            source: sources.get(span.source),
            id: span.source,
            lines: &[span],
            kind: self.kind,
            mode: self.mode,
            title: None,
        })
    }
}

/// That `words` name no field.
pub fn unknown(words: &str) -> String {
    format!("没有「{words}」这个栏目；可写扣分、得分、加分、减分、否决，后面可带（就高）（择一）（分档）")
}

/// One clause from the command line.
pub fn one(text: &str, field: &Field, json: bool, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let mut reader = Reader::new(json, terminal);
    let (sources, span) = alone("（条款）", text);
    reader.text(&sources, span, 1, field)?;
    Ok(Exit::faulty(reader.refused))
}

/// One sentence a line.
pub fn many(path: &str, field: &Field, json: bool, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let mut reader = Reader::new(json, terminal);
    let mut sources = Sources::default();
    let id = sources.add(files::source(path)?);
    let source = sources.get(id);
    for index in 0..source.line_count() {
        let whole = source.line_range(index);
        let words = &source.text()[whole.clone()];
        if words.chars().all(fold::is_blank) {
            continue;
        }
        let span = Span::new(id, whole.start, whole.end);
        if words.trim_start_matches(fold::is_blank).starts_with('{') {
            reader.entry(&sources, span, index + 1, field)?;
        } else {
            reader.text(&sources, span, index + 1, field)?;
        }
    }
    Ok(Exit::faulty(reader.refused))
}

/// A source of its own for `text`.
fn alone(name: &str, text: &str) -> (Sources, Span) {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(name, text));
    (sources, Span::new(id, 0, text.len()))
}

/// `{"text":…,"field":…}`; other keys are somebody else's.
#[derive(Deserialize)]
struct Entry {
    text: String,
    field: Option<String>,
}

struct Reader<'a> {
    json: bool,
    reporter: Reporter,
    terminal: &'a mut Terminal,
    refused: bool,
}

impl<'a> Reader<'a> {
    fn new(json: bool, terminal: &'a mut Terminal) -> Self {
        Self {
            json,
            reporter: Reporter::new(terminal.look),
            terminal,
            refused: false,
        }
    }

    /// A line that is an object.
    fn entry(&mut self, sources: &Sources, span: Span, line: usize, field: &Field) -> Result<(), Stop> {
        let words = sources.slice(span);
        let Ok(entry) = serde_json::from_str::<Entry>(fold::trimmed(words)) else {
            let problem = Diagnostic::new(&R0901, "这一行不是有效的条款对象", span, "这一行")
                .help("写成 {\"text\":\"条款\",\"field\":\"扣分\"}，或者直接写条款的文字");
            return self.refuse(words, sources, line, &problem);
        };
        let own = match entry.field.as_deref().map(Field::parse) {
            None => *field,
            Some(Some(own)) => own,
            Some(None) => {
                let named = entry.field.unwrap_or_default();
                let problem = Diagnostic::new(&R0901, unknown(&named), span, "这一行").help("改正这一行的 field");
                return self.refuse(&entry.text, sources, line, &problem);
            }
        };
        let name = format!("{} 第{line}行", sources.get(span.source).name());
        let (sources, span) = alone(&name, &entry.text);
        self.text(&sources, span, line, &own)
    }

    fn text(&mut self, sources: &Sources, span: Span, line: usize, field: &Field) -> Result<(), Stop> {
        let pieces = field.read(sources, span);
        let clauses: Vec<&Reading> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Clause(reading) => Some(reading),
                Piece::Note { .. } | Piece::Refused { .. } => None,
            })
            .collect();
        let mut at = 0;
        for piece in &pieces {
            match piece {
                Piece::Clause(reading) if self.json => self.object(&ReadingView::new(reading, line))?,
                Piece::Clause(reading) => {
                    let said = sentence(&Setting::alone(field.kind, field.mode, &clauses, at));
                    self.terminal.line(&format!("{} · {said}", plain(&reading.text)))?;
                    at += 1;
                }
                Piece::Note { text, diagnostic } if self.json => {
                    self.object(&AsideView::new(text, diagnostic, true, line))?;
                }
                Piece::Note { text, diagnostic } => {
                    let word = self.terminal.look.paint(Paint::Warning, "不计分");
                    self.terminal
                        .line(&format!("{} · {word}：{}", plain(text), plain(&diagnostic.message)))?;
                }
                Piece::Refused { text, diagnostic } => self.refuse(text, sources, line, diagnostic)?,
            }
        }
        Ok(())
    }

    /// Reports that `words` were not read.
    fn refuse(&mut self, words: &str, sources: &Sources, line: usize, diagnostic: &Diagnostic) -> Result<(), Stop> {
        self.refused = true;
        if self.json {
            return self.object(&AsideView::new(words, diagnostic, false, line));
        }
        self.terminal.line(&self.reporter.show(diagnostic, sources))
    }

    fn object(&mut self, view: &impl serde::Serialize) -> Result<(), Stop> {
        let text = serde_json::to_string(view)?;
        self.terminal.line(&text)
    }
}
