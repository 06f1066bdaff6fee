//! What a result tells of each clause.

use super::support::{Sheet, item, range};
use rubricc::evaluate::Truth;
use rubricc::model::{Evidence, Exempted};

/// A line a clause: holds, times, gross → amount → counted, what cut it.
fn told(sheet: &Sheet, evidence: &Evidence) -> Vec<String> {
    let rich = sheet.evaluate(evidence);
    let fields = rich.items.iter().flat_map(|i| &i.fields);
    let clauses = fields.flat_map(|f| &f.clauses);
    let line = |c: &rubricc::evaluate::ClauseResult| {
        let holds = match c.holds {
            Truth::Yes => "是",
            Truth::No => "否",
            Truth::Maybe => "未定",
        };
        let times = c.times.map_or("—".to_owned(), |t| match t.high {
            Some(high) if high == t.low => high.to_string(),
            Some(high) => format!("{}—{high}", t.low),
            None => format!("{}—", t.low),
        });
        let cuts: String = c.cuts.iter().map(|cut| format!(" {cut:?}")).collect();
        format!(
            "{holds} {times} {}→{}→{}{cuts}",
            range(c.gross),
            range(c.amount),
            range(c.counted)
        )
    };
    clauses.map(line).collect()
}

#[test]
fn caps_say_what_they_cut() {
    let sheet = item("扣分：差错的每次扣0.5分，最高扣2分；受到省、市级批评的，每次分别扣3分、2分，最多扣4分。");
    let evidence = sheet.settled("差错=6；受到省级批评=1；受到市级批评=1");
    assert_eq!(
        told(&sheet, &evidence),
        [
            "是 6 3→2→2 OwnCap(Points(2000000))",
            "是 1 3→3→3",
            "是 1 2→2→1 JointCap(Points(4000000))"
        ]
    );
    // before its cap a count has no end
    assert_eq!(
        told(&sheet, &sheet.evidence("受到省级批评=0")),
        ["未定 0— 0—不封顶→0—2→0—2", "否 0 0→0→0", "未定 0— 0—不封顶→0—不封顶→0—4"]
    );
}

#[test]
fn the_largest_and_the_chosen_leave_nothing_to_the_others() {
    let highest = item("扣分(就高)：未公开的扣1分；未报送的扣2分；未归档的扣2分。");
    assert_eq!(
        told(&highest, &highest.settled("未公开=1；未报送=1；未归档=1")),
        ["是 1 1→1→0 Highest", "是 1 2→2→2", "是 1 2→2→0 Highest"]
    );
    let tiers = item("得分(分档)：完成率达到95%以上的得10分；达到90%以上的得6分；其余得1分。");
    assert_eq!(
        told(&tiers, &tiers.settled("完成率=96")),
        ["是 1 10→10→10", "是 1 6→6→0 Chosen", "否 0 0→0→0"]
    );
    assert_eq!(
        told(&tiers, &tiers.settled("完成率=10")),
        ["否 0 0→0→0", "否 0 0→0→0", "是 1 1→1→1"]
    );
}

#[test]
fn items_say_whether_they_hit_their_floor() {
    let sheet = item("扣分：未公开的扣8分；差错的每次扣3分。");
    let rich = sheet.evaluate(&sheet.settled("未公开=1；差错=1"));
    let one = &rich.items[0];
    assert!(one.floored && !one.ceiled && one.zeroed == Truth::No);
    assert_eq!(
        (range(one.deducted), one.base.to_string()),
        ("11".to_owned(), "10".to_owned())
    );
    assert_eq!(one.score.map(range).as_deref(), Some("0"));
}

#[test]
fn an_exempt_item_counts_nothing() {
    let sheet = super::support::sheet(
        "细则：试行细则\n满分：4分\n计分：倒扣分，扣完为止\n等次：好（3分以上，含3分），差（低于3分）\n不适用：经市政务公开办认定，按满分计\n指标 一（2分）\n扣分：未公开的扣1分。\n指标 二（2分）\n扣分：未报送的扣1分。",
    );
    let evidence = sheet.exempt(sheet.settled("未公开=1；未报送=1"), &["一"], Exempted::Approved);
    assert_eq!(told(&sheet, &evidence), ["是 1 1→1→0 Exempt", "是 1 1→1→1"]);
    let rich = sheet.evaluate(&evidence);
    assert_eq!(rich.items[0].score.map(range).as_deref(), Some("2"));
    assert_eq!(rich.items[0].exempted, Some(Exempted::Approved));
}

#[test]
fn a_rate_in_a_share_and_under_a_threshold_is_one_rate() {
    let sheet = item("得分：按完成率得分，保留两位小数。\n扣分：完成率低于60%的扣2分。");
    let open = sheet.evaluate(&sheet.evidence(""));
    let can = |text: &str| open.totals.contains(rubricc::model::Points::parse(text).unwrap());
    assert!(can("10") && can("6") && can("4") && can("0"));
    assert!(!can("4.01") && !can("5.99"), "just below 60% two points go");
    assert!(!open.at_most);
    assert_eq!(sheet.open("完成率=59..60"), "3.9—6 好或差");
}

#[test]
fn steps_of_one_rate_in_two_fields_are_counted_together() {
    let sheet = item("扣分：覆盖率低于90%的，每低10个百分点扣1分。\n减分：覆盖率低于50%的，每低10个百分点扣2分。");
    let open = sheet.evaluate(&sheet.evidence(""));
    let can = |points: i64| {
        open.totals
            .contains(rubricc::model::Points::from_micros(i128::from(points) * 1_000_000))
    };
    // 0%: nine steps and five; 50%: four and none
    assert_eq!(range(open.total), "-9—10");
    assert!(can(6) && can(3) && can(-9) && !can(5) && !can(-8));
    assert!(!open.at_most);
}

#[test]
fn clauses_of_adjustments_keep_their_results_where_deductions_stand_first() {
    let sheet = item("扣分：差错的每次扣0.5分。\n加减分\n减分：受到批评的每次扣1分。\n加分：受到表扬的每次加0.5分。");
    let result = sheet.evaluate(&sheet.settled("受到批评=2；受到表扬=3"));
    let fields = result.adjustments.unwrap().fields;
    assert_eq!(
        fields.iter().map(|field| range(field.total)).collect::<Vec<_>>(),
        ["2", "1.5"]
    );
}

#[test]
fn a_cap_that_is_just_reached_cuts_nothing() {
    let sheet = item("扣分（最高2分）：差错的每次扣1分；迟到的每次扣1分，最高扣1分。");
    let cuts = |facts: &str| told(&sheet, &sheet.settled(facts)).join("\n").matches("Cap").count();
    assert_eq!(cuts("差错=2"), 0);
    assert_eq!(cuts("迟到=1；差错=1"), 0);
    assert_eq!(cuts("差错=3"), 1);
    assert_eq!(cuts("迟到=2"), 1);
}
