//! `rubricc test`.

use super::{file, folder, rubricc};

#[test]
fn the_cases_of_both_tables_come_out_as_they_say_and_exercise_all_of_them() {
    let run = rubricc(&["test", "--coverage", "--min-coverage", "100", "rubrics/2017"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert_eq!(run.out.matches("全部相符").count(), 2, "{}", run.out);
    assert!(run.out.contains("覆盖率100%：条款79/79，等次4/4"), "{}", run.out);
    assert!(run.out.contains("覆盖率100%：条款60/60，等次4/4"), "{}", run.out);
    let draft = rubricc(&["test", "--min-coverage", "100", "rubrics/2018-草案"]);
    assert_eq!((draft.status, draft.err.as_str()), (0, ""), "{}", draft.out);
    let alone = rubricc(&["test", "--min-coverage", "100", "rubrics/2017/县市区.rubric"]);
    assert_eq!(alone.status, 0, "{}", alone.err);
}

#[test]
fn a_case_that_comes_out_otherwise_is_shown_and_ends_with_1() {
    let folder = folder("test-otherwise");
    let text = "细则：某考核细则\n满分：2分\n计分：扣完为止\n\n指标 会议（2分）\n  扣分：\n    未召开的扣2分。\n\n用例 没有开会\n  佐证：未召开\n  应为：1分\n";
    let path = file(&folder, "甲.rubric", text);
    let run = rubricc(&["test", &path]);
    assert_eq!(run.status, 1);
    assert!(
        run.out.contains("R0803") && run.out.contains("1个用例，1个不符"),
        "{}",
        run.out
    );
}

#[test]
fn a_rubric_with_errors_is_not_tried() {
    let folder = folder("test-errors");
    let path = file(
        &folder,
        "甲.rubric",
        "细则：某考核细则\n满分：3分\n\n指标 会议（2分）\n  扣分：未召开的扣2分。\n",
    );
    assert_eq!(rubricc(&["test", &path]).status, 1);
}

/// A table, with two cases of which the second fails.
const WITH_CASES: &str = "细则：某考核细则
满分：10分
计分：扣完为止
等次：合格（6分以上，含6分），不合格（低于6分）

指标 会议（4分）
  扣分：
    未召开的扣4分，
    缺席的每次扣0.5分，最高扣2分。
指标 报送（6分）
  扣分：信息报送少于12条的，每少一条扣0.5分。

加减分（加分最高3分，减分最高3分）
  减分：受到批评的每次扣1分。
  加分：受到表扬的每次加0.5分。

用例 缺席五次
  佐证：会议/缺席：5次；受到批评：1
  应为：7分，合格，会议 2分

用例 & <都> 差一点 \"好\"
  佐证：信息报送：9条；受到表扬：1
  应为：8分，不合格，报送 4分
";

#[test]
fn a_failure_shows_what_should_be_beside_what_came_with_the_clauses_that_acted() {
    let folder = folder("test-failure");
    let path = file(&folder, "甲.rubric", WITH_CASES);
    let run = rubricc(&["test", "--coverage", &path]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    insta::assert_snapshot!(run.out.replace(&path, "甲.rubric"));
}

#[test]
fn too_little_coverage_ends_with_1_and_says_how_much_there_is() {
    let folder = folder("test-coverage");
    let path = file(&folder, "甲.rubric", WITH_CASES.replace("8分，不合格，报送 4分", "9分"));
    assert_eq!(rubricc(&["test", &path]).status, 0);
    assert_eq!(rubricc(&["test", "--min-coverage", "60", &path]).status, 0);
    let run = rubricc(&["test", "--min-coverage", "70", &path]);
    assert_eq!(run.status, 1);
    assert_eq!(
        run.err.replace(&path, "甲.rubric"),
        "错误：「甲.rubric」的用例覆盖率是60%，低于70%：10处里有4处没有用例试到\n"
    );
}

#[test]
fn junit_has_a_suite_a_file_and_a_testcase_a_case() {
    let folder = folder("test-junit");
    let path = file(&folder, "甲.rubric", WITH_CASES);
    let broken = file(
        &folder,
        "乙.rubric",
        "细则：坏的\n满分：3分\n\n指标 会议（2分）\n  扣分：未召开的扣2分。\n",
    );
    let run = rubricc(&["test", "--format", "junit", &path, &broken]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    insta::assert_snapshot!(run.out.replace(&path, "甲.rubric").replace(&broken, "乙.rubric"));
}

#[test]
fn json_holds_what_should_be_what_came_and_why() {
    let folder = folder("test-json");
    let path = file(&folder, "甲.rubric", WITH_CASES);
    let written = folder.join("结果.json");
    let run = rubricc(&["test", "--format", "json", "--output", written.to_str().unwrap(), &path]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (1, "", ""));
    let all: serde_json::Value = serde_json::from_slice(&std::fs::read(&written).unwrap()).unwrap();
    assert_eq!(
        (&all["cases"], &all["failed"], &all["errors"]),
        (&2.into(), &1.into(), &0.into())
    );
    let cases = &all["files"][0]["cases"];
    assert_eq!(cases[0]["outcome"], "passed");
    assert_eq!(cases[0]["deductions"]["items"][0]["clauses"][0]["cuts"][0]["by"], "ownCap");
    let failed = &cases[1];
    assert_eq!((&failed["outcome"], &failed["place"]["line"]), (&"failed".into(), &21.into()));
    assert_eq!(failed["expected"][0]["range"]["score"], "8");
    assert_eq!(failed["expected"][0]["got"]["range"]["score"], "9");
    assert_eq!(failed["expected"][1]["got"]["bands"][0], "合格");
    assert_eq!(failed["got"]["total"]["score"], "9");
    assert_eq!(failed["deductions"]["items"][0]["clauses"][0]["gross"]["score"], "1.5");
    assert_eq!(failed["deductions"]["adjustments"][0]["text"], "受到表扬的每次加0.5分");
    let coverage = &all["files"][0]["coverage"];
    assert_eq!(
        (&coverage["percent"], &coverage["clauses"]["exercised"]),
        (&"60".into(), &4.into())
    );
    assert_eq!(coverage["missing"][0]["text"], "未召开的扣4分");
}

/// A file of cases: one for the table, one for another.
const SHARED_CASES: &str = "用例 没有开会\n  细则：某考核细则\n  佐证：未召开\n  应为：6分，合格\n\n用例 别家的\n  细则：另一份\n  佐证：没有这个\n  应为：1分\n";

#[test]
fn cases_beside_a_table_that_name_it_are_run_once() {
    let folder = folder("test-shared");
    let table = WITH_CASES.split("用例 &").next().unwrap();
    let path = file(&folder, "甲.rubric", table);
    let beside = file(&folder, "用例-甲.rubric", SHARED_CASES);
    for arguments in [
        vec!["test", &path],
        vec!["test", &path, &beside],
        vec!["test", folder.to_str().unwrap()],
    ] {
        let run = rubricc(&arguments);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
        assert!(run.out.contains("2个用例，全部相符"), "{}", run.out);
        assert_eq!(
            run.out.contains("没有给出细则「另一份」"),
            arguments.len() > 2 || arguments[1] != path
        );
    }
    let included = file(&folder, "甲.rubric", table.replace("满分", "引用：用例-甲.rubric\n满分"));
    assert!(rubricc(&["test", &included]).out.contains("2个用例，全部相符"));
}

#[test]
fn cases_without_their_table_cannot_be_run() {
    let folder = folder("test-no-table");
    let beside = file(&folder, "用例.rubric", SHARED_CASES);
    let run = rubricc(&["test", &beside]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("没有细则"), "{}", run.err);
}

#[test]
fn a_wrong_name_in_a_shared_case_is_an_error_at_its_place() {
    let folder = folder("test-shared-wrong");
    let path = file(&folder, "甲.rubric", WITH_CASES);
    file(&folder, "用例.rubric", SHARED_CASES.replace("未召开", "未召集"));
    let run = rubricc(&["test", &path]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("R0802") && run.out.contains("用例.rubric:3:"), "{}", run.out);
}

#[test]
fn junit_is_well_formed_whatever_stands_in_the_cases() {
    let folder = folder("test-junit-hostile");
    let path = file(
        &folder,
        "甲.rubric",
        WITH_CASES.replace("差一点 \"好\"", "]]> 'x' &amp; \u{2028} <!-- "),
    );
    let control = file(&folder, "乙.rubric", WITH_CASES.replace("差一点", "\u{1}\u{FFFE}"));
    let run = rubricc(&["test", "--format", "junit", &path, &control]);
    let mut reader = quick_xml::Reader::from_str(&run.out);
    let mut cases = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element) => {
                for attribute in element.attributes() {
                    let attribute = attribute.expect("well-formed");
                    if element.name().as_ref() == "testcase" && attribute.key.as_ref() == "name" {
                        cases.push(attribute.value.to_string());
                    }
                }
            }
            _ => {}
        }
    }
    assert_eq!(
        cases.len(),
        3,
        "two of the one, and one for the other, which has errors: {}",
        run.out
    );
    assert!(!run.out.contains(['\u{1}', '\u{FFFE}']));
}
