//! The words of JSON: strings, numbers, true, false, null.

use std::borrow::Cow;

use super::fault::{Fault, Wanted};
use super::{Json, Parser};

impl<'a> Parser<'a> {
    pub(super) fn literal(&mut self) -> Result<Json<'a>, Fault> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        for (word, value) in [("true", Json::Bool(true)), ("false", Json::Bool(false)), ("null", Json::Null)] {
            let ends = rest.get(word.len()).is_none_or(|b| !b.is_ascii_alphanumeric());
            if rest.starts_with(word.as_bytes()) && ends {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.unexpected(Wanted::Value))
    }

    pub(super) fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let whole = self.digits();
        let leading_zero = whole > 1 && self.bytes.get(self.at - whole) == Some(&b'0');
        let mut good = whole > 0 && !leading_zero;
        if self.peek() == Some(b'.') {
            self.at += 1;
            good &= self.digits() > 0;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            good &= self.digits() > 0;
        }
        // 85%, 9条, 2.5.1: a word that only begins as a number
        let after = self.text.get(self.at..self.bytes.len()).and_then(|rest| rest.chars().next());
        let goes_on = after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | '％' | '/' | '—' | '-' | '+'));
        if good && !goes_on {
            return Ok(self.text.get(start..self.at).unwrap_or_default());
        }
        let end = self.word_end(start);
        Err(Fault::number(self.text, start..end))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    /// Where the run of characters at `start` ends that a person would take for one word.
    pub(super) fn word_end(&self, start: usize) -> usize {
        let rest = self.text.get(start..self.bytes.len()).unwrap_or_default();
        let stop = |c: char| c.is_whitespace() || c.is_control() || "{}[],:\"，：；".contains(c);
        rest.char_indices()
            .find(|&(i, c)| i > 0 && stop(c))
            .map_or(self.bytes.len(), |(i, _)| start + i)
    }

    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let open = self.at;
        self.at += 1;
        let mut from = self.at;
        let mut unescaped: Option<String> = None;
        loop {
            let Some(b) = self.peek() else {
                return Err(Fault::open_string(self.text, open, self.bytes.len()));
            };
            match b {
                b'"' => {
                    let last = self.text.get(from..self.at).unwrap_or_default();
                    self.at += 1;
                    return Ok(match unescaped {
                        None => Cow::Borrowed(last),
                        Some(mut text) => {
                            text.push_str(last);
                            Cow::Owned(text)
                        }
                    });
                }
                b'\\' => {
                    let text = unescaped.get_or_insert_default();
                    text.push_str(self.text.get(from..self.at).unwrap_or_default());
                    let c = self.escape()?;
                    unescaped.get_or_insert_default().push(c);
                    from = self.at;
                }
                0..0x20 => return Err(Fault::control(self.text, open, self.at)),
                _ => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let c = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point(start);
            }
            _ => return Err(Fault::escape(self.text, start)),
        };
        self.at += 1;
        Ok(c)
    }

    fn code_point(&mut self, start: usize) -> Result<char, Fault> {
        let bad = || Fault::escape(self.text, start);
        let first = hex(self.bytes, self.at).ok_or_else(bad)?;
        let mut end = self.at + 4;
        let mut code = first;
        if (0xD800..0xDC00).contains(&first) {
            let follows = self.bytes.get(end..end + 2) == Some(b"\\u");
            let second = hex(self.bytes, end + 2)
                .filter(|s| follows && (0xDC00..0xE000).contains(s))
                .ok_or_else(bad)?;
            code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            end += 6;
        }
        let c = char::from_u32(code).ok_or_else(bad)?;
        self.at = end;
        Ok(c)
    }
}

/// Four hexadecimal digits at `at`.
fn hex(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at.checked_add(4)?)?;
    digits
        .iter()
        .try_fold(0, |sum, &b| Some(sum * 16 + char::from(b).to_digit(16)?))
}
