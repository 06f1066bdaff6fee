//! 形似字符: letters that look like others, and controls that turn its direction. A rule over the text itself.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{R0130, R0131, R0132, R0133};
use crate::text::fold::is_blank;
use crate::text::{SourceId, Span};

/// Findings of one text at most; a text in another script would otherwise fill the screen.
const SHOWN: usize = 100;
/// Places of damage that are shown: a file that is no text has thousands.
const RUINED: usize = 3;

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

/// Was no letter at all in the file: a control character, or bytes that no encoding knows.
fn damaged(span: Span, c: char) -> Diagnostic {
    let what = match c {
        '\u{FFFD}' => "认不出的字节".to_owned(),
        c => format!("控制字符（U+{:04X}）", u32::from(c)),
    };
    Diagnostic::new(&R0133, format!("这里有{what}，不是文字"), span, "不是文字")
        .help("文件可能损坏，或者不是文本文件；请从原文重新复制，另存为UTF-8或GB18030编码的文本")
}

/// 末 for 未, 己 for 已.
fn misread(span: Span, c: char, like: char) -> Diagnostic {
    Diagnostic::new(&R0130, format!("这里的「{c}」看起来像是「{like}」"), span, "形似字符")
        .help(format!("请对照原文；应为「{like}」的请改正，名称差一个字就对不上"))
}

/// The rule, over one text.
pub fn check(found: &mut Vec<Diagnostic>, id: SourceId, text: &str) {
    let (mut shown, mut ruined) = (0, 0);
    let mut last: Option<(usize, char)> = None;
    for start in suspects(text.as_bytes()) {
        let Some(c) = text.get(start..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        let at = start + c.len_utf8();
        if is_blank(c) {
            continue;
        }
        // one message for a run of the same letter, whatever blanks stand in it
        let gap = |from: usize| text.get(from..start).is_some_and(|gap| gap.chars().all(is_blank));
        let repeats = last.is_some_and(|(before, same)| same == c && gap(before));
        last = Some((at, c));
        if repeats {
            continue;
        }
        let around = || (text.get(..start).and_then(before), text.get(at..).and_then(behind));
        if let Some(one) = judge(Span::new(id, start, at), c, around) {
            let damaged = *one.code == R0133;
            ruined += usize::from(damaged);
            if damaged && ruined > RUINED {
                continue;
            }
            found.push(one);
            shown += 1;
            if shown == SHOWN {
                break;
            }
        }
    }
}

/// A blank within a line.
fn is_gap(c: char) -> bool {
    is_blank(c) && c != '\n'
}

/// The last character of `text` that is read: a layout changes blanks, line ends and marks, and moves comments.
fn before(text: &str) -> Option<char> {
    let mut rest = trimmed(text);
    while let Some(above) = rest.strip_suffix('\n') {
        let line = above.rfind('\n').map_or(0, |end| end + 1);
        let is_comment = above[line..].trim_start_matches(is_gap).starts_with('#');
        let above = if is_comment { &above[..line] } else { above };
        rest = trimmed(above);
    }
    rest.chars().next_back()
}

/// `text` without blanks at its end, and without the mark that begins its last line.
fn trimmed(text: &str) -> &str {
    let words = text.trim_end_matches(is_gap);
    let bare = words.strip_suffix('|').map(|bare| bare.trim_end_matches(is_gap));
    bare.filter(|bare| bare.is_empty() || bare.ends_with('\n')).unwrap_or(words)
}

/// The first such character.
fn behind(text: &str) -> Option<char> {
    let mut rest = text.trim_start_matches(is_gap);
    while let Some(below) = rest.strip_prefix('\n') {
        let line = below.trim_start_matches(is_gap);
        let line = line.strip_prefix('|').unwrap_or(line).trim_start_matches(is_gap);
        rest = if line.starts_with('#') {
            line.find('\n').map_or("", |end| &line[end..])
        } else {
            line
        };
    }
    rest.chars().next()
}

/// Bytes that are looked at together.
const BLOCK: usize = 128;

/// Where the letters begin that `judge` must see. Nearly every block of a Chinese text is passed over as a whole.
fn suspects(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let is_suspect = move |at: &usize| is_doubtful(byte(*at), byte(at + 1), byte(at + 2));
    let blocks = (0..bytes.len())
        .step_by(BLOCK)
        .filter(move |&start| bytes.get(start..).and_then(<[u8]>::first_chunk).is_none_or(has_doubtful));
    blocks.flat_map(move |start| (start..bytes.len().min(start + BLOCK)).filter(is_suspect))
}

/// Of a block and two more bytes, for the letter that begins at its last. A plain loop, which becomes vector instructions.
fn has_doubtful(block: &[u8; BLOCK + 2]) -> bool {
    let mut any = false;
    for at in 0..BLOCK {
        any |= is_doubtful(block[at], block[at + 1], block[at + 2]);
    }
    any
}

/// Whether the letter of these bytes may be another's twin or no letter at all: nothing but comparisons of bytes, which are
/// made for many letters at once.
fn is_doubtful(a: u8, b: u8, c: u8) -> bool {
    let control = (a < 0x09) | ((0x0E..=0x1F).contains(&a)) | (a == 0x7F);
    // 末 己 曰 巳 毎
    let twin = ((a == 0xE6) & (((b == 0x9C) & (c == 0xAB)) | ((b == 0x9B) & (c == 0xB0)) | ((b == 0xAF) & (c == 0x8E))))
        | ((a == 0xE5) & (b == 0xB7) & ((c == 0xB1) | (c == 0xB3)));
    // but not 。 、 「 and such; dashes, quotes and dots; ， （ and the full-width letters
    let mark = ((a == 0xE3) & (b != 0x80))
        | ((a == 0xE2) & !((b == 0x80) & (0x90..=0xA7).contains(&c)))
        | ((a == 0xEF) & !(0xBC..=0xBD).contains(&b));
    // the rest of the Chinese letters, and the bytes within letters
    let plain = (a < 0xC0) | ((0xE2..=0xE9).contains(&a)) | (a == 0xEF);
    control | twin | mark | !plain
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
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FFFD}' => Some(damaged(span, c)),
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
