//! 数: quantities with units, rates and ranges, read exactly from their digits.

use crate::diagnostic::code;
use crate::model::{Fact, Points, Ratio, Value};
use crate::text::fold;

use super::super::json::clip;
use super::super::slip::Slip;
use super::{between, wrong_kind};

/// `text` without blanks but those between figures, full-width forms as ASCII.
pub fn plain(text: &str) -> String {
    fold::tight(text).chars().map(fold::half_width).collect()
}

/// 「数字中间有空白」, if so: 1 and 0 apart are not 10.
pub fn apart(fact: &Fact, text: &str) -> Option<Slip> {
    let help = "是一个数的，把数字连起来写；是几个数的，分开填";
    text.contains(' ').then(|| form(fact, text, "数字中间有空白", help))
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301C}' | '\u{223C}' | '至' | '到'
    )
}

/// One value, or two ends around a dash. `side` reads an end; its second argument is the last end, whose unit the first shares.
pub fn range(text: &str, side: impl Fn(&str, &str) -> Result<Ratio, Slip>) -> Result<Value, Slip> {
    // a dash counts before a figure only: 「3到场人次」 is no range
    let figure_follows = |rest: &str| rest.trim_start_matches(is_dash).starts_with(|c: char| c.is_ascii_digit());
    let dash = text
        .char_indices()
        .find(|&(at, c)| at > 0 && is_dash(c) && figure_follows(text.get(at..).unwrap_or_default()));
    let Some((at, _)) = dash else {
        return side(text, text).map(Value::Known);
    };
    let (first, rest) = text.split_at(at);
    let last = rest.trim_start_matches(is_dash);
    let (low, high) = (side(first, last)?, side(last, last)?);
    if low > high {
        return Err(Slip::new(
            &code::R0619,
            "首尾颠倒",
            format!("范围「{}」前大后小", clip(text)),
            format!("小的写在前面，如「{last}—{first}」"),
        ));
    }
    Ok(between(low, high))
}

/// The figure at the start of `text`, and what follows it.
fn figure(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    text.split_at(end)
}

fn decimal(fact: &Fact, figure: &str, text: &str) -> Result<Ratio, Slip> {
    if figure.is_empty() {
        return Err(if text.starts_with(['-', '\u{2212}', '—', '–']) {
            form(fact, text, "不能是负数", "写0或正数")
        } else {
            wrong_kind(fact, text)
        });
    }
    Ratio::parse(figure).ok_or_else(|| {
        form(
            fact,
            text,
            "数的写法不对",
            "写成普通的数：整数部分最多12位、开头没有多余的0，小数最多6位，不用科学记数法",
        )
    })
}

fn form(fact: &Fact, text: &str, label: &'static str, help: &str) -> Slip {
    Slip::new(
        &code::R0618,
        label,
        format!("「{}」的值「{}」{label}", fact.name, clip(text)),
        help,
    )
}

/// A number in `unit`, which may be written after it (or after `last`, the other end of a range).
pub fn quantity(fact: &Fact, text: &str, last: &str, unit: &str, whole: bool) -> Result<Ratio, Slip> {
    let (digits, mut written) = figure(text);
    let mut value = decimal(fact, digits, text)?;
    if written.is_empty() {
        written = figure(last).1;
    }
    if written.starts_with(['e', 'E']) {
        return Err(form(fact, text, "数的写法不对", "写成普通的数，如 1000，不用科学记数法"));
    }
    let right = plain(unit);
    let same = |word: &str| word == right || word.strip_prefix('个') == Some(&right) || right.strip_prefix('个') == Some(word);
    let percent = right == "%" && matches!(written, "个百分点" | "百分点");
    if let Some(word) = written.strip_prefix('万').filter(|word| same(word)) {
        written = word;
        value = value.times(Ratio::whole(10_000));
    }
    if !written.is_empty() && !same(written) && !percent {
        let unit = super::unit_word(unit);
        return Err(Slip::new(
            &code::R0616,
            "单位不符",
            format!("「{}」以{unit}计，却写了「{}」", fact.name, clip(text)),
            format!("换算成{unit}后写数，如 {digits} 或 \"{digits}{unit}\""),
        ));
    }
    if whole && !value.is_whole() {
        return Err(Slip::new(
            &code::R0617,
            "应为整数",
            format!("「{}」应为整数，却写了「{}」", fact.name, clip(text)),
            format!("以{}计的只有整数", super::unit_word(unit)),
        ));
    }
    Ok(value)
}

/// `85%`, `45/50`; in a range the first end may leave the % to the last.
pub fn rate(fact: &Fact, text: &str, last: &str) -> Result<Ratio, Slip> {
    if let Some((top, bottom)) = text.split_once('/') {
        let (top, bottom) = (decimal(fact, top, top)?, decimal(fact, bottom, bottom)?);
        let zero = || form(fact, text, "分母为0", "没有应办的事时写 null，或按不适用报告");
        return top.times(Ratio::whole(100)).over(bottom).ok_or_else(zero);
    }
    let (digits, written) = figure(text);
    let value = decimal(fact, digits, text)?;
    match written {
        "%" => Ok(value),
        "" if last.ends_with('%') => Ok(value),
        "" => Err(bare_rate(fact, text)),
        _ => Err(wrong_kind(fact, text)),
    }
}

/// 「比率没有写百分号」, offering what it may mean.
pub fn bare_rate(fact: &Fact, text: &str) -> Slip {
    let help = match Ratio::parse(text) {
        Some(value) if value <= Ratio::ONE => {
            format!(
                "写 \"{}%\" 或 \"{text}%\"，看是哪一个；也可写成两数之比，如 \"45/50\"",
                value.times(Ratio::whole(100))
            )
        }
        Some(_) => format!("写 \"{text}%\"，或写成两数之比，如 \"45/50\""),
        None => "写 \"85%\"，或写成两数之比，如 \"45/50\"".to_owned(),
    };
    Slip::new(
        &code::R0615,
        "缺少百分号",
        format!("「{}」是比率，只写了「{}」", fact.name, clip(text)),
        help,
    )
}

/// The amount of a discretion: 0, or within its range; `1.5`, `1.5分`.
pub fn amount(fact: &Fact, text: &str, (low, high): (Points, Points)) -> Result<Ratio, Slip> {
    let (digits, written) = figure(text);
    let value = decimal(fact, digits, text)?;
    if !matches!(written, "" | "分") {
        return Err(wrong_kind(fact, text));
    }
    let (least, most) = (Ratio::from(low), Ratio::from(high));
    if value != Ratio::ZERO && (value < least || value > most) {
        return Err(out_of_range(fact, value, (low, high)));
    }
    Ok(value)
}

/// 「酌情的分数超出范围」.
pub fn out_of_range(fact: &Fact, value: Ratio, (low, high): (Points, Points)) -> Slip {
    let message = format!("「{}」酌情{low}至{high}分，却写了{value}分", fact.name);
    let help = format!("写{low}至{high}之间的分数；没有发生写 0，还不知道写 null");
    Slip::new(&code::R0623, "超出范围", message, help)
}
