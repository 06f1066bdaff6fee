//! Results as they stand in a file: what each says of itself.

use std::ops::Range;

use rubricc::evidence::json::{self, Json, Node};
use rubricc::evidence::split::{Part, split};
use rubricc::text::Source;

use crate::cli::Stop;

/// The places of the results in a file.
pub struct Results {
    parts: Vec<Range<usize>>,
}

/// One result.
pub struct Claim<'a> {
    /// 单位.
    pub unit: String,
    /// Its object.
    pub node: Node<'a>,
    /// Its object as written.
    pub text: &'a str,
    /// Where the rubric was.
    pub rubric: Origin,
    /// Where the evidence was.
    pub evidence: Origin,
    /// Whether clauses that do nothing are listed as well.
    pub explain: bool,
    /// Version of the program that wrote it.
    pub version: String,
    /// The code of the error for which it was not scored.
    pub error: Option<String>,
}

/// A file that a result says it was computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its path.
    pub file: Option<String>,
    /// SHA-256 of its bytes.
    pub bytes: String,
    /// SHA-256 of what it means; older versions wrote none.
    pub meaning: Option<String>,
}

impl Results {
    /// Finds the results in `source`.
    pub fn read(source: &Source) -> Result<Self, Stop> {
        let text = source.text().trim_start_matches('\u{FEFF}');
        if text.trim().is_empty() || text.trim() == "[]" {
            return Err(Stop::Failed(format!("「{}」里没有结果", source.name())));
        }
        if !text.trim_start().starts_with(['{', '[']) {
            let reason = if text.starts_with("单位,") {
                "是 CSV，没有指纹和依据，不能复核；请保存 --format json 或 jsonl 的结果"
            } else {
                "不是 rubricc eval --format json 或 jsonl 写出的结果"
            };
            return Err(Stop::Failed(format!("「{}」{reason}", source.name())));
        }
        let parts = split(source.text()).into_iter().map(|part| match part {
            Part::Unit(range) => Ok(range),
            Part::NoComma(at) | Part::Stray(Range { start: at, .. }) => Err(damaged(source, at)),
        });
        Ok(Self {
            parts: parts.collect::<Result<_, _>>()?,
        })
    }

    /// What each result says.
    pub fn claims<'a>(&self, source: &'a Source) -> Result<Vec<Claim<'a>>, Stop> {
        let claim = |part: &Range<usize>| {
            let node = json::parse(source.text(), part.clone()).map_err(|fault| damaged(source, fault.at.start))?;
            let text = source.text().get(part.clone()).unwrap_or_default();
            Claim::new(node, text).ok_or_else(|| damaged(source, part.start))
        };
        self.parts.iter().map(claim).collect()
    }
}

fn damaged(source: &Source, at: usize) -> Stop {
    let (line, column) = source.place(at);
    Stop::Failed(format!("「{}」第{line}行第{column}列起不是完整的评定结果", source.name()))
}

/// The member of `node` called `key`.
pub fn member<'n, 'a>(node: &'n Node<'a>, key: &str) -> Option<&'n Node<'a>> {
    let Json::Object(members) = &node.value else { return None };
    members.iter().find(|member| member.key == key).map(|member| &member.node)
}

/// The text that `node` is.
pub fn text(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Json::Text(text) => Some(text.to_string()),
        _ => None,
    }
}

impl<'a> Claim<'a> {
    /// What `node` says, if it is a result.
    pub fn new(node: Node<'a>, written: &'a str) -> Option<Self> {
        let find = |above: &str, key: &str| member(&node, above).and_then(|node| member(node, key)).and_then(text);
        let origin = |of: &str, meaning: &str| {
            Some(Origin {
                file: find("files", of),
                bytes: find("fingerprints", of)?,
                meaning: find("fingerprints", meaning),
            })
        };
        Some(Self {
            unit: text(member(&node, "unit")?)?,
            text: written,
            rubric: origin("rubric", "rubricMeaning")?,
            evidence: origin("evidence", "evidenceMeaning")?,
            explain: matches!(member(&node, "explain").map(|node| &node.value), Some(Json::Bool(true))),
            version: find("tool", "version")?,
            error: member(&node, "error").and_then(text),
            node,
        })
    }
}
