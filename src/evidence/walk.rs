//! 佐证: the tree of levels and facts of one unit.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::code;
use crate::model::{Fact, FactId, Name, Note, Ratio, Value};

use super::absent::Absence;
use super::details::{self, Details};
use super::entries::{self, Given};
use super::index::{Found, Index};
use super::json::{Json, Member, Node, clip};
use super::keys;
use super::place::Ruler;
use super::slip::{Desk, Slip, ambiguous};
use super::value;

/// 未列事项.
pub const UNLISTED: &str = "未列事项";

/// What one unit says, as it is read.
pub(super) struct Walk<'w, 'r> {
    pub index: &'w Index<'r>,
    pub desk: Desk,
    pub absence: Absence,
    pub facts: Vec<Value>,
    pub notes: Vec<Note>,
    stated: HashMap<FactId, Range<usize>>,
    ruler: Ruler<'w>,
}

impl<'w, 'r> Walk<'w, 'r> {
    pub(super) fn new(index: &'w Index<'r>, desk: Desk, ruler: Ruler<'w>) -> Self {
        Self {
            index,
            desk,
            absence: Absence::default(),
            facts: vec![Value::Unknown; index.rubric().facts.len()],
            notes: Vec::new(),
            stated: HashMap::new(),
            ruler,
        }
    }

    /// Reads the members of the level `chain`.
    pub(super) fn level(&mut self, chain: &mut Vec<Name>, members: &[Member<'_>]) {
        for (name, member) in keys::named(&mut self.desk, members) {
            chain.push(name);
            self.member(chain, member);
            chain.pop();
        }
    }

    fn member(&mut self, chain: &mut Vec<Name>, member: &Member<'_>) {
        let (fact, level) = self.index.full(chain);
        let full_fact = fact.is_some();
        let unlisted = chain.last().is_some_and(|name| name.key() == UNLISTED);
        match &member.node.value {
            Json::Text(_) | Json::Null | Json::Bool(_) | Json::Number(_) if unlisted && !full_fact => {
                let above = chain.get(..chain.len().saturating_sub(1)).unwrap_or_default();
                self.absence.read(&mut self.desk, self.index, above, member);
            }
            Json::Object(members) if !full_fact && (level.is_some() || !details::has_value(members)) => {
                if level.is_some() || self.index.has_level(chain) {
                    self.level(chain, members);
                } else {
                    self.unknown_level(chain, member);
                }
            }
            _ => match fact.map_or_else(|| self.index.fact(chain), Found::One) {
                Found::One(id) => self.fact(id, member),
                _ if self.desk.is_full() => self.desk.leave_out(),
                Found::Several(ids) => {
                    let paths = ids.iter().filter_map(|id| self.index.rubric().facts.get(id.index()));
                    let slip = ambiguous(&member.key, paths.map(Fact::full_path));
                    self.desk.take(slip, &member.key_at);
                }
                Found::Nothing if self.index.has_level(chain) => {
                    let slip = not_a_fact(self.index, chain, &member.key);
                    self.desk.take(slip, &member.key_at);
                }
                Found::Nothing => {
                    let slip = unknown(self.index, chain, &member.key);
                    self.desk.take(slip, &member.key_at);
                }
            },
        }
    }

    fn unknown_level(&mut self, chain: &[Name], member: &Member<'_>) {
        if self.desk.is_full() {
            return self.desk.leave_out();
        }
        let slip = match self.index.fact(chain) {
            Found::Nothing => unknown(self.index, chain, &member.key),
            _ => Slip::new(
                &code::R0612,
                "没有「值」",
                format!("「{}」没有写「值」", clip(&member.key)),
                "直接写值，或写成 {\"值\": …, \"材料\": …, \"说明\": …}；还不知道的写 null",
            ),
        };
        self.desk.take(slip, &member.key_at);
    }

    fn fact(&mut self, id: FactId, member: &Member<'_>) {
        let Some(fact) = self.index.rubric().facts.get(id.index()) else {
            return;
        };
        if let Some(first) = self.stated.insert(id, member.key_at.clone()) {
            let message = format!("「{}」写了两处", fact.full_path());
            let slip = Slip::new(&code::R0609, "又写了一次", message, "同一事实只写一处，请删去另一处");
            self.desk.take_both(slip, &member.key_at, &first, "第一处");
            return;
        }
        let mut details = Details::default();
        let Some(given) = self.given(fact, &member.node, &mut details) else {
            return;
        };
        if let Some(warning) = value::above_all(fact, given.value) {
            self.desk.take(warning, &member.node.at);
        }
        if let Some(slot) = self.facts.get_mut(id.index()) {
            *slot = given.value;
        }
        if given.value != Value::Unknown || details != Details::default() {
            self.notes.push(Note {
                fact: id,
                place: self.ruler.place(member.key_at.start),
                elements: given.elements,
                parts: given.parts,
                materials: details.materials,
                remark: details.remark,
            });
        }
    }

    fn given(&mut self, fact: &Fact, node: &Node<'_>, details: &mut Details) -> Option<Given> {
        let node = match &node.value {
            Json::Object(members) => details::open(&mut self.desk, &fact.name, &node.at, members, details)?,
            _ => node,
        };
        if let Json::List(nodes) = &node.value {
            return entries::list(&mut self.desk, fact, &node.at, nodes, details);
        }
        match value::scalar(fact, &node.value) {
            Ok(value) => Some(Given {
                value,
                ..Given::default()
            }),
            Err(slip) => {
                self.desk.take(slip, &node.at);
                None
            }
        }
    }

    /// Gives the facts that were not stated what 未列事项 says.
    pub(super) fn fill_unlisted(&mut self) {
        for (id, fact) in (0..).map(FactId).zip(&self.index.rubric().facts) {
            if fact.may_be_absent
                && !self.stated.contains_key(&id)
                && self.absence.holds_for(&fact.path)
                && let Some(slot) = self.facts.get_mut(id.index())
            {
                *slot = Value::Known(Ratio::ZERO);
            }
        }
        self.notes.sort_by_key(|note| note.fact);
    }

    /// Whether the evidence itself says something of the fact.
    pub(super) fn is_stated(&self, id: FactId) -> bool {
        self.stated.contains_key(&id) && self.facts.get(id.index()).is_some_and(|value| *value != Value::Unknown)
    }
}

pub(super) fn unknown(index: &Index<'_>, chain: &[Name], key: &str) -> Slip {
    let above = chain.split_last().map(|(_, above)| above).unwrap_or_default();
    let help = match index.suggestion(chain) {
        Some(near) => format!("是不是「{near}」？"),
        None => match index.facts_below(above).next() {
            Some(_) if !above.is_empty() => format!("这里可以写：{}", below(index, above)),
            _ => "名称照细则的原文写；用 rubricc form 可生成全部名称".to_owned(),
        },
    };
    let message = match above.last() {
        Some(level) => format!("「{level}」中没有「{}」", clip(key)),
        None => format!("细则中没有「{}」", clip(key)),
    };
    Slip::new(&code::R0610, "没有这个名称", message, help)
}

fn not_a_fact(index: &Index<'_>, chain: &[Name], key: &str) -> Slip {
    let help = format!("在它里面逐项写，如 {{\"事实\": 值}}；这里可以写：{}", below(index, chain));
    Slip::new(
        &code::R0612,
        "不是事实",
        format!("「{}」不是一个事实，不能直接写值", clip(key)),
        help,
    )
}

/// The facts below a level, by name.
fn below(index: &Index<'_>, chain: &[Name]) -> String {
    let names: Vec<&str> = index.facts_below(chain).take(8).map(|(_, fact)| fact.name.shown()).collect();
    let more = if names.len() == 8 { "……" } else { "" };
    format!("{}{more}", names.join("、"))
}
