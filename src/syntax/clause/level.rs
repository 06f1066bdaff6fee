//! 级别: 承前省略 (市级加0.5分) and the members of 省、市、县级 (language, §3).

use crate::text::fold::half_width;

/// Level words; the list is closed.
const LEVELS: [&str; 13] = [
    "国家", "中央", "省部", "部", "省", "市厅", "市", "区", "县", "乡", "镇", "街道", "村",
];
/// Levels that are written without 级 beside others that have it.
const UNGRADED: [&str; 3] = ["国家", "中央", "街道"];
/// 一、二、三等奖.
const PRIZES: [&str; 3] = ["一等奖", "二等奖", "三等奖"];
/// Words in which a level character is no level.
const COMPOUNDS: [&str; 50] = [
    "乡镇",
    "县市区",
    "市县",
    "县区",
    "市区",
    "镇街",
    "市场",
    "部门",
    "全部",
    "内部",
    "外部",
    "部分",
    "部署",
    "部位",
    "部件",
    "干部",
    "支部",
    "总部",
    "党部",
    "地区",
    "社区",
    "园区",
    "小区",
    "景区",
    "校区",
    "辖区",
    "城区",
    "林区",
    "灌区",
    "库区",
    "区域",
    "区块",
    "区分",
    "城市",
    "都市",
    "市民",
    "市容",
    "市政设施",
    "乡村",
    "乡风",
    "乡土",
    "城乡",
    "城镇",
    "村民",
    "村务",
    "农村",
    "县域",
    "省略",
    "节省",
    "反省",
];

/// A kind of level word: only words of one kind stand for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// 省级
    Grade,
    /// 省
    Bare,
    /// 一等奖
    Prize,
    /// 五星, 五星级
    Star,
}

fn kind(word: &str) -> Option<Kind> {
    let stem = word.strip_suffix('级');
    if LEVELS.contains(&stem.unwrap_or(word)) {
        return Some(if stem.is_some() { Kind::Grade } else { Kind::Bare });
    }
    if PRIZES.contains(&word) {
        return Some(Kind::Prize);
    }
    let star = stem.unwrap_or(word).strip_suffix('星')?;
    (star.chars().count() == 1 && super::number::parse(star).is_some()).then_some(Kind::Star)
}

/// Whether `words` are a bare level word.
pub fn is_level(words: &str) -> bool {
    kind(words).is_some()
}

/// How long the level word is that `text` begins with, when a figure may follow it.
pub fn at_start(text: &str) -> Option<usize> {
    let end = text
        .find(|c: char| c.is_ascii_digit() || c == '(' || c == '的' || c == ',')
        .unwrap_or(text.len())
        .min(24);
    let end = (0..=end).rev().find(|at| text.is_char_boundary(*at))?;
    let words = &text[..end];
    // a Chinese figure may follow without any mark: 市级一分
    let numeral = words
        .char_indices()
        .skip(1)
        .find(|(_, c)| super::search::is_numeral(*c))
        .map_or(end, |(at, _)| at);
    [end, numeral].into_iter().find(|len| is_level(&text[..*len]))
}

/// Whether `words` look like a level left bare, though the closed list does not hold them: to be refused, not taken for a finding.
pub fn looks_like_level(words: &str) -> bool {
    const OTHERS: [&str; 24] = [
        "全国",
        "全省",
        "全市",
        "全县",
        "全区",
        "国际",
        "省内",
        "市内",
        "厅级",
        "局级",
        "处级",
        "科级",
        "州级",
        "盟级",
        "旗级",
        "校级",
        "院级",
        "地级",
        "地市级",
        "区县级",
        "县区级",
        "特等奖",
        "优秀奖",
        "鼓励奖",
    ];
    // 其余市级
    let rest = ["其余", "其他"].iter().find_map(|word| words.strip_prefix(word));
    if rest.is_some_and(|rest| kind(rest).is_some()) {
        return true;
    }
    // 全省性
    OTHERS.contains(&words.strip_suffix('性').unwrap_or(words))
        || matches!(
            words,
            "金奖" | "银奖" | "铜奖" | "金牌" | "银牌" | "铜牌" | "县市级" | "县市区级" | "甲级" | "乙级" | "丙级"
        )
        || is_span_or_list(words)
}

/// 市级以上, 县级及以下, 市、县级: levels too, but no single one to put in.
fn is_span_or_list(words: &str) -> bool {
    let stem = ["以上", "以下", "以内", "之上", "之下"]
        .iter()
        .find_map(|end| words.strip_suffix(end));
    let stem = stem.map_or(words, |stem| stem.strip_suffix(['及', '或', '含']).unwrap_or(stem));
    const MARKS: [char; 7] = ['、', '和', '及', '或', '与', '/', ','];
    // no level has five letters, so a list of them has a mark among its first five
    if let Some((fifth, _)) = stem.char_indices().nth(5)
        && !stem[..fifth].chars().any(|c| MARKS.contains(&c))
    {
        return false;
    }
    stem.split(MARKS)
        .all(|member| kind(member).is_some() || matches!(member, "各" | "地市" | "州" | "州级" | "地级" | "省区市"))
}

/// `condition` with its one level word replaced by `word`; `None` unless it holds exactly one of the same kind, without 以上 or 以下.
pub fn replace(condition: &str, word: &str) -> Option<String> {
    let found = find(condition);
    let [(at, len, found_kind)] = found.as_slice() else {
        return None;
    };
    let after = &condition[at + len..];
    let alike = Some(*found_kind) == kind(word) || [word, &condition[*at..at + len]].iter().any(|w| UNGRADED.contains(w));
    if !alike
        || kind(word).is_some_and(|k| matches!(k, Kind::Prize | Kind::Star)) != matches!(found_kind, Kind::Prize | Kind::Star)
        || ["以上", "及以上", "以下", "及以下"].iter().any(|w| after.starts_with(w))
    {
        return None;
    }
    Some(format!("{}{word}{after}", &condition[..*at]))
}

/// Every level word in `text`, compounds passed over.
fn find(text: &str) -> Vec<(usize, usize, Kind)> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(word) = COMPOUNDS.iter().find(|w| rest.starts_with(**w)) {
            at += word.len();
            continue;
        }
        let level = LEVELS.iter().filter(|w| rest.starts_with(**w)).max_by_key(|w| w.len());
        if let Some(word) = level {
            let graded = rest[word.len()..].starts_with('级');
            let len = word.len() + if graded { '级'.len_utf8() } else { 0 };
            // 文明村, 优胜县: a bare character behind other words belongs to them
            let free = graded
                || word.chars().count() > 1
                || text[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|c| "到被获在由对向经、省市县区受各以和及或".contains(c));
            if free {
                all.push((at, len, if graded { Kind::Grade } else { Kind::Bare }));
            }
            at += len;
            continue;
        }
        if let Some(word) = PRIZES.iter().find(|w| rest.starts_with(**w)) {
            all.push((at, word.len(), Kind::Prize));
            at += word.len();
            continue;
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        if rest[first..].starts_with('星') && !rest[first..].starts_with("星期") {
            let end = first + '星'.len_utf8();
            let len = end + if rest[end..].starts_with('级') { '级'.len_utf8() } else { 0 };
            // the name stands as it was written: ５星 is 5星; 15星, A5星 are none
            let word: String = rest[..len].chars().map(half_width).collect();
            let cut = text[..at].ends_with(|c: char| half_width(c).is_ascii_alphanumeric() || super::search::is_numeral(c));
            if !cut && kind(&word) == Some(Kind::Star) {
                all.push((at, len, Kind::Star));
                at += len;
                continue;
            }
        }
        at += first;
    }
    all
}

/// 一、二、三等奖: the members share 等奖.
fn prizes(condition: &str) -> Option<Vec<String>> {
    let end = condition.find("等奖")?;
    let head = condition[..end].trim_end_matches(|c: char| "一二三四五、和及".contains(c));
    let members: Vec<&str> = condition[head.len()..end].split(['、', '和', '及']).collect();
    let good = members.len() > 1 && members.iter().all(|m| m.chars().count() == 1);
    good.then(|| members.iter().map(|m| format!("{head}{m}{}", &condition[end..])).collect())
}

/// A list of levels in a condition: 受到省、市、县级批评 → 受到省级批评, 受到市级批评, 受到县级批评. `None` where there is none.
pub fn spread(condition: &str) -> Option<Vec<String>> {
    if let Some(members) = prizes(condition) {
        return Some(members);
    }
    let start = condition
        .char_indices()
        .map(|(i, _)| i)
        .find(|&i| member(&condition[i..]).is_some_and(|m| mark(&condition[i + m.len()..]).is_some()))?;
    let mut members = Vec::new();
    let mut at = start;
    loop {
        let word = member(&condition[at..])?;
        members.push(word);
        at += word.len();
        match mark(&condition[at..]) {
            Some(len) if member(&condition[at + len..]).is_some() => at += len,
            Some(_) => return None,
            None => break,
        }
    }
    let rest = &condition[at..];
    if ["以上", "以下", "及以上", "及以下"].iter().any(|w| rest.starts_with(w))
        || rest.contains(['、', ','])
        || find(&condition[..start]).len() + find(rest).len() > 0
        // 获得一等奖、县级表彰: what follows belongs to the second alone
        || members.iter().any(|m| PRIZES.contains(m)) && !members.iter().all(|m| PRIZES.contains(m))
    {
        return None;
    }
    // a 级 at the list's end is shared; 中央 never takes it, and none is added where the text has none
    let shared = members.last().is_some_and(|m| m.ends_with('级'));
    let words = members.iter().map(|m| {
        if shared && kind(m) == Some(Kind::Bare) && *m != "中央" {
            format!("{m}级")
        } else {
            (*m).to_owned()
        }
    });
    Some(words.map(|w| format!("{}{w}{rest}", &condition[..start])).collect())
}

fn member(text: &str) -> Option<&str> {
    if COMPOUNDS.iter().any(|w| text.starts_with(w)) {
        return None;
    }
    if let Some(prize) = PRIZES.iter().find(|w| text.starts_with(**w)) {
        return Some(&text[..prize.len()]);
    }
    let word = LEVELS.iter().filter(|w| text.starts_with(**w)).max_by_key(|w| w.len())?;
    let len = word.len()
        + if text[word.len()..].starts_with('级') {
            '级'.len_utf8()
        } else {
            0
        };
    Some(&text[..len])
}

fn mark(text: &str) -> Option<usize> {
    ["、", "和", "或", "及", ","]
        .iter()
        .find(|m| text.starts_with(**m))
        .map(|m| m.len())
}
