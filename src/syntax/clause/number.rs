//! 数: figures of a clause, Arabic and Chinese.

use super::grammar::{Node, Rule, child, children};
use crate::model::{Points, Ratio};
use crate::syntax::numeral;

/// The value of a `number` match; `None` if it is badly written (05, 一二, too long).
pub fn value(node: &Node<'_>) -> Option<Ratio> {
    parse(node.as_str())
}

/// The same as points.
pub fn points(node: &Node<'_>) -> Option<Points> {
    let text = node.as_str();
    Points::parse(text).or_else(|| parse(text)?.to_points())
}

/// Reads `12`, `0.5`, `两`, `二十四`, `零点五`.
pub fn parse(text: &str) -> Option<Ratio> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return Ratio::parse(text);
    }
    let (whole, part) = text.split_once('点').map_or((text, None), |(w, p)| (w, Some(p)));
    let whole = chinese(whole)?;
    match part {
        None => Some(Ratio::whole(i128::from(whole))),
        Some(part) => {
            let digits: Option<String> = part.chars().map(|c| digit(c).and_then(|d| char::from_digit(d, 10))).collect();
            Ratio::parse(&format!("{whole}.{}", digits?))
        }
    }
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// 0 to 9,999, as headings have it. Refuses digit strings (一二), steps out of order (十百) and what is said short (一百二).
fn chinese(text: &str) -> Option<i64> {
    if text == "百" {
        return Some(100);
    }
    numeral::chinese(&text.replace('〇', "零"))
}

/// A unit as readings show it: `%` for 百分点, without 个 before a longer unit, 万 kept.
pub fn unit(node: &Node<'_>) -> String {
    let text = node.as_str();
    if text == "%" || text.ends_with("百分点") {
        return "%".to_owned();
    }
    let node = child(node, Rule::unit).unwrap_or_else(|| node.clone());
    let Some(base) = [Rule::long_unit, Rule::noun_unit, Rule::classifier]
        .into_iter()
        .find_map(|rule| child(&node, rule))
    else {
        return text.to_owned();
    };
    let myriad = child(&node, Rule::myriad).map_or("", |m| m.as_str());
    format!("{myriad}{}", base.as_str())
}

/// Value and unit of a `figure`.
pub fn figure(node: &Node<'_>) -> Option<(Ratio, String)> {
    if let Some(percent) = child(node, Rule::percent) {
        return Some((value(&child(&percent, Rule::number)?)?, "%".to_owned()));
    }
    let number = value(&child(node, Rule::number)?)?;
    let units: Vec<String> = children(node, Rule::unit).map(|u| unit(&u)).collect();
    if !units.is_empty() {
        return Some((number, units.join("/")));
    }
    let word = child(node, Rule::latin_unit).or_else(|| child(node, Rule::word_unit))?;
    Some((number, word.as_str().to_owned()))
}

/// How many of the base unit one `unit` is: 万元 is 10,000 元.
pub fn myriad(unit: &str) -> (i128, &str) {
    const MYRIADS: [(&str, i128); 4] = [("百万", 1_000_000), ("千万", 10_000_000), ("万", 10_000), ("亿", 100_000_000)];
    let found = MYRIADS
        .into_iter()
        .find_map(|(word, times)| Some((times, unit.strip_prefix(word).filter(|base| !base.is_empty())?)));
    found.unwrap_or((1, unit))
}
