//! 否决, on facts and on results.

use super::support::{Sheet, sheet};

fn table(rest: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：20分\n计分：倒扣分，扣完为止\n等次：优秀（18分以上，含18分），良好（16—18分，含16分），合格（12—16分，含12分），不合格（低于12分）\n{rest}"
    ))
}

const PARTS: &str = "类别 甲类（10分）\n指标 一（6分）\n扣分：未公开的扣1分。\n指标 二（4分）\n扣分：差错的每次扣1分。\n类别 乙类（10分）\n指标 三（10分）\n扣分：投诉的每次扣2分。\n";

#[test]
fn a_veto_grades_but_never_raises() {
    let sheet = table(&format!("否决：发生泄密事件的，评为合格。\n{PARTS}"));
    assert_eq!(sheet.known("发生泄密事件=1"), "20 合格");
    assert_eq!(sheet.known("发生泄密事件=1；投诉=5"), "10 不合格");
    assert_eq!(sheet.open("差错=0；未公开=0；投诉=0"), "20 优秀或合格");
}

#[test]
fn bars_come_first_then_steps_down_then_grades() {
    let sheet = table(&format!(
        "否决：\n受到通报的，不得评为优秀。\n逾期的，降低一个等次。\n瞒报的，降低一个等次。\n{PARTS}"
    ));
    assert_eq!(sheet.known("受到通报=1"), "20 良好");
    assert_eq!(sheet.known("受到通报=1；逾期=1"), "20 合格");
    assert_eq!(sheet.known("逾期=1；瞒报=1"), "20 合格");
    assert_eq!(sheet.known("受到通报=1；逾期=1；瞒报=1"), "20 不合格");
    assert_eq!(
        sheet.known("投诉=5；逾期=1；瞒报=1"),
        "10 不合格",
        "the lowest band is the floor"
    );
}

#[test]
fn several_bands_may_be_barred() {
    let sheet = table(&format!("否决：受到通报的，不得评为优秀、良好。\n{PARTS}"));
    assert_eq!(sheet.known("受到通报=1"), "20 合格");
}

#[test]
fn a_veto_may_stand_on_a_fact_the_rubric_already_asks() {
    let sheet = table(&format!("否决：未公开的，不得评为优秀。\n{PARTS}"));
    assert_eq!(sheet.rubric.facts.len(), 3);
    assert_eq!(sheet.known("未公开=1"), "19 良好");
    // 19 only ever goes with the veto, 20 never does
    assert_eq!(sheet.open("差错=0；投诉=0"), "19—20 优秀或良好");
    let open = sheet.evaluate(&sheet.evidence("差错=0..1；投诉=0"));
    assert_eq!(open.bands, [0, 1]);
    assert!(!open.at_most);
}

#[test]
fn a_category_may_lose_everything() {
    use rubricc::evaluate::Truth::{Maybe, No, Yes};
    let sheet = table(
        "类别 甲类（10分）\n指标 一（6分）\n扣分：未公开的扣1分。\n否决：弄虚作假的，本类别不得分。\n指标 二（4分）\n扣分：差错的每次扣1分。\n加分：首创的加1分。\n类别 乙类（10分）\n指标 三（10分）\n扣分：投诉的每次扣2分。\n",
    );
    assert_eq!(sheet.known("弄虚作假=1；差错=1；首创=1"), "11 不合格");
    let open = sheet.evaluate(&sheet.evidence("投诉=0；首创=0；差错=0"));
    let can = |points| open.totals.contains(rubricc::model::Points::whole(points));
    assert!(can(20) && can(19) && can(10) && !can(15) && !can(9));
    let zeroed = |facts: &str| {
        sheet
            .evaluate(&sheet.evidence(facts))
            .categories
            .iter()
            .map(|c| c.zeroed)
            .collect::<Vec<_>>()
    };
    assert_eq!(zeroed(""), [Maybe, No]);
    assert_eq!(zeroed("弄虚作假=0"), [No, No]);
    assert_eq!(zeroed("弄虚作假=1"), [Yes, No]);
    assert_eq!(open.bands, [0, 3]);
}

#[test]
fn the_total_may_lose_everything() {
    let sheet = table(&format!(
        "否决：发生重大事故的，总分计0分。\n{PARTS}加减分\n加分：受到表扬的每次加1分。"
    ));
    assert_eq!(sheet.known("发生重大事故=1；受到表扬=3"), "0 不合格");
    assert_eq!(sheet.known("受到表扬=3"), "23 优秀");
}

#[test]
fn results_of_categories_are_read_before_they_are_taken() {
    let sheet = table(&format!(
        "否决：任一类别得分率低于60%的，不得评为优秀、良好。\n{PARTS}加减分\n加分：受到表扬的每次加1分。"
    ));
    assert_eq!(sheet.known("投诉=2；受到表扬=4"), "20 优秀");
    assert_eq!(sheet.known("投诉=3；受到表扬=8"), "22 合格");
    // with 乙类 at 4 the bonus cannot lift the band
    assert_eq!(sheet.open("投诉=3；受到表扬=8；未公开=0；差错=0"), "22 合格");
    assert_eq!(sheet.open("受到表扬=10；未公开=0；差错=0"), "20—30 优秀或合格");
}

#[test]
fn steps_down_for_any_category_count_once() {
    let sheet = table(&format!(
        "否决：任一类别得分率低于60%的，降低一个等次。\n{PARTS}加减分\n加分：受到表扬的每次加1分。"
    ));
    assert_eq!(sheet.known("投诉=5；差错=4；未公开=1；受到表扬=15"), "20 良好");
}

#[test]
fn results_of_parts_and_of_the_total_are_read() {
    let sheet = table(&format!(
        "否决：\n二得分低于3分的，不得评为优秀。\n总分低于19分的，降低一个等次。\n{PARTS}"
    ));
    assert_eq!(sheet.known("差错=1"), "19 优秀");
    assert_eq!(sheet.known("差错=2"), "18 合格");
    assert_eq!(sheet.known("未公开=1；投诉=1"), "17 合格");
    assert_eq!(
        sheet.open("未公开=0；投诉=0"),
        "16—20 优秀或合格",
        "from 18 down the total costs a band, and the part bars the best"
    );
}

#[test]
fn a_veto_reads_the_very_item_it_names() {
    let sheet = table(
        "否决：乙得分低于3分的，评为不合格。\n指标 一\n项 甲（6分）\n扣分：未公开的扣6分。\n项 乙（4分）\n扣分：差错的每次扣1分。\n指标 二（10分）\n扣分：投诉的每次扣1分。\n",
    );
    assert_eq!(sheet.known("未公开=1"), "14 合格");
    assert_eq!(sheet.known("差错=1"), "19 优秀");
    assert_eq!(sheet.known("差错=2"), "18 不合格");
    assert_eq!(sheet.known("投诉=8"), "12 合格");
}

#[test]
fn very_many_alternatives_are_put_together_and_none_is_lost() {
    let bands = "甲等（18分以上，含18分），乙等（17—18分，含17分），丙等（16—17分，含16分），丁等（15—16分，含15分），戊等（14—15分，含14分），己等（13—14分，含13分），庚等（12—13分，含12分），辛等（11—12分，含11分），壬等（10—11分，含10分），末等（低于10分）";
    let bars: Vec<String> = "甲乙丙丁戊己庚辛壬".chars().map(|band| format!("不得评为{band}等")).collect();
    let mixed = "不得评为甲等 不得评为乙等 不得评为丙等 评为丁等 降低一个等次 降低两个等次 降低三个等次 总分计0分 本类别不得分";
    for acts in [bars, mixed.split(' ').map(str::to_owned).collect()] {
        // each finding takes points of its own as well, so that all alternatives differ
        let vetoes: String = (1..).zip(&acts).map(|(n, act)| format!("事项{n}违规的，{act}；\n")).collect();
        let items: String = (1..=9)
            .map(|n| format!("指标 工作{n}（2分）\n扣分：事项{n}违规的扣0.{n}分。\n"))
            .collect();
        let sheet = sheet(&format!(
            "细则：试行细则\n满分：18分\n计分：倒扣分，扣完为止\n等次：{bands}\n否决：\n{vetoes}类别 甲类（18分）\n{items}"
        ));
        let open = sheet.evaluate(&sheet.evidence(""));
        assert!(open.at_most);
        for happened in 0..512u32 {
            let facts: Vec<String> = (1..=9).map(|n| format!("事项{n}违规={}", happened >> (n - 1) & 1)).collect();
            let one = sheet.evaluate(&sheet.evidence(&facts.join("；")));
            assert!(open.totals.contains(one.total.single().unwrap()), "{happened:b}");
            assert!(open.bands.contains(&one.bands[0]), "{happened:b}");
        }
    }
}

#[test]
fn results_and_facts_say_in_the_end_which_vetoes_act() {
    use rubricc::evaluate::Truth::{Maybe, No, Yes};
    let sheet = table(&format!(
        "否决：\n二得分低于3分的，不得评为优秀。\n未公开的，降低一个等次。\n总分低于19分的，降低一个等次。\n{PARTS}"
    ));
    let holds = |facts: &str| -> Vec<_> {
        sheet
            .evaluate(&sheet.evidence(facts))
            .vetoes
            .iter()
            .map(|v| v.holds)
            .collect()
    };
    assert_eq!(holds("差错=2；未公开=1；投诉=0"), [Yes, Yes, Yes]);
    assert_eq!(holds("差错=0..2；未公开=0；投诉=0"), [Maybe, No, Maybe]);
}

#[test]
fn a_veto_that_leaves_the_total_as_it_is_still_decides() {
    let sheet = table(&format!("否决：发生泄密事件的，评为合格。\n{PARTS}"));
    let open = sheet.evaluate(&sheet.evidence("差错=0；未公开=0；投诉=0"));
    let facts: Vec<_> = open
        .deciding
        .iter()
        .map(|d| sheet.rubric.facts[d.fact.index()].name.shown())
        .collect();
    assert_eq!(facts, ["发生泄密事件"]);
    assert_eq!(open.deciding[0].removes, Some(rubricc::model::Points::ZERO));
}

#[test]
fn the_same_veto_in_two_categories_asks_one_fact_and_takes_both() {
    let sheet = table(
        "类别 甲类（10分）\n指标 一（10分）\n扣分：未公开的扣1分。\n否决：弄虚作假的，本类别不得分。\n类别 乙类（10分）\n指标 二（10分）\n扣分：投诉的每次扣2分。\n否决：弄虚作假的，本类别不得分。\n",
    );
    assert_eq!(
        sheet.names().iter().filter(|name| name.as_str() == "否决/弄虚作假").count(),
        1
    );
    assert_eq!(sheet.known("弄虚作假=1"), "0 不合格");
}

#[test]
fn a_veto_of_the_table_takes_the_category_of_what_it_reads() {
    let of = |veto: &str| table(&format!("否决：{veto}的，本类别不得分。\n{PARTS}"));
    let fact = of("未公开");
    assert_eq!(fact.known("未公开=1"), "10 不合格");
    assert_eq!(fact.known("差错=1"), "19 优秀");
    assert_eq!(fact.open("差错=0；投诉=0"), "10—20 优秀或不合格");
    let item = of("二得分低于3分");
    assert_eq!(item.known("差错=2"), "10 不合格");
    assert_eq!(item.known("差错=1"), "19 优秀");
    let category = of("乙类得分率低于50%");
    assert_eq!(category.known("投诉=3"), "10 不合格");
    assert_eq!(category.known("投诉=2；差错=1"), "15 合格");
    assert_eq!(category.open("未公开=0；差错=0；投诉=2..3"), "10—16 良好或不合格");
}

#[test]
fn a_veto_of_an_item_may_stand_on_a_fact_of_another_category() {
    let sheet = table(
        "类别 甲类（10分）\n指标 一（10分）\n扣分：未公开的扣1分。\n否决：三/投诉的，本类别不得分。\n类别 乙类（10分）\n指标 三（10分）\n扣分：投诉的扣2分。\n",
    );
    assert_eq!(sheet.rubric.facts.len(), 2, "{:?}", sheet.names());
    assert_eq!(sheet.known("投诉=1"), "8 不合格");
    assert_eq!(sheet.known("未公开=1"), "19 优秀");
    assert_eq!(sheet.open("未公开=0"), "8—20 优秀或不合格");
    // what takes the one category takes points from the other: 10 and 18 are not possible
    let open = sheet.evaluate(&sheet.evidence("未公开=0"));
    assert!(
        [10, 18]
            .into_iter()
            .all(|no| !open.totals.contains(rubricc::model::Points::whole(no)))
    );
    assert_eq!(sheet.open("投诉=0"), "19—20 优秀");
    assert_eq!(sheet.open("投诉=1"), "8 不合格");
}

/// 甲类 has 4 of 10 with `vetoes` in its item 一, 乙类 what is left of 10.
fn taking(header: &str, vetoes: &str) -> Sheet {
    table(&format!(
        "{header}类别 甲类（10分）\n指标 一（6分）\n扣分：未公开的扣5分。\n否决：{vetoes}。\n指标 二（4分）\n扣分：差错的每次扣0.3分。\n类别 乙类（10分）\n指标 三（7分）\n扣分：投诉的每次扣2分。\n指标 四（3分）\n扣分：未报送的扣3分。\n"
    ))
}

#[test]
fn a_veto_on_the_total_takes_its_category_before_the_bounds_and_the_rounding() {
    let plain = "总分低于16分的，本类别不得分";
    let bounded = taking("总分：不低于12分\n", plain);
    let one = bounded.evaluate(&bounded.settled("未公开=1；差错=1；投诉=1"));
    assert_eq!((one.total, one.categories[0].score), (just("12"), just("0")));
    assert_eq!(one.categories[0].zeroed, rubricc::evaluate::Truth::Yes);
    let capped = taking("总分：不超过15分\n", plain);
    assert_eq!(capped.known("投诉=1"), "8 不合格");
    let rounded = taking("小数：保留整数\n", plain);
    assert_eq!(rounded.known("未公开=1；差错=1；投诉=1"), "8 不合格");
    // two of them take it once
    let twice = taking("", "总分低于16分的，本类别不得分；总分得分率低于80%的，本类别不得分");
    assert_eq!(twice.known("未公开=1"), "10 不合格");
    let open = twice.evaluate(&twice.evidence("未公开=0；差错=0；未报送=0；投诉=2..3"));
    assert_eq!((open.total, open.at_most), (between("4", "16"), true));
    assert_eq!(open.categories[0].score, between("0", "10"), "taken in some totals");
}

fn just(points: &str) -> rubricc::evaluate::ScoreRange {
    between(points, points)
}

fn between(low: &str, high: &str) -> rubricc::evaluate::ScoreRange {
    let points = |text: &str| rubricc::model::Points::parse(text);
    rubricc::evaluate::ScoreRange {
        low: points(low),
        high: points(high),
    }
}

#[test]
fn a_veto_that_takes_another_category_reads_what_applies() {
    use rubricc::model::Exempted::Approved;
    let of = |rule: &str, veto: &str| taking(&format!("不适用：经考核办认定，{rule}\n"), &format!("{veto}的，本类别不得分"));
    let show = |sheet: &Sheet, facts: &str, name: &str| sheet.show(&sheet.exempt(sheet.settled(facts), &[name], Approved));
    // what does not apply has no score to read
    assert_eq!(show(&of("计0分", "四得分低于1分"), "", "四"), "17 良好");
    // 得分率 is over the points that remain: 3 of 7 and 5 of 7
    let rate = of("按满分计", "乙类得分率低于50%");
    assert_eq!(show(&rate, "投诉=2", "四"), "6 不合格");
    assert_eq!(show(&rate, "投诉=1", "四"), "18 优秀");
    // 得分 is with what stands for it: 5 and 3 × 5/7 = 2.1
    let points = of("剔除，按本类别其余得分率折算，保留一位小数", "乙类得分低于7分");
    assert_eq!(show(&points, "投诉=1", "四"), "17.1 良好");
    assert_eq!(show(&points, "投诉=2", "四"), "4.3 不合格");
    // where nothing remains, 得分率 is that of the rest of the table: 8.5 and 8.2 of 10
    let none = of("剔除，按全表其余得分率折算，保留一位小数", "乙类得分率低于85%");
    let gone = |facts: &str| none.show(&none.exempt(none.settled(facts), &["三", "四"], Approved));
    assert_eq!(gone("差错=5"), "17 良好");
    assert_eq!(gone("差错=6"), "8.2 不合格");
}

#[test]
fn a_veto_may_stand_on_a_fact_of_the_bonus_or_the_malus() {
    let sheet = table(&format!(
        "否决：\n受到表扬的，不得评为优秀。\n受到批评的，降低一个等次。\n{PARTS}加减分\n加分：受到表扬的加1分。\n减分：受到批评的减1分。"
    ));
    assert_eq!(sheet.known("受到表扬=1"), "21 良好");
    assert_eq!(sheet.known("受到批评=1"), "19 良好");
    assert_eq!(sheet.open("未公开=0；差错=0；投诉=0；受到批评=0"), "20—21 优秀或良好");
    assert_eq!(sheet.open("未公开=0；差错=0；投诉=0"), "19—21 优秀或良好或合格");
    let open = sheet.evaluate(&sheet.evidence("未公开=0；差错=0；投诉=0；受到表扬=0"));
    assert_eq!(open.bands, [0, 1]);
}

#[test]
fn a_veto_on_a_result_alone_is_told_too() {
    use rubricc::evaluate::Truth::{No, Yes};
    for (veto, held, not) in [
        ("二得分低于3分", "差错=2", "差错=1"),
        ("乙类得分率低于60%", "投诉=3", "投诉=2"),
        ("任一类别得分率低于60%", "投诉=3", "投诉=2"),
    ] {
        let sheet = table(&format!("否决：{veto}的，不得评为优秀、良好。\n{PARTS}"));
        let holds = |facts: &str| sheet.evaluate(&sheet.settled(facts)).vetoes[0].holds;
        assert_eq!((holds(held), holds(not)), (Yes, No), "{veto}");
    }
}

#[test]
fn a_veto_on_the_rate_of_a_category_that_does_not_apply_is_told_as_it_acts() {
    use rubricc::model::Exempted::Approved;
    for (rule, holds, total) in [
        ("按满分计", rubricc::evaluate::Truth::No, "20"),
        ("剔除，按本类别其余得分率折算，保留整数", rubricc::evaluate::Truth::Yes, "0"),
    ] {
        let sheet = taking(
            &format!("不适用：经考核办认定，{rule}\n否决：乙类得分率不低于60%的，总分计0分。\n"),
            "瞒报的，降低一个等次",
        );
        let evidence = sheet.exempt(sheet.settled(""), &["三", "四"], Approved);
        let told = sheet.evaluate(&evidence);
        assert_eq!((told.vetoes[0].holds, told.total), (holds, just(total)), "{rule}");
    }
}

#[test]
fn what_would_contradict_the_evidence_is_no_completion_of_a_crossing_veto() {
    let sheet = table(
        "类别 甲类（10分）\n指标 一（10分）\n得分（择一）：获国家级奖的得10分；获省级奖的得6分。\n类别 乙类（10分）\n指标 三（10分）\n扣分：投诉的扣2分。\n否决：一/获省级奖的，本类别不得分。\n",
    );
    let open = sheet.evaluate(&sheet.evidence("获国家级奖=1；投诉=0"));
    assert!(open.problems.is_empty());
    assert_eq!(sheet.open("获国家级奖=1；投诉=0"), "20 优秀");
    assert_eq!(sheet.open("投诉=0"), "6—20 优秀或不合格");
}
