//! How diagnostics look.

use rubricc::diagnostic::code::{R0501, R0502};
use rubricc::diagnostic::{Diagnostic, Severity};
use rubricc::render::{Look, Reporter, tally};
use rubricc::text::{Source, SourceId, Sources, Span};

fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add(Source::new("县市区.rubric", text));
    sources
}

/// The place of `words` in the first source.
fn place(sources: &Sources, words: &str) -> Span {
    let start = sources
        .get(SourceId(0))
        .text()
        .find(words)
        .expect("the words stand in the text");
    Span::new(SourceId(0), start, start + words.len())
}

fn show(diagnostic: &Diagnostic, sources: &Sources) -> String {
    Reporter::new(Look::default()).show(diagnostic, sources)
}

#[test]
fn a_diagnostic_shows_code_place_label_and_advice_in_chinese() {
    let sources = sources("类别 组织保障（15分）\n\n  指标 领导重视（3分）\n    扣分：未列入分工的扣1\n");
    let diagnostic = Diagnostic::new(&R0501, "「未列入分工的扣1」没有写明分数", place(&sources, "扣1"), "缺「分」")
        .help("在数字后面写「分」：扣1分");
    insta::assert_snapshot!(show(&diagnostic, &sources));
}

#[test]
fn the_column_counts_characters_and_the_underline_fits_wide_text() {
    let sources = sources("内容：abc，全角Ａ\t制表　空格，扣1 分");
    let diagnostic = Diagnostic::new(&R0502, "一句话不计分", place(&sources, "扣1 分"), "这里");
    insta::assert_snapshot!(show(&diagnostic, &sources));
}

#[test]
fn places_far_apart_and_in_two_files_are_all_shown() {
    let mut sources = sources("第一行\n第二行\n第三行\n第四行\n第五行\n第六行\n");
    let other = sources.add(Source::new("共用/等次.rubric", "等次：优秀（90分以上）\n"));
    let diagnostic = Diagnostic::new(&R0501, "三处不一致", place(&sources, "第六行"), "这里")
        .also(place(&sources, "第一行"), "那里")
        .also(Span::new(other, 0, "等次".len()), "别处");
    insta::assert_snapshot!(show(&diagnostic, &sources));
}

#[test]
fn neighbouring_lines_and_places_of_one_line_share_a_frame() {
    let sources = sources("未公开的扣1分，公开不全的扣0.5分\n\n未公开的扣2分\n");
    let diagnostic = Diagnostic::new(&R0501, "同一条件出现两次", place(&sources, "未公开的扣1分"), "第一处")
        .also(place(&sources, "公开不全的"), "旁边")
        .also(place(&sources, "未公开的扣2分"), "第二处");
    insta::assert_snapshot!(show(&diagnostic, &sources));
}

#[test]
fn the_end_of_a_file_is_shown_behind_its_last_words() {
    let sources = sources("类别 组织保障（15分\n\n\n");
    let end = sources.get(SourceId(0)).text().len();
    let diagnostic = Diagnostic::new(&R0501, "括号没有写完", Span::new(SourceId(0), end, end), "缺「）」");
    insta::assert_snapshot!(show(&diagnostic, &sources));
}

#[test]
fn a_line_of_a_megabyte_is_cut_to_what_fits() {
    let text = format!("{}未列入的扣1分{}", "前文，".repeat(200_000), "，后文".repeat(200_000));
    let sources = sources(&text);
    let diagnostic = Diagnostic::new(&R0501, "长行", place(&sources, "未列入"), "这里");
    insta::assert_snapshot!(show(&diagnostic, &sources));
}

#[test]
fn control_and_direction_marks_do_not_reach_the_terminal() {
    let sources = sources("条款\u{1b}[31m\u{0}\u{202E}的扣1分");
    let hidden = "看不见的\u{1b}[31m字符\u{0}";
    let diagnostic = Diagnostic::new(&R0501, hidden, place(&sources, "的扣"), "这里").help(hidden);
    let shown = show(&diagnostic, &sources);
    assert!(!shown.contains(['\u{1b}', '\u{0}', '\u{202E}']), "{shown}");
}

#[test]
fn colours_and_frames_follow_the_look() {
    let sources = sources("扣1");
    let diagnostic = Diagnostic::new(&R0501, "没有「分」", place(&sources, "扣1"), "缺「分」").help("写「分」");
    let look = Look {
        color: true,
        ..Look::default()
    };
    assert!(Reporter::new(look).show(&diagnostic, &sources).contains("\u{1b}["));
    let look = Look {
        frames: false,
        ..Look::default()
    };
    insta::assert_snapshot!(Reporter::new(look).show(&diagnostic, &sources));
}

#[test]
fn long_messages_break_where_chinese_may() {
    let sources = sources("扣1");
    let long = "「依申请公开（网上、当面）」的要素有12项，缺4项就扣完2分，其余8项缺不缺都一样；".repeat(3);
    let diagnostic = Diagnostic::new(&R0501, &long, place(&sources, "扣1"), "这里").help(&long);
    let look = Look {
        width: 60,
        ..Look::default()
    };
    insta::assert_snapshot!(Reporter::new(look).show(&diagnostic, &sources));
}

#[test]
fn the_tally_names_only_what_there_is() {
    let look = Look::default();
    assert_eq!(
        tally(&[Severity::Error, Severity::Warning, Severity::Error], &look),
        "2个错误，1个警告"
    );
    assert_eq!(tally(&[Severity::Warning], &look), "1个警告");
    assert_eq!(tally(&[], &look), "");
}
