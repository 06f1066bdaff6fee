//! 排版: what `fmt` changes, and that it changes no reading.

mod blanks;

use proptest::prelude::*;
use rubricc::format::format;
use rubricc::model::{Clause, Rubric};
use rubricc::syntax;
use rubricc::syntax::tree::{Field, Section};
use rubricc::text::{Source, SourceId, Sources, Span};

fn formatted(text: &str) -> String {
    let source = Source::new("细则", text);
    format(&source).unwrap_or_else(|| panic!("没有排版：\n{text}"))
}

const CASES: u32 = 512;

/// Everything a rubric means but for places.
fn meaning(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let mut sources = Sources::default();
    sources.add(Source::new("细则", text));
    let compiled = rubricc::compile(&sources);
    let mut said: Vec<String> = compiled
        .rubric
        .facts
        .iter()
        .map(|fact| format!("{} {:?}", fact.full_path(), fact.kind))
        .collect();
    said.extend(clauses(&compiled.rubric).map(|clause| {
        let reading = &clause.reading;
        format!(
            "{:?} {:?} {:?} {:?} {:?}",
            reading.effect, reading.amount, reading.condition, reading.per, reading.cap
        )
    }));
    said.extend(compiled.rubric.items().map(|item| format!("{:?} {}", item.path, item.full)));
    said.extend(
        compiled
            .rubric
            .bands
            .iter()
            .map(|band| format!("{} {:?} {:?}", band.name, band.low, band.high)),
    );
    let (tree, _) = syntax::parse(sources.get(SourceId(0)), SourceId(0));
    let sections = tree.categories.iter().chain(&tree.adjustments).chain(&tree.cases);
    tree.table
        .iter()
        .for_each(|field| said.push(said_by(sources.get(SourceId(0)), field)));
    sections.for_each(|section| say(sources.get(SourceId(0)), section, &mut said));
    said.extend(tree.comments.iter().map(|comment| sources.slice(*comment).to_owned()));
    // names are equal when their folded forms are
    let said = said.iter().map(|words| rubricc::text::fold::key(words)).collect();
    (
        said,
        compiled.diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect(),
    )
}

/// A heading with all its fields and parts.
fn say(source: &Source, section: &Section, said: &mut Vec<String>) {
    if let Some(heading) = section.heading {
        let words = |span: Option<Span>| span.map_or("", |span| source.slice(span));
        said.push(format!(
            "{:?} {}（{}）",
            heading.word,
            words(heading.title),
            words(heading.bracket)
        ));
    }
    section.fields.iter().for_each(|field| said.push(said_by(source, field)));
    section.parts.iter().for_each(|part| say(source, part, said));
}

fn said_by(source: &Source, field: &Field) -> String {
    let lines: String = field.lines.iter().map(|line| source.slice(*line)).collect();
    format!("{:?}{:?}：{lines}", field.keyword, field.mode.map(|mode| source.slice(mode)))
}

fn clauses(rubric: &Rubric) -> impl Iterator<Item = &Clause> {
    rubric
        .scoring_clauses()
        .map(|(_, clause)| clause)
        .chain(rubric.veto_clauses().map(|(_, clause)| clause))
}

fn stays_the_same(text: &str) {
    let once = formatted(text);
    assert_eq!(formatted(&once), once, "排版两次不同：\n{text}");
    assert_eq!(meaning(&once), meaning(text), "排版改变了读解：\n{text}\n排版后：\n{once}");
}

fn shipped(folder: &str) -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rubric") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    assert!(!texts.is_empty());
    texts
}

#[test]
fn the_shipped_rubrics_are_in_the_canonical_layout_already() {
    for text in shipped("rubrics/2017") {
        assert_eq!(formatted(&text), text);
    }
}

#[test]
fn a_pasted_table_is_laid_out_one_clause_a_line() {
    let pasted = "细则:某考核细则\r\n满分:３分\r\n计分:扣完为止\r\n指标 领导重视(3分)\r\n内容:年内听取汇报,列入分工.\r\n扣分:未专题研究的扣1分,未列入分工的扣1分;分工未公开的,\r\n扣1分。 \r\n# 编者注\r\n";
    insta::assert_snapshot!(formatted(pasted));
}

#[test]
fn every_comment_stays_on_its_line() {
    let text = "# 一\n细则：某考核细则\n满分：2分\n计分：扣完为止  # 二\n等次：优秀（1分以上，含1分），  # 三\n  # 四\n  不合格（低于1分）  # 五\n\n指标 会议（2分）  # 六\n  # 七\n  扣分：\n    # 八\n    未召开的扣2分。\n# 九\n";
    assert_eq!(formatted(text), text);
    stays_the_same(text);
}

#[test]
fn examples_of_the_error_pages_keep_their_reading() {
    for code in rubricc::diagnostic::code::all() {
        for block in code.page.split("```rubric\n").skip(1) {
            let text = block.split("```").next().unwrap_or("");
            stays_the_same(text);
        }
    }
}

#[test]
fn the_corpora_keep_their_reading() {
    for corpus in [
        include_str!("../corpus/clauses.jsonl"),
        include_str!("../corpus/more.jsonl"),
        include_str!("../corpus/seed.jsonl"),
    ] {
        for line in corpus.lines() {
            let entry: serde_json::Value = serde_json::from_str(line).unwrap();
            let (text, field) = (entry["text"].as_str().unwrap(), entry["field"].as_str().unwrap());
            stays_the_same(&format!(
                "细则：语料\n满分：50分\n计分：扣完为止\n\n指标 【一】（50分）\n  {field}：{text}\n"
            ));
        }
    }
}

/// `text` laid out, between a table's head and further fields.
fn of_item(lines: &str) -> String {
    format!("细则：甲\n满分：6分\n计分：扣完为止\n等次：优（3分以上，含3分），劣（低于3分）\n\n指标 乙（6分）\n{lines}\n")
}

#[test]
fn a_clause_that_begins_like_a_field_a_heading_or_a_comment_gets_the_mark() {
    for (behind, line) in [
        ("减分：被通报的扣2分。", "    | 减分：被通报的扣2分。"),
        ("说明：以台账为准。", "    | 说明：以台账为准。"),
        ("要素：甲、乙", "    | 要素：甲、乙"),
        ("# 备注以台账为准。", "    | # 备注以台账为准。"),
        ("未公示的扣1分；用例 甲乙丙的扣1分。", "    | 用例 甲乙丙的扣1分。"),
        ("指标 不清的扣1分。", "    | 指标 不清的扣1分。"),
        ("项 不清的扣1分。", "    | 项 不清的扣1分。"),
        ("类别（3分）的扣1分。", "    | 类别（3分）的扣1分。"),
    ] {
        let text = of_item(&format!("扣分：未建立的扣6分。{behind}"));
        let once = formatted(&text);
        assert!(once.lines().any(|found| found == line), "{once}");
        stays_the_same(&text);
    }
}

#[test]
fn a_line_with_an_error_stays_as_it_stands() {
    for line in [
        "指标 巡林（6分）扣分：未巡的扣6分",
        "指标 巡林（6分）（含夜巡）",
        "项 (1)野外用火【6分】",
        "指标（6分）巡林",
        "类别 收集（５分",
        "指标 信息报送 4分",
        "指标巡林（6分）",
        "指标：巡林（6分）",
        "指标 巡林（6分） 与绩效办核过",
        "细则5：甲",
        "满分，：100分",
        "等次#：优（3分以上，含3分）",
        "材料，：表",
        "扣 分：未巡的扣1分",
    ] {
        for text in [of_item(line), format!("{line}\n满分：6分\n")] {
            assert!(
                formatted(&text).lines().any(|found| found.trim() == line),
                "{line}：{}",
                formatted(&text)
            );
            stays_the_same(&text);
        }
    }
}

#[test]
fn a_blank_line_below_a_heading_goes() {
    let text = of_item("\n\n  扣分：未建立的扣6分。");
    assert!(formatted(&text).contains("指标 乙（6分）\n  扣分："));
    stays_the_same(&text);
}

#[test]
fn the_path_of_a_file_keeps_its_widths() {
    let text = "细则：甲\n引用：共用/等次(２０１７),一.rubric  # 注\n";
    assert_eq!(formatted(text), text);
}

#[test]
fn digits_with_something_unseen_between_them_do_not_become_one_number() {
    let text = of_item("扣分：\n    未巡的扣1\u{FEFF}\u{200B}0分，扣分01分。\u{200B}");
    assert!(
        formatted(&text).contains("未巡的扣1 0分，扣分01分。\n"),
        "{}",
        formatted(&text)
    );
    stays_the_same(&text);
}

#[test]
fn points_with_a_blank_between_figures_stay_unread() {
    for (found, left) in [
        ("（1\t0分）", "（1 0分）"),
        ("（十 　二分）", "（十 二分）"),
        ("（ 1 .5 分 ）", "（1.5分）"),
    ] {
        let text = of_item(&format!("指标 丙{found}"));
        assert!(formatted(&text).contains(&format!("指标 丙{left}\n")), "{}", formatted(&text));
        stays_the_same(&text);
    }
}

/// Lines that are easily taken for others once they are moved.
fn line() -> impl Strategy<Value = String> {
    let whole = prop::sample::select(vec![
        "类别 甲（5分）",
        "类别 收集（５分",
        "指标 乙(5分) # 注",
        "指标 巡林（6分）（含夜巡）",
        "指标 报送 4分",
        "指标巡林（6分）",
        "指标（6分）巡林 # 丙",
        "  项 （2分）",
        "项 (1)用火【6分】",
        "加减分",
        "加减分（加分最高5分）",
        "用例 甲",
        "佐证：乙/未办",
        "应为：9分",
        "乱写的一行",
        "满分：5分",
        "满分，：100分",
        "细则5：甲",
        "等次#：优",
        "等次：好（3分以上，含3分），差（低于3分）  # 戊",
        "　要素:一、二",
        "要素：甲;乙 # 丙",
        "内容：办好,８项",
        "内容：",
        "注：",
        "材料，：表",
        "年度：",
        "2019",
        "否决：",
        "",
        "",
        "|",
        "|  ",
        "  | ",
        "| 扣分：原样",
        "|# 丁",
        "# 说明",
        "  #己",
        ";",
        "。",
        "扣 分：未办的扣1分",
        "扣分办法：未办的扣1分",
        "扣\u{200B}分：未办的扣1分",
    ]);
    let piece = prop::sample::select(vec![
        "未办的扣1分",
        "减分：被通报的扣2分",
        "说明：以台账为准",
        "# 备注",
        "用例 甲的扣1分",
        "指标 不清的扣1分",
        "项（2分）",
        "项 乙",
        "类别：丙的扣1分",
        "加分",
        "佐证：丁",
        "其余：满分",
        "其余的扣1分",
        "迟办的,每次扣0.5分",
        "| 竖线",
        "|",
        " ",
        "　",
        "要素：甲、乙",
        "指标甲（2分）",
        "否则扣1分",
        "酌情处理",
        "市级扣0.5分",
        "扣分：",
        "得分：满意的得1分",
        "(1)",
        "２.未报的扣２分",
        "\u{200B}",
    ]);
    let mark = prop::sample::select(vec!["。", "；", ",", "，", ";", ".", "\n", "\n  ", "\n# 注\n", ""]);
    let head = prop::sample::select(vec![
        "扣分：",
        "扣分:",
        "  扣分（就高）：",
        "得分(分档)：",
        "加分：",
        "减分：",
        "否决：",
        "内容：",
        "注：",
        "说明:",
        "扣分：\n",
        "内容：\n",
        "",
    ]);
    let field = (head, prop::collection::vec((piece, mark), 0..5)).prop_map(|(head, pieces)| {
        let words: Vec<String> = pieces.iter().map(|(piece, mark)| format!("{piece}{mark}")).collect();
        format!("{head}{}", words.concat())
    });
    prop_oneof![whole.prop_map(str::to_owned), field]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn any_lines_keep_their_reading(lines in prop::collection::vec(line(), 0..12), table in any::<bool>()) {
        let head = if table { "细则：任意\n" } else { "细则：任意\n指标 甲（9分）\n" };
        let text = format!("{head}{}\n", lines.join("\n"));
        // what no layout is found for stays as it is
        if format(&Source::new("细则", text.as_str())).is_some() {
            stays_the_same(&text);
        }
    }
}
