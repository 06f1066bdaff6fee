//! 套话: words that any condition may have (未制定工作方案, 工作落实不到位). What is left without them tells one from another.

/// Struck from a condition, the longer first; after words of one meaning have become one (不到位 is 未到位).
const WORDS: [&str; 72] = [
    "实施方案",
    "工作方案",
    "安全生产",
    "未到位",
    "积极性",
    "有关",
    "相关",
    "工作",
    "落实",
    "到位",
    "开展",
    "建立",
    "台账",
    "制度",
    "方案",
    "计划",
    "总结",
    "制定",
    "制作",
    "机制",
    "措施",
    "要求",
    "实施",
    "推进",
    "推行",
    "组织",
    "完成",
    "完善",
    "达到",
    "达标",
    "办理",
    "执行",
    "情况",
    "问题",
    "及时",
    "全面",
    "规范",
    "准确",
    "明确",
    "部署",
    "研究",
    "专题",
    "会议",
    "召开",
    "检查",
    "督查",
    "整改",
    "考核",
    "目标",
    "任务",
    "责任",
    "人员",
    "专人",
    "领导",
    "材料",
    "资料",
    "档案",
    "记录",
    "报送",
    "发现",
    "发生",
    "造成",
    "出现",
    "存在",
    "影响",
    "重大",
    "较大",
    "一般",
    "严重",
    "安全",
    "事故",
    "事件",
];
/// Letters that say nothing by themselves.
const LETTERS: &str = "未按照在中于对将把由被及与和或有上下每次处项";

/// The letters of a condition that are its own.
pub fn own(letters: &[char]) -> Vec<char> {
    let text: String = letters.iter().collect();
    let mut own = Vec::new();
    let mut rest: &str = &text;
    while let Some(first) = rest.chars().next() {
        if let Some(left) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = left;
            continue;
        }
        own.extend(Some(first).filter(|c| !LETTERS.contains(*c)));
        rest = &rest[first.len_utf8()..];
    }
    own
}
