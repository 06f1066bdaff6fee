//! 排版: the one canonical layout of a rubric file. Words and commas stay as found; only widths, blanks at line ends,
//! indentation, blank lines and the lines on which clauses stand change. Works on files with errors: a line that was not
//! read, or not as it stands, stays as it is.

mod alike;
mod clauses;
mod head;
mod mark;
mod nesting;
mod width;

use crate::syntax;
use crate::syntax::tree::{Line, LineKind};
use crate::syntax::{HeadingWord, Keyword, Tree};
use crate::text::fold::{is_blank, trimmed};
use crate::text::{Source, SourceId, Span};
use head::{field_head, heading_words};
use mark::Value;
use nesting::{Nested, nesting};
use width::canonical;

/// `source` in the canonical layout: UTF-8, `\n`, two blanks a level, one clause a line. None where that would read
/// otherwise than `source` does, or would not be its own layout: such a text is best left alone.
pub fn format(source: &Source) -> Option<String> {
    let (tree, diagnostics) = syntax::parse(source, SourceId(0));
    let before = (
        source,
        &tree,
        diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect(),
    );
    let again = Source::new(source.name(), layout(source, &tree));
    let (tree, diagnostics) = syntax::parse(&again, SourceId(0));
    let after = (
        &again,
        &tree,
        diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect(),
    );
    let settled = alike::alike(&before, &after) && layout(&again, &tree) == again.text();
    settled.then(|| again.text().to_owned())
}

fn layout(source: &Source, tree: &Tree) -> String {
    let nested = nesting(tree);
    let mut page = Page {
        source,
        tree,
        out: Vec::new(),
        indent: 0,
        below_heading: false,
        following: following(tree),
    };
    let mut at = 0;
    while let Some(line) = tree.lines.get(at) {
        at += match line.kind {
            LineKind::Blank => page.blank(),
            LineKind::Comment => page.comment(at),
            LineKind::Heading(word) => page.heading(line, word, &nested),
            LineKind::Field(keyword) => page.field(at, keyword, &nested),
            LineKind::Value | LineKind::Bad => page.as_found(line),
        };
    }
    page.finish()
}

struct Page<'a> {
    source: &'a Source,
    tree: &'a Tree,
    out: Vec<String>,
    /// Where a field of the present section begins.
    indent: usize,
    /// Whether the last line written is a heading.
    below_heading: bool,
    /// What stands at each line, or behind it if that is blank or a comment.
    following: Vec<Option<LineKind>>,
}

/// See [`Page::following`]: of very many comments each is not to look for it again.
fn following(tree: &Tree) -> Vec<Option<LineKind>> {
    let mut next = None;
    let mut all: Vec<_> = tree
        .lines
        .iter()
        .rev()
        .map(|line| {
            if !matches!(line.kind, LineKind::Blank | LineKind::Comment) {
                next = Some(line.kind);
            }
            next
        })
        .collect();
    all.reverse();
    all
}

impl Page<'_> {
    fn push(&mut self, indent: usize, words: &str) {
        self.below_heading = false;
        self.out.push(format!("{}{words}", " ".repeat(indent)).trim_end().to_owned());
    }

    fn blank(&mut self) -> usize {
        if !self.below_heading && self.out.last().is_some_and(|last| !last.is_empty()) {
            self.out.push(String::new());
        }
        1
    }

    fn as_found(&mut self, line: &Line) -> usize {
        let words = self.source.slice(line.span).trim_end_matches(is_blank).to_owned();
        // a mark with nothing behind it would be a word once the blanks at its end are gone
        if line.kind != LineKind::Value || !is_empty_mark(self.source, line) {
            self.below_heading = false;
            self.out.push(words);
        }
        1
    }

    /// A comment stands as deep as what follows it.
    fn comment(&mut self, at: usize) -> usize {
        self.comment_before(at, at)
    }

    /// The comment on line `at`, whose section goes on at line `from`.
    fn comment_before(&mut self, at: usize, from: usize) -> usize {
        let indent = match self.following.get(from).copied().flatten() {
            Some(LineKind::Heading(HeadingWord::Item)) => self.indent,
            Some(LineKind::Heading(HeadingWord::Indicator)) => self.indent.min(2),
            Some(LineKind::Heading(_)) => 0,
            Some(LineKind::Bad | LineKind::Value) | None => return self.as_found(&self.tree.lines[at]),
            Some(_) => self.indent,
        };
        let words = trimmed(self.source.slice(self.tree.lines[at].span)).to_owned();
        self.push(indent, &words);
        1
    }

    fn heading(&mut self, line: &Line, word: HeadingWord, nested: &Nested<'_>) -> usize {
        let Some((heading, depth)) = nested.heading(line.span) else {
            return self.as_found(line);
        };
        if word != HeadingWord::Item {
            self.blank_before();
        }
        self.indent = depth + 2;
        let words = heading_words(self.source, heading, line, self.trailing_comment(line));
        self.push(depth, &words);
        self.below_heading = true;
        1
    }

    /// One empty line above, comments that belong to what follows passed over.
    fn blank_before(&mut self) {
        let at = self
            .out
            .iter()
            .rposition(|line| !line.trim_start().starts_with('#'))
            .map_or(0, |at| at + 1);
        if at > 0 && self.out.get(at - 1).is_some_and(|line| !line.is_empty()) {
            self.out.insert(at, String::new());
        }
    }

    fn trailing_comment(&self, line: &Line) -> Option<String> {
        let at = self.tree.comments.partition_point(|comment| comment.start <= line.span.start);
        let comment = self.tree.comments.get(at).filter(|comment| comment.start < line.span.end)?;
        Some(self.source.slice(*comment).trim_end_matches(is_blank).to_owned())
    }

    /// A field with all its lines; says how many these are.
    fn field(&mut self, at: usize, keyword: Keyword, nested: &Nested<'_>) -> usize {
        let lines = &self.tree.lines[at..];
        let Some((field, section)) = nested.field(lines[0].span) else {
            return self.as_found(&lines[0]);
        };
        let end = lines
            .iter()
            .skip(1)
            .position(|line| matches!(line.kind, LineKind::Heading(_) | LineKind::Field(_) | LineKind::Bad));
        let region = &lines[..end.map_or(lines.len(), |end| end + 1)];
        let count = region
            .iter()
            .rposition(|line| matches!(line.kind, LineKind::Value))
            .map_or(1, |last| last + 1);
        let region = &region[..count];
        let line_of = |span: Span| {
            let at = region.partition_point(|line| line.span.start <= span.start).checked_sub(1)?;
            (span.start < region[at].span.end).then_some(at)
        };
        let mut held: Vec<Option<usize>> = field.lines.iter().map(|span| line_of(*span)).collect();
        held.sort_unstable();
        let unheld = |at: usize| {
            region[at].kind == LineKind::Value
                && held.binary_search(&Some(at)).is_err()
                && !is_empty_mark(self.source, &region[at])
        };
        let head = field_head(self.source, field, keyword, &region[0]).filter(|_| !(0..count).any(unheld));
        let Some(head) = head else {
            // a keyword only guessed, or a part of the value not read: nothing of it may be lost or mended in silence
            region.iter().for_each(|line| {
                self.as_found(line);
            });
            return count;
        };
        let indent = section.indent;
        let clauses = clauses::split(self.source, field, section.title);
        let mut values: Vec<Value> = match clauses {
            Some(clauses) => clauses
                .into_iter()
                .map(|(start, words)| Value {
                    start,
                    words,
                    marked: false,
                })
                .collect(),
            None => field
                .lines
                .iter()
                .map(|span| {
                    let comment = line_of(*span).and_then(|at| self.trailing_comment(&region[at]));
                    self.value(keyword, *span, comment)
                })
                .collect(),
        };
        let on_own_line = field.lines.first().and_then(|span| line_of(*span)) == Some(0);
        let alone = values.first().filter(|_| values.len() == 1);
        let inline = !keyword_of_clauses(keyword)
            && (on_own_line || alone.is_some_and(|value| mark::joins(section.context, &head, value)));
        mark::mark(section.context, &head, &mut values[usize::from(inline)..]);
        let mut rest = values.into_iter().peekable();
        let first = if inline { rest.next().map(|value| value.line()) } else { None };
        // a value on the keyword's line has taken that line's comment with it
        let comment = if on_own_line {
            None
        } else {
            self.trailing_comment(&region[0])
        };
        self.push(indent, &with_comment(format!("{head}{}", first.unwrap_or_default()), comment));
        for line in region.iter().skip(1) {
            while let Some(value) = rest.next_if(|value| value.start < line.span.start as usize) {
                self.push(indent + 2, &value.line());
            }
            if line.kind == LineKind::Comment && rest.peek().is_some() {
                let words = trimmed(self.source.slice(line.span)).to_owned();
                self.push(indent + 2, &words);
            } else if line.kind == LineKind::Comment {
                // only marks that went to the last clause stand behind it
                let own = self.tree.lines.partition_point(|other| other.span.start < line.span.start);
                self.comment_before(own, at + count);
            }
        }
        for value in rest {
            self.push(indent + 2, &value.line());
        }
        count
    }

    /// One line of a value; a leading `|` stays, and what follows it is not touched, nor is the path of a file.
    fn value(&self, keyword: Keyword, span: Span, comment: Option<String>) -> Value {
        let text = self.source.text();
        let start = span.start as usize;
        let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
        let marked = text[line..start].trim_start_matches(is_blank).starts_with('|');
        let words = if marked {
            let blanks = text[line..start].rfind('|').map_or(start, |bar| line + bar + 1);
            text[blanks..span.end as usize].to_owned()
        } else if keyword == Keyword::Include {
            self.source.slice(span).to_owned()
        } else {
            canonical(self.source.slice(span))
        };
        Value {
            start,
            words: with_comment(words, comment),
            marked,
        }
    }

    fn finish(mut self) -> String {
        while self.out.last().is_some_and(String::is_empty) {
            self.out.pop();
        }
        while self.out.first().is_some_and(String::is_empty) {
            self.out.remove(0);
        }
        let mut text = self.out.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

fn with_comment(words: String, comment: Option<String>) -> String {
    match comment {
        Some(comment) => format!("{words}  {comment}"),
        None => words,
    }
}

fn keyword_of_clauses(keyword: Keyword) -> bool {
    clauses::kind(keyword).is_some()
}

/// Whether `line` is a `|` with nothing but blanks behind it.
fn is_empty_mark(source: &Source, line: &Line) -> bool {
    let words = source
        .slice(line.span)
        .trim_end_matches(['\n', '\r'])
        .trim_start_matches(is_blank);
    let behind = words.strip_prefix('|');
    behind.is_some_and(|behind| !behind.is_empty() && behind.chars().all(is_blank))
}
