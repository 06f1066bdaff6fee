//! Blank evidence and its schema.

use std::path::Path;

use rubricc::compile;
use rubricc::evidence::read;
use rubricc::export::form::form;
use rubricc::export::schema::schema;
use rubricc::model::{Rubric, Value};
use rubricc::text::{Source, SourceId, Sources, decode};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rubric `name` of 2017, its shared fields included.
fn rubric_of_2017(name: &str) -> Rubric {
    let mut sources = Sources::default();
    for file in [name, "共用.rubric"] {
        let bytes = std::fs::read(root().join("rubrics/2017").join(file)).expect("a rubric of 2017");
        sources.add(decode(&bytes, file));
    }
    compile(&sources).rubric
}

fn small() -> Rubric {
    let text = "细则：小表
满分：10分
计分：倒扣分，扣完为止
等次：合格（6分以上），不合格（低于6分）
不适用：经县政务公开办认定，未定
类别 信息公开（10分）
  指标 制度建设（4分）
    要素：主动公开、年度报告、保密审查
    扣分：
      未下发要点的扣1分，
      制度不健全的，每缺一项扣0.5分，
      情节严重的，酌情扣1至3分。
  指标 依申请公开
    项 网上申请（3分）
      扣分：超期回复的，每件次扣0.5分；办结率低于90%的扣1分。
    项 会议纪律（3分）
      扣分：信息报送少于12条的，每少一条扣0.5分。
加减分
  加分：受到省级表扬推介的每次加1分，市级加0.5分。
";
    let mut sources = Sources::default();
    sources.add(Source::new("小表.rubric", text));
    compile(&sources).rubric
}

#[test]
fn a_form_holds_every_fact_with_what_may_be_written() {
    insta::assert_snapshot!(form(&small()));
}

#[test]
fn a_schema_describes_every_fact() {
    insta::assert_snapshot!(schema(&small()));
}

#[test]
fn an_unchanged_form_is_good_evidence_that_says_nothing() {
    for name in ["县市区.rubric", "市直单位.rubric"] {
        let rubric = rubric_of_2017(name);
        let text = form(&rubric);
        let units = read(&rubric, &Source::new("空白.json", text.as_str()), SourceId(0));
        let [unit] = units.as_slice() else {
            panic!("{name}: one unit")
        };
        let codes: Vec<&str> = unit.diagnostics.iter().map(|d| d.code.id).collect();
        assert_eq!(codes, ["R0606"], "{name}: only the unit's name is missing");
        let evidence = unit.evidence.as_ref().expect("good evidence");
        assert!(evidence.facts.iter().all(|value| *value == Value::Unknown));
        let places = rubric.facts.iter().map(|fact| text.find(&format!("\"{}\": {{", fact.name)));
        assert!(places.clone().all(|place| place.is_some()), "{name}: a fact is missing");
    }
}

#[test]
fn forms_and_sample_evidence_satisfy_the_schema() {
    for (name, folder) in [("县市区.rubric", "县市区"), ("市直单位.rubric", "市直单位")] {
        let rubric = rubric_of_2017(name);
        let schema: serde_json::Value = serde_json::from_str(&schema(&rubric)).expect("JSON");
        jsonschema::meta::validate(&schema).expect("a schema");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let blank: serde_json::Value = serde_json::from_str(&form(&rubric)).expect("JSON");
        assert!(validator.is_valid(&blank));
        let mut samples = 0;
        for entry in std::fs::read_dir(root().join("rubrics/2017/佐证").join(folder)).expect("samples") {
            let path = entry.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("text");
            let lines: Vec<&str> = if path.extension().is_some_and(|e| e == "jsonl") {
                text.lines().collect()
            } else {
                vec![&text]
            };
            for line in lines {
                let evidence: serde_json::Value = serde_json::from_str(line).expect("JSON");
                let slips: Vec<String> = validator.iter_errors(&evidence).map(|e| e.to_string()).collect();
                assert!(slips.is_empty(), "{}: {slips:?}", path.display());
                samples += 1;
            }
        }
        assert!(samples > 5);
    }
}

#[test]
fn the_schema_refuses_what_can_never_be_read() {
    let rubric = small();
    let schema: serde_json::Value = serde_json::from_str(&schema(&rubric)).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let of = |facts: &str| -> bool {
        let text = format!("{{\"细则\":\"小表\",\"单位\":\"甲\",\"佐证\":{{\"信息公开\":{facts}}}}}");
        let good = validator.is_valid(&serde_json::from_str(&text).expect("JSON"));
        let read = read(&rubric, &Source::new("甲.json", text.as_str()), SourceId(0));
        assert!(
            good || read.iter().all(|unit| unit.evidence.is_none()),
            "refused by the schema only: {facts}"
        );
        good
    };
    assert!(of(
        "{\"制度建设\":{\"未下发要点\":true,\"制度不健全\":[\"年度报告\"],\"情节严重\":1.5}}"
    ));
    assert!(of(
        "{\"依申请公开\":{\"网上申请\":{\"超期回复\":{\"值\":\"2件次\",\"材料\":\"a\"},\"办结率\":\"９0％\"}}}"
    ));
    assert!(!of("{\"制度建设\":{\"未下发要点\":1}}"));
    assert!(!of("{\"制度建设\":{\"制度不健全\":4}}"));
    assert!(!of("{\"依申请公开\":{\"网上申请\":{\"办结率\":90}}}"));
    assert!(!of("{\"依申请公开\":{\"网上申请\":{\"超期回复\":-1}}}"));
    assert!(!of("{\"依申请公开\":{\"网上申请\":{\"超期回复\":{\"材料\":\"a\"}}}}"));
}
