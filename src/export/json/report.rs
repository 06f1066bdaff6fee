//! What `check` found, as one JSON object on one line.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::value::RawValue;

use super::diagnostic::DiagnosticView;
use super::points::PointsView;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Rubric;
use crate::text::Sources;

/// One file that was checked.
#[derive(Clone, Copy)]
pub struct Checked<'a> {
    /// As the command was given it.
    pub file: &'a str,
    /// Its texts, those it brings in included.
    pub sources: &'a Sources,
    /// What was found, in order.
    pub diagnostics: &'a [Diagnostic],
    /// The rubric, when it has no error and is no shared file.
    pub rubric: Option<&'a Rubric>,
}

#[derive(Serialize)]
struct ReportView<'a> {
    files: Vec<FileView<'a>>,
    diagnostics: Vec<Box<RawValue>>,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct FileView<'a> {
    file: &'a str,
    ok: bool,
    points: Option<PointsView<'a>>,
}

/// The object. What several files share is reported once.
pub fn report(checked: &[Checked<'_>]) -> serde_json::Result<String> {
    let mut seen = HashSet::new();
    let mut view = ReportView {
        files: Vec::new(),
        diagnostics: Vec::new(),
        errors: 0,
        warnings: 0,
    };
    for file in checked {
        view.files.push(FileView {
            file: file.file,
            ok: !crate::diagnostic::has_errors(file.diagnostics),
            points: file.rubric.map(PointsView::new),
        });
        for diagnostic in file.diagnostics {
            let json = serde_json::to_string(&DiagnosticView::new(diagnostic, file.sources))?;
            if !seen.insert(json.clone()) {
                continue;
            }
            match diagnostic.severity() {
                Severity::Error => view.errors += 1,
                Severity::Warning => view.warnings += 1,
            }
            view.diagnostics.push(RawValue::from_string(json)?);
        }
    }
    serde_json::to_string(&view)
}
