//! 等次: how the same total is graded, over all totals there can be.

use rubricc::diff::{Verdict, Versions};

use super::{rubric, told};

/// The verdict on bands of two tables that are otherwise the same; `rules` stand in the head, `rest` after the item of 10 points.
fn within(rules: &str, rest: &str, old: &str, new: &str) -> String {
    let table = |bands: &str| {
        rubric(&format!(
            "细则：试行细则\n满分：10分\n计分：扣完为止\n{rules}等次：{bands}\n指标 一（10分）\n扣分：差错的每次扣0.5分。\n{rest}"
        ))
    };
    let (old, new) = (table(old), table(new));
    let total = |one: &rubricc::diff::Witness| one.total.unwrap();
    match Versions::new(&old, &new).bands() {
        Verdict::Stricter(one) => format!("更严 {}", total(&one)),
        Verdict::Looser(one) => format!("更宽 {}", total(&one)),
        Verdict::Mixed(one, other) => format!("有严有宽 {} {}", total(&one), total(&other)),
        other => told(&other, &old, &new),
    }
}

fn graded(old: &str, new: &str) -> String {
    within("", "", old, new)
}

#[test]
fn bands_are_compared_total_by_total() {
    let three = "优秀（9分以上，含9分），良好（6—9分，含6分），差（低于6分）";
    assert_eq!(graded(three, three), "等价");
    assert_eq!(
        graded(three, "优秀（9分以上，含9分），良好（7—9分，含7分），差（低于7分）"),
        "更严 6"
    );
    assert_eq!(
        graded(three, "优秀（8.5分以上，含8.5分），良好（7—8.5分，含7分），差（低于7分）"),
        "有严有宽 6 8.5"
    );
    assert_eq!(graded(three, "优秀（9分以上，含9分），差（低于9分）"), "更严 6");
    assert_eq!(
        graded(three, "优（9分以上，含9分），良（6—9分，含6分），差（低于6分）"),
        "等价"
    );
    assert_eq!(
        graded(three, "优秀（9分以上，含9分），良（7—9分，含7分），差（低于7分）"),
        "更严 6"
    );
    assert_eq!(
        graded(three, "优秀（超过9分），良好（6分以上，9分以下），差（低于6分）"),
        "更严 9"
    );
    assert!(graded(three, "优（9分以上，含9分），差（低于9分）").starts_with("未能判定"));
}

#[test]
fn only_totals_that_are_given_count() {
    let two = "好（6分以上，含6分），差（低于6分）";
    let above = "特优（11分以上，含11分），好（6—11分，含6分），差（低于6分）";
    assert_eq!(graded(two, above), "等价");
    let bonus = "加减分\n加分：受表彰的每次加0.5分。\n";
    assert_eq!(within("", bonus, two, above), "更宽 11");
    let below = "好（6分以上，含6分），差（3—6分，含3分），很差（低于3分）";
    assert_eq!(graded(two, below), "更严 0");
    let malus = "加减分\n减分：受批评的每次扣0.5分。\n";
    assert_eq!(within("", malus, two, below), "更严 2.999999");
    let whole = "小数：保留整数\n";
    let to = |limit: &str| format!("好（{limit}分以上，含{limit}分），差（低于{limit}分）");
    assert_eq!(within(whole, "", &to("6.2"), &to("6.8")), "等价");
    assert_eq!(within(whole, "", &to("6.2"), &to("7.2")), "更严 7");
    assert_eq!(within(whole, malus, two, below), "更严 2");
}
