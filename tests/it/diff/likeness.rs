//! Which items are taken for the same by their words: neither too little nor too much alike.

use std::ops::Range;

use rubricc::diff::diff;

use super::{rubric, said, table, told};

#[test]
fn titles_that_share_a_word_do_not_make_other_clauses_the_same() {
    assert_eq!(
        said(
            "指标 宣传工作（5分）\n扣分：未悬挂横幅的扣2分，乱贴标语的每处扣1分",
            "指标 宣传教育（5分）\n扣分：学校未上法治课的扣3分，出现失学儿童的每人扣1分"
        ),
        ["删除 宣传工作", "新增 宣传教育"]
    );
}

#[test]
fn a_set_phrase_that_only_one_item_has_does_not_tell_it() {
    let old = "指标 政务公开（5分）\n内容：通过政府网站公开财政预算决算和三公经费信息。\n扣分：未实施的扣5分";
    let new = "指标 阳光财政（5分）\n内容：公开财政预算决算和三公经费信息，接受审计监督，接受人大代表质询。\n扣分：未实施的扣5分";
    assert_eq!(said(old, new), ["删除 政务公开", "新增 阳光财政"]);
    // a clause of its own tells it
    let own = |text: &str| text.replace("未实施", "超期未公示");
    assert_eq!(said(&own(old), &own(new)), ["改名 政务公开 → 阳光财政"]);
}

#[test]
fn a_clause_tells_an_item_that_has_got_a_text() {
    assert_eq!(
        said(
            "指标 文化阵地建设（5分）\n扣分：超期未归还的每本扣2分",
            "指标 公共设施管理（4分）\n内容：管好用好图书。\n扣分：超期未归还的每本扣2分"
        ),
        ["规则 满分", "改名、分值 文化阵地建设 → 公共设施管理"]
    );
}

#[test]
fn a_short_clause_does_not_tell_an_item_whose_text_is_about_something_else() {
    assert_eq!(
        said(
            "指标 借阅（5分）\n内容：开架借阅方便群众。\n扣分：超期未归还的每本扣2分",
            "指标 图书馆管理（5分）\n内容：管好用好图书设备器材。\n扣分：超期未归还的每本扣2分"
        ),
        ["删除 借阅", "新增 图书馆管理"]
    );
}

#[test]
fn a_word_of_its_own_is_too_little_where_the_titles_have_nothing_in_common() {
    assert_eq!(
        said(
            "指标 联合审批（5分）\n扣分：超期办理的每件扣2分",
            "指标 数字平台（5分）\n扣分：超期办理的每件扣2分"
        ),
        ["删除 联合审批", "新增 数字平台"]
    );
}

#[test]
fn where_one_of_two_items_has_no_title_the_clauses_must_do() {
    assert_eq!(
        said(
            "指标 平台\n项（5分）\n扣分：未实施的扣2分",
            "指标 平台\n项 数字平台（5分）\n扣分：未实施的扣2分"
        ),
        ["改名 平台/第1项 → 平台/数字平台"]
    );
}

#[test]
fn an_item_that_stayed_as_it_was_is_not_broken_up_for_two_poor_likenesses() {
    assert_eq!(
        said(
            "指标 市容\n\
             项（5分）\n扣分：垃圾未日产日清的每次扣1分，河道漂浮物未清的每处扣1分，门前三包未签订的每户扣1分，占道经营的每起扣1分\n\
             项（5分）\n扣分：门前三包未签订的每户扣1分，占道经营的每起扣1分，乱停乱放的每辆扣1分",
            "指标 市容\n\
             项（5分）\n扣分：垃圾未日产日清的每次扣1分，河道漂浮物未清的每处扣1分，门前三包未签订的每户扣1分，占道经营的每起扣1分\n\
             项（5分）\n扣分：垃圾未日产日清的每次扣1分，河道漂浮物未清的每处扣1分，飞线充电的每户扣1分"
        ),
        ["删除 市容/第2项", "新增 市容/第2项"]
    );
}

#[test]
fn two_good_likenesses_count_more_than_the_best_alone() {
    assert_eq!(
        said(
            "指标 市容\n\
             项（5分）\n扣分：垃圾未日产日清的每次扣1分，河道漂浮物未清的每处扣1分，门前三包未签订的每户扣1分，占道经营的每起扣1分，飞线充电的每户扣1分\n\
             项（5分）\n扣分：门前三包未签订的每户扣1分，占道经营的每起扣1分，乱停乱放的每辆扣1分",
            "指标 市容\n\
             项（5分）\n扣分：垃圾未日产日清的每次扣1分，河道漂浮物未清的每处扣1分，门前三包未签订的每户扣1分，占道经营的每起扣1分，乱停乱放的每辆扣1分\n\
             项（5分）\n扣分：垃圾未日产日清的每次扣1分，河道漂浮物未清的每处扣1分，飞线充电的每户扣1分"
        ),
        ["扣分标准 市容/第2项 → 市容/第1项", "扣分标准 市容/第1项 → 市容/第2项"]
    );
}

#[test]
fn a_text_from_another_item_does_not_hide_what_an_item_was() {
    let kept = "指标 夜间值班（5分）\n内容：落实值班制度，做到有记录有交接。\n\
                扣分：脱岗的每次扣1分，交接班无记录的每次扣1分，值班电话无人接听的每次扣1分";
    assert_eq!(
        said(
            &format!(
                "{kept}\n指标 夜间值守（5分）\n内容：落实值班制度，做到有记录有交接。\n\
                 扣分：脱岗的每次扣1分，交接班无记录的每次扣1分\n\
                 指标 消防（5分）\n内容：定期检修灭火器和烟感报警装置，疏散楼梯不堆放杂物，每半年演练逃生。\n\
                 扣分：灭火器过期的每具扣1分"
            ),
            &format!(
                "{kept}\n指标 夜间安保（5分）\n内容：落实值班制度，做到有记录有交接，定期检修灭火器和烟感报警装置。\n\
                 扣分：脱岗的每次扣1分，交接班无记录的每次扣1分，打卡作假的每次扣1分"
            )
        ),
        ["规则 满分", "改名、扣分标准 夜间值守 → 夜间安保", "删除 消防"]
    );
}

#[test]
fn of_several_facts_much_alike_each_becomes_the_one_nearest_to_it() {
    let old = rubric(&table(
        "指标 机关管理（2分）\n扣分：未公开三公经费的扣1分，未公开三公经费决算信息的扣1分",
    ));
    let new = rubric(&table(
        "指标 机关管理（2分）\n扣分：未公开三公经费决算的扣1分，未公开三公经费信息的扣1分",
    ));
    let remarks: Vec<String> = diff(&old, &new)
        .changes
        .into_iter()
        .flat_map(|change| change.remarks)
        .collect();
    assert_eq!(
        remarks,
        [
            "「未公开三公经费决算信息」与「未公开三公经费决算」视为同一事实",
            "「未公开三公经费」与「未公开三公经费信息」视为同一事实"
        ]
    );
}

/// A name in letters for each number.
fn name(at: usize) -> String {
    let letters: Vec<char> = "金木水火土日月山石田".chars().collect();
    at.to_string()
        .bytes()
        .map(|digit| letters[usize::from(digit - b'0')])
        .collect()
}

/// Letters that stand nowhere else: of 80 for each number, these.
fn own(at: usize, letters: Range<u32>) -> String {
    let first = 0x4E00 + 80 * u32::try_from(at).unwrap();
    letters.filter_map(|letter| char::from_u32(first + letter)).collect()
}

#[test]
fn of_very_many_items_one_with_the_same_clauses_is_found_though_words_of_its_text_lead_elsewhere() {
    let table = |title: &str, newer: bool| {
        let items = (100..320).map(|at| {
            let name: Vec<char> = name(at).chars().collect();
            let (front, back): (String, String) = (name[..2].iter().collect(), name[1..].iter().collect());
            // what stood in another item, and much else
            let text = if newer {
                own(at - 99, 0..15) + &own(at - 100, 15..45)
            } else {
                own(at - 100, 0..15) + &own(at - 100, 45..75)
            };
            format!(
                "指标 {title}{at}（2分）\n内容：{text}。\n扣分：{front}字路段路灯不亮的扣1分；{back}字路段护栏破损的扣1分。\n"
            )
        });
        super::table(&items.collect::<String>())
    };
    let lines = told(&table("照明", false), &table("道路", true));
    assert_eq!(lines.len(), 220);
    assert_eq!(lines[0], "改名 照明100 → 道路100");
}

#[test]
fn of_very_many_items_that_all_say_more_now_each_is_found_again() {
    let table = |newer: bool| {
        let items = (0..220).map(|at| {
            let more = format!("{}的每处扣0.1分；", own(at, 0..15));
            let more = if newer { more.as_str() } else { "" };
            format!("项（1分）\n扣分：{more}{}的每处扣0.5分。\n", own(at, 20..45))
        });
        super::table(&format!("指标 消防\n{}", items.collect::<String>()))
    };
    let lines = told(&table(false), &table(true));
    assert_eq!(lines.len(), 220);
    assert_eq!(lines[0], "扣分标准 消防/第1项");
}

#[test]
fn of_more_items_that_hang_together_than_can_be_weighed_each_has_one_partner() {
    // each clause stands in two items that follow each other
    let table = |count: usize| {
        let clause = |at: usize| format!("{}字河段漂浮物未清的扣1分", name(at));
        let items = (100..100 + count).map(|at| format!("项（2分）\n扣分：{}；{}。\n", clause(at), clause(at + 1)));
        super::table(&format!("指标 河道\n{}", items.collect::<String>()))
    };
    assert_eq!(told(&table(302), &table(301)), ["规则 满分", "删除 河道/第302项"]);
}
