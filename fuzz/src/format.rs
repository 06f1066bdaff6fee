//! text → fmt: a layout is its own layout, and reads as the text did: every fact, figure, clause, note and diagnostic.

use rubricc::diagnostic::Diagnostic;
use rubricc::export::json::rubric::lines;
use rubricc::export::print;
use rubricc::format::format;
use rubricc::render::sheet::Cell;
use rubricc::render::{ReadingsOf, readings};
use rubricc::text::decode::decode;
use rubricc::text::fold::key;
use rubricc::text::{Source, SourceId, Sources};
use rubricc::{Compiled, compile};
use serde_json::Value;

use crate::split::{NAMES, alone};

/// Where things stand, which a layout may change.
const PLACES: [&str; 3] = ["line", "column", "place"];

/// The cases of longer texts are not tried.
const SHORT: usize = 4096;

/// The laws of a text.
pub fn run(data: &[u8]) {
    let before = decode(data, NAMES[0]);
    let Some(text) = format(&before) else { return };
    let after = Source::new(NAMES[0], text.as_str());
    assert_eq!(
        format(&after).as_deref(),
        Some(text.as_str()),
        "排版两次不同：\n{}",
        before.text()
    );
    let (one, other) = (alone(before.text()), alone(&text));
    let (read, again) = (compile(&one), compile(&other));
    let pairs = [
        ("读解", said(&read, &one), said(&again, &other)),
        ("诊断", found(&read.diagnostics), found(&again.diagnostics)),
        ("读解表", table(&read, &one), table(&again, &other)),
        ("用例", tried(&read, data), tried(&again, data)),
    ];
    for (what, before, after) in pairs {
        let at = before.iter().zip(&after).position(|(before, after)| before != after);
        let at = at.unwrap_or_else(|| before.len().min(after.len()));
        let (was, is) = (before.get(at), after.get(at));
        assert!(
            was == is,
            "排版改变了{what}：\n{was:#?}\n{is:#?}\n{}\n排版后：\n{text}",
            one.get(SourceId(0)).text()
        );
    }
    let meaning = |compiled: &Compiled, sources: &Sources| print::rubric(&compiled.rubric, sources).expect("JSON");
    assert_eq!(meaning(&again, &other), meaning(&read, &one), "排版改变了意思：\n{text}");
}

/// Everything that `read` says, in the form in which names are compared.
fn said(compiled: &Compiled, sources: &Sources) -> Vec<Value> {
    let lines = lines(&compiled.rubric, &compiled.unread, sources).expect("JSON");
    let values = lines.lines().map(|line| serde_json::from_str(line).expect("JSON"));
    let mut said: Vec<Value> = values.map(folded).collect();
    said.extend(compiled.cases.iter().map(|case| {
        // folded one by one: the form for programmers escapes some blanks
        let facts: Vec<_> = case
            .facts
            .iter()
            .map(|fact| (&fact.path, fact.fact, fact.value.as_deref().map(key)))
            .collect();
        let expected: Vec<_> = case.expected.iter().map(|expected| &expected.outcome).collect();
        Value::from(key(&format!("{} {facts:?} {:?} {expected:?}", case.name, case.rest)))
    }));
    said
}

/// Without places, texts as names are compared.
fn folded(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter(|(key, _)| !PLACES.contains(&key.as_str()));
            Value::Object(members.map(|(key, value)| (key, folded(value))).collect())
        }
        Value::Array(parts) => parts.into_iter().map(folded).collect(),
        Value::String(words) => Value::from(quoted(&words)),
        value => value,
    }
}

/// As names are compared; what a message quotes and cuts short is cut where blanks are counted as well, so it is left out.
fn quoted(words: &str) -> String {
    let words = key(words);
    let parts = words.split('"').map(|part| if part.ends_with('…') { "…" } else { part });
    parts.collect::<Vec<_>>().join("\"")
}

/// The rows of the 读解表.
fn table(compiled: &Compiled, sources: &Sources) -> Vec<Value> {
    let of = ReadingsOf {
        rubric: &compiled.rubric,
        unread: &compiled.unread,
        sources,
        errors: 0,
        fingerprint: "",
    };
    let sheet = readings(&of);
    let rows = sheet.grids.into_iter().flat_map(|grid| grid.rows);
    let cells = rows.flat_map(|row| row.cells);
    let words = cells.map(|cell| match cell {
        Cell::Continued => String::new(),
        Cell::Words(paragraphs) => paragraphs.into_iter().flatten().map(|run| run.words).collect(),
    });
    words.map(|words| Value::from(without_lines(&quoted(&words)))).collect()
}

/// `第3行` without its number.
fn without_lines(words: &str) -> String {
    let mut parts = words.split('第');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut out, part| {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        out.push('第');
        out.push_str(if rest.starts_with('行') { rest } else { part });
        out
    })
}

/// What the cases of a short text come to.
fn tried(compiled: &Compiled, data: &[u8]) -> Vec<Value> {
    if data.len() > SHORT {
        return Vec::new();
    }
    found(&compiled.run_cases())
}

/// Code and words of everything found, in order of these: places change.
fn found(found: &[Diagnostic]) -> Vec<Value> {
    let said = |found: &Diagnostic| {
        let help = found.help.as_deref().map(quoted);
        format!("{} {} {}", found.code.id, quoted(&found.message), help.unwrap_or_default())
    };
    let mut found: Vec<String> = found.iter().map(said).collect();
    found.sort();
    found.into_iter().map(Value::from).collect()
}
