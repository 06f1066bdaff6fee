//! What units lose, item by item.

use super::support::{Sheet, range, sheet};
use rubricc::model::Evidence;
use rubricc::model::Exempted::{Approved, Pending, Refused};

fn table(header: &str, rest: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（6分以上，含6分），差（低于6分）\n{header}指标 一（6分）\n扣分：差错的每次扣1分。\n减分：受到通报的扣2分。\n加分：首创的加1分。\n指标 二（4分）\n扣分：未公开的扣4分。\n{rest}"
    ))
}

/// Of each item, then of 加减分.
fn losses(sheet: &Sheet, evidence: &Evidence) -> Vec<String> {
    let losses = sheet.scorer.losses(evidence);
    let items = losses.items.iter().map(|item| item.map_or("剔除".to_owned(), range));
    items.chain([range(losses.adjustments)]).collect()
}

#[test]
fn an_item_loses_what_it_has_not_and_what_it_takes_from_the_total() {
    let sheet = table("", "加减分\n加分：受到表扬的，每次加1分。\n减分：受到批评的，每次扣2分。");
    assert_eq!(
        losses(&sheet, &sheet.settled("差错=2；受到通报=1；首创=1；受到批评=2；受到表扬=1")),
        ["3", "0", "3"]
    );
    assert_eq!(
        losses(&sheet, &sheet.evidence("差错=0..2；首创=0；受到批评=1；受到表扬=0..1")),
        ["0—4", "0—4", "1—2"]
    );
    assert_eq!(losses(&table("", ""), &sheet.settled("")), ["0", "0", "0"]);
}

#[test]
fn an_item_that_does_not_apply_loses_by_the_rule() {
    let of = |rule: &str, states: &[rubricc::model::Exempted]| {
        let sheet = table(&format!("不适用：经考核办认定，{rule}\n"), "");
        let claim = |evidence, state: &rubricc::model::Exempted| sheet.exempt(evidence, &["二"], *state);
        losses(&sheet, &states.iter().fold(sheet.settled("未公开=1；差错=1"), claim))
    };
    assert_eq!(of("按满分计", &[Approved]), ["1", "0", "0"]);
    assert_eq!(of("计0分", &[Approved]), ["1", "4", "0"]);
    assert_eq!(of("未定", &[Approved]), ["1", "0—4", "0"]);
    assert_eq!(of("剔除，按全表其余得分率折算，保留整数", &[Approved]), ["1", "剔除", "0"]);
    assert_eq!(of("按满分计", &[Refused]), ["1", "4", "0"]);
    assert_eq!(of("按满分计", &[Pending]), ["1", "0—4", "0"]);
    assert_eq!(of("按满分计", &[Refused, Approved]), ["1", "0", "0"]);
    assert_eq!(of("按满分计", &[Pending, Approved]), ["1", "0", "0"]);
    assert_eq!(of("剔除，按全表其余得分率折算，保留整数", &[Pending]), ["1", "剔除", "0"]);
}

#[test]
fn a_total_only_adds_up_where_nothing_takes_bounds_or_rounds_it() {
    for (header, adds) in [
        ("", true),
        ("否决：未公开的，降低一个等次。\n", true),
        ("否决：未公开的，总分计0分。\n", false),
        ("否决：未公开的，本类别不得分。\n", false),
        ("总分：不低于0分\n", false),
        ("总分：不超过10分\n", false),
        ("总分：不低于0分，不超过10分\n", false),
        ("小数：保留一位小数\n", false),
        ("总分：不低于0分\n小数：保留一位小数\n", false),
    ] {
        assert_eq!(table(header, "").scorer.only_adds(), adds, "{header}");
    }
}
