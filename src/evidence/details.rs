//! 值 材料 说明: what an object says of one fact.

use std::ops::Range;

use crate::diagnostic::code;
use crate::model::Name;

use super::index::nearest_name;
use super::json::{Json, Member, Node, clip};
use super::keys;
use super::slip::{Desk, Slip};

/// The key of the value itself.
pub const VALUE: &str = "值";
/// The key of the supporting files.
pub const MATERIALS: &str = "材料";
/// The key of a remark.
pub const REMARK: &str = "说明";
/// What a form says of a fact to whoever fills it in; reading passes over it.
pub const HINTS: [&str; 4] = ["类型", "量词", "范围", "条款"];

/// 材料 and 说明 of a fact, those of its entries included.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Details {
    pub materials: Vec<String>,
    pub remark: String,
}

/// Whether an object is about one fact rather than a level.
pub(super) fn has_value(members: &[Member<'_>]) -> bool {
    members
        .iter()
        .any(|member| member.key == VALUE || Name::new(&member.key).key() == VALUE)
}

/// Reads an object about the fact `name`; returns its 值. `None` if something was reported.
pub(super) fn open<'n, 't>(
    desk: &mut Desk,
    name: &Name,
    at: &Range<usize>,
    members: &'n [Member<'t>],
    details: &mut Details,
) -> Option<&'n Node<'t>> {
    let named = keys::named(desk, members);
    let mut good = named.len() == members.len();
    let mut value = None;
    for (key, member) in named {
        match key.key() {
            VALUE => value = Some(&member.node),
            MATERIALS => good &= materials(desk, &member.node, &mut details.materials),
            REMARK => good &= remark(desk, &member.node, &mut details.remark),
            word if HINTS.contains(&word) => {}
            _ => {
                let known = [VALUE, MATERIALS, REMARK].into_iter().chain(HINTS).map(Name::new);
                let known: Vec<Name> = known.collect();
                let help = match nearest_name(&key, known.iter()) {
                    Some(near) => format!("是不是「{near}」？一个事实只写 值、材料、说明"),
                    None => "一个事实只写 值、材料、说明".to_owned(),
                };
                let message = format!("「{name}」的内容里不能写「{}」", clip(&member.key));
                desk.take(Slip::new(&code::R0613, "不认识的键", message, help), &member.key_at);
                good = false;
            }
        }
    }
    if value.is_none() {
        let help = "写上 \"值\"，还不知道的写 \"值\": null";
        desk.take(
            Slip::new(&code::R0612, "没有「值」", format!("「{name}」没有写「值」"), help),
            at,
        );
    }
    value.filter(|_| good)
}

fn materials(desk: &mut Desk, node: &Node<'_>, into: &mut Vec<String>) -> bool {
    match &node.value {
        Json::Null => true,
        Json::Text(text) => {
            into.push(text.to_string());
            true
        }
        Json::List(nodes) => {
            let all = nodes.iter().map(|node| match &node.value {
                Json::Text(text) => Ok(text.to_string()),
                _ => Err(&node.at),
            });
            match all.collect::<Result<Vec<_>, _>>() {
                Ok(texts) => {
                    into.extend(texts);
                    true
                }
                Err(at) => wrong_form(desk, at, MATERIALS, "写文件名，如 \"附件3.pdf\"；几个的写成列表"),
            }
        }
        _ => wrong_form(desk, &node.at, MATERIALS, "写文件名，如 \"附件3.pdf\"；几个的写成列表"),
    }
}

fn remark(desk: &mut Desk, node: &Node<'_>, into: &mut String) -> bool {
    match &node.value {
        Json::Null => true,
        Json::Text(text) => {
            if !into.is_empty() && !text.is_empty() {
                into.push('；');
            }
            into.push_str(text);
            true
        }
        _ => wrong_form(desk, &node.at, REMARK, "写一段文字，加引号"),
    }
}

fn wrong_form(desk: &mut Desk, at: &Range<usize>, key: &str, help: &str) -> bool {
    let message = format!("「{key}」的写法不对");
    desk.take(Slip::new(&code::R0602, "写法不对", message, help), at);
    false
}
