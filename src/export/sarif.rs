//! SARIF 2.1.0: diagnostics for code hosts and editors.

use serde::Serialize;

use super::json::diagnostic::PlaceView;
use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::text::Sources;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text<'static>,
    help: Help,
    default_configuration: Level,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Level {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: std::borrow::Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// One SARIF log of `findings`, each with the sources its places lie in.
pub fn log<'a>(findings: impl IntoIterator<Item = (&'a Diagnostic, &'a Sources)>) -> serde_json::Result<String> {
    let mut codes: Vec<&'static Code> = Vec::new();
    let mut results = Vec::new();
    for (diagnostic, sources) in findings {
        let index = codes
            .iter()
            .position(|code| code.id == diagnostic.code.id)
            .unwrap_or_else(|| {
                codes.push(diagnostic.code);
                codes.len() - 1
            });
        results.push(finding(diagnostic, sources, index));
    }
    serde_json::to_string(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "rubricc",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.into_iter().map(rule).collect(),
                },
            },
            language: "zh-CN",
            column_kind: "unicodeCodePoints",
            results,
        }],
    })
}

fn rule(code: &'static Code) -> Rule {
    Rule {
        id: code.id,
        short_description: Text { text: code.title.into() },
        help: Help {
            text: code.page,
            markdown: code.page,
        },
        default_configuration: Level {
            level: level(code.severity),
        },
    }
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &Sources, rule_index: usize) -> Finding<'a> {
    let mut locations: Vec<_> = diagnostic.labels.iter().map(|label| location(label, sources)).collect();
    let related_locations = locations.split_off(locations.len().min(1));
    let message = match &diagnostic.help {
        Some(help) => format!("{}。{help}", diagnostic.message).into(),
        None => diagnostic.message.as_str().into(),
    };
    Finding {
        rule_id: diagnostic.code.id,
        rule_index,
        level: level(diagnostic.severity()),
        message: Text { text: message },
        locations,
        related_locations,
    }
}

fn location<'a>(label: &'a Label, sources: &Sources) -> Location<'a> {
    let place = PlaceView::new(label.span, sources);
    Location {
        physical_location: Physical {
            artifact_location: Artifact { uri: uri(place.file) },
            region: Region {
                start_line: place.line,
                start_column: place.column,
                end_line: place.end_line,
                end_column: place.end_column,
            },
        },
        message: (!label.text.is_empty()).then(|| Text {
            text: label.text.as_str().into(),
        }),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A path as a URI reference: `/` between its parts, everything but plain ASCII as `%XX`.
fn uri(path: &str) -> String {
    let mut path = path.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':');
    if drive {
        path.insert(0, '/');
    }
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => out.push(char::from(byte)),
            b':' if drive => out.push(':'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
