//! 加分 and 减分 without end: they are followed as far as it takes to outweigh all else.

use rubricc::diff::Versions;

use super::{adjustments, fields, items, outside, table, told};

fn taken(old: &str, new: &str) -> String {
    adjustments(&format!("加减分\n减分：{old}。"), &format!("加减分\n减分：{new}。"))
}

fn given(old: &str, new: &str) -> String {
    adjustments(&format!("加减分\n加分：{old}。"), &format!("加减分\n加分：{new}。"))
}

#[test]
fn steps_of_other_lengths_are_followed_until_they_meet() {
    assert_eq!(taken("受批评的每次扣1分", "受批评的每2次扣1分"), "更宽 受批评=1：1→0");
    assert_eq!(taken("受批评的每2次扣1分", "受批评的每4次扣2分"), "更宽 受批评=2：1→0");
    assert_eq!(taken("受批评的每4次扣2分", "受批评的每2次扣1分"), "更严 受批评=2：0→1");
    assert_eq!(
        taken("信息差错超过8条的，每超4条扣4分", "信息差错超过20条的，每超2条扣1分"),
        "更宽 信息差错=12：4→0"
    );
    assert_eq!(
        taken("信息差错超过8条的，每超4条扣2分", "信息差错超过20条的，每超2条扣1分"),
        "更宽 信息差错=12：2→0"
    );
    assert_eq!(
        taken("信息差错超过8条的，每超4条扣1分", "信息差错超过20条的，每超2条扣3分"),
        "有严有宽 信息差错=24：4→6 / 信息差错=12：1→0"
    );
}

#[test]
fn steps_down_to_nothing_have_an_end() {
    assert_eq!(
        taken("信息报送少于12条的，每少一条扣0.5分", "信息报送少于5条的，每少一条扣1分"),
        "更宽 信息报送=11：0.5→0"
    );
}

#[test]
fn the_less_they_differ_the_further_they_are_followed() {
    let table =
        |points: u8, each: &str| format!("指标 一（{points}分）\n得分：制度健全的得5分。\n减分：受批评的每次扣{each}分。");
    assert_eq!(items(&table(8, "1"), &table(5, "1.1")), "有严有宽 受批评=31：39→39.1 / ：8→5");
    let table = |points: u8, each: &str| {
        format!("指标 一（{points}分）\n得分：制度健全的得5分。\n减分：受批评的，每次酌情扣{each}至3分。")
    };
    assert_eq!(
        items(&table(8, "1"), &table(5, "1.1")),
        "有严有宽 受批评=34.1；受批评=31：39→39.1 / ：8→5"
    );
}

#[test]
fn what_one_fact_gives_and_takes_is_one_difference() {
    assert_eq!(
        items(
            "指标 一（8分）\n得分：制度健全的得5分。",
            "指标 一（5分）\n得分：制度健全的得5分。\n加分：参加竞赛的每次加1分。\n减分：参加竞赛的每次扣1.1分。"
        ),
        "有严有宽 参加竞赛=31：8→8.1 / ：8→5"
    );
}

#[test]
fn a_cap_is_outweighed_in_the_end() {
    assert_eq!(
        adjustments(
            "加减分\n加分（最高5分）：获表扬的每次加1分。",
            "加减分\n加分：获表扬的每次加0.1分。"
        ),
        "有严有宽 获表扬=1：-1→-0.1 / 获表扬=51：-5→-5.1"
    );
    assert_eq!(
        given("获表扬的每次加1分", "获表扬的每次加2分，最高加40分"),
        "有严有宽 获表扬=41：-41→-40 / 获表扬=1：-1→-2"
    );
    assert_eq!(
        given("获表扬的加10分", "获表扬的每次加1分"),
        "有严有宽 获表扬=1：-10→-1 / 获表扬=11；获表扬=1：-10→-11"
    );
    assert_eq!(
        taken("受批评的每2次扣1分", "受批评的每次扣1分，最高扣10分"),
        "有严有宽 受批评=1：0→1 / 受批评=22：11→10"
    );
}

#[test]
fn what_is_taken_in_any_case_is_outweighed_in_the_end() {
    assert_eq!(
        taken("满意度低于90%的扣5分；满意度达到80%以上的扣5分", "受批评的每次扣0.1分"),
        "有严有宽 受批评=51：5→5.1 / ：5→0"
    );
    assert_eq!(
        taken("按时报送的扣1分，否则扣4分", "受批评的每次扣0.5分"),
        "有严有宽 受批评=9：4→4.5 / ：4→0"
    );
}

#[test]
fn ranges_of_each_time_are_compared_end_by_end() {
    assert_eq!(
        taken("受批评的，每次酌情扣1至3分", "受批评的，每次酌情扣2至4分"),
        "更严 受批评=2；受批评=1：1→2"
    );
    assert_eq!(
        taken("受批评的，每次酌情扣1至3分，最高扣40分", "受批评的，每次酌情扣0.1至0.2分"),
        "有严有宽 受批评=40.2；受批评=603：40→40.2 / 受批评=0.1；受批评=1：1→0.1"
    );
    assert_eq!(
        fields(
            "扣分：受批评的，每次酌情扣4至5分，最高扣9.2分。",
            "扣分：受批评的，每3次扣1分，最高扣9.5分。"
        ),
        "有严有宽 受批评=30；受批评=120：9.2→9.5 / 受批评=1；受批评=4：4→0"
    );
    assert_eq!(
        taken(
            "受批评的，每次酌情扣0.001至0.002分，最高扣5分",
            "受批评的，每次酌情扣0.001至0.003分，最高扣6分"
        ),
        "未能判定 要分的情形太多"
    );
}

#[test]
fn clauses_of_one_sentence_share_their_cap() {
    let shared = |cap: u8| format!("受到国家、省表彰的，每次分别加2分、1分，最高加{cap}分");
    assert_eq!(given(&shared(4), &shared(3)), "更严 受到国家表彰=2：-4→-3");
}

#[test]
fn caps_of_the_whole_section_bound_all_of_it() {
    let section = |bonus: u8, malus: u8| {
        format!("加减分（加分最高{bonus}分，减分最高{malus}分）\n加分：获表扬的每次加1分。\n减分：受批评的每次扣1分。")
    };
    assert_eq!(adjustments(&section(2, 3), &section(2, 2)), "更宽 受批评=3：3→2");
    assert_eq!(adjustments(&section(2, 3), &section(3, 3)), "更宽 获表扬=3：-2→-3");
    assert_eq!(adjustments(&section(2, 3), &section(1, 3)), "更严 获表扬=2：-2→-1");
    let apart = "加减分（加分最高2分）\n加分：获表扬的加2分。\n加分：获奖的加2分。";
    let together = "加减分（加分最高2分）\n加分（就高）：获表扬的加2分；获奖的加2分。";
    assert_eq!(adjustments(apart, together), "等价");
}

#[test]
fn figures_that_lean_one_way_decide_what_cannot_be_followed() {
    let capped = |cap: u8| format!("得分：每推广一项得1分。\n扣分：差错的每次扣0.5分；逾期的每次扣1分，最高扣{cap}分。");
    assert_eq!(fields(&capped(2), &capped(3)), "更严 推广=3；逾期=3：9→10");
    // both ways are open, and one of them leads too far
    let far =
        |each: &str, cap: u8| format!("得分：每推广一项得{each}分。\n扣分：差错的每次扣0.5分；逾期的每次扣1分，最高扣{cap}分。");
    assert_eq!(
        fields(&far("1", 40), &far("1.1", 41)),
        "未能判定 加与减都不封顶，不能逐一列举"
    );
    // two examples are enough, however far the rest may lead
    assert_eq!(
        fields(
            "得分：每推广一项得1分。\n扣分：差错的每次扣0.5分。",
            "得分：每推广一项得2分。\n扣分：差错的每2次扣3分。"
        ),
        "有严有宽 推广=3；差错=4：9→10 / 推广=1：9→8"
    );
    // what else is in the table does not matter
    let table = |item: &str, each: &str| {
        table(&format!(
            "指标 一（10分）\n扣分：未公开的扣10分。\n{item}加减分\n加分（就高）：获表扬的每次加{each}分；获奖的每次加2分。"
        ))
    };
    let (old, new) = (table("", "1"), table("指标 二（10分）\n扣分：未备案的扣10分。\n", "1.5"));
    let verdict = Versions::new(&old, &new).adjustments(&outside(&old, &new));
    assert_eq!(told(&verdict, &old, &new), "更宽 获表扬=1：-1→-1.5");
}

#[test]
fn steps_that_seem_to_meet_too_early_are_followed_to_where_they_do() {
    // of 5 occurrences both take 2 points, of 6 the older takes one point more, and in the end more than the 5 that it gives
    let new = "加减分\n减分：受批评的每2次扣1分。";
    let old = "加减分\n加分：获表彰的加5分；否则加5分。\n减分：受批评的每3次扣2分。";
    assert_eq!(adjustments(old, new), "有严有宽 ：-5→0 / 受批评=33：17→16");
}

#[test]
fn occurrences_are_followed_until_what_they_differ_by_outweighs_all_else() {
    let old = "加减分\n减分：迟报的，每次酌情扣3至3.5分。";
    let new = "加减分\n加分：获表彰的加5分；否则加5分。\n减分：迟报的，每次酌情扣3至4分。";
    assert_eq!(
        adjustments(old, new),
        "有严有宽 迟报=44；迟报=38.5：38.5→39 / ：0→-5",
        "11 times"
    );
}

#[test]
fn what_outweighs_all_else_early_leaves_no_doubt() {
    let table = |lines: &str| format!("指标 一（5分）\n扣分：未公开的扣5分。\n{lines}");
    let old = table("减分：迟报的，每次酌情扣3至3.5分。");
    let new = table("加分：参加竞赛的加1分。\n减分：参加竞赛的扣1.5分；迟报的，每次酌情扣3至4分。");
    assert_eq!(items(&old, &new), "更严 参加竞赛=1：0→0.5");
}

#[test]
fn steps_that_begin_later_and_cost_more_are_followed_until_they_make_up_for_it() {
    assert_eq!(
        taken("信息差错超过1条的，每超1条扣1分", "信息差错超过11条的，每超1条扣1.1分"),
        "有严有宽 信息差错=112：111→111.1 / 信息差错=2：1→0"
    );
    assert_eq!(
        taken("信息差错超过11条的，每超2条扣2.2分", "信息差错超过1条的，每超1条扣1分"),
        "有严有宽 信息差错=2：0→1 / 信息差错=113：112.2→112"
    );
    assert_eq!(
        given("信息简报超过1条的，每超1条加1分", "信息简报超过101条的，每超1条加1.5分"),
        "有严有宽 信息简报=2：-1→0 / 信息简报=302：-301→-301.5"
    );
}
