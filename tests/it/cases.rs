//! 用例: read by `compile`, run when asked for, and found wrong where they are.

use rubricc::compile;
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

/// Codes and messages of the table with one case.
fn found(case: &str) -> Vec<String> {
    let mut sources = Sources::default();
    sources.add(Source::new("用例.rubric", format!("{TABLE}{case}")));
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
