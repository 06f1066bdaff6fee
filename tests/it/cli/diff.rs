//! `rubricc diff` of two files, as text and JSON.

use serde_json::Value;

use super::{SMALL, file, folder, rubricc};

/// The small table with other words for `from`.
fn changed(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from));
    SMALL.replace(from, to)
}

#[test]
fn what_changed_is_told_and_the_status_is_0() {
    let folder = folder("diff-text");
    let (old, new) = (
        file(&folder, "旧.rubric", SMALL),
        file(&folder, "新.rubric", changed("少于6条", "少于8条")),
    );
    let run = rubricc(&["diff", &old, &new]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out);
}

#[test]
fn two_versions_that_mean_the_same_are_said_to() {
    let folder = folder("diff-same");
    let (old, new) = (
        file(&folder, "旧.rubric", SMALL),
        file(&folder, "新.rubric", changed("扣1分，", "扣1分,")),
    );
    let run = rubricc(&["diff", &old, &new]);
    assert_eq!((run.status, run.out.as_str()), (0, "小表：新旧两版\n两版相同，没有变更。\n"));
}

#[test]
fn errors_of_both_versions_are_told_and_the_status_is_1() {
    let folder = folder("diff-errors");
    let (old, new) = (
        file(&folder, "旧.rubric", changed("（2分）", "（4分）")),
        file(&folder, "新.rubric", changed("未列入分工的扣1分", "未列入分工的扣1")),
    );
    let run = rubricc(&["diff", &old, &new]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    for part in ["错误[R0301]", "旧.rubric」有错误", "错误[R0501]", "新.rubric」有错误"] {
        assert!(run.err.contains(part), "{part}\n{}", run.err);
    }
}

#[test]
fn json_holds_kinds_places_words_and_evidence() {
    let folder = folder("diff-json");
    let new = changed("指标 领导重视（2分）", "指标 组织领导（2分）").replace("少于6条", "少于8条");
    let (old, new) = (file(&folder, "旧.rubric", SMALL), file(&folder, "新.rubric", new));
    let out = folder.join("对比.json");
    let run = rubricc(&["diff", "--format", "json", "--output", out.to_str().unwrap(), &old, &new]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let told: Value = serde_json::from_str(&std::fs::read_to_string(out).unwrap()).expect("one object");
    let [renamed, standard] = told["changes"].as_array().unwrap().as_slice() else {
        panic!("{told}");
    };
    assert_eq!(renamed["kinds"], serde_json::json!(["renamed"]));
    assert_eq!(renamed["old"][0]["path"], serde_json::json!(["组织保障", "领导重视"]));
    assert_eq!(renamed["new"][0]["path"], serde_json::json!(["组织保障", "组织领导"]));
    assert_eq!(renamed["sureness"]["by"], "likeness");
    assert_eq!(renamed["verdict"]["verdict"], "same");
    assert_eq!(standard["kinds"], serde_json::json!(["standard"]));
    assert_eq!(standard["clauses"][0]["remark"], "少于6条改为少于8条");
    assert_eq!(standard["verdict"]["verdict"], "stricter");
    let witness = &standard["verdict"]["witnesses"][0];
    assert_eq!(
        (witness["old"]["loss"].as_str(), witness["new"]["loss"].as_str()),
        (Some("0"), Some("0.5"))
    );
    assert_eq!(witness["new"]["evidence"]["佐证"]["组织保障"]["信息报送"]["信息报送"], 7);
    assert_eq!(told["full"]["difference"], "0");
}

#[test]
fn a_pin_that_names_nothing_is_a_warning_beside_the_result() {
    let folder = folder("diff-pin");
    let new = changed("指标 领导重视（2分）", "指标 组织领导（2分）\n    原：领导重试");
    let (old, new) = (file(&folder, "旧.rubric", SMALL), file(&folder, "新.rubric", new));
    let run = rubricc(&["diff", &old, &new]);
    assert_eq!(run.status, 0);
    assert!(run.err.contains("警告[R0701] 旧版里没有「领导重试」"), "{}", run.err);
    assert!(run.err.contains("旧版里有「领导重视」"), "{}", run.err);
    assert!(run.out.contains("改名  组织保障/领导重视 → 组织保障/组织领导"), "{}", run.out);
}

#[test]
fn tables_for_others_are_compared_with_little_nonsense() {
    let run = rubricc(&["diff", "rubrics/2017/县市区.rubric", "rubrics/2017/市直单位.rubric"]);
    assert_eq!(run.status, 0);
    let heads: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(". "))
        .collect();
    insta::assert_snapshot!(heads.join("\n"));
}
