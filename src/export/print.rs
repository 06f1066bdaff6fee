//! 指纹: SHA-256 of what a rubric or a unit's evidence means, whatever its layout.
//!
//! docs/输出.md says what is put in, so that anybody can compute the same.

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::json::rubric::lines;
use super::json::words::exemption;
use crate::model::{Evidence, Name, Rubric, Value};
use crate::text::Sources;
use crate::text::fold::folded;

/// Keys that are places, or words that take no points.
const LEFT_OUT: [&str; 4] = ["line", "file", "prose", "fields"];

/// A finished SHA-256 in hexadecimal, as `certutil` and `sha256sum` print it.
pub fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Of the scoring of `rubric`: its objects ([`lines`]), one a line, notes, places and free text left out, every text as names
/// are compared, keys in order.
pub fn rubric(rubric: &Rubric, sources: &Sources) -> serde_json::Result<String> {
    let mut hash = Sha256::new();
    for line in lines(rubric, &[], sources)?.lines() {
        let mut out = String::with_capacity(line.len());
        canonical(&serde_json::from_str(line)?, &mut out)?;
        out.push('\n');
        hash.update(out.as_bytes());
    }
    Ok(hex(hash))
}

fn canonical(value: &Json, out: &mut String) -> serde_json::Result<()> {
    match value {
        Json::Object(members) => {
            let mut members: Vec<_> = members.iter().filter(|(key, _)| !LEFT_OUT.contains(&key.as_str())).collect();
            members.sort_by_key(|(key, _)| *key);
            out.push('{');
            for (at, (key, value)) in members.into_iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                out.push_str(&serde_json::to_string(key)?);
                out.push(':');
                canonical(value, out)?;
            }
            out.push('}');
        }
        Json::Array(parts) => {
            out.push('[');
            for (at, part) in parts.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                canonical(part, out)?;
            }
            out.push(']');
        }
        Json::String(text) => out.push_str(&serde_json::to_string(&folded(text))?),
        Json::Null | Json::Bool(_) | Json::Number(_) => out.push_str(&value.to_string()),
    }
    Ok(())
}

/// Of what `evidence` says: the unit, the value of every fact that is not unknown in the order of the rubric, and which items
/// are said not to apply; one JSON array a line, names as they are compared.
pub fn evidence(rubric: &Rubric, evidence: &Evidence) -> String {
    let mut hash = Sha256::new();
    let mut enter = |line: Json| hash.update(format!("{line}\n").as_bytes());
    let keys = |names: &[Name]| names.iter().map(|name| Json::from(name.key())).collect::<Vec<_>>();
    enter(Json::from(vec![folded(&evidence.unit).into_owned()]));
    for (fact, value) in rubric.facts.iter().zip(&evidence.facts) {
        let (low, high) = match value {
            Value::Unknown => continue,
            Value::Known(value) => (value, value),
            Value::Between(low, high) => (low, high),
        };
        let mut path = keys(&fact.path);
        path.push(Json::from(fact.name.key()));
        enter(Json::from(vec![
            Json::from(path),
            Json::from(low.to_string()),
            Json::from(high.to_string()),
        ]));
    }
    let claims = evidence.exemptions.iter();
    let mut exempt: Vec<_> = claims
        .flat_map(|claim| claim.items.iter().map(|item| (item.index(), exemption(claim.state))))
        .collect();
    exempt.sort_unstable();
    for (at, state) in exempt {
        let path = rubric.items().nth(at).map(|item| keys(&item.path)).unwrap_or_default();
        enter(Json::from(vec![Json::from(path), Json::from(state)]));
    }
    hex(hash)
}
