//! What the evidence says of a clause: the value, the missing elements, the remark, the papers, the place.

use super::super::fact::answer;
use super::Page;
use crate::evaluate::ClauseResult;
use crate::model::{FactId, Value};

/// `2项：收费标准、救济渠道；缺两项；附件3.pdf；第3行`.
pub fn reason(page: &Page<'_>, result: &ClauseResult) -> String {
    let facts: Vec<String> = [result.fact, result.amount_fact]
        .into_iter()
        .flatten()
        .map(|(fact, value)| one(page, fact, value))
        .collect();
    facts.join("；")
}

fn one(page: &Page<'_>, fact: FactId, value: Value) -> String {
    let Some(asked) = page.rubric.facts.get(fact.index()) else {
        return String::new();
    };
    let mut out = answer(&asked.kind, value);
    for note in page.evidence.notes.iter().filter(|note| note.fact == fact) {
        if !note.elements.is_empty() {
            out.push_str(&format!("：{}", note.elements.join("、")));
        }
        if note.parts.len() > 1 {
            out.push_str(&format!("（{}）", note.parts.join("＋")));
        }
        let others = [note.remark.as_str(), &note.materials.join("、"), &note.place];
        for words in others.into_iter().filter(|words| !words.is_empty()) {
            out.push('；');
            out.push_str(words);
        }
    }
    out
}
