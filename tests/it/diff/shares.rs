//! When an item is a share of another one that was split, and when a clause or a text only went over to it.

use super::said;

/// A whole of 10 points with this third clause, and what a new item of so many points with such clauses makes of it.
fn third(clause: &str, title: &str, points: u32, clauses: &str) -> Vec<String> {
    let two = "未按期召开支部党员大会的每次扣1分，未按期召开支部委员会的每次扣0.5分";
    said(
        &format!("指标 党的建设（10分）\n扣分：{two}，{clause}"),
        &format!("指标 组织生活（6分）\n扣分：{two}\n指标 {title}（{points}分）\n扣分：{clause}，{clauses}"),
    )
}

#[test]
fn an_item_that_takes_what_is_left_and_says_much_more_is_a_share_if_points_or_title_say_so() {
    let more = "未公示学习情况的扣1分，学习笔记不全的扣2分";
    let clause = "书记未带头学党章的扣1分";
    // the points make up the whole
    assert_eq!(third(clause, "教育", 4, more), ["拆分、扣分标准 党的建设 → 组织生活、教育"]);
    // the title is about the clause
    assert_eq!(
        third(clause, "党章", 5, more),
        ["规则 满分", "拆分、分值、扣分标准 党的建设 → 组织生活、党章"]
    );
    // neither; a letter is no title
    for title in ["教育", "党"] {
        assert_eq!(
            third(clause, title, 5, more),
            [
                "规则 满分".to_owned(),
                "改名、分值、扣分标准 党的建设 → 组织生活".to_owned(),
                format!("新增 {title}")
            ]
        );
    }
    // a clause that any item may have is no share
    assert_eq!(
        third("制度未上墙的扣1分", "教育", 4, more),
        ["改名、分值、扣分标准 党的建设 → 组织生活", "新增 教育"]
    );
}

#[test]
fn an_item_that_takes_all_the_clauses_is_no_share() {
    let text = "内容：严格执行三会一课制度，按期召开支部党员大会、支部委员会。";
    let clauses = "支部大会少于4次的每少一次扣1分，书记未带头学党章的扣2分";
    assert_eq!(
        said(
            &format!("指标 党的建设（10分）\n{text}\n扣分：{clauses}"),
            &format!(
                "指标 党的建设（6分）\n{text}\n扣分：党员活动日未开展的扣1分，流动党员失联的每人扣0.5分\n\
                 指标 教育（4分）\n扣分：{clauses}，未公示学习情况的扣1分，学习笔记不全的扣2分，测试不及格的每人扣1分，未观看警示教育片的扣1分"
            )
        ),
        ["分值、扣分标准 党的建设", "新增 教育"]
    );
}

#[test]
fn a_share_may_have_a_text_where_the_whole_had_none() {
    let two = "未按期召开支部党员大会的每次扣1分，未按期召开支部委员会的每次扣0.5分";
    let others = "书记未带头学党章的扣1分，学习笔记不全的扣2分";
    let text = "组织党员通读党章党规，撰写心得体会，每季度至少集中学习一次，建立个人学习档案";
    // however long
    let more = "邀请先进人物宣讲，观看红色影片，参观革命旧址，评选月度之星并给予适当奖励";
    for text in [format!("{text}。"), format!("{text}，{more}。")] {
        assert_eq!(
            said(
                &format!("指标 党的建设（10分）\n扣分：{two}，{others}"),
                &format!(
                    "指标 组织生活（6分）\n扣分：{two}\n指标 教育（5分）\n内容：{text}\n扣分：{others}，测试不及格的每人扣2分"
                )
            ),
            ["规则 满分", "拆分、分值、扣分标准 党的建设 → 组织生活、教育"]
        );
    }
}

/// What became of an item with this text, of which one item of the same points took the first text and another the second.
fn texts(whole: &str, first: &str, second: &str) -> Vec<String> {
    said(
        &format!("指标 场所（10分）\n内容：{whole}\n扣分：建设未达标的扣10分"),
        &format!(
            "指标 场所（5分）\n内容：{first}\n扣分：没有空调的扣5分\n指标 首问负责（5分）\n内容：{second}\n扣分：办件超时的每件扣1分"
        ),
    )
}

#[test]
fn a_text_makes_a_share_unless_more_than_half_of_it_stayed() {
    let whole = "大厅设置导办台并配备导办人员，办事窗口实行首问负责和限时办结。";
    let share = "办事窗口实行首问负责和限时办结。";
    let (split, moved) = (
        ["拆分、扣分标准 场所 → 场所、首问负责"].as_slice(),
        ["分值、扣分标准 场所", "新增 首问负责"].as_slice(),
    );
    assert_eq!(texts(whole, "大厅设置导办台并配备导办人员。", share), split);
    assert_eq!(
        texts(whole, "大厅设置导办台并配备导办人员，办事窗口实行首问负责。", share),
        moved
    );
    assert_eq!(texts(whole, whole, share), moved);
    // just half: nine pairs of letters that three texts hold weigh seven each, seven that two hold weigh nine
    let whole = "大厅设置导办台并配备，引导人员佩戴工牌。公示收费标准";
    assert_eq!(
        texts(whole, "大厅设置导办台并配备", "大厅设置导办台并配备，引导人员佩戴工"),
        split
    );
}

#[test]
fn a_text_of_which_only_a_part_came_from_the_whole_makes_no_share() {
    assert_eq!(
        said(
            "指标 窗口建设（10分）\n内容：大厅设置导办台并配备导办人员，办事窗口实行首问负责和限时办结。\n\
             扣分：没有导办人员的扣5分，办件超时的每件扣1分，无障碍设施损坏的扣1分",
            "指标 窗口服务（5分）\n内容：大厅设置导办台并配备导办人员。\n扣分：没有导办人员的扣5分\n\
             指标 首问负责（5分）\n内容：办事窗口实行首问负责和一次告知。\n\
             扣分：办件超时的每件扣1分，推诿扯皮的每次扣1分，态度生硬的每次扣1分"
        ),
        ["改名、分值、扣分标准 窗口建设 → 窗口服务", "新增 首问负责"]
    );
}
