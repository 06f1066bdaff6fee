//! 排版: the one canonical layout of a rubric file. Words and commas stay as found; only widths, blanks at line ends,
//! indentation, blank lines and the lines on which clauses stand change. Works on files with errors: a line that was not
//! read stays as it is.

mod clauses;
mod nesting;
mod width;

use crate::syntax::tree::{Field, Heading, Line, LineKind};
use crate::syntax::{HeadingWord, Keyword, Tree};
use crate::text::fold::is_blank;
use crate::text::{Source, Span};
use nesting::{Nested, nesting};
use width::canonical;

/// `source`, whose tree is `tree`, in the canonical layout: UTF-8, `\n`, two blanks a level, one clause a line.
pub fn format(source: &Source, tree: &Tree) -> String {
    let nested = nesting(tree);
    let mut page = Page {
        source,
        tree,
        out: Vec::new(),
        indent: 0,
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
}

impl Page<'_> {
    fn push(&mut self, indent: usize, words: &str) {
        self.out.push(format!("{}{words}", " ".repeat(indent)).trim_end().to_owned());
    }

    fn blank(&mut self) -> usize {
        if self.out.last().is_some_and(|last| !last.is_empty()) {
            self.out.push(String::new());
        }
        1
    }

    fn as_found(&mut self, line: &Line) -> usize {
        let words = self.source.slice(line.span).trim_end_matches(is_blank).to_owned();
        self.out.push(words);
        1
    }

    /// A comment stands as deep as what follows it.
    fn comment(&mut self, at: usize) -> usize {
        let next = self.tree.lines[at..]
            .iter()
            .find(|line| !matches!(line.kind, LineKind::Blank | LineKind::Comment));
        let indent = match next.map(|line| line.kind) {
            Some(LineKind::Heading(HeadingWord::Item)) => self.indent,
            Some(LineKind::Heading(HeadingWord::Indicator)) => self.indent.min(2),
            Some(LineKind::Heading(_)) => 0,
            Some(LineKind::Bad | LineKind::Value) | None => return self.as_found(&self.tree.lines[at]),
            Some(_) => self.indent,
        };
        let words = self.source.slice(self.tree.lines[at].span).trim_matches(is_blank).to_owned();
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
        let words = with_comment(heading_words(self.source, heading), self.trailing_comment(line));
        self.push(depth, &words);
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
        let misspelt = !self.source.slice(field.span).starts_with(keyword.word());
        let line_of = |span: Span| {
            region
                .iter()
                .position(|line| line.span.start <= span.start && span.start < line.span.end)
        };
        let mut held: Vec<Option<usize>> = field.lines.iter().map(|span| line_of(*span)).collect();
        held.sort_unstable();
        let unheld = |at: usize| region[at].kind == LineKind::Value && held.binary_search(&Some(at)).is_err();
        if misspelt || (0..count).any(unheld) {
            // a keyword only guessed, or a part of the value not read: nothing of it may be lost or mended in silence
            region.iter().for_each(|line| {
                self.as_found(line);
            });
            return count;
        }
        let indent = section.indent;
        let head = field_head(self.source, field, keyword);
        let title = section.title.map(|title| self.source.slice(title));
        let clauses = clauses::split(self.source, field, keyword, title);
        let values: Vec<(usize, String)> = match clauses {
            Some(clauses) => clauses,
            None => field
                .lines
                .iter()
                .map(|span| {
                    let comment = line_of(*span).and_then(|at| self.trailing_comment(&region[at]));
                    (span.start as usize, with_comment(self.value(*span), comment))
                })
                .collect(),
        };
        let on_own_line = field.lines.first().and_then(|span| line_of(*span)) == Some(0);
        let inline = !keyword_of_clauses(keyword) && (values.len() == 1 || on_own_line);
        let mut rest = values.into_iter().peekable();
        let first = if inline { rest.next().map(|(_, words)| words) } else { None };
        // a value on the keyword's line has taken that line's comment with it
        let comment = if on_own_line {
            None
        } else {
            self.trailing_comment(&region[0])
        };
        self.push(indent, &with_comment(format!("{head}{}", first.unwrap_or_default()), comment));
        for line in region.iter().skip(1) {
            while let Some((_, words)) = rest.next_if(|(start, _)| *start < line.span.start as usize) {
                self.push(indent + 2, &words);
            }
            if line.kind == LineKind::Comment {
                let words = self.source.slice(line.span).trim_matches(is_blank).to_owned();
                self.push(indent + 2, &words);
            }
        }
        for (_, words) in rest {
            self.push(indent + 2, &words);
        }
        count
    }

    /// One line of a value; a leading `|` stays, and what follows it is not touched.
    fn value(&self, span: Span) -> String {
        let words = self.source.slice(span);
        let before = self.source.text()[..span.start as usize].trim_end_matches(|c| is_blank(c) && c != '\n');
        if before.ends_with(['|', '｜'])
            && before[..before.len() - before.chars().next_back().map_or(0, char::len_utf8)]
                .trim_end_matches(|c| is_blank(c) && c != '\n')
                .ends_with(['\n', '：', ':'])
        {
            return format!("|{}", &self.source.text()[before.len()..span.end as usize]);
        }
        canonical(words)
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

fn heading_words(source: &Source, heading: &Heading) -> String {
    let whole = source.slice(heading.span);
    let word = heading.word.word();
    let title_end = heading
        .bracket
        .map_or(whole.len(), |bracket| (bracket.start - heading.span.start) as usize);
    let title = whole.get(word.len()..title_end).unwrap_or("");
    let title = if heading.bracket.is_some() {
        title.trim_end_matches(is_blank).trim_end_matches(['(', '（'])
    } else {
        title
    };
    let title = canonical(title.trim_matches(is_blank));
    let bracket = heading.bracket.map(|span| {
        let inside: String = source.slice(span).chars().filter(|c| !is_blank(*c)).collect();
        format!("（{}）", canonical(&inside))
    });
    let gap = if title.is_empty() { "" } else { " " };
    format!("{word}{gap}{title}{}", bracket.unwrap_or_default())
}

fn field_head(source: &Source, field: &Field, keyword: Keyword) -> String {
    let mode = field
        .mode
        .map(|span| format!("（{}）", canonical(source.slice(span).trim_matches(is_blank))));
    format!("{}{}：", keyword.word(), mode.unwrap_or_default())
}
