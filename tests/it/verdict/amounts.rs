//! 酌情: amounts within a range, once or for each occurrence, on their own or with a datum.

use rubricc::diff::Versions;
use rubricc::model::FactKind;

use super::{adjustments, fields, items, pair, table, told};

#[test]
fn an_amount_beside_a_datum_is_read_together_with_it() {
    assert_eq!(
        fields(
            "扣分：信息报送少于12条的，酌情扣1至3分。",
            "扣分：信息报送少于10条的，酌情扣1至3分。"
        ),
        "有严有宽 信息报送低于10条=2；信息报送低于12条=1：1→2 / 信息报送=10；信息报送低于10条=1；信息报送低于12条=1：1→0"
    );
    assert_eq!(
        fields(
            "扣分：信息报送少于12条的，酌情扣1至3分。",
            "扣分：信息报送少于12条的，酌情扣2至4分。"
        ),
        "更严 信息报送低于12条=2；信息报送低于12条=1：1→2"
    );
}

#[test]
fn an_amount_that_is_always_due_is_not_one_that_may_be_nothing() {
    let old = table("指标 一（10分）\n扣分：信息报送少于12条的，酌情扣1至3分。");
    let new = table("指标 一（10分）\n扣分：信息报送敷衍的，酌情扣1至3分。");
    let mut same = pair(&old, &new);
    let amount = |rubric: &rubricc::model::Rubric| {
        let at = rubric
            .facts
            .iter()
            .position(|fact| matches!(fact.kind, FactKind::Discretion { .. }));
        rubricc::model::FactId(at.unwrap().try_into().unwrap())
    };
    same.facts = vec![(amount(&old), amount(&new))];
    assert_eq!(
        told(&Versions::new(&old, &new).items(&same), &old, &new),
        "未能判定 「信息报送敷衍」在两版中记的不是同一种数"
    );
}

#[test]
fn an_amount_ends_with_its_range() {
    assert_eq!(
        fields(
            "扣分（最高4分）：情节严重的，酌情扣1至3分。",
            "扣分：情节严重的，酌情扣1至3分。"
        ),
        "等价"
    );
}

#[test]
fn amounts_of_many_occurrences_go_beyond_the_range_of_one() {
    assert_eq!(
        fields(
            "扣分（最高4分）：受批评的，每次酌情扣1至3分。",
            "扣分（最高6分）：受批评的，每次酌情扣1至2分。"
        ),
        "有严有宽 受批评=6；受批评=9：4→6 / 受批评=2；受批评=3：3→2"
    );
    assert_eq!(
        items(
            "指标 一（8分）\n得分：制度健全的得5分。",
            "指标 一（5分）\n得分：制度健全的得5分。\n减分：受批评的，每次酌情扣1至3分。"
        ),
        "有严有宽 受批评=4：8→9 / ：8→5",
        "three points less to lose"
    );
}

#[test]
fn amounts_between_one_occurrence_and_two_do_not_exist() {
    let capped = |cap: u8| format!("扣分：受批评的，每次酌情扣4至5分，最高扣{cap}分。");
    assert_eq!(fields(&capped(5), &capped(7)), "更严 受批评=8：5→7");
}

#[test]
fn an_amount_each_time_may_become_a_figure_each_time() {
    let once = |cap: &str| format!("扣分：受批评的，每次酌情扣4至5分，最高扣{cap}分。");
    let figure = |cap: &str| format!("扣分：受批评的，每次扣1分，最高扣{cap}分。");
    assert_eq!(
        fields(&once("5"), &figure("10")),
        "有严有宽 受批评=6；受批评=24：5→6 / 受批评=1；受批评=4：4→1"
    );
    assert_eq!(
        fields(&once("9.2"), &figure("9.5")),
        "有严有宽 受批评=10；受批评=40：9.2→9.5 / 受批评=1；受批评=4：4→1"
    );
    let both = "扣分：弄虚作假的不得分。\n减分：弄虚作假的，每次";
    assert_eq!(
        fields(
            &format!("{both}酌情扣1至2分，最高扣4分。"),
            &format!("{both}扣2分，最高扣6分。")
        ),
        "更严 弄虚作假=1：11→12"
    );
}

#[test]
fn an_amount_each_time_of_one_version_only_has_one_direction() {
    let known = "加减分\n减分：被通报的扣1分";
    let more = format!("{known}；受批评的，每次酌情扣1至3分。");
    assert_eq!(adjustments(&format!("{known}。"), &more), "更严 受批评=1：0→1");
    assert_eq!(adjustments(&more, &format!("{known}。")), "更宽 受批评=1：1→0");
}

#[test]
fn occurrences_are_followed_until_the_lightest_use_the_item_up() {
    assert_eq!(
        fields(
            "扣分：迟报的，每次酌情扣3至3.1分。",
            "扣分：迟报的，每次酌情扣3至3.2分，最高扣9.5分。"
        ),
        "有严有宽 迟报=3.2；迟报=3.1：3.1→3.2 / 迟报=12：10→9.5"
    );
}

#[test]
fn a_fact_that_one_side_does_not_score_need_not_agree_with_its_twin() {
    let old = table("指标 一（5分）\n扣分：未公开的扣1分。\n指标 二（5分）\n扣分：迟报的，每次扣1分。");
    let new = table("指标 一（10分）\n扣分：未公开的扣1分；迟报的，每件扣1分。");
    let mut part = pair(&old, &new);
    assert_eq!(part.facts.len(), 2);
    part.old.truncate(1);
    let verdict = Versions::new(&old, &new).items(&part);
    assert_eq!(told(&verdict, &old, &new), "更严 迟报=1：0→1");
}
