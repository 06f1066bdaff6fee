//! What tables, names and references of a rubric come to.

mod facts;
mod header;

use rubricc::model::{ExemptionOutcome, FactKind, Home, Points, Rubric};
use rubricc::resolve::references;
use rubricc::text::{Source, SourceId, Sources};
use rubricc::{Compiled, compile};

use crate::files;

fn compiled(text: &str) -> Compiled {
    let mut sources = Sources::default();
    sources.add(Source::new("表.rubric", text));
    compile(&sources)
}

/// The rubric of a text, which must raise nothing of R01 and R02.
fn rubric(text: &str) -> Rubric {
    let compiled = compiled(text);
    let found: Vec<_> = compiled.diagnostics.iter().filter(|d| d.code.id < "R03").collect();
    assert!(found.is_empty(), "{found:#?}\n{text}");
    compiled.rubric
}

/// A table field in an otherwise plain rubric.
fn with(field: &str) -> String {
    format!("细则：甲\n满分：100分\n{field}\n指标 乙（100分）\n扣分：未召开的扣100分。\n")
}

/// `优秀[90,∞) 合格[60,90)`.
fn bands(field: &str) -> String {
    bands_of(&rubric(&with(field)))
}

fn bands_of(rubric: &Rubric) -> String {
    let shown = rubric.bands.iter().map(|band| {
        let low = band.low.map_or("(-∞".to_owned(), |(at, closed)| {
            format!("{}{at}", if closed { "[" } else { "(" })
        });
        let high = band.high.map_or("∞)".to_owned(), |(at, closed)| {
            format!("{at}{}", if closed { "]" } else { ")" })
        });
        format!("{}{low},{high}", band.name)
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn bands_are_read_in_the_wording_of_notices() {
    for (field, expected) in [
        (
            "等次：优秀（90分以上，含90分），良好（80—90分，含80分），合格（60—80分，含60分），不合格（低于60分）",
            "优秀[90,∞) 良好[80,90) 合格[60,80) 不合格(-∞,60)",
        ),
        (
            "等次：总分85分以上的为\"优秀\",70分以上不足85分的为“良好”,60分以上不足70分的为合格；不足60分的评为「不合格」等次。",
            "优秀[85,∞) 良好[70,85) 合格[60,70) 不合格(-∞,60)",
        ),
        ("等次：好(≥90分)、中(60分≤)、差(＜60分)", ""),
        (
            "等次：好（≥９０分）、中（60分及以上且低于90分）、差（<60分）",
            "好[90,∞) 中[60,90) 差(-∞,60)",
        ),
        (
            "等次：好（超过90分），中（60（含）—90（含）分），差（60分以下，不含60分）",
            "好(90,∞) 中[60,90] 差(-∞,60)",
        ),
        (
            "等次：好（90分以上），中（60-90分），差（不满60分）",
            "好[90,∞) 中[60,90) 差(-∞,60)",
        ),
        ("等次：好（90—100分），中（60—90分）", "好[90,100] 中[60,90]"),
        ("等次：好（总分为90分以上），中（总分为90分以下，不含90分）", ""),
        (
            "等次：一等（九十分以上），二等（九十分以下，不含九十分）",
            "一等[90,∞) 二等(-∞,90)",
        ),
        (
            "等次：\n优秀（90分以上），\n# 注释\n合格（不足90分） # 尾注",
            "优秀[90,∞) 合格(-∞,90)",
        ),
    ] {
        if expected.is_empty() {
            assert!(
                compiled(&with(field)).diagnostics.iter().any(|d| d.code.id == "R0204"),
                "{field}"
            );
        } else {
            assert_eq!(bands(field), expected, "{field}");
        }
    }
}

#[test]
fn bands_that_say_nothing_certain_are_refused() {
    for field in [
        "等次：优秀（90%以上）",
        "等次：优秀（超过90分以上）",
        "等次：优秀（90分）",
        "等次：优秀（90分左右）",
        "等次：优秀（80—90分，含85分）",
        "等次：优秀（05分以上）",
        "等次：优秀90分以上",
        "等次：优秀（9 0分以上）",
        "等次：优秀（9\n  0分以上）",
        "等次：前三名为优秀",
        "等次：优秀（90分以上），优秀（80分以上）",
    ] {
        let found = compiled(&with(field)).diagnostics;
        assert!(found.iter().any(|d| d.code.id == "R0204"), "{field}");
    }
}

#[test]
fn what_is_not_read_is_quoted_without_what_stands_between_its_lines() {
    let compiled = compiled(&with("等次：优（90分\n  # 一\n  | 左右），劣（低于90分）"));
    let told: Vec<&str> = compiled.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(told.contains(&"等次「优（90分左右）」读不懂"), "{told:?}");
}

#[test]
fn figures_on_two_lines_are_not_one_number() {
    let compiled = compiled("细则：甲\n满分：10\n  0分\n指标 乙（100分）\n扣分：未召开的扣100分。\n");
    let told: Vec<&str> = compiled.diagnostics.iter().map(|found| found.code.id).collect();
    assert!(told.contains(&"R0105"), "{told:?}");
}

#[test]
fn bounds_and_places_of_the_total_are_read() {
    let both = rubric(&with("总分：不低于0分，不超过110分\n小数：保留两位小数"));
    assert_eq!(
        (both.total_low, both.total_high, both.total_places),
        (Some(Points::ZERO), Some(Points::whole(110)), Some(2))
    );
    let one = rubric(&with("总分：最高120分 # 上限\n小数：四舍五入，保留整数"));
    assert_eq!(
        (one.total_low, one.total_high, one.total_places),
        (None, Some(Points::whole(120)), Some(0))
    );
    for field in [
        "总分：低于110分",
        "总分：适当",
        "小数：保留七位小数",
        "小数：两位",
        "满分：一百五分",
    ] {
        let found = compiled(&with(field)).diagnostics;
        assert!(found.iter().any(|d| d.code.id < "R03"), "{field}");
    }
}

#[test]
fn every_outcome_of_an_exemption_is_read() {
    for (field, outcome, places) in [
        ("经市政务公开办认定，未定", ExemptionOutcome::Undecided, None),
        ("经市政务公开办认定的，按满分计", ExemptionOutcome::Full, None),
        ("由市政务公开办审定，计０分", ExemptionOutcome::Zero, None),
        (
            "经市政务公开办批准，剔除，按本类别其余得分率折算，保留两位小数",
            ExemptionOutcome::RestOfCategory,
            Some(2),
        ),
        (
            "市政务公开办同意,剔除,按全表其余得分率折算,保留1位小数",
            ExemptionOutcome::RestOfTable,
            Some(1),
        ),
    ] {
        let rule = rubric(&with(&format!("不适用：{field}"))).exemption.expect(field);
        assert_eq!(
            (rule.approver.shown(), rule.outcome, rule.places),
            ("市政务公开办", outcome, places),
            "{field}"
        );
    }
    for field in [
        "未定",
        "经甲认定",
        "经甲认定，剔除",
        "经甲认定，按本类别其余得分率折算",
        "经甲认定，未定，计0分",
        "经甲认定，看着办",
    ] {
        let found = compiled(&with(&format!("不适用：{field}"))).diagnostics;
        assert!(found.iter().any(|d| d.code.id == "R0204"), "{field}");
    }
}

#[test]
fn conversions_are_a_share_or_a_number_of_points() {
    for (field, factor, places) in [
        ("按40%折算，保留两位小数", "0.4", Some(2)),
        ("折合20分", "0.2", None),
        ("按20分折算", "0.2", None),
        ("按百分之十五折算", "0.15", None),
    ] {
        let conversion = rubric(&with(&format!("折算：{field}"))).conversion.expect(field);
        assert_eq!(
            (conversion.factor.to_string().as_str(), conversion.places),
            (factor, places),
            "{field}"
        );
    }
    for field in ["按权重折算", "按40折算", "按0%折算", "按40%折算，按50%折算"] {
        let found = compiled(&with(&format!("折算：{field}"))).diagnostics;
        assert!(found.iter().any(|d| d.code.id == "R0204"), "{field}");
    }
}

#[test]
fn facts_stand_in_document_order_with_their_paths_and_kinds() {
    let rubric = rubric(
        "细则：甲\n满分：20分\n计分：扣完为止\n等次：好（10分以上），差（不足10分）\n\
         否决：弄虚作假的，评为差；会议/未召开的，不得评为好。\n\
         类别 一\n指标 会议（4分）\n扣分：未召开的扣1分，迟到的每人次扣0.5分；覆盖率低于90%的，每低1个百分点扣0.2分。\n减分（最高5分）：迟到的扣1分。\n\
         指标 报送\n项（6分）\n要素：电话、地址、电话、邮箱\n扣分：要素不全的，每缺一项扣1分；信息报送少于12条的，每少一条扣0.5分；每少一次督导扣1分。\n\
         项 落实（10分）\n得分：按完成率得分，保留两位小数。\n扣分：情节严重的，酌情扣1至3分；支出超过10万元的扣1分。\n\
         加减分（加分最高5分，减分最高5分）\n加分：受到表扬的每次加1分。\n项 其他\n减分：受到批评的每次扣1分。\n",
    );
    let facts: Vec<String> = rubric
        .facts
        .iter()
        .map(|fact| {
            format!(
                "{} {:?} {}",
                fact.full_path(),
                kind(&fact.kind),
                if fact.may_be_absent { "可未发生" } else { "" }
            )
        })
        .collect();
    insta::assert_snapshot!(facts.join("\n"));
    let bar = rubric.vetoes[0].clauses[1].fact.expect("会议/未召开 is a fact");
    assert_eq!(rubric.facts[bar.index()].home, Home::Item(rubric.items().next().unwrap().id));
}

fn kind(kind: &FactKind) -> String {
    match kind {
        FactKind::Finding => "是否".into(),
        FactKind::Count { unit } => format!("次数 {unit}"),
        FactKind::Missing { elements, limit, .. } => format!("缺项 {} {limit:?}", elements.len()),
        FactKind::Excess { unit, whole, short } => format!("超缺 {unit} {whole} {short}"),
        FactKind::Data { unit, whole } => format!("数据 {unit} {whole}"),
        FactKind::Rate => "比率".into(),
        FactKind::Discretion { low, high, .. } => format!("酌情 {low}—{high}"),
    }
}

#[test]
fn element_lists_split_at_the_highest_separator_and_respect_brackets() {
    let lists = |field: &str| {
        let text = format!("细则：甲\n满分：9分\n指标 乙（9分）\n{field}\n扣分：要素不全的，每缺一项扣0.5分。\n");
        let rubric = rubric(&text);
        let FactKind::Missing { elements, limit, .. } = rubric.facts[0].kind.clone() else {
            panic!()
        };
        let names: Vec<String> = elements.iter().map(|name| name.shown().to_owned()).collect();
        (names.join("|"), limit)
    };
    assert_eq!(lists("要素：一、二、三。"), ("一|二|三".into(), Some(3)));
    assert_eq!(
        lists("要素：甲、乙信息，丙信息，丁、戊信息"),
        ("甲、乙信息|丙信息|丁、戊信息".into(), Some(3))
    );
    assert_eq!(
        lists("要素：村（社区，居委会）、镇"),
        ("村（社区，居委会）|镇".into(), Some(2))
    );
    assert_eq!(lists("要素：一、二等"), ("一|二".into(), None));
    assert_eq!(lists("要素：一、\n  二、\n  # 注\n  三"), ("一|二|三".into(), Some(3)));
    assert_eq!(lists("要素：一、二\n要素：二、三"), ("一|二|三".into(), Some(3)));
    assert_eq!(lists("要素（要素不全）：一、二；三"), ("一、二|三".into(), Some(2)));
    assert_eq!(lists("要素：男女平等"), ("男女平等".into(), Some(1)));
}

fn three(main: &str, first: &str, second: &str) -> Compiled {
    let mut sources = Sources::default();
    sources.add(Source::new("表/县.rubric", main));
    sources.add(Source::new("表/共用/等次.rubric", first));
    sources.add(Source::new("表/满分.rubric", second));
    compile(&sources)
}

const BODY: &str = "指标 乙（9分）\n扣分：未召开的扣9分。\n";

#[test]
fn references_bring_in_table_fields_and_cases() {
    let compiled = three(
        &format!("细则：甲\n引用：共用\\等次.rubric\n年度：2017\n{BODY}"),
        "引用：../满分.rubric\n等次：好（5分以上），差（不足5分）\n年度：２０１７\n用例 丙\n细则：甲\n应为：9分\n",
        "满分：9分\n",
    );
    let found: Vec<_> = compiled.diagnostics.iter().map(|d| d.code.id).collect();
    assert_eq!(found, [""; 0]);
    assert_eq!(compiled.rubric.full, Points::whole(9));
    assert_eq!(compiled.rubric.bands.len(), 2);
    assert_eq!(compiled.cases.len(), 1);
}

#[test]
fn references_that_clash_or_lead_nowhere_are_told() {
    let codes = |compiled: Compiled| compiled.diagnostics.iter().map(|d| d.code.id).collect::<Vec<_>>();
    let with = |path: &str| format!("细则：甲\n满分：9分\n引用：{path}\n{BODY}");
    assert_eq!(codes(three(&with("共用/等次.rubric"), "满分：8分\n", "")), ["R0202"]);
    assert_eq!(codes(three(&with("共用/等次.rubric"), "引用：../县.rubric\n", "")), ["R0203"]);
    for path in [
        "没有.rubric",
        "../../县.rubric",
        "/表/满分.rubric",
        "C:\\满分.rubric",
        "县.rubric",
    ] {
        assert_eq!(codes(three(&with(path), "", "")), ["R0203"], "{path}");
    }
}

#[test]
fn the_paths_to_load_are_known_without_compiling() {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(
        "表\\县.rubric",
        "细则：甲\n 引用 ： ..\\共用.rubric # 注\n内容：引用：乙\n引用：./丙.rubric\n引用：../../上.rubric\n引用：/丁.rubric\n引用：丁:丁.rubric",
    ));
    assert_eq!(references(&sources, id), ["共用.rubric", "表/丙.rubric"]);
    assert_eq!(id, SourceId(0));
}

#[test]
fn every_clash_of_names_is_told_with_both_places() {
    files::tell("resolve");
}

#[test]
fn what_two_files_say_otherwise_is_told_in_both_places() {
    let told = |compiled: Compiled| -> Vec<String> {
        let line = |d: &rubricc::diagnostic::Diagnostic| {
            let places: Vec<String> = d.labels.iter().map(|l| format!("{}:{}", l.span.source.0, l.text)).collect();
            format!("{} {} {}", d.code.id, d.message, places.join(" "))
        };
        compiled.diagnostics.iter().map(line).collect()
    };
    let main = format!("细则：甲\n引用：共用/等次.rubric\n引用：满分.rubric\n满分：9分\n否决：弄虚作假的，总分计0分。\n{BODY}");
    let compiled = three(
        &main,
        "满分：8分\n等次：好（5分以上），差（不足5分）\n否决：弄虚作假的，总分计0分。\n",
        "等次：好（6分以上），差（不足6分）\n满分：9分\n小数：保留一位小数\n小数：保留一位小数\n",
    );
    assert_eq!(
        compiled.rubric.vetoes.iter().map(|field| field.clauses.len()).sum::<usize>(),
        1
    );
    insta::assert_snapshot!(told(compiled).join("\n"));
    // said twice in one file is a slip, whatever it says
    let twice = three(&format!("细则：甲\n满分：9分\n满分：９分\n{BODY}"), "", "");
    assert_eq!(told(twice).len(), 1);
    let vetoes = three(
        &format!("细则：甲\n满分：9分\n否决：弄虚作假的，总分计0分。\n否决：泄密的，总分计0分。\n{BODY}"),
        "",
        "",
    );
    assert_eq!(vetoes.rubric.vetoes.iter().map(|field| field.clauses.len()).sum::<usize>(), 2);
}

#[test]
fn the_units_of_things_are_whole_and_those_of_lengths_are_not() {
    let whole = |unit: &str| {
        let text = format!("细则：甲\n满分：9分\n指标 乙（9分）\n扣分：报送少于3{unit}的扣1分。\n");
        match rubric(&text).facts[0].kind {
            FactKind::Data { whole, .. } => Some(whole),
            FactKind::Rate => None,
            _ => panic!("{unit}"),
        }
    };
    for unit in ["条", "次", "人", "个", "人次", "家", "篇", "天", "个工作日"] {
        assert_eq!(whole(unit), Some(true), "{unit}");
    }
    for unit in ["万元", "元", "公里", "小时", "亩", "平方米", "吨", "万人次", "亿元", "分"] {
        assert_eq!(whole(unit), Some(false), "{unit}");
    }
    assert_eq!(whole("%"), None);
}

#[test]
fn editors_marks_and_blanks_in_the_fields_of_the_table_are_nothing() {
    assert_eq!(
        bands("等次：【优】秀（90 分以上），　合格（不足【90】分）"),
        "优秀[90,∞) 合格(-∞,90)"
    );
    let slip = compiled(&with("等次：优秀（90分以上），【合格】（左 右）"));
    let place = slip.diagnostics.iter().find(|d| d.code.id == "R0204").expect("told").labels[0].span;
    let source = with("等次：优秀（90分以上），【合格】（左 右）");
    assert_eq!(&source[place.range()], "合格】（左 右）");
}
