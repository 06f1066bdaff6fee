//! `rubricc check`.

use super::{SMALL, file, folder, rubricc, rubricc_with};
use serde_json::Value;

const TABLES: [&str; 2] = ["rubrics/2017/县市区.rubric", "rubrics/2017/市直单位.rubric"];

#[test]
fn a_clean_table_shows_its_points_and_ends_with_0() {
    let folder = folder("check-clean");
    let run = rubricc(&["check", &file(&folder, "小表.rubric", SMALL)]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out);
}

#[test]
fn quiet_leaves_the_points_out() {
    let folder = folder("check-quiet");
    let run = rubricc(&["check", "--quiet", &file(&folder, "小表.rubric", SMALL)]);
    assert_eq!(run.out, "检查通过：没有错误和警告\n");
}

#[test]
fn every_error_is_told_in_one_run_and_ends_with_1() {
    let folder = folder("check-errors");
    let broken = SMALL
        .replace("（2分）", "（4分）")
        .replace("未列入分工的扣1分", "未列入分工的扣1");
    let run = rubricc(&["check", &file(&folder, "小表.rubric", broken)]);
    assert_eq!(run.status, 1);
    assert!(
        run.out.contains("错误[R0301]") && run.out.contains("错误[R0501]"),
        "{}",
        run.out
    );
    assert!(run.out.ends_with("检查未通过：2个错误\n"), "{}", run.out);
}

#[test]
fn both_tables_of_2017_pass_with_warnings() {
    for table in TABLES {
        let run = rubricc(&["check", table]);
        assert_eq!(run.status, 0, "{}", run.out);
        assert!(run.out.contains("扶贫工作信息"), "{}", run.out);
        let denied = rubricc(&["check", "--deny-warnings", table]);
        assert_eq!((denied.status, denied.out), (1, run.out));
    }
}

#[test]
fn a_folder_stands_for_the_rubrics_in_it() {
    let run = rubricc(&["check", "--quiet", "rubrics"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("8个文件检查通过："), "{}", run.out);
}

#[test]
fn json_holds_places_points_and_counts() {
    let folder = folder("check-json");
    let path = file(&folder, "小表.rubric", SMALL.replace("未列入分工的扣1分", "未列入分工的扣1"));
    let run = rubricc(&["check", "--format", "json", &path, TABLES[0]]);
    assert_eq!(run.status, 1);
    let report: Value = serde_json::from_str(&run.out).expect("one object");
    assert_eq!(report["errors"], 1);
    assert_eq!(report["files"][0]["ok"], false);
    let first = &report["diagnostics"][0];
    assert_eq!(
        (first["code"].as_str(), first["severity"].as_str()),
        (Some("R0501"), Some("error"))
    );
    let label = &first["labels"][0];
    assert_eq!(label["file"], path.as_str());
    assert_eq!((label["line"].as_u64(), label["column"].as_u64()), (Some(10), Some(7)));
    let (start, end) = (
        label["start"].as_u64().unwrap() as usize,
        label["end"].as_u64().unwrap() as usize,
    );
    assert!(std::fs::read_to_string(&path).unwrap()[start..end].starts_with("未列入分工的扣1"));
    let points = &report["files"][1]["points"];
    assert_eq!(
        (points["full"].as_str(), points["parts"][0]["full"].as_str()),
        (Some("100"), Some("15"))
    );
}

#[test]
fn sarif_names_rules_levels_and_places() {
    let run = rubricc(&["check", "--format", "sarif", TABLES[0]]);
    assert_eq!(run.status, 0);
    let log: Value = serde_json::from_str(&run.out).expect("one object");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    for result in run["results"].as_array().expect("results") {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(result["level"], "warning");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["artifactLocation"]["uri"],
            "rubrics/2017/%E5%8E%BF%E5%B8%82%E5%8C%BA.rubric"
        );
        assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
    }
}

#[test]
fn what_cannot_be_read_ends_with_2_and_the_rest_is_checked() {
    let folder = folder("check-missing");
    let run = rubricc(&["check", "没有.rubric", &file(&folder, "小表.rubric", SMALL)]);
    assert_eq!(run.status, 2);
    assert_eq!(run.err, "错误：读不出「没有.rubric」：没有这个文件\n");
    assert!(run.out.ends_with("检查通过：没有错误和警告\n"), "{}", run.out);
}

#[test]
fn other_encodings_and_backslashes_are_ordinary() {
    let folder = folder("check-gbk");
    let (bytes, _, _) = encoding_rs::GB18030.encode(SMALL);
    let path = file(&folder, "国标/小表.rubric", bytes);
    let run = rubricc(&["check", "--quiet", &path.replace("国标/", "国标\\")]);
    assert_eq!(
        (run.status, run.out.as_str()),
        (0, "检查通过：没有错误和警告\n"),
        "{}",
        run.err
    );
}

#[test]
fn references_are_followed_from_the_file_that_holds_them() {
    let folder = folder("check-include");
    file(
        &folder,
        "共用/等次.rubric",
        "等次：合格（3分以上，含3分），不合格（低于3分）\n",
    );
    let table = SMALL.replace(
        "等次：合格（3分以上，含3分），不合格（低于3分）",
        "引用：..\\共用\\等次.rubric",
    );
    let run = rubricc(&["check", "--quiet", &file(&folder, "表/小表.rubric", &table)]);
    assert_eq!((run.status, run.out.as_str()), (0, "检查通过：没有错误和警告\n"));
    let wrong = table.replace("等次.rubric", "没有.rubric");
    let run = rubricc(&["check", "--quiet", &file(&folder, "表/小表.rubric", wrong)]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("错误[R0203] 找不到引用的文件"), "{}", run.out);
}

#[test]
fn standard_input_is_a_file_like_others() {
    let run = rubricc_with(&["check", "--quiet", "-"], SMALL.as_bytes());
    assert_eq!((run.status, run.out.as_str()), (0, "检查通过：没有错误和警告\n"));
}

#[test]
fn the_same_clause_with_other_points_in_two_tables_is_reported() {
    let folder = folder("check-together");
    let one = file(&folder, "甲.rubric", SMALL);
    let other = SMALL
        .replace("小表", "另一张表")
        .replace("每少一条扣0.5分", "每少一条扣0.6分");
    let run = rubricc(&["check", "--quiet", &one, &file(&folder, "乙.rubric", other)]);
    assert!(run.out.contains("警告[R0560]"), "{}", run.out);
}

#[test]
fn colours_come_only_when_asked_for_on_a_pipe() {
    assert!(!rubricc(&["check", TABLES[0]]).out.contains('\u{1b}'));
    assert!(rubricc(&["check", "--color", "总是", TABLES[0]]).out.contains('\u{1b}'));
}
