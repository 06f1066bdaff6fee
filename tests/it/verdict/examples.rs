//! One construct after another.

use super::{adjustments, fields, items};

#[test]
fn a_larger_deduction_is_stricter() {
    assert_eq!(fields("扣分：未公开的扣1分。", "扣分：未公开的扣2分。"), "更严 未公开=1：1→2");
    assert_eq!(fields("扣分：未公开的扣2分。", "扣分：未公开的扣1分。"), "更宽 未公开=1：2→1");
    assert_eq!(fields("扣分：未公开的扣1分。", "扣分：未公开的，扣1分。"), "等价");
}

#[test]
fn a_clause_of_one_version_only_is_a_fact_of_that_version_only() {
    assert_eq!(
        fields("扣分：未公开的扣1分。", "扣分：未公开的扣1分；未报送的扣0.5分。"),
        "更严 未报送=1：0→0.5"
    );
    assert_eq!(
        fields("扣分：未公开的扣1分；未报送的扣0.5分。", "扣分：未公开的扣1分。"),
        "更宽 未报送=1：0.5→0"
    );
    assert_eq!(
        fields("扣分：未公开的扣1分。", "扣分：未报送的扣1分。"),
        "有严有宽 未报送=1：0→1 / 未公开=1：1→0"
    );
}

#[test]
fn points_of_the_item_matter_only_where_they_run_out() {
    let clause = "扣分：差错的每次扣2分。";
    assert_eq!(
        items(&format!("指标 一（10分）\n{clause}"), &format!("指标 一（5分）\n{clause}")),
        "更宽 差错=3：6→5"
    );
    let once = "扣分：未公开的扣2分。";
    assert_eq!(
        items(&format!("指标 一（10分）\n{once}"), &format!("指标 一（5分）\n{once}")),
        "等价"
    );
    // what is not earned is lost
    let earn = "得分：制度健全的得5分。";
    assert_eq!(
        items(&format!("指标 一（5分）\n{earn}"), &format!("指标 一（8分）\n{earn}")),
        "更严 ：5→8"
    );
}

#[test]
fn caps_and_modes_are_looked_through() {
    assert_eq!(
        fields("扣分：差错的，每次扣1分，最高扣3分。", "扣分：差错的，每次扣1分，最高扣2分。"),
        "更宽 差错=3：3→2"
    );
    assert_eq!(
        fields(
            "扣分（最高扣2分）：差错的，每次扣1分。",
            "扣分：差错的，每次扣1分，最高扣2分。"
        ),
        "等价"
    );
    assert_eq!(
        fields("扣分：甲错的扣1分；乙错的扣2分。", "扣分（就高）：甲错的扣1分；乙错的扣2分。"),
        "更宽 甲错=1；乙错=1：3→2"
    );
    assert_eq!(
        fields("扣分：差错的，每2次扣1分。", "扣分：差错的，每3次扣2分。"),
        "有严有宽 差错=3：1→2 / 差错=2：1→0"
    );
}

#[test]
fn the_last_of_many_counts_is_reached() {
    // 20 × 0.5 is the whole item either way
    assert_eq!(
        fields("扣分：差错的每次扣0.5分。", "扣分：差错的每次扣0.5分，扣完为止。"),
        "等价"
    );
    assert_eq!(
        fields(
            "扣分：差错的每次扣0.5分，最高扣10分。",
            "扣分：差错的每次扣0.5分，最高扣9.5分。"
        ),
        "更宽 差错=20：10→9.5"
    );
}

#[test]
fn many_thresholds_of_one_datum_are_looked_at_up_to_a_bound_that_is_told() {
    let table = |from: usize, count: usize| {
        let clauses = (from..from + count).map(|at| format!("报送少于{at}条的扣1分。\n"));
        format!("指标 一（{count}分）\n扣分：{}", clauses.collect::<String>())
    };
    assert_eq!(items(&table(1, 300), &table(2, 300)), "更严 报送=300：0→1");
    assert_eq!(items(&table(1, 5_100), &table(2, 5_100)), "未能判定 要分的情形太多");
}

#[test]
fn hundreds_of_data_in_one_item_are_told_to_be_too_many() {
    let table = |points: &str| {
        let names = ('鱼'..).take(400);
        let clauses = names.map(|name| format!("{name}收购率低于90%的，每低1个百分点扣{points}分。\n"));
        format!("指标 一（400分）\n扣分：{}", clauses.collect::<String>())
    };
    assert_eq!(items(&table("0.1"), &table("0.2")), "未能判定 要分的情形太多");
}

#[test]
fn a_clause_asks_only_for_those_before_it() {
    let pairs = |amount: &str| {
        let pairs = "甲乙丙丁戊己庚辛"
            .chars()
            .map(|name| format!("{name}表报送的得1分，否则得{amount}分。\n"));
        format!("得分：{}", pairs.collect::<String>())
    };
    assert_eq!(fields(&pairs("0.5"), &pairs("0.5")), "等价");
    assert_eq!(fields(&pairs("0.5"), &pairs("0.4")), "更严 ：6→6.8");
}

#[test]
fn data_are_compared_between_and_at_breakpoints() {
    assert_eq!(
        fields("扣分：覆盖率低于90%的扣1分。", "扣分：覆盖率不超过90%的扣1分。"),
        "更严 覆盖率=90：0→1"
    );
    assert_eq!(
        fields(
            "扣分：覆盖率低于90%的，每低1个百分点扣0.2分。",
            "扣分：覆盖率低于90%的，每低1个百分点扣0.2分，不足1个百分点按1个百分点计。"
        ),
        "更严 覆盖率=89.1：0→0.2"
    );
    assert_eq!(
        fields(
            "扣分：信息报送少于12条的，每少一条扣0.5分。",
            "扣分：信息报送少于10条的，每少一条扣0.6分。"
        ),
        "更宽 信息报送=11：0.5→0"
    );
}

#[test]
fn shares_are_compared_as_they_are_rounded() {
    assert_eq!(
        fields("得分：按完成率得分，保留两位小数。", "得分：按完成率得分，保留一位小数。"),
        "有严有宽 完成率=99.45：0.05→0.1 / 完成率=99.9：0.01→0"
    );
    assert_eq!(
        fields(
            "得分：按完成率得分，保留两位小数。",
            "得分：按完成率得分，保留两位小数；未公开的扣1分。"
        ),
        "更严 完成率=100；未公开=1：0→1"
    );
}

#[test]
fn tiers_choices_and_omissions() {
    assert_eq!(
        fields(
            "得分（分档）：完成率达到95%以上的得10分；达到90%以上的得6分；其余得1分。",
            "得分（分档）：完成率达到95%以上的得10分；达到85%以上的得6分；其余得1分。"
        ),
        "更宽 完成率=85：9→4"
    );
    assert_eq!(
        fields(
            "得分（择一）：获国家级奖的得10分；获省级奖的得6分。",
            "得分：获国家级奖的得10分；获省级奖的得6分。"
        ),
        "等价",
        "both together are no evidence under the older version"
    );
    assert_eq!(
        fields("得分：按时完成的得10分，否则得4分。", "得分：按时完成的得10分，否则得3分。"),
        "更严 ：6→7"
    );
}

#[test]
fn a_split_item_takes_as_before() {
    assert_eq!(
        items(
            "指标 一（5分）\n扣分：未公开的扣2分；差错的每次扣0.5分。",
            "指标 一（2分）\n扣分：未公开的扣2分。\n指标 二（3分）\n扣分：差错的每次扣0.5分。"
        ),
        "更宽 差错=7：3.5→3"
    );
}

#[test]
fn missing_elements_are_told_by_name() {
    let item = |elements: &str| format!("要素：{elements}\n扣分：要素不全的，每缺一项扣1分。");
    assert_eq!(fields(&item("甲、乙、丙"), &item("甲、乙、丙")), "等价");
    assert_eq!(fields(&item("甲、乙、丙"), &item("甲、乙、丙、丁")), "更严 要素不全=1：0→1");
    assert_eq!(fields(&item("甲、乙、丙"), &item("甲、乙")), "更宽 要素不全=1：1→0");
    assert_eq!(
        fields(&item("甲、乙、丙"), &item("甲、乙、丁")),
        "有严有宽 要素不全=1：0→1 / 要素不全=1：1→0"
    );
    assert_eq!(fields(&item("甲、乙"), &item("甲、乙等")), "更严 要素不全=1：0→1");
}

#[test]
fn discretion_is_the_same_amount_or_the_same_end_of_the_range() {
    assert_eq!(
        fields("扣分：情节严重的，酌情扣1至3分。", "扣分：情节严重的，酌情扣1至3分。"),
        "等价"
    );
    assert_eq!(
        fields("扣分：情节严重的，酌情扣1至3分。", "扣分：情节严重的，酌情扣2至4分。"),
        "更严 情节严重=2；情节严重=1：1→2"
    );
    assert_eq!(
        fields("扣分：情节严重的，酌情扣1至3分。", "扣分：情节严重的扣2分。"),
        "有严有宽 情节严重=1：1→2 / 情节严重=1；情节严重=3：3→2"
    );
}

#[test]
fn numbers_of_different_things_are_not_compared() {
    assert_eq!(
        fields("扣分：差错的，每次扣1分。", "扣分：差错的，每件扣1分。"),
        "未能判定 「差错」的单位由「次」改为「件」，两版的数不能直接相比"
    );
    assert_eq!(
        fields("扣分：差错的扣1分。", "扣分：差错的，每次扣1分。"),
        "更严 差错=2；差错=1：1→2"
    );
}

#[test]
fn sums_without_end_are_decided_by_their_slope() {
    let adjusted = |old: &str, new: &str| adjustments(&format!("加减分\n{old}"), &format!("加减分\n{new}"));
    assert_eq!(adjusted("加分：获表扬的每次加1分。", "加分：获表扬的每次加1分。"), "等价");
    assert_eq!(
        adjusted("加分：获表扬的每次加1分。", "加分：获表扬的每次加0.5分。"),
        "更严 获表扬=1：-1→-0.5"
    );
    assert_eq!(
        adjusted("加分：获表扬的每次加1分。", "加分：获表扬的每次加2分，最高加4分。"),
        "有严有宽 获表扬=5：-5→-4 / 获表扬=1：-1→-2"
    );
    assert_eq!(
        adjusted("加分：获表扬的每2次加1分。", "加分：获表扬的每3次加1.5分。"),
        "有严有宽 获表扬=2：-1→0 / 获表扬=3：-1→-1.5"
    );
    assert_eq!(
        adjusted("减分：受批评的每次扣1分。", "减分：受批评的每次扣1分；被通报的扣1分。"),
        "更严 被通报=1：0→1"
    );
}

#[test]
fn what_has_no_end_on_both_hands_is_decided_where_it_is_the_same() {
    let old = "得分：每推广一项得1分。\n扣分：差错的每次扣0.5分。";
    assert_eq!(fields(old, old), "等价");
    assert_eq!(fields(old, &old.replace("扣0.5分", "扣1分")), "更严 推广=1；差错=1：9.5→10");
    assert_eq!(
        fields(old, &old.replace("每次扣0.5分", "每2次扣1分")),
        "未能判定 加与减都不封顶，不能逐一列举"
    );
    assert_eq!(
        fields(old, "得分：每推广一项得2分。\n扣分：差错的每次扣2分。"),
        "有严有宽 推广=1；差错=1：9.5→10 / 推广=1：9→8"
    );
}
