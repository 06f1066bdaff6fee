//! 分别 and 各: one condition for each amount (language, §3).

use super::level;

/// Words that open a member spelt out in full.
const OPENERS: [&str; 11] = ["未", "无", "没有", "没", "不", "被", "获", "受到", "发生", "出现", "有"];
/// Verbs that a shared 未 may stand before; also what makes a member “a verb of its own”.
const VERBS: [&str; 72] = [
    "公开", "公布", "公示", "建立", "制定", "制订", "编制", "开展", "报送", "上报", "报告", "落实", "设立", "设置", "配备",
    "配置", "签订", "组织", "发布", "更新", "张贴", "备案", "登记", "召开", "参加", "提交", "完成", "整改", "明确", "成立",
    "实施", "执行", "安装", "检查", "检修", "维护", "培训", "演练", "宣传", "印发", "下发", "研究", "审核", "审批", "验收",
    "归档", "移交", "公告", "处理", "处置", "回复", "答复", "反馈", "通报", "提供", "使用", "佩戴", "悬挂", "储备", "购买",
    "缴纳", "支付", "核实", "评估", "考核", "监测", "巡查", "巡检", "记录", "纳入", "安排", "出具",
];

/// The members of `condition`, each spelt out; `None` where the text does not decide it.
pub fn members(condition: &str) -> Option<Vec<String>> {
    if let Some(levels) = level::spread(condition) {
        return Some(levels);
    }
    let parts = split(condition);
    if parts.len() < 2 {
        return None;
    }
    let opens = |part: &str| OPENERS.iter().any(|w| part.starts_with(w));
    if parts.iter().all(|p| opens(p)) {
        return Some(parts.iter().map(|p| (*p).to_owned()).collect());
    }
    // 台账不全、更新不及时: each has a predicate of its own
    if parts
        .iter()
        .all(|p| opens(p) || p.chars().skip(1).any(|c| "不未无没缺错漏".contains(c)))
    {
        return Some(parts.iter().map(|p| (*p).to_owned()).collect());
    }
    if parts
        .iter()
        .all(|p| super::comparison::read(p).is_ok_and(|c| c.is_some_and(|c| !c.bare && !c.name.is_empty())))
    {
        return Some(parts.iter().map(|p| (*p).to_owned()).collect());
    }
    shared(&parts)
}

/// 未公开指南、年报: the first member's 未 and verb are shared, if no other member has a verb.
fn shared(parts: &[&str]) -> Option<Vec<String>> {
    let (first, others) = parts.split_first()?;
    let negation = ["未", "没有", "无", "被", "获", "受到", "发生"]
        .into_iter()
        .find(|w| first.starts_with(w))?;
    let rest = &first[negation.len()..];
    let verb = match negation {
        "未" | "没有" => VERBS.into_iter().find(|v| rest.starts_with(v))?,
        _ => "",
    };
    let verbal = |part: &str| OPENERS.iter().chain(&VERBS).any(|w| part.contains(w));
    let noun = &rest[verb.len()..];
    if noun.is_empty() || verbal(noun) || others.iter().any(|p| p.is_empty() || verbal(p)) {
        return None;
    }
    let head = format!("{negation}{verb}");
    Some(
        std::iter::once((*first).to_owned())
            .chain(others.iter().map(|p| format!("{head}{p}")))
            .collect(),
    )
}

/// At `、`, or at commas, or before 和/及/或 that a negation follows; outside brackets.
fn split(condition: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for (at, c) in condition.char_indices() {
        if at < start {
            continue;
        }
        match c {
            '(' | '“' | '《' | '「' => depth += 1,
            ')' | '”' | '》' | '」' => depth = depth.saturating_sub(1),
            '、' | ',' if depth == 0 => {
                parts.push(&condition[start..at]);
                start = at + c.len_utf8();
            }
            '和' | '及' | '或' if depth == 0 && OPENERS[..4].iter().any(|w| condition[at + c.len_utf8()..].starts_with(w)) => {
                parts.push(&condition[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&condition[start..]);
    // 未建立清单的、未张贴公示的: each member may carry its own 的
    parts
        .into_iter()
        .map(|p| {
            p.strip_suffix('的')
                .unwrap_or(p)
                .trim_start_matches('和')
                .trim_start_matches("以及")
        })
        .collect()
}
