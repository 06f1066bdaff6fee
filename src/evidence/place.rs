//! 位置: where in the file a fact stands, for people.

use crate::text::Source;

/// Counts lines and columns once along the text, so that thousands of places in one long line stay cheap.
#[derive(Debug)]
pub(super) struct Ruler<'s> {
    text: &'s str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'s> Ruler<'s> {
    /// Starts at byte `at`.
    pub(super) fn new(source: &'s Source, at: usize) -> Self {
        let (line, column) = source.place(at);
        Self {
            text: source.text(),
            at,
            line,
            column,
        }
    }

    /// `第3行第14列` of byte `at`; places are asked for in order.
    pub(super) fn place(&mut self, at: usize) -> String {
        for c in self.text.get(self.at..at).unwrap_or_default().chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.at = at.max(self.at);
        format!("第{}行第{}列", self.line, self.column)
    }
}
