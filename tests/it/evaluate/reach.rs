//! What a rubric can give at all.

use super::support::{item, range, sheet};
use rubricc::evaluate::{idle_clauses, item_reach, reach};
use rubricc::model::Points;

fn idle(fields: &str) -> Vec<String> {
    let sheet = item(fields);
    let all = idle_clauses(&sheet.rubric);
    let name = |id| {
        sheet
            .rubric
            .scoring_clauses()
            .find(|(_, c)| c.id == id)
            .map(|(_, c)| c.reading.text.clone())
    };
    all.into_iter().filter_map(name).collect()
}

#[test]
fn items_and_totals_reach_what_some_completion_gives() {
    let sheet = sheet(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（6分以上，含6分），中（5—6分，含5分），差（低于5分）\n指标 一（6分）\n扣分：差错的每次扣2分。\n指标 二（4分）\n扣分：未公开的扣3分。\n加减分（加分最高1分）\n加分：受到表扬的加1分。",
    );
    let items = item_reach(&sheet.rubric);
    let reach = reach(&sheet.rubric);
    assert_eq!(range(items[0].range()), "0—6");
    assert!(!items[0].contains(Points::whole(3)));
    assert_eq!(range(items[1].range()), "1—4");
    assert_eq!(range(reach.total.range()), "1—11");
    assert_eq!(reach.bands, [true, true, true]);
    assert!(!reach.at_most);
    assert_eq!(range(reach.bonus.range()), "0—1");
}

#[test]
fn clauses_that_never_change_a_score_are_found() {
    assert!(idle("扣分：未公开的扣1分；差错的每次扣0.5分。").is_empty());
    assert_eq!(
        idle("扣分(就高)：报送量少于5件的扣1分；报送量少于8件的扣2分。"),
        ["报送量少于5件的扣1分"]
    );
    assert_eq!(
        idle("得分(分档)：完成率达到80%以上的得5分；达到90%以上的得8分。"),
        ["达到90%以上的得8分"]
    );
}

#[test]
fn a_share_can_be_anything_its_places_allow() {
    let sheet = item("得分：按完成率得分，保留一位小数。");
    let reach = reach(&sheet.rubric);
    assert!(reach.total.contains(Points::parse("3.7").unwrap()) && !reach.total.contains(Points::parse("3.75").unwrap()));
}
