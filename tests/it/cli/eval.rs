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
fn no_character_of_a_name_is_obeyed_by_the_terminal() {
    let folder = folder("eval-controls");
    let veto = "否决：发生\u{85}重大\r事故的，降低一个等次。\n\n类别 组织保障";
    let case = "\n用例 甲\n  佐证：发生重大事故\n  应为：1分\n";
    let rubric = SMALL.replace("\n类别 组织保障", veto) + case;
    let rubric = file(&folder, "小表.rubric", rubric);
    let unit = "样\u{7F}\u{85}\\u001b[2J例县";
    let known = evidence(unit, r#""发生重大事故":true"#);
    let unread = evidence(unit, r#""没有的事":1"#);
    for run in [
        rubricc_with(&["eval", "--explain", &rubric], known.as_bytes()),
        rubricc_with(&["eval", &rubric], unread.as_bytes()),
        rubricc_with(&["eval", &rubric], format!("{known}\n{unread}").as_bytes()),
        rubricc(&["test", &rubric]),
    ] {
        let obeyed = |c: char| c.is_control() && c != '\n';
        assert!(run.out.contains("小表") || run.status == 1, "{}", run.out);
        assert!(
            !run.out.contains(obeyed) && !run.err.contains(obeyed),
            "{:?}{:?}",
            run.out,
            run.err
        );
    }
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
fn every_kind_of_clause_shows_what_it_was_judged_by_known_and_not() {
    for unit in ["甲县", "乙县"] {
        let paths = [
            "tests/evaluate/各种条款.rubric".to_owned(),
            format!("tests/evaluate/{unit}.json"),
        ];
        let run = rubricc(&["eval", "--explain", &paths[0], &paths[1]]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        insta::assert_snapshot!(format!("各种条款_{unit}"), run.out);
    }
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
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLES);
    assert_eq!(units.len(), std::fs::read_dir(here).unwrap().count());
    let names: Vec<&str> = units.iter().map(|unit| unit["unit"].as_str().unwrap()).collect();
    assert_eq!(names[..2], ["样例县甲", "样例县乙"]);
}

#[test]
fn csv_is_the_same_from_lines_and_documents_and_on_any_number_of_threads() {
    let folder = folder("eval-csv");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let unit = |n: usize| {
        evidence(
            &format!("单位{n}"),
            &format!(r#""信息报送":{},"未列入分工":{}"#, n % 7, n.is_multiple_of(2)),
        )
    };
    let units: Vec<String> = (0..20_000).map(unit).collect();
    let lines = rubricc_with(&["eval", "--format", "csv", &rubric], units.join("\n").as_bytes());
    assert_eq!((lines.status, lines.err.as_str()), (0, ""));
    assert!(
        lines
            .out
            .starts_with("单位,组织保障,加减分,总分,总分上限,等次\n单位0,1,0,1,,不合格\n"),
        "{:.200}",
        lines.out
    );
    assert_eq!(lines.out.lines().count(), 20_001);
    for threads in ["1", "2", "7"] {
        let run = rubricc_with(
            &["eval", "--threads", threads, "--format", "csv", &rubric],
            units.join("\n").as_bytes(),
        );
        assert!(run.out == lines.out, "{threads}");
    }
    let array = format!("[{}]", units.join(","));
    assert!(rubricc_with(&["eval", "--format", "csv", &rubric], array.as_bytes()).out == lines.out);
}

#[test]
fn where_lines_are_cut_and_how_they_end_does_not_matter() {
    let folder = folder("eval-cuts");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let unit = |n: usize| {
        let fact = match n % 5 {
            0 => format!(r#""信息报送":{{"值":{},"说明":"{}"}}"#, n % 9, "甲".repeat(n % 40)),
            _ => format!(r#""信息报送":{},"未列入分工":{}"#, n % 12, n.is_multiple_of(2)),
        };
        evidence(&format!("单位{n}"), &fact)
    };
    let mut units: Vec<String> = (0..9_000).map(unit).collect();
    // longer than what is read at a time
    units[4_000].insert_str(1, &" ".repeat(700_000));
    let csv = |threads: &str, files: &[String]| {
        let mut arguments = vec!["eval", "--threads", threads, "--format", "csv", rubric.as_str()];
        arguments.extend(files.iter().map(String::as_str));
        let run = rubricc(&arguments);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        run.out
    };
    let whole = csv("1", &[file(&folder, "一.jsonl", units.join("\n"))]);
    assert_eq!(whole.lines().count(), 9_001);
    let endings = file(&folder, "二.jsonl", units.join("\r\n\r\n \n") + "\r\n");
    let parts = units.chunks(3_001).zip(["三", "四", "五"]);
    let parts: Vec<String> = parts
        .map(|(part, name)| file(&folder, &format!("{name}.jsonl"), part.join("\n")))
        .collect();
    for threads in ["1", "3"] {
        assert!(csv(threads, std::slice::from_ref(&endings)) == whole, "{threads}");
        assert!(csv(threads, &parts) == whole, "{threads}");
    }
}

#[test]
fn a_bad_line_of_a_stream_is_reported_with_its_place() {
    let folder = folder("eval-stream");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let (one, two) = (evidence("甲", r#""信息报送":6"#), evidence("乙", r#""信息报送":6"#));
    let input = format!("{one}\n{{\"细则\":\n{two}\n{one}\n");
    for format in ["csv", "jsonl"] {
        let run = rubricc_with(&["eval", "--format", format, &rubric], input.as_bytes());
        assert_eq!(run.status, 1);
        assert!(
            run.err.contains("（标准输入）:2:") && run.err.contains("（标准输入）:4:"),
            "{}",
            run.err
        );
        assert!(run.out.contains('乙'), "{}", run.out);
    }
}

#[test]
fn a_filled_in_nothing_gives_the_static_range() {
    let folder = folder("eval-form");
    let form = rubricc(&["form", COUNTY]);
    assert_eq!((form.status, form.err.as_str()), (0, ""));
    let run = rubricc_with(&["eval", "--format", "jsonl", COUNTY], form.out.as_bytes());
    let unit: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    assert_eq!(unit["base"]["high"], "100");
    assert_eq!(unit["total"]["high"], Value::Null);
    let path = folder.join("模式.json");
    let schema = rubricc(&["schema", "-o", path.to_str().unwrap(), COUNTY]);
    assert_eq!((schema.status, schema.out.as_str()), (0, ""));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert!(jsonschema::is_valid(&schema, &serde_json::from_str(&form.out).unwrap()));
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
        run.err.contains("错误[R0301]") && run.err.ends_with("有错误，改正以后再用\n"),
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
