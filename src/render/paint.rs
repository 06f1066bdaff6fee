//! How text may look: width, colours, frames; and the few colours there are.

use std::borrow::Cow;

use super::columns::columns;
use super::wrap::lines;

/// However narrow the terminal, a line has so many columns.
const NARROWEST: usize = 20;

/// What the place that shows the text can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal, or of the page.
    pub width: usize,
    /// Whether ANSI colours are wanted.
    pub color: bool,
    /// Whether frames may be drawn with box characters; old Chinese consoles draw them two columns wide.
    pub frames: bool,
}

impl Default for Look {
    /// Plain text for files and pipes.
    fn default() -> Self {
        Self {
            width: 100,
            color: false,
            frames: true,
        }
    }
}

/// A colour with a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// 错误.
    Error,
    /// 警告.
    Warning,
    /// What is new.
    Good,
    /// 帮助 and other asides.
    Aside,
    /// Headings.
    Strong,
}

impl Look {
    /// `words` in the colour of `paint`, if colours are wanted; nothing in them is obeyed.
    pub fn paint(&self, paint: Paint, words: &str) -> String {
        let words = plain(words);
        if !self.color {
            return words.into_owned();
        }
        let code = match paint {
            Paint::Error => "31",
            Paint::Warning => "33",
            Paint::Good => "32",
            Paint::Aside => "36",
            Paint::Strong => "1",
        };
        format!("\u{1b}[{code}m{words}\u{1b}[0m")
    }

    /// `words` wrapped to the width behind `head`; further lines are indented as far as `head` is wide.
    pub fn hang(&self, head: &str, words: &str) -> String {
        self.wrap(head, columns(head), words)
    }

    /// `words` wrapped to the width behind `head`; further lines are indented by `indent` columns. Nothing in them is obeyed.
    pub fn wrap(&self, head: &str, indent: usize, words: &str) -> String {
        let words = &plain(words);
        let room = |taken: usize| self.width.saturating_sub(taken).max(NARROWEST);
        let mut out = head.to_owned();
        for (index, line) in lines(words, room(columns(head)), room(indent)).into_iter().enumerate() {
            if index > 0 {
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', indent));
            }
            out.push_str(line);
        }
        out
    }
}

/// `words` as they may be shown on a terminal: control and direction marks, which may stand in what a user wrote, would run
/// it over.
pub fn plain(words: &str) -> Cow<'_, str> {
    if !may_hide(words) || !words.contains(is_hidden) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.replace(is_hidden, "\u{FFFD}"))
}

/// Whether some byte of `words` may begin a hidden character; most Chinese texts hold none.
pub fn may_hide(words: &str) -> bool {
    // all bytes together: to stop at the first would look at each by itself
    words.bytes().fold(false, |hides, byte| {
        hides | (byte < 0x20) | (byte == 0x7F) | (byte == 0xC2) | (byte == 0xE2)
    })
}

/// Whether a terminal would obey a character instead of showing it.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n')) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
