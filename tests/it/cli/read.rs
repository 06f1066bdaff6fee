//! `rubricc read`.

use super::{SMALL, file, folder, rubricc, rubricc_with};
use serde_json::Value;

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect()
}

#[test]
fn one_clause_is_read_in_the_shape_of_the_language_reference() {
    let run = rubricc(&["read", "--format", "json", "--clause", "信息报送少于12条的，每少一条扣0.5分"]);
    assert_eq!(run.status, 0);
    assert_eq!(
        run.out,
        concat!(
            r#"{"text":"信息报送少于12条的，每少一条扣0.5分","effect":"deduct","amount":{"fixed":"0.5"},"#,
            r#""condition":{"data":"信息报送","op":"<","value":"12","unit":"条"},"#,
            r#""per":{"short":"条","step":"1"},"cap":null,"line":1}"#,
            "\n"
        )
    );
}

#[test]
fn the_field_decides_what_points_do() {
    let effect = |field: &str, text: &str| {
        let run = rubricc(&["read", "--format", "json", "--field", field, "--clause", text]);
        assert_eq!(run.status, 0, "{}", run.out);
        lines(&run.out)[0]["effect"].as_str().unwrap().to_owned()
    };
    assert_eq!(effect("扣分（就高）", "超期的扣1分"), "deduct");
    assert_eq!(effect("得分(分档)", "完成率达到95%以上的得5分"), "earn");
    assert_eq!(effect("加分", "受到省级表扬的每次加1分"), "bonus");
    assert_eq!(effect("减分", "受到省级批评的每次扣1分"), "malus");
    assert_eq!(effect("否决", "发生重大事故的，评为不合格"), "veto");
}

#[test]
fn an_unknown_field_could_not_run() {
    let run = rubricc(&["read", "--field", "罚分", "--clause", "超期的扣1分"]);
    assert_eq!(run.status, 2);
    assert!(run.err.starts_with("错误：没有「罚分」这个栏目"), "{}", run.err);
}

#[test]
fn a_refusal_ends_with_1_and_says_what_to_write() {
    let run = rubricc(&["read", "--format", "json", "--clause", "未列入分工的扣1"]);
    assert_eq!(run.status, 1);
    let objects = lines(&run.out);
    let keys: Vec<&String> = objects[0].as_object().unwrap().keys().collect();
    assert_eq!(objects.len(), 1);
    assert!(
        keys.iter()
            .all(|key| ["text", "error", "help", "line"].contains(&key.as_str())),
        "{keys:?}"
    );
    assert_eq!(objects[0]["error"], "R0501");
}

#[test]
fn a_file_of_clauses_may_hold_words_objects_and_mistakes() {
    let input = concat!(
        "未列入分工的扣1分，未公开的扣2分\n",
        "\n",
        "{\"text\":\"制度健全的得2分\",\"field\":\"得分\"}\r\n",
        "{\"text\":\n",
        "{\"text\":\"甲\",\"field\":\"罚分\"}\n",
        "　超期的，每件扣0.5分",
    );
    let run = rubricc_with(&["read", "--format", "json", "--clauses", "-"], input.as_bytes());
    assert_eq!(run.status, 1);
    let got: Vec<(u64, String)> = lines(&run.out)
        .iter()
        .map(|o| {
            let what = o["effect"].as_str().or(o["error"].as_str()).unwrap();
            (o["line"].as_u64().unwrap(), what.to_owned())
        })
        .collect();
    let want = [
        (1, "deduct"),
        (1, "deduct"),
        (3, "earn"),
        (4, "R0901"),
        (5, "R0901"),
        (6, "deduct"),
    ];
    assert_eq!(got, want.map(|(line, what)| (line, what.to_owned())));
    let text = rubricc_with(&["read", "--clauses", "-"], input.as_bytes());
    insta::assert_snapshot!(text.out);
}

#[test]
fn a_rubric_is_shown_clause_by_clause() {
    let folder = folder("read-small");
    let run = rubricc(&["read", &file(&folder, "小表.rubric", SMALL)]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out);
}

#[test]
fn a_rubric_as_json_holds_all_that_scoring_needs() {
    let folder = folder("read-json");
    let run = rubricc(&["read", "--format", "json", &file(&folder, "小表.rubric", SMALL)]);
    assert_eq!(run.status, 0);
    insta::assert_snapshot!(run.out);
}

#[test]
fn every_clause_of_both_tables_is_read() {
    let mut clauses = 0;
    for table in ["rubrics/2017/县市区.rubric", "rubrics/2017/市直单位.rubric"] {
        let run = rubricc(&["read", "--format", "json", table]);
        assert_eq!(run.status, 0, "{}", run.err);
        clauses += lines(&run.out).iter().filter(|o| o["effect"].is_string()).count();
    }
    assert_eq!(clauses, 139);
}

#[test]
fn a_table_for_signing_is_written_to_a_file() {
    let folder = folder("read-output");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let target = folder.join("读解表.html");
    let run = rubricc(&["read", &rubric, "--format", "html", "--output", target.to_str().unwrap()]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let page = std::fs::read_to_string(target).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"), "{page}");
    assert!(page.contains("审签：") && page.contains("日期："));
}

#[test]
fn single_clauses_make_no_table() {
    let run = rubricc(&["read", "--format", "html", "--clause", "未列入分工的扣1分"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("md、html、docx 用于整个细则"), "{}", run.err);
}

#[test]
fn objects_of_other_files_name_their_file() {
    let run = rubricc(&["read", "--format", "json", "rubrics/2017/县市区.rubric"]);
    for object in lines(&run.out) {
        let file = match object["object"].as_str() {
            Some("band" | "rule") => Some("rubrics/2017/共用.rubric"),
            _ => None,
        };
        assert_eq!(object["file"].as_str(), file, "{object}");
    }
}
