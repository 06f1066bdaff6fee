//! The pest parser, and its lines as the rest of the room sees them.

use super::glance;
use super::row::Row;
use pest::Parser;
use pest::iterators::Pair;
use std::ops::Range;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/rubric.pest"]
struct RubricParser;

/// The row of one line, whose line end may be there or not; none if the line is blank. Seen at a glance where it shows, else
/// read by the grammar, which takes any line.
pub(super) fn row(line: &str) -> Option<Row> {
    let line = line
        .strip_suffix('\n')
        .map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
    let words = line.trim_start_matches([' ', '\t', '\u{3000}']);
    if words.is_empty() {
        return None;
    }
    let row = glance::row(words).or_else(|| {
        RubricParser::parse(Rule::row, words)
            .ok()?
            .next()?
            .into_inner()
            .find_map(row_of)
    });
    row.map(|row| row.shift(line.len() - words.len()))
}

fn range(pair: &Pair<'_, Rule>) -> Range<usize> {
    let span = pair.as_span();
    span.start()..span.end()
}

fn row_of(pair: Pair<'_, Rule>) -> Option<Row> {
    let whole = range(&pair);
    Some(match pair.as_rule() {
        Rule::comment => Row::Comment(whole),
        Rule::words => Row::Words(whole),
        Rule::verbatim => Row::Verbatim(whole.start + 1..whole.end),
        Rule::heading => {
            let (mut word, mut title) = (whole.start..whole.start, whole.start..whole.start);
            let (mut bracket, mut comment) = (None, None);
            for part in pair.into_inner() {
                match part.as_rule() {
                    Rule::heading_word => word = range(&part),
                    Rule::title => title = range(&part),
                    Rule::bracket => bracket = part.into_inner().next().map(|inside| range(&inside)),
                    Rule::comment => comment = Some(range(&part)),
                    _ => {}
                }
            }
            Row::Heading {
                word,
                title,
                bracket,
                comment,
            }
        }
        Rule::field => {
            let (mut keyword, mut value) = (whole.start..whole.start, whole.end..whole.end);
            let mut mode = None;
            for part in pair.into_inner() {
                match part.as_rule() {
                    Rule::keyword => keyword = range(&part),
                    Rule::mode => mode = part.into_inner().next().map(|words| range(&words)),
                    Rule::value => value = range(&part),
                    _ => {}
                }
            }
            Row::Field { keyword, mode, value }
        }
        _ => return None,
    })
}
