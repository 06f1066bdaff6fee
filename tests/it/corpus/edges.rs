//! Clauses at the edges of what is read: two that differ in a letter, one on either side.

use rubricc::diagnostic::Diagnostic;
use rubricc::syntax::clause::Piece;
use rubricc::text::Source;

use super::{read_text, sentences};

/// `栏：文字` a line, or `栏【标题】：文字` of an item with a title; `↵` is a line end.
const EDGES: &str = include_str!("../../corpus/edges.txt");

/// What is read of `text` and what is not, in order, each with its place.
fn pieces(text: &str, field: &str, title: Option<&str>) -> String {
    let source = Source::new("语料", text);
    let pieces = read_text(text, field, title);
    let mut sentences = sentences(&pieces, field).into_iter();
    let place = |diagnostic: &Diagnostic| -> String {
        let labels = diagnostic.labels.iter().map(|label| source.slice(label.span));
        labels.collect::<Vec<_>>().join("｜")
    };
    let mut out = String::new();
    for piece in &pieces {
        out += &match piece {
            Piece::Clause(reading) => {
                let read = sentences.next().unwrap_or_default();
                assert_eq!(source.slice(reading.span).replace(['\n', '\r'], ""), reading.text, "{text}");
                let group = reading.cap.and_then(|cap| cap.group);
                let group = group.map_or_else(String::new, |group| format!("（第{group}组限额）"));
                format!("  {read}{group} ← {}\n", reading.text)
            }
            Piece::Note { diagnostic, .. } => format!("  （说明）{} ← {}\n", diagnostic.message, place(diagnostic)),
            Piece::Refused { diagnostic, .. } => {
                format!("  {} {} ← {}\n", diagnostic.code.id, diagnostic.message, place(diagnostic))
            }
        };
    }
    out
}

#[test]
fn clauses_a_letter_apart_are_told_apart() {
    let mut listed = String::new();
    for line in EDGES.lines() {
        let (field, text) = line.split_once('：').expect("栏：文字");
        let (field, title) = match field.split_once('【') {
            Some((field, title)) => (field, Some(title.trim_end_matches('】'))),
            None => (field, None),
        };
        listed += &format!("[{field}] {}\n{}", text, pieces(&text.replace('↵', "\n"), field, title));
    }
    insta::assert_snapshot!("edges", listed);
}

#[test]
fn a_clause_may_be_six_thousand_bytes_long() {
    for (length, read) in [(6_000, true), (6_001, false)] {
        let text = "a".repeat(length - "未公开的扣1分".len()) + "未公开的扣1分";
        let pieces = read_text(&text, "扣分", None);
        assert_eq!(matches!(pieces.as_slice(), [Piece::Clause(_)]), read, "{length}");
    }
}
