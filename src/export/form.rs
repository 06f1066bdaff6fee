//! 空白佐证: every fact of a rubric at its full path, to be filled in.

use super::pretty::Pretty;
use crate::evidence::details::{HINTS, VALUE};
use crate::evidence::exemption;
use crate::evidence::unit::{EXEMPT, FACTS, RUBRIC, UNIT};
use crate::evidence::value::UNKNOWN;
use crate::evidence::walk::UNLISTED;
use crate::model::{Fact, FactId, FactKind, Rubric};

/// The blank evidence of `rubric` as JSON. Unchanged it says nothing: every fact is unknown.
pub fn form(rubric: &Rubric) -> String {
    let mut facts = Pretty::Object(Vec::new());
    let clauses = clauses(rubric);
    for (fact, clauses) in rubric.facts.iter().zip(&clauses) {
        let mut level = &mut facts;
        for part in fact.path.iter() {
            level = level.member(part.shown());
        }
        *level.member(fact.name.shown()) = blank(fact, clauses);
    }
    Pretty::object([
        (RUBRIC, Pretty::text(rubric.title.shown())),
        (UNIT, Pretty::null()),
        (UNLISTED, Pretty::text(UNKNOWN)),
        (FACTS, facts),
        (EXEMPT, Pretty::List(Vec::new())),
    ])
    .show()
}

fn blank(fact: &Fact, clauses: &[&str]) -> Pretty {
    let [kind, unit, range, clause] = HINTS;
    let mut members = vec![(kind.to_owned(), Pretty::text(kind_name(&fact.kind)))];
    if let Some(word) = unit_name(&fact.kind) {
        members.push((unit.to_owned(), Pretty::text(word)));
    }
    members.push((range.to_owned(), Pretty::text(&range_words(&fact.kind))));
    members.push((clause.to_owned(), Pretty::text(&clauses.join("；"))));
    members.push((VALUE.to_owned(), Pretty::null()));
    Pretty::Object(members)
}

/// The words of the clauses that ask for each fact, in document order.
pub fn clauses(rubric: &Rubric) -> Vec<Vec<&str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new(); rubric.facts.len()];
    let scoring = rubric.scoring_clauses().map(|(_, clause)| clause);
    for clause in scoring.chain(rubric.veto_clauses().map(|(_, clause)| clause)) {
        let asked: [Option<FactId>; 2] = [clause.fact, clause.amount_fact];
        for id in asked.into_iter().flatten() {
            let text = clause.reading.text.as_str();
            if let Some(texts) = all.get_mut(id.index()).filter(|texts| !texts.contains(&text)) {
                texts.push(text);
            }
        }
    }
    all
}

/// 类型, in a word.
pub fn kind_name(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Finding => "是否",
        FactKind::Count { .. } => "次数",
        FactKind::Missing { .. } => "缺项",
        FactKind::Excess { short: true, .. } => "缺额",
        FactKind::Excess { short: false, .. } => "超额",
        FactKind::Data { .. } => "数据",
        FactKind::Rate => "比率",
        FactKind::Discretion { .. } => "酌情",
    }
}

fn unit_name(kind: &FactKind) -> Option<&str> {
    match kind {
        FactKind::Finding => None,
        FactKind::Count { unit } | FactKind::Missing { unit, .. } | FactKind::Data { unit, .. } => Some(unit),
        FactKind::Excess { unit, .. } if unit == "%" => Some("百分点"),
        FactKind::Excess { unit, .. } => Some(unit),
        FactKind::Rate => Some("%"),
        FactKind::Discretion { unit: Some(unit), .. } => Some(unit),
        FactKind::Discretion { unit: None, .. } => Some("分"),
    }
}

/// 范围: what may be written.
fn range_words(kind: &FactKind) -> String {
    match kind {
        FactKind::Finding => "true（是）或 false（否）".to_owned(),
        FactKind::Count { .. } => "0以上的整数".to_owned(),
        FactKind::Missing { elements, limit, .. } if elements.is_empty() => match limit {
            Some(limit) => format!("0至{limit}的整数"),
            None => "0以上的整数".to_owned(),
        },
        FactKind::Missing { elements, limit, .. } => {
            let names: Vec<&str> = elements.iter().map(|name| name.shown()).collect();
            let most = limit.map_or("0以上".to_owned(), |limit| format!("0至{limit}"));
            format!("{most}的整数，或所缺的名称：{}", names.join("、"))
        }
        FactKind::Excess { whole: true, .. } | FactKind::Data { whole: true, .. } => "0以上的整数".to_owned(),
        FactKind::Excess { .. } | FactKind::Data { .. } => "0以上的数".to_owned(),
        FactKind::Rate => "\"85%\" 或 \"45/50\" 的形式".to_owned(),
        FactKind::Discretion { low, high, unit: None } => format!("0（没有发生）或{low}至{high}的分数"),
        FactKind::Discretion {
            low,
            high,
            unit: Some(unit),
        } => format!("每{unit}一个{low}至{high}的分数，写成列表"),
    }
}

/// The keys of a claim of 不适用, for the schema.
pub const EXEMPTION_KEYS: [&str; 3] = [exemption::ITEM, exemption::REASON, exemption::APPROVAL];
