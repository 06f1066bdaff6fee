//! One clause, at its edges.

use super::support::item;

#[test]
fn a_finding_takes_its_points() {
    let sheet = item("扣分：未列入分工的扣1.5分。");
    assert_eq!(sheet.known(""), "10 好");
    assert_eq!(sheet.known("未列入分工=1"), "8.5 好");
    assert_eq!(sheet.open(""), "8.5—10 好");
}

#[test]
fn occurrences_count_up_to_what_the_item_has() {
    let sheet = item("扣分：未及时回应的，每件次扣0.5分。");
    assert_eq!(sheet.known("未及时回应=3"), "8.5 好");
    assert_eq!(sheet.known("未及时回应=20"), "0 差");
    assert_eq!(sheet.known("未及时回应=999999999999"), "0 差");
    assert_eq!(sheet.open(""), "0—10 好或差");
    assert_eq!(sheet.open("未及时回应=0..1"), "9.5—10 好");
}

#[test]
fn every_third_occurrence_counts_when_threes_are_counted() {
    let sheet = item("扣分：未按时签收文件的，每3次扣0.5分。");
    assert_eq!(sheet.known("未按时签收文件=2"), "10 好");
    assert_eq!(sheet.known("未按时签收文件=3"), "9.5 好");
    assert_eq!(sheet.known("未按时签收文件=5"), "9.5 好");
    assert_eq!(sheet.known("未按时签收文件=6"), "9 好");
}

#[test]
fn a_clause_stops_at_its_cap() {
    let sheet = item("扣分：票据填写不规范的，每张扣0.3分，最高扣1分。");
    assert_eq!(sheet.known("票据填写不规范=3"), "9.1 好");
    assert_eq!(sheet.known("票据填写不规范=4"), "9 好");
    assert_eq!(sheet.open(""), "9—10 好");
}

#[test]
fn shortfall_is_counted_from_the_threshold() {
    let sheet = item("扣分：信息报送少于12条的，每少一条扣0.5分。");
    assert_eq!(sheet.known("信息报送=12"), "10 好");
    assert_eq!(sheet.known("信息报送=11"), "9.5 好");
    assert_eq!(sheet.known("信息报送=0"), "4 差");
    assert_eq!(sheet.known("信息报送=100"), "10 好");
    assert_eq!(sheet.open(""), "4—10 好或差");
    assert_eq!(sheet.open("信息报送=9..14"), "8.5—10 好");
}

#[test]
fn whole_numbers_leave_out_steps_that_are_shorter_than_one() {
    use rubricc::model::Points;
    let sheet = item("扣分：信息报送少于10条的，每少0.5条扣0.1分。");
    assert_eq!(sheet.known("信息报送=9"), "9.8 好");
    let open = sheet.evaluate(&sheet.evidence("信息报送=7..12"));
    assert!(!open.at_most);
    for tenths in 90..=101 {
        let points = Points::from_micros(tenths * 100_000);
        let possible = [94, 96, 98, 100].contains(&tenths);
        assert_eq!(open.totals.contains(points), possible, "{points}");
    }
    let sheet = item("扣分：走访超过3次的，每超0.4次扣0.1分，不足0.4次按0.4次计。");
    let open = sheet.evaluate(&sheet.evidence("走访=2..5"));
    // 0, 2.5 and 5 steps, begun ones counted
    let possible: Vec<i128> = (90..=100)
        .filter(|&n| open.totals.contains(Points::from_micros(n * 100_000)))
        .collect();
    assert_eq!(possible, [95, 97, 100]);
    // without an end they are too many to be written out
    let open = sheet.evaluate(&sheet.evidence(""));
    assert!(open.at_most && open.totals.contains(Points::ZERO));
}

#[test]
fn steps_are_floors_unless_a_begun_step_counts() {
    let floor = item("扣分：覆盖率低于90%的，每低1个百分点扣0.2分。");
    assert_eq!(floor.known("覆盖率=90"), "10 好");
    assert_eq!(floor.known("覆盖率=89.5"), "10 好");
    assert_eq!(floor.known("覆盖率=89"), "9.8 好");
    assert_eq!(floor.known("覆盖率=88.000001"), "9.8 好");
    let ceiling = item("扣分：覆盖率低于90%的，每低1个百分点扣0.2分，不足1个百分点按1个百分点计。");
    assert_eq!(ceiling.known("覆盖率=90"), "10 好");
    assert_eq!(ceiling.known("覆盖率=89.999999"), "9.8 好");
    assert_eq!(ceiling.known("覆盖率=89"), "9.8 好");
    assert_eq!(ceiling.known("覆盖率=88.999999"), "9.6 好");
    assert_eq!(ceiling.open("覆盖率=89.5..95"), "9.8—10 好");
}

#[test]
fn thresholds_mean_what_the_statute_says() {
    for (words, at_most, below) in [("低于90%", "10", "9"), ("90%以下", "9", "9"), ("不满90%", "10", "9")] {
        let sheet = item(&format!("扣分：覆盖率{words}的扣1分。"));
        assert_eq!(sheet.known("覆盖率=90"), format!("{at_most} 好"), "{words}");
        assert_eq!(sheet.known("覆盖率=89.999999"), format!("{below} 好"), "{words}");
    }
    let sheet = item("扣分：超期率超过5%的扣1分。");
    assert_eq!(sheet.known("超期率=5"), "10 好");
    assert_eq!(sheet.known("超期率=5.000001"), "9 好");
}

#[test]
fn excess_without_threshold_is_the_fact_itself() {
    let sheet = item("扣分：逾期的，每超1个工作日扣0.5分；每少一次督导扣1分。");
    assert_eq!(sheet.known("逾期=3；督导=2"), "6.5 好");
    assert_eq!(sheet.open("督导=0；逾期=0..2"), "9—10 好");
}

#[test]
fn a_discretion_takes_its_amount() {
    let sheet = item("扣分：情节严重的，酌情扣1至3分。");
    assert_eq!(sheet.known("情节严重=1.25"), "8.75 好");
    assert_eq!(sheet.open("情节严重=1..3"), "7—9 好");
    let open = sheet.evaluate(&sheet.evidence(""));
    assert_eq!(open.total.low.map(|p| p.to_string()).as_deref(), Some("7"));
    assert!(open.totals.contains(rubricc::model::Points::whole(10)));
    assert!(open.totals.contains(rubricc::model::Points::parse("8.123456").unwrap()));
    assert!(!open.totals.contains(rubricc::model::Points::parse("9.000001").unwrap()));
}

#[test]
fn each_occurrence_may_have_its_own_discretion() {
    let sheet = item("扣分：服务态度差的，每次酌情扣2至3分。");
    let open = sheet.evaluate(&sheet.evidence(""));
    let can = |text: &str| open.totals.contains(rubricc::model::Points::parse(text).unwrap());
    assert!(can("10") && can("8") && can("7") && can("6") && can("4") && can("3.5") && can("0"));
    assert!(!can("9") && !can("6.5"), "between one and two occurrences lies a gap");
    assert!(can("3") && can("2.000001") && can("1"), "three occurrences join four");
}

#[test]
fn the_discretion_of_an_otherwise_clause_goes_with_its_own_condition() {
    let sheet = item("扣分：未公开的扣2分，否则扣1分；未备案的扣3分，否则酌情扣0.1至0.5分。");
    assert_eq!(sheet.known("未公开=1；未备案=1；其余=0.1"), "5 差");
    assert_eq!(sheet.known("未公开=1；未备案=0；其余=0.1"), "7.9 好");
    assert_eq!(sheet.open("未公开=1；其余=0.1"), "5—7.9 好或差");
}

#[test]
fn a_share_under_a_condition_on_its_own_rate_gives_what_it_gives_there() {
    let sheet = item("得分：完成率达到60%以上的，按完成率得分，保留一位小数，否则得0.5分。");
    assert_eq!(sheet.open(""), "0.5—10 好或差");
    assert_eq!(sheet.open("完成率=60..70"), "6—7 好");
    let tiers = item("得分（分档）：完成率达到80%以上的，按完成率得分，保留整数；其余得1分。");
    assert!(
        !tiers
            .evaluate(&tiers.evidence(""))
            .totals
            .contains(rubricc::model::Points::whole(7))
    );
}

#[test]
fn a_share_is_rounded_where_the_text_says() {
    let sheet = item("得分：按完成率得分，保留两位小数。");
    assert_eq!(sheet.known("完成率=85"), "8.5 好");
    assert_eq!(sheet.known("完成率=200/3"), "6.67 好");
    assert_eq!(sheet.known("完成率=120"), "10 好");
    assert_eq!(sheet.open(""), "0—10 好或差");
    assert_eq!(sheet.open("完成率=66.65..70"), "6.67—7 好");
}

#[test]
fn joint_caps_bound_the_clauses_of_one_list_together() {
    let sheet = item("扣分：受到省、市、县级批评的，每次分别扣3分、2分、1分，最多扣4分。");
    assert_eq!(sheet.known("受到省级批评=1；受到县级批评=1"), "6 好");
    assert_eq!(sheet.known("受到省级批评=1；受到市级批评=1"), "6 好");
    assert_eq!(sheet.known("受到县级批评=9"), "6 好");
    assert_eq!(sheet.known("受到县级批评=3"), "7 好");
    assert_eq!(sheet.open(""), "6—10 好");
}

#[test]
fn bare_counts_of_missing_elements_stop_at_the_list() {
    let sheet = item("要素：电话、地址、时间\n扣分：指南要素不全的，每缺一项扣0.5分。");
    assert_eq!(sheet.known("指南要素不全=2"), "9 好");
    assert_eq!(sheet.open(""), "8.5—10 好");
}

#[test]
fn not_scoring_zeroes_the_item_and_full_marks_leave_nothing_to_deduct() {
    let zero = item("扣分：未公开的不得分，公开不及时的扣2分。");
    assert_eq!(zero.known("未公开=1"), "0 差");
    assert_eq!(zero.known("公开不及时=1"), "8 好");
    let full = item("扣分：按时办结的得满分，超期的每天扣1分，差错的每次扣1分。");
    assert_eq!(full.known("按时办结=1；差错=3"), "10 好");
    assert_eq!(full.known("差错=3"), "7 好");
    assert_eq!(full.open("超期=0；差错=3"), "7—10 好");
}
