//! Letters that are told, how often, and what stands around them.

use super::said;

/// How often each code of letters is told of a text.
fn count(text: &str, code: &str) -> usize {
    said(text).iter().filter(|(other, _)| other == code).count()
}

#[test]
fn of_damage_three_places_are_told_and_of_other_letters_a_hundred() {
    let words = |word: &str, times: usize| format!("细则：小表\n说明：{}。\n", word.repeat(times));
    for (times, told) in [(1, 1), (2, 2), (3, 3), (4, 3), (9, 3)] {
        assert_eq!(count(&words("甲\u{1}", times), "R0133"), told, "{times}");
    }
    for (times, told) in [(99, 99), (100, 100), (101, 100), (150, 100)] {
        assert_eq!(count(&words("甲А", times), "R0130"), told, "{times}");
    }
    let both = words("甲\u{1}乙А", 9);
    assert_eq!((count(&both, "R0133"), count(&both, "R0130")), (3, 9));
}

#[test]
fn the_letter_before_is_looked_for_across_lines_comments_and_marks() {
    let told = |text: &str| count(&format!("细则：小表\n说明：{text}\n"), "R0130");
    // 末 within a word is 末; where a clause begins it is 未
    assert_eq!(told("每个月末公布。"), 0);
    assert_eq!(told("每个月，末公布。"), 1);
    assert_eq!(told("每个月\n末公布。"), 0);
    assert_eq!(told("每个月\n| 末公布。"), 0);
    assert_eq!(told("每个月。\n| 末公布。"), 1);
    assert_eq!(told("每个月\n# 注。\n末公布。"), 0);
    assert_eq!(told("每个月\n  # 注。\n\n| 末公布。"), 0);
    assert_eq!(told("每个月。\n# 注\n末公布。"), 1);
}

#[test]
fn a_letter_is_found_wherever_it_stands_among_plain_ones() {
    for before in 0..128 {
        let (head, tail) = ("值".repeat(before), "守".repeat(60));
        assert_eq!(
            count(&format!("细则：小表\n说明：{head}。\n末公布{tail}\n"), "R0130"),
            1,
            "{before}"
        );
    }
}
