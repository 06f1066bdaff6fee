//! 比较: the end of a condition that compares a datum (language, §3; 《民法典》第1259条).

use super::grammar::{Node, Rule, at_start, child, children};
use super::{number, search};
use crate::model::{Bound, Bounds, Comparison, Ratio};

/// A condition split into the datum's name and its bounds.
pub struct Compared<'t> {
    /// The name's words; empty where it is left out.
    pub name: &'t str,
    /// The bounds.
    pub bounds: Bounds,
    /// `%` for rates.
    pub unit: String,
    /// It is a figure without a comparison word: 2人的.
    pub bare: bool,
    /// A range whose ends are not both settled by its own words: (lower, upper).
    pub open_ends: (bool, bool),
}

/// Why a condition that ends like a comparison cannot be read.
pub enum Unread {
    /// Bounds that contradict each other, or a comparison that says two things.
    Contradiction,
    /// A figure that is badly written.
    Figure,
    /// Two bounds in different units.
    Units,
    /// It looks like a comparison and is none this reader knows.
    Vague,
}

/// Reads `words`. `Ok(None)`: no comparison at the end.
pub fn read(words: &str) -> Result<Option<Compared<'_>>, Unread> {
    if !words.chars().any(search::is_numeral) {
        return Ok(None);
    }
    if words.starts_with(search::is_numeral)
        && words.chars().any(|c| matches!(c, '≤' | '≥' | '<' | '>'))
        && let Some(node) = at_start(Rule::sandwich, words)
    {
        return sandwich(&node).map(Some);
    }
    if !may_end_in_bounds(words) {
        return Ok(None);
    }
    let (at, mut compared) = match plain(words) {
        Some(found) => found,
        None => match search::first(Rule::comparison, words, search::opens_bounds) {
            Some((at, node)) => (at, bounds(&node)?),
            None if search::first(Rule::vague, words, search::opens_bounds).is_some() => return Err(Unread::Vague),
            None => return Ok(None),
        },
    };
    let ranked = ["级", "类", "等", "档", "星"].contains(&compared.unit.as_str());
    if compared.bare && ranked {
        // 评为一级: a rank, no amount
        return Ok(None);
    }
    if words[..at].ends_with(',') {
        return Err(Unread::Contradiction);
    }
    // the grammar counts 在85分以下 as a comparison whole
    let at = at + if words[at..].starts_with('在') { '在'.len_utf8() } else { 0 };
    compared.name = without_copula(&words[..at]);
    // 超过标准30%以上: the comparison word before the figure's own contradicts or relates it to something unknown
    if [
        "超过", "低于", "高于", "少于", "多于", "大于", "小于", "≤", "≥", "<", ">", "=",
    ]
    .iter()
    .any(|w| compared.name.contains(w))
    {
        return Err(Unread::Contradiction);
    }
    Ok(Some(compared))
}

/// 满意度为, 完成率在: the name alone; in 失信行为 and 问题存在 the last letter belongs to it.
fn without_copula(mut name: &str) -> &str {
    const WORDS: [&str; 12] = [
        "行为", "作为", "所为", "人为", "存在", "现在", "内在", "外在", "潜在", "所在", "实在", "自在",
    ];
    while let Some(head) = name.strip_suffix(['在', '为', '是'])
        && !WORDS.iter().any(|word| name.ends_with(word))
    {
        name = head;
    }
    name
}

/// Whether a figure stands so near the end that the end can be a comparison: behind the last figure come a unit, a word and
/// perhaps notes, and none of them is long.
fn may_end_in_bounds(words: &str) -> bool {
    let last = words.rfind(search::is_numeral).unwrap_or(0);
    let end = &words[last..];
    let longest = match end.chars().nth(1) {
        Some('的') => LONGEST_VAGUE,
        _ if end.contains('含') => LONGEST_NOTED,
        _ => LONGEST_END,
    };
    end.chars().count() <= longest
}

/// 3的及以上 is no comparison, but looks like one; no longer end does, as no unit is called 的.
const LONGEST_VAGUE: usize = 6;

/// 8个平方公里/工作日及以上时 is not longer.
const LONGEST_END: usize = 16;
/// The same with （不含本数） twice.
const LONGEST_NOTED: usize = 32;

/// 少于12条, 低于90%: one word, one plain figure and its unit, and no other figure. Most comparisons are so, and are read at a
/// glance; the grammar says the same of them, at many times the cost.
fn plain(words: &str) -> Option<(usize, Compared<'_>)> {
    const WORDS: &[&str] = &[
        "不少于",
        "不低于",
        "不超过",
        "少于",
        "低于",
        "不足",
        "超过",
        "高于",
        "多于",
        "达到",
    ];
    let unit = words
        .chars()
        .next_back()
        .filter(|unit| "%次条件份人项篇场期起户天".contains(*unit))?;
    let head = words.strip_suffix(unit)?;
    let name = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let value = Ratio::parse(&head[name.len()..])?;
    let word = WORDS.iter().find(|word| name.ends_with(**word))?;
    let name = name.strip_suffix(word)?;
    // a longer word may end in this one, and another figure may be a second bound
    if name.ends_with(search::is_comparing) || name.contains(search::is_numeral) || name.ends_with(['且', '但', '而', '并', '时'])
    {
        return None;
    }
    Some((
        name.len(),
        Compared {
            name,
            bounds: Bounds {
                first: Bound { op: before(word), value },
                second: None,
            },
            unit: unit.to_string(),
            bare: false,
            open_ends: (false, false),
        },
    ))
}

fn bounds<'t>(node: &Node<'_>) -> Result<Compared<'t>, Unread> {
    let bounds = child(node, Rule::bounds).ok_or(Unread::Vague)?;
    let inner = bounds.into_inner().next().ok_or(Unread::Vague)?;
    match inner.as_rule() {
        Rule::between => between(&inner),
        _ => one_or_two(&inner),
    }
}

fn between<'t>(node: &Node<'_>) -> Result<Compared<'t>, Unread> {
    let mut low: Option<(Ratio, Option<String>)> = None;
    let mut high: Option<(Ratio, String)> = None;
    let (mut low_note, mut high_note) = (None, None);
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::number => low = Some((number::value(&part).ok_or(Unread::Figure)?, None)),
            Rule::figure => {
                let (value, unit) = number::figure(&part).ok_or(Unread::Figure)?;
                if low.is_none() {
                    low = Some((value, Some(unit)))
                } else {
                    high = Some((value, unit))
                }
            }
            Rule::note => {
                let closed = child(&part, Rule::exclusive).is_none();
                // 含90% names the end it means
                let named = child(&part, Rule::figure)
                    .and_then(|f| number::figure(&f))
                    .map(|(value, _)| value);
                let of_low = match (named, &low, &high) {
                    (Some(value), Some((l, _)), _) => value == *l,
                    (_, _, high) => high.is_none(),
                };
                if of_low {
                    low_note = Some(closed)
                } else {
                    high_note = Some(closed)
                }
            }
            _ => {}
        }
    }
    let ((low, low_unit), (high, unit)) = low.zip(high).ok_or(Unread::Vague)?;
    if low_unit.is_some_and(|u| u != unit) {
        return Err(Unread::Units);
    }
    if low >= high {
        return Err(Unread::Contradiction);
    }
    let first = Bound {
        op: if low_note == Some(false) {
            Comparison::More
        } else {
            Comparison::AtLeast
        },
        value: low,
    };
    let second = Bound {
        op: if high_note == Some(true) {
            Comparison::AtMost
        } else {
            Comparison::Less
        },
        value: high,
    };
    Ok(Compared {
        name: "",
        bounds: Bounds {
            first,
            second: Some(second),
        },
        unit,
        bare: false,
        open_ends: (low_note.is_none(), high_note.is_none()),
    })
}

/// 70%≤签约率<90%: the first sign is turned round.
fn sandwich<'t>(node: &Node<'t>) -> Result<Compared<'t>, Unread> {
    let figures: Vec<_> = children(node, Rule::figure).filter_map(|f| number::figure(&f)).collect();
    let signs: Vec<_> = children(node, Rule::sign).map(|s| before(s.as_str())).collect();
    let ([(left, unit), (right, other)], [turned, sign]) = (figures.as_slice(), signs.as_slice()) else {
        return Err(Unread::Figure);
    };
    if unit != other {
        return Err(Unread::Units);
    }
    let op = match turned {
        Comparison::Less => Comparison::More,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::More => Comparison::Less,
        _ => Comparison::AtMost,
    };
    let (first, second) = (
        Bound { op, value: *left },
        Bound {
            op: *sign,
            value: *right,
        },
    );
    consistent(&first, &second)?;
    let name = child(node, Rule::sandwich_datum).map_or("", |n| n.as_str());
    Ok(Compared {
        name,
        bounds: Bounds {
            first,
            second: Some(second),
        },
        unit: unit.clone(),
        bare: false,
        open_ends: (false, false),
    })
}

/// Two bounds must leave something between them.
fn consistent(first: &Bound, second: &Bound) -> Result<(), Unread> {
    let lower = |b: &Bound| matches!(b.op, Comparison::More | Comparison::AtLeast);
    let (low, high) = if lower(first) { (first, second) } else { (second, first) };
    let point = low.op == Comparison::AtLeast && high.op == Comparison::AtMost;
    if lower(first) == lower(second) || low.value > high.value || (low.value == high.value && !point) {
        return Err(Unread::Contradiction);
    }
    Ok(())
}

fn one_or_two<'t>(node: &Node<'_>) -> Result<Compared<'t>, Unread> {
    let mut parts = children(node, Rule::one_bound);
    let (first, unit, bare) = one(&parts.next().ok_or(Unread::Vague)?)?;
    let mut second = None;
    if let Some(part) = parts.next() {
        let (bound, other, other_bare) = one(&part)?;
        if unit != other {
            return Err(Unread::Units);
        }
        if bare || other_bare {
            return Err(Unread::Contradiction);
        }
        consistent(&first, &bound)?;
        second = Some(bound);
    }
    // bounds that run backwards (不足95%80%以上) read the same, but nobody writes them so on purpose
    Ok(Compared {
        name: "",
        bounds: Bounds { first, second },
        unit,
        bare,
        open_ends: (false, false),
    })
}

fn one(node: &Node<'_>) -> Result<(Bound, String, bool), Unread> {
    let figure = child(node, Rule::figure).ok_or(Unread::Vague)?;
    let (value, unit) = number::figure(&figure).ok_or(Unread::Figure)?;
    let words = child(node, Rule::before);
    // 不得低于90% asks for it: whether the points go with the deed or with its want, nobody can tell
    if words.as_ref().is_some_and(|n| n.as_str().starts_with("不得")) {
        return Err(Unread::Contradiction);
    }
    let before = words.map(|n| before(n.as_str()));
    let after = child(node, Rule::after).map(|n| after(n.as_str()));
    let mut inclusive = None;
    for part in children(node, Rule::note) {
        let named = child(&part, Rule::figure).and_then(|f| number::figure(&f)).map(|(v, _)| v);
        if named.is_some_and(|v| v != value) || inclusive.is_some() {
            return Err(Unread::Contradiction);
        }
        inclusive = Some(child(&part, Rule::exclusive).is_none());
    }
    let op = match (before, after) {
        (None, None) if inclusive.is_some() => return Err(Unread::Contradiction),
        (None, None) => {
            return Ok((
                Bound {
                    op: Comparison::Equal,
                    value,
                },
                unit,
                true,
            ));
        }
        (Some(op), None) | (None, Some(op)) => op,
        // 未达到90%以上 denies 90%以上; 达到90%以上 says it twice
        (Some(Comparison::Less), Some(Comparison::AtLeast)) if denies(node) => Comparison::Less,
        (Some(a), Some(b)) if a == b => a,
        _ => return Err(Unread::Contradiction),
    };
    let op = match (op, inclusive) {
        (Comparison::More | Comparison::AtLeast, Some(true)) => Comparison::AtLeast,
        (Comparison::More | Comparison::AtLeast, Some(false)) => Comparison::More,
        (Comparison::Less | Comparison::AtMost, Some(true)) => Comparison::AtMost,
        (Comparison::Less | Comparison::AtMost, Some(false)) => Comparison::Less,
        (op, _) => op,
    };
    Ok((Bound { op, value }, unit, false))
}

fn denies(node: &Node<'_>) -> bool {
    child(node, Rule::before).is_some_and(|n| n.as_str().contains("达"))
}

fn before(word: &str) -> Comparison {
    match word {
        "不少于" | "不低于" | "不小于" | "不得少于" | "不得低于" | "届满" | "达到" | "达" | "至少" | "≥" | ">=" | "满" => {
            Comparison::AtLeast
        }
        "不超过" | "不得超过" | "不高于" | "不多于" | "不大于" | "未超过" | "没有超过" | "≤" | "<=" => {
            Comparison::AtMost
        }
        "超过" | "超出" | "高于" | "多于" | "大于" | ">" => Comparison::More,
        w if w.contains("等于") && (w.starts_with('大') || w.starts_with('高')) => Comparison::AtLeast,
        w if w.contains("等于") => Comparison::AtMost,
        _ => Comparison::Less,
    }
}

fn after(word: &str) -> Comparison {
    match word {
        "以上" | "及以上" | "届满" => Comparison::AtLeast,
        "以外" | "之外" => Comparison::More,
        _ => Comparison::AtMost,
    }
}
