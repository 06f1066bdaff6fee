//! text → fmt: a layout is its own layout, and reads as the text did: every fact, figure, clause, note and diagnostic.

use rubricc::export::json::rubric::lines;
use rubricc::export::print;
use rubricc::format::format;
use rubricc::text::decode::decode;
use rubricc::text::fold::key;
use rubricc::text::{Source, SourceId, Sources};
use rubricc::{Compiled, compile};
use serde_json::Value;

use crate::split::{NAMES, alone};

/// Where things stand, which a layout may change.
const PLACES: [&str; 3] = ["line", "column", "place"];

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
        ("诊断", found(&read), found(&again)),
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
        let facts: Vec<_> = case.facts.iter().map(|fact| (&fact.path, fact.fact, &fact.value)).collect();
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

/// Code and words of everything found, in order of these: places change.
fn found(compiled: &Compiled) -> Vec<Value> {
    let found = compiled.diagnostics.iter();
    let mut found: Vec<String> = found
        .map(|found| format!("{} {}", found.code.id, quoted(&found.message)))
        .collect();
    found.sort();
    found.into_iter().map(Value::from).collect()
}
