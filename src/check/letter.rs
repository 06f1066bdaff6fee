//! 形似字符: letters that look like others, and controls that turn its direction. A rule over the text itself.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0130, R0131, R0132};
use crate::text::{SourceId, Span};

/// Findings of one text at most; a text in another script would otherwise fill the screen.
const SHOWN: usize = 100;

/// Letters with what they look like.
const LOOKS: &[(&str, &str, &str)] = &[
    ("西里尔字母", "АВЕКМНОРСТУХаеорсухіѕјԁЅІЈ", "ABEKMHOPCTYXaeopcyxisjdSIJ"),
    ("希腊字母", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
    ("日文假名", "ニハミカロエタトー", "二八三力口工夕卜一"),
    ("注音符号", "ㄧㄈ", "一匚"),
    ("圆圈符号", "○◯", "〇〇"),
    ("另一个汉字", "曰巳毎", "日已每"),
];

/// Verbs that follow 未 and 已 in such texts.
const VERBS: &str = "建完按及开制公列成报落实达进设明配编推通纳整召组签经参到发履执安提更定做有被将在";

/// Looks like another letter.
fn alike(span: Span, c: char, script: &str, like: &str) -> Diagnostic {
    Diagnostic::new(&R0130, format!("「{c}」是{script}，看起来像「{like}」"), span, "形似字符")
        .help(format!("请改成「{like}」；形似字符会使名称对不上、数字读不出"))
}

/// Turns the direction of the text.
fn turning(span: Span, c: char) -> Diagnostic {
    Diagnostic::new(
        &R0131,
        format!(
            "这里有一个看不见的控制字符（U+{:04X}），会使显示的文字与实际不同",
            u32::from(c)
        ),
        span,
        "控制字符",
    )
    .help("请删去这个字符：删掉整行重新录入最稳妥")
}

/// Is nobody's letter.
fn strange(span: Span, c: char) -> Diagnostic {
    Diagnostic::new(
        &R0132,
        format!("这里有一个自造字（U+{:04X}），别的电脑上认不出", u32::from(c)),
        span,
        "自造字",
    )
    .help("请对照原文，用通用的字重新录入；没有这个字的，用文字说明")
}

/// 末 for 未, 己 for 已.
fn misread(span: Span, c: char, like: char) -> Diagnostic {
    Diagnostic::new(&R0130, format!("这里的「{c}」看起来像是「{like}」"), span, "形似字符")
        .help(format!("请对照原文；应为「{like}」的请改正，名称差一个字就对不上"))
}

/// The rule, over one text.
pub fn check(found: &mut Vec<Diagnostic>, id: SourceId, text: &str) {
    let mut last: Option<(usize, char)> = None;
    let strays = text.char_indices().filter(|(_, c)| is_suspect(*c)).filter_map(|(at, c)| {
        let end = at + c.len_utf8();
        // one message for a run of the same letter
        let repeats = last.is_some_and(|(before, same)| before == at && same == c);
        last = Some((end, c));
        if repeats {
            return None;
        }
        let around = || {
            (
                text.get(..at).and_then(|t| t.chars().next_back()),
                text.get(end..).and_then(|t| t.chars().next()),
            )
        };
        judge(Span::new(id, at, end), c, around)
    });
    found.extend(strays.take(SHOWN));
}

/// A quick no for nearly every character of a Chinese text.
fn is_suspect(c: char) -> bool {
    match c {
        '末' | '己' | '曰' | '巳' | '毎' => true,
        ' '..='~' | '\t' | '\n' | '\r' | '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{301F}' | '\u{FF01}'..='\u{FF5E}' => false,
        '\u{2010}'..='\u{2027}' | '·' | '×' => false,
        _ => true,
    }
}

fn judge(span: Span, c: char, around: impl Fn() -> (Option<char>, Option<char>)) -> Option<Diagnostic> {
    match c {
        '末' | '己' => {
            let (before, after) = around();
            let (like, likely) = match c {
                '末' => ('未', before.is_none_or(|c| !c.is_alphabetic())),
                _ => ('已', !before.is_some_and(|c| "自知克律利损舍异一".contains(c))),
            };
            (likely && after.is_some_and(|c| VERBS.contains(c))).then(|| misread(span, c, like))
        }
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' => Some(turning(span, c)),
        '\u{E000}'..='\u{F8FF}' => Some(strange(span, c)),
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{1D400}'..='\u{1D7FF}' | '\u{2F800}'..='\u{2FA1F}' => {
            let plain: String = std::iter::once(c).nfkc().collect();
            let symbol = ('\u{1D400}'..='\u{1D7FF}').contains(&c);
            let script = if symbol { "数学符号" } else { "部首或者兼容字" };
            (plain != c.to_string()).then(|| alike(span, c, script, &plain))
        }
        c => LOOKS.iter().find_map(|(script, letters, likes)| {
            let at = letters.chars().position(|letter| letter == c)?;
            let like = likes.chars().nth(at)?;
            Some(alike(span, c, script, &like.to_string()))
        }),
    }
}
