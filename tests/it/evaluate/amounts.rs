//! The amounts of discretions, shares and begun steps, where they begin and end.

use super::support::{Sheet, item, range, sheet};
use rubricc::model::Points;

/// Whether each of `points` is possible where `facts` are known.
fn possible(sheet: &Sheet, facts: &str, points: &[&str]) -> Vec<bool> {
    let open = sheet.evaluate(&sheet.evidence(facts));
    let points = points.iter().map(|text| match text.strip_prefix('-') {
        Some(text) => -Points::parse(text).unwrap(),
        None => Points::parse(text).unwrap(),
    });
    points.map(|points| open.totals.contains(points)).collect()
}

fn exact(sheet: &Sheet, facts: &str) -> bool {
    !sheet.evaluate(&sheet.evidence(facts)).at_most
}

#[test]
fn occurrences_of_a_narrow_discretion_leave_a_gap_after_each_of_the_first() {
    // 3 to 4, 6 to 8, 9 to 12: then there is no gap
    let sheet = item("扣分：服务态度差的，每次酌情扣3至4分。");
    let can = possible(&sheet, "", &["10", "7", "6", "5.5", "4", "2", "1.5", "1", "0"]);
    assert_eq!(can, [true, true, true, false, true, true, false, true, true]);
    assert!(exact(&sheet, ""));
    assert!(exact(&item("扣分：服务态度差的，每次酌情扣0.5至1分。"), ""));
}

/// One item of 2000 points.
fn large(fields: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：2000分\n计分：倒扣分，扣完为止\n等次：好（1000分以上，含1000分），差（低于1000分）\n指标 一（2000分）\n{fields}\n"
    ))
}

#[test]
fn more_occurrences_than_are_told_apart_are_told_at_most() {
    // gaps close after 1000 occurrences, and after 500
    let many = large("扣分：服务态度差的，每次酌情扣1至1.001分。");
    assert!(!exact(&many, ""));
    assert_eq!(possible(&many, "", &["1998.5", "1498.3", "1999"]), [false, true, true]);
    let few = large("扣分：服务态度差的，每次酌情扣1至1.002004分。");
    assert!(exact(&few, ""));
    assert_eq!(
        possible(&few, "", &["1998.5", "1600", "1501.0015", "1499.5"]),
        [false, true, false, true]
    );
}

/// One item of `points` points.
fn of(points: &str, fields: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：{points}分\n计分：倒扣分，扣完为止\n等次：好（1分以上，含1分），差（低于1分）\n指标 一（{points}分）\n{fields}\n"
    ))
}

#[test]
fn a_share_just_below_a_rate_is_rounded_from_just_below() {
    // 75% of 2 rounds up, whatever is less rounds down
    let below = of("2", "得分：完成率低于75%的，按完成率得分，保留整数。");
    assert_eq!(possible(&below, "", &["0", "1", "2"]), [true, true, false]);
    let upto = of("2", "得分：完成率不超过75%的，按完成率得分，保留整数。");
    assert_eq!(possible(&upto, "", &["0", "1", "2"]), [true, true, true]);
    // 2.5 points round up and are all there are: just below 100% they round down
    let all = of("2.5", "得分：完成率低于100%的，按完成率得分，保留整数。");
    assert_eq!(possible(&all, "", &["1", "2", "2.5"]), [true, true, false]);
    let over = of("2.5", "得分：完成率低于101%的，按完成率得分，保留整数。");
    assert_eq!(possible(&over, "", &["1", "2", "2.5"]), [true, true, true]);
}

#[test]
fn a_share_between_two_rates_is_each_place_between_them() {
    let sheet = item("得分：按完成率得分，保留一位小数。");
    let can = possible(&sheet, "完成率=60..70", &["5.9", "6", "6.1", "6.15", "6.9", "7", "7.1"]);
    assert_eq!(can, [false, true, true, false, true, true, false]);
    assert!(exact(&sheet, "完成率=60..70"));
}

#[test]
fn a_share_up_to_a_rate_stays_below_it_where_another_clause_ends_there() {
    // below 90% it is 4 of 5 at most and half a point goes; at 90% it is 5 and nothing goes
    let sheet = of(
        "5",
        "得分：完成率不超过90%的，按完成率得分，保留整数。\n扣分：完成率低于90%的扣0.5分。",
    );
    let can = possible(&sheet, "", &["5", "4.5", "4", "3.5", "0.5", "0"]);
    assert_eq!(can, [true, false, false, true, true, true]);
    assert!(exact(&sheet, ""));
}

#[test]
fn the_first_begun_step_counts_as_soon_as_the_threshold_is_passed() {
    let sheet =
        item("扣分：覆盖率低于90%的扣1分；覆盖率低于90%的，每低1个百分点扣0.2分，不足1个百分点按1个百分点计，最高扣2分。");
    // one point and one step at least
    assert_eq!(
        possible(&sheet, "", &["10", "9", "8.8", "8.6", "7"]),
        [true, false, true, true, true]
    );
    assert!(exact(&sheet, ""));
    let over = item("扣分：时长超过30小时的扣1分；时长超过30小时的，每超1小时扣0.2分，不足1小时按1小时计，最高扣2分。");
    assert_eq!(
        possible(&over, "", &["10", "9", "8.8", "8.6", "7"]),
        [true, false, true, true, true]
    );
}

#[test]
fn begun_steps_of_one_rate_in_two_fields_are_counted_together() {
    let sheet = item(
        "扣分：覆盖率低于90%的，每低10个百分点扣1分，不足10个百分点按10个百分点计。\n减分：覆盖率低于90%的，每低10个百分点扣2分，不足10个百分点按10个百分点计。",
    );
    let can = possible(&sheet, "", &["10", "9", "8", "7", "6", "4", "1", "-17"]);
    assert_eq!(can, [true, false, false, true, false, true, true, true]);
    assert!(exact(&sheet, ""));
    // at the threshold itself none has begun
    let over = item(
        "扣分：超期率达到50%以上的，每高10个百分点扣1分，不足10个百分点按10个百分点计。\n减分：超期率达到50%以上的，每高10个百分点扣2分，不足10个百分点按10个百分点计。",
    );
    assert_eq!(
        possible(&over, "", &["10", "9", "8", "7", "4"]),
        [true, false, false, true, true]
    );
    assert!(exact(&over, "超期率=40..75"));
}

#[test]
fn short_steps_are_written_out_between_any_two_whole_numbers_near_each_other() {
    let sheet = item("扣分：走访超过3次的，每超0.4次扣0.0001分。");
    // 2997 and 2998 over: 7492 and 7495 steps
    assert!(exact(&sheet, "走访=3000..3001"));
    assert_eq!(
        possible(&sheet, "走访=3000..3001", &["9.2508", "9.2507", "9.2505"]),
        [true, false, true]
    );
    // too many to be written out: the ends are right
    let far = sheet.evaluate(&sheet.evidence("走访=3..30003"));
    assert_eq!((range(far.total).as_str(), far.at_most), ("2.5—10", true));
    assert!(exact(&sheet, "走访=3..1003"));
    assert!(!exact(&sheet, "走访=3..999999999"));
    assert!(!exact(&sheet, "走访=3..8000"));
}

#[test]
fn two_shares_of_one_rate_are_told_at_most() {
    // 0.3 and 0.7 of the same rate: which sums there are is not kept
    let sheet = of(
        "4",
        "得分：按完成率得分，保留一位小数。\n扣分：差错的每次扣1分。\n得分：完成率达到50%以上的，按完成率得分，保留整数。",
    );
    let open = sheet.evaluate(&sheet.evidence("差错=2"));
    assert_eq!((range(open.total).as_str(), open.at_most), ("0—4", true));
    assert!(exact(&sheet, "完成率=60"));
}

#[test]
fn what_varies_with_another_fact_does_not_make_a_share_vague() {
    let sheet = item("得分：按完成率得分，保留整数。\n扣分：完成率低于60%的扣2分；差错的每次扣0.5分，最高扣1分。");
    assert!(exact(&sheet, ""));
    // at 60% all of 6; below it 6 less 2 at most
    let can = possible(&sheet, "完成率=50..60", &["6", "5.5", "5", "4.5", "4", "3.5", "2", "1.5"]);
    assert_eq!(can, [true, true, true, false, true, true, true, false]);
}

#[test]
fn the_amount_of_one_discretion_in_two_fields_is_told_at_most() {
    let sheet = item("扣分：情节严重的，酌情扣1至3分。\n减分：情节严重的，酌情扣1至3分。");
    assert_eq!(sheet.known("情节严重=1.25"), "7.5 好");
    assert_eq!(sheet.open(""), "至多4—10 好或差");
}

#[test]
fn the_amount_of_one_discretion_added_and_taken_is_told_at_most() {
    let sheet = item("扣分：未公开的扣1分。\n加分：受到通报的，酌情加1至3分。\n减分：受到通报的，酌情扣1至3分。");
    assert_eq!(sheet.known("受到通报=2"), "10 好");
    assert_eq!(sheet.open("未公开=0"), "至多8—12 好");
}
