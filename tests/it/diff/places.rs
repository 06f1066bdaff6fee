//! What the place and the number of an item decide, and when categories are the same under another name.

use super::said;

#[test]
fn of_two_untitled_items_that_say_the_same_the_number_decides() {
    assert_eq!(
        said(
            "指标 河道管护\n项（3分）\n扣分：未巡河的每次扣1分\n项（3分）\n扣分：河道漂浮物未清的每处扣1分",
            "指标 河道管护\n项（3分）\n扣分：河道漂浮物未清的每处扣1分\n项（3分）\n扣分：河道漂浮物未清的每处扣1分"
        ),
        ["删除 河道管护/第1项", "新增 河道管护/第1项"]
    );
}

#[test]
fn of_two_items_that_say_the_same_the_one_under_the_same_indicator_stayed() {
    assert_eq!(
        said(
            "指标 河道管护\n项（3分）\n扣分：未巡河的每次扣1分\n\
             指标 湖泊管护\n项（3分）\n扣分：漂浮物未清的每处扣1分",
            "指标 河道管护\n项（3分）\n扣分：未巡河的每次扣1分\n项（3分）\n扣分：漂浮物未清的每处扣1分\n\
             指标 湖泊管护\n项（3分）\n扣分：漂浮物未清的每处扣1分"
        ),
        ["规则 满分", "新增 河道管护/第2项"]
    );
}

#[test]
fn one_item_of_three_that_went_over_does_not_make_a_category_the_same() {
    assert_eq!(
        said(
            "类别 城区\n指标 市容（2分）\n扣分：占道经营的每起扣1分\n指标 供水（2分）\n扣分：管网漏损的每处扣1分\n\
             指标 燃气（2分）\n扣分：瓶装气掺假的每起扣1分",
            "类别 乡村\n指标 市容（2分）\n扣分：占道经营的每起扣1分\n指标 养殖（2分）\n扣分：粪污直排的每户扣1分\n\
             指标 耕地（2分）\n扣分：撂荒的每亩扣1分"
        ),
        [
            "删除 城区",
            "删除 城区/供水",
            "删除 城区/燃气",
            "新增 乡村",
            "移动 城区/市容 → 乡村/市容",
            "新增 乡村/养殖",
            "新增 乡村/耕地"
        ]
    );
}

#[test]
fn a_category_that_went_to_three_or_came_from_three_is_none_of_them() {
    let whole = "类别 城乡管理\n指标 市容（2分）\n扣分：占道经营的每起扣1分\n指标 养殖（2分）\n扣分：粪污直排的每户扣1分\n\
                 指标 供水（2分）\n扣分：管网漏损的每处扣1分";
    let three = "类别 城区\n指标 市容（2分）\n扣分：占道经营的每起扣1分\n\
                 类别 乡村\n指标 养殖（2分）\n扣分：粪污直排的每户扣1分\n\
                 类别 企业\n指标 供水（2分）\n扣分：管网漏损的每处扣1分";
    assert_eq!(
        said(whole, three),
        [
            "新增 城区",
            "移动 城乡管理/市容 → 城区/市容",
            "新增 乡村",
            "移动 城乡管理/养殖 → 乡村/养殖",
            "新增 企业",
            "移动 城乡管理/供水 → 企业/供水",
            "删除 城乡管理"
        ]
    );
    assert_eq!(
        said(three, whole),
        [
            "新增 城乡管理",
            "移动 城区/市容 → 城乡管理/市容",
            "移动 乡村/养殖 → 城乡管理/养殖",
            "移动 企业/供水 → 城乡管理/供水",
            "删除 城区",
            "删除 乡村",
            "删除 企业"
        ]
    );
}
