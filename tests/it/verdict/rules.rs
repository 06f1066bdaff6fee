//! 规则 of the table, each by itself.

use rubricc::diff::{Place, Verdict, diff};

use super::rubric;

/// The verdict on the only change of two tables with these lines in the head; 加分 has no end where `open`.
fn rule(old: &str, new: &str, open: bool) -> String {
    let table = |lines: &str| {
        let bonus = if open {
            "加减分\n加分：受表彰的每次加1分。\n"
        } else {
            ""
        };
        rubric(&format!(
            "细则：试行细则\n满分：10分\n等次：好（6分以上，含6分），差（低于6分）\n{lines}\n指标 甲（10分）\n扣分：未办的每次扣1分。\n{bonus}"
        ))
    };
    let (old, new) = (table(old), table(new));
    let compared = diff(&old, &new);
    let [change] = compared.changes.as_slice() else {
        panic!("{:?}", compared.changes)
    };
    assert!(matches!(change.new.first().or(change.old.first()), Some(Place::Table(_))));
    let said = |one: &rubricc::diff::Witness| {
        let (before, after) = one.effects.clone().expect("what follows");
        let total = one.total.map(|total| format!(" {total}分")).unwrap_or_default();
        format!("{total} {before}→{after}")
    };
    match change.verdict.as_ref() {
        Some(Verdict::Stricter(one)) => format!("更严{}", said(one)),
        Some(Verdict::Looser(one)) => format!("更宽{}", said(one)),
        Some(Verdict::Mixed(one, other)) => format!("有严有宽{}；{}", said(one), said(other)),
        Some(Verdict::Same) => "等价".to_owned(),
        Some(Verdict::Undecided(reason)) => format!("未能判定 {reason}"),
        None => "无".to_owned(),
    }
}

#[test]
fn a_lower_limit_of_the_total_is_stricter() {
    assert_eq!(
        rule("总分：不超过15分", "总分：不超过12分", true),
        "更严 13分 按13分计→按12分计"
    );
    assert_eq!(
        rule("总分：不超过12分", "总分：不超过15分", true),
        "更宽 13分 按12分计→按13分计"
    );
    assert_eq!(rule("", "总分：不超过12分", true), "更严 13分 按13分计→按12分计");
    assert_eq!(rule("总分：不低于0分", "总分：不低于2分", true), "更宽 0分 按0分计→按2分计");
    assert_eq!(
        rule("总分：不低于0分，不超过15分", "总分：不低于2分，不超过12分", true),
        "有严有宽 13分 按13分计→按12分计； 0分 按0分计→按2分计"
    );
}

#[test]
fn the_smallest_sum_a_lower_limit_lifts_is_told() {
    assert_eq!(rule("总分：不低于3分", "总分：不低于2分", true), "更严 0分 按3分计→按2分计");
}

#[test]
fn limits_that_rounding_makes_one_are_the_same() {
    let whole = |limit: &str| format!("小数：保留整数\n总分：不超过{limit}分");
    assert_eq!(rule(&whole("12"), &whole("12.4"), true), "等价");
    assert_eq!(rule(&whole("12"), &whole("12.6"), true), "更宽 12.6分 按12分计→按13分计");
}

#[test]
fn points_in_all_matter_to_a_veto_on_their_rate_only() {
    let table = |full: u8, veto: &str| {
        rubric(&format!(
            "细则：试行细则\n满分：{full}分\n计分：扣完为止\n等次：好（6分以上，含6分），差（低于6分）\n否决：{veto}。\n指标 甲（{full}分）\n扣分：未办的每次扣1分。\n"
        ))
    };
    let judged = |veto: &str| {
        let (old, new) = (table(10, veto), table(12, veto));
        let compared = diff(&old, &new);
        let full = compared
            .changes
            .iter()
            .find(|change| change.new.contains(&Place::Table("满分")));
        full.expect("满分 changed").verdict.clone()
    };
    assert_eq!(judged("总分低于5分的，评为差"), None);
    assert!(matches!(judged("总分得分率低于50%的，评为差"), Some(Verdict::Undecided(_))));
}

#[test]
fn limits_out_of_reach_are_the_same() {
    assert_eq!(rule("总分：不超过15分", "总分：不超过12分", false), "等价");
}

#[test]
fn outcomes_of_what_does_not_apply_stand_in_an_order() {
    let says = |outcome: &str| format!("不适用：经考核办认定，{outcome}");
    let judged = |old: &str, new: &str| rule(&says(old), &says(new), false);
    assert_eq!(judged("按满分计", "计0分"), "更严 按满分计→计0分");
    assert_eq!(judged("按满分计", "未定"), "更严 按满分计→从0分到满分都有可能");
    assert_eq!(judged("计0分", "未定"), "更宽 计0分→从0分到满分都有可能");
    assert!(judged("按满分计", "剔除，按全表其余得分率折算").starts_with("未能判定"));
    assert!(rule(&says("计0分"), "不适用：经县委办认定，计0分", false).starts_with("未能判定 认定的单位不同"));
    assert!(rule("", &says("计0分"), false).starts_with("未能判定 只有一版"));
}

#[test]
fn rounding_and_conversion_give_a_reason() {
    assert!(rule("", "小数：保留一位小数", false).starts_with("未能判定 总分的取舍"));
    assert!(rule("", "折算：按50%折算", false).starts_with("未能判定 总分、等次不受折算影响"));
}

#[test]
fn words_that_only_allow_large_deductions_change_no_score() {
    assert_eq!(rule("计分：扣完为止", "计分：倒扣分", false), "等价");
    assert_eq!(rule("计分：倒扣分", "计分：扣完为止", false), "等价");
}

#[test]
fn points_never_speak_for_vetoes() {
    let table = |cap: &str, item: &str, outside: &str| {
        rubric(&format!(
            "细则：试行细则\n满分：10分\n计分：扣完为止\n等次：好（6分以上，含6分），差（低于6分）\n类别 总（10分）\n指标 甲（10分）\n扣分：未办的扣5分。\n{item}\n加减分\n加分：受表彰的每次加1分{cap}。\n{outside}\n"
        ))
    };
    let word = |old: &rubricc::model::Rubric, new: &rubricc::model::Rubric| {
        let compared = diff(old, new);
        let verdicts: Vec<_> = compared
            .changes
            .iter()
            .filter_map(|change| change.verdict.as_ref())
            .map(rubricc::render::diff::labels::verdict)
            .collect();
        verdicts.join("、")
    };
    let plain = table("，最高加3分", "", "");
    let item = "否决：弄虚作假的，本类别不得分。";
    let outside = "否决：弄虚作假的，评为差。";
    assert_eq!(word(&plain, &table("，最高加3分", item, "")), "更严");
    assert_eq!(word(&table("，最高加3分", item, ""), &plain), "更宽");
    assert_eq!(word(&plain, &table("，最高加3分", "", outside)), "更严");
    assert_eq!(word(&table("，最高加3分", "", outside), &plain), "更宽");
    assert_eq!(word(&plain, &table("，最高加2分", "", outside)), "更严");
    assert_eq!(word(&plain, &table("，最高加4分", "", outside)), "有严有宽");
}

#[test]
fn a_witness_does_without_a_clause_that_only_moved() {
    let table = |one: &str, other: &str, each: u8| {
        rubric(&format!(
            "细则：试行细则\n满分：20分\n计分：扣完为止\n等次：好（6分以上，含6分），差（低于6分）\n指标 涉企执法检查（10分）\n扣分：无证上路执法的扣1分{one}。\n指标 企业投诉处理（10分）\n扣分：{other}企业投诉逾期未办结的，每件扣{each}分。\n"
        ))
    };
    let moved = "向企业违规收取检查费用的扣5分";
    let old = table(&format!("；{moved}"), "", 2);
    let new = table("", &format!("{moved}；"), 3);
    let compared = diff(&old, &new);
    let change = compared.changes.last().expect("a change");
    let Some(Verdict::Stricter(witness)) = &change.verdict else {
        panic!("{change:?}")
    };
    let told: Vec<&str> = witness
        .new
        .iter()
        .filter(|(_, value)| value.numerator() != 0)
        .map(|(fact, _)| new.facts[fact.index()].name.shown())
        .collect();
    assert_eq!(told, ["企业投诉逾期未办结"]);
}

#[test]
fn a_limit_that_only_rounding_would_reach_is_the_same() {
    let table = |lines: &str| {
        rubric(&format!(
            "细则：试行细则\n满分：10分\n等次：好（6分以上，含6分），差（低于6分）\n{lines}\n指标 甲（10分）\n扣分：未办的每次扣1分。\n加减分\n加分：受表彰的每次加0.6分，最高加0.6分。\n"
        ))
    };
    let (old, new) = (table("小数：保留整数"), table("小数：保留一位小数\n总分：不超过10.8分"));
    let changes = diff(&old, &new).changes;
    let limit = changes.iter().find(|change| change.new.contains(&Place::Table("总分")));
    assert_eq!(limit.expect("总分 changed").verdict, Some(Verdict::Same));
}
