//! Categories, 加减分, bounds, rounding, bands, conversion.

use rubricc::evaluate::Evaluation;
use rubricc::model::Points;

use super::support::{Sheet, range, sheet};

const HEAD: &str = "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：优秀（9分以上，含9分），良好（8—9分，含8分），合格（6—8分，含6分），不合格（低于6分）\n";

#[test]
fn bands_close_where_they_say() {
    let sheet = sheet(&format!("{HEAD}指标 一（10分）\n扣分：情节严重的，酌情扣0.5至10分。"));
    assert_eq!(sheet.known("情节严重=1"), "9 优秀");
    assert_eq!(sheet.known("情节严重=1.000001"), "8.999999 良好");
    assert_eq!(sheet.known("情节严重=2"), "8 良好");
    assert_eq!(sheet.known("情节严重=4"), "6 合格");
    assert_eq!(sheet.known("情节严重=4.000001"), "5.999999 不合格");
    assert_eq!(sheet.open("情节严重=1..2"), "8—9 优秀或良好");
    assert_eq!(sheet.open("情节严重=1.5..1.7"), "8.3—8.5 良好");
}

#[test]
fn the_set_of_bands_is_that_of_completions_not_of_the_interval() {
    let sheet = sheet(&format!("{HEAD}指标 一（10分）\n扣分：未公开的扣3分。"));
    assert_eq!(sheet.open(""), "7—10 优秀或合格");
}

#[test]
fn adjustments_stay_within_their_caps_and_act_on_the_total() {
    let sheet = sheet(&format!(
        "{HEAD}指标 一（10分）\n扣分：未公开的扣3分。\n加减分(加分最高2分，减分最高4分)\n加分：受到省级表扬的每次加1.5分，市级加0.5分。\n减分：受到省级批评的每次扣3分。"
    ));
    assert_eq!(sheet.known("受到省级表扬=1"), "11.5 优秀");
    assert_eq!(sheet.known("受到省级表扬=2；受到市级表扬=5"), "12 优秀");
    assert_eq!(sheet.known("受到省级批评=2"), "6 合格");
    assert_eq!(sheet.known("受到省级批评=2；未公开=1"), "3 不合格");
    let open = sheet.evaluate(&sheet.evidence(""));
    assert_eq!(range(open.total), "3—12");
    assert_eq!(range(open.bonus), "0—2");
    assert_eq!(range(open.malus), "0—4");
}

#[test]
fn adjustments_without_a_cap_have_no_end() {
    let sheet = sheet(&format!(
        "{HEAD}指标 一（10分）\n扣分：未公开的扣3分。\n加减分\n加分：受到省级表扬的每次加1分。\n减分：受到省级批评的每次扣1分。"
    ));
    assert_eq!(sheet.open(""), "无下限—不封顶 优秀或良好或合格或不合格");
    assert_eq!(sheet.open("受到省级批评=0；未公开=0"), "10—不封顶 优秀");
}

#[test]
fn adjustments_of_an_item_stand_outside_of_the_section() {
    let sheet = sheet(&format!(
        "{HEAD}指标 一（10分）\n扣分：未公开的扣3分。\n加分：首创的加2分。\n加减分(加分最高1分)\n加分：受到表扬的每次加1分。"
    ));
    assert_eq!(sheet.known("首创=1；受到表扬=3"), "13 优秀");
}

#[test]
fn the_total_is_bounded_then_rounded_then_graded_then_converted() {
    let sheet = sheet(&format!(
        "{HEAD}总分：不低于0分，不超过10分\n小数：保留一位小数\n折算：总分按30%折算，保留两位小数\n指标 一（10分）\n扣分：情节严重的，酌情扣0.5至10分。\n加减分\n减分：受到批评的每次扣20分。\n加分：受到表扬的每次加1分。"
    ));
    assert_eq!(sheet.known("受到批评=1"), "0 不合格");
    assert_eq!(sheet.known("受到表扬=1"), "10 优秀");
    assert_eq!(sheet.known("情节严重=1.05"), "9 优秀", "8.95 rounds up to the band");
    assert_eq!(sheet.known("情节严重=1.050001"), "8.9 良好");
    let one = sheet.evaluate(&sheet.settled("情节严重=1.55"));
    assert_eq!(range(one.total), "8.5");
    assert_eq!(range(one.converted.unwrap()), "2.55");
    let open = sheet.evaluate(&sheet.evidence("受到批评=0；受到表扬=0；情节严重=1..1.12"));
    assert_eq!(range(open.total), "8.9—9");
    assert_eq!(open.bands, [0, 1]);
    assert!(!open.at_most);
    assert!(!open.totals.contains(rubricc::model::Points::parse("8.95").unwrap()));
}

#[test]
fn each_end_knows_how_far_the_next_band_is() {
    let sheet = sheet(&format!("{HEAD}指标 一（10分）\n扣分：差错的每次扣0.5分。"));
    let one = sheet.evaluate(&sheet.settled("差错=3"));
    let distance = one.low_distance.unwrap();
    assert_eq!(distance.band, Some(1));
    assert_eq!(
        distance.to_better.map(|(p, s)| (p.to_string(), s)),
        Some(("0.5".to_owned(), true))
    );
    assert_eq!(
        distance.to_worse.map(|(p, s)| (p.to_string(), s)),
        Some(("0.5".to_owned(), false))
    );
    assert_eq!(one.high_distance, None);
}

/// The facts that decide the band, each with how much of the total's interval it removes.
fn deciding(sheet: &Sheet, open: &Evaluation) -> Vec<String> {
    open.deciding
        .iter()
        .map(|d| format!("{} {}", sheet.rubric.facts[d.fact.index()].name, d.removes.unwrap()))
        .collect()
}

#[test]
fn facts_that_decide_the_band_come_widest_first() {
    let sheet = sheet(&format!(
        "{HEAD}指标 一（6分）\n扣分：未公开的扣0.5分，未报送的扣2分，未解读的扣2分。\n指标 二（4分）\n扣分：差错的每次扣1分，最高扣3分。"
    ));
    let open = sheet.evaluate(&sheet.evidence(""));
    let names = deciding(&sheet, &open);
    assert_eq!(names, ["差错 3", "未报送 2", "未解读 2", "未公开 0.5"]);
    let decided = sheet.evaluate(&sheet.settled(""));
    assert!(decided.deciding.is_empty());
}

#[test]
fn facts_that_open_the_total_come_first() {
    let sheet = sheet(&format!(
        "{HEAD}指标 一（10分）\n扣分：未公开的扣3分。\n加减分\n加分：受到省级表扬的每次加1分，市级加0.5分。\n减分：受到省级批评的每次扣1分。"
    ));
    let open = sheet.evaluate(&sheet.evidence(""));
    let names: Vec<_> = open
        .deciding
        .iter()
        .map(|d| {
            format!(
                "{} {:?}",
                sheet.rubric.facts[d.fact.index()].name,
                d.removes.map(|p| p.to_string())
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            "受到省级表扬 None",
            "受到市级表扬 None",
            "受到省级批评 None",
            "未公开 Some(\"3\")"
        ]
    );
}

#[test]
fn a_veto_that_takes_the_total_is_measured_as_well() {
    let sheet = sheet(&format!(
        "{HEAD}否决：发生重大事故的，总分计0分。\n指标 一（10分）\n扣分：未公开的扣3分。"
    ));
    let open = sheet.evaluate(&sheet.evidence(""));
    let names = deciding(&sheet, &open);
    // known not to have happened: 7—10 of 0—10 are left; the finding leaves 0—10
    assert_eq!(names, ["发生重大事故 7"]);
}

#[test]
fn endless_sums_hold_every_sum_and_no_other() {
    // one side has no end, the other is capped
    for (endless, capped, cap) in [(3, 5, 40), (5, 3, 12), (4, 6, 30), (2, 7, 21), (7, 2, 8), (10, 4, 8)] {
        for (up, down) in [("加", "减"), ("减", "加")] {
            let sheet = sheet(&format!(
                "{HEAD}指标 一（10分）\n扣分：未公开的扣10分。\n加减分\n{up}分：受到通报的每次{up}0.{endless:02}分。\n{down}分：受到约谈的每次{down}0.0{capped}分，最高{down}0.{cap:02}分。"
            ));
            let open = sheet.evaluate(&sheet.evidence("未公开=0"));
            let sign = if up == "加" { 1 } else { -1 };
            for hundredths in -120..=120i128 {
                let steps = (0..=cap / capped).map(|n| n * capped);
                // a cap that is no multiple is reached as well
                let mut taken = steps.chain([cap]).filter(|n| *n <= cap);
                let possible = taken.any(|n| (sign * hundredths + n) >= 0 && (sign * hundredths + n) % endless == 0);
                let points = Points::from_micros(10_000_000 + hundredths * 10_000);
                assert_eq!(
                    open.totals.contains(points),
                    possible || open.at_most,
                    "{endless} {capped} {cap} {up} {points}"
                );
            }
        }
    }
}

#[test]
fn a_fact_that_matters_only_between_two_bounds_still_decides() {
    let sheet = sheet(&format!(
        "{HEAD}否决：合格率超过90%不足95%的，不得评为优秀。\n指标 一（10分）\n扣分：未公开的扣2分。"
    ));
    // 8 or 10: below and above, the bands are those that were possible before
    let open = sheet.evaluate(&sheet.evidence(""));
    assert_eq!(deciding(&sheet, &open), ["未公开 2", "合格率 0"]);
}

#[test]
fn a_long_table_of_unknown_facts_is_evaluated_in_bounded_time() {
    let items: String = (1..=2_000)
        .map(|n| format!("指标 第{n}件事（1分）\n扣分：未办理的扣1分。\n"))
        .collect();
    let sheet = sheet(&format!(
        "细则：试行细则\n满分：2000分\n计分：倒扣分，扣完为止\n等次：好（1000分以上，含1000分），差（低于1000分）\n{items}"
    ));
    let open = sheet.evaluate(&sheet.evidence(""));
    assert_eq!(range(open.total), "0—2000");
    assert_eq!(open.deciding.len(), 2_000);
}

#[test]
fn a_total_below_nothing_is_nothing_where_the_total_is_taken() {
    let sheet = sheet(&format!(
        "{HEAD}否决：发生重大事故的，总分计0分。\n指标 一（10分）\n扣分：未公开的扣3分。\n加减分\n减分：受到批评的，每次扣5分。"
    ));
    assert_eq!(sheet.known("受到批评=3"), "-5 不合格");
    assert_eq!(sheet.known("受到批评=3；发生重大事故=1"), "0 不合格");
}
