//! 行首的「|」: lines of a value that would be read as something else where they stand.

use crate::syntax;
use crate::syntax::tree::LineKind;
use crate::text::{Source, SourceId};

/// One line of a value.
pub struct Value {
    /// Where it began.
    pub start: usize,
    /// Its words; with the mark's blanks before them where it is marked.
    pub words: String,
    /// Whether `|` stands before it.
    pub marked: bool,
}

impl Value {
    /// The line as it is written.
    pub fn line(&self) -> String {
        let mark = if self.marked { "|" } else { "" };
        format!("{mark}{}", self.words)
    }

    fn add(&mut self) {
        if !self.marked {
            self.words.insert(0, ' ');
            self.marked = true;
        }
    }
}

/// Marks every line of `values` that would otherwise begin a heading, a field or a comment below `head`, which stands below
/// the lines `context`.
pub fn mark(context: &str, head: &str, values: &mut [Value]) {
    for value in values.iter_mut() {
        // of such words the first character would be the mark
        if value.words.starts_with('|') && value.words.len() > 1 {
            value.add();
        }
    }
    if values.is_empty() || continues(context, head, values) {
        return;
    }
    for value in values {
        if !value.marked && !continues(context, head, std::slice::from_ref(value)) {
            value.add();
        }
    }
}

/// Whether `value` may as well stand behind `head` as below it.
pub fn joins(context: &str, head: &str, value: &Value) -> bool {
    let codes = |gap: &str| -> Vec<&'static str> {
        let text = format!("{context}{head}{gap}{}", value.words);
        let (_, diagnostics) = syntax::parse(&Source::new("", text), SourceId(0));
        diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect()
    };
    !value.marked && codes("") == codes("\n")
}

/// Whether all `lines` are read as lines of the field.
fn continues(context: &str, head: &str, lines: &[Value]) -> bool {
    let mut text = format!("{context}{head}");
    for line in lines {
        text.push('\n');
        text.push_str(&line.line());
    }
    let first = context.matches('\n').count() + 1;
    let (tree, _) = syntax::parse(&Source::new("", text), SourceId(0));
    tree.lines.iter().skip(first).all(|line| line.kind == LineKind::Value)
}
