//! 较大、重大事故; 警告、记过处分; 优秀、良好: members of one family, with words before and behind that all of them share.

/// Words of one kind. A list of them holds nothing else; the families are closed.
const FAMILIES: [&[&str]; 10] = [
    &["特别重大", "重特大", "特大", "重大", "较大", "一般"],
    &["轻微", "较轻", "一般", "较重", "严重", "特别严重"],
    &["轻微伤", "轻伤", "重伤", "死亡"],
    &[
        "警告",
        "严重警告",
        "记过",
        "记大过",
        "降级",
        "降职",
        "撤职",
        "开除",
        "留党察看",
        "开除党籍",
        "撤销党内职务",
    ],
    &[
        "通报",
        "通报批评",
        "约谈",
        "提醒谈话",
        "诫勉",
        "诫勉谈话",
        "书面检查",
        "问责",
        "挂牌督办",
    ],
    &[
        "优秀",
        "良好",
        "较好",
        "好",
        "中等",
        "一般",
        "较差",
        "差",
        "合格",
        "基本合格",
        "不合格",
        "称职",
        "基本称职",
        "不称职",
        "达标",
        "基本达标",
        "不达标",
    ],
    &["全国", "全省", "全市", "全县", "全区", "全州"],
    &["金", "银", "铜"],
    &[
        "旷工", "迟到", "早退", "缺席", "缺勤", "脱岗", "离岗", "空岗", "串岗", "睡岗", "代会",
    ],
    &["未报", "不报", "漏报", "迟报", "缓报", "晚报", "瞒报", "谎报", "错报", "误报"],
];
/// 一级, A类.
const RANKS: [char; 4] = ['级', '类', '档', '等'];
const MARKS: [char; 4] = ['、', '和', '及', '或'];

/// The members of a list of one family in `condition`, each spelt out with what stands before and behind the list.
pub(super) fn spread(condition: &str) -> Option<Vec<String>> {
    let starts = condition.char_indices().map(|(at, _)| at);
    let (start, words) = starts
        .filter_map(|at| list(&condition[at..]).map(|words| (at, words)))
        .next()?;
    let head = &condition[..start];
    let end = start + words.iter().map(|word| word.len() + '、'.len_utf8()).sum::<usize>() - '、'.len_utf8();
    let tail = &condition[end..];
    // 很好、较好: another word; 重大事故或纠纷: what is behind belongs to the last alone
    if head.ends_with(['很', '不', '非', '较', '最', '更', '特', '极', '太', '本', '未', '别'])
        || [head, tail].iter().any(|part| part.contains([',', '、']))
        || tail.contains(MARKS)
    {
        return None;
    }
    Some(words.iter().map(|word| format!("{head}{word}{tail}")).collect())
}

/// The list that `text` begins with: at least two words, and no mark behind the last.
fn list(text: &str) -> Option<Vec<&str>> {
    let ranked = || separated(text, rank);
    FAMILIES
        .iter()
        .find_map(|family| {
            separated(text, |text| {
                family
                    .iter()
                    .copied()
                    .filter(|word| text.starts_with(word))
                    .max_by_key(|word| word.len())
            })
        })
        .or_else(ranked)
}

fn separated<'a>(text: &'a str, member: impl Fn(&'a str) -> Option<&'a str>) -> Option<Vec<&'a str>> {
    let mut words = vec![member(text)?];
    let mut rest = &text[words[0].len()..];
    while let Some(behind) = rest.strip_prefix(MARKS) {
        let word = member(behind)?;
        words.push(word);
        rest = &behind[word.len()..];
    }
    (words.len() > 1).then_some(words)
}

/// 一级, Ⅱ级, A类.
fn rank(text: &str) -> Option<&str> {
    let mut chars = text.char_indices();
    let (_, first) = chars.next()?;
    let (at, second) = chars.next()?;
    let numbered = "一二三四五六ⅠⅡⅢⅣⅤABCDE".contains(first);
    (numbered && RANKS.contains(&second)).then(|| &text[..at + second.len_utf8()])
}
