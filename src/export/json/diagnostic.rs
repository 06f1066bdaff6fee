//! Diagnostics as JSON: code, severity, message, help and every place.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Sources, Span};

/// A diagnostic.
#[derive(Debug, Serialize)]
pub struct DiagnosticView<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    labels: Vec<LabelView<'a>>,
}

/// One place; the first is the main one.
#[derive(Debug, Serialize)]
struct LabelView<'a> {
    #[serde(flatten)]
    place: PlaceView<'a>,
    text: &'a str,
}

/// A place in a text: lines and columns from 1, columns in characters; `start` and `end` are byte offsets in the text as
/// UTF-8.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView<'a> {
    /// The file as the command was given it.
    pub file: &'a str,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column one past the last character.
    pub end_column: usize,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl<'a> DiagnosticView<'a> {
    /// The view of `diagnostic`.
    pub fn new(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Self {
        let label = |label: &'a crate::diagnostic::Label| LabelView {
            place: PlaceView::new(label.span, sources),
            text: &label.text,
        };
        Self {
            code: diagnostic.code.id,
            severity: severity(diagnostic.severity()),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            labels: diagnostic.labels.iter().map(label).collect(),
        }
    }
}

impl<'a> PlaceView<'a> {
    /// The place of `span`.
    pub fn new(span: Span, sources: &'a Sources) -> Self {
        let source = sources.get(span.source);
        let (line, column) = source.place(span.start as usize);
        let (end_line, end_column) = source.place(span.end as usize);
        Self {
            file: source.name(),
            line,
            column,
            end_line,
            end_column,
            start: span.start,
            end: span.end,
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
