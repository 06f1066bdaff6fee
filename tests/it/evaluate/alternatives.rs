//! Alternatives that are told apart, and what is said where they are too many.

use super::support::{Sheet, item, range, sheet};
use rubricc::model::Points;

const STEMS: [&str; 13] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑", "寅"];

fn clauses(count: usize, clause: impl Fn(&str) -> String) -> String {
    let all: Vec<String> = STEMS.iter().take(count).map(|stem| clause(stem)).collect();
    format!("{}。", all.join("；"))
}

/// `名=0；…` for the first `count` facts.
fn settled(count: usize, name: &str) -> String {
    let all: Vec<String> = STEMS.iter().take(count).map(|stem| format!("{stem}{name}=0")).collect();
    all.join("；")
}

fn can(sheet: &Sheet, facts: &str, points: &str) -> bool {
    sheet
        .evaluate(&sheet.evidence(facts))
        .totals
        .contains(Points::parse(points).unwrap())
}

#[test]
fn twelve_findings_that_act_twice_are_told_apart_and_thirteen_are_not() {
    // each takes a tenth from the item and a tenth from the total: fifths in all
    let of = |count| {
        let takes = clauses(count, |stem| format!("{stem}台账缺失的扣0.1分"));
        item(&format!("扣分：{takes}\n减分：{takes}"))
    };
    let few = of(12);
    assert_eq!(few.open(""), "7.6—10 好");
    assert!(can(&few, "", "9.8") && can(&few, "", "7.6") && !can(&few, "", "9.9"));
    let many = of(13);
    assert_eq!(many.open(""), "至多7.4—10 好");
    // one of them known, the others are few enough
    assert_eq!(many.open("寅台账缺失=1"), "7.4—9.8 好");
}

#[test]
fn a_veto_that_the_choice_rules_out_is_not_claimed_where_not_all_is_told_apart() {
    let bars = clauses(12, |stem| format!("{stem}资料缺失的，不得评为优秀"));
    let earns = clauses(12, |stem| format!("{stem}资料缺失的得1分"));
    let sheet = sheet(&format!(
        "细则：试行细则\n满分：6分\n计分：倒扣分\n等次：优秀（6分以上，含6分），良好（3—6分，含3分），不合格（低于3分）\n否决：{}获市级奖的，评为不合格。\n指标 一（6分）\n得分（最高5分）：达标的得5分；{earns}\n得分（择一）：获省级奖的得1分；获市级奖的得1分。\n",
        bars.replace('。', "；"),
    ));
    // 获市级奖 contradicts 获省级奖: with nothing else open it cannot act
    let known = settled(12, "资料缺失");
    assert_eq!(sheet.open(&format!("{known}；达标=1；获省级奖=1")), "6 优秀");
    assert_eq!(sheet.open("达标=1；获省级奖=1"), "至多6 优秀或良好或不合格");
}

/// Bands 一等 to `count`等, ten points each.
fn bands(count: usize) -> String {
    let name = |at: usize| format!("{}等", STEMS[at]);
    let end = |at: usize| (count - at) * 10;
    let all: Vec<String> = (0..count)
        .map(|at| match at {
            0 => format!("{}（{}分以上，含{}分）", name(at), end(at + 1), end(at + 1)),
            _ if at + 1 == count => format!("{}（低于{}分）", name(at), end(at)),
            _ => format!("{}（{}—{}分，含{}分）", name(at), end(at + 1), end(at), end(at + 1)),
        })
        .collect();
    all.join("，")
}

/// An item of `full` points with `vetoes`, and one that earns nothing else.
fn barred(count: usize, fields: &str, header: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：200分\n计分：倒扣分\n等次：{}\n{header}类别 甲类（150分）\n指标 一（100分）\n{fields}\n指标 二（50分）\n扣分：未公开的扣5分。\n类别 乙类（50分）\n指标 三（50分）\n扣分：未报送的扣50分。\n",
        bands(count)
    ))
}

fn bars(count: usize) -> String {
    clauses(count, |stem| format!("{stem}资料缺失的，不得评为{stem}等"))
}

#[test]
fn eight_bars_are_told_apart_and_nine_are_told_at_most() {
    let eight = barred(10, &format!("扣分：逾期的扣1分。\n否决：{}", bars(8)), "");
    let open = eight.evaluate(&eight.evidence("逾期=0；未公开=0；未报送=0"));
    assert_eq!(
        (open.bands.as_slice(), open.at_most),
        ([0, 1, 2, 3, 4, 5, 6, 7, 8].as_slice(), false)
    );
    let nine = barred(10, &format!("扣分：逾期的扣1分。\n否决：{}", bars(9)), "");
    let open = nine.evaluate(&nine.evidence("逾期=0；未公开=0；未报送=0"));
    assert_eq!(
        (open.bands.as_slice(), open.at_most),
        ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].as_slice(), true)
    );
    assert_eq!(range(open.total), "200");
    // what is known to act, acts in all of them
    let known = barred(
        11,
        &format!(
            "扣分：逾期的扣1分。\n否决：瞒报的，不得评为甲等；{}",
            &bars(10)["甲资料缺失的，不得评为甲等；".len()..]
        ),
        "",
    );
    let open = known.evaluate(&known.evidence("瞒报=1；逾期=0；未公开=0；未报送=0"));
    assert!(open.at_most && !open.bands.contains(&0), "{:?}", open.bands);
}

#[test]
fn what_many_alternatives_take_away_is_kept_apart() {
    // with nine bars the category may be lost, and the total may be nothing
    for (veto, lost) in [("本类别不得分", "50"), ("总分计0分", "0")] {
        let fields = format!("扣分：逾期的扣1分。\n否决：弄虚作假的，{veto}；{}", bars(9));
        let sheet = barred(10, &fields, "");
        let open = sheet.evaluate(&sheet.evidence("逾期=0；未公开=0；未报送=0"));
        assert_eq!((range(open.total), open.at_most), (format!("{lost}—200"), true), "{veto}");
        assert!(open.totals.contains(Points::whole(200)) && open.totals.contains(Points::parse(lost).unwrap()));
    }
}

#[test]
fn what_goes_with_a_lost_category_is_kept_where_alternatives_are_put_together() {
    // 瞒报 takes 3 from the total, whether or not the category is lost
    let takes = clauses(7, |stem| format!("{stem}资料缺失的扣0.1分"));
    let fields = format!(
        "扣分：{takes}\n扣分：弄虚作假的扣1分；瞒报的扣2分。\n减分：瞒报的扣3分。\n否决：弄虚作假的，本类别不得分；{}",
        bars(7)
    );
    let sheet = barred(10, &fields, "");
    let facts = "未公开=0；未报送=0";
    assert_eq!(
        sheet.open(facts),
        "至多47—200 甲等或乙等或丙等或丁等或戊等或己等或庚等或辛等或壬等或癸等"
    );
    for points in ["200", "195", "50", "47"] {
        assert!(can(&sheet, facts, points), "{points}");
    }
}

#[test]
fn a_veto_on_any_category_is_not_taken_for_sure_where_alternatives_are_put_together() {
    let fields = format!(
        "扣分：逾期的扣1分。\n否决：{}",
        &bars(10)["甲资料缺失的，不得评为甲等；".len()..]
    );
    let sheet = barred(11, &fields, "否决：任一类别得分率低于98%的，不得评为甲等。\n");
    let open = sheet.evaluate(&sheet.evidence("逾期=0；未报送=0"));
    assert!(open.at_most && open.bands.contains(&0), "{:?}", open.bands);
    let sure = sheet.evaluate(&sheet.evidence("逾期=0；未报送=0；未公开=1"));
    assert!(sure.at_most && !sure.bands.contains(&0), "{:?}", sure.bands);
}

#[test]
fn points_of_categories_and_of_the_total_go_together_where_categories_are_read() {
    let header = "否决：任一类别得分率低于10%的，降低一个等次。\n";
    let sheet = barred(10, "扣分：弄虚作假的扣2分。\n减分：弄虚作假的扣3分。", header);
    assert_eq!(sheet.open("未公开=0；未报送=0"), "195—200 甲等");
    assert!(!can(&sheet, "未公开=0；未报送=0", "197") && !can(&sheet, "未公开=0；未报送=0", "198"));
    // 301 pairs are too many: they are put together, and what vetoes do stays what it was
    let many = barred(10, "扣分：迟到的，每次扣0.01分。\n减分：迟到的，每次扣0.02分。", header);
    assert_eq!(many.open("迟到=0..200；未公开=0；未报送=0"), "194—200 甲等");
    assert_eq!(many.open("迟到=0..300；未公开=0；未报送=0"), "至多191—200 甲等");
}

#[test]
fn half_of_the_alternatives_may_keep_what_their_vetoes_do() {
    // seven bars have 128 effects; three pairs of points each
    let fields = format!("扣分：迟到的，每次扣1分。\n减分：迟到的，每次扣2分。\n否决：{}", bars(7));
    let sheet = barred(9, &fields, "否决：任一类别得分率低于1%的，降低一个等次。\n");
    let open = sheet.evaluate(&sheet.evidence("迟到=0..2；未公开=0；未报送=0"));
    assert_eq!((range(open.total), open.at_most), ("194—200".to_owned(), true));
    assert_eq!(open.bands, [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn very_many_vetoes_on_any_category_all_act() {
    let vetoes: Vec<String> = (1..=130)
        .map(|n| {
            format!(
                "任一类别得分低于{n}分的，{}",
                if n == 130 { "评为丙等" } else { "不得评为甲等" }
            )
        })
        .collect();
    let sheet = barred(4, "扣分：逾期的扣1分。", &format!("否决：{}。\n", vetoes.join("；")));
    // 甲类 150 and 乙类 50: below 51 to 130
    assert_eq!(sheet.known(""), "200 丙等");
    assert_eq!(sheet.open("逾期=0；未公开=0"), "150—200 丙等");
}

#[test]
fn each_of_two_vetoes_on_any_category_acts() {
    let sheet = barred(
        4,
        "扣分：逾期的扣1分。",
        "否决：任一类别得分低于10分的，不得评为甲等；任一类别得分低于51分的，降低一个等次。\n",
    );
    assert_eq!(sheet.known(""), "200 乙等");
    assert_eq!(sheet.known("未报送=1"), "150 丙等");
    assert_eq!(sheet.open("逾期=0；未公开=0"), "150—200 乙等或丙等");
}

#[test]
fn a_count_that_one_clause_alone_adds_up_is_not_told_apart_step_by_step() {
    let sheet = item(
        "扣分：信息迟报的，每次扣0.02分；简报错漏的，每次扣0.03分；台账缺失的，每次扣0.02分。\n减分：信息迟报的扣1分；简报错漏的扣1分；台账缺失的扣1分。",
    );
    assert_eq!(
        sheet.open(""),
        "-3—10 好或差",
        "whether it happened at all is what the clauses share"
    );
}
