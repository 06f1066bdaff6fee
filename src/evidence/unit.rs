//! 单位: the object of one unit.

use crate::diagnostic::{Diagnostic, code};
use crate::model::{Evidence, Name};
use crate::text::{Source, SourceId, Span};

use super::exemption;
use super::index::{Index, nearest_name};
use super::json::{self, Fault, Json, Member, Node, clip};
use super::keys;
use super::place::Ruler;
use super::slip::{Desk, Slip};
use super::value::describe;
use super::walk::{UNLISTED, Walk};

/// 细则.
pub const RUBRIC: &str = "细则";
/// 单位.
pub const UNIT: &str = "单位";
/// 佐证.
pub const FACTS: &str = "佐证";
/// 不适用.
pub const EXEMPT: &str = "不适用";

/// What was read of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its object in the evidence file.
    pub span: Span,
    /// 单位, if it could be read.
    pub name: String,
    /// Where the name stands.
    pub name_span: Option<Span>,
    /// What it says; `None` when there is an error, so that it cannot be scored.
    pub evidence: Option<Evidence>,
    /// Errors and warnings, by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Unit {
    pub(super) fn failed(span: Span, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            span,
            name: String::new(),
            name_span: None,
            evidence: None,
            diagnostics,
        }
    }
}

/// Reads the unit that is all of `source`.
pub fn one(index: &Index<'_>, source: &Source, id: SourceId) -> Unit {
    read(index, source, id, 0..source.text().len())
}

/// Reads the unit that takes up `range` of `source`.
pub(super) fn read(index: &Index<'_>, source: &Source, id: SourceId, range: std::ops::Range<usize>) -> Unit {
    let span = Span::new(id, range.start, range.end);
    if let Some(at) = damaged(source.text(), range.clone()) {
        let place = Span::new(id, at, at + '\u{FFFD}'.len_utf8());
        let found = Diagnostic::new(&code::R0601, "文件里有认不出的字", place, "损坏的字");
        return Unit::failed(span, vec![found.help("文件可能损坏，或不是UTF-8、GB18030编码，请重新保存")]);
    }
    let node = match json::parse(source.text(), range.clone()) {
        Ok(node) => node,
        Err(fault) => return Unit::failed(span, vec![syntax(id, fault)]),
    };
    let mut desk = Desk::new(id);
    let Json::Object(members) = &node.value else {
        let message = format!("此处应为一个单位的佐证，却是「{}」", clip(&describe(&node.value)));
        let help = "写成 {\"细则\": …, \"单位\": …, \"佐证\": {…}}；可用 rubricc form 生成空白佐证";
        desk.take(Slip::new(&code::R0602, "不是佐证", message, help), &node.at);
        return Unit::failed(span, desk.close());
    };
    let named = keys::named(&mut desk, members);
    let find = |word: &str| named.iter().find(|(name, _)| name.key() == word).map(|(_, member)| *member);
    let (name, name_span) = unit_name(&mut desk, find(UNIT), &node);
    let own = title(&mut desk, index, find(RUBRIC), &node);
    let mut evidence = None;
    if own {
        unknown_keys(&mut desk, &named);
        let mut walk = Walk::new(index, desk, Ruler::new(source, range.start));
        if let Some(member) = find(UNLISTED) {
            walk.absence.read_table(&mut walk.desk, member);
        }
        match find(FACTS).map(|member| &member.node) {
            Some(Node {
                value: Json::Object(facts),
                ..
            }) => walk.level(&mut Vec::new(), facts),
            None | Some(Node { value: Json::Null, .. }) => {}
            Some(node) => {
                let help = "写成 {\"指标\": {\"事实\": 值}}；可用 rubricc form 生成空白佐证";
                walk.desk
                    .take(Slip::new(&code::R0602, "写法不对", "「佐证」不是一个对象", help), &node.at);
            }
        }
        let exemptions = find(EXEMPT)
            .map(|member| exemption::read(&mut walk, &member.node))
            .unwrap_or_default();
        walk.fill_unlisted();
        desk = walk.desk;
        evidence = Some(Evidence {
            unit: name.clone(),
            facts: walk.facts,
            exemptions,
            notes: walk.notes,
        });
    }
    Unit {
        span,
        name,
        name_span,
        evidence: evidence.filter(|_| !desk.has_errors()),
        diagnostics: desk.close(),
    }
}

/// Where decoding left a character that stands for none.
fn damaged(text: &str, range: std::ops::Range<usize>) -> Option<usize> {
    let start = range.start;
    memchr::memmem::find(text.as_bytes().get(range)?, "\u{FFFD}".as_bytes()).map(|at| start + at)
}

fn syntax(id: SourceId, fault: Fault) -> Diagnostic {
    let place = Span::new(id, fault.at.start, fault.at.end);
    let found = Diagnostic::new(&code::R0601, fault.message, place, fault.label).help(fault.help);
    match fault.open {
        Some(open) => found.also(Span::new(id, open, open + 1), "从这里开始"),
        None => found,
    }
}

fn unit_name(desk: &mut Desk, member: Option<&Member<'_>>, whole: &Node<'_>) -> (String, Option<Span>) {
    // without a member, the bracket that opens the unit
    let at = &member.map_or(whole.at.start..whole.at.start + 1, |member| member.node.at.clone());
    let name = match member.map(|member| &member.node.value) {
        Some(Json::Text(text)) => text.trim(),
        None | Some(Json::Null) => "",
        Some(_) => {
            let slip = Slip::new(
                &code::R0602,
                "应为文字",
                "「单位」不是文字",
                "写单位名称，加引号，如 \"样例县甲\"",
            );
            desk.take(slip, at);
            return (String::new(), None);
        }
    };
    if name.is_empty() {
        let slip = Slip::new(
            &code::R0606,
            "没有单位名称",
            "没有写明是哪个单位的佐证",
            "写上单位名称，如 \"单位\": \"样例县甲\"",
        );
        desk.take(slip, at);
        return (String::new(), None);
    }
    (name.to_owned(), Some(desk.span(at)))
}

/// Whether the evidence is for this rubric, as far as can be told.
fn title(desk: &mut Desk, index: &Index<'_>, member: Option<&Member<'_>>, whole: &Node<'_>) -> bool {
    let title = &index.rubric().title;
    match member.map(|member| (&member.node.value, &member.node.at)) {
        Some((Json::Text(text), _)) if Name::new(text) == *title => true,
        Some((written, at)) => {
            let message = format!("佐证写的细则是「{}」，不是这一份", clip(&describe(written)));
            let help = format!("这份细则是「{title}」；佐证若确是为它填的，请照此改写");
            desk.take(Slip::new(&code::R0605, "不是这份细则", message, help), at);
            false
        }
        None => {
            let help = format!("写上 \"{RUBRIC}\": \"{title}\"");
            let at = whole.at.start..whole.at.start + 1;
            desk.take(Slip::new(&code::R0604, "没有细则名称", "佐证没有写明是哪份细则的", help), &at);
            true
        }
    }
}

fn unknown_keys(desk: &mut Desk, named: &[(Name, &Member<'_>)]) {
    for (key, member) in named {
        if [RUBRIC, UNIT, UNLISTED, FACTS, EXEMPT].contains(&key.key()) {
            continue;
        }
        let known = [RUBRIC, UNIT, UNLISTED, FACTS, EXEMPT].map(Name::new);
        let near = nearest_name(key, known.iter())
            .map(|near| format!("是不是「{near}」？"))
            .unwrap_or_default();
        let message = format!("此处不能写「{}」", clip(&member.key));
        let help = format!("{near}最外层只写 细则、单位、未列事项、佐证、不适用；事实写在「佐证」里");
        desk.take(Slip::new(&code::R0603, "不认识的键", message, help), &member.key_at);
    }
}
