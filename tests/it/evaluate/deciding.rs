//! The facts that decide the band.

use super::support::{Sheet, sheet};

const HEAD: &str = "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：优秀（9分以上，含9分），良好（8—9分，含8分），合格（6—8分，含6分），不合格（低于6分）\n";

/// The facts in order, each with how much it removes.
fn deciding(sheet: &Sheet, facts: &str) -> Vec<String> {
    let open = sheet.evaluate(&sheet.evidence(facts));
    let one = |d: &rubricc::evaluate::DecidingFact| {
        let name = &sheet.rubric.facts[d.fact.index()].name;
        d.removes.map_or(format!("{name} 止境"), |points| format!("{name} {points}"))
    };
    open.deciding.iter().map(one).collect()
}

#[test]
fn where_the_band_is_decided_no_fact_decides_it() {
    let sheet = sheet(&format!("{HEAD}指标 一（10分）\n扣分：未公开的扣0.5分；未报送的扣3分。"));
    assert!(deciding(&sheet, "未报送=0").is_empty());
    assert_eq!(deciding(&sheet, ""), ["未报送 3", "未公开 0.5"]);
}

#[test]
fn only_facts_that_leave_an_end_open_come_before_the_others() {
    let sheet = sheet(&format!(
        "{HEAD}指标 一（10分）\n扣分：未公开的扣3分。\n加减分\n加分：受到表扬的，每次加1分；首创的，每项加0.5分，最高加2分。\n减分：受到批评的，每次扣1分，最高扣4分。"
    ));
    assert_eq!(deciding(&sheet, ""), ["受到表扬 止境", "受到批评 4", "未公开 3", "首创 2"]);
    assert_eq!(deciding(&sheet, "受到表扬=1"), ["受到批评 4", "未公开 3", "首创 2"]);
}

#[test]
fn a_bound_of_the_total_leaves_no_end_open_on_its_side() {
    let fields = "指标 一（10分）\n扣分：未公开的扣3分。\n加减分\n加分：受到表扬的，每次加1分。\n减分：受到批评的，每次扣1分。";
    let floor = sheet(&format!("{HEAD}总分：不低于0分\n{fields}"));
    // with 受到表扬 known, 0—10 is left of the total; with 受到批评 known, 7—10
    assert_eq!(deciding(&floor, ""), ["受到表扬 止境", "受到批评 7"]);
    let ceiling = sheet(&format!("{HEAD}总分：不超过10分\n{fields}"));
    // 未公开 is made up for by 受到表扬
    assert_eq!(deciding(&ceiling, ""), ["受到批评 止境"]);
    let both = sheet(&format!("{HEAD}总分：不低于0分，不超过10分\n{fields}"));
    assert_eq!(deciding(&both, "受到表扬=0"), ["受到批评 7"]);
}

#[test]
fn a_rate_is_tried_between_its_bounds_too() {
    // at 0% and from 50% on nothing is left for 差错 to take, between them a point is
    let inner = sheet(&format!(
        "{HEAD}指标 一（10分）\n得分：按完成率得分，保留一位小数。\n扣分：完成率达到50%以上的扣10分；差错的扣1分。\n加分：首创的加6分。"
    ));
    assert_eq!(deciding(&inner, "完成率=0..100"), ["首创 6", "完成率 4"]);
}

#[test]
fn a_rate_is_tried_between_bounds_that_are_its_own() {
    // within 2 and 8 each end leaves nothing, the middle leaves one point
    let bounded = sheet(&format!(
        "{HEAD}总分：不低于2分，不超过8分\n指标 一（10分）\n得分：按完成率得分，保留一位小数。\n得分：制度健全的得1分。"
    ));
    assert_eq!(deciding(&bounded, "完成率=0..100"), ["完成率 5"]);
}

#[test]
fn a_count_without_end_is_found_where_the_first_values_of_others_contradict_each_other() {
    // 办结 and 回访 of 0 would both hold
    let choice = "指标 一（10分）\n得分（择一）：办结少于5件的得10分；回访少于5次的得6分。\n减分：受到批评的，每次扣1分。";
    assert_eq!(deciding(&sheet(&format!("{HEAD}{choice}")), ""), ["受到批评 止境", "办结 4"]);
    let taken = sheet(&format!("{HEAD}否决：发生重大事故的，总分计0分。\n{choice}"));
    assert_eq!(deciding(&taken, "发生重大事故=0"), ["受到批评 止境", "办结 4"]);
}
