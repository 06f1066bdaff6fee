//! 覆盖: what counts as exercised, rule by rule.

use rubricc::check::{Coverage, GoalKind, try_cases};
use rubricc::compile;
use rubricc::text::{Source, Sources};

/// What the cases of `text` leave unexercised: `条款 项目：文字`.
fn missing(text: &str) -> Vec<String> {
    let coverage = covered(text);
    let word = |kind| match kind {
        GoalKind::Clause => "条款",
        GoalKind::Cap => "限额",
        GoalKind::Band => "等次",
    };
    let goals = coverage.missing();
    goals
        .map(|goal| format!("{} {}：{}", word(goal.kind), goal.home, goal.words))
        .collect()
}

fn covered(text: &str) -> Coverage {
    let mut sources = Sources::default();
    sources.add(Source::new("细则.rubric", text));
    let compiled = compile(&sources);
    assert!(!compiled.rubric.categories.is_empty(), "{:?}", compiled.diagnostics);
    let mut coverage = Coverage::new(&compiled.rubric);
    try_cases(&compiled.rubric, &compiled.cases, &mut |_, trial| {
        if trial.refused.is_empty() {
            coverage.add(&compiled.rubric, &trial.evaluation);
        }
    });
    coverage
}

/// A table of one item with `fields`, and cases with `evidence`.
fn item(fields: &str, evidence: &[&str]) -> String {
    let mut text = format!("细则：小表\n满分：10分\n计分：扣完为止\n\n指标 工作（10分）\n{fields}");
    for (number, facts) in evidence.iter().enumerate() {
        text += &format!("\n用例 第{number}个\n  佐证：{facts}\n  应为：0分\n");
    }
    text
}

#[test]
fn a_clause_is_exercised_when_it_gives_points() {
    let fields = "  扣分：未公开的扣1分；信息报送少于12条的，每少一条扣0.5分；覆盖率低于90%的，每低1个百分点扣0.2分。\n";
    assert_eq!(missing(&item(fields, &["信息报送：12条；覆盖率：89.5%"])).len(), 3);
    assert_eq!(missing(&item(fields, &["未公开", "信息报送：11条；覆盖率：89%"])), [""; 0]);
}

#[test]
fn what_is_only_possible_is_not_exercised() {
    let fields = "  扣分：未公开的扣1分；信息报送少于12条的，每少一条扣0.5分。\n";
    assert_eq!(missing(&item(fields, &["未公开：未填；信息报送：10—12条"])).len(), 2);
    assert_eq!(missing(&item(fields, &["信息报送：10—11条"])), ["条款 工作：未公开的扣1分"]);
}

#[test]
fn of_the_highest_only_the_one_that_is_taken_is_exercised() {
    let fields = "  扣分（就高）：未公开的扣1分；未上报的扣2分。\n";
    assert_eq!(missing(&item(fields, &["未公开；未上报"])), ["条款 工作：未公开的扣1分"]);
    assert_eq!(missing(&item(fields, &["未公开", "未上报"])), [""; 0]);
}

#[test]
fn of_tiers_only_the_chosen_one_is_exercised_though_it_gives_nothing() {
    let fields = "  得分（分档）：完成率达到95%以上的得10分；达到80%以上的得5分；低于80%的不得分。\n";
    assert_eq!(
        missing(&item(fields, &["完成率：96%", "完成率：79%"])),
        ["条款 工作：达到80%以上的得5分"]
    );
    assert_eq!(missing(&item(fields, &["完成率：70%—96%"])).len(), 3);
    // the second holds as well, and is not asked
    let fields = "  得分（分档）：完成率达到95%以上的得10分；达到60%以上的不得分。\n";
    assert_eq!(missing(&item(fields, &["完成率：96%"])), ["条款 工作：达到60%以上的不得分"]);
    assert_eq!(missing(&item(fields, &["完成率：96%", "完成率：61%"])), [""; 0]);
}

#[test]
fn zero_and_full_and_vetoes_are_exercised_when_they_hold() {
    let fields = "  扣分：未公开的扣1分；造假的不得分。\n  否决：隐瞒的，本类别不得分。\n";
    assert_eq!(
        missing(&item(fields, &["未公开"])),
        ["条款 工作：造假的不得分", "条款 工作：隐瞒的，本类别不得分"]
    );
    assert_eq!(missing(&item(fields, &["未公开；造假；隐瞒"])), [""; 0]);
}

#[test]
fn a_cap_is_exercised_when_it_cuts() {
    let fields = "  扣分（最高扣4分）：迟到的每次扣1分，最高扣2分；早退的每次扣1分。\n  减分：受到省、市级批评的，每次分别扣2分、1分，累计不超过3分。\n";
    let table = |evidence: &[&str]| {
        missing(&item(fields, evidence))
            .into_iter()
            .filter(|goal| goal.starts_with("限额"))
            .count()
    };
    assert_eq!(table(&["迟到：2次；早退：2次；受到省级批评：1；受到市级批评：1"]), 3);
    assert_eq!(table(&["迟到：3次；早退：2次"]), 2);
    assert_eq!(table(&["迟到：3次", "早退：5次；受到省级批评：1；受到市级批评：2"]), 0);
}

const WHOLE: &str = "细则：小表\n满分：10分\n计分：扣完为止\n总分：不低于0分，不超过12分\n等次：优秀（8分以上），合格（5分以上不足8分），不合格（低于5分）\n
指标 工作（10分）\n  扣分：未公开的扣4分；未上报的扣6分。\n
加减分（减分最高8分）\n  减分：受到批评的每次扣5分。\n  加分（最高3分）：受到表扬的每次加1分。\n";

#[test]
fn bands_and_the_bounds_of_the_total_and_of_adjustments_count() {
    let case = |facts: &str| format!("\n用例 甲\n  佐证：{facts}\n  应为：0分\n");
    let goals = missing(WHOLE);
    assert_eq!(goals.len(), 4 + 4 + 3, "{goals:?}");
    let text = format!("{WHOLE}{}{}", case("受到表扬：3；未公开：未填"), case("受到表扬：4"));
    assert_eq!(
        missing(&text),
        [
            "条款 工作：未公开的扣4分",
            "条款 工作：未上报的扣6分",
            "条款 加减分：受到批评的每次扣5分",
            "限额 加减分：减分最高8分",
            "限额 总分：不低于0分",
            "等次 合格",
            "等次 不合格"
        ]
        .map(|goal| goal.replace("等次 ", "等次 等次："))
    );
    let whole = format!("{text}{}{}", case("未公开"), case("未上报；未公开；受到批评：2"));
    assert_eq!(missing(&whole), [""; 0]);
    assert_eq!(covered(&whole).percent(), "100%");
}

#[test]
fn a_refused_case_exercises_nothing_and_the_share_is_rounded_down() {
    let fields = "  得分（择一）：单独设置的得10分；合用的得5分；没有的得1分。\n";
    let coverage = covered(&item(fields, &["单独设置；合用", "单独设置", "合用"]));
    assert_eq!((coverage.whole(), coverage.percent().as_str()), ((2, 3), "66.6%"));
    assert!(coverage.reaches(66) && !coverage.reaches(67));
}

#[test]
fn a_bound_of_the_total_is_exercised_where_it_cuts_and_no_veto_may_have_come_before() {
    let table = "细则：小表\n满分：10分\n计分：扣完为止\n总分：不低于2分\n等次：优秀（8分以上），合格（5分以上不足8分），不合格（低于5分）\n否决：瞒报的，评为不合格；造假的，总分计0分。\n
指标 工作（10分）\n  扣分：未公开的扣8分；未上报的扣2分。\n
加减分（减分最高4分）\n  减分：受到批评的每次扣2分。\n";
    let caps = |facts: &str| -> Vec<String> {
        let goals = missing(&format!("{table}\n用例 甲\n  佐证：{facts}\n  应为：0分\n"));
        goals.into_iter().filter(|goal| goal.starts_with("限额")).collect()
    };
    let (group, bound) = ("限额 加减分：减分最高4分", "限额 总分：不低于2分");
    assert_eq!(caps("受到批评：2"), [group, bound]);
    assert_eq!(caps("未公开"), [group, bound]);
    assert_eq!(caps("未公开；未上报"), [group]);
    assert_eq!(caps("未公开；受到批评：3"), [""; 0]);
    // another veto leaves the total to its bound; what takes it away altogether does not
    assert_eq!(caps("未公开；未上报；瞒报"), [group]);
    assert_eq!(caps("造假"), [group, bound]);
    assert_eq!(caps("造假；瞒报：否；未公开；未上报"), [group, bound]);
    assert_eq!(caps("造假：未填；未公开；未上报"), [group, bound]);
}
