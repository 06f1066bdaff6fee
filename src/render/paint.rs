//! How text may look: width, colours, frames; and the few colours there are.

use textwrap::{Options, WordSeparator};

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
    /// 帮助 and other asides.
    Aside,
    /// Headings.
    Strong,
}

impl Look {
    /// `words` in the colour of `paint`, if colours are wanted.
    pub fn paint(&self, paint: Paint, words: &str) -> String {
        if !self.color {
            return words.to_owned();
        }
        let code = match paint {
            Paint::Error => "31",
            Paint::Warning => "33",
            Paint::Aside => "36",
            Paint::Strong => "1",
        };
        format!("\u{1b}[{code}m{words}\u{1b}[0m")
    }

    /// `words` wrapped to the width behind `head`; further lines are indented as far as `head` is wide.
    pub fn hang(&self, head: &str, words: &str) -> String {
        self.wrap(head, unicode_width::UnicodeWidthStr::width(head), words)
    }

    /// `words` wrapped to the width behind `head`; further lines are indented by `indent` columns.
    pub fn wrap(&self, head: &str, indent: usize, words: &str) -> String {
        let indent = " ".repeat(indent);
        let options = Options::new(self.width.max(20))
            .initial_indent(head)
            .subsequent_indent(&indent)
            .word_separator(WordSeparator::UnicodeBreakProperties);
        textwrap::fill(words, options)
    }
}
