//! `rubricc diff` as a 修订对照表.

use super::{SMALL, file, folder, rubricc};

#[test]
fn the_draft_of_2018_is_set_beside_the_table_of_2017() {
    let (old, new) = ("rubrics/2017/县市区.rubric", "rubrics/2018-草案/县市区.rubric");
    let run = rubricc(&["diff", old, new, "--format", "md"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("| 序号 | 原条款 | 新条款 | 修订说明 |"));
    for row in [
        "| 扣分：公开专栏不齐的每缺一项扣~~0.5~~分 | 扣分：公开专栏不齐的每缺一项扣**1**分 |",
        "| 满分 | 100分 | 100分 | 不变 |",
    ] {
        assert!(run.out.contains(row), "{row}\n{}", run.out);
    }
    for line in run.out.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(line.replace("\\|", "").matches('|').count(), 5, "{line}");
    }
}

#[test]
fn a_docx_is_written_to_a_file_and_is_the_same_every_time() {
    let folder = folder("revision-docx");
    let old = file(&folder, "旧.rubric", SMALL);
    let new = file(&folder, "新.rubric", SMALL.replace("每少一条扣0.5分", "每少一条扣1分"));
    let made = |name: &str| {
        let target = folder.join(name);
        let run = rubricc(&["diff", &old, &new, "--format", "docx", "--output", target.to_str().unwrap()]);
        assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
        std::fs::read(target).unwrap()
    };
    let bytes = made("甲.docx");
    assert!(bytes.starts_with(b"PK"));
    assert_eq!(bytes, made("乙.docx"));
}

#[test]
fn nothing_is_written_of_a_rubric_with_an_error() {
    let folder = folder("revision-error");
    let old = file(&folder, "旧.rubric", SMALL);
    let new = file(&folder, "新.rubric", SMALL.replace("（3分）\n", "（4分）\n"));
    let target = folder.join("对照表.docx");
    let run = rubricc(&["diff", &old, &new, "--format", "docx", "--output", target.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert!(!target.exists());
}

#[test]
fn the_units_that_move_stand_in_a_table_of_their_own() {
    let (old, new) = ("rubrics/2017/县市区.rubric", "rubrics/2018-草案/县市区.rubric");
    let evidence = "rubrics/2017/佐证/县市区";
    let run = rubricc(&["diff", old, new, "--evidence", evidence, "--format", "md"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let impact = run.out.split("## 对各单位的影响").nth(1).unwrap();
    let impact = impact.split("## 各类别分值对照").next().unwrap();
    let rows: Vec<&str> = impact.lines().filter(|line| line.starts_with("| 样例")).collect();
    assert!(!rows.is_empty(), "{impact}");
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 6, "{row}");
        assert!(row.contains("总分") && row.contains("等次"), "{row}");
    }
}
