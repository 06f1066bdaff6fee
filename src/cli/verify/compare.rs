//! Two results of one unit: the one that was handed in and the one that was computed again.

use std::collections::HashSet;

use rubricc::evidence::json::{self, Json, Member, Node};
use rubricc::text::fold::folded;

use super::results::{Claim, Origin, member, text};
use super::words;
use crate::cli::Stop;

/// Differences that are told of one unit; the rest is counted.
const TOLD: usize = 12;

/// What became of a file since the result was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Byte for byte the same.
    Same,
    /// Other bytes with the same meaning.
    Layout,
    /// It means something else.
    Meaning,
    /// Other bytes; whether they mean the same is not known, because the result does not say what they meant.
    Unsure,
}

/// What the comparison came to.
pub struct Verdict {
    /// Of the rubric.
    pub rubric: Change,
    /// Of the unit's evidence.
    pub evidence: Change,
    /// What differs, as far as it is told.
    pub differences: Vec<String>,
    /// How many more differ.
    pub more: usize,
}

impl Change {
    /// From what was to what is.
    pub fn new(claimed: &Origin, now: &Origin) -> Self {
        match (claimed.bytes == now.bytes, &claimed.meaning, &now.meaning) {
            (true, ..) => Self::Same,
            (false, Some(before), Some(after)) if before == after => Self::Layout,
            (false, Some(_), Some(_)) => Self::Meaning,
            (false, ..) => Self::Unsure,
        }
    }

    /// Whether the meaning is the same for sure.
    pub fn is_harmless(self) -> bool {
        matches!(self, Self::Same | Self::Layout)
    }
}

impl Verdict {
    /// Whether the result stands.
    pub fn is_same(&self) -> bool {
        self.rubric.is_harmless() && self.evidence.is_harmless() && self.differences.is_empty()
    }
}

/// Compares `claim` with `computed`, the object of the same unit computed again; `named` says whether the user named the rubric
/// and the evidence, so that their paths may be others.
pub fn verdict(claim: &Claim<'_>, computed: &str, named: [bool; 2]) -> Result<Verdict, Stop> {
    let failed = || Stop::Failed(format!("「{}」重算的结果太大，不能比较", claim.unit));
    let node = json::parse(computed, 0..computed.len()).map_err(|_| failed())?;
    let now = Claim::new(node, computed).ok_or_else(failed)?;
    let mut verdict = Verdict {
        rubric: Change::new(&claim.rubric, &now.rubric),
        evidence: Change::new(&claim.evidence, &now.evidence),
        differences: Vec::new(),
        more: 0,
    };
    if claim.text == computed {
        return Ok(verdict);
    }
    let is_same_program = claim.version == now.version;
    let mut walk = Walk {
        is_exact: verdict.rubric == Change::Same && verdict.evidence == Change::Same,
        is_same_program,
        is_elsewhere: named.contains(&true),
        home: Vec::new(),
        found: Vec::new(),
        more: 0,
    };
    for (what, change, before, after) in [
        ("细则", verdict.rubric, &claim.rubric, &now.rubric),
        ("佐证", verdict.evidence, &claim.evidence, &now.evidence),
    ] {
        if change == Change::Same && is_same_program && before.meaning != after.meaning {
            walk.found.push(format!("{what}的意思指纹与内容对不上"));
        }
    }
    if claim.error.is_some() || now.error.is_some() {
        // why it was refused; how that was told depends on how much was read at once
        for key in ["unit", "error"] {
            walk.pair(key, member(&claim.node, key), member(&now.node, key));
        }
        if claim.error.is_some() != now.error.is_some() {
            walk.pair("total", member(&claim.node, "total"), member(&now.node, "total"));
        }
    } else {
        walk.nodes(&claim.node, &now.node);
    }
    (verdict.differences, verdict.more) = (walk.found, walk.more);
    Ok(verdict)
}

/// Where the comparison is, and what it found.
struct Walk {
    /// Rubric and evidence are the same bytes: places and every letter must be the same too.
    is_exact: bool,
    /// The same version wrote both: neither may lack a key.
    is_same_program: bool,
    /// Files may have other paths.
    is_elsewhere: bool,
    home: Vec<String>,
    found: Vec<String>,
    more: usize,
}

impl Walk {
    fn tell(&mut self, what: String) {
        if self.found.len() == TOLD {
            self.more += 1;
            return;
        }
        self.found.push(format!("{}：{what}", self.home.join(" · ")));
    }

    fn within(&mut self, name: String, look: impl FnOnce(&mut Self)) {
        self.home.push(name);
        look(self);
        self.home.pop();
    }

    /// Whether `key` is of no account here.
    fn is_aside(&self, key: &str) -> bool {
        match key {
            // where a long file was cut while reading it
            "start" | "end" => true,
            "file" => self.is_elsewhere || !self.is_exact,
            "place" | "labels" => !self.is_exact,
            _ => self.home.is_empty() && words::ORIGIN.contains(&key),
        }
    }

    fn nodes(&mut self, before: &Node<'_>, after: &Node<'_>) {
        match (&before.value, &after.value) {
            (Json::Object(one), Json::Object(other)) => match (score(one), score(other)) {
                (Some(one), Some(other)) if one != other => self.tell(differ(&one, &other)),
                (Some(_), Some(_)) => {}
                _ => self.objects(one, other),
            },
            (Json::List(one), Json::List(other)) => self.lists(one, other),
            (one, other) if self.is_like(one, other) => {}
            _ => self.tell(differ(&shown(before), &shown(after))),
        }
    }

    fn is_like(&self, one: &Json<'_>, other: &Json<'_>) -> bool {
        match (one, other) {
            (Json::Text(one), Json::Text(other)) if !self.is_exact => folded(one) == folded(other),
            (Json::Text(one), Json::Text(other)) => one == other,
            (Json::Number(one), Json::Number(other)) => one == other,
            (Json::Bool(one), Json::Bool(other)) => one == other,
            (Json::Null, Json::Null) => true,
            _ => false,
        }
    }

    fn objects(&mut self, before: &[Member<'_>], after: &[Member<'_>]) {
        let mut seen = HashSet::new();
        for member in before {
            if !seen.insert(&*member.key) {
                self.within(name(&member.key), |walk| walk.tell("写了两次".to_owned()));
                continue;
            }
            let other = after.iter().find(|other| other.key == member.key).map(|other| &other.node);
            self.pair(&member.key, Some(&member.node), other);
        }
        for member in after {
            if self.is_same_program && !seen.contains(&*member.key) {
                self.pair(&member.key, None, Some(&member.node));
            }
        }
    }

    /// What two objects have under `key`.
    fn pair(&mut self, key: &str, before: Option<&Node<'_>>, after: Option<&Node<'_>>) {
        if self.is_aside(key) {
            return;
        }
        self.within(name(key), |walk| match (before, after) {
            (Some(before), Some(after)) => walk.nodes(before, after),
            (None, None) => {}
            (before, after) => {
                let side = |node: Option<&Node<'_>>| node.map_or_else(|| "没有".to_owned(), shown);
                walk.tell(differ(&side(before), &side(after)));
            }
        });
    }

    /// Lists of objects are paired by what they are called, so that one too many does not shift the others.
    fn lists(&mut self, before: &[Node<'_>], after: &[Node<'_>]) {
        if before.iter().chain(after).all(|node| label(node).is_none()) {
            let is_plain = |nodes: &[Node<'_>]| {
                nodes
                    .iter()
                    .all(|node| !matches!(node.value, Json::Object(_) | Json::List(_)))
            };
            if before.len() == after.len() && !(is_plain(before) && is_plain(after)) {
                before.iter().zip(after).for_each(|(one, other)| self.nodes(one, other));
            } else if before.len() != after.len()
                || before
                    .iter()
                    .zip(after)
                    .any(|(one, other)| !self.is_like(&one.value, &other.value))
            {
                self.tell(differ(&list(before), &list(after)));
            }
            return;
        }
        let mut left: Vec<(String, &Node<'_>)> = after.iter().map(|node| (label(node).unwrap_or_default(), node)).collect();
        for node in before {
            let own = label(node).unwrap_or_default();
            match left.iter().position(|(other, _)| folded(other) == folded(&own)) {
                Some(at) => {
                    let (_, other) = left.remove(at);
                    self.within(own, |walk| walk.nodes(node, other));
                }
                None => self.within(own, |walk| walk.tell("重算没有这一处".to_owned())),
            }
        }
        for (own, _) in left {
            self.within(own, |walk| walk.tell("结果里没有这一处".to_owned()));
        }
    }
}

/// What `key` is called.
fn name(key: &str) -> String {
    words::key(key).map_or_else(|| format!("「{}」", json::clip(key)), str::to_owned)
}

fn differ(before: &str, after: &str) -> String {
    format!("结果里是{before}，重算是{after}")
}

/// What an object in a list is called.
fn label(node: &Node<'_>) -> Option<String> {
    let path = member(node, "path").map(|path| match &path.value {
        Json::List(parts) => parts.iter().filter_map(text).collect::<Vec<_>>().join("/"),
        _ => text(path).unwrap_or_default(),
    });
    let name = ["name", "text", "code", "by"].iter().find_map(|key| text(member(node, key)?));
    match (path, name) {
        (None, None) => None,
        (path, name) => Some(path.into_iter().chain(name).collect::<Vec<_>>().join("/")),
    }
}

/// A score or an interval as people write it.
fn score(members: &[Member<'_>]) -> Option<String> {
    let mut ends = [None, None];
    for member in members {
        let end = match &*member.key {
            "score" => continue,
            "low" => ends.first_mut()?,
            "high" => ends.last_mut()?,
            _ => return None,
        };
        *end = Some(text(&member.node));
    }
    let single = members.iter().find(|member| member.key == "score")?;
    let [Some(low), Some(high)] = ends else { return None };
    match (text(&single.node), low, high) {
        (Some(score), Some(low), Some(high)) if score == low && score == high => Some(format!("{score}分")),
        (None, low, high) => {
            let end = |end: Option<String>, none: &str| end.map_or_else(|| none.to_owned(), |end| format!("{end}分"));
            Some(format!("{}至{}", end(low, "无下限"), end(high, "不封顶")))
        }
        // three figures that do not agree
        _ => None,
    }
}

fn list(nodes: &[Node<'_>]) -> String {
    match nodes {
        [] => "空的".to_owned(),
        nodes => nodes.iter().map(shown).collect::<Vec<_>>().join("、"),
    }
}

fn shown(node: &Node<'_>) -> String {
    match &node.value {
        Json::Null => "空的".to_owned(),
        Json::Bool(true) => "是".to_owned(),
        Json::Bool(false) => "否".to_owned(),
        Json::Number(number) => json::clip(number),
        Json::Text(text) => format!("「{}」", json::clip(words::word(text))),
        Json::List(nodes) => format!("{}处", nodes.len()),
        Json::Object(members) => score(members).unwrap_or_else(|| format!("{}个键", members.len())),
    }
}
