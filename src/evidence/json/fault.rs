//! What is wrong with a text that is not JSON, in the words of somebody who wrote it by hand.

use std::ops::Range;

use super::Parser;

/// Where and how a text stops being JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The bytes to point at.
    pub at: Range<usize>,
    /// What is.
    pub message: String,
    /// At the place.
    pub label: &'static str,
    /// What to do.
    pub help: String,
    /// A bracket or quote that was never closed.
    pub open: Option<usize>,
}

/// What should have stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Value,
    Key,
    Colon,
    CommaOr(u8),
    End,
}

impl Fault {
    fn new(at: Range<usize>, message: impl Into<String>, label: &'static str, help: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
            label,
            help: help.into(),
            open: None,
        }
    }

    pub(super) fn too_deep(at: usize, depth: usize) -> Self {
        let help = "佐证最多只要几层：类别、指标、项、事实，请检查括号";
        Self::new(at..at + 1, format!("括号嵌套超过{depth}层"), "嵌套太深", help)
    }

    pub(super) fn too_large(at: usize) -> Self {
        let help = "一个单位的佐证没有这么多内容，请检查文件";
        Self::new(at..at + 1, "一个单位的佐证超过100万个值", "从这里起太多", help)
    }

    pub(super) fn extra_comma(at: usize) -> Self {
        Self::new(at..at + 1, "最后一项后面多了一个逗号", "多余的逗号", "删去这个逗号")
    }

    pub(super) fn number(text: &str, at: Range<usize>) -> Self {
        let word = clip(text.get(at.clone()).unwrap_or_default());
        let help = format!("带「%」、单位或范围的值要加引号：\"{word}\"；其他的写成普通的数，如 5、0.5");
        Self::new(at, format!("「{word}」不是JSON的数"), "数的写法", help)
    }

    pub(super) fn open_string(text: &str, open: usize, end: usize) -> Self {
        let line_end = text.get(open..end).and_then(|s| s.find('\n')).map_or(end, |i| open + i);
        Self::new(
            open..line_end,
            "引号没有成对",
            "从这里开始",
            "在这段文字后面补上半角双引号「\"」",
        )
    }

    pub(super) fn control(text: &str, open: usize, at: usize) -> Self {
        match text.as_bytes().get(at) {
            Some(b'\n' | b'\r') => Self::new(
                open..at,
                "引号里的文字在行末没有结束",
                "引号没有成对",
                "补上半角双引号「\"」；文字里要换行时写 \\n",
            ),
            Some(b'\t') => Self::new(at..at + 1, "引号里有制表符", "制表符", "改用空格，或写 \\t"),
            _ => Self::new(at..at + 1, "引号里有看不见的控制字符", "控制字符", "删去这个字符"),
        }
    }

    pub(super) fn escape(text: &str, at: usize) -> Self {
        let next = text.get(at + 1..).and_then(|s| s.chars().next());
        let end = at + 1 + next.map_or(0, char::len_utf8);
        let help = "反斜杠本身写作 \\\\；路径里的反斜杠可改用「/」";
        Self::new(at..end.min(text.len()), "反斜杠后面的写法JSON不认识", "转义写法", help)
    }
}

/// At most 30 characters of the user's text, for a message.
pub fn clip(text: &str) -> String {
    let mut shown: String = text.chars().take(30).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(30).is_some() {
        shown.push('…');
    }
    shown
}

fn half_width(c: char) -> Option<&'static str> {
    Some(match c {
        '：' => ":",
        '，' | '、' | '；' => ",",
        '“' | '”' | '＂' | '「' | '」' | '‘' | '’' => "\"",
        '｛' => "{",
        '｝' => "}",
        '［' | '【' | '〔' => "[",
        '］' | '】' | '〕' => "]",
        _ => return None,
    })
}

impl Parser<'_> {
    /// The fault of what stands at the current place, where `wanted` should be.
    pub(super) fn unexpected(&self, wanted: Wanted) -> Fault {
        let Some(c) = self.text.get(self.at..self.bytes.len()).and_then(|rest| rest.chars().next()) else {
            return self.unfinished();
        };
        let one = self.at..self.at + c.len_utf8();
        if let Some(half) = half_width(c) {
            let help = format!("JSON的标点要用半角，这里写「{half}」");
            return Fault::new(one, format!("此处的「{c}」不是半角标点"), "全角标点", help);
        }
        match c {
            '\'' => return Fault::new(one, "此处用了单引号", "单引号", "JSON的文字用半角双引号「\"」"),
            '/' | '#' => return Fault::new(one, format!("此处的「{c}」不是佐证内容"), "注释", "JSON没有注释，请删去"),
            '\0' => return Fault::new(one, "文件里有空字符", "空字符", "文件可能损坏，请重新保存"),
            '\u{3000}' | '\u{A0}' | '\u{200B}' | '\u{FEFF}' => {
                return Fault::new(one, "此处有全角或看不见的空格", "特殊空格", "改成普通空格，或删去");
            }
            _ => {}
        }
        let word = self.at..self.word_end(self.at);
        let shown = clip(self.text.get(word.clone()).unwrap_or_default());
        match wanted {
            Wanted::Value if c == ',' || c == '}' || c == ']' => {
                Fault::new(one, "此处缺少一个值", "缺少值", "写上值；还不知道的写 null")
            }
            Wanted::Value => {
                let lower = shown.to_lowercase();
                let literal = ["true", "false", "null"]
                    .into_iter()
                    .find(|word| strsim::osa_distance(word, &lower) <= 1);
                let help = match literal.unwrap_or(&lower) {
                    "true" | "是" | "yes" => "「是」写作 true，小写，不加引号".to_owned(),
                    "false" | "否" | "no" => "「否」写作 false，小写，不加引号".to_owned(),
                    "null" | "none" | "未填" => "还不知道的写作 null，小写，不加引号".to_owned(),
                    _ => format!("文字要加半角双引号：\"{shown}\""),
                };
                Fault::new(word, format!("「{shown}」不是JSON的值"), "读不懂", help)
            }
            Wanted::Key if c == ',' => Fault::new(one, "此处多了一个逗号", "多余的逗号", "删去这个逗号"),
            Wanted::Key => Fault::new(
                word,
                "此处应为带双引号的名称",
                "应为名称",
                "名称写作 \"名称\"，后面接半角冒号",
            ),
            Wanted::Colon => Fault::new(word, "名称后面没有冒号", "缺少冒号", "名称与值之间写半角冒号「:」"),
            Wanted::CommaOr(bracket) if matches!(c, '}' | ']') => {
                let open = self.open.last().copied();
                let message = format!("括号不成对：此处应为「{}」，却是「{c}」", char::from(bracket));
                Fault {
                    open,
                    ..Fault::new(one, message, "括号不成对", "检查这一段的括号")
                }
            }
            Wanted::CommaOr(_) => Fault::new(word, "两项之间没有逗号", "缺少逗号", "在前一项后面写半角逗号「,」"),
            Wanted::End => Fault::new(
                word,
                format!("佐证在此之前已经结束，后面还有「{shown}」"),
                "多余的内容",
                "删去，或检查前面的括号",
            ),
        }
    }

    fn unfinished(&self) -> Fault {
        let end = self.text.get(..self.bytes.len()).unwrap_or(self.text).trim_end().len();
        let last = self
            .text
            .get(..end)
            .and_then(|t| t.chars().next_back())
            .map_or(0, char::len_utf8);
        let closing: String = self
            .open
            .iter()
            .rev()
            .map(|&at| if self.bytes.get(at) == Some(&b'{') { '}' } else { ']' })
            .collect();
        let help = match closing.as_str() {
            "" => "写上佐证内容，或用 rubricc form 生成空白佐证".to_owned(),
            closing => format!("文件可能没有存完；若内容已齐，在末尾补上「{}」", clip(closing)),
        };
        let message = if closing.is_empty() {
            "此处没有佐证内容"
        } else {
            "佐证没有写完"
        };
        Fault {
            open: self.open.last().copied(),
            ..Fault::new(end - last..end, message, "到此为止", help)
        }
    }
}
