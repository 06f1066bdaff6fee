//! 试算 as JUnit XML: one testsuite a file, one testcase a 用例.

use std::fmt::Write;

use crate::check::Tested;
use crate::text::{Sources, Span};

/// A case that did not come out as it should, in words.
#[derive(Debug, Clone, Default)]
pub struct Failure {
    /// One line.
    pub message: String,
    /// All that is to be said.
    pub text: String,
}

/// One file with the failure of each trial that has one, in the order of its trials; of a file with errors, one for all.
#[derive(Debug)]
pub struct Suite<'a> {
    /// The file.
    pub tested: Tested<'a>,
    /// The failures of its trials; of a file with errors, what is wrong with it.
    pub failures: Vec<Option<Failure>>,
}

/// The whole document.
pub fn junit(suites: &[Suite<'_>]) -> String {
    let sum = |of: fn(&Suite<'_>) -> usize| suites.iter().map(of).sum::<usize>();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rubricc test\"");
    counts(&mut out, sum(tests), sum(failures), sum(errors));
    out.push_str(">\n");
    for suite in suites {
        write_suite(&mut out, suite);
    }
    out.push_str("</testsuites>\n");
    out
}

fn tests(suite: &Suite<'_>) -> usize {
    suite.failures.len()
}

fn failures(suite: &Suite<'_>) -> usize {
    suite.failures.iter().flatten().count() - errors(suite)
}

fn errors(suite: &Suite<'_>) -> usize {
    usize::from(suite.tested.rubric.is_none())
}

fn counts(out: &mut String, tests: usize, failures: usize, errors: usize) {
    attribute(out, "tests", &tests.to_string());
    attribute(out, "failures", &failures.to_string());
    attribute(out, "errors", &errors.to_string());
}

fn write_suite(out: &mut String, suite: &Suite<'_>) {
    let tested = &suite.tested;
    out.push_str("  <testsuite");
    attribute(out, "name", tested.file);
    counts(out, tests(suite), failures(suite), errors(suite));
    out.push_str(">\n");
    let Some(rubric) = tested.rubric else {
        let place = tested.errors.first().map(|error| error.span()).unwrap_or_default();
        for failure in suite.failures.iter().flatten() {
            open_case(out, "细则没有错误", tested.file, tested.sources, place);
            write_failure(out, "error", tested.errors.first().map_or("", |error| error.code.id), failure);
        }
        out.push_str("  </testsuite>\n");
        return;
    };
    out.push_str("    <properties>\n      <property name=\"coverage\"");
    attribute(out, "value", &tested.coverage.percent());
    out.push_str("/>\n    </properties>\n");
    for ((case, trial), failure) in tested.tried().zip(&suite.failures) {
        open_case(out, case.name.shown(), rubric.title.shown(), tested.sources, case.span);
        match failure {
            None => {
                out.truncate(out.len() - 1);
                out.push_str("/>\n");
            }
            Some(failure) => {
                let code = trial.found.first().map_or("", |found| found.code.id);
                write_failure(out, "failure", code, failure);
            }
        }
    }
    out.push_str("  </testsuite>\n");
}

fn open_case(out: &mut String, name: &str, class: &str, sources: &Sources, span: Span) {
    let source = sources.get(span.source);
    let (line, _) = source.place(span.start as usize);
    out.push_str("    <testcase");
    attribute(out, "name", name);
    attribute(out, "classname", class);
    attribute(out, "file", source.name());
    attribute(out, "line", &line.to_string());
    out.push('>');
}

fn write_failure(out: &mut String, element: &str, kind: &str, failure: &Failure) {
    let _ = write!(out, "\n      <{element}");
    attribute(out, "message", &failure.message);
    attribute(out, "type", kind);
    let _ = write!(out, ">{}</{element}>\n    </testcase>\n", escaped(failure.text.trim_end()));
}

fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(
        out,
        " {name}=\"{}\"",
        escaped(value).replace('\n', "&#10;").replace('\t', "&#9;")
    );
}

/// `words` as XML text: what XML cannot hold at all is shown as U+FFFD.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push_str("&#13;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c if c < ' ' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
