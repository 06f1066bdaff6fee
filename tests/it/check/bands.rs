//! 等次 and the totals that reach them: what is told of small tables, and what is not.

use super::said;

/// What is said of the bands of a table with `head` and `body`.
fn bands(head: &str, body: &str) -> Vec<String> {
    let found = said(&format!("细则：小表\n计分：扣完为止\n{head}\n{body}\n"));
    let (about, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|(code, _)| code.starts_with("R04"));
    // errors elsewhere would keep the bands from being looked at
    let harmless = [
        "R0304", "R0305", "R0309", "R0310", "R0314", "R0315", "R0551", "R0554", "R0561",
    ];
    assert!(others.iter().all(|(code, _)| harmless.contains(&code.as_str())), "{others:?}");
    about.into_iter().map(|(_, message)| message).collect()
}

/// Every whole total, one by one; and with one that is lost first, and takes most.
const MEETING: &str = "指标 会议（10分）\n  扣分：缺席的，每次扣1分。";
const TWO: &str = "指标 会议（10分）\n  扣分：未召开会议的扣9分；缺席的，每次扣1分。";

#[test]
fn a_band_is_compared_with_the_one_that_reaches_highest() {
    let overlaps = |list: &str| bands(&format!("满分：10分\n等次：{list}"), MEETING);
    assert_eq!(
        overlaps("优秀（8分以上），良好（6分以上不足7分），合格（5分以上不足9分），不合格（低于5分）"),
        [
            "「优秀」与「合格」的范围重叠，8—9分两个都算",
            "「良好」与「合格」的范围重叠，6—7分两个都算"
        ]
    );
    assert_eq!(
        overlaps("优秀（8分以上），良好（6分以上不足9分），合格（5分以上不足9分），不合格（低于5分）"),
        [
            "「优秀」与「良好」的范围重叠，8—9分两个都算",
            "「良好」与「合格」的范围重叠，6—9分两个都算"
        ]
    );
}

#[test]
fn totals_between_two_bands_have_none_though_every_band_is_reached() {
    let gap = |list: &str| bands(&format!("满分：10分\n等次：{list}"), TWO);
    assert_eq!(gap("优秀（9分以上），不合格（低于9分）"), [""; 0]);
    assert_eq!(gap("优秀（超过8分），不合格（不超过8分）"), [""; 0]);
    let between = |total: &str| [format!("「优秀」与「不合格」之间有空档，总分{total}分没有等次")];
    assert_eq!(gap("优秀（9分以上），不合格（低于8分）"), between("8"));
    assert_eq!(gap("优秀（9分以上），不合格（不超过7分）"), between("8"));
    assert_eq!(gap("优秀（超过8分），不合格（低于8分）"), between("8"));
    assert_eq!(gap("优秀（超过8分），不合格（不超过7分）"), between("8"));
}

#[test]
fn where_totals_are_too_many_to_be_written_out_the_gap_names_none_of_them() {
    let steps = "指标 走访（10分）\n  扣分：走访超过3次的，每超0.4次扣0.1分，不足0.4次按0.4次计。";
    assert_eq!(
        bands("满分：10分\n等次：优秀（9分以上），不合格（低于5分）", steps),
        ["「优秀」与「不合格」之间有空档，5分附近的总分没有等次"]
    );
}

#[test]
fn totals_beyond_the_highest_and_the_lowest_band_have_none() {
    let adjusted = format!("{TWO}\n加减分\n  加分（最高2分）：受到表扬的每次加1分。\n  减分（最高3分）：受到批评的每次扣1分。");
    let beyond = |list: &str| bands(&format!("满分：10分\n等次：{list}"), &adjusted);
    assert_eq!(
        beyond("优秀（9—10分，含9分，含10分），不合格（低于9分）"),
        ["总分11分没有等次，最高的等次「优秀」（9—10分，含9分，含10分）管不到"]
    );
    assert_eq!(
        beyond("优秀（9分以上），不合格（0分以上不足9分）"),
        ["总分-1分没有等次，最低的等次「不合格」（0—9分，含0分，不含9分）管不到"]
    );
    assert_eq!(beyond("优秀（9分以上），不合格（低于9分）"), [""; 0]);
}

/// What is said of two bands that part at `at`, one of them out of reach.
fn parted(at: &str, upper: &str, lower: &str, body: &str) -> Vec<String> {
    let list = format!("等次：优秀（{upper}{at}分），不合格（{lower}{at}分）");
    bands(&format!("满分：10分\n{list}"), body)
}

#[test]
fn a_band_that_only_a_total_above_full_marks_would_reach_is_out_of_reach() {
    assert_eq!(
        parted("10", "高于", "不超过", TWO),
        ["等次「优秀」够不着：没有一个总分在它的范围（高于10分）里"]
    );
}

#[test]
fn full_marks_that_a_clause_always_takes_from_are_no_total() {
    let out_of_reach = ["等次「优秀」够不着：没有一个总分在它的范围（不低于10分）里"];
    for always in [
        "检查不少于0次的扣1分",
        "差错不超过3次的扣1分；差错超过3次的扣2分",
        "检查超过3次不超过5次的扣1分；检查不超过3次的扣1分；检查超过5次的扣2分",
    ] {
        let body = format!("指标 会议（10分）\n  扣分：{always}；未召开会议的扣9分。");
        assert_eq!(parted("10", "不低于", "低于", &body), out_of_reach, "{always}");
    }
}

#[test]
fn a_finding_that_gives_back_what_it_takes_moves_no_total() {
    let never = ["等次「不合格」够不着：没有一个总分在它的范围（低于10分）里"];
    for body in [
        "指标 会议（10分）\n  扣分：未召开会议的扣10分。\n  加分（最高10分）：未召开会议的加10分。",
        "指标 会议（10分）\n  要素：议程\n  扣分：会议要素不全的，每缺两项扣10分。",
        "指标 会议（10分）\n  扣分：会议少于0次的扣10分。",
    ] {
        assert_eq!(parted("10", "不低于", "低于", body), never, "{body}");
    }
}

#[test]
fn an_item_loses_no_more_than_its_points() {
    let body = "指标 会议（2分）\n  扣分：未召开会议的扣9分。\n指标 材料（8分）\n  扣分：未报送的扣3分。";
    assert_eq!(
        parted("5", "不低于", "低于", body),
        ["等次「不合格」够不着：没有一个总分在它的范围（低于5分）里"]
    );
    assert_eq!(parted("6", "不低于", "低于", body), [""; 0]);
}

#[test]
fn while_a_clause_cannot_be_read_whole_numbers_between_bands_are_gaps() {
    let holes = |list: &str| {
        let found = said(&format!(
            "细则：小表\n满分：10分\n计分：扣完为止\n等次：{list}\n{MEETING}\n指标 材料（10分）\n  扣分：未报送的扣。\n"
        ));
        let gaps = found.into_iter().filter(|(code, _)| code == "R0401");
        gaps.map(|(_, message)| message).collect::<Vec<_>>()
    };
    let at = |total: &str| [format!("「优秀」与「不合格」之间有空档，总分{total}分没有等次")];
    assert_eq!(holes("优秀（超过6分），不合格（不超过6分）"), [""; 0]);
    assert_eq!(holes("优秀（超过6.5分），不合格（低于6.5分）"), [""; 0]);
    assert_eq!(holes("优秀（超过6.5分），不合格（不超过6分）"), [""; 0]);
    assert_eq!(holes("优秀（超过7分），不合格（不超过6分）"), at("7"));
    assert_eq!(holes("优秀（超过6分），不合格（低于6分）"), at("6"));
    assert_eq!(holes("优秀（7分以上），不合格（不超过5.5分）"), at("6"));
    // where a table field cannot be read, the bands may not be all
    assert_eq!(holes("优秀（超过7分），良好（看情况），不合格（不超过6分）"), [""; 0]);
}
