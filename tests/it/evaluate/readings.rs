//! What vetoes on scores read: at their bounds, of several items, and where something is 不适用.

use super::support::{Sheet, range, sheet};
use rubricc::evaluate::Truth::{Maybe, No, Yes};
use rubricc::model::Exempted::{Approved, Pending};

/// 甲类 has 甲甲 (4) and 甲乙 (6), of which 甲乙 has two items; 乙类 has 乙甲 (10).
fn table(header: &str, inner: &str) -> Sheet {
    sheet(&format!(
        "细则：试行细则\n满分：20分\n计分：倒扣分，扣完为止\n等次：优秀（18分以上，含18分），良好（16—18分，含16分），合格（12—16分，含12分），不合格（低于12分）\n{header}\n\
         类别 甲类（10分）\n指标 甲甲（4分）\n扣分：未公开的扣1分。\n{inner}\n指标 甲乙\n项 网站（3分）\n扣分：差错的每次扣1分。\n项 公报（3分）\n扣分：漏报的每次扣1分。\n\
         类别 乙类（10分）\n指标 乙甲（10分）\n扣分：投诉的每次扣1分。\n"
    ))
}

fn veto(text: &str) -> Sheet {
    table(&format!("否决：{text}。"), "")
}

#[test]
fn a_score_just_at_the_bound_is_read_as_the_words_say() {
    // 乙甲 has 8, or 7 to 9
    for (words, at, open) in [
        ("乙甲得分超过8分", "18 优秀", "17—19 优秀或良好或合格"),
        ("乙甲得分不低于8分", "18 合格", "17—19 良好或合格"),
        ("乙甲得分低于8分", "18 优秀", "17—19 优秀或合格"),
        ("乙甲得分不超过8分", "18 合格", "17—19 优秀或合格"),
        ("乙类得分超过8分", "18 优秀", "17—19 优秀或良好或合格"),
        ("乙类得分不低于8分", "18 合格", "17—19 良好或合格"),
        ("乙类得分率低于80%", "18 优秀", "17—19 优秀或合格"),
        ("乙类得分率不超过80%", "18 合格", "17—19 优秀或合格"),
        ("总分超过18分", "18 优秀", "17—19 优秀或良好或合格"),
        ("总分不低于18分", "18 合格", "17—19 良好或合格"),
        ("总分低于18分", "18 优秀", "17—19 优秀或合格"),
        ("总分不超过18分", "18 合格", "17—19 优秀或合格"),
    ] {
        let sheet = veto(&format!("{words}的，评为合格"));
        assert_eq!(sheet.known("投诉=2"), at, "{words}");
        assert_eq!(sheet.open("未公开=0；差错=0；漏报=0；投诉=1..3"), open, "{words}");
        if words.contains("不超过") {
            assert_eq!(sheet.open("未公开=0；差错=0；漏报=0；投诉=2..3"), "17—18 合格", "{words}");
        }
    }
}

#[test]
fn an_indicator_is_read_as_the_sum_of_its_items() {
    let low = veto("甲乙得分低于4分的，评为不合格");
    assert_eq!(low.known(""), "20 优秀");
    assert_eq!(low.known("差错=1；漏报=1"), "18 优秀");
    assert_eq!(low.known("差错=2；漏报=1"), "17 不合格");
    assert_eq!(low.known("差错=3"), "17 不合格");
    assert_eq!(low.open("未公开=0；投诉=0"), "14—20 优秀或不合格");
    // two of them on one indicator, and one on another
    let two = table(
        "否决：\n甲乙得分低于2分的，评为不合格；\n甲乙得分低于5分的，不得评为优秀；\n甲甲得分低于4分的，降低一个等次。",
        "",
    );
    assert_eq!(two.known("差错=1"), "19 优秀");
    assert_eq!(two.known("差错=2"), "18 良好");
    assert_eq!(two.known("差错=2；未公开=1"), "17 合格");
    assert_eq!(two.known("差错=3；漏报=2"), "15 不合格");
    // the category is read beside it: 7 of 10, 6 of 10
    let both = table(
        "否决：\n甲乙得分低于1分的，评为不合格；\n甲类得分率低于70%的，不得评为优秀、良好。",
        "",
    );
    assert_eq!(both.known("差错=2；漏报=1"), "17 良好");
    assert_eq!(both.known("差错=3；漏报=1"), "16 合格");
}

/// 甲乙 and 甲丙, each of two items.
#[test]
fn two_indicators_are_read_apart() {
    let sheet = sheet(
        "细则：试行细则\n满分：8分\n计分：倒扣分，扣完为止\n等次：优秀（6分以上，含6分），良好（5—6分，含5分），合格（4—5分，含4分），不合格（低于4分）\n\
         否决：\n甲丙得分低于3分的，评为不合格；\n甲乙得分低于4分的，评为良好；\n甲丙得分低于4分的，评为合格。\n\
         类别 甲类（8分）\n指标 甲乙\n项 网站（2分）\n扣分：差错的每次扣1分。\n项 公报（2分）\n扣分：漏报的每次扣1分。\n指标 甲丙\n项 热线（2分）\n扣分：漏接的每次扣1分。\n项 窗口（2分）\n扣分：投诉的每次扣1分。\n",
    );
    assert_eq!(sheet.known(""), "8 优秀");
    assert_eq!(sheet.known("差错=1"), "7 良好");
    assert_eq!(sheet.known("漏接=1"), "7 合格");
    assert_eq!(sheet.known("漏接=1；投诉=1"), "6 不合格");
    assert_eq!(sheet.known("差错=2"), "6 良好");
    assert_eq!(sheet.open("漏接=0；投诉=0；漏报=0"), "6—8 优秀或良好");
}

#[test]
fn an_item_may_be_named_by_its_path() {
    for name in ["甲乙/公报", "甲类/甲乙/公报", "公报"] {
        let sheet = veto(&format!("{name}得分低于1分的，评为不合格"));
        assert_eq!(sheet.known("漏报=3"), "17 不合格", "{name}");
        assert_eq!(sheet.known("漏报=2；差错=3"), "15 合格", "{name}");
    }
}

#[test]
fn a_category_may_be_lost_by_the_score_of_another() {
    for words in ["乙甲得分低于8分", "乙类得分低于8分", "乙类得分率低于80%"] {
        let sheet = table("", &format!("否决：{words}的，本类别不得分。"));
        assert_eq!(sheet.known("投诉=2"), "18 优秀", "{words}");
        assert_eq!(sheet.known("投诉=3"), "7 不合格", "{words}");
        // what goes with what is not kept
        let open = sheet.evaluate(&sheet.evidence("未公开=0；差错=0；漏报=0；投诉=2..3"));
        assert_eq!((range(open.total).as_str(), open.at_most), ("7—18", true), "{words}");
        assert_eq!(open.categories[0].zeroed, Maybe, "{words}");
    }
    // several items of another category
    let sheet = sheet(
        "细则：试行细则\n满分：8分\n计分：倒扣分，扣完为止\n等次：好（4分以上，含4分），差（低于4分）\n类别 甲类（4分）\n指标 甲甲（4分）\n扣分：未公开的扣1分。\n否决：乙乙得分低于3分的，本类别不得分。\n类别 乙类（4分）\n指标 乙乙\n项 网站（2分）\n扣分：差错的每次扣1分。\n项 公报（2分）\n扣分：漏报的每次扣1分。\n",
    );
    assert_eq!(sheet.known("差错=1"), "7 好");
    assert_eq!(sheet.known("差错=1；漏报=1"), "2 差");
    assert_eq!(sheet.known("漏报=2"), "2 差");
}

#[test]
fn a_fact_of_its_own_takes_a_category_exactly() {
    let sheet = table("", "否决：弄虚作假的，本类别不得分。");
    assert_eq!(sheet.open("未公开=0；差错=0；漏报=0；投诉=1"), "9—19 优秀或不合格");
    let told = |facts: &str| sheet.evaluate(&sheet.evidence(facts)).categories[0].zeroed;
    assert_eq!(told("弄虚作假=1"), Yes);
    assert_eq!(told(""), Maybe);
    assert_eq!(told("弄虚作假=0"), No);
}

/// 不适用 by `rule`, with `veto` in the header and `inner` in 甲甲.
fn exempting(rule: &str, veto: &str, inner: &str) -> Sheet {
    let veto = if veto.is_empty() {
        String::new()
    } else {
        format!("\n否决：{veto}。")
    };
    table(&format!("不适用：经考核办认定，{rule}{veto}"), inner)
}

const BY_CATEGORY: &str = "剔除，按本类别其余得分率折算，保留一位小数";
const BY_TABLE: &str = "剔除，按全表其余得分率折算，保留一位小数";

fn gone(sheet: &Sheet, facts: &str, names: &[&str]) -> String {
    sheet.show(&sheet.exempt(sheet.settled(facts), names, Approved))
}

#[test]
fn the_rate_of_a_category_is_its_own_while_anything_of_it_is_left() {
    let sheet = exempting(BY_TABLE, "甲类得分率低于60%的，评为不合格", "");
    // 甲类 5 of 10; 乙类 has nothing left and takes the rate 5 of 10
    assert_eq!(gone(&sheet, "差错=3；漏报=2", &["乙甲"]), "10 不合格");
    // 网站 gone: 甲类 4 of 7 and 乙类 10 of 10: 3 × 14/17 = 2.5
    assert_eq!(gone(&sheet, "未公开=1；漏报=2", &["网站"]), "16.5 不合格");
    assert_eq!(gone(&sheet, "漏报=2", &["网站"]), "17.6 良好");
}

#[test]
fn the_points_of_a_category_with_nothing_left_are_what_stands_for_it() {
    let all = ["甲甲", "网站", "公报"];
    let sheet = exempting(BY_CATEGORY, "甲类得分低于8分的，评为不合格", "");
    assert_eq!(gone(&sheet, "投诉=2", &all), "16 良好");
    assert_eq!(gone(&sheet, "投诉=3", &all), "14 不合格");
    // the rate of the rest may fall short or not
    let rate = exempting(BY_CATEGORY, "甲类得分率低于80%的，评为不合格", "");
    let open = rate.exempt(rate.evidence("投诉=2..3"), &all, Approved);
    assert_eq!(rate.show(&open), "至多14—16 良好或合格或不合格");
    let sure = rate.exempt(rate.evidence("投诉=3..4"), &all, Approved);
    assert_eq!(rate.show(&sure), "至多12—14 不合格");
}

#[test]
fn a_veto_on_another_category_reads_what_stands_for_its_points() {
    let all = ["甲甲", "网站", "公报"];
    let taken = |rule: &str, words: &str| {
        sheet(&format!(
            "细则：试行细则\n满分：20分\n计分：倒扣分，扣完为止\n等次：优秀（18分以上，含18分），合格（0—18分，含0分）\n不适用：经考核办认定，{rule}\n\
             类别 甲类（10分）\n指标 甲甲（4分）\n扣分：未公开的扣1分。\n指标 甲乙\n项 网站（3分）\n扣分：差错的每次扣1分。\n项 公报（3分）\n扣分：漏报的每次扣1分。\n\
             类别 乙类（10分）\n指标 乙甲（10分）\n扣分：投诉的每次扣1分。\n否决：{words}的，本类别不得分。\n"
        ))
    };
    // 甲类 without 网站: 4 of 7, of the table 14 of 17: 3 × 4/7 = 1.7 and 3 × 14/17 = 2.5
    let own = taken(BY_CATEGORY, "甲类得分低于6分");
    assert_eq!(gone(&own, "漏报=3", &["网站"]), "5.7 合格");
    let of_table = taken(BY_TABLE, "甲类得分低于6分");
    assert_eq!(gone(&of_table, "漏报=3", &["网站"]), "16.5 合格");
    let of_table = taken(BY_TABLE, "甲类得分低于6.6分");
    assert_eq!(gone(&of_table, "漏报=3", &["网站"]), "6.5 合格");
    // nothing left of 甲类: its 10 points by the rate 9 of 10 of 乙类
    let none = taken(BY_CATEGORY, "甲类得分低于9分");
    assert_eq!(gone(&none, "投诉=1", &all), "18 优秀");
    assert_eq!(gone(&none, "投诉=2", &all), "8 合格");
    // the rate is that of what is left of 甲类, whatever is gone elsewhere: 5 of 10
    let rate = taken(BY_TABLE, "甲类得分率低于60%");
    assert_eq!(gone(&rate, "差错=3；漏报=2", &[]), "5 合格");
    let part = sheet(
        "细则：试行细则\n满分：20分\n计分：倒扣分，扣完为止\n等次：优秀（18分以上，含18分），合格（0—18分，含0分）\n不适用：经考核办认定，剔除，按全表其余得分率折算，保留一位小数\n\
         类别 甲类（5分）\n指标 甲甲（5分）\n扣分：差错的每次扣1分。\n\
         类别 乙类（15分）\n指标 乙甲（10分）\n扣分：投诉的每次扣1分。\n否决：甲类得分率低于60%的，本类别不得分。\n指标 乙乙（5分）\n扣分：未报送的扣5分。\n",
    );
    // 甲类 2 of 5, the rest of the table 12 of 15
    assert_eq!(gone(&part, "差错=3", &["乙乙"]), "2 合格");
    assert_eq!(gone(&part, "差错=2", &["乙乙"]), "17.3 合格");
}

#[test]
fn a_lost_category_has_nothing_even_where_something_stands_for_its_items() {
    for rule in [BY_TABLE, BY_CATEGORY, "按满分计"] {
        let sheet = exempting(rule, "", "否决：弄虚作假的，本类别不得分。");
        let told = sheet.evaluate(&sheet.exempt(sheet.settled("弄虚作假=1"), &["网站"], Approved));
        assert_eq!(range(told.categories[0].score), "0", "{rule}");
        assert_eq!(range(told.total), "10", "{rule}");
    }
}

#[test]
fn what_is_pending_may_decide_whether_a_category_is_lost() {
    let told = |words: &str, facts: &str| {
        let sheet = exempting("计0分", "", &format!("否决：{words}的，本类别不得分。"));
        let told = sheet.evaluate(&sheet.exempt(sheet.settled(facts), &["网站"], Pending));
        (told.categories[0].zeroed, range(told.categories[0].score))
    };
    // with 网站 7 or 10, without it 7
    assert_eq!(told("甲类得分低于8分", ""), (Maybe, "0—10".to_owned()));
    assert_eq!(told("甲类得分低于7分", ""), (No, "7—10".to_owned()));
    assert_eq!(told("甲类得分低于8分", "漏报=3"), (Yes, "0".to_owned()));
    // 网站 loses it, while it applies
    assert_eq!(told("网站得分低于1分", "差错=3"), (Maybe, "0—7".to_owned()));
    assert_eq!(told("网站得分低于1分", "差错=2"), (No, "7—8".to_owned()));
    // one after the other, with what was reused
    let sheet = exempting("计0分", "", "否决：甲类得分低于8分的，本类别不得分。");
    let mut scores = rubricc::evaluate::Scores::default();
    for (facts, total) in [("漏报=3", "10"), ("", "10—20"), ("漏报=3", "10"), ("未公开=1", "10—19")] {
        sheet
            .scorer
            .score(&sheet.exempt(sheet.settled(facts), &["网站"], Pending), &mut scores);
        assert_eq!(range(scores.total), total, "{facts}");
    }
}

#[test]
fn claims_mean_nothing_where_the_rubric_has_no_rule_for_them() {
    let items: String = STEMS
        .iter()
        .map(|stem| format!("指标 {stem}（1分）\n扣分：{stem}台账缺失的扣1分。\n"))
        .collect();
    let sheet = sheet(&format!(
        "细则：试行细则\n满分：8分\n计分：倒扣分，扣完为止\n等次：好（0分以上，含0分）\n{items}"
    ));
    let pending = STEMS.iter().fold(sheet.settled("乙台账缺失=1"), |evidence, stem| {
        sheet.exempt(evidence, &[*stem], Pending)
    });
    assert_eq!(sheet.show(&pending), "7 好");
}

const STEMS: [&str; 8] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];

#[test]
fn more_pending_claims_than_are_told_apart_are_told_at_most() {
    let items: String = STEMS
        .iter()
        .map(|stem| format!("指标 {stem}（1分）\n扣分：{stem}台账缺失的扣1分。\n"))
        .collect();
    let sheet = sheet(&format!(
        "细则：试行细则\n满分：8分\n计分：倒扣分，扣完为止\n等次：好（7.5分以上，含7.5分），差（低于7.5分）\n不适用：经考核办认定，计0分\n{items}"
    ));
    let pending = |count: usize| {
        STEMS
            .iter()
            .take(count)
            .fold(sheet.settled("辛台账缺失=1"), |evidence, stem| {
                sheet.exempt(evidence, &[*stem], Pending)
            })
    };
    assert_eq!(sheet.show(&pending(6)), "1—7 差");
    assert_eq!(sheet.show(&pending(7)), "至多0—7 差");
}

#[test]
fn what_stands_for_an_item_leaves_the_other_categories_exact() {
    // 网站 is gone: 9 or less of 7 become 3 × rate; 乙类 has a discretion
    let sheet = sheet(&format!(
        "细则：试行细则\n满分：14分\n计分：倒扣分，扣完为止\n等次：好（0分以上，含0分）\n不适用：经考核办认定，{BY_CATEGORY}\n类别 甲类（4分）\n指标 甲甲（3分）\n扣分：未公开的扣1分。\n指标 甲乙（1分）\n扣分：差错的扣1分。\n类别 乙类（10分）\n指标 乙甲（10分）\n扣分：情节严重的，酌情扣1至3分。\n"
    ));
    let open = sheet.evaluate(&sheet.exempt(sheet.evidence("差错=0"), &["甲乙"], Approved));
    // 2 of 3: 1 × 0.7
    assert_eq!((range(open.total).as_str(), open.at_most), ("9.7—14", false));
    // the discretion itself stands for an item: every amount has its own credit
    let own = sheet.evaluate(&sheet.exempt(sheet.evidence("差错=0；未公开=0"), &["甲乙"], Approved));
    assert_eq!((range(own.total).as_str(), own.at_most), ("11—14", false));
}

#[test]
fn a_discretion_of_a_category_moves_what_stands_for_the_rest_of_it() {
    let sheet = sheet(&format!(
        "细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（0分以上，含0分）\n不适用：经考核办认定，{BY_CATEGORY}\n类别 甲类（10分）\n指标 甲甲（6分）\n扣分：情节严重的，酌情扣1至3分。\n指标 甲乙（4分）\n扣分：差错的扣1分。\n"
    ));
    // 3 of 6 or 5 of 6 or 6 of 6: and 4 × 3/6 = 2, 4 × 5/6 = 3.3, 4
    let of = |facts: &str| {
        let told = sheet.evaluate(&sheet.exempt(sheet.evidence(facts), &["甲乙"], Approved));
        (range(told.categories[0].credit), range(told.total))
    };
    assert_eq!(of("情节严重=1..3"), ("2—3.3".to_owned(), "5—8.3".to_owned()));
    assert_eq!(of(""), ("2—4".to_owned(), "5—10".to_owned()));
}

#[test]
fn a_veto_on_the_total_that_takes_one_category_leaves_the_others_open() {
    let sheet = table("", "否决：总分低于16分的，本类别不得分。");
    // 15 loses 10, 16 and 17 lose nothing; which goes with which is not kept
    let open = sheet.evaluate(&sheet.evidence("未公开=0；差错=0；漏报=0；投诉=3..5"));
    assert_eq!((range(open.total).as_str(), open.at_most), ("5—17", true));
    assert!(open.totals.contains(rubricc::model::Points::whole(5)));
    assert_eq!(sheet.known("投诉=5"), "5 不合格");
    assert_eq!(sheet.known("投诉=4"), "16 良好");
}

#[test]
fn totals_that_all_lose_a_category_may_still_differ_in_what_else_they_set_off() {
    let sheet = sheet(
        "细则：试行细则\n满分：20分\n计分：倒扣分，扣完为止\n等次：优秀（5分以上，含5分），良好（4—5分，含4分），合格（3—4分，含3分），不合格（低于3分）\n否决：总分低于14分的，降低一个等次。\n\
         类别 甲类（10分）\n指标 甲甲（10分）\n扣分：未公开的扣1分。\n否决：总分低于16分的，本类别不得分。\n类别 乙类（10分）\n指标 乙甲（10分）\n扣分：投诉的每次扣2分。\n",
    );
    // 15 becomes 6, 13 becomes 4 and is lowered
    assert_eq!(sheet.known("投诉=2；未公开=1"), "6 优秀");
    assert_eq!(sheet.known("投诉=3；未公开=1"), "4 合格");
    let open = sheet.evaluate(&sheet.evidence("未公开=1；投诉=2..3"));
    assert!(open.bands.contains(&0) && open.bands.contains(&2));
    // 4 without being lowered, or 6 lowered, is more than some completion gives
    assert!(open.at_most || open.bands == [0, 2], "{:?}", open.bands);
}

#[test]
fn what_is_told_of_a_veto_is_what_acted() {
    let holds = |rule: &str, words: &str, facts: &str, names: &[&str]| {
        let sheet = exempting(rule, &format!("{words}的，降低一个等次"), "");
        sheet.evaluate(&sheet.exempt(sheet.settled(facts), names, Approved)).vetoes[0].holds
    };
    // what does not apply has no score
    assert_eq!(holds("计0分", "网站得分低于1分", "", &["网站"]), No);
    assert_eq!(holds("计0分", "甲乙得分低于1分", "", &["网站", "公报"]), No);
    assert_eq!(holds("计0分", "甲乙得分低于1分", "漏报=3", &["网站"]), Yes);
    // points of a category are with what stands for its items
    assert_eq!(holds("按满分计", "甲类得分低于8分", "", &["网站"]), No);
    assert_eq!(holds("按满分计", "甲类得分低于8分", "漏报=3", &["网站"]), Yes);
    assert_eq!(holds("计0分", "甲类得分低于8分", "", &["网站"]), Yes);
    assert_eq!(holds(BY_TABLE, "甲类得分低于8分", "", &["网站", "公报", "甲甲"]), No);
    assert_eq!(holds(BY_TABLE, "甲类得分低于8分", "投诉=3", &["网站", "公报", "甲甲"]), Yes);
}

#[test]
fn a_score_between_two_steps_is_not_read_whatever_is_gone_elsewhere() {
    let sheet = sheet(&format!(
        "细则：试行细则\n满分：25分\n计分：倒扣分，扣完为止\n等次：好（0分以上，含0分）\n不适用：经考核办认定，{BY_CATEGORY}\n\
         类别 甲类（10分）\n指标 甲甲（10分）\n扣分：未公开的扣1分。\n否决：乙类得分超过5.0001分不足5.0015分的，本类别不得分。\n\
         类别 乙类（10分）\n指标 乙甲（10分）\n扣分：投诉的，每次扣0.002分。\n\
         类别 丙类（5分）\n指标 丙甲（3分）\n扣分：漏报的扣1分。\n指标 丙乙（2分）\n扣分：漏接的扣1分。\n"
    ));
    let open = sheet.evaluate(&sheet.exempt(sheet.evidence("未公开=0；漏报=0；漏接=0"), &["丙乙"], Approved));
    assert_eq!((range(open.total).as_str(), open.categories[0].zeroed), ("15—25", No));
}
