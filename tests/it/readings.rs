//! 读解表: what a leading group signs off.

use std::path::PathBuf;

use rubricc::diagnostic::Severity;
use rubricc::render::sheet::{Sheet, html, markdown, terminal};
use rubricc::render::{Look, ReadingsOf, readings};
use rubricc::text::{Source, Sources};

use crate::corpus::{ALL, read_text, sentences};

#[test]
fn every_reading_of_the_corpora_is_a_sentence_that_leaves_nothing_open() {
    let mut list = String::new();
    for entry in ALL.iter() {
        let word = |key: &str| entry[key].as_str();
        let (text, field) = (word("text").unwrap_or(""), word("field").unwrap_or(""));
        let pieces = read_text(text, field, word("title"));
        let told = sentences(&pieces, field);
        if told.is_empty() {
            continue;
        }
        list += &format!("〔{field}〕{text}\n");
        told.iter().for_each(|sentence| list += &format!("    {sentence}\n"));
    }
    insta::assert_snapshot!(list);
}

/// The table of a file in `tests/sheet`, with the files it refers to.
fn sheet(name: &str) -> Sheet {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sheet");
    let mut sources = Sources::default();
    let read = |name: &str| Source::new(name, std::fs::read_to_string(folder.join(name)).expect("a file of the tests"));
    let own = sources.add(read(name));
    for other in rubricc::resolve::references(&sources, own) {
        sources.add(read(&other));
    }
    let compiled = rubricc::compile(&sources);
    readings(&ReadingsOf {
        rubric: &compiled.rubric,
        unread: &compiled.unread,
        sources: &sources,
        errors: compiled
            .diagnostics
            .iter()
            .filter(|d| d.severity() == Severity::Error)
            .count(),
        fingerprint: "0123abcd",
    })
}

#[test]
fn the_table_holds_every_field_with_its_reading_in_each_format() {
    let sheet = sheet("各种写法.rubric");
    insta::assert_snapshot!("各种写法.md", markdown(&sheet));
    insta::assert_snapshot!("各种写法.html", html(&sheet));
    let look = Look {
        width: 72,
        ..Look::default()
    };
    insta::assert_snapshot!("各种写法.txt", terminal(&sheet, &look));
}

#[test]
fn words_that_look_like_marks_stay_words() {
    let sheet = sheet("难缠的字.rubric");
    let text = markdown(&sheet);
    for line in text.lines().filter(|line| line.starts_with('|')) {
        // a cell's own bars are escaped: three are left
        let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        assert_eq!(bars, 3, "{line}");
    }
    insta::assert_snapshot!("难缠的字.md", text);
    let page = html(&sheet);
    assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains('\u{FFFE}'));
    insta::assert_snapshot!("难缠的字.html", page);
}

#[test]
fn official_words_are_those_of_the_lines_without_what_stands_between_them() {
    let mut sources = Sources::default();
    let text = "\
细则：甲
满分：2分
等次：优秀（1分以上，  # 一
  # 二
  | 含1分），不合格（低于1分）
不适用：经甲办认定，  # 三
  | 未定

指标 会议（2分）
  要素：甲、
    # 四
    | 乙
  扣分：
    要素不全的，
    # 五
    | 每缺一项扣1分。
";
    sources.add(Source::new("甲.rubric", text));
    let compiled = rubricc::compile(&sources);
    let table = markdown(&readings(&ReadingsOf {
        rubric: &compiled.rubric,
        unread: &compiled.unread,
        sources: &sources,
        errors: 0,
        fingerprint: "",
    }));
    for words in [
        "| 等次：优秀（1分以上，含1分） |",
        "| 不适用：经甲办认定，未定 |",
        "| 要素：甲、乙 |",
        "| 要素不全的，每缺一项扣1分 |",
    ] {
        assert!(table.contains(words), "{words}\n{table}");
    }
}

#[test]
fn a_long_cell_is_wrapped_not_cut() {
    let mut sources = Sources::default();
    let long = "很长的条件".repeat(300);
    sources.add(Source::new(
        "长.rubric",
        format!("细则：长\n满分：1分\n指标 甲（1分）\n  扣分：{long}的扣1分。\n  内容：{long}{long}\n"),
    ));
    let compiled = rubricc::compile(&sources);
    let sheet = readings(&ReadingsOf {
        rubric: &compiled.rubric,
        unread: &compiled.unread,
        sources: &sources,
        errors: 0,
        fingerprint: "",
    });
    let letters = |text: &str| text.matches('很').count();
    assert_eq!(letters(&terminal(&sheet, &Look::default())), letters(&markdown(&sheet)));
    assert_eq!(letters(&html(&sheet)), letters(&markdown(&sheet)));
    assert_eq!(letters(&markdown(&sheet)), 4 * 300);
}
