//! What the table does with scores matters to how they move: 不适用, 小数, 等次, and how many units are listed.

use rubricc::diff::{Impact, Moved, Shift, Survey, diff};
use rubricc::evaluate::{ScoreRange, Scores};
use rubricc::evidence::read;
use rubricc::model::{Points, Rubric};
use rubricc::text::{Source, Sources};

use super::{moved, rubric, with};

const BANDS: &str = "等次：好（8分以上），差（低于8分）";

fn table(rules: &str, items: &str) -> Rubric {
    rubric(&format!(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n{rules}\n{items}\n"
    ))
}

const CLAIM: &str = r#","不适用":[{"项":"政务服务","理由":"无","认定":"市政务公开办"}]"#;

fn two(points: u8, each: u8) -> String {
    format!("指标 政务公开（6分）\n扣分：未公开年报的扣6分。\n指标 政务服务（{points}分）\n扣分：服务投诉的每次扣{each}分。")
}

#[test]
fn what_does_not_apply_is_not_judged_by_its_clauses() {
    let rest = format!(r#""未列事项":"未发生","佐证":{{"服务投诉":3}}{CLAIM}"#);
    let moved_in = |new: &str| format!("指标 新设（1分）\n扣分：未设的扣1分。\n{new}");
    assert_eq!(
        with(&two(4, 1), &moved_in(&two(4, 2)), &rest),
        "10好→10—11好 ？平｜新设 0→0—1？",
        "the claim goes with the item, whatever its number is"
    );
    let zero = |items: &str| table(&format!("{BANDS}\n不适用：经市政务公开办认定，计0分"), items);
    assert_eq!(
        moved((zero(&two(4, 1)), zero(&two(5, 1))), &rest),
        "6差→6差 平平｜政务服务 4→5降",
        "it loses all its points, and there are more of them"
    );
    assert_eq!(moved((zero(&two(4, 1)), zero(&two(4, 2))), &rest), "6差→6差 平平｜");
    let once = |points: u8| two(points, 1).replace("服务投诉的每次扣1分", "服务投诉的扣1分");
    let rest = rest.replace(r#""服务投诉":3"#, "");
    assert_eq!(
        moved((zero(&once(4)), zero(&once(5))), &rest),
        "6差→6差 平平｜政务服务 4→5降",
        "whatever is said of the clauses"
    );
    let share = |items: &str| {
        table(
            &format!("{BANDS}\n不适用：经市政务公开办认定，剔除，按本类别其余得分率折算"),
            items,
        )
    };
    assert_eq!(moved((share(&two(4, 1)), share(&two(4, 1))), &rest), "10好→10好 平平｜");
    assert_eq!(
        moved((share(&two(4, 1)), share(&two(4, 2))), &rest),
        "10好→10好 平平｜政务服务 不适用→不适用？"
    );
}

#[test]
fn points_that_stand_for_what_does_not_apply_move_with_the_category() {
    let rules = format!("{BANDS}\n不适用：经市政务公开办认定，剔除，按本类别其余得分率折算，保留一位小数");
    let served = "指标 政务服务（4分）\n扣分：服务投诉的每次扣1分。\n";
    let open = "类别 公开（{}分）\n指标 政务公开（6分）\n扣分：未公开年报的扣3分。\n";
    let rest = "指标 队伍建设（10分）\n扣分：队伍涣散的每次扣1分。\n";
    let old = table(
        &rules,
        &format!("{}{served}类别 队伍（10分）\n{rest}", open.replace("{}", "10")),
    );
    let new = table(
        &rules,
        &format!("{}类别 队伍（14分）\n{served}{rest}", open.replace("{}", "6")),
    );
    let facts = format!(r#""佐证":{{"未公开年报":true,"服务投诉":0,"队伍涣散":"0—1次"}}{CLAIM}"#);
    assert_eq!(moved((old, new), &facts), "14—15好→15.6—17好 升平｜");
}

#[test]
fn where_no_rule_says_what_does_not_apply_clauses_that_stay_still_take_the_same() {
    let one = table(BANDS, "指标 政务公开（10分）\n扣分：未公开年报的扣1分；信息差错的每次扣1分。");
    assert_eq!(
        moved((one.clone(), one), r#""佐证":{"未公开年报":false}"#),
        "0—10好或差→0—10好或差 平平｜"
    );
}

#[test]
fn rounding_may_hide_what_a_part_loses() {
    let one = |each: &str| {
        let item = format!("指标 政务公开（10分）\n扣分：信息差错的每次扣{each}分。");
        table(&format!("{BANDS}\n小数：保留整数"), &item)
    };
    assert_eq!(
        moved((one("1"), one("1.5")), r#""佐证":{"信息差错":"3—4次"}"#),
        "6—7差→4—6差 ？平｜政务公开 3—4→4.5—6降"
    );
}

#[test]
fn a_table_without_bands_moves_no_band() {
    let one = |each: u8| table("", &format!("指标 政务公开（10分）\n扣分：信息差错的每次扣{each}分。"));
    assert_eq!(
        moved((one(1), one(2)), r#""佐证":{"信息差错":1}"#),
        "9→8 降平｜政务公开 1→2降"
    );
}

#[test]
fn the_same_unknown_loses_no_less_under_a_stricter_clause() {
    let items = |each: u8, other: u8| {
        format!("指标 政务公开（6分）\n扣分：信息差错的每次扣{each}分。\n指标 政务服务（4分）\n扣分：服务投诉的每次扣{other}分。")
    };
    let facts = r#""佐证":{"服务投诉":1}"#;
    assert_eq!(
        with(&items(1, 1), &items(2, 2), facts),
        "3—9好或中或差→2—8好或中或差 降？｜政务公开 0—6→0—6？，政务服务 1→2降"
    );
    assert_eq!(
        with(&items(2, 2), &items(1, 1), facts),
        "2—8好或中或差→3—9好或中或差 升？｜政务公开 0—6→0—6？，政务服务 2→1升"
    );
    let once = items(1, 1).replace("信息差错的每次扣1分", "信息差错的扣1分");
    assert_eq!(
        with(&once, &items(1, 2), r#""佐证":{"信息差错":true,"服务投诉":1}"#),
        "8好→2—8好或中或差 ？？｜政务公开 1→0—6？，政务服务 1→2降，弃信息差错",
        "how often was not asked"
    );
}

#[test]
fn what_is_unknown_outside_of_items_is_the_same_in_both() {
    let item = "指标 政务公开（10分）\n扣分：未公开年报的扣1分。\n加减分\n加分：获表扬的每次加1分，最高加2分。";
    assert_eq!(with(item, item, r#""佐证":{"未公开年报":true}"#), "9—11好→9—11好 平平｜");
}

#[test]
fn a_unit_that_contradicts_a_version_is_told_why() {
    let item = |mode: &str| {
        format!("指标 政务公开（10分）\n得分{mode}：获国家奖的得5分；获省奖的得3分；其余得1分。")
            .replace(if mode.is_empty() { "；其余得1分" } else { "" }, "")
    };
    let (choice, sum) = (item("（择一）"), item(""));
    let said = |old: &str, new: &str| {
        let (old, new) = super::both(old, new);
        let compared = diff(&old, &new);
        let impact = Impact::new(&old, &new, &compared.pairing);
        let mut sources = Sources::default();
        let text = r#"{"细则":"试行细则","单位":"甲","佐证":{"获国家奖":true,"获省奖":true}}"#;
        let id = sources.add(Source::new("佐证.json", text));
        let units = read(&old, sources.get(id), id);
        let evidence = units[0].evidence.as_ref().unwrap();
        assert!(impact.unit(evidence, &mut <[Scores; 2]>::default()).is_none());
        let found = impact.problems(evidence, units[0].span);
        found.iter().map(|problem| problem.message.clone()).collect::<Vec<_>>()
    };
    let older = said(&choice, &sum);
    assert_eq!(older.len(), 1, "{older:?}");
    assert!(!older[0].starts_with("按新版评定时"), "{older:?}");
    let newer = said(&sum, &choice);
    assert_eq!(newer.len(), 1, "{newer:?}");
    assert!(newer[0].starts_with("按新版评定时"), "{newer:?}");
}

#[test]
fn no_more_units_are_listed_than_anyone_reads() {
    let unit = |score: Shift| Moved {
        unit: "甲".to_owned(),
        totals: [ScoreRange::exactly(Points::ZERO); 2],
        bands: Default::default(),
        score,
        band: Shift::Stays,
        parts: Vec::new(),
        dropped: Vec::new(),
    };
    let mut survey = Survey::default();
    for at in 0..10_003 {
        survey.add(unit(if at == 0 { Shift::Stays } else { Shift::Falls }));
        survey.fail("乙".to_owned());
    }
    assert_eq!((survey.movers.len(), survey.unlisted), (10_000, 2));
    assert_eq!((survey.failed.len(), survey.failures), (10_000, 10_003));
    assert_eq!((survey.tally.units, survey.tally.scores), (10_003, [0, 10_002, 1, 0]));
}
