//! The evidence of results, read again.

use std::collections::{HashMap, HashSet};

use rubricc::evidence::{Reader, Unit};
use rubricc::export::print::hex;
use rubricc::text::Sources;
use rubricc::text::decode::decode;
use rubricc::text::fold::key;
use sha2::{Digest, Sha256};

use super::results::Claim;
use crate::cli::compile::Compiled;
use crate::cli::eval::Tools;
use crate::cli::eval::objects::object;
use crate::cli::eval::units::{Judged, judge};
use crate::cli::terminal::Terminal;
use crate::cli::{Stop, files};

/// Every unit of the evidence files, in the order in which the results name them.
pub struct Given {
    sources: Sources,
    units: Vec<Found>,
    by_name: HashMap<String, Vec<usize>>,
}

/// One unit.
pub struct Found {
    unit: Unit,
    /// SHA-256 of its bytes.
    print: String,
}

impl Given {
    /// Reads the files of `given`, or those that `claims` name. A file that only a result names may be missing.
    pub fn read(
        compiled: &Compiled,
        claims: &[&Claim<'_>],
        given: Option<&[String]>,
        terminal: &mut Terminal,
    ) -> Result<Self, Stop> {
        let mut paths: Vec<&str> = Vec::new();
        let mut seen = HashSet::new();
        match given {
            Some(given) => paths.extend(given.iter().map(String::as_str)),
            None => {
                let named = claims.iter().filter_map(|claim| claim.evidence.file.as_deref());
                paths.extend(named.filter(|path| seen.insert(*path)));
            }
        }
        let mut sources = compiled.sources.clone();
        let mut reader = Reader::new(&compiled.rubric);
        let mut units: Vec<Found> = Vec::new();
        for path in paths {
            if given.is_none()
                && let Some(reason) = unreadable(path)
            {
                terminal.line(&format!("找不到结果所写的佐证「{path}」：{reason}；用 --evidence 指明在哪里"))?;
                continue;
            }
            let bytes = files::bytes(path)?;
            let id = sources.add(decode(&bytes, files::name(path)));
            let read = reader.read(sources.get(id), id);
            let is_alone = read.len() == 1;
            for unit in read {
                let own = if is_alone {
                    &bytes
                } else {
                    sources.slice(unit.span).as_bytes()
                };
                units.push(Found {
                    print: hex(Sha256::new_with_prefix(own)),
                    unit,
                });
            }
        }
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, found) in units.iter().enumerate() {
            by_name.entry(key(&found.unit.name)).or_default().push(at);
        }
        Ok(Self { sources, units, by_name })
    }

    /// The unit that `claim` speaks of: of those with its name the one with the same bytes, or the first.
    pub fn find(&self, claim: &Claim<'_>) -> Option<&Found> {
        let named = self.by_name.get(&key(&claim.unit))?;
        let found = named.iter().filter_map(|&at| self.units.get(at)).min_by_key(|found| {
            let is_failed = found.unit.evidence.is_none();
            (found.print != claim.evidence.bytes, is_failed != claim.error.is_some())
        })?;
        // without a name only the bytes say which it is
        (!claim.unit.is_empty() || found.print == claim.evidence.bytes).then_some(found)
    }

    /// What `eval` writes of `found`.
    pub fn object(&self, tools: &Tools<'_>, found: &Found) -> Result<String, Stop> {
        let (result, problems) = judge(tools, &found.unit);
        let judged = Judged {
            unit: &found.unit,
            sources: &self.sources,
            result: found.unit.evidence.as_ref().zip(result.as_ref()),
            found: &problems,
            bytes: &[],
        };
        object(tools, &judged, &found.print)
    }
}

/// Why the file at `path`, which a result names, is not read: it is not there, or is none that ends.
pub fn unreadable(path: &str) -> Option<String> {
    match std::fs::metadata(files::native(path)) {
        Ok(data) if data.is_file() => None,
        Ok(_) => Some("不是普通文件".to_owned()),
        Err(error) => Some(files::reason(&error)),
    }
}
