//! What clauses of one item give together: caps, modes, effects, and what one of them needs of another.

use super::{fields, items};

#[test]
fn what_is_earned_and_what_is_deducted_bound_each_other() {
    let earned = "得分：制度健全的得5分。\n扣分：差错的";
    assert_eq!(
        fields(&format!("{earned}每次扣1分。"), &format!("{earned}每2次扣1分。")),
        "更宽 制度健全=1；差错=1：6→5"
    );
    let capped = "得分（最高5分）：每推广一项得1分。\n扣分：差错的";
    assert_eq!(
        fields(&format!("{capped}每次扣1分。"), &format!("{capped}每2次扣1分。")),
        "更宽 推广=1；差错=1：10→9"
    );
    let judged = "得分：工作突出的酌情得1至3分。\n扣分：差错的";
    assert_eq!(
        fields(&format!("{judged}每次扣1分。"), &format!("{judged}每2次扣1分。")),
        "更宽 工作突出=1；差错=1：10→9"
    );
    let often = "得分：工作突出的，每次酌情得1至3分。\n扣分：差错的";
    assert_eq!(
        fields(&format!("{often}扣3分。"), &format!("{often}扣4分。")),
        "更严 工作突出=4；差错=1：9→10",
        "three points are gone either way"
    );
}

#[test]
fn deductions_of_an_earning_field_stand_outside_of_its_cap() {
    assert_eq!(
        fields(
            "得分：制度健全的得2分；差错的每次扣0.5分。",
            "得分：制度健全的得2分；差错的每次扣1分。"
        ),
        "更严 制度健全=1；差错=1：8.5→9"
    );
    assert_eq!(
        fields(
            "得分（最高5分）：每推广一项得1分；差错的扣3分。",
            "得分（最高5分）：每推广一项得1分；差错的扣4分。"
        ),
        "更严 推广=4；差错=1：9→10"
    );
}

#[test]
fn full_marks_forgive_the_field_where_they_are_given_and_only_then() {
    let full = |amount: u8| format!("扣分：提前完成的得满分；未公开的扣{amount}分。");
    assert_eq!(fields(&full(1), &full(2)), "更严 未公开=1：1→2");
    assert_eq!(fields("扣分：未公开的扣2分。", &full(2)), "更宽 提前完成=1；未公开=1：2→0");
}

#[test]
fn no_points_however_often_is_one_loss_of_all() {
    assert_eq!(
        fields("扣分：差错的，每次不得分。", "扣分：差错的扣1分。"),
        "更宽 差错=1：10→1"
    );
    assert_eq!(
        fields(
            "扣分：弄虚作假的不得分；差错的扣1分。",
            "扣分：弄虚作假的不得分；差错的扣2分。"
        ),
        "更严 差错=1：1→2"
    );
}

#[test]
fn a_choice_is_not_cut_by_the_cap_of_the_field_before() {
    let choice =
        |amount: u8| format!("扣分（最高1分）：差错的每次扣0.5分。\n扣分（择一）：造成后果的扣{amount}分；造成影响的扣2分。");
    assert_eq!(fields(&choice(4), &choice(5)), "更严 造成后果=1：4→5");
    let tiers =
        |amount: u8| format!("扣分（最高1分）：差错的每次扣0.5分。\n扣分（分档）：完成率低于60%的扣{amount}分；低于80%的扣4分。");
    assert_eq!(fields(&tiers(8), &tiers(6)), "更宽 ：8→6");
}

#[test]
fn a_tier_may_take_the_whole_item() {
    let tiers = |first: &str| format!("扣分（分档）：完成率低于60%的{first}；低于80%的扣4分。");
    assert_eq!(fields(&tiers("不得分"), &tiers("扣8分")), "更宽 ：10→8");
    assert_eq!(fields(&tiers("不得分"), &tiers("扣10分")), "等价");
}

#[test]
fn the_rest_of_a_choice_is_what_none_of_it_says() {
    let choice = |rest: u8| format!("得分（择一）：获国家奖的得5分；获省奖的得3分；其余得{rest}分。");
    assert_eq!(fields(&choice(1), &choice(2)), "更宽 ：9→8");
    assert_eq!(fields(&choice(2), &choice(1)), "更严 ：8→9");
}

#[test]
fn the_larger_of_two_is_told_only_where_it_is_larger() {
    let either = "得分（就高）：按时完成的得5分，否则得2分";
    assert_eq!(
        fields(&format!("{either}。"), &format!("{either}；工作突出的酌情得1至4分。")),
        "更宽 工作突出=3：8→7"
    );
}

#[test]
fn a_share_begins_at_half_a_place() {
    let share = "得分：按完成率得分，保留整数。";
    assert_eq!(
        fields(share, &format!("{share}\n扣分：完成率低于8%的扣1分。")),
        "更严 完成率=5：9→10",
        "below 5% nothing is left to take"
    );
    assert_eq!(fields(share, &format!("{share}\n扣分：完成率低于5%的扣1分。")), "等价");
}

#[test]
fn what_was_counted_may_become_a_finding_and_the_other_way() {
    assert_eq!(
        fields("扣分：差错的，每次扣1分。", "扣分：差错的扣1分。"),
        "更宽 差错=1；差错=2：2→1"
    );
    assert_eq!(
        fields("扣分：办理超时的扣1分。", "扣分：办理超时的，每超1小时扣1分。"),
        "有严有宽 办理超时=2；办理超时=1：1→2 / 办理超时=0.1；办理超时=1：1→0"
    );
    assert_eq!(
        fields("扣分：每少一次督导扣1分。", "扣分：每超一次督导扣1分。"),
        "未能判定 「督导」在两版中记的不是同一种数"
    );
}

#[test]
fn of_witnesses_as_small_as_another_the_newer_clause_speaks() {
    let both = "扣分：未公开的扣2分；未备案的扣1分。";
    assert_eq!(fields("扣分：未公开的扣1分。", both), "更严 未备案=1：0→1");
    assert_eq!(fields(both, "扣分：未公开的扣1分。"), "更宽 未备案=1：1→0");
}

#[test]
fn missing_elements_need_not_be_of_one_list() {
    let item = |elements: &str, amount: u8| format!("要素：{elements}\n扣分：要素不全的，每缺一项扣{amount}分。");
    assert_eq!(
        fields(&item("甲、乙", 1), &item("丙、丁", 1)),
        "有严有宽 要素不全=1：0→1 / 要素不全=1：1→0"
    );
    assert_eq!(
        fields(&item("甲、乙、丙", 1), &item("甲、乙、丁", 2)),
        "有严有宽 要素不全=1：0→2 / 要素不全=1：1→0",
        "what only one version names tells most with least"
    );
    // one thing missing is less to say than three thresholds passed
    let rate = "；覆盖率低于90%的扣0.1分；覆盖率低于80%的扣0.1分；覆盖率低于70%的扣0.1分。";
    let fewer = "；覆盖率低于90%的扣0.1分；覆盖率低于80%的扣0.1分。";
    let (old, new) = (item("甲、乙、丙", 1), item("甲、丁、戊、己", 1));
    assert_eq!(
        fields(&old.replace('。', rate), &new.replace('。', fewer)),
        "有严有宽 要素不全=1；覆盖率=90：0→1 / 覆盖率=90；要素不全=1：1→0"
    );
}

#[test]
fn points_of_two_items_are_told_apart() {
    assert_eq!(
        items(
            "指标 一（2分）\n扣分：未公开的扣2分。\n指标 二（4分）\n得分：制度健全的得4分。",
            "指标 一（3分）\n扣分：未公开的扣3分。\n指标 二（3分）\n得分：制度健全的得3分。"
        ),
        "有严有宽 未公开=1；制度健全=1：2→3 / ：4→3"
    );
}
