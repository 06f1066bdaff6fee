//! Help, versions and mistakes in arguments.

use super::rubricc;

#[test]
fn help_is_chinese_for_every_command() {
    let mut shown = rubricc(&["--help"]).out;
    for verb in ["check", "read", "eval", "form", "schema", "verify", "explain"] {
        let run = rubricc(&[verb, "--help"]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        shown.push_str(&format!("———— {verb}\n{}", run.out));
    }
    for word in ["Usage", "Options", "Commands", "Arguments", "Print", "possible", "default"] {
        assert!(!shown.contains(word), "「{word}」:\n{shown}");
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn mistakes_in_arguments_are_chinese_and_end_with_2() {
    let mut shown = String::new();
    for arguments in [
        &["chekc"][..],
        &["check"],
        &["check", "甲.rubric", "--fromat", "json"],
        &["check", "甲.rubric", "--format", "xml"],
        &["check", "甲.rubric", "--format"],
        &["check", "甲.rubric", "--quiet", "--quiet"],
        &["read"],
        &["read", "甲.rubric", "--clause", "扣1分"],
        &["explain", "R0301", "R0302"],
        &["--color", "红"],
    ] {
        let run = rubricc(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        shown.push_str(&format!("$ rubricc {}\n{}\n", arguments.join(" "), run.err));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn without_a_command_the_help_goes_to_standard_error() {
    let run = rubricc(&[]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("用法："), "{}", run.err);
}

#[test]
fn the_version_is_one_line() {
    let run = rubricc(&["--version"]);
    assert_eq!(run.status, 0);
    assert_eq!(run.out, format!("rubricc {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_code_is_explained_by_its_page() {
    let run = rubricc(&["explain", "r0301"]);
    assert_eq!(run.status, 0);
    assert!(run.out.starts_with("# R0301 "), "{}", run.out);
    assert!(run.out.contains("## 正确写法"), "{}", run.out);
}

#[test]
fn an_unknown_code_names_the_nearest() {
    let run = rubricc(&["explain", "R0310x"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("没有「R0310x」这个代码；最接近的是 R0310"), "{}", run.err);
}

#[test]
fn without_a_code_all_are_listed() {
    let run = rubricc(&["explain"]);
    assert_eq!(run.status, 0);
    assert!(run.out.lines().count() > 30, "{}", run.out);
    assert!(run.out.lines().any(|line| line.starts_with("R0301 错误 ")), "{}", run.out);
}
