//! 计次: 每次, 每缺一项, 每少一条, 每超1天, 1处, …/项 (language, §3; names of bare counts: docs/语言.md).

mod doubt;
mod each;

use super::grammar::{Rule, at_start, child};
use super::normal::Slice;
use super::{number, search};
use crate::model::{Per, PerKind, Ratio};
use each::{TIMES, from_each, is_noun};

/// 计次 split from the words before the verb.
pub struct Occurrence<'n, 'a> {
    /// What it counts.
    pub per: Per,
    /// The words before it: the condition, perhaps empty.
    pub before: Slice<'n, 'a>,
    /// Its own words but for 每, number and 量词: the name where there is no condition.
    pub own: String,
    /// 每低于60%一个百分点: the threshold inside.
    pub threshold: Option<(Ratio, String)>,
    /// 每增加一项: over, if a threshold stands before it.
    pub growth: bool,
}

/// Why words that hold a 计次 cannot be read.
pub enum Unread {
    /// A figure that is badly written, or none where one is needed.
    Figure,
    /// 每 more than one in a pair (每2人每3次).
    Pair,
    /// It may be a 计次 or a part of the condition.
    Doubt,
}

type Found<'n, 'a> = Result<Option<Occurrence<'n, 'a>>, Unread>;

/// Splits a 计次 from the end (or, 一处不达标, from the start) of `words`, in which the closing 的 and comma still stand.
/// `tiers`: in 择一 and 分档 2人 is a comparison, never a 计次.
pub fn split<'n, 'a>(words: Slice<'n, 'a>, tiers: bool) -> Found<'n, 'a> {
    let ended = words.text().trim_end_matches(',').ends_with('的');
    let bare = strip(words);
    if let Some(found) = from_each(bare, ended)? {
        return Ok(Some(found));
    }
    if !ended
        && !tiers
        && let Some(found) = trailing(bare)?
    {
        return Ok(Some(found));
    }
    if let Some(found) = leading(bare, ended)? {
        return Ok(Some(found));
    }
    if doubt::stands_in(bare.text(), ended) {
        return Err(Unread::Doubt);
    }
    Ok(None)
}

/// Verbs that tell that something was found, not what.
const FOUND: [&str; 6] = ["发现", "出现", "发生", "查出", "查实", "查处"];

/// Whether a text tells no more than that there is something.
pub fn is_only_found(text: &str) -> bool {
    FOUND.contains(&text) || text == "有"
}

/// First characters of a 量词 of such a count.
fn opens_leading_unit(c: char) -> bool {
    "人件项批处次条份个起例户台张页篇家宗笔名册卷辆间栋".contains(c)
}

/// Without the closing 的 and comma.
pub fn strip<'n, 'a>(words: Slice<'n, 'a>) -> Slice<'n, 'a> {
    let bare = words.trimmed(&[',']);
    // 未达到目的; of 项目的, 节目的 and the like 的 is no part
    let aim = bare
        .text()
        .strip_suffix('的')
        .and_then(|head| head.strip_suffix('目'))
        .and_then(|head| head.chars().next_back());
    if aim.is_some_and(|before| !"项数节科栏题书名条细剧账类刊曲品醒盲注双编纲耳".contains(before)) {
        return bare;
    }
    bare.without_end("的").trimmed(&[','])
}

/// Whether `unit` is cut out of a word that goes on in `rest`: 一台账 is one 台账, no 台 of 账.
fn cuts_a_word(unit: &str, rest: &str) -> bool {
    const WORDS: &[(char, &str)] = &[
        ('人', "员大民口才手事"),
        ('台', "账帐"),
        ('场', "所馆"),
        ('组', "织长"),
        ('片', "区"),
        ('家', "庭"),
        ('名', "单额录"),
        ('门', "店户"),
        ('处', "室所长"),
        ('条', "款例目"),
        ('页', "面"),
        ('位', "置"),
        ('层', "级"),
        ('级', "别"),
        ('笔', "记"),
        ('座', "谈位"),
        ('期', "刊限"),
        ('班', "组子"),
        ('站', "所"),
        ('村', "组民委庄居镇"),
        ('店', "铺"),
        ('厂', "区房"),
        ('课', "题程"),
        ('部', "件位委分"),
        ('单', "据元项件"),
        ('度', "假"),
        ('档', "案"),
        ('节', "点目"),
        ('款', "项"),
        ('类', "别型"),
        ('种', "类植"),
        ('支', "部"),
        ('队', "伍员"),
        ('道', "路口"),
        ('份', "额"),
        ('例', "会行"),
        ('卷', "宗"),
        ('车', "间站队位"),
        ('校', "区舍园长"),
        ('元', "素件"),
        ('年', "报鉴检审"),
        ('季', "报"),
        ('月', "报度"),
        ('旬', "报"),
        ('周', "报期"),
        ('日', "报志记常"),
    ];
    let Some((last, next)) = unit.chars().next_back().zip(rest.chars().next()) else {
        return false;
    };
    WORDS.iter().any(|(first, others)| *first == last && others.contains(next))
}

/// Verbs of lateness before a figure without 每: 迟报一天.
const LATE: &[&str] = &[
    "迟报", "迟交", "迟送", "迟缴", "迟到", "推迟", "延迟", "延期", "延误", "逾期", "超期", "超时", "拖延", "晚报", "晚交", "迟",
    "晚",
];

/// 缺1张, 少一次, 1次, 发现1人 before the verb. Without 每 only the number one is a 计次.
fn trailing<'n, 'a>(words: Slice<'n, 'a>) -> Found<'n, 'a> {
    let Some((at, node)) = search::first(Rule::trailing_count, words.text(), search::is_numeral) else {
        return Ok(None);
    };
    let Some((number, unit)) = child(&node, Rule::number).zip(child(&node, Rule::unit)) else {
        return Ok(None);
    };
    let head = &words.text()[..at];
    if super::comparison::read(words.text()).is_ok_and(|c| c.is_some_and(|c| !c.bare)) {
        return Ok(None);
    }
    // 第一季度 is one of four
    if number::value(&number) != Some(Ratio::ONE) || head.ends_with('第') {
        return Err(Unread::Doubt);
    }
    let unit = number::unit(&unit);
    let (kind, verb) = [
        ("缺少", PerKind::Missing),
        ("缺", PerKind::Missing),
        ("少", PerKind::Short),
        ("超过", PerKind::Over),
        ("超", PerKind::Over),
    ]
    .into_iter()
    .chain(
        LATE.iter()
            .filter(|_| TIMES.contains(&unit.as_str()))
            .map(|verb| (*verb, PerKind::Over)),
    )
    .find(|(verb, _)| head.ends_with(verb))
    .map_or((PerKind::Count, ""), |(verb, kind)| (kind, verb));
    let before = &head[..head.len() - verb.len()];
    if kind == PerKind::Count
        && TIMES.contains(&unit.as_str())
        && (head.contains("超过") || LATE.iter().any(|verb| head.contains(verb)))
    {
        // 延迟报送1天: a length of time, or so many times?
        return Err(Unread::Doubt);
    }
    let (condition, own) = if kind == PerKind::Count {
        count_head(before)
    } else {
        (before.len(), "")
    };
    let condition = without_repeated(strip(words.upto(condition)), before.ends_with([',', '的']))?;
    Ok(Some(Occurrence {
        per: Per {
            kind,
            unit,
            step: Ratio::ONE,
            partial_up: false,
        },
        before: condition,
        own: own.to_owned(),
        threshold: None,
        growth: false,
    }))
}

/// 被约谈的,约谈 before 1次: what is counted is told twice. `separated`: a comma or 的 stands behind these words.
fn without_repeated<'n, 'a>(words: Slice<'n, 'a>, separated: bool) -> Result<Slice<'n, 'a>, Unread> {
    let Some((head, counted)) = words.text().rsplit_once(',').filter(|_| !separated) else {
        return Ok(words);
    };
    if head.contains(counted) {
        return Ok(strip(words.upto(head.len())));
    }
    // 台账不全的,资料缺1本: whether 资料 is a part of the condition nobody can tell; 各 and such are no words of it
    if head.ends_with('的') && !matches!(counted, "各" | "分别" | "酌情" | "视情") {
        return Err(Unread::Doubt);
    }
    Ok(words)
}

/// Where the condition ends before 发现1人, and the words behind it.
fn count_head(head: &str) -> (usize, &str) {
    let behind = |mark: char| head.rfind(mark).map_or(0, |i| i + mark.len_utf8());
    let at = behind(',').max(behind('的'));
    let own = &head[at..];
    if at > 0 && matches!(own, "" | "发现" | "出现" | "发生" | "有" | "每发现" | "查出") {
        (at, own)
    } else {
        (head.len(), "")
    }
}

/// 一处不达标, 一项不符.
fn leading<'n, 'a>(words: Slice<'n, 'a>, ended: bool) -> Found<'n, 'a> {
    if !words.text().starts_with(['一', '1']) {
        return told(words, ended);
    }
    let Some(node) = at_start(Rule::leading_count, words.text()) else {
        return Ok(None);
    };
    let Some((unit, rest)) = child(&node, Rule::leading_unit).zip(child(&node, Rule::rest)) else {
        return Ok(None);
    };
    let disposable = rest.as_str().starts_with('性');
    if disposable || super::comparison::read(words.text()).is_ok_and(|c| c.is_some()) {
        return Ok(None);
    }
    let event = !ended && matches!(unit.as_str(), "例" | "起" | "宗");
    let denied = event
        || rest
            .as_str()
            .starts_with(['不', '未', '无', '没', '缺', '漏', '错', '违', '超', '迟', '逾']);
    let never = unit.as_str() == "次" && rest.as_str().starts_with(['未', '没', '无']);
    if !denied || never {
        // 一次未召开 says never; 一人多岗, 一件事 are words; without 的 it may still be a count
        return if ended && !never { Ok(None) } else { Err(Unread::Doubt) };
    }
    Ok(Some(one_each(words, unit.as_str(), rest.as_str().to_owned())))
}

/// A count without a condition: `own` is what is counted.
fn one_each<'n, 'a>(words: Slice<'n, 'a>, unit: &str, own: String) -> Occurrence<'n, 'a> {
    let per = Per {
        kind: PerKind::Count,
        unit: unit.to_owned(),
        step: Ratio::ONE,
        partial_up: false,
    };
    Occurrence {
        per,
        before: words.upto(0),
        own,
        threshold: None,
        growth: false,
    }
}

/// 发现一处错别字, 发生1起火灾: a count. With 的, or behind 有, it may as well be a finding.
fn told<'n, 'a>(words: Slice<'n, 'a>, ended: bool) -> Found<'n, 'a> {
    if words.text().starts_with(['缺', '少']) {
        return lacking(words);
    }
    if !words.text().starts_with(['发', '出', '查', '存', '有']) {
        return Ok(None);
    }
    let Some(node) = at_start(Rule::found_count, words.text()) else {
        return Ok(None);
    };
    let Some((unit, rest)) = child(&node, Rule::leading_unit).zip(child(&node, Rule::rest)) else {
        return Ok(None);
    };
    if rest.as_str().starts_with('性') {
        return Ok(None);
    }
    let Some(verb) = child(&node, Rule::found).filter(|_| !ended) else {
        return Err(Unread::Doubt);
    };
    Ok(Some(one_each(
        words,
        unit.as_str(),
        format!("{}{}", verb.as_str(), rest.as_str()),
    )))
}

/// 缺1项制度: missing; 少一次督导: short.
fn lacking<'n, 'a>(words: Slice<'n, 'a>) -> Found<'n, 'a> {
    let Some(node) = at_start(Rule::lacking_count, words.text()) else {
        return Ok(None);
    };
    let Some((unit, rest)) = child(&node, Rule::leading_unit).zip(child(&node, Rule::rest)) else {
        return Ok(None);
    };
    if !is_noun(rest.as_str()) || cuts_a_word(unit.as_str(), rest.as_str()) {
        return Err(Unread::Doubt);
    }
    let missing = child(&node, Rule::lacking).is_some();
    Ok(Some(Occurrence {
        per: Per {
            kind: if missing { PerKind::Missing } else { PerKind::Short },
            unit: unit.as_str().to_owned(),
            step: Ratio::ONE,
            partial_up: false,
        },
        before: words.upto(0),
        own: rest.as_str().to_owned(),
        threshold: None,
        growth: false,
    }))
}

#[cfg(test)]
mod tests {
    use super::opens_leading_unit;
    use crate::syntax::clause::grammar::{Rule, at_start};

    #[test]
    fn no_count_in_the_middle_begins_otherwise() {
        for c in '一'..='鿿' {
            let counts = at_start(Rule::middle_count, &format!("一{c}不")).is_some();
            let longer = at_start(Rule::middle_count, &format!("1{c}次未")).is_some();
            assert_eq!(counts || longer, opens_leading_unit(c), "{c}");
        }
    }
}
