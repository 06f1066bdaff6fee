//! 语法: the only room that knows pest. Text in, tree and problems out.

mod build;
pub mod clause;
mod glance;
mod grammar;
mod guess;
mod heading;
pub mod keyword;
pub mod numeral;
mod outline;
mod row;
mod scan;
pub mod tree;

use crate::diagnostic::Diagnostic;
use crate::text::{Source, SourceId, Span};
use build::Builder;
use tree::{Line, LineKind};

pub use keyword::{HeadingWord, Keyword};
pub use tree::{Field, Heading, Section, Tree};

/// Reads one source. Every line is in the tree; what cannot be read is left out of its sections and reported.
pub fn parse(source: &Source, id: SourceId) -> (Tree, Vec<Diagnostic>) {
    let mut builder = Builder::new(source, id);
    let barred = scan::scan(source, id, &mut builder.diagnostics);
    let mut from = 0;
    for bad in &barred {
        read(&mut builder, source, from..bad.start);
        let kind = builder.skip();
        builder.tree.lines.push(Line {
            kind,
            span: Span::new(id, bad.start, bad.end),
        });
        from = bad.end;
    }
    read(&mut builder, source, from..source.text().len());
    let Builder {
        mut tree,
        mut diagnostics,
        ..
    } = builder;
    outline::check(source, &mut tree, &mut diagnostics);
    (tree, diagnostics)
}

/// The paths that the 引用 fields of a source hold, without reading the rest of it.
pub fn references(source: &Source) -> Vec<&str> {
    let word = Keyword::Include.word();
    let text = source.text();
    let candidates = memchr::memmem::find_iter(text.as_bytes(), word).filter_map(|at| {
        let line = source.line_range(source.line_index(at));
        (line.len() < scan::LONGEST_LINE && text[line.start..at].chars().all(crate::text::fold::is_blank)).then_some(line)
    });
    candidates
        .filter_map(|line| match grammar::lines(&text[line.clone()]).pop() {
            Some(row::Row::Field { value, .. }) => {
                let value = heading::trim(text, line.start + value.start..line.start + value.end);
                Some(build::uncommented(&text[value]).trim_end_matches(crate::text::fold::is_blank))
            }
            _ => None,
        })
        .filter(|path| !path.is_empty())
        .collect()
}

/// Reads the whole lines of `range`.
fn read(builder: &mut Builder<'_>, source: &Source, range: std::ops::Range<usize>) {
    if range.is_empty() {
        return;
    }
    let text = &source.text()[range.clone()];
    let mut ends = memchr::memchr_iter(b'\n', text.as_bytes())
        .map(|at| at + 1)
        .chain([text.len()]);
    let mut start = 0;
    let mut push = |builder: &mut Builder<'_>, kind, end: usize| {
        if start < end {
            let span = builder.span(range.start + start..range.start + end);
            builder.tree.lines.push(Line { kind, span });
            start = end;
        }
    };
    for row in grammar::lines(text) {
        let at = row.start();
        let row = row.shift(range.start);
        for end in ends.by_ref() {
            if at < end {
                let kind = builder.take(row);
                push(builder, kind, end);
                break;
            }
            push(builder, LineKind::Blank, end);
        }
    }
    for end in ends {
        push(builder, LineKind::Blank, end);
    }
}
