//! What is wrong with one thing in the evidence, and the desk where such slips are handed in with their place.

use std::ops::Range;

use super::json::clip;
use crate::diagnostic::{Code, Diagnostic, Severity, code};
use crate::text::{SourceId, Span};

/// Problems reported for one unit; more would bury the reader, and memory on hostile input.
const REPORTED: usize = 100;

/// A problem before its place is known: values are also read where there is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its code.
    pub code: &'static Code,
    /// What is.
    pub message: String,
    /// At the place.
    pub label: &'static str,
    /// What to do.
    pub help: String,
}

impl Slip {
    /// A slip.
    pub fn new(code: &'static Code, label: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            label,
            help: help.into(),
        }
    }

    /// As a diagnostic at `span`.
    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic::new(self.code, self.message, span, self.label).help(self.help)
    }
}

/// The problems of one unit as they are found.
#[derive(Debug)]
pub(super) struct Desk {
    id: SourceId,
    left_out: usize,
    shown_error: bool,
    found: Vec<Diagnostic>,
}

impl Desk {
    pub(super) fn new(id: SourceId) -> Self {
        Self {
            id,
            left_out: 0,
            shown_error: false,
            found: Vec::new(),
        }
    }

    pub(super) fn span(&self, at: &Range<usize>) -> Span {
        Span::new(self.id, at.start, at.end)
    }

    pub(super) fn take(&mut self, slip: Slip, at: &Range<usize>) {
        let diagnostic = slip.at(self.span(at));
        self.add(diagnostic);
    }

    /// A slip with a second place.
    pub(super) fn take_both(&mut self, slip: Slip, at: &Range<usize>, other: &Range<usize>, label: &'static str) {
        let diagnostic = slip.at(self.span(at)).also(self.span(other), label);
        self.add(diagnostic);
    }

    pub(super) fn add(&mut self, diagnostic: Diagnostic) {
        if self.found.len() < REPORTED || (diagnostic.severity() == Severity::Error && !self.shown_error) {
            self.shown_error |= diagnostic.severity() == Severity::Error;
            self.found.push(diagnostic);
        } else {
            self.left_out += 1;
        }
    }

    /// Whether so much was reported that more is only counted; then `leave_out` saves the work of saying it.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= REPORTED && self.has_errors()
    }

    pub(super) fn leave_out(&mut self) {
        self.left_out += 1;
    }

    pub(super) fn has_errors(&self) -> bool {
        self.shown_error
    }

    /// Everything found, by place.
    pub(super) fn close(mut self) -> Vec<Diagnostic> {
        crate::diagnostic::sort(&mut self.found);
        if self.left_out > 0
            && let Some(last) = self.found.last_mut()
        {
            last.message = format!("{}（另有{}处问题没有列出）", last.message, self.left_out);
        }
        self.found
    }
}

/// 「对得上几处」.
pub(super) fn ambiguous(key: &str, paths: impl Iterator<Item = String>) -> Slip {
    let mut paths: Vec<String> = paths.collect();
    let count = paths.len();
    paths.truncate(6);
    let more = if count > paths.len() { "……" } else { "" };
    let help = format!("把路径写全，是其中哪一个：{}{more}", paths.join("；"));
    Slip::new(
        &code::R0611,
        "不止一处",
        format!("「{}」在细则中有{count}处", clip(key)),
        help,
    )
}
