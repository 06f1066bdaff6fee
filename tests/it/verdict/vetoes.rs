//! 否决: what the same condition sets off in either version.

use rubricc::diff::{Verdict, diff};
use rubricc::model::{FactId, Ratio, Rubric};

use super::rubric;

/// The verdict on what changed in the vetoes of the table, and what the first witness says.
fn vetoes(old: &str, new: &str) -> String {
    let table = |vetoes: &str| {
        let field = if vetoes.is_empty() {
            String::new()
        } else {
            format!("否决：{vetoes}\n")
        };
        rubric(&format!(
            "细则：试行细则\n满分：10分\n计分：扣完为止\n等次：优秀（9分以上，含9分），良好（6—9分，含6分），差（低于6分）\n{field}指标 政务公开（10分）\n扣分：信息差错的每次扣0.5分；投诉查实少于2件的扣0.5分。\n"
        ))
    };
    let (old, new) = (table(old), table(new));
    let compared = diff(&old, &new);
    let verdicts: Vec<&Verdict> = compared.changes.iter().filter_map(|change| change.verdict.as_ref()).collect();
    let [verdict] = verdicts.as_slice() else {
        panic!("{:?}", compared.changes)
    };
    let side = |verdict: &rubricc::diff::Witness| {
        let known = |values: &[(FactId, Ratio)], rubric: &Rubric| -> Vec<String> {
            let fact = |(fact, value): &(FactId, Ratio)| format!("{}={value}", rubric.facts[fact.index()].name);
            values.iter().map(fact).collect()
        };
        let (before, after) = (known(&verdict.old, &old), known(&verdict.new, &new));
        assert!(before.is_empty() || after.is_empty() || before == after, "{verdict:?}");
        let facts = (if after.is_empty() { before } else { after }).into_iter();
        let facts = facts.chain(verdict.total.map(|total| format!("总分={total}")));
        let (before, after) = verdict.effects.clone().expect("what vetoes do");
        format!("{}：{before}→{after}", facts.collect::<Vec<_>>().join("，"))
    };
    match verdict {
        Verdict::Stricter(one) => format!("更严 {}", side(one)),
        Verdict::Looser(one) => format!("更宽 {}", side(one)),
        Verdict::Mixed(one, other) => format!("有严有宽 {} / {}", side(one), side(other)),
        Verdict::Same => "等价".to_owned(),
        Verdict::Undecided(reason) => format!("未能判定 {reason}"),
    }
}

#[test]
fn a_veto_more_is_stricter_and_one_less_is_looser() {
    let veto = "发生重大失泄密事件的，不得评为优秀。";
    assert_eq!(vetoes("", veto), "更严 发生重大失泄密事件=1：没有后果→不得评为「优秀」");
    assert_eq!(vetoes(veto, ""), "更宽 发生重大失泄密事件=1：不得评为「优秀」→没有后果");
    assert_eq!(
        vetoes(veto, "发生安全生产责任事故的，不得评为优秀。"),
        "有严有宽 发生安全生产责任事故=1：没有后果→不得评为「优秀」 / 发生重大失泄密事件=1：不得评为「优秀」→没有后果"
    );
}

#[test]
fn graver_consequences_of_one_condition_are_stricter() {
    let with = |what: &str| format!("发生重大失泄密事件的，{what}。");
    assert_eq!(
        vetoes(&with("不得评为优秀"), &with("不得评为优秀、良好")),
        "更严 发生重大失泄密事件=1：不得评为「优秀」→不得评为「优秀」、「良好」"
    );
    assert_eq!(
        vetoes(&with("评为差"), &with("评为良好")),
        "更宽 发生重大失泄密事件=1：评为「差」→评为「良好」"
    );
    assert_eq!(
        vetoes(&with("不得评为优秀"), &with("降低一个等次")),
        "未能判定 同一条件的后果不同，轻重不能直接相比"
    );
}

#[test]
fn another_threshold_is_stricter_where_it_reaches_further() {
    assert_eq!(
        vetoes("总分低于5分的，不得评为良好。", "总分低于7分的，不得评为良好。"),
        "更严 总分=5：没有后果→不得评为「良好」"
    );
    assert_eq!(
        vetoes("投诉查实少于2件的，不得评为优秀。", "投诉查实少于1件的，不得评为优秀。"),
        "更宽 投诉查实=1：不得评为「优秀」→没有后果"
    );
    assert_eq!(
        vetoes(
            "任一类别得分率低于60%的，不得评为优秀。",
            "任一类别得分率低于70%的，不得评为优秀。"
        ),
        "未能判定 否决以得分为条件，要看全表的佐证"
    );
}

#[test]
fn a_veto_in_an_item_counts_beside_what_the_item_takes() {
    let table = |fields: &str| {
        rubric(&format!(
            "细则：试行细则\n满分：10分\n计分：扣完为止\n等次：优秀（9分以上，含9分），良好（6—9分，含6分），差（低于6分）\n指标 政务公开（10分）\n{fields}\n"
        ))
    };
    let old = table("扣分：信息差错的扣1分；未公开年报的扣2分。");
    let graver = table("扣分：信息差错的扣1分；未公开年报的扣2分。\n否决：未公开年报的，不得评为优秀。");
    let compared = diff(&old, &graver);
    assert!(
        matches!(compared.changes[0].verdict, Some(Verdict::Stricter(_))),
        "{:?}",
        compared.changes
    );
    let mixed = table("扣分：信息差错的扣1分；未公开年报的扣1分。\n否决：未公开年报的，不得评为优秀。");
    let compared = diff(&old, &mixed);
    assert!(
        matches!(compared.changes[0].verdict, Some(Verdict::Mixed(..))),
        "{:?}",
        compared.changes
    );
}

#[test]
fn a_threshold_is_looked_at_on_both_sides() {
    assert_eq!(
        vetoes("投诉查实超过2件的，降低一个等次。", ""),
        "更宽 投诉查实=3：降低1个等次→没有后果"
    );
    assert_eq!(
        vetoes("", "差错率超过2.5%的，降低一个等次。"),
        "更严 差错率=3.5：没有后果→降低1个等次"
    );
    assert_eq!(
        vetoes("发生重大失泄密事件的，降低一个等次。", ""),
        "更宽 发生重大失泄密事件=1：降低1个等次→没有后果"
    );
}

#[test]
fn a_veto_in_doubt_leaves_all_in_doubt() {
    assert_eq!(
        vetoes(
            "任一类别得分率低于60%的，降低一个等次。",
            "任一类别得分率低于70%的，降低一个等次；发生重大失泄密事件的，降低一个等次。"
        ),
        "未能判定 否决以得分为条件，要看全表的佐证"
    );
}

#[test]
fn the_score_of_an_item_is_its_own_wherever_it_stands() {
    let item = |name: &str, each: u8, veto: &str| format!("指标 {name}（4分）\n扣分：{name}差错的每次扣{each}分。\n{veto}");
    let table = |items: &[String]| {
        rubric(&format!(
            "细则：试行细则\n满分：8分\n计分：扣完为止\n等次：好（6分以上，含6分），差（低于6分）\n{}",
            items.concat()
        ))
    };
    let veto = "否决：本项得分低于2分的，评为差。\n";
    let old = table(&[item("信息公开", 1, ""), item("政务服务", 1, veto)]);
    let new = table(&[item("队伍建设", 1, ""), item("信息公开", 1, ""), item("政务服务", 2, veto)]);
    let compared = diff(&old, &new);
    let change = compared.changes.last().expect("a change");
    assert!(matches!(change.verdict, Some(Verdict::Stricter(_))), "{:?}", compared.changes);
}

#[test]
fn two_proofs_are_enough_whatever_else_is_in_doubt() {
    let one = || rubricc::diff::Witness::default();
    let doubt = || Verdict::Undecided("说不定".to_owned());
    assert_eq!(doubt().and(Verdict::Mixed(one(), one())), Verdict::Mixed(one(), one()));
    assert_eq!(Verdict::Stricter(one()).and(doubt()), doubt());
    assert_eq!(doubt().and(Verdict::Looser(one())), doubt());
    assert_eq!(doubt().and(Verdict::Same), doubt());
}
