//! `rubricc eval`.

use super::{SMALL, file, folder, rubricc, rubricc_with};
use serde_json::Value;

const COUNTY: &str = "rubrics/2017/县市区.rubric";
const SAMPLES: &str = "rubrics/2017/佐证/县市区";

/// Evidence of one unit for the small rubric.
fn evidence(unit: &str, facts: &str) -> String {
    format!(r#"{{"细则":"小表","单位":"{unit}","未列事项":"未发生","佐证":{{{facts}}}}}"#)
}

#[test]
fn one_unit_gets_a_page_with_every_deduction() {
    let folder = folder("eval-one");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let facts = r#""未列入分工":{"值":true,"材料":["分工.pdf"],"说明":"只有去年的"},"信息报送/信息报送":4"#;
    let facts = facts.replace("信息报送/信息报送", "信息报送");
    let run = rubricc_with(&["eval", &rubric, "-"], evidence("样例县甲", &facts).as_bytes());
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out);
}

#[test]
fn explain_lists_what_was_not_deducted_too() {
    let folder = folder("eval-explain");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let run = rubricc_with(&["eval", "--explain", &rubric], evidence("甲", r#""信息报送":9"#).as_bytes());
    assert_eq!(run.status, 0);
    insta::assert_snapshot!(run.out);
}

#[test]
fn what_is_not_known_gives_an_interval_and_the_facts_that_decide() {
    let folder = folder("eval-open");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let input = evidence("甲", r#""信息报送":"2—5条","未专题研究":null"#);
    let run = rubricc_with(&["eval", &rubric], input.as_bytes());
    assert_eq!(run.status, 0);
    insta::assert_snapshot!(run.out);
}

#[test]
fn many_units_are_ranked_and_equal_totals_share_a_rank() {
    let folder = folder("eval-many");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let units = [
        evidence("丙", r#""信息报送":2"#),
        evidence("甲", r#""信息报送":6"#),
        evidence("乙", r#""信息报送":6"#),
        evidence("丁", r#""信息报送":"1—6条""#),
    ];
    let run = rubricc_with(&["eval", &rubric, "-"], units.join("\n").as_bytes());
    assert_eq!(run.status, 0);
    insta::assert_snapshot!(run.out);
}

#[test]
fn a_bad_unit_is_reported_with_its_place_and_the_others_are_scored() {
    let folder = folder("eval-bad");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let units = [evidence("甲", r#""信息报送":6"#), evidence("乙", r#""信息报道":6"#)];
    let input = format!("[{}]", units.join(",\n"));
    let run = rubricc_with(&["eval", &rubric, "-"], input.as_bytes());
    assert_eq!(run.status, 1);
    assert!(run.err.contains("错误[R06") && run.err.contains("信息报道"), "{}", run.err);
    assert!(run.out.contains("总分：5分"), "{}", run.out);
    assert!(run.out.ends_with("没有评定的1个：乙（（标准输入）:2）\n"), "{}", run.out);
    let run = rubricc_with(&["eval", "--format", "json", &rubric], input.as_bytes());
    assert_eq!(run.status, 1);
    let units: Value = serde_json::from_str(&run.out).expect("an array");
    assert_eq!(units[0]["total"]["score"], "5");
    assert_eq!(units[1]["unit"], "乙");
    assert!(units[1]["error"].as_str().unwrap().starts_with("R06"), "{units}");
}

#[test]
fn json_follows_each_deduction_to_rubric_and_evidence() {
    let path = format!("{SAMPLES}/11样例县辛-材料与说明.json");
    let run = rubricc(&["eval", "--format", "json", COUNTY, &path]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let units: Value = serde_json::from_str(&run.out).expect("an array");
    let unit = &units[0];
    assert_eq!(unit["total"]["score"], "94.5");
    assert_eq!(unit["band"], "优秀");
    let clause = &unit["items"][0]["clauses"][0];
    assert_eq!(clause["text"], "分工未在政府网站公开的扣1分");
    assert_eq!(clause["place"]["file"], COUNTY);
    assert_eq!(clause["counted"]["score"], "1");
    let fact = &clause["facts"][0];
    assert_eq!(fact["value"]["known"], "1");
    assert!(fact["notes"][0]["place"].as_str().unwrap().starts_with('第'), "{fact}");
    assert_eq!(unit["fingerprints"]["evidence"].as_str().unwrap().len(), 64);
    assert_eq!(unit["tool"]["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn jsonl_is_one_object_a_unit_and_a_folder_is_read_by_name() {
    let run = rubricc(&["eval", "--format", "jsonl", COUNTY, SAMPLES]);
    assert_eq!(run.status, 0);
    let units: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(units.len(), 13);
    assert_eq!(
        (units[0]["unit"].as_str(), units[12]["unit"].as_str()),
        (Some("样例县甲"), Some("样例县癸"))
    );
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = folder("eval-output");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let path = file(&folder, "结果.jsonl", "旧的");
    let one = evidence("甲", r#""信息报送":6"#);
    let run = rubricc_with(&["eval", "--format", "jsonl", "-o", &path, &rubric], one.as_bytes());
    assert_eq!((run.status, run.out.as_str()), (0, ""));
    assert!(std::fs::read_to_string(&path).unwrap().contains(r#""unit":"甲""#));
    let run = rubricc_with(
        &["eval", "-o", &path, &file(&folder, "坏.rubric", "细则"), "-"],
        one.as_bytes(),
    );
    assert_eq!(run.status, 1);
    let run = rubricc(&["eval", "-o", &path, &rubric, "没有.json"]);
    assert_eq!(run.status, 2);
    assert!(std::fs::read_to_string(&path).unwrap().contains(r#""unit":"甲""#));
    assert_eq!(
        std::fs::read_dir(&folder).unwrap().count(),
        3,
        "no half-written file stays behind"
    );
    let run = rubricc_with(&["eval", "-o", "没有这个文件夹/结果.json", &rubric], one.as_bytes());
    assert_eq!(
        (run.status, run.err.as_str()),
        (2, "错误：写不出「没有这个文件夹/结果.json」：没有这个文件夹\n")
    );
}

#[test]
fn a_rubric_with_errors_is_not_evaluated() {
    let folder = folder("eval-broken");
    let rubric = file(&folder, "小表.rubric", SMALL.replace("（2分）", "（3分）"));
    let run = rubricc_with(&["eval", &rubric], evidence("甲", "").as_bytes());
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(
        run.err.contains("错误[R0301]") && run.err.ends_with("错误：细则有错误，不能评定\n"),
        "{}",
        run.err
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_rubricc"))
        .args(["eval", "--explain", COUNTY, SAMPLES])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
