//! 分别 and 各: one condition for each amount (language, §3).

mod family;

use super::level;

/// Words that open a member spelt out in full.
const OPENERS: [&str; 11] = ["未", "无", "没有", "没", "不", "被", "获", "受到", "发生", "出现", "有"];
/// Verbs that a shared 未 may stand before.
const VERBS: [&str; 72] = [
    "公开", "公布", "公示", "建立", "制定", "制订", "编制", "开展", "报送", "上报", "报告", "落实", "设立", "设置", "配备",
    "配置", "签订", "组织", "发布", "更新", "张贴", "备案", "登记", "召开", "参加", "提交", "完成", "整改", "明确", "成立",
    "实施", "执行", "安装", "检查", "检修", "维护", "培训", "演练", "宣传", "印发", "下发", "研究", "审核", "审批", "验收",
    "归档", "移交", "公告", "处理", "处置", "回复", "答复", "反馈", "通报", "提供", "使用", "佩戴", "悬挂", "储备", "购买",
    "缴纳", "支付", "核实", "评估", "考核", "监测", "巡查", "巡检", "记录", "纳入", "安排", "出具",
];

/// What a shared verb may take: nouns that are no verbs, alone or behind one of each other.
const NOUNS: [&str; 84] = [
    "制度",
    "机制",
    "方案",
    "计划",
    "预案",
    "规划",
    "台账",
    "档案",
    "清单",
    "目录",
    "记录",
    "总结",
    "报告",
    "年报",
    "月报",
    "季报",
    "简报",
    "报表",
    "指南",
    "指引",
    "手册",
    "名册",
    "资料",
    "材料",
    "文件",
    "合同",
    "协议",
    "责任书",
    "承诺书",
    "通知书",
    "告知书",
    "标识",
    "标志",
    "标牌",
    "公示牌",
    "公告栏",
    "公示栏",
    "宣传栏",
    "意见箱",
    "举报箱",
    "电话",
    "邮箱",
    "网站",
    "平台",
    "系统",
    "数据库",
    "机构",
    "人员",
    "专员",
    "队伍",
    "场所",
    "场地",
    "设施",
    "设备",
    "器材",
    "物资",
    "经费",
    "资金",
    "预算",
    "决算",
    "证件",
    "证书",
    "证明",
    "许可证",
    "印章",
    "账簿",
    "账目",
    "凭证",
    "票据",
    "细则",
    "办法",
    "章程",
    "要点",
    "流程",
    "事故",
    "火灾",
    "案件",
    "纠纷",
    "舆情",
    "批评",
    "表彰",
    "奖励",
    "处分",
    "称号",
];
/// Words that may stand before such a noun.
const MODIFIERS: [&str; 26] = [
    "特别重大",
    "重大",
    "较大",
    "一般",
    "严重",
    "轻微",
    "年度",
    "半年",
    "季度",
    "月度",
    "工作",
    "实施",
    "管理",
    "培训",
    "应急",
    "专项",
    "财务",
    "会议",
    "检查",
    "巡查",
    "值班",
    "安全",
    "专职",
    "专门",
    "监督",
    "考核",
];

/// Whether `words` are a noun and nothing else.
fn is_noun(words: &str) -> bool {
    let before = |noun: &str| {
        words
            .strip_suffix(noun)
            .is_some_and(|head| head.is_empty() || MODIFIERS.contains(&head) || NOUNS.contains(&head))
    };
    NOUNS.iter().any(|noun| before(noun))
}

/// The members of `condition`, each spelt out; `None` where the text does not decide it.
pub fn members(condition: &str) -> Option<Vec<String>> {
    if let Some(levels) = level::spread(condition) {
        return Some(levels);
    }
    if let Some(members) = family::spread(condition) {
        return Some(members);
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

/// 未公开指南、年报: the first member's 未 and verb are shared, if every member is a noun.
fn shared(parts: &[&str]) -> Option<Vec<String>> {
    let (first, others) = parts.split_first()?;
    let opening = ["未", "没有", "无", "被", "获得", "获", "受到", "发生"]
        .into_iter()
        .find(|w| first.starts_with(w))?;
    let rest = &first[opening.len()..];
    let verb = match opening {
        "未" | "没有" => VERBS.into_iter().find(|v| rest.starts_with(v))?,
        _ => "",
    };
    if !is_noun(&rest[verb.len()..]) || !others.iter().all(|p| is_noun(p)) {
        return None;
    }
    let head = format!("{opening}{verb}");
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
