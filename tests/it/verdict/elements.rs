//! 要素 that got another name.

use rubricc::diff::diff;
use rubricc::model::Rubric;

use super::{rubric, told};

fn table(elements: &str) -> Rubric {
    rubric(&format!(
        "细则：试行细则\n满分：10分\n计分：扣完为止\n等次：好（6分以上，含6分），差（低于6分）\n指标 垃圾治理（10分）\n要素：{elements}。\n扣分：保洁机制不全的，每缺一项扣1分。\n"
    ))
}

fn judged(old: &str, new: &str) -> String {
    let (old, new) = (table(old), table(new));
    let compared = diff(&old, &new);
    let [change] = compared.changes.as_slice() else {
        panic!("{:?}", compared.changes)
    };
    told(change.verdict.as_ref().expect("a verdict"), &old, &new)
}

#[test]
fn an_element_with_another_name_is_the_same_element() {
    assert_eq!(judged("保洁员、收集点、转运车", "保洁员、收集点位、转运车"), "等价");
    assert!(judged("保洁员、收集点、转运车", "保洁员、考核办法、转运车").starts_with("有严有宽"));
    assert!(judged("保洁员、收集点、转运车", "保洁员、收集点位、转运车、考核办法").starts_with("更严"));
}
