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
    source
        .lines(0..text.len())
        .filter(|line| {
            // a text of more than 4 GB has places that cannot be told
            let words = text.get(line.clone()).unwrap_or_default().trim_ascii_start();
            let words = words.trim_start_matches(crate::text::fold::is_blank);
            words.starts_with(word) && line.len() < scan::LONGEST_LINE
        })
        .filter_map(|line| match grammar::row(&text[line.clone()]) {
            Some(row::Row::Field { value, .. }) => {
                let value = crate::text::fold::trim(text, line.start + value.start..line.start + value.end);
                Some(build::uncommented(&text[value]).trim_end_matches(crate::text::fold::is_blank))
            }
            _ => None,
        })
        .filter(|path| !path.is_empty())
        .collect()
}

/// Reads the whole lines of `range`.
fn read(builder: &mut Builder<'_>, source: &Source, range: std::ops::Range<usize>) {
    for line in source.lines(range) {
        let kind = match grammar::row(&source.text()[line.clone()]) {
            Some(row) => builder.take(row.shift(line.start)),
            None => LineKind::Blank,
        };
        let span = builder.span(line);
        builder.tree.lines.push(Line { kind, span });
    }
}
