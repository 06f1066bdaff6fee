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

#[test]
fn an_item_says_whether_it_is_zeroed_and_whether_it_hits_an_end() {
    let sheet = item("扣分：未公开的不得分；差错的每次扣2分。\n扣分：未报送的扣4分。");
    let told = |facts: &str| {
        let one = sheet.evaluate(&sheet.evidence(facts)).items.remove(0);
        (one.zeroed, one.floored, one.score.map(range).unwrap())
    };
    assert_eq!(told("未公开=1；差错=0；未报送=0"), (Truth::Yes, false, "0".to_owned()));
    assert_eq!(told("未公开=0；差错=1；未报送=0"), (Truth::No, false, "8".to_owned()));
    assert_eq!(told("差错=1；未报送=0"), (Truth::Maybe, false, "0—8".to_owned()));
    // just used up is not more than used up
    assert_eq!(told("未公开=0；差错=3；未报送=1"), (Truth::No, false, "0".to_owned()));
    assert_eq!(told("未公开=0；差错=4；未报送=1"), (Truth::No, true, "0".to_owned()));
    let earning = item("得分：制度健全的得6分；每推广一项得2分。");
    let ceiled = |facts: &str| earning.evaluate(&earning.evidence(facts)).items[0].ceiled;
    assert!(!ceiled("制度健全=1；推广=2") && ceiled("制度健全=1；推广=3"));
}

#[test]
fn of_several_claims_the_approved_one_counts() {
    let sheet = super::support::sheet(
        "细则：试行细则\n满分：4分\n计分：倒扣分，扣完为止\n等次：好（3分以上，含3分），差（低于3分）\n不适用：经市政务公开办认定，按满分计\n指标 一（2分）\n扣分：未公开的扣1分。\n指标 二（2分）\n扣分：未报送的扣1分。",
    );
    let told = |states: &[Exempted]| {
        let claim = |evidence, state: &Exempted| sheet.exempt(evidence, &["一"], *state);
        let told = sheet.evaluate(&states.iter().fold(sheet.settled("未公开=1"), claim));
        (
            told.items[0].exempted,
            told.items[0].score.map(range).unwrap(),
            range(told.total),
        )
    };
    let result = |state, score: &str, total: &str| (Some(state), score.to_owned(), total.to_owned());
    use Exempted::{Approved, Pending, Refused};
    assert_eq!(told(&[Refused, Approved]), result(Approved, "2", "4"));
    assert_eq!(told(&[Approved, Refused]), result(Approved, "2", "4"));
    assert_eq!(told(&[Pending, Approved]), result(Approved, "2", "4"));
    assert_eq!(told(&[Refused]), result(Refused, "1", "3"));
    assert_eq!(told(&[Pending]), result(Pending, "1—2", "3—4"));
}

#[test]
fn the_largest_is_told_as_far_as_it_is_known() {
    let highest = item("扣分(就高)：未公开的扣1分；未报送的扣2分；未归档的扣3分。");
    assert_eq!(
        told(&highest, &highest.evidence("未公开=1；未归档=0")),
        ["是 1 1→1→0—1", "未定 0—1 0—2→0—2→0—2", "否 0 0→0→0"]
    );
    assert_eq!(
        told(&highest, &highest.evidence("未公开=0；未报送=1；未归档=0")),
        ["否 0 0→0→0", "是 1 2→2→2", "否 0 0→0→0"]
    );
    assert_eq!(
        told(&highest, &highest.evidence("未公开=1；未报送=1")),
        ["是 1 1→1→0 Highest", "是 1 2→2→0—2", "未定 0—1 0—3→0—3→0—3"]
    );
}

#[test]
fn the_first_that_holds_is_told_as_far_as_it_is_known() {
    let tiers = item("得分(分档)：获国家级奖的得10分；获省级奖的得6分；获市级奖的得3分；否则得1分。");
    assert_eq!(
        told(&tiers, &tiers.evidence("获省级奖=1；获市级奖=0")),
        ["未定 0—1 0—10→0—10→0—10", "是 1 6→6→0—6", "否 0 0→0→0", "否 0 0→0→0"]
    );
    assert_eq!(
        told(&tiers, &tiers.settled("获国家级奖=1")),
        ["是 1 10→10→10", "否 0 0→0→0", "否 0 0→0→0", "否 0 0→0→0"]
    );
    assert_eq!(
        told(&tiers, &tiers.settled("获省级奖=1")),
        ["否 0 0→0→0", "是 1 6→6→6", "否 0 0→0→0", "否 0 0→0→0"]
    );
    assert_eq!(
        told(&tiers, &tiers.settled("")).last().map(String::as_str),
        Some("是 1 1→1→1")
    );
    assert_eq!(
        told(&tiers, &tiers.evidence("获国家级奖=0；获省级奖=0"))
            .last()
            .map(String::as_str),
        Some("未定 0—1 0—1→0—1→0—1")
    );
}

#[test]
fn what_stands_behind_a_tier_that_surely_holds_counts_nothing() {
    let tiers = item("得分(分档)：获国家级奖的得10分；获省级奖的得6分；获市级奖的得3分；否则得1分。");
    assert_eq!(
        told(&tiers, &tiers.evidence("获省级奖=1；获市级奖=1"))[2],
        "是 1 3→3→0 Chosen"
    );
}

#[test]
fn full_marks_say_that_nothing_is_deducted() {
    let sheet = item("扣分：按时办结的得满分，超期的每天扣1分，差错的每次扣1分。");
    assert_eq!(
        told(&sheet, &sheet.settled("按时办结=1；差错=3")),
        ["是 — 0→0→0", "否 0 0→0→0", "是 3 3→3→0 Full"]
    );
    assert_eq!(
        told(&sheet, &sheet.settled("差错=3")),
        ["否 — 0→0→0", "否 0 0→0→0", "是 3 3→3→3"]
    );
    assert_eq!(
        told(&sheet, &sheet.evidence("超期=1；差错=3")),
        ["未定 — 0→0→0", "是 1 1→1→0—1", "是 3 3→3→0—3"]
    );
}

#[test]
fn the_fact_of_an_amount_is_told_where_it_is_another() {
    let amounts = |fields: &str| {
        let sheet = item(fields);
        let told = sheet.evaluate(&sheet.evidence(""));
        let clause = &told.items[0].fields[0].clauses[0];
        (clause.fact.is_some(), clause.amount_fact.is_some())
    };
    assert_eq!(amounts("扣分：情节严重的，酌情扣1至3分。"), (true, false));
    assert_eq!(amounts("扣分：完成率低于60%的，酌情扣1至3分。"), (true, true));
    assert_eq!(amounts("得分：按完成率得分，保留整数。"), (false, true));
    assert_eq!(amounts("扣分：未公开的扣1分。"), (true, false));
}

#[test]
fn a_range_of_one_value_is_that_value() {
    let sheet = item("扣分：信息报送少于12条的，每少一条扣0.5分。");
    let distance = |facts: &str| sheet.evaluate(&sheet.evidence(facts)).items[0].fields[0].clauses[0].distance;
    assert_eq!(distance("信息报送=9..9"), rubricc::model::Ratio::parse("3"));
    assert_eq!(distance("信息报送=9"), rubricc::model::Ratio::parse("3"));
    assert_eq!(distance("信息报送=9..10"), None);
}

#[test]
fn a_contradiction_names_both_clauses_and_leaves_figures_in_place() {
    let sheet = item("得分(择一)：获国家级奖的得10分；获省级奖的得6分；获市级奖的得3分。\n减分：获市级奖的扣1分。");
    let told = sheet.evaluate(&sheet.evidence("获国家级奖=1；获省级奖=1"));
    assert_eq!(
        told.problems[0].message,
        "「获国家级奖的得10分」与「获省级奖的得6分」同时成立，而本栏只能择一"
    );
    assert_eq!(range(told.items[0].earned), "10");
    assert_eq!(range(told.items[0].fields[0].total), "10");
    let later = sheet.evaluate(&sheet.settled("获省级奖=1；获市级奖=1"));
    assert_eq!(
        later.problems[0].message,
        "「获省级奖的得6分」与「获市级奖的得3分」同时成立，而本栏只能择一"
    );
}

#[test]
fn the_width_of_an_interval_is_from_end_to_end() {
    let sheet = item("扣分：未公开的扣3分。\n加减分\n加分：受到表扬的，每次加1分。");
    let width = |facts: &str| {
        sheet
            .evaluate(&sheet.evidence(facts))
            .total
            .width()
            .map(|points| points.to_string())
    };
    assert_eq!(width("受到表扬=0").as_deref(), Some("3"));
    assert_eq!(width("未公开=1；受到表扬=1").as_deref(), Some("0"));
    assert_eq!(width("未公开=1"), None);
}
