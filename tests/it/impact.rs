//! 影响: evidence of the older version under both.

mod severity;
mod tables;

use rubricc::diff::{Impact, Moved, PartMove, Shift, Survey, diff};
use rubricc::evaluate::{ScoreRange, Scores};
use rubricc::evidence::read;
use rubricc::model::Rubric;
use rubricc::text::{Source, Sources};

use super::verdict::rubric;

fn range(range: ScoreRange) -> String {
    let end = |end: Option<rubricc::model::Points>| end.map_or("无".to_owned(), |end| end.to_string());
    match range.single() {
        Some(points) => points.to_string(),
        None => format!("{}—{}", end(range.low), end(range.high)),
    }
}

fn shift(shift: Shift) -> &'static str {
    match shift {
        Shift::Rises => "升",
        Shift::Falls => "降",
        Shift::Stays => "平",
        Shift::Unclear => "？",
    }
}

fn shown(moved: &Moved, new: &Rubric) -> String {
    let bands = |side: usize| -> String {
        moved.bands[side]
            .iter()
            .map(|name| name.shown())
            .collect::<Vec<_>>()
            .join("或")
    };
    let part = |part: &PartMove| {
        let name = part
            .new
            .first()
            .and_then(|item| new.item(*item))
            .map_or("加减分或删去的", |item| item.name.shown());
        let loss = |loss: Option<ScoreRange>| loss.map_or("不适用".to_owned(), range);
        format!("{name} {}→{}{}", loss(part.old_loss), loss(part.new_loss), shift(part.shift))
    };
    let dropped = moved.dropped.iter().map(|fact| format!("弃{}", new.facts[fact.index()].name));
    let parts: Vec<String> = moved.parts.iter().map(part).chain(dropped).collect();
    format!(
        "{}{}→{}{} {}{}｜{}",
        range(moved.totals[0]),
        bands(0),
        range(moved.totals[1]),
        bands(1),
        shift(moved.score),
        shift(moved.band),
        parts.join("，")
    )
}

fn both(old: &str, new: &str) -> (Rubric, Rubric) {
    let table = |items: &str| {
        rubric(&format!(
            "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（8分以上），中（6—8分，含6分），差（低于6分）\n不适用：经市政务公开办认定，按满分计\n{items}\n"
        ))
    };
    (table(old), table(new))
}

/// What comes of `facts` (佐证 in JSON), nothing else having happened.
fn of(old: &str, new: &str, facts: &str) -> String {
    with(old, new, &format!(r#""未列事项":"未发生","佐证":{facts}"#))
}

fn with(old: &str, new: &str, rest: &str) -> String {
    moved(both(old, new), rest)
}

/// What comes of evidence, `rest` being all of it beyond 细则 and 单位.
fn moved((old, new): (Rubric, Rubric), rest: &str) -> String {
    let compared = diff(&old, &new);
    let impact = Impact::new(&old, &new, &compared.pairing);
    let mut sources = Sources::default();
    let id = sources.add(Source::new(
        "佐证.json",
        format!(r#"{{"细则":"试行细则","单位":"甲",{rest}}}"#),
    ));
    let units = read(&old, sources.get(id), id);
    let evidence = units[0]
        .evidence
        .as_ref()
        .unwrap_or_else(|| panic!("{:?}", units[0].diagnostics));
    let moved = impact
        .unit(evidence, &mut <[Scores; 2]>::default())
        .expect("no contradiction");
    shown(&moved, &new)
}

const ONE: &str = "指标 政务公开（10分）\n扣分：未公开年报的扣1分；信息差错的每次扣1分。";

#[test]
fn a_unit_falls_by_what_it_loses_more() {
    let stricter = ONE.replace("每次扣1分", "每次扣2分");
    assert_eq!(of(ONE, &stricter, r#"{"信息差错":1}"#), "9好→8好 降平｜政务公开 1→2降");
    assert_eq!(of(ONE, &stricter, r#"{"信息差错":2}"#), "8好→6中 降降｜政务公开 2→4降");
    assert_eq!(of(ONE, &stricter, r#"{"未公开年报":true}"#), "9好→9好 平平｜");
    assert_eq!(of(&stricter, ONE, r#"{"信息差错":2}"#), "6中→8好 升升｜政务公开 4→2升");
}

#[test]
fn a_missing_element_goes_by_its_new_name() {
    let item = |list: &str| format!("指标 垃圾治理（10分）\n要素：{list}\n扣分：机制不全的，每缺一项扣1分。");
    let (old, new) = (item("保洁员、收集点、转运车"), item("保洁员、收集点位、转运车"));
    let missing = r#"{"机制不全":["收集点"]}"#;
    assert_eq!(of(&old, &new, missing), "9好→9好 平平｜");
    let fewer = item("保洁员、收集点位");
    assert_eq!(
        of(&item("保洁员、收集点、考核办法"), &fewer, r#"{"机制不全":["考核办法"]}"#),
        "9好→10好 升平｜垃圾治理 1→0升"
    );
    let more = item("保洁员、收集点位、转运车、考核办法");
    assert_eq!(of(&old, &more, missing), "9好→8—9好 ？平｜垃圾治理 1→1—2？");
}

#[test]
fn what_was_never_asked_is_unknown() {
    let more = ONE.replace("未公开年报的扣1分；", "未公开年报的扣1分；机构人员未落实的扣1分；");
    assert_eq!(of(ONE, &more, "{}"), "10好→9—10好 ？平｜政务公开 0→0—1？");
}

#[test]
fn what_is_unknown_in_both_does_not_hide_that_nothing_changed() {
    let moved = with(ONE, ONE, r#""佐证":{"未公开年报":false}"#);
    assert_eq!(moved, "0—10好或中或差→0—10好或中或差 平平｜");
    let stricter = ONE.replace("每次扣1分", "每次扣2分");
    assert_eq!(
        with(ONE, &stricter, r#""佐证":{"未公开年报":false,"信息差错":"3—4次"}"#),
        "6—7中→2—4差 降降｜政务公开 3—4→6—8降"
    );
}

#[test]
fn elements_are_carried_by_name_where_they_were_named() {
    let item = |list: &str| format!("指标 制度建设（10分）\n要素：{list}\n扣分：制度不健全的，每缺一项扣1分。");
    let (old, new) = (item("保密审查、年度报告、政策解读"), item("保密审查、年度报告、新闻发言人"));
    assert_eq!(
        of(&old, &new, r#"{"制度不健全":["保密审查","政策解读"]}"#),
        "8好→8—9好 ？平｜制度建设 2→1—2？",
        "whether there is a 新闻发言人 was not asked"
    );
    assert_eq!(of(&old, &new, r#"{"制度不健全":2}"#), "8好→7—9好或中 ？？｜制度建设 2→1—3？");
    assert_eq!(
        of(&old, &new, r#"{"制度不健全":"0—2项"}"#),
        "8—10好→7—10好或中 ？？｜制度建设 0—2→0—3？"
    );
}

#[test]
fn a_value_that_does_not_fit_is_unknown_again() {
    let once = ONE.replace("信息差错的每次扣1分", "信息差错的扣1分");
    let each = ONE.replace("信息差错的每次扣1分", "信息差错的，每次扣1分");
    assert_eq!(of(&once, &each, "{}"), "10好→10好 平平｜");
    assert_eq!(
        of(&once, &each, r#"{"信息差错":true}"#),
        "9好→0—10好或中或差 ？？｜政务公开 1→0—10？，弃信息差错",
        "how often was not asked"
    );
    assert_eq!(of(&each, &once, r#"{"信息差错":3}"#), "7中→9好 升升｜政务公开 3→1升");
}

#[test]
fn what_does_not_apply_goes_with_the_item() {
    let two = "指标 政务公开（6分）\n扣分：未公开年报的扣6分。\n指标 政务服务（4分）\n扣分：服务投诉的每次扣1分。";
    let moved = two
        .replace("指标 政务服务（4分）", "指标 政务服务（4分）\n原：政务服务")
        .replace("每次扣1分", "每次扣2分");
    let claim = r#""未列事项":"未发生","佐证":{},"不适用":[{"项":"政务服务","理由":"无","认定":"市政务公开办"}]"#;
    assert_eq!(with(two, &moved, claim), "10好→10好 平平｜");
}

#[test]
fn a_survey_counts_and_lists() {
    let stricter = ONE.replace("每次扣1分", "每次扣2分");
    let (old, new) = both(ONE, &stricter);
    let compared = diff(&old, &new);
    let impact = Impact::new(&old, &new, &compared.pairing);
    let mut sources = Sources::default();
    let line = |unit: usize, errors: usize| {
        format!(r#"{{"细则":"试行细则","单位":"单位{unit}","未列事项":"未发生","佐证":{{"信息差错":{errors}}}}}"#)
    };
    let lines: Vec<String> = [0, 1, 2, 0]
        .iter()
        .enumerate()
        .map(|(unit, errors)| line(unit, *errors))
        .collect();
    let id = sources.add(Source::new("佐证.jsonl", lines.join("\n")));
    let mut survey = Survey::default();
    let mut scores = <[Scores; 2]>::default();
    for unit in read(&old, sources.get(id), id) {
        survey.add(impact.unit(&unit.evidence.unwrap(), &mut scores).unwrap());
    }
    assert_eq!(
        (survey.tally.units, survey.tally.scores, survey.tally.bands),
        (4, [0, 2, 2, 0], [0, 1, 3, 0])
    );
    let names: Vec<&str> = survey.movers.iter().map(|moved| moved.unit.as_str()).collect();
    assert_eq!(names, ["单位1", "单位2"]);
}

#[test]
fn where_a_veto_takes_the_total_no_part_moves_it() {
    let one = format!("{ONE}\n否决：弄虚作假的，总分计0分。");
    let stricter = one.replace("每次扣1分", "每次扣2分");
    assert_eq!(
        of(&one, &stricter, r#"{"信息差错":2,"弄虚作假":true}"#),
        "0差→0差 平平｜政务公开 2→4降"
    );
    assert_eq!(of(&one, &stricter, r#"{"信息差错":2}"#), "8好→6中 降降｜政务公开 2→4降");
}

#[test]
fn a_fact_of_another_kind_keeps_what_its_value_still_says() {
    let kinds = [
        ("是否", "信息差错的扣1分", &["true", "false"][..]),
        ("次数", "信息差错的每次扣1分", &["0", "2", "\"0—2次\""]),
        ("处数", "信息差错的每处扣1分", &["2"]),
        ("项数", "信息差错的每项扣1分", &["2", "5"]),
        ("缺项", "信息差错的，每缺一项扣1分", &["0", "2"]),
        ("酌情", "信息差错的酌情扣1至3分", &["0", "1.5"]),
        ("酌情窄", "信息差错的酌情扣1至2分", &["1.5"]),
        ("逐次酌情", "信息差错的每次酌情扣1至3分", &["0", "[1.5,2]"]),
        ("超出", "信息差错每超1天扣1分", &["0", "2"]),
        ("超出周", "信息差错每超1周扣1分", &["2"]),
        ("缺少", "信息差错每少1天扣1分", &["2"]),
        ("数据", "信息差错超过3天的扣1分", &["0", "2"]),
        ("数据条", "信息差错超过3条的扣1分", &["2"]),
        ("比率", "信息差错率超过3%的扣1分", &["\"2%\""]),
    ];
    let item = |clause: &str, list: bool| {
        let list = if list { "要素：甲、乙、丙、丁\n" } else { "" };
        format!("指标 政务公开（10分）\n{list}扣分：{clause}。")
    };
    let mut told = String::new();
    for (old, clause, values) in kinds {
        for value in values {
            for (new, other, _) in kinds {
                let name = if old == "比率" { "信息差错率" } else { "信息差错" };
                let facts = format!(r#"{{"{name}":{value}}}"#);
                for list in [false, true] {
                    if list && new != "缺项" {
                        continue;
                    }
                    let mark = if list { "有清单" } else { "" };
                    told += &format!(
                        "{old} {value} → {new}{mark}：{}\n",
                        of(&item(clause, false), &item(other, list), &facts)
                    );
                }
            }
        }
    }
    insta::assert_snapshot!(told);
}
