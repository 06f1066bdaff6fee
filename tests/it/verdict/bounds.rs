//! What is too much to look at is told, before it is looked at.

use super::fields;

const MANY: &str = "未能判定 要分的情形太多";

/// 第`from`份材料 and so on.
fn papers(from: usize, count: usize) -> String {
    let names: Vec<String> = (from..from + count).map(|at| format!("第{at}份材料")).collect();
    names.join("、")
}

fn missing(lists: [String; 2], amount: &str) -> [String; 2] {
    lists.map(|list| format!("要素：{list}\n扣分：材料不全的，每缺一份扣{amount}分。"))
}

#[test]
fn shares_of_too_many_places() {
    let share = |places: &str| format!("得分：按完成率得分，保留{places}位小数。");
    assert_eq!(fields(&share("六"), &share("两")), MANY);
}

#[test]
fn amounts_on_too_fine_a_grid() {
    let old = "扣分：情节严重的，酌情扣1至3分；差错的扣0.00004分";
    assert_eq!(fields(&format!("{old}。"), &format!("{old}；未公开的扣1分。")), MANY);
}

#[test]
fn data_that_too_many_clauses_read_together() {
    let share = |name: &str| format!("满意率达到90%以上的，按{name}率得分，保留两位小数");
    let old = format!("得分：{}；{}。", share("完成"), share("报送"));
    assert_eq!(fields(&old, &old.replace("90%", "80%")), MANY);
}

#[test]
fn lists_that_have_too_little_in_common() {
    let [old, new] = missing([papers(1, 140), papers(71, 140)], "0.1");
    assert_eq!(fields(&old, &new), MANY);
    let [old, new] = missing([papers(1, 250), papers(251, 250)], "0.01");
    assert_eq!(fields(&old, &new), MANY);
}
