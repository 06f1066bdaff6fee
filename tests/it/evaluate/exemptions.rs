//! 不适用.

use super::support::{Sheet, range, sheet};
use rubricc::model::Exempted::{Approved, Pending, Refused};

fn table(rule: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：20分\n计分：倒扣分，扣完为止\n等次：优秀（18分以上，含18分），良好（16—18分，含16分），合格（12—16分，含12分），不合格（低于12分）\n不适用：经市政务公开办认定，{rule}\n类别 甲类（10分）\n指标 一（6分）\n扣分：差错的每次扣1分。\n指标 二（4分）\n扣分：未公开的扣4分。\n类别 乙类（10分）\n指标 三（7分）\n扣分：投诉的每次扣1分。\n指标 四（3分）\n扣分：未报送的扣3分。\n减分：漏报的每次扣1分。\n"
    ))
}

#[test]
fn full_marks_or_none() {
    let full = table("按满分计");
    let evidence = full.exempt(full.settled("未公开=1；投诉=1"), &["二"], Approved);
    assert_eq!(full.show(&evidence), "19 优秀");
    let none = table("计0分");
    let evidence = none.exempt(none.settled("投诉=1"), &["二"], Approved);
    assert_eq!(none.show(&evidence), "15 合格");
}

#[test]
fn undecided_is_everything_between() {
    let sheet = table("未定");
    let one = sheet.evaluate(&sheet.exempt(sheet.settled(""), &["二"], Approved));
    assert_eq!(range(one.total), "16—20");
    assert_eq!(one.bands, [0, 1]);
    assert!(one.totals.contains(rubricc::model::Points::parse("17.123456").unwrap()));
}

#[test]
fn the_rest_of_the_category_gives_the_rate() {
    let sheet = table("剔除，按本类别其余得分率折算，保留两位小数");
    // 一 has 5 of 6: 4 × 5/6 = 3.33
    let one = sheet.evaluate(&sheet.exempt(sheet.settled("差错=1；未公开=1"), &["二"], Approved));
    assert_eq!(range(one.categories[0].score), "8.33");
    assert_eq!(range(one.total), "18.33");
    assert_eq!(one.items[1].score, None);
    assert_eq!(range(one.categories[0].credit), "3.33");
    // unknown errors: each count has its own credit
    let open = sheet.evaluate(&sheet.exempt(sheet.evidence("投诉=0；未报送=0；漏报=0"), &["二"], Approved));
    assert_eq!(range(open.total), "10—20");
    assert!(open.totals.contains(rubricc::model::Points::parse("18.33").unwrap()));
    assert!(!open.at_most);
}

#[test]
fn the_rest_of_the_table_gives_the_rate() {
    let sheet = table("剔除，按全表其余得分率折算，保留两位小数");
    // 一 5/6, 三 7/7, 四 3/3: 15 of 16; 4 × 15/16 = 3.75
    let one = sheet.evaluate(&sheet.exempt(sheet.settled("差错=1"), &["二"], Approved));
    assert_eq!(range(one.total), "18.75");
    let open = sheet.evaluate(&sheet.exempt(sheet.evidence("差错=0..1；投诉=0；未报送=0；漏报=0"), &["二"], Approved));
    assert_eq!(range(open.total), "18.75—20");
    assert!(!open.at_most && !open.totals.contains(rubricc::model::Points::whole(19)));
}

#[test]
fn a_category_with_nothing_left_takes_the_rate_of_the_table() {
    let sheet = table("剔除，按本类别其余得分率折算，保留两位小数");
    // 三 and 四: 9 of 10; the 10 points of 甲类 in one credit
    let one = sheet.evaluate(&sheet.exempt(sheet.settled("投诉=1"), &["一", "二"], Approved));
    assert_eq!(range(one.categories[0].score), "9");
    assert_eq!(range(one.total), "18");
}

#[test]
fn a_veto_reads_the_rate_of_the_table_where_a_category_has_nothing_left() {
    let rule =
        "剔除，按本类别其余得分率折算，保留两位小数\n否决：甲类得分率低于90%的，评为不合格；甲类得分低于8分的，降低一个等次。";
    let sheet = table(rule);
    let gone = |facts: &str| sheet.show(&sheet.exempt(sheet.settled(facts), &["一", "二"], Approved));
    // of 乙类 9 of 10, then 8 of 10, then 7 of 10
    assert_eq!(gone("投诉=1"), "18 优秀");
    assert_eq!(gone("投诉=2"), "16 不合格");
    assert_eq!(gone("投诉=3"), "14 不合格");
}

#[test]
fn what_takes_from_the_total_still_does() {
    let sheet = table("按满分计");
    let evidence = sheet.exempt(sheet.settled("未报送=1；漏报=2"), &["四"], Approved);
    assert_eq!(sheet.show(&evidence), "18 优秀");
}

#[test]
fn pending_is_both_and_refused_is_neither() {
    let sheet = table("按满分计");
    let facts = || sheet.settled("未公开=1");
    assert_eq!(sheet.show(&sheet.exempt(facts(), &["二"], Pending)), "16—20 优秀或良好");
    assert_eq!(sheet.show(&sheet.exempt(facts(), &["二"], Refused)), "16 良好");
    let two = sheet.exempt(
        sheet.exempt(sheet.settled("未公开=1；未报送=1"), &["二"], Pending),
        &["四"],
        Pending,
    );
    let open = sheet.evaluate(&two);
    assert_eq!(range(open.total), "13—20");
    assert!(open.totals.contains(rubricc::model::Points::whole(17)) && !open.totals.contains(rubricc::model::Points::whole(14)));
}

#[test]
fn nothing_left_at_all_is_a_problem() {
    let sheet = table("剔除，按全表其余得分率折算，保留两位小数");
    let evidence = sheet.exempt(sheet.settled(""), &["一", "二", "三", "四"], Approved);
    assert!(sheet.show(&evidence).starts_with("R0681"));
}

#[test]
fn what_does_not_apply_has_no_score_that_a_veto_could_read() {
    let sheet = sheet(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：合格（5分以上），不合格（低于5分）\n不适用：经市政务公开办认定，计0分\n否决：甲得分低于1分的，评为不合格；甲二得分低于1分的，评为不合格。\n指标 甲\n项 甲一（1分）\n扣分：未公开的扣1分。\n项 甲二（1分）\n扣分：未报送的扣1分。\n指标 乙（8分）\n扣分：投诉的每次扣1分。\n",
    );
    let both = sheet.exempt(sheet.settled(""), &["甲一", "甲二"], Approved);
    assert_eq!(sheet.show(&both), "8 合格");
    let one = sheet.exempt(sheet.settled("未公开=1"), &["甲二"], Approved);
    assert_eq!(sheet.show(&one), "8 不合格");
}

#[test]
fn a_score_that_only_an_impossible_alternative_has_is_not_claimed() {
    let sheet = sheet(
        "细则：试行细则\n满分：7分\n计分：倒扣分\n等次：好（0分以上）\n总分：不超过7分\n不适用：经甲办认定，剔除，按全表其余得分率折算，保留一位小数\n\
         否决：\n甲类得分不超过1分的，总分计0分；\n二得分不低于1分的，总分计0分。\n\
         类别 甲类（2分）\n指标 一（2分）\n扣分：未公开的扣2分。\n加分：受到表扬的加2分。\n\
         类别 乙类（5分）\n指标 二（5分）\n扣分：计划造假的不得分。\n",
    );
    let one = |facts: &str| sheet.evaluate(&sheet.exempt(sheet.evidence(facts), &["一"], Approved));
    // 乙类 with 5 points is the second veto's, without points 甲类 has none either
    assert_eq!(range(one("未公开=0；受到表扬=1；计划造假=0").total), "0");
    assert_eq!(range(one("未公开=0；受到表扬=1；计划造假=1").total), "0");
    let open = one("未公开=0；受到表扬=1");
    assert_eq!((range(open.total).as_str(), open.at_most), ("0—4", true));
}

#[test]
fn an_impossible_alternative_is_not_claimed_when_its_points_are_taken_away() {
    let sheet = sheet(
        "细则：试行细则\n满分：4分\n计分：倒扣分\n等次：好（0分以上）\n总分：不超过4分\n不适用：经甲办认定，剔除，按全表其余得分率折算，保留两位小数\n\
         否决：\n甲类得分不低于1分的，本类别不得分；\n任一类别得分不低于1.5分的，总分计0分；\n二得分率不超过50%的，总分计0分。\n\
         类别 甲类（4分）\n指标 一（3分）\n扣分：未公开的扣3分。\n指标 二（1分）\n扣分：计划造假的不得分。\n加减分\n加分：受到表扬的加5分。\n",
    );
    let one = |facts: &str| sheet.evaluate(&sheet.exempt(sheet.evidence(facts), &["一"], Approved));
    assert_eq!(range(one("未公开=0；受到表扬=1；计划造假=0").total), "0");
    assert_eq!(range(one("未公开=0；受到表扬=1；计划造假=1").total), "0");
    assert!(one("未公开=0；受到表扬=1").at_most);
}
