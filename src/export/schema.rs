//! JSON Schema (2020-12) of the evidence of one rubric, for editors and for whoever sends evidence from another system.
//!
//! It never refuses good evidence: names may be shortened and spelt in full width, so unknown keys pass here and are left to
//! the reading of evidence itself.

use std::collections::HashSet;

use super::form::{EXEMPTION_KEYS, clauses, kind_name};
use super::pretty::Pretty;
use crate::evidence::absent::ABSENT;
use crate::evidence::details::{HINTS, MATERIALS, REMARK, VALUE};
use crate::evidence::unit::{EXEMPT, FACTS, RUBRIC, UNIT};
use crate::evidence::value::UNKNOWN;
use crate::evidence::walk::UNLISTED;
use crate::model::{Fact, FactKind, Name, Rubric};

/// The schema of evidence for `rubric`: one unit or a list of them.
pub fn schema(rubric: &Rubric) -> String {
    let mut facts = level();
    let mut kinds = Pretty::Object(Vec::new());
    let clauses = clauses(rubric);
    let named: HashSet<&Name> = rubric.facts.iter().map(|fact| &fact.name).collect();
    for (fact, clauses) in rubric.facts.iter().zip(&clauses) {
        let mut at = &mut facts;
        for part in fact.path.iter() {
            let inner = at.member("properties").member(part.shown());
            if inner.is_empty() {
                *inner = level();
                // a fact of this name below may be written without the level, in any form
                if named.contains(part) {
                    inner.remove("type");
                }
            }
            at = inner;
        }
        let own = slot(fact, clauses, &mut kinds);
        let slot = at.member("properties").member(fact.name.shown());
        // a level and a fact of one name: both are good
        *slot = if slot.is_empty() { own } else { any_of([slot.clone(), own]) };
    }
    let unit = Pretty::object([
        ("type", Pretty::text("object")),
        ("required", Pretty::texts([RUBRIC])),
        (
            "properties",
            Pretty::object([
                (RUBRIC, examples("string", rubric.title.shown())),
                (UNIT, types(["string", "null"])),
                (UNLISTED, reference("unlisted")),
                (FACTS, any_of([facts, kind("null")])),
                (EXEMPT, any_of([list(exemption(rubric)), kind("null")])),
            ]),
        ),
        ("additionalProperties", no()),
    ]);
    let unlisted = Pretty::object([
        ("type", Pretty::text("string")),
        ("pattern", Pretty::text(&format!("^\\s*({ABSENT}|{UNKNOWN})\\s*$"))),
    ]);
    let mut definitions = Pretty::object([
        ("unit", unit),
        ("unlisted", unlisted),
        ("unknown", any_of([kind("null"), words(&format!("^\\s*{UNKNOWN}\\s*$"))])),
        ("text", types(["string", "null"])),
        ("files", any_of([types(["string", "null"]), list(kind("string"))])),
        (
            "entry",
            Pretty::object([("type", Pretty::text("object")), ("required", Pretty::texts([VALUE]))]),
        ),
        ("about", about()),
    ]);
    definitions.append(kinds);
    Pretty::object([
        ("$schema", Pretty::text("https://json-schema.org/draft/2020-12/schema")),
        ("title", Pretty::text(&format!("{}的佐证", rubric.title))),
        ("anyOf", Pretty::List(vec![reference("unit"), list(reference("unit"))])),
        ("$defs", definitions),
    ])
    .show()
}

/// A level of 佐证 without its parts.
fn level() -> Pretty {
    Pretty::object([
        ("type", Pretty::text("object")),
        ("properties", Pretty::object([(UNLISTED, reference("unlisted"))])),
    ])
}

fn exemption(rubric: &Rubric) -> Pretty {
    let [item, reason, approval] = EXEMPTION_KEYS;
    let approver = rubric.exemption.as_ref().map_or(UNKNOWN, |rule| rule.approver.shown());
    let mut approved = types(["string", "null"]);
    *approved.member("examples") = Pretty::texts([approver, UNKNOWN]);
    Pretty::object([
        ("type", Pretty::text("object")),
        ("required", Pretty::texts([item])),
        (
            "properties",
            Pretty::object([
                (item, kind("string")),
                (reason, reference("text")),
                (approval, approved),
                (MATERIALS, reference("files")),
                (REMARK, reference("text")),
            ]),
        ),
        ("additionalProperties", no()),
    ])
}

/// An object about a fact.
fn about() -> Pretty {
    let mut keys = vec![
        (VALUE.to_owned(), Pretty::Raw("true".to_owned())),
        (MATERIALS.to_owned(), reference("files")),
        (REMARK.to_owned(), reference("text")),
    ];
    keys.extend(HINTS.map(|hint| (hint.to_owned(), Pretty::Raw("true".to_owned()))));
    Pretty::object([
        ("type", Pretty::text("object")),
        ("required", Pretty::texts([VALUE])),
        ("properties", Pretty::Object(keys)),
        ("additionalProperties", no()),
    ])
}

/// What may be written for a fact; its kind goes to `kinds`.
fn slot(fact: &Fact, clauses: &[&str], kinds: &mut Pretty) -> Pretty {
    let (name, forms) = forms(&fact.kind);
    let value = format!("{name}-value");
    if kinds.member(&name).is_empty() {
        let inner = Pretty::object([("properties", Pretty::object([(VALUE, reference(&value))]))]);
        let object = Pretty::object([("allOf", Pretty::List(vec![reference("about"), inner]))]);
        *kinds.member(&name) = any_of([reference(&value), object]);
        let all = [reference("unknown")].into_iter().chain(forms).collect();
        *kinds.member(&value) = Pretty::object([("anyOf", Pretty::List(all))]);
    }
    let mut slot = reference(&name);
    *slot.member("title") = Pretty::text(kind_name(&fact.kind));
    *slot.member("description") = Pretty::text(&clauses.join("；"));
    if let FactKind::Missing { elements, .. } = &fact.kind
        && !elements.is_empty()
    {
        *slot.member("examples") = Pretty::List(vec![Pretty::texts(elements.iter().map(|element| element.shown()))]);
    }
    slot
}

/// The forms of a value besides 未填, under a name for all facts of the same kind.
fn forms(fact: &FactKind) -> (String, Vec<Pretty>) {
    let figure = "[0-9０-９]";
    let (name, forms) = match fact {
        FactKind::Finding => ("finding", vec![kind("boolean"), words("[是否]")]),
        FactKind::Missing { limit, .. } => {
            let names = list(any_of([kind("string"), reference("entry")]));
            let name = limit.map_or("missing".to_owned(), |limit| format!("missing-{limit}"));
            return (name, vec![number(true, *limit), words(figure), names]);
        }
        FactKind::Count { .. } | FactKind::Excess { whole: true, .. } | FactKind::Data { whole: true, .. } => {
            ("whole", vec![number(true, None), words(figure), list(reference("entry"))])
        }
        FactKind::Excess { .. } | FactKind::Data { .. } => {
            ("decimal", vec![number(false, None), words(figure), list(reference("entry"))])
        }
        FactKind::Rate => ("rate", vec![words(&format!("{figure}.*[%％/／]"))]),
        FactKind::Discretion { .. } => {
            let amount = any_of([number(false, None), kind("boolean"), words(figure), reference("entry")]);
            (
                "discretion",
                vec![number(false, None), kind("boolean"), words(figure), list(amount)],
            )
        }
    };
    (name.to_owned(), forms)
}

fn words(pattern: &str) -> Pretty {
    Pretty::object([("type", Pretty::text("string")), ("pattern", Pretty::text(pattern))])
}

fn no() -> Pretty {
    Pretty::Raw("false".to_owned())
}

fn number(whole: bool, limit: Option<u32>) -> Pretty {
    let mut number = kind(if whole { "integer" } else { "number" });
    *number.member("minimum") = Pretty::Raw("0".to_owned());
    if let Some(limit) = limit {
        *number.member("maximum") = Pretty::Raw(limit.to_string());
    }
    number
}

fn kind(name: &str) -> Pretty {
    Pretty::object([("type", Pretty::text(name))])
}

fn types<const N: usize>(names: [&str; N]) -> Pretty {
    Pretty::object([("type", Pretty::texts(names))])
}

fn examples(name: &str, example: &str) -> Pretty {
    Pretty::object([("type", Pretty::text(name)), ("examples", Pretty::texts([example]))])
}

fn list(of: Pretty) -> Pretty {
    Pretty::object([("type", Pretty::text("array")), ("items", of)])
}

fn any_of<const N: usize>(forms: [Pretty; N]) -> Pretty {
    Pretty::object([("anyOf", Pretty::List(forms.into()))])
}

fn reference(name: &str) -> Pretty {
    Pretty::object([("$ref", Pretty::text(&format!("#/$defs/{name}")))])
}
