//! 用例: read by `compile`, run when asked for, and found wrong where they are.

use rubricc::check::{Trial, try_cases};
use rubricc::compile;
use rubricc::model::{Ratio, Value};
use rubricc::text::{Source, Sources};

const TABLE: &str = "\
细则：用例的小表
满分：20分
计分：扣完为止
等次：优秀（18分以上），合格（12分以上不足18分），不合格（低于12分）

类别 日常（10分）
  指标 报送（5分）
    扣分：
      信息报送少于10条的，每少一条扣0.5分；
      信息报送超过40条的扣1分；
      造假的不得分。
  指标 场地
    项 【办公】（2分）
      得分（择一）：单独设置的得2分；合用的得1分。
    项 【服务】（3分）
      要素：咨询、受理、投诉
      扣分：服务不全的，每缺一项扣1分。
类别 完成（10分）
  指标 完成率（10分）
    得分：按任务完成率得分，保留两位小数。

加减分
  加分：受到表彰的每次加1分。
  减分（最高2分）：受到批评的每次扣1分。

用例 试算
";

/// Codes and messages of the table with one case, or more.
fn found(case: &str) -> Vec<String> {
    found_in(&format!("{TABLE}{case}"))
}

/// Codes and messages of a table with its cases.
fn found_in(text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    sources.add(Source::new("用例.rubric", text));
    let compiled = compile(&sources);
    let failed = compiled.run_cases();
    let found = compiled.diagnostics.into_iter().chain(failed);
    found
        .filter(|d| !matches!(d.code.id, "R0314" | "R0315"))
        .map(|d| format!("{} {}", d.code.id, d.message))
        .collect()
}

#[test]
fn what_a_case_does_not_name_scores_best() {
    assert_eq!(
        found("  应为：20分，优秀，报送 5分，场地 5分，完成率 10分，加分 0分，减分 0分\n"),
        [""; 0]
    );
}

#[test]
fn stated_facts_count_and_scores_of_every_level_are_compared() {
    let facts = "  佐证：信息报送：8条；服务/服务不全：投诉、咨询；任务完成率：85%；受到批评：5次\n";
    let expected = "  应为：13.5分，合格，日常 7分，报送 4分，场地/服务 1分，完成率 8.5分，减分 2分\n";
    assert_eq!(found(&format!("{facts}{expected}")), [""; 0]);
    assert_eq!(
        found(&format!("{facts}  应为：14分，优秀，场地 4分\n")),
        [
            "R0803 用例「试算」应为总分14分，算出来是13.5分",
            "R0803 用例「试算」应为优秀，算出来是合格",
            "R0803 用例「试算」应为场地4分，算出来是3分",
        ]
    );
}

#[test]
fn a_range_in_a_case_gives_a_range() {
    assert_eq!(found("  佐证：信息报送：6—12条\n  应为：18—20分，优秀\n"), [""; 0]);
}

#[test]
fn the_rest_may_be_unknown_or_not_have_happened() {
    assert_eq!(
        found("  佐证：任务完成率：0%\n  其余：未发生\n  应为：3—10分，不合格\n"),
        [""; 0]
    );
    assert_eq!(
        found("  佐证：受到表彰：0\n  其余：未填\n  应为：-2—20分，优秀或合格或不合格\n"),
        [""; 0]
    );
}

#[test]
fn a_case_may_ask_for_a_refusal() {
    let both = "  佐证：单独设置；合用\n";
    assert_eq!(found(&format!("{both}  应为：报错 R0680\n")), [""; 0]);
    assert_eq!(
        found(&format!("{both}  应为：20分\n")),
        ["R0803 用例「试算」应为能评定，算出来是报错R0680"]
    );
    assert_eq!(
        found("  应为：报错 R0680\n"),
        ["R0803 用例「试算」应为报错R0680，算出来是能评定"]
    );
}

#[test]
fn a_value_that_cannot_be_read_is_reported_where_it_stands() {
    assert_eq!(found("  佐证：服务不全：5项\n  应为：报错 R0620\n").len(), 0);
    let found = found("  佐证：任务完成率：八成\n  应为：18分\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("R06"), "{found:?}");
}

#[test]
fn endless_ends_are_written_as_results_show_them() {
    let text = TABLE.replace("减分（最高2分）", "减分").replace("用例 试算\n", "");
    let case = "用例 试算\n  其余：未填\n  应为：无下限—不封顶，加分 0分—不封顶，报送 0—5分\n";
    let mut sources = Sources::default();
    sources.add(Source::new("用例.rubric", format!("{text}{case}")));
    let compiled = compile(&sources);
    assert!(
        compiled.diagnostics.iter().all(|d| d.code.id.starts_with("R031")),
        "{:?}",
        compiled.diagnostics
    );
    assert_eq!(compiled.run_cases(), []);
}

#[test]
fn each_case_is_given_what_is_best_for_it_alone() {
    let other = "用例 又一个\n  佐证：单独设置：否\n  应为：19分，办公 1分\n";
    let both = "用例 两个都不是\n  佐证：单独设置：否；合用：否\n  应为：18分，办公 0分\n";
    assert_eq!(found(&format!("  应为：20分\n{other}{both}{other}")), [""; 0]);
}

#[test]
fn a_range_that_is_not_expected_is_told_with_both_ends() {
    assert_eq!(
        found("  佐证：信息报送：6—12条\n  应为：18—19分\n"),
        ["R0803 用例「试算」应为总分18—19分，算出来是18—20分"]
    );
    assert_eq!(
        found("  佐证：信息报送：6条\n  应为：18—20分\n"),
        ["R0803 用例「试算」应为总分18—20分，算出来是18分"]
    );
}

#[test]
fn a_path_names_the_item_below_its_own_indicator() {
    let text = "\
细则：同名的项
满分：10分
计分：扣完为止

类别 日常（10分）
  指标 市级
    项 上报（5分）
      扣分：未上报市级的扣4分；迟报的扣1分。
    项 反馈（1分）
      扣分：未反馈市级的扣1分。
  指标 县级
    项 上报（4分）
      扣分：未上报县级的扣1分；迟报的扣3分。

用例 甲
  佐证：未上报市级；未上报县级
  应为：市级/上报 1分，县级/上报 3分，日常/市级/上报 1分，日常/县级/上报 3分，市级 2分，日常 5分
";
    assert_eq!(found_in(text), [""; 0]);
}

/// What a table of two items, whose other item is worth 10 points, comes to with `facts`.
fn best(fields: &str, facts: &str, expected: &str) -> Vec<String> {
    let text = format!(
        "细则：小表\n满分：15分\n计分：扣完为止\n\n指标 工作（5分）\n{fields}\n指标 其他（10分）\n  扣分：其他未完成的扣10分。\n"
    );
    let case = format!("\n用例 甲\n{facts}  应为：工作 {expected}\n");
    let warned = |told: &String| ["R0309", "R0550", "R0564"].iter().any(|code| told.starts_with(code));
    found_in(&format!("{text}{case}"))
        .into_iter()
        .filter(|told| !warned(told))
        .collect()
}

#[test]
fn the_best_is_found_between_bounds_and_among_what_can_be() {
    for (fields, facts, expected) in [
        ("  扣分：已上报的扣1分，否则扣3分。", "", "4分"),
        (
            "  得分：工作突出的，酌情得1至3分；资料齐全的得2分。",
            "  佐证：资料齐全：否\n",
            "3分",
        ),
        (
            "  要素：甲、乙、丙\n  得分：资料不全的，每缺一项得1分；已上报的得2分。",
            "  佐证：已上报：否\n",
            "3分",
        ),
        (
            "  得分（分档）：办结率超过99%不足99.5%的得5分；99.5%以上的得3分；不超过99%的不得分。",
            "",
            "5分",
        ),
        (
            "  得分（分档）：用时超过1小时不足1.5小时的得5分；1.5小时以上的得2分；不超过1小时的不得分。",
            "",
            "5分",
        ),
        (
            "  得分（分档）：人数超过9人不足11人的得5分；11人以上的得2分；不超过9人的不得分。",
            "",
            "5分",
        ),
        (
            "  得分（择一）：单独设置的得5分；合用的得3分。",
            "  佐证：单独设置：否\n",
            "3分",
        ),
        ("  扣分：处理件数少于9件的扣1分；处理件数超过5件的扣2分。", "", "4分"),
        ("  得分：按完成率得分，保留两位小数。", "", "5分"),
    ] {
        assert_eq!(best(fields, facts, expected), [""; 0], "{fields}");
    }
}

#[test]
fn one_occurrence_is_best_where_none_costs_more() {
    for (fields, expected) in [
        ("  扣分：迟到的，每次扣1分，否则扣3分。", "4分"),
        ("  扣分：迟到的，每两次扣1分，否则扣3分。", "5分"),
        ("  要素：甲、乙、丙\n  扣分：资料不全的，每缺一项扣1分，否则扣3分。", "4分"),
    ] {
        assert_eq!(best(fields, "", expected), [""; 0], "{fields}");
    }
}

/// The cases of a table, tried.
fn trials(text: &str) -> Vec<Trial> {
    let mut sources = Sources::default();
    sources.add(Source::new("用例.rubric", text));
    let compiled = compile(&sources);
    let mut trials = Vec::new();
    try_cases(&compiled.rubric, &compiled.cases, &mut |_, trial| trials.push(trial));
    trials
}

#[test]
fn what_changes_nothing_is_not_claimed_to_have_happened() {
    let text = "\
细则：小表
满分：10分
计分：扣完为止

指标 上报（5分）
  得分（择一）：已上报的得5分；已备案的得1分。
指标 会议（5分）
  扣分：已请假的扣1分，否则扣2分。
  扣分（就高）：未召开的扣3分；未通知的扣2分。

用例 未召开
  佐证：未召开
";
    let trials = trials(text);
    let yes = Value::Known(Ratio::ONE);
    let no = Value::Known(Ratio::ZERO);
    assert_eq!(trials.len(), 1);
    assert_eq!(trials[0].evidence.unit, "未召开");
    // 已上报, 已备案, 已请假, 未召开, 未通知
    assert_eq!(trials[0].evidence.facts, [yes, no, yes, yes, no]);
}

#[test]
fn cases_of_a_shared_file_are_not_run_by_it() {
    assert_eq!(found_in("用例 甲\n  应为：20分\n"), [""; 0]);
}
