//! `rubricc fmt`.

use super::{file, folder, rubricc, rubricc_with};

const PASTED: &str =
    "细则:某考核细则\r\n满分:２分\r\n计分:扣完为止\r\n指标 会议(2分)\r\n扣分:未召开的扣2分,迟到的每次扣0.5分.\r\n";
const LAID_OUT: &str =
    "细则：某考核细则\n满分：2分\n计分：扣完为止\n\n指标 会议（2分）\n  扣分：\n    未召开的扣2分，\n    迟到的每次扣0.5分.\n";

#[test]
fn a_file_is_laid_out_in_place_and_then_left_alone() {
    let folder = folder("fmt-in-place");
    let path = file(&folder, "甲.rubric", PASTED);
    let first = rubricc(&["fmt", &path]);
    assert_eq!((first.status, first.err.as_str()), (0, ""));
    assert!(first.out.contains("已排版"), "{}", first.out);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), LAID_OUT);
    let second = rubricc(&["fmt", &path]);
    assert_eq!((second.status, second.out.as_str()), (0, ""));
    assert_eq!(
        std::fs::read_dir(&folder).unwrap().count(),
        1,
        "no file of another name is left"
    );
}

#[test]
fn check_names_the_file_and_changes_nothing() {
    let folder = folder("fmt-check");
    let path = file(&folder, "甲.rubric", PASTED);
    let run = rubricc(&["fmt", "--check", &path]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("需要排版"), "{}", run.out);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), PASTED);
    assert_eq!(
        rubricc(&["fmt", "--check", "rubrics"]).status,
        0,
        "what is shipped is laid out already"
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    let (gbk, _, _) = encoding_rs::GB18030.encode(PASTED);
    let run = rubricc_with(&["fmt", "--stdin"], &gbk);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, LAID_OUT, ""));
}
