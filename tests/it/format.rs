//! 排版: what `fmt` changes, and that it changes no reading.

use proptest::prelude::*;
use rubricc::format::format;
use rubricc::model::{Clause, Rubric};
use rubricc::syntax;
use rubricc::text::{Source, SourceId, Sources};

fn formatted(text: &str) -> String {
    let source = Source::new("细则", text);
    let (tree, _) = syntax::parse(&source, SourceId(0));
    format(&source, &tree)
}

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
    // names are equal when their folded forms are
    let said = said.iter().map(|words| rubricc::text::fold::key(words)).collect();
    (
        said,
        compiled.diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect(),
    )
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_lines_keep_their_reading(lines in proptest::collection::vec(prop_oneof![
        Just("类别 甲（5分）"), Just("指标 乙(5分) # 注"), Just("  项 （2分）"), Just("扣分:未办的扣1分,迟办的"), Just("每次扣0.5分"),
        Just("# 说明"), Just(""), Just("| 扣分：原样"), Just("内容：办好,８项"), Just("乱写的一行"), Just("满分：5分"), Just("　要素:一、二"),
        Just("加减分"), Just("加分：受到省级表扬的每次加1分；市级加0.5分。扣完为止"), Just("等次：好（3分以上，含3分），差（低于3分）"),
    ], 0..12)) {
        let text = format!("细则：任意\n{}\n", lines.join("\n"));
        let once = formatted(&text);
        prop_assert_eq!(formatted(&once), once.clone());
        prop_assert_eq!(meaning(&once).0, meaning(&text).0);
    }
}
