//! What counts as the same, and what does not.

use super::{rubric, told};

fn table(title: &str, clause: &str) -> String {
    format!("细则：表\n满分：5分\n计分：扣完为止\n\n指标 {title}（5分）\n  扣分：{clause}\n")
}

/// The kind of change of one clause that became another in the same item.
fn kind(old: &str, new: &str) -> String {
    let lines = told(&table("工作", old), &table("工作", new));
    lines.join("；").replace(" 工作", "")
}

#[test]
fn words_that_say_the_same_are_only_words() {
    for (old, new) in [
        ("未列入分工的扣1分", "没有列入分工的，扣1分"),
        ("未列入分工的扣1分", "未纳入分工的扣1分"),
        ("未开展业务培训的扣1分", "未组织开展业务培训的扣1分"),
        ("政策解读不及时的扣1分", "未及时解读政策的扣1分"),
        ("未列入财政预算明确专项经费的扣2分", "未在财政预算中列明专项经费的扣2分"),
        ("要素不全的，每缺一项扣0.5分", "要素不齐全的，每缺一项扣0.5分"),
        ("信息报送少于12条的，每少一条扣0.5分", "报送信息少于12条的，每少一条扣0.5分"),
        ("未列入分工的，酌情扣1至2分", "没有列入分工的，酌情扣1至2分"),
        ("未按期办结的，每超1个工作日扣0.5分", "没有按期办结的，每超1个工作日扣0.5分"),
    ] {
        assert_eq!(kind(old, new), "仅文字", "{old} → {new}");
    }
}

#[test]
fn another_number_level_or_object_is_another_condition() {
    for (old, new) in [
        ("未在5小时内回应的扣1分", "未在24小时内回应的扣1分"),
        ("受到省级批评的每次扣1分", "受到市级批评的每次扣1分"),
        ("未公开的扣1分", "未及时公开的扣1分"),
        ("未按要求报送信息的扣1分", "未按要求报送总结的扣1分"),
        ("未编制目录清单的扣1分", "未编制实施清单的扣1分"),
        ("乡镇便民服务中心未全覆盖的扣1分", "社区便民服务中心未全覆盖的扣1分"),
        ("发生重大安全事故的扣2分", "发生较大安全事故的扣2分"),
        ("迟到的每次扣1分", "迟到的每人次扣1分"),
        (
            "未完成第一阶段集镇环境综合整治任务的扣1分",
            "未完成阶段集镇环境综合整治任务的扣1分",
        ),
        ("未按要求报送两次应急信息的扣1分", "未按要求报送应急信息的扣1分"),
        ("未按要求执行应急预案25的扣1分", "未按要求执行应急预案52的扣1分"),
        (
            "两次以上未按要求报送突发事件应急处置工作信息的扣1分",
            "三次以上未按要求报送突发事件应急处置工作信息的扣1分",
        ),
        (
            "未完成第一阶段集镇环境综合整治工作任务的扣1分",
            "未完成第二阶段集镇环境综合整治工作任务的扣1分",
        ),
        (
            "未按要求监测城区环境空气质量指标PM2.5的扣1分",
            "未按要求监测城区环境空气质量指标PM10的扣1分",
        ),
        (
            "未在2.5小时内回应网民反映的突出问题的扣1分",
            "未在5.2小时内回应网民反映的突出问题的扣1分",
        ),
    ] {
        assert_eq!(kind(old, new), "扣分标准", "{old} → {new}");
    }
}

#[test]
fn so_many_years_are_no_date() {
    let table = |year: u32, clause: &str| table("档案", clause).replace("满分", &format!("年度：{year}\n满分"));
    let lines = told(&table(2017, "未按5年期限保存的扣1分"), &table(2018, "未按6年期限保存的扣1分"));
    assert_eq!(lines, ["仅文字 年度", "扣分标准 档案"]);
    let lines = told(
        &table(2017, "2017年底前未归档的扣1分"),
        &table(2018, "2018年底前没有归档的扣1分"),
    );
    assert_eq!(lines, ["仅文字 年度", "仅文字 档案"]);
}

#[test]
fn forms_of_one_letter_are_no_change() {
    for (old, new) in [
        ("未列入分工的，扣1分", "未列入分工的,扣1分"),
        ("覆盖率低于90%的扣0.5分", "覆盖率低于９０％的扣0.5 分"),
        ("未公开“三公”经费的扣1分", "未公开「三公」经费的扣1分"),
    ] {
        assert_eq!(kind(old, new), "", "{old} → {new}");
    }
}

#[test]
fn an_item_that_says_little_is_not_taken_for_another() {
    let lines = told(&table("联合审批", "未实施的扣2分"), &table("数字平台", "未实施的扣2分"));
    assert_eq!(lines, ["删除 联合审批", "新增 数字平台"]);
    let lines = told(
        &table("联合审批", "超期办结的每件扣2分"),
        &table("审批提速", "超期办结的每件扣2分"),
    );
    assert_eq!(lines, ["改名 联合审批 → 审批提速"]);
}

#[test]
fn another_order_of_items_and_clauses_is_no_change() {
    let old = "细则：表\n满分：4分\n计分：扣完为止\n指标 甲（2分）\n扣分：迟到的每次扣1分，早退的每次扣1分\n指标 乙（2分）\n扣分：旷工的扣2分\n";
    let new = "细则：表\n满分：4分\n计分：扣完为止\n指标 乙（2分）\n扣分：旷工的扣2分\n指标 甲（2分）\n扣分：早退的每次扣1分，迟到的每次扣1分\n";
    assert!(told(old, new).is_empty());
}

#[test]
fn what_an_item_was_called_the_year_before_is_no_news() {
    let table = |points: u32| {
        let clause = format!("未按期上党课的，每次扣{points}分。");
        rubric(&table("党课", &clause).replace("  扣分", "  原：集中学习\n  扣分"))
    };
    let found = rubricc::diff::diff(&table(1), &table(2));
    assert!(found.diagnostics.is_empty());
    assert_eq!(found.changes.len(), 1);
}

#[test]
fn of_two_clauses_on_one_fact_each_becomes_what_is_nearest_in_meaning() {
    let remarks = |old: &str, new: &str| {
        let (old, new) = (rubric(&table("工作", old)), rubric(&table("工作", new)));
        let found = rubricc::diff::diff(&old, &new);
        found
            .changes
            .iter()
            .flat_map(|change| change.remarks.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        remarks(
            "信息报送少于12条的扣0.5分；信息报送少于6条的扣1分",
            "信息报送少于6条的扣2分；信息报送少于12条的扣1.5分"
        ),
        [
            "将「信息报送少于6条的扣1分」中的扣1分改为扣2分",
            "将「信息报送少于12条的扣0.5分」中的扣0.5分改为扣1.5分"
        ]
    );
    assert_eq!(
        remarks(
            "弄虚作假的扣1分\n  减分：弄虚作假的，每次扣2分",
            "弄虚作假的扣2分\n  减分：弄虚作假的，每次扣3分"
        ),
        [
            "将「弄虚作假的扣1分」中的扣1分改为扣2分",
            "将「弄虚作假的，每次扣2分」中的每次从总分中扣2分改为从总分中扣3分"
        ]
    );
}

#[test]
fn of_very_many_items_each_is_found_again_by_its_clauses() {
    let digits = |at: usize| -> String {
        let names: Vec<char> = "金木水火土日月山石田".chars().collect();
        at.to_string().bytes().map(|digit| names[usize::from(digit - b'0')]).collect()
    };
    let table = |year: u32, title: &str| {
        let items = (100..320).map(|at| {
            let name = digits(at);
            format!("指标 {title}{name}（1分）\n  扣分：{name}村道路保洁走过场的扣1分；{name}村台账漏记的扣0.5分。\n")
        });
        format!(
            "细则：表\n年度：{year}\n满分：220分\n计分：扣完为止\n\n{}",
            items.collect::<String>()
        )
    };
    let lines = told(&table(2017, "保洁"), &table(2018, "环境"));
    assert_eq!(lines.len(), 221);
    assert_eq!(lines[1], "改名 保洁木金金 → 环境木金金");
    assert!(lines[1..].iter().all(|line| line.starts_with("改名")));
}

#[test]
fn of_very_long_texts_all_between_the_first_and_the_last_difference_is_marked() {
    let text = |middle: &str| format!("{}{middle}{}", "甲".repeat(3_000), "乙".repeat(3_000));
    let (old, new) = rubricc::diff::marks(&text("丙丁戊"), &text("丙己戊"));
    let changed = |pieces: &[rubricc::diff::Piece]| -> Vec<String> {
        let changed = pieces.iter().filter(|piece| piece.changed);
        changed.map(|piece| piece.text.clone()).collect()
    };
    assert_eq!((changed(&old), changed(&new)), (vec!["丁".to_owned()], vec!["己".to_owned()]));
}
