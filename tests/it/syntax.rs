//! Lines and headings: what a text is taken for, and what is said of the lines that are nothing.

use proptest::prelude::*;
use rubricc::compile;
use rubricc::diagnostic::Diagnostic;
use rubricc::model::Points;
use rubricc::syntax::numeral;
use rubricc::syntax::tree::{Field, Section};
use rubricc::syntax::{Tree, parse};
use rubricc::text::{Source, SourceId, Sources};

use crate::files;

fn read(text: &str) -> (Source, Tree, Vec<Diagnostic>) {
    let source = Source::new("表.rubric", text);
    let (tree, found) = parse(&source, SourceId(0));
    (source, tree, found)
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|d| d.code.id).collect()
}

/// The tree in brief: a heading or field a line.
fn outline(source: &Source, tree: &Tree) -> String {
    fn field(out: &mut String, source: &Source, field: &Field, depth: usize) {
        let mode = field.mode.map(|m| format!("<{}>", source.slice(m))).unwrap_or_default();
        let lines: Vec<&str> = field.lines.iter().map(|&l| source.slice(l)).collect();
        out.push_str(&format!("{}{}{mode} {lines:?}\n", "  ".repeat(depth), field.keyword.word()));
    }
    fn section(out: &mut String, source: &Source, part: &Section, depth: usize) {
        let heading = part.heading.map(|h| {
            let words = |at| source.slice(at);
            format!("{} {:?} {:?}", h.word.word(), h.title.map(words), h.bracket.map(words))
        });
        out.push_str(&format!(
            "{}{}\n",
            "  ".repeat(depth),
            heading.as_deref().unwrap_or("（无标题）")
        ));
        part.fields.iter().for_each(|f| field(out, source, f, depth + 1));
        part.parts.iter().for_each(|p| section(out, source, p, depth + 1));
    }
    let mut out = String::new();
    tree.table.iter().for_each(|f| field(&mut out, source, f, 0));
    tree.categories.iter().for_each(|s| section(&mut out, source, s, 0));
    tree.adjustments.iter().for_each(|s| section(&mut out, source, s, 0));
    tree.cases.iter().for_each(|s| section(&mut out, source, s, 0));
    out
}

#[test]
fn lines_become_headings_and_fields_in_every_form_offices_type() {
    let text = "\u{FEFF}细则:考核细则\r\n满分 ： 100分 # 尾注\r\n\r\n# 注释\r\n　　类别　一、组织保障 ( 15分 )  # 尾注\r\n\
        指标【领导】重视（3 分）\r\n内容：年度至少开展一次培训，\r\n  # 夹在中间的注释\r\n  年度不少于1次。\r\n  | 扣分：这是正文\r\n\
        扣分(就高，最高扣2分):未研究的扣1分，\n\n\t未分工的扣1分#不是注释。\n\
        要素（村（社区）不全）：甲、乙\n指标 （二）乡镇（街道）\n项（2分）\n扣分：\n3.5级的扣2分\n项 3.便民1#号（1分）\n得分：完成的得1分\n\
        加减分（加分最高5分，减分最高10分）\n加分：受表扬的每次加1分\n\
        用例 甲（一）\n佐证：甲/乙；丙：2\n应为：99分";
    let (source, tree, found) = read(text);
    assert_eq!(codes(&found), [""; 0]);
    insta::assert_snapshot!(outline(&source, &tree));
    let comments: Vec<&str> = tree.comments.iter().map(|&c| source.slice(c)).collect();
    assert_eq!(comments, ["# 尾注", "# 注释", "# 尾注", "# 夹在中间的注释"]);
}

#[test]
fn figures_are_read_in_every_form_that_has_one_reading() {
    let points = |text: &str| numeral::points(text).ok();
    for (text, micros) in [
        ("15分", 15_000_000),
        ("１５分", 15_000_000),
        (" 0.5 分", 500_000),
        ("0. 5分", 500_000),
        ("０．５分", 500_000),
        ("两分", 2_000_000),
        ("十五分", 15_000_000),
        ("一百零五分", 105_000_000),
        ("共20分", 20_000_000),
        ("2.50分", 2_500_000),
    ] {
        assert_eq!(points(text), Some(Points::from_micros(micros)), "{text}");
    }
    for text in [
        "05分",
        "0。5分",
        "l5分",
        "1O分",
        "1 5分",
        "15",
        "一百五分",
        "分",
        "",
        "1.2345678分",
        "-1分",
        "1e3分",
        "十十分",
        "½分",
    ] {
        assert_eq!(points(text), None, "{text}");
    }
}

#[test]
fn a_hundred_thousand_brackets_are_one_message() {
    let (_, tree, found) = read(&format!(
        "细则：甲\n指标 {}（2分）\n扣分：未召开的扣2分\n",
        "（".repeat(100_000)
    ));
    // without its heading the field has no place
    assert_eq!(codes(&found), ["R0101", "R0107"]);
    assert_eq!(tree.lines.len(), 3);
    let (_, _, found) = read(&format!("细则：甲\n指标 乙（2分）\n扣分：{}未召开的扣2分\n", "(".repeat(300)));
    assert_eq!(codes(&found), ["R0101"]);
}

#[test]
fn a_very_long_line_is_one_message_and_the_rest_is_read() {
    let (_, tree, found) = read(&format!(
        "细则：甲\n内容：{}\n指标 乙（2分）\n扣分：未召开的扣2分\n",
        "长".repeat(1_000_000)
    ));
    assert_eq!(codes(&found), ["R0101"]);
    assert_eq!(tree.categories[0].parts.len(), 1);
}

#[test]
fn unfinished_and_foreign_files_are_reported() {
    for text in [
        "",
        "\n\n",
        "#",
        "细则",
        "细则：",
        "类别",
        "指标 甲（2",
        "扣分（就高",
        "\0\0\0",
        "\u{FFFD}",
        "{\"细则\":1}",
        "\r\r\r",
        "|",
        "用例",
    ] {
        let mut sources = Sources::default();
        sources.add(Source::new("表.rubric", text));
        assert!(!compile(&sources).diagnostics.is_empty(), "{text:?}");
    }
}

#[test]
fn every_bad_line_is_told_with_its_place() {
    files::tell("syntax");
}

/// Lines that look like rubrics, in any order, and pieces of them.
fn scraps() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("细则：甲\n"),
        Just("满分：10分\n"),
        Just("等次：优秀（90分以上，含90分），良好（80—90分）\n"),
        Just("类别 甲（2分）\n"),
        Just("指标 乙（2分）# 注\n"),
        Just("项（2分）\n"),
        Just("加减分（加分最高5分）\n"),
        Just("用例 丙\n佐证：乙/未召开\n应为：9分，优秀\n"),
        Just("扣分（就高，最高2分）："),
        Just("得分（分档）：\n"),
        Just("要素（丁）：一、二；三，四等\n"),
        Just("未召开的扣1分，"),
        Just("每缺一项扣0.5分。\n"),
        Just("否决：总分低于60分的，不得评为优秀。\n"),
        Just("引用：../甲\\乙.rubric\n"),
        Just("| "),
        Just("（"),
        Just("）"),
        Just("\r\n"),
        Just("　"),
        Just("："),
        Just("扣份：1分"),
        Just("\u{0}"),
    ];
    proptest::collection::vec(prop_oneof![4 => piece.prop_map(str::to_owned), 1 => "\\PC{0,8}"], 0..40)
        .prop_map(|parts| parts.concat())
}

/// Blanks, keywords and the rest of the text: nothing is lost between the lines.
fn tiles(text: &str) -> Result<(), TestCaseError> {
    let (source, tree, _) = read(text);
    let whole: String = tree.lines.iter().map(|line| source.slice(line.span)).collect();
    prop_assert_eq!(whole, text);
    Ok(())
}

#[test]
fn a_rare_blank_before_each_line_of_the_real_tables_changes_nothing() {
    for text in [
        include_str!("../../rubrics/2017/县市区.rubric"),
        include_str!("../../rubrics/2017/市直单位.rubric"),
    ] {
        let behind: String = text.lines().map(|line| format!("\u{A0}{line}\n")).collect();
        let (plain, with) = (read(text), read(&behind));
        assert_eq!(outline(&plain.0, &plain.1), outline(&with.0, &with.1));
    }
}

#[test]
fn numbering_is_no_part_of_a_title() {
    let titles = [
        ("1.三会一课", "三会一课"),
        ("２．五个一工程", "五个一工程"),
        ("3.5级以上地震", "3.5级以上地震"),
        ("三.五小行业", "三.五小行业"),
        ("（二）领导重视", "领导重视"),
        ("四、十大行动", "十大行动"),
    ];
    for (written, title) in titles {
        let (source, tree, _) = read(&format!("指标 {written}（2分）\n扣分：甲的扣2分\n"));
        let found = tree.categories[0].parts[0]
            .heading
            .and_then(|h| h.title)
            .map(|at| source.slice(at));
        assert_eq!(found, Some(title));
    }
}

proptest! {
    #[test]
    fn the_lines_of_any_text_are_the_text(text in "\\PC{0,60}(\n\\PC{0,20}){0,6}") {
        tiles(&text)?;
    }

    #[test]
    fn the_lines_of_any_rubric_are_the_rubric(text in scraps()) {
        tiles(&text)?;
    }

    #[test]
    fn any_text_compiles_to_something(text in scraps()) {
        let mut sources = Sources::default();
        sources.add(Source::new("表.rubric", text));
        let compiled = compile(&sources);
        for found in &compiled.diagnostics {
            let span = found.span();
            prop_assert!(span.start <= span.end);
            prop_assert!(sources.get(span.source).text().get(span.range()).is_some());
        }
        for (at, item) in compiled.rubric.items().enumerate() {
            prop_assert_eq!(item.id.index(), at);
        }
    }

    #[test]
    fn a_rare_blank_before_each_line_changes_nothing(text in scraps()) {
        // behind such a blank only the grammar reads a line, never the glance at its first words
        let behind: String = text.lines().map(|line| format!("\u{A0}{line}\n")).collect();
        let told = |text: &str| {
            let (source, tree, found) = read(text);
            (outline(&source, &tree), codes(&found))
        };
        prop_assert_eq!(told(&text), told(&behind));
    }
}
