//! 文字行: lines that the grammar takes for plain words, which may be headings and fields with a slip in them.

use super::{Builder, Open};
use crate::diagnostic::{Diagnostic, code};
use crate::syntax::guess;
use crate::syntax::heading::Parts;
use crate::syntax::keyword::{HeadingWord, Keyword, Place};
use crate::syntax::tree::LineKind;
use crate::text::fold;
use std::ops::Range;

impl Builder<'_> {
    /// A line of words: a heading or field with a slip in it, a field that there is none of, or more of the open field.
    pub(super) fn words_row(&mut self, range: Range<usize>) -> LineKind {
        let range = self.trim(range);
        let words = self.words(&range);
        if !guess::may_open(words) {
            self.like_a_field(&range);
            return self.continuation(range);
        }
        let at = |r: Range<usize>| range.start + r.start..range.start + r.end;
        if let Some(slip) = guess::heading(words, self.open_field()) {
            let word = at(slip.word.clone());
            let written = self.words(&word);
            let meant = slip.meant.word();
            let (message, help) = if written == meant {
                (
                    format!("「{meant}」后面没有空格"),
                    format!("写成「{meant} 名称（分值）」，中间空一格，不写冒号"),
                )
            } else {
                (
                    format!("没有「{written}」这种标题"),
                    format!("如果是{meant}，写成「{meant} 名称（分值）」"),
                )
            };
            self.diagnostics
                .push(Diagnostic::new(&code::R0103, message, self.span(word.clone()), "写法不对").help(help));
            return self.guessed_heading(slip.meant, word.start, range.start + slip.rest..range.end);
        }
        if let Some(slip) = guess::field(words, self.open_field(), self.place) {
            let word = at(slip.word.clone());
            let (meant, written) = (slip.meant.word(), self.words(&word));
            let message = if fold::key(written) == meant {
                format!("「{meant}」这一栏的名称中间夹着空白或看不见的字符")
            } else {
                format!("没有「{written}」这一栏")
            };
            let help = format!("写成「{meant}：」；如果这一行只是正文，在行首加「|」");
            self.diagnostics
                .push(Diagnostic::new(&code::R0103, message, self.span(word.clone()), "写法不对").help(help));
            return self.field(slip.meant, word, None, range.start + slip.rest..range.end);
        }
        let header = self.place == Place::Table
            && self
                .open_field()
                .is_none_or(|f| f.keyword.is_table() && f.keyword != Keyword::Bands);
        if (header || (self.open == Open::Nothing && self.place != Place::Case))
            && let Some(token) = guess::unknown(words)
        {
            let span = self.span(range.start..range.start + token.len());
            self.diagnostics.push(
                Diagnostic::new(&code::R0103, format!("没有「{token}」这一栏"), span, "没有这一栏")
                    .help("删去这一行，或写进「说明：」"),
            );
            self.open = Open::Dropped;
            return LineKind::Bad;
        }
        self.like_a_field(&range);
        self.continuation(range)
    }

    /// A line of 内容 that begins with 扣分 and holds points.
    fn like_a_field(&mut self, range: &Range<usize>) {
        let words = self.words(range);
        if self.open_field().is_some_and(|f| f.keyword == Keyword::Content)
            && ["扣分", "得分", "加分", "减分"].iter().any(|w| words.starts_with(w))
            && guess::holds_points(words)
        {
            let word = &words[.."扣分".len()];
            self.diagnostics.push(
                Diagnostic::new(
                    &code::R0110,
                    format!("内容里的一行以「{word}」开头，像是计分栏"),
                    self.span(range.clone()),
                    "像是计分栏",
                )
                .help(format!("如果是计分栏，写成「{word}：」；如果是正文，在行首加「|」")),
            );
        }
    }

    fn guessed_heading(&mut self, word: HeadingWord, start: usize, rest: Range<usize>) -> LineKind {
        let rest = self.trim(rest);
        let words = self.words(&rest);
        let (mut title, mut bracket) = (rest.clone(), None);
        if let (Some(open), Some(close)) = (words.rfind(['（', '(']), words.rfind(['）', ')'])) {
            let mark = words[open..].chars().next().map_or(0, char::len_utf8);
            if close > open && words[close..].chars().count() == 1 {
                title = rest.start..rest.start + open;
                bracket = Some(rest.start + open + mark..rest.start + close);
            }
        }
        self.heading(&Parts {
            word,
            start,
            title,
            bracket,
        })
    }
}
