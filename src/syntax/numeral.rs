//! 数字: the lexical forms of figures in headings and table values (language, §2). Anything that could be read in two
//! ways is refused.

use crate::model::Points;
use crate::text::fold::{half_width, is_blank, tight, trimmed};

/// Letters that pass for digits, and the digits.
const LOOK_ALIKE: [(char, char); 8] = [
    ('O', '0'),
    ('o', '0'),
    ('〇', '0'),
    ('○', '0'),
    ('l', '1'),
    ('I', '1'),
    ('|', '1'),
    ('S', '5'),
];

/// Characters a figure may have, one blank between two digits included.
const LONGEST: usize = 40;

/// Reads `15`, `１５`, `0.5`, `十五`. The error says what is wrong and what to write.
pub fn number(words: &str) -> Result<Points, String> {
    if let Some(points) = Points::parse(words) {
        return Ok(points);
    }
    // blanks fall away beside a decimal point, never between digits
    let folded: String = tight(words).chars().map(half_width).collect();
    if folded.is_empty() {
        return Err("这里要写一个数".into());
    }
    if folded.chars().count() > LONGEST {
        return Err("写成数字，例如「15」「0.5」".into());
    }
    if let Some(value) = chinese(&folded) {
        return Ok(Points::whole(value));
    }
    if let Some(points) = Points::parse(&folded) {
        return Ok(points);
    }
    let straight: String = folded
        .chars()
        .map(|c| {
            LOOK_ALIKE
                .iter()
                .find(|(letter, _)| *letter == c)
                .map_or(c, |(_, digit)| *digit)
        })
        .map(|c| if matches!(c, '。' | '·' | '、' | ',') { '.' } else { c })
        .filter(|c| !is_blank(*c))
        .collect();
    let trimmed = straight.trim_start_matches('0');
    let bare = if trimmed.is_empty() || trimmed.starts_with('.') {
        format!("0{trimmed}")
    } else {
        trimmed.to_owned()
    };
    Err(match Points::parse(&straight).or_else(|| Points::parse(&bare)) {
        Some(points) => format!("如果是 {points}，请写成「{points}」，用数字和小数点"),
        None if decimals(&straight) > 6 => "小数最多写六位".into(),
        None => "写成数字，例如「15」「0.5」".into(),
    })
}

/// Reads `15分`, `共15分`. The error says what is wrong and what to write.
pub fn points(words: &str) -> Result<Points, String> {
    let words = trimmed(words);
    let bare = ["分值", "满分", "共计", "共", "计"]
        .iter()
        .find_map(|prefix| words.strip_prefix(prefix))
        .unwrap_or(words);
    let bare = trimmed(bare);
    match bare.strip_suffix('分') {
        Some(figure) => number(figure),
        None => Err(match number(bare) {
            Ok(points) => format!("数字后面要有「分」，写成「{points}分」"),
            Err(_) => "写成数字加「分」，例如「15分」".into(),
        }),
    }
}

/// 零 to 九千九百九十九 in Chinese numerals.
pub fn chinese(words: &str) -> Option<i64> {
    let (mut total, mut digit, mut last_unit) = (0i64, None::<i64>, 10_000i64);
    if words.is_empty() || words.chars().count() > 9 {
        return None;
    }
    for c in words.chars() {
        let value = match c {
            '零' => 0,
            '一' | '壹' => 1,
            '二' | '两' | '贰' => 2,
            '三' | '叁' => 3,
            '四' | '肆' => 4,
            '五' | '伍' => 5,
            '六' | '陆' => 6,
            '七' | '柒' => 7,
            '八' | '捌' => 8,
            '九' | '玖' => 9,
            '十' | '拾' | '百' | '佰' | '千' | '仟' => {
                let unit = match c {
                    '十' | '拾' => 10,
                    '百' | '佰' => 100,
                    _ => 1000,
                };
                let times = match digit.take() {
                    None if unit == 10 && total == 0 => 1,
                    Some(n) if n > 0 => n,
                    _ => return None,
                };
                if unit >= last_unit {
                    return None;
                }
                total += times * unit;
                last_unit = unit;
                continue;
            }
            _ => return None,
        };
        if digit.is_some_and(|d| d != 0) {
            return None;
        }
        digit = Some(value);
    }
    // 一百五 is 150 in speech and 105 by the letter
    let spoken = digit.is_some_and(|d| d != 0) && total > 0 && last_unit > 10 && !words.contains('零');
    (!spoken).then(|| total + digit.unwrap_or(0))
}

fn decimals(words: &str) -> usize {
    words.split_once('.').map_or(0, |(_, part)| part.len())
}
