//! `rubricc test`.

use super::{file, folder, rubricc};

#[test]
fn the_cases_of_both_tables_come_out_as_they_say() {
    let run = rubricc(&["test", "rubrics/2017"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(run.out.matches("全部相符").count(), 2, "{}", run.out);
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
