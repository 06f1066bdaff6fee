//! 是计次还是条件: words that may count, or may say that there is one, and leave it open (language, §3: refuse rather than guess).

use super::{FOUND, opens_leading_unit};
use crate::syntax::clause::grammar::{Rule, at_start, child};
use crate::syntax::clause::{comparison, search};
use crate::text::fold::is_ideograph;

/// Whether such words stand in `text`, which no reader of a 计次 knew. `ended`: by 的.
pub(super) fn stands_in(text: &str, ended: bool) -> bool {
    text.contains(['一', '1']) && one_stands_in(text, ended) || several_undone(text)
}

fn one_stands_in(text: &str, ended: bool) -> bool {
    if one_found(text) || one_thing_undone(text) || one_thing_last(text, ended) {
        return true;
    }
    let denied = text.contains(['不', '未', '无', '没', '缺', '漏', '错', '有', '违', '逾']);
    let inside = || middle(text).is_some_and(|at| at > 0 && !text[..at].ends_with(search::is_numeral));
    denied && (inside() || one_of_several(text))
}

/// 抽查3个单位，1个单位不合格: the last part of `text` may tell of each of them. 一次性, 一人一档 are words.
fn one_of_several(text: &str) -> bool {
    let Some((_, last)) = text.rsplit_once(',') else {
        return false;
    };
    last.strip_prefix(['一', '1'])
        .is_some_and(|behind| behind.starts_with(opens_leading_unit))
        && behind_one(last).is_some()
}

/// What stands behind 1个 at the start of `text`.
fn behind_one(text: &str) -> Option<&str> {
    let node = at_start(Rule::leading_count, text)?;
    let rest = child(&node, Rule::rest)?.as_str();
    (!rest.starts_with(['性', '一'])).then_some(rest)
}

/// 检查发现1个问题, 造成1人死亡: each of them, or that there is one?
fn one_found(text: &str) -> bool {
    FOUND.iter().chain(&["造成", "缺席"]).any(|verb| {
        text.match_indices(verb).any(|(at, _)| {
            let behind = &text[at + verb.len()..];
            behind.starts_with(['一', '1']) && behind_one(behind).is_some_and(|rest| !rest.contains(','))
        })
    })
}

/// A 量词 and a noun are no longer than this behind one of them.
const NOUN: usize = 5;

/// What stands before and behind each 一个, 1个 of `text`; 第一个 and 同一个 are not one of several.
fn ones(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices('个').filter_map(|(at, unit)| {
        let before = text[..at].strip_suffix(['一', '1'])?;
        let several = !before.ends_with(|c| search::is_numeral(c) || "第同某另这".contains(c));
        several.then_some((before, &text[at + unit.len()..]))
    })
}

/// 1个村未建, 有一个单位不达标: each of them, or that there is one?
fn one_thing_undone(text: &str) -> bool {
    ones(text).any(|(_, behind)| {
        let noun = behind
            .chars()
            .take(NOUN)
            .take_while(|c| !"不未无没".contains(*c) && is_ideograph(*c));
        let noun = noun.map(char::len_utf8).sum();
        behind[noun..].starts_with(['不', '未', '无', '没'])
    })
}

/// 信息公开少一个领域: each of them, or that there is one? With 的 behind it, only where it is missing.
fn one_thing_last(text: &str, ended: bool) -> bool {
    ones(text).any(|(before, behind)| {
        let lacking = before.ends_with(['少', '缺', '差', '漏', '错', '多', '超']);
        (lacking || !ended) && (1..=NOUN).contains(&behind.chars().count()) && behind.chars().all(is_ideograph)
    })
}

/// 两项未完成 beside 一项未完成: so many and no more, or at least so many?
fn several_undone(text: &str) -> bool {
    let behind = text.trim_start_matches(search::is_numeral);
    behind.len() < text.len()
        && behind.starts_with(opens_leading_unit)
        && at_start(Rule::middle_count, &format!("一{behind}")).is_some()
        && comparison::read(text).is_ok_and(|compared| compared.is_none())
}

/// Where a count begins in `text`: 查现场，1处不符合要求. Mostly no 量词 stands behind 一, and the grammar is not asked.
fn middle(text: &str) -> Option<usize> {
    text.match_indices(['一', '1'])
        .find(|(at, one)| {
            text[at + one.len()..].starts_with(opens_leading_unit) && at_start(Rule::middle_count, &text[*at..]).is_some()
        })
        .map(|(at, _)| at)
}
