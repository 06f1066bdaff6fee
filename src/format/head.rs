//! 行首: how a heading, and the keyword of a field, is written. What was read with a slip stays as it stands.

use crate::syntax;
use crate::syntax::Keyword;
use crate::syntax::tree::{Field, Heading, Line};
use crate::text::fold::{is_blank, tight, trimmed};
use crate::text::{Source, SourceId};

use super::width::{canonical, letters};
use super::with_comment;

/// The heading on `line` in canonical form; as found where that would lose a word or mend an error in silence.
pub fn heading_words(source: &Source, heading: &Heading, line: &Line, comment: Option<String>) -> String {
    let found = trimmed(source.slice(line.span));
    let words = with_comment(composed(source, heading), comment);
    let same = letters(&words).eq(letters(found)) && (words == found || faults(&words) == faults(found));
    if same { words } else { found.to_owned() }
}

/// The codes of what is wrong with a line by itself.
fn faults(line: &str) -> Vec<&'static str> {
    let (_, diagnostics) = syntax::parse(&Source::new("", line), SourceId(0));
    diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect()
}

fn composed(source: &Source, heading: &Heading) -> String {
    let whole = source.slice(heading.span);
    let word = heading.word.word();
    let title_end = heading.bracket.map_or(whole.len(), |bracket| {
        bracket.start.saturating_sub(heading.span.start) as usize
    });
    let title = whole.get(word.len()..title_end).unwrap_or("");
    let title = if heading.bracket.is_some() {
        title.trim_end_matches(is_blank).trim_end_matches(['(', '（'])
    } else {
        title
    };
    let title = canonical(trimmed(title));
    let bracket = heading
        .bracket
        .map(|span| format!("（{}）", canonical(&tight(source.slice(span)))));
    let gap = if title.is_empty() { "" } else { " " };
    format!("{word}{gap}{title}{}", bracket.unwrap_or_default())
}

/// Keyword, mode and colon of a field that begins on `line`; None where the line says more or other than these.
pub fn field_head(source: &Source, field: &Field, keyword: Keyword, line: &Line) -> Option<String> {
    let mode = field
        .mode
        .map(|span| format!("（{}）", canonical(trimmed(source.slice(span)))));
    let head = format!("{}{}：", keyword.word(), mode.unwrap_or_default());
    let from = field.span.start as usize;
    let value = field.lines.first().map(|value| value.start as usize);
    let to = value.filter(|at| *at < line.span.end as usize);
    let found = source.text().get(from..to.unwrap_or(line.span.end as usize))?;
    // a comment may stand in the place of a closed value
    let found = if to.is_none() && keyword.is_closed() {
        found.split('#').next().unwrap_or(found)
    } else {
        found
    };
    (found.starts_with(keyword.word()) && letters(found).eq(letters(&head))).then_some(head)
}
