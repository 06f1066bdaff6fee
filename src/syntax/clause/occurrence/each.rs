//! 每…: a 计次 that begins with 每, and what it counts.

use super::{FOUND, Found, Occurrence, Unread, cuts_a_word, is_only_found, strip, without_repeated};
use crate::model::{Per, PerKind, Ratio};
use crate::syntax::clause::grammar::{Node, Rule, at_start, child, children};
use crate::syntax::clause::normal::Slice;
use crate::syntax::clause::{number, search};
use crate::text::fold::is_ideograph;

/// Splits a 计次 that begins with 每 from the end of `words`.
pub(super) fn from_each<'n, 'a>(words: Slice<'n, 'a>, ended: bool) -> Found<'n, 'a> {
    for (at, _) in words.text().match_indices('每') {
        let tail = words.from(at);
        if opens_period(tail.text())
            && let Some(period) = at_start(Rule::period, tail.text())
            && (period.as_str().len() < tail.text().len() && !tail.text()[period.as_str().len()..].starts_with('每') || at == 0)
        {
            continue;
        }
        let separated = at == 0 || words.text()[..at].ends_with([',', '的']);
        if let Some((kind, unit)) = plain(tail.text()) {
            let before = told_once(strip(words.upto(at)));
            return Ok(Some(Occurrence {
                per: Per {
                    kind,
                    unit: unit.to_owned(),
                    step: Ratio::ONE,
                    partial_up: false,
                },
                before: without_repeated(before, separated)?,
                own: String::new(),
                threshold: None,
                growth: false,
            }));
        }
        let Some(node) = each(tail.text()) else {
            // 每低于全县平均水平1个百分点: a step of something this reader does not know
            // 每超1‰: in a unit that is not known
            if search::first(Rule::trailing_measure, tail.text(), search::is_numeral).is_some() || measures(tail.text()) {
                return Err(Unread::Doubt);
            }
            continue;
        };
        let Some(kind) = node.into_inner().next() else { continue };
        let mut found = read(&kind, words.upto(at))?;
        let verb_only = found.own.is_empty() || is_only_found(&found.own);
        let rest = child(&kind, Rule::rest);
        let in_before = rest
            .as_ref()
            .map_or(found.own.is_empty(), |r| words.text()[..at].contains(r.as_str()));
        let counts = found.per.kind == PerKind::Count;
        if at > 0 && !in_before && (counts && !separated && !verb_only || !counts && rest.is_some()) {
            // 食堂每发现一处隐患, 文件每错发1份: whether 食堂 is a condition nobody can tell; 每超0.1个千分点: a unit that is not known
            return Err(Unread::Doubt);
        }
        if at == 0 && found.per.kind == PerKind::Count && found.own.contains(',') {
            // 每个村至少培养1名,未培养的: what follows the comma is the condition, 每 opens a requirement
            continue;
        }
        if at == 0 && found.per.kind == PerKind::Count && doubtful(&kind, ended) {
            return Err(Unread::Doubt);
        }
        // 项目资金拨付不及时,每个项目: a noun of the condition repeated is no unit, 个 is
        if tail.text().starts_with("每个")
            && words.text()[..at].contains(found.per.unit.as_str())
            && found.per.unit.chars().count() > 1
        {
            "个".clone_into(&mut found.per.unit);
        }
        if at > 0 && child(&kind, Rule::rest).is_some_and(|r| !is_noun(r.as_str())) {
            return Err(Unread::Doubt);
        }
        found.before = without_repeated(told_once(strip(found.before)), separated)?;
        return Ok(Some(found));
    }
    Ok(None)
}

/// 不规范的,发现: that it was found belongs to the 计次.
fn told_once<'n, 'a>(before: Slice<'n, 'a>) -> Slice<'n, 'a> {
    let found = FOUND.iter().find_map(|word| before.text().strip_suffix(word));
    match found {
        Some(head) if head.ends_with(',') => strip(before.upto(head.len())),
        _ => before,
    }
}

/// 每次, 每件次, 每缺一项, 每少一条: most 计次 are so short, and are read at a glance. The grammar says the same of them, at many times
/// the cost.
fn plain(text: &str) -> Option<(PerKind, &str)> {
    const UNITS: &[&str] = &[
        "次", "项", "件", "起", "条", "份", "处", "人", "名", "户", "家", "篇", "例", "件次", "人次", "项次",
    ];
    let behind = text.strip_prefix('每')?;
    let lacking = [('缺', PerKind::Missing), ('少', PerKind::Short)];
    let (kind, counted) = lacking
        .into_iter()
        .find_map(|(verb, kind)| Some((kind, behind.strip_prefix(verb)?)))
        .unwrap_or((PerKind::Count, behind));
    let unit = counted.strip_prefix(['一', '1']).unwrap_or(counted);
    UNITS.contains(&unit).then_some((kind, unit))
}

/// The 计次 that `text` is, from 每 on. What its second character rules out is not tried.
fn each(text: &str) -> Option<Node<'_>> {
    let measured = |c| {
        matches!(
            c,
            '缺' | '低'
                | '差'
                | '相'
                | '少'
                | '不'
                | '下'
                | '降'
                | '减'
                | '增'
                | '上'
                | '提'
                | '超'
                | '高'
                | '多'
                | '推'
                | '延'
                | '逾'
                | '拖'
                | '迟'
                | '晚'
        )
    };
    let rule = if text.chars().nth(1).is_some_and(measured) {
        Rule::occurrence
    } else {
        Rule::counting
    };
    at_start(rule, text)
}

/// First characters of what is measured.
const MEASURING: [char; 15] = [
    '超', '低', '高', '降', '增', '提', '升', '缺', '少', '漏', '错', '欠', '差', '多', '短',
];

/// 每超, 每低, 每缺 and a number: where the unit behind it is missing, 每缺一 is no finding. 每高次: nor without a number.
fn measures(text: &str) -> bool {
    let behind = text.strip_prefix('每').unwrap_or(text);
    let few = behind.chars().count() <= 2;
    behind.starts_with(MEASURING) && (few || behind.contains(search::is_numeral)) || behind.starts_with("下降")
}

/// Whether what stands behind 每 may be a length of time; mostly it is a 量词.
fn opens_period(text: &str) -> bool {
    let behind = text.strip_prefix('每').unwrap_or(text);
    behind.strip_prefix('个').unwrap_or(behind).starts_with([
        '半', '季', '年', '学', '星', '工', '月', '旬', '周', '天', '日', '班', '届', '逢', '隔', '当', '十', '百', '千', '万',
    ])
}

/// Words behind a 量词 that only name again what is counted. 抽查10份案卷,每份不合格: they say what; 每件（次）, 每处、每件: they
/// say how.
pub(super) fn is_noun(rest: &str) -> bool {
    rest.chars().all(is_ideograph) && !rest.contains(['不', '未', '无', '没', '缺', '错', '每', '或'])
}

/// 每个乡镇未配备的: a requirement on each, or a count? Only a number, or words that end at the verb, make it a count.
fn doubtful(kind: &Node<'_>, ended: bool) -> bool {
    let rest = child(kind, Rule::rest);
    let has_number = child(kind, Rule::number).is_some();
    rest.is_some_and(|r| r.as_str().contains([',', '每']) || r.as_str().contains("的") || (ended && !has_number))
}

fn read<'n, 'a>(kind: &Node<'_>, before: Slice<'n, 'a>) -> Result<Occurrence<'n, 'a>, Unread> {
    let words = |rule| child(kind, rule).map_or("", |n| n.as_str());
    let step = match child(kind, Rule::number) {
        Some(node) => number::value(&node).filter(|v| *v > Ratio::ZERO).ok_or(Unread::Figure)?,
        None => Ratio::ONE,
    };
    let written = child(kind, Rule::unit_or_percent)
        .or_else(|| child(kind, Rule::unit))
        .or_else(|| child(kind, Rule::word_unit));
    let mut unit = written.as_ref().map_or_else(String::new, number::unit);
    // 每低扣3分
    let measuring = unit.starts_with(MEASURING) && unit.chars().count() == 1;
    // 每缺1项（含缺少半项）: a note about the count, no name
    let noted = words(Rule::rest).starts_with('(');
    if measuring || noted || is_of_a_time(kind, &unit) || cuts_a_word(&unit, words(Rule::rest)) {
        return Err(Unread::Doubt);
    }
    // 每完成一个项目: where no condition stands before it, what is counted is part of the name
    let noun = written
        .filter(|written| kind.as_rule() != Rule::per_pair && before.text().is_empty() && written.as_str().starts_with('个'))
        .and_then(|written| child(&child(&written, Rule::unit).unwrap_or(written), Rule::noun_unit))
        .map_or("", |noun| noun.as_str());
    if !noun.is_empty() {
        "个".clone_into(&mut unit);
    }
    let own = format!("{}{noun}{}", words(Rule::action), words(Rule::rest));
    let mut found = Occurrence {
        per: Per {
            kind: PerKind::Count,
            unit,
            step,
            partial_up: false,
        },
        before,
        own,
        threshold: None,
        growth: child(kind, Rule::growth).is_some(),
    };
    match kind.as_rule() {
        Rule::per_pair => {
            if children(kind, Rule::number).any(|n| number::value(&n) != Some(Ratio::ONE)) {
                return Err(Unread::Pair);
            }
            found.per.unit = children(kind, Rule::unit).map(|u| number::unit(&u)).collect();
            found.per.step = Ratio::ONE;
        }
        Rule::per_missing => found.per.kind = PerKind::Missing,
        Rule::per_less => found.per.kind = PerKind::Short,
        Rule::per_more => found.per.kind = PerKind::Over,
        Rule::per_from => {
            let figure = child(kind, Rule::figure).ok_or(Unread::Figure)?;
            found.threshold = Some(number::figure(&figure).ok_or(Unread::Figure)?);
            let less = child(kind, Rule::from_less).is_some();
            found.per.kind = if less { PerKind::Short } else { PerKind::Over };
        }
        Rule::per_late => late(kind, &mut found),
        // 每超标1微克 measures and does not count
        Rule::per_count if words(Rule::action).starts_with('超') && !"次处件项起辆车人家户个".contains(&found.per.unit) =>
        {
            return Err(Unread::Doubt);
        }
        // 每低于平均分1分, 每件逾期1天: the figure measures how far or how long
        Rule::per_count
            if ["低于", "高于", "少于", "多于"]
                .iter()
                .any(|word| words(Rule::action).starts_with(word)) =>
        {
            return Err(Unread::Doubt);
        }
        Rule::per_unit if at_start(Rule::late_tail, words(Rule::rest)).is_some() => return Err(Unread::Doubt),
        _ => {}
    }
    Ok(found)
}

/// 一个年度计划 is one 年度计划; 一个季度 before the verb is a length of time.
fn is_of_a_time(kind: &Node<'_>, unit: &str) -> bool {
    let counts = matches!(
        kind.as_rule(),
        Rule::per_missing | Rule::per_less | Rule::per_unit | Rule::per_count
    );
    let written = child(kind, Rule::unit_or_percent).or_else(|| child(kind, Rule::unit));
    let of_noun = child(kind, Rule::rest).is_some_and(|rest| is_noun(rest.as_str()));
    counts && of_noun && is_time(unit) && written.is_some_and(|unit| unit.as_str().starts_with('个'))
}

fn is_time(unit: &str) -> bool {
    TIMES.contains(&unit) || ["年度", "学期", "学年", "半年"].contains(&unit)
}

/// Units of time: behind a verb of lateness they measure, any other unit counts.
pub(super) const TIMES: &[&str] = &[
    "天",
    "日",
    "月",
    "年",
    "周",
    "旬",
    "季",
    "季度",
    "小时",
    "分钟",
    "秒",
    "工作日",
    "自然日",
    "日历日",
    "星期",
    "半天",
];
/// 每推迟1个月 is a length of time; 每迟报1次 counts.
fn late(kind: &Node<'_>, found: &mut Occurrence<'_, '_>) {
    let measured = TIMES.contains(&found.per.unit.as_str());
    if measured {
        found.per.kind = PerKind::Over;
    }
    // 每推迟1个月: of what, nobody says
    if !measured || !found.own.is_empty() {
        let verb = child(kind, Rule::late_verb).map_or("", |n| n.as_str());
        found.own = format!("{verb}{}", found.own);
    }
}

#[cfg(test)]
mod tests {
    use super::{child, each, number, plain};
    use crate::model::PerKind;
    use crate::syntax::clause::grammar::Rule;

    #[test]
    fn what_is_seen_at_a_glance_is_what_the_grammar_says() {
        let mut seen = 0;
        for verb in ["", "缺", "少", "低", "多"] {
            for one in ["", "一", "1", "两"] {
                for unit in ["次", "项", "件", "件次", "人次", "条", "名", "例", "天", "数", "年", "次会议"] {
                    let text = format!("每{verb}{one}{unit}");
                    let Some((kind, word)) = plain(&text) else { continue };
                    seen += 1;
                    let node = each(&text).and_then(|node| node.into_inner().next());
                    let node = node.unwrap_or_else(|| panic!("{text}"));
                    let rule = match kind {
                        PerKind::Missing => Rule::per_missing,
                        PerKind::Short => Rule::per_less,
                        _ => Rule::per_unit,
                    };
                    assert_eq!(node.as_rule(), rule, "{text}");
                    let counted = child(&node, Rule::unit).or_else(|| child(&node, Rule::unit_or_percent));
                    assert_eq!(counted.map(|unit| number::unit(&unit)).as_deref(), Some(word), "{text}");
                    assert!(
                        child(&node, Rule::rest).is_none() && child(&node, Rule::action).is_none(),
                        "{text}"
                    );
                }
            }
        }
        assert_eq!(seen, 72);
    }
}
