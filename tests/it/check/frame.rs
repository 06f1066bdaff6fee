//! What the fields of a table come to together: 总分, 小数, 折算, 否决 on totals, and tables beside each other.

use rubricc::check::check_together;
use rubricc::compile;
use rubricc::text::{Source, Sources};

use super::said;

/// One item of 20 points.
const ITEM: &str = "指标 工作（20分）\n  扣分：差错的，每次扣1分；缺资料的，扣0.25分。";

/// What is said under `code` of a table with `head` and `tail`.
fn of_table(code: &str, head: &str, tail: &str) -> Vec<String> {
    let found = said(&format!("细则：小表\n满分：20分\n计分：扣完为止\n{head}\n{ITEM}\n{tail}\n"));
    let others: Vec<_> = found.iter().filter(|(other, _)| other != code).collect();
    // a veto that always holds takes a band out of reach
    let harmless = |other: &str| other.starts_with("R031") || other == "R0404";
    assert!(others.iter().all(|(other, _)| harmless(other)), "{others:?}");
    let own = found.iter().filter(|(other, _)| other == code);
    own.map(|(_, message)| message.clone()).collect()
}

#[test]
fn bounds_of_the_total_may_meet_each_other_and_full_marks_and_not_cross() {
    let said = |bounds: &str| of_table("R0316", bounds, "");
    assert_eq!(said("总分：不低于20分，不超过20分"), [""; 0]);
    assert_eq!(said("总分：不低于20分"), [""; 0]);
    assert_eq!(said("总分：不低于21分，不超过20分"), ["总分的下限21分大于上限20分"]);
    assert_eq!(said("总分：不低于19分，不超过10分"), ["总分的下限19分大于上限10分"]);
    assert_eq!(said("总分：不低于21分"), ["总分的下限21分大于满分20分"]);
    assert_eq!(said("总分：不超过20.5分\n小数：保留一位小数"), [""; 0]);
    assert_eq!(
        said("总分：不超过20.55分\n小数：保留一位小数"),
        ["总分的上限20.55分保留的小数放不下，取舍以后成了20.6分"]
    );
}

#[test]
fn a_conversion_ends_if_the_decimals_of_points_and_factor_do() {
    let said = |rule: &str| of_table("R0317", &format!("折算：{rule}"), "").len();
    assert_eq!(said("按12.34%折算"), 0);
    assert_eq!(said("按12.345%折算"), 1);
    assert_eq!(said("按12.345%折算，保留两位小数"), 0);
    let rounded = |places: &str| of_table("R0317", &format!("小数：{places}\n折算：按12.345%折算"), "").len();
    assert_eq!(rounded("保留一位小数"), 0);
    assert_eq!(rounded("保留两位小数"), 1);
}

/// What is said of a veto on the total; it bars 优秀.
fn veto(head: &str, condition: &str, tail: &str) -> Vec<String> {
    let head = format!(
        "{head}等次：优秀（18分以上），合格（10分以上不足18分）{}\n否决：{condition}，不得评为优秀。",
        if head.is_empty() {
            "，不合格（低于10分）"
        } else {
            ""
        }
    );
    of_table("R0406", &head, tail)
}

#[test]
fn a_condition_on_the_total_is_held_against_the_ends_of_the_total() {
    let said = |condition: &str| veto("总分：不低于10分\n", condition, "");
    for open in ["总分不超过10分的", "总分超过10分的", "总分达到20分的", "总分低于20分的"] {
        assert_eq!(said(open), [""; 0], "{open}");
    }
    for never in ["总分低于10分的", "总分不超过9分的", "总分达到21分的", "总分超过20分的"] {
        let told = format!("「{never}，不得评为优秀」的条件永远不成立：总分在10到20分之间");
        assert_eq!(said(never), [told], "{never}");
    }
    for always in ["总分达到10分的", "总分超过9分的", "总分不超过20分的", "总分低于21分的"] {
        let told = format!("「{always}，不得评为优秀」的条件总是成立：总分在10到20分之间");
        assert_eq!(said(always), [told], "{always}");
    }
}

#[test]
fn a_condition_on_the_rate_of_the_total_is_judged_where_the_ends_are_0_and_full_marks() {
    let (never, always) = ("总分得分率超过100%的", "总分得分率不低于0%的");
    let told = |condition: &str, word: &str| [format!("「{condition}，不得评为优秀」的条件{word}：总分在0到100%之间")];
    assert_eq!(veto("", never, ""), told(never, "永远不成立"));
    assert_eq!(veto("", always, ""), told(always, "总是成立"));
    let bonus = "加减分\n  加分（最高2分）：受到表扬的每次加1分。";
    let malus = "加减分\n  减分（最高2分）：受到批评的每次扣1分。";
    assert_eq!(veto("", never, bonus), [""; 0]);
    assert_eq!(veto("", always, malus), [""; 0]);
}

#[test]
fn without_bands_a_veto_on_them_is_told_once() {
    for act in ["降低一个等次", "不得评为优秀", "评为不合格"] {
        let found = said(&format!(
            "细则：小表\n满分：20分\n计分：扣完为止\n否决：瞒报的，{act}。\n{ITEM}\n"
        ));
        let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["R0208"], "{act}");
    }
}

#[test]
fn tables_of_other_notices_and_years_need_not_agree() {
    let table = |head: &str, points: u32| {
        let text =
            format!("细则：表\n{head}满分：9分\n计分：扣完为止\n指标 会议（9分）\n扣分：未按规定召开会议的扣{points}分。\n");
        let mut sources = Sources::default();
        sources.add(Source::new(format!("表{points}.rubric"), text));
        (compile(&sources).rubric, sources)
    };
    let disagree = |one: &str, other: &str| {
        let (one, other) = (table(one, 1), table(other, 2));
        !check_together(&[(&one.0, &one.1), (&other.0, &other.1)]).is_empty()
    };
    assert!(disagree("年度：2017\n", "年度：2017\n"));
    assert!(disagree("文号：甲〔2017〕2号\n", "文号：甲〔2017〕2号\n"));
    assert!(disagree("年度：2017\n", "文号：甲〔2017〕2号\n"));
    assert!(!disagree("年度：2017\n", "年度：2018\n"));
    assert!(!disagree(
        "文号：甲〔2017〕2号\n年度：2017\n",
        "文号：甲〔2017〕3号\n年度：2017\n"
    ));
}
