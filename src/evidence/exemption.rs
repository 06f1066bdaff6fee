//! 不适用: claims that an item does not apply to a unit.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::code;
use crate::model::{Exempted, ExemptionClaim, FieldKind, ItemId, Name};
use crate::text::fold;

use super::details;
use super::index::{Found, Level, nearest_name};
use super::json::{Json, Member, Node, clip};
use super::keys;
use super::slip::Slip;
use super::slip::ambiguous;
use super::value::{UNKNOWN, describe};
use super::walk::{Walk, unknown};

/// The path of what does not apply.
pub const ITEM: &str = "项";
/// Why.
pub const REASON: &str = "理由";
/// Who approved.
pub const APPROVAL: &str = "认定";

/// The parts of a path written in one string: split at `/`, a part with `/` in it in quotes.
pub fn path_parts(path: &str) -> Vec<Name> {
    let mut parts = Vec::new();
    let mut quoted = false;
    let mut part = String::new();
    for c in path.chars() {
        match fold::half_width(c) {
            '「' => quoted = true,
            '」' => quoted = false,
            '/' if !quoted => parts.push(Name::new(&std::mem::take(&mut part))),
            _ => part.push(c),
        }
    }
    parts.push(Name::new(&part));
    parts
}

/// Reads the claims of a unit.
pub(super) fn read(walk: &mut Walk<'_, '_>, node: &Node<'_>) -> Vec<ExemptionClaim> {
    let nodes = match &node.value {
        Json::List(nodes) => nodes.as_slice(),
        Json::Null => return Vec::new(),
        _ => {
            let help = "写成列表：[{\"项\": \"类别/指标\", \"理由\": \"…\", \"认定\": \"…\"}]";
            walk.desk
                .take(Slip::new(&code::R0602, "应为列表", "「不适用」不是列表", help), &node.at);
            return Vec::new();
        }
    };
    let mut covered: HashMap<ItemId, &Range<usize>> = HashMap::new();
    let mut claims = Vec::new();
    for node in nodes {
        let Some(claim) = claim(walk, node) else { continue };
        let again = claim.items.iter().find_map(|item| covered.get(item).copied());
        match again {
            Some(first) => {
                let help = "同一项只报告一次；类别或指标已报告的，其中的项不再报告";
                let slip = Slip::new(
                    &code::R0630,
                    "又写了一次",
                    format!("「{}」报告了两次不适用", clip(&claim.path)),
                    help,
                );
                walk.desk.take_both(slip, &node.at, first, "第一处");
            }
            None => covered.extend(claim.items.iter().map(|&item| (item, &node.at))),
        }
        claims.push(claim);
    }
    claims
}

fn claim(walk: &mut Walk<'_, '_>, node: &Node<'_>) -> Option<ExemptionClaim> {
    let Json::Object(members) = &node.value else {
        let help = "写成 {\"项\": \"类别/指标\", \"理由\": \"…\", \"认定\": \"…\"}";
        let message = format!("「不适用」中的「{}」写法不对", clip(&describe(&node.value)));
        walk.desk.take(Slip::new(&code::R0626, "写法不对", message, help), &node.at);
        return None;
    };
    let named = keys::named(&mut walk.desk, members);
    let known = [ITEM, REASON, APPROVAL, details::MATERIALS, details::REMARK].map(Name::new);
    for (key, member) in &named {
        if !known.contains(key) {
            let near = nearest_name(key, known.iter())
                .map(|near| format!("是不是「{near}」？"))
                .unwrap_or_default();
            let message = format!("「不适用」中不能写「{}」", clip(&member.key));
            let help = format!("{near}只写 项、理由、认定、材料、说明");
            walk.desk
                .take(Slip::new(&code::R0626, "不认识的键", message, help), &member.key_at);
        }
    }
    let find = |word: &str| named.iter().find(|(name, _)| name.key() == word).map(|(_, member)| *member);
    let text = |member: Option<&Member<'_>>| match member.map(|m| &m.node.value) {
        Some(Json::Text(text)) => text.trim().to_owned(),
        _ => String::new(),
    };
    let path = text(find(ITEM));
    let items = match find(ITEM) {
        Some(member) if !path.is_empty() => items(walk, &path, member)?,
        other => {
            let at = other.map_or(&node.at, |member| &member.node.at);
            let help = "写上 \"项\"，如 \"项\": \"信息公开/政策解读\"";
            walk.desk
                .take(Slip::new(&code::R0626, "没有「项」", "「不适用」没有写明是哪一项", help), at);
            return None;
        }
    };
    let state = state(walk, &path, find(APPROVAL), node)?;
    let claim = ExemptionClaim {
        items,
        reason: text(find(REASON)),
        path,
        state,
    };
    if state == Exempted::Approved {
        ignored_facts(walk, &claim, node);
    }
    Some(claim)
}

fn items(walk: &mut Walk<'_, '_>, path: &str, member: &Member<'_>) -> Option<Vec<ItemId>> {
    let chain = path_parts(path);
    let slip = match walk.index.level(&chain) {
        Found::One(level) if !level.items.is_empty() => return Some(level.item_ids().collect()),
        Found::One(_) => Slip::new(
            &code::R0626,
            "不是考核项",
            format!("「{}」不是类别、指标或项", clip(path)),
            "只有类别、指标、项可以不适用",
        ),
        Found::Several(levels) => ambiguous(path, levels.into_iter().map(Level::full_path)),
        Found::Nothing => unknown(walk.index, &chain, path),
    };
    walk.desk.take(slip, &member.node.at);
    None
}

fn state(walk: &mut Walk<'_, '_>, path: &str, approval: Option<&Member<'_>>, node: &Node<'_>) -> Option<Exempted> {
    let Some(rule) = &walk.index.rubric().exemption else {
        let help = "在细则中加「不适用：经某某认定，…」一行，写明谁认定、如何计分；或删去这一条";
        let slip = Slip::new(&code::R0627, "细则没有规定", "细则没有规定不适用的如何计分", help);
        walk.desk.take(slip, &node.at);
        return None;
    };
    let at = approval.map_or(&node.at, |member| &member.node.at);
    let written = match approval.map(|member| &member.node.value) {
        Some(Json::Null) => return Some(Exempted::Pending),
        Some(Json::Text(text)) if text.trim() == UNKNOWN => return Some(Exempted::Pending),
        Some(Json::Text(text)) if Name::new(text) == rule.approver => return Some(Exempted::Approved),
        Some(Json::Text(text)) => format!("认定写的是「{}」", clip(text)),
        None => "没有写认定".to_owned(),
        Some(_) => {
            let help = format!("写认定的机关，即 \"{}\"；还没有认定的写 \"未填\"", rule.approver);
            walk.desk
                .take(Slip::new(&code::R0626, "写法不对", "「认定」应为文字", help), at);
            return None;
        }
    };
    let help = format!("经认定的写 \"认定\": \"{}\"；正在认定的写 \"认定\": \"未填\"", rule.approver);
    let message = format!(
        "「{}」的不适用未经{}认定，照所填事实计分，{written}",
        clip(path),
        rule.approver
    );
    walk.desk.take(Slip::new(&code::R0628, "未经认定", message, help), at);
    Some(Exempted::Refused)
}

/// Facts of 扣分 and 得分 that were given for an item that does not apply.
fn ignored_facts(walk: &mut Walk<'_, '_>, claim: &ExemptionClaim, node: &Node<'_>) {
    let rubric = walk.index.rubric();
    let items = rubric.items().filter(|item| claim.items.contains(&item.id));
    let scoring = items
        .flat_map(|item| &item.fields)
        .filter(|field| matches!(field.kind, FieldKind::Deduct | FieldKind::Earn));
    let facts = scoring
        .flat_map(|field| &field.clauses)
        .flat_map(|clause| [clause.fact, clause.amount_fact]);
    let mut given: Vec<_> = facts.flatten().filter(|&id| walk.is_stated(id)).collect();
    given.sort();
    given.dedup();
    let Some(first) = given.first().and_then(|id| rubric.facts.get(id.index())) else {
        return;
    };
    let count = given.len();
    let message = format!(
        "「{}」经认定不适用，其中已填的{count}个事实不计，如「{}」",
        clip(&claim.path),
        first.name
    );
    let help = "若确不适用，可删去这些事实；若适用，请删去这一条不适用";
    walk.desk.take(Slip::new(&code::R0629, "所填不计", message, help), &node.at);
}
