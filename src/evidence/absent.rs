//! 未列事项: what is to be made of facts the evidence does not mention, level by level.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::code;
use crate::model::Name;

use super::index::{Found, Index, Level, joined};
use super::json::{Json, Member, clip};
use super::slip::{Desk, Slip, ambiguous};
use super::value::{UNKNOWN, describe};

/// Did not happen.
pub const ABSENT: &str = "未发生";

/// What each level says, by its full path; the innermost holds.
#[derive(Debug, Default)]
pub(super) struct Absence {
    table: Option<bool>,
    levels: HashMap<String, (bool, Range<usize>)>,
}

impl Absence {
    /// 未列事项 beside 佐证.
    pub(super) fn read_table(&mut self, desk: &mut Desk, member: &Member<'_>) {
        self.table = word(desk, member).or(self.table);
    }

    /// 未列事项 in the level `chain` of 佐证.
    pub(super) fn read(&mut self, desk: &mut Desk, index: &Index<'_>, chain: &[Name], member: &Member<'_>) {
        let Some(absent) = word(desk, member) else { return };
        let key = match index.level(chain) {
            _ if chain.is_empty() => String::new(),
            Found::One(level) => joined(&level.path),
            Found::Several(levels) => {
                let name = chain.last().map(Name::shown).unwrap_or_default();
                desk.take(ambiguous(name, levels.into_iter().map(Level::full_path)), &member.key_at);
                return;
            }
            Found::Nothing => return,
        };
        if let Some((_, first)) = self.levels.insert(key, (absent, member.key_at.clone())) {
            let help = "同一处的「未列事项」只写一次";
            let slip = Slip::new(&code::R0609, "又写了一次", "「未列事项」在同一层写了两处", help);
            desk.take_both(slip, &member.key_at, &first, "第一处");
        }
    }

    /// Whether an unmentioned fact below `path` did not happen.
    pub(super) fn holds_for(&self, path: &[Name]) -> bool {
        if self.levels.is_empty() {
            return self.table == Some(true);
        }
        let prefixes = (0..=path.len()).rev().filter_map(|depth| path.get(..depth));
        let mut said = prefixes.filter_map(|prefix| self.levels.get(&joined(prefix)));
        said.next().map_or(self.table == Some(true), |(absent, _)| *absent)
    }
}

fn word(desk: &mut Desk, member: &Member<'_>) -> Option<bool> {
    let written = match &member.node.value {
        Json::Text(text) => text.trim(),
        _ => "",
    };
    match written {
        ABSENT => Some(true),
        UNKNOWN => Some(false),
        _ => {
            let message = format!("「未列事项」写了「{}」", clip(&describe(&member.node.value)));
            let help = "写 \"未发生\"（没有写到的都没有发生）或 \"未填\"（没有写到的还不知道）";
            desk.take(Slip::new(&code::R0625, "写法不对", message, help), &member.node.at);
            None
        }
    }
}
