//! 事实: what clauses ask for, and what they are called.

use super::{compiled, kind, rubric};

/// `路径 种类`, a fact a line.
fn facts(text: &str) -> Vec<String> {
    let rubric = rubric(text);
    let shown = rubric
        .facts
        .iter()
        .map(|fact| format!("{} {}", fact.full_path(), kind(&fact.kind)));
    shown.collect()
}

#[test]
fn the_figure_of_a_discretion_is_called_by_the_comparison() {
    let found = facts(
        "细则：甲\n满分：9分\n指标 乙（9分）\n扣分：合格率低于90%的，酌情扣1至2分；满意率不超过80%的，酌情扣1至3分；\
         投诉率超过5%的，酌情扣1至4分；覆盖率达到60%以上不足70%的，酌情扣1至5分。\n\
         得分（分档）：专职人员2人的，酌情得1至6分；其余酌情得1至7分。\n",
    );
    let mut names: Vec<&str> = found.iter().map(|fact| fact.strip_prefix("乙/").expect("of 乙")).collect();
    names.sort_unstable();
    let mut expected = [
        "合格率 比率",
        "合格率低于90% 酌情 1—2",
        "满意率 比率",
        "满意率不超过80% 酌情 1—3",
        "投诉率 比率",
        "投诉率超过5% 酌情 1—4",
        "覆盖率 比率",
        "覆盖率达到60%低于70% 酌情 1—5",
        "专职人员 数据 人 true",
        "专职人员等于2人 酌情 1—6",
        "其余 酌情 1—7",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
}

#[test]
fn a_condition_may_have_several_results_but_each_once() {
    let told = |more: &str| -> Vec<String> {
        let text = format!(
            "细则：甲\n满分：9分\n计分：扣完为止\n等次：好（8分以上），中（6分以上不足8分），差（不足6分）\n否决：弄虚作假的，评为差；\
             弄虚作假的，总分计0分；弄虚作假的，不得评为好；弄虚作假的，不得评为好、中；弄虚作假的，降低一个等次；\
             弄虚作假的，降低两个等次；弄虚作假的，评为中{more}。\n指标 乙（9分）\n扣分：未召开的扣9分。\n"
        );
        let told = compiled(&text).diagnostics;
        told.iter()
            .filter(|d| d.code.id < "R03")
            .map(|d| format!("{} {}", d.code.id, d.message))
            .collect()
    };
    assert_eq!(told(""), [""; 0]);
    for again in [
        "评为差",
        "总分计0分",
        "不得评为好",
        "不得评为好、中",
        "降低一个等次",
        "降低两个等次",
    ] {
        let said = told(&format!("；弄虚作假的，{again}"));
        assert_eq!(said, ["R0205 条件「弄虚作假」在否决里有两次同样的后果"], "{again}");
    }
    let text = "细则：甲\n满分：9分\n计分：扣完为止\n指标 乙（9分）\n扣分：未召开的扣9分。\n否决：弄虚作假的，本类别不得分；弄虚作假的，总分计0分；\
                弄虚作假的，本类别不得分。\n";
    let twice = compiled(text).diagnostics.iter().filter(|d| d.code.id == "R0205").count();
    assert_eq!(twice, 1);
}
