//! Totals without an end: which numbers they hold, rounded, bounded and graded.

use super::support::{Sheet, sheet};
use rubricc::model::Points;

/// An item of 10 points, `header`, and 加减分 with `fields`.
fn open(header: &str, item: &str, fields: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：优秀（9分以上，含9分），良好（8—9分，含8分），合格（6—8分，含6分），不合格（低于6分）\n{header}指标 一（10分）\n扣分：未公开的扣3分。\n{item}加减分\n{fields}"
    ))
}

/// Those of `tenths` that are possible, and whether no others are.
fn tenths(sheet: &Sheet, facts: &str, tenths: std::ops::RangeInclusive<i128>) -> (Vec<i128>, bool) {
    let told = sheet.evaluate(&sheet.evidence(facts));
    let possible = |n: &i128| told.totals.contains(Points::from_micros(n * 100_000));
    (tenths.filter(possible).collect(), !told.at_most)
}

#[test]
fn a_bonus_without_end_stays_without_end_whatever_else_is_known() {
    let sheet = open("", "", "加分：受到表扬的，每次加0.5分。\n减分：受到批评的，每次扣2分。");
    assert_eq!(sheet.open("未公开=1；受到批评=1"), "5—不封顶 优秀或良好或合格或不合格");
    assert_eq!(sheet.open("未公开=1；受到批评=0"), "7—不封顶 优秀或良好或合格");
    assert_eq!(sheet.open("未公开=1；受到表扬=1"), "无下限—7.5 合格或不合格");
    assert_eq!(sheet.open("未公开=0；受到表扬=0；受到批评=1..3"), "4—8 良好或合格或不合格");
    let nothing = open(
        "",
        "扣分：未报送的不得分。\n",
        "加分：受到表扬的，每次加0.5分。\n减分：受到批评的，每次扣2分。",
    );
    let facts = "未公开=0；未报送=1；受到批评=1";
    assert_eq!(nothing.open(facts), "-2—不封顶 优秀或良好或合格或不合格");
}

#[test]
fn what_grows_in_steps_is_rounded_step_by_step() {
    let halves = open(
        "小数：保留一位小数\n",
        "",
        "加分：受到表扬的，每次加0.5分。\n减分：受到批评的，每次扣0.5分。",
    );
    assert_eq!(
        tenths(&halves, "未公开=0；受到批评=0", 94..=116),
        (vec![100, 105, 110, 115], true)
    );
    assert_eq!(
        tenths(&halves, "未公开=0；受到表扬=0", 84..=106),
        (vec![85, 90, 95, 100], true)
    );
    // 10, 11.5, 13, 14.5 … to whole points: which of them are hit is not kept
    let wide = open(
        "小数：保留整数\n",
        "",
        "加分：受到表扬的，每次加1.5分。\n减分：受到批评的，每次扣1.5分。",
    );
    assert!(!tenths(&wide, "未公开=0；受到批评=0", 0..=0).1);
    assert_eq!(tenths(&wide, "未公开=0；受到表扬=0", 101..=130), (vec![], false));
    // 10, 10.5, 11: none is left out
    let whole = open("小数：保留整数\n", "", "加分：受到表扬的，每次加0.5分。");
    assert_eq!(tenths(&whole, "未公开=0", 94..=126), (vec![100, 110, 120], true));
}

#[test]
fn a_total_without_either_end_keeps_to_its_places() {
    for (places, kept) in [("保留整数", vec![90, 100, 110]), ("保留一位小数", (90..=110).collect())] {
        let sheet = open(
            &format!("小数：{places}\n"),
            "",
            "加分：受到表扬的，每次加0.3分。\n减分：受到批评的，每次扣0.2分。",
        );
        assert_eq!(tenths(&sheet, "未公开=0", 90..=110).0, kept, "{places}");
    }
    let sheet = open(
        "小数：保留六位小数\n",
        "",
        "加分：受到表扬的，每次加1分。\n减分：受到批评的，每次扣1分。",
    );
    let hit = |n: &i128| tenths(&sheet, "未公开=0", *n..=*n).0 == [*n];
    assert!([90, 100, 110].iter().all(hit));
}

#[test]
fn sums_of_steps_without_end_hold_every_sum_and_no_other() {
    // up by 0.3 and down by 0.2: every tenth
    let both = open("", "", "加分：受到表扬的，每次加0.3分。\n减分：受到批评的，每次扣0.2分。");
    assert_eq!(tenths(&both, "未公开=0", 80..=120), ((80..=120).collect(), true));
    // both by 0.6, and 0.4 once: not every fifth
    let grid = open(
        "",
        "扣分：差错的扣0.4分。\n",
        "加分：受到表扬的，每次加0.6分。\n减分：受到批评的，每次扣0.6分。",
    );
    assert_eq!(tenths(&grid, "未公开=0", 90..=106), (vec![90, 94, 96, 100, 102, 106], true));
    // down by 0.3 and by 0.2: all but one tenth
    let down = open("", "减分：受到通报的，每次扣0.3分。\n", "减分：受到批评的，每次扣0.2分。");
    assert_eq!(tenths(&down, "未公开=0", 94..=101), (vec![94, 95, 96, 97, 98, 100], true));
    let up = open("", "加分：受到通报的，每次加0.3分。\n", "加分：受到批评的，每次加0.2分。");
    assert_eq!(tenths(&up, "未公开=0", 99..=106), (vec![100, 102, 103, 104, 105, 106], true));
    // either way by 0.4 and either way by 0.6: every fifth, for each on its own
    let twice = open(
        "",
        "加分：受到通报的，每次加0.4分。\n减分：受到约谈的，每次扣0.4分。\n",
        "加分：受到表扬的，每次加0.6分。\n减分：受到批评的，每次扣0.6分。",
    );
    assert_eq!(tenths(&twice, "未公开=0", 97..=105).0, [98, 100, 102, 104]);
}

#[test]
fn two_items_either_way_without_end_reach_what_both_reach() {
    let sheet = sheet(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（0分以上，含0分），差（低于0分）\n指标 一（5分）\n扣分：未公开的扣1分。\n加分：受到通报的，每次加0.4分。\n减分：受到约谈的，每次扣0.4分。\n指标 二（5分）\n扣分：未报送的扣1分。\n加分：受到表扬的，每次加0.6分。\n减分：受到批评的，每次扣0.6分。\n",
    );
    assert_eq!(tenths(&sheet, "未公开=0；未报送=0", 97..=105).0, [98, 100, 102, 104]);
}

#[test]
fn one_item_either_way_without_end_leaves_the_steps_of_another() {
    let sheet = sheet(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（0分以上，含0分），差（低于0分）\n指标 一（5分）\n扣分：未公开的扣1分。\n加分：受到表扬的，每次加0.6分。\n减分：受到批评的，每次扣0.6分。\n指标 二（5分）\n扣分：差错的扣0.4分。\n",
    );
    assert_eq!(tenths(&sheet, "未公开=0", 90..=106), (vec![90, 94, 96, 100, 102, 106], true));
}

#[test]
fn many_steps_below_an_endless_one_are_told_apart_by_what_repeats() {
    let sheet = sheet(
        "细则：试行细则\n满分：1000分\n计分：倒扣分，扣完为止\n等次：好（0分以上，含0分）\n指标 一（1000分）\n扣分：差错的，每次扣0.2分。\n加减分\n加分：受到表扬的，每次加0.7分。\n",
    );
    let told = sheet.evaluate(&sheet.evidence(""));
    let can = |n: i128| told.totals.contains(Points::from_micros(n * 100_000));
    assert!(!told.at_most);
    // 0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9 … from the bottom
    let low: Vec<i128> = (0..=10).filter(|n| can(*n)).collect();
    assert_eq!(low, [0, 2, 4, 6, 7, 8, 9, 10]);
    assert!((1000..1100).all(can) && (10_000..10_100).all(can));
}

#[test]
fn bounds_of_the_total_end_what_has_no_end() {
    let sheet = open(
        "总分：不低于0分，不超过12分\n",
        "",
        "加分：受到表扬的，每次加1分。\n减分：受到批评的，每次扣1分。",
    );
    assert_eq!(
        tenths(&sheet, "未公开=0", -10..=130).0,
        (0..=12).map(|n| n * 10).collect::<Vec<_>>()
    );
    assert_eq!(sheet.open("未公开=1；受到表扬=0"), "0—7 合格或不合格");
}
