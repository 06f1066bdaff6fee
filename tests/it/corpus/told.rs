//! What is said of clauses that are not read, and the words it points at.

use rubricc::diagnostic::Diagnostic;
use rubricc::syntax::clause::Piece;
use rubricc::text::Source;

use super::forms::{full_width, half_width, spaced};
use super::{ALL, read_text, sentences};

/// Refusals of which the corpora have no example, or too few, each beside a clause that is read.
const MORE: &str = include_str!("../../corpus/refused.txt");

/// `R0507 …` with the words that are marked, and what to do.
fn told(source: &Source, diagnostic: &Diagnostic) -> String {
    let mut out = format!("  {} {}\n", diagnostic.code.id, diagnostic.message);
    for label in &diagnostic.labels {
        out += &format!("     「{}」{}\n", source.slice(label.span), label.text);
    }
    diagnostic.help.iter().for_each(|help| out += &format!("     {help}\n"));
    out
}

/// What is said of `text`, nothing where all of it is read.
fn said(text: &str, field: &str, title: Option<&str>) -> String {
    let source = Source::new("语料", text);
    let mut out = String::new();
    for piece in read_text(text, field, title) {
        match piece {
            Piece::Clause(_) => {}
            Piece::Note { diagnostic, .. } | Piece::Refused { diagnostic, .. } => out += &told(&source, &diagnostic),
        }
    }
    out
}

/// What is read of `text`, a sentence a clause.
fn read(text: &str, field: &str) -> String {
    let told = sentences(&read_text(text, field, None), field);
    told.iter().map(|sentence| format!("  {sentence}\n")).collect()
}

#[test]
fn refusals_say_why_and_what_to_write_instead() {
    let mut listed = String::new();
    for entry in ALL.iter() {
        let word = |key: &str| entry[key].as_str();
        let (text, field) = (word("text").unwrap_or(""), word("field").unwrap_or(""));
        let said = said(text, field, word("title"));
        if !said.is_empty() {
            listed += &format!("[{field}] {text}\n{said}");
        }
    }
    insta::assert_snapshot!("refusals_of_the_corpora", listed);
}

#[test]
fn what_is_nearly_a_clause_is_read_or_told_why_not() {
    let mut listed = String::new();
    for line in MORE.lines() {
        let (field, text) = line.split_once('：').expect("栏：文字");
        listed += &format!("[{field}] {text}\n{}{}", read(text, field), said(text, field, None));
    }
    insta::assert_snapshot!("rare_refusals", listed);
}

#[test]
fn the_place_of_a_clause_holds_its_words() {
    let bare = |text: &str| -> String {
        let marks = |c: char| c.is_whitespace() || matches!(c, '\u{A0}' | '【' | '】');
        let text: String = text.chars().filter(|&c| !marks(c)).map(half_width).collect();
        text.trim_end_matches(['。', ';', '.', ',']).to_owned()
    };
    for entry in ALL.iter() {
        let (text, field) = (entry["text"].as_str().unwrap_or(""), entry["field"].as_str().unwrap_or(""));
        for text in [
            text.to_owned(),
            text.chars().map(full_width).collect(),
            spaced(text, '\u{3000}'),
            text.replace('，', "，\n    "),
        ] {
            let source = Source::new("语料", text.as_str());
            for piece in read_text(&text, field, entry["title"].as_str()) {
                if let Piece::Clause(reading) = piece {
                    assert_eq!(bare(source.slice(reading.span)), bare(&reading.text), "{text}");
                }
            }
        }
    }
}

/// 305 → 三百零五.
fn chinese(number: usize) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut out = String::new();
    let mut gap = false;
    for (step, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / step % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out += "零";
        }
        gap = false;
        if !(digit == 1 && step == 10 && out.is_empty()) {
            out += digits[digit];
        }
        out += word;
    }
    out
}

#[test]
fn every_chinese_numeral_is_its_number() {
    let read = |figure: &str| {
        let pieces = read_text(&format!("全年走访超过{figure}次的扣1分"), "扣分", None);
        match pieces.as_slice() {
            [Piece::Clause(reading)] => Some(format!("{:?}", reading.condition)),
            _ => None,
        }
    };
    for number in (1..320).chain((320..9999).step_by(37)) {
        let said = read(&number.to_string());
        assert!(said.is_some(), "{number}");
        assert_eq!(read(&chinese(number)), said, "{}", chinese(number));
    }
    for (numeral, digit) in ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        .into_iter()
        .zip(0..)
    {
        assert_eq!(
            read(&format!("三点{numeral}五")),
            read(&format!("3.{digit}5")),
            "三点{numeral}五"
        );
    }
    for (figure, number) in [
        ("两", "2"),
        ("零点五", "0.5"),
        ("三点二五", "3.25"),
        ("百", "100"),
        ("一百二", ""),
        ("一千二", ""),
        ("二零", ""),
        ("二〇", ""),
        ("三〇五", ""),
        ("一百〇二", "102"),
        ("一二", ""),
        ("十百", ""),
        ("十一百", ""),
        ("三千两百", "3200"),
    ] {
        assert_eq!(read(figure), if number.is_empty() { None } else { read(number) }, "{figure}");
    }
}
