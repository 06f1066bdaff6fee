//! What a rubric can give at all.

use super::support::{item, range, sheet};
use rubricc::evaluate::reach;
use rubricc::model::Points;

#[test]
fn totals_and_bands_reach_what_some_completion_gives() {
    let sheet = sheet(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（6分以上，含6分），中（5—6分，含5分），差（低于5分）\n指标 一（6分）\n扣分：差错的每次扣2分。\n指标 二（4分）\n扣分：未公开的扣3分。\n加减分（加分最高1分）\n加分：受到表扬的加1分。",
    );
    let reach = reach(&sheet.rubric);
    assert_eq!(range(reach.total.range()), "1—11");
    assert_eq!(reach.bands, [true, true, true]);
    assert!(!reach.at_most);
    assert_eq!(range(reach.bonus.range()), "0—1");
}

#[test]
fn a_share_can_be_anything_its_places_allow() {
    let sheet = item("得分：按完成率得分，保留一位小数。");
    let reach = reach(&sheet.rubric);
    assert!(reach.total.contains(Points::parse("3.7").unwrap()) && !reach.total.contains(Points::parse("3.75").unwrap()));
}
