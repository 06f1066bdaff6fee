//! 试算 as JUnit XML: one testsuite a file, one testcase a 用例.

use std::fmt::Write;

/// One file.
#[derive(Debug, Clone, Default)]
pub struct Suite {
    /// As the command was given it.
    pub file: String,
    /// The share that its cases exercise; none if the file has errors.
    pub coverage: Option<String>,
    /// Its cases; of a file with errors, one that stands for it.
    pub cases: Vec<TestCase>,
}

/// One case.
#[derive(Debug, Clone, Default)]
pub struct TestCase {
    /// Its name.
    pub name: String,
    /// The rubric it is for.
    pub class: String,
    /// The file it stands in.
    pub file: String,
    /// Its line.
    pub line: usize,
    /// What is wrong with it.
    pub failure: Option<Failure>,
}

/// A case that did not come out as it should, in words.
#[derive(Debug, Clone, Default)]
pub struct Failure {
    /// Code of the first thing wrong.
    pub code: &'static str,
    /// One line.
    pub message: String,
    /// All that is to be said.
    pub text: String,
}

/// The whole document.
pub fn junit(suites: &[Suite]) -> String {
    let sum = |of: fn(&Suite) -> usize| suites.iter().map(of).sum::<usize>();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rubricc test\"");
    counts(&mut out, sum(|suite| suite.cases.len()), sum(failures), sum(errors));
    out.push_str(">\n");
    for suite in suites {
        write_suite(&mut out, suite);
    }
    out.push_str("</testsuites>\n");
    out
}

/// Cases that failed.
fn failures(suite: &Suite) -> usize {
    if suite.coverage.is_some() { wrong(suite) } else { 0 }
}

/// Files that could not be tried.
fn errors(suite: &Suite) -> usize {
    if suite.coverage.is_none() { wrong(suite) } else { 0 }
}

fn wrong(suite: &Suite) -> usize {
    suite.cases.iter().filter(|case| case.failure.is_some()).count()
}

fn counts(out: &mut String, tests: usize, failures: usize, errors: usize) {
    attribute(out, "tests", &tests.to_string());
    attribute(out, "failures", &failures.to_string());
    attribute(out, "errors", &errors.to_string());
}

fn write_suite(out: &mut String, suite: &Suite) {
    out.push_str("  <testsuite");
    attribute(out, "name", &suite.file);
    counts(out, suite.cases.len(), failures(suite), errors(suite));
    out.push_str(">\n");
    if let Some(coverage) = &suite.coverage {
        out.push_str("    <properties>\n      <property name=\"coverage\"");
        attribute(out, "value", coverage);
        out.push_str("/>\n    </properties>\n");
    }
    let element = if suite.coverage.is_some() { "failure" } else { "error" };
    for case in &suite.cases {
        write_case(out, case, element);
    }
    out.push_str("  </testsuite>\n");
}

fn write_case(out: &mut String, case: &TestCase, element: &str) {
    out.push_str("    <testcase");
    attribute(out, "name", &case.name);
    attribute(out, "classname", &case.class);
    attribute(out, "file", &case.file);
    attribute(out, "line", &case.line.to_string());
    let Some(failure) = &case.failure else {
        out.push_str("/>\n");
        return;
    };
    let _ = write!(out, ">\n      <{element}");
    attribute(out, "message", &failure.message);
    attribute(out, "type", failure.code);
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
