//! 酌情 and findings of another kind: how grave something was must be seen anew, and the verdict on the clauses, which takes the
//! lightest with the lightest and the gravest with the gravest, says nothing of that.

use rubricc::diff::{Impact, diff};
use rubricc::evaluate::Scores;
use rubricc::model::{Evidence, Ratio, Value};

use super::{both, of, shown};

#[test]
fn a_gravity_that_is_seen_anew_may_go_either_way_whatever_the_verdict() {
    let item = |high: u8| {
        format!("指标 政务公开（3分）\n扣分：信息差错的酌情扣1至{high}分。\n指标 政务服务（7分）\n扣分：服务投诉的每次扣1分。")
    };
    assert_eq!(
        of(&item(3), &item(4), r#"{"信息差错":2}"#),
        "8好→7—9好或中 ？？｜政务公开 2→1—3？",
        "the same: more than the 3 points of the item cannot be lost"
    );
    assert_eq!(
        of(&item(3), &item(2), r#"{"信息差错":1}"#),
        "9好→8—9好 ？平｜政务公开 1→1—2？",
        "looser, and what was light may now be found graver"
    );
    let outside =
        |high: u8| format!("指标 政务公开（10分）\n扣分：信息差错的扣1分。\n加减分\n加分：工作出色的酌情加1至{high}分。");
    assert_eq!(
        of(&outside(3), &outside(2), r#"{"加分":{"工作出色":1}}"#),
        "11好→11—12好 ？平｜加减分或删去的 -1→-2—-1？",
        "stricter, and what was light may now be found better"
    );
}

/// What comes of the only fact being `value`, where the clause on it becomes `new`.
fn seen(new: &str, value: Value) -> String {
    let item = |clause: &str| format!("指标 政务公开（10分）\n要素：甲、乙、丙\n扣分：{clause}。");
    let (old, new) = both(&item("信息差错的扣1分"), &item(new));
    let impact = Impact::new(&old, &new, &diff(&old, &new).pairing);
    let evidence = Evidence {
        facts: vec![value],
        ..Evidence::default()
    };
    let moved = impact
        .unit(&evidence, &mut <[Scores; 2]>::default())
        .expect("no contradiction");
    shown(&moved, &new)
}

#[test]
fn a_finding_that_may_be_either_says_nothing_of_how_many_are_missing_or_how_grave_it_is() {
    let either = || Value::Between(Ratio::ZERO, Ratio::ONE);
    let missing = "信息差错的，每缺一项扣1分";
    assert_eq!(
        seen(missing, Value::Known(Ratio::ONE)),
        "9好→7—9好或中 ？？｜政务公开 1→1—3？"
    );
    assert_eq!(
        seen(missing, either()),
        "9—10好→7—10好或中 ？？｜政务公开 0—1→0—3？，弃信息差错"
    );
    let grave = "信息差错的酌情扣2至3分";
    assert_eq!(seen(grave, Value::Known(Ratio::ONE)), "9好→7—8好或中 降？｜政务公开 1→2—3降");
    assert_eq!(
        seen(grave, either()),
        "9—10好→7—10好或中 ？？｜政务公开 0—1→0—3？，弃信息差错"
    );
}
