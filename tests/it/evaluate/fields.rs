//! Modes and caps of fields, and what they leave of an item.

use super::support::{item, sheet};

#[test]
fn the_largest_deduction_counts_after_caps() {
    let sheet = item("扣分(就高)：差错的每次扣1分，最高扣3分；造成影响的扣2分。");
    assert_eq!(sheet.known("差错=1；造成影响=1"), "8 好");
    assert_eq!(sheet.known("差错=9；造成影响=1"), "7 好");
    assert_eq!(sheet.open(""), "7—10 好");
    assert_eq!(sheet.open("造成影响=1"), "7—8 好");
}

#[test]
fn a_field_stops_at_its_cap() {
    let sheet = item("扣分(最高扣2分)：差错的每次扣0.5分；未公开的扣1分。\n扣分：未报送的扣5分。");
    assert_eq!(sheet.known("差错=9；未公开=1"), "8 好");
    assert_eq!(sheet.known("差错=1；未公开=1"), "8.5 好");
    assert_eq!(sheet.known("差错=9；未报送=1"), "3 差");
    assert_eq!(sheet.open(""), "3—10 好或差");
}

#[test]
fn the_first_tier_that_holds_is_taken() {
    let sheet = item("得分(分档)：完成率达到95%以上的得10分；达到90%以上的得6分；低于90%的不得分。");
    assert_eq!(sheet.known("完成率=95"), "10 好");
    assert_eq!(sheet.known("完成率=94.999999"), "6 好");
    assert_eq!(sheet.known("完成率=89.999999"), "0 差");
    let open = sheet.evaluate(&sheet.evidence("完成率=90..100"));
    let can = |points| open.totals.contains(rubricc::model::Points::whole(points));
    assert!(can(10) && can(6) && !can(8) && !can(0));
    assert!(!open.at_most);
}

#[test]
fn the_tier_that_gives_nothing_zeroes_only_its_field() {
    let sheet = item("得分(分档)：完成率达到95%以上的得5分；低于95%的不得分。\n得分：制度健全的得5分。");
    assert_eq!(sheet.known("完成率=10；制度健全=1"), "5 差");
    let taken = item("扣分(分档)：完成率低于60%的不得分；低于80%的扣2分。");
    assert_eq!(taken.known("完成率=59"), "0 差");
    assert_eq!(taken.known("完成率=79"), "8 好");
    assert_eq!(taken.open(""), "0—10 好或差");
}

#[test]
fn at_most_one_of_a_choice_holds() {
    let sheet = item("得分(择一)：获国家级奖的得10分；获省级奖的得6分；获市级奖的得3分。");
    assert_eq!(sheet.known(""), "0 差");
    assert_eq!(sheet.known("获省级奖=1"), "6 好");
    assert!(sheet.known("获省级奖=1；获市级奖=1").starts_with("R0680"));
    assert_eq!(sheet.open("获省级奖=1"), "6 好", "the others cannot hold then");
    assert_eq!(sheet.open("获国家级奖=0；获省级奖=0"), "0—3 差");
    let open = sheet.evaluate(&sheet.evidence(""));
    assert!(!open.totals.contains(rubricc::model::Points::whole(9)), "two never add up");
}

#[test]
fn otherwise_is_not_the_clause_before() {
    let sheet = item("得分：按时完成的得10分，否则得4分。");
    assert_eq!(sheet.known("按时完成=1"), "10 好");
    assert_eq!(sheet.known("按时完成=0"), "4 差");
    let open = sheet.evaluate(&sheet.evidence(""));
    let can = |points| open.totals.contains(rubricc::model::Points::whole(points));
    assert!(can(10) && can(4) && !can(0) && !can(14));
    let tiers = item("得分(分档)：完成率达到95%以上的得10分；达到90%以上的得6分；其余得1分。");
    assert_eq!(tiers.known("完成率=80"), "1 差");
}

#[test]
fn an_earning_item_starts_from_nothing_and_stops_at_its_points() {
    let sheet = item("得分：每推广一项得3分。\n得分：制度健全的得2分。");
    assert_eq!(sheet.known(""), "0 差");
    assert_eq!(sheet.known("推广=2；制度健全=1"), "8 好");
    assert_eq!(sheet.known("推广=9"), "10 好");
}

#[test]
fn a_deduction_among_earnings_stands_outside_of_their_cap() {
    let sheet = item("得分(最高5分)：每推广一项得3分，台账缺失的扣1分。\n得分：制度健全的得2分。");
    assert_eq!(sheet.known("推广=2；台账缺失=1"), "4 差");
    assert_eq!(sheet.known("台账缺失=1"), "0 差");
    assert_eq!(sheet.known("推广=3；制度健全=1"), "7 好");
}

#[test]
fn one_datum_in_two_clauses_is_one_datum() {
    let sheet = item("扣分：处理量少于100件的扣1分；处理量超过200件的扣1分。");
    assert_eq!(sheet.open(""), "9—10 好");
    let steps = item("扣分：处理量少于10件的，每少1件扣1分；处理量超过20件的，每超1件扣1分，最高扣3分。");
    let open = steps.evaluate(&steps.evidence(""));
    assert!(!open.at_most);
    assert_eq!(steps.open("处理量=8..22"), "8—10 好");
}

#[test]
fn one_finding_may_take_from_item_and_total_together() {
    let sheet = item("扣分：弄虚作假的，本项不得分。\n减分：弄虚作假的扣5分。");
    assert_eq!(sheet.known("弄虚作假=1"), "-5 差");
    let open = sheet.evaluate(&sheet.evidence(""));
    let can = |points| open.totals.contains(rubricc::model::Points::whole(points));
    assert!(can(10) && can(-5) && !can(5) && !can(0));
}

#[test]
fn a_count_in_two_fields_grows_without_end_on_one_side_only() {
    let sheet = item("扣分：受到通报的，每次扣4分。\n减分：受到通报的，每次扣2分。");
    assert_eq!(sheet.known("受到通报=2"), "-2 差");
    let open = sheet.evaluate(&sheet.evidence(""));
    assert_eq!(open.total.low, None);
    assert!(!open.at_most);
    let can = |points| open.totals.contains(rubricc::model::Points::whole(points));
    assert!(can(10) && can(-6) && can(-8) && !can(0) && !can(2) && !can(-7));
}

#[test]
fn full_marks_are_those_of_the_item_whatever_the_field_may_give() {
    let sheet = item("扣分：台账缺失的扣5分。\n得分（最高12分）：符合标准得满分；制度健全的得2分。");
    assert_eq!(sheet.known("符合标准=1；台账缺失=1"), "5 差");
    assert_eq!(sheet.known("符合标准=1；制度健全=1；台账缺失=1"), "7 好");
}

#[test]
fn joint_caps_of_one_field_bound_each_list_on_its_own() {
    let sheet =
        item("扣分：受到省、市级批评的，每次分别扣3分、2分，最多扣4分；收到省、市级投诉的，每次分别扣2分、1分，最多扣2分。");
    assert_eq!(
        sheet.known("受到省级批评=1；受到市级批评=1；收到省级投诉=1；收到市级投诉=1"),
        "4 差"
    );
    assert_eq!(sheet.known("受到省级批评=1；收到省级投诉=1；收到市级投诉=1"), "5 差");
    let chosen = item("得分(择一)：获国家、省级奖的，每次分别得3分、2分，最高得4分。");
    assert_eq!(chosen.known("获国家级奖=2"), "4 差");
    assert_eq!(chosen.known("获省级奖=1"), "2 差");
    let highest = item("扣分(就高)：受到省、市级批评的，每次分别扣3分、2分，最多扣4分；差错的扣1分。");
    assert_eq!(highest.known("受到省级批评=2；差错=1"), "6 好");
}

#[test]
fn two_kinds_of_losing_the_item_on_one_datum_are_one_datum() {
    let sheet = item("扣分：处理量少于5件的不得分；处理量超过20件的不得分；差错的扣1分。");
    assert_eq!(sheet.known("处理量=10"), "10 好");
    assert_eq!(sheet.known("处理量=4；差错=1"), "0 差");
    assert_eq!(sheet.known("处理量=21"), "0 差");
    assert_eq!(sheet.open("差错=0"), "0—10 好或差");
    assert!(
        !sheet
            .evaluate(&sheet.evidence("差错=0"))
            .totals
            .contains(rubricc::model::Points::whole(5))
    );
}

#[test]
fn two_data_that_are_counted_twice_each_are_told_apart() {
    let fields = "扣分：处理量少于10件的，每少1件扣1分。\n扣分：处理量超过20件的，每超1件扣1分。\n扣分：走访少于10次的，每少1次扣1分。\n扣分：走访超过20次的，每超1次扣1分。";
    let short = sheet(&format!(
        "细则：试行细则\n满分：3分\n计分：倒扣分，扣完为止\n等次：好（2分以上，含2分），差（低于2分）\n指标 一（3分）\n{fields}\n"
    ));
    assert_eq!(short.open(""), "0—3 好或差");
    // earning and deducting: what is taken beyond the item still matters
    let both = sheet(
        "细则：试行细则\n满分：3分\n计分：倒扣分，扣完为止\n等次：好（2分以上，含2分），差（低于2分）\n指标 一（3分）\n得分：达标的得10分。\n扣分：处理量超过2件的，每超1件扣1分。\n扣分：处理量超过2件的，每超1件扣1分，最高扣20分。\n",
    );
    let told = both.evaluate(&both.evidence("达标=1"));
    let can = |points| told.totals.contains(rubricc::model::Points::whole(points));
    // 10 less 0, 2, 4, 6, 8, 10
    assert!(!told.at_most && can(3) && can(2) && can(0) && !can(1));
}

#[test]
fn occurrences_that_give_nothing_give_nothing() {
    let chosen = item("得分（择一）：超期的，每次不得分；达标的得5分。");
    assert_eq!(chosen.open(""), "0—5 差");
    assert_eq!(chosen.known("超期=3"), "0 差");
    let taken = item("扣分：超期办理每条不得分；差错的扣1分。");
    assert_eq!(taken.open("差错=0"), "0—10 好或差");
    assert_eq!(taken.known("超期办理=2"), "0 差");
}
