//! `rubricc diff` and `rubricc fmt` with git, in real repositories.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Run, file, folder, rubricc};

const TABLE: &str = "细则：某考核细则
引用：共用/等次.rubric
满分：3分
计分：扣完为止

指标 会议（3分）
  扣分：
    未召开的扣1分，
    缺席的每次扣0.5分。

用例 缺席两次
  佐证：缺席：2次
  应为：2分，合格
";
const SHARED: &str = "等次：合格（2分以上，含2分），不合格（低于2分）\n";

/// A repository of one test, with a table and what it brings in committed.
struct Repository {
    top: PathBuf,
}

impl Repository {
    fn new(name: &str) -> Self {
        let top = folder(name);
        let own = Self { top };
        own.git(&["init", "--quiet", "--initial-branch=main"]);
        let command = env!("CARGO_BIN_EXE_rubricc");
        own.git(&["config", "diff.rubricc.command", &format!("\"{command}\" diff")]);
        own.git(&["config", "filter.rubricc.clean", &format!("\"{command}\" fmt --stdin")]);
        // names in Chinese are shown as they are
        own.git(&["config", "core.quotePath", "false"]);
        own.write(".gitattributes", "*.rubric diff=rubricc filter=rubricc\n");
        own.write("细则/甲.rubric", TABLE);
        own.write("细则/共用/等次.rubric", SHARED);
        own.commit("2017");
        own
    }

    fn git(&self, arguments: &[&str]) -> String {
        let run = Command::new("git")
            .args([
                "-c",
                "user.name=某人",
                "-c",
                "user.email=a@example.org",
                "-c",
                "commit.gpgSign=false",
            ])
            .args(arguments)
            .current_dir(&self.top)
            .env("GIT_CONFIG_GLOBAL", if cfg!(windows) { "NUL" } else { "/dev/null" })
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CEILING_DIRECTORIES", env!("CARGO_TARGET_TMPDIR"))
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .output()
            .expect("these tests need git");
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.success(), "git {arguments:?}: {told}");
        String::from_utf8(run.stdout).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        file(&self.top, name, text);
    }

    fn change(&self, name: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.top.join(name)).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, &text.replace(from, to));
    }

    fn commit(&self, words: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", words]);
    }

    /// The command in the top folder.
    fn rubricc(&self, arguments: &[&str]) -> Run {
        let run = Command::new(env!("CARGO_BIN_EXE_rubricc"))
            .args(arguments)
            .current_dir(&self.top)
            .env("GIT_CEILING_DIRECTORIES", env!("CARGO_TARGET_TMPDIR"))
            .output()
            .unwrap();
        Run {
            status: run.status.code().unwrap(),
            out: String::from_utf8(run.stdout).unwrap(),
            err: String::from_utf8(run.stderr).unwrap(),
        }
    }
}

#[test]
fn git_diff_shows_what_changed_in_meaning_and_calls_the_file_by_its_path() {
    let repository = Repository::new("git-driver");
    repository.change("细则/甲.rubric", "未召开的扣1分", "未召开的扣2分");
    let shown = repository.git(&["diff"]);
    assert!(shown.starts_with("细则/甲.rubric\n"), "{shown}");
    assert!(shown.contains("扣1分改为扣2分") && shown.contains("更严"), "{shown}");
    assert!(!shown.contains("git-blob") && !shown.contains("等次"), "{shown}");
}

#[test]
fn what_a_table_brings_in_comes_from_its_own_version() {
    let repository = Repository::new("git-includes");
    repository.change("细则/甲.rubric", "未召开的扣1分", "未召开的扣2分");
    repository.write("细则/共用/等次.rubric", "等次：合格（1分以上，含1分），不合格（低于1分）\n");
    for arguments in [&["diff", "细则/甲.rubric"][..], &["diff", "HEAD", "细则/甲.rubric"]] {
        let shown = repository.git(arguments);
        assert!(shown.contains("2分以上（含2分）改为1分以上（含1分）"), "{shown}");
    }
    repository.git(&["add", "--all"]);
    let shown = repository.git(&["diff", "--cached", "细则/甲.rubric"]);
    assert!(shown.contains("2分以上（含2分）改为1分以上（含1分）"), "{shown}");
    let shown = repository.git(&["diff", "--cached", "细则/共用/等次.rubric"]);
    assert!(
        shown.contains("共用文件，逐行比较") && shown.contains("+等次：合格（1分以上"),
        "{shown}"
    );
}

#[test]
fn older_commits_show_what_each_brought_in_at_its_time() {
    let repository = Repository::new("git-log");
    for (from, to) in [("1", "2"), ("2", "3")] {
        repository.change("细则/甲.rubric", &format!("未召开的扣{from}分"), &format!("未召开的扣{to}分"));
        let bands = format!("等次：合格（{to}分以上，含{to}分），不合格（低于{to}分）\n");
        repository.write("细则/共用/等次.rubric", &bands);
        repository.commit(to);
    }
    repository.write(
        "细则/共用/等次.rubric",
        "等次：合格（0.5分以上，含0.5分），不合格（低于0.5分）\n",
    );
    let latest = repository.git(&["show", "--ext-diff", "--format=", "HEAD", "--", "细则/甲.rubric"]);
    assert!(
        latest.contains("扣2分改为扣3分") && latest.contains("2分以上（含2分）改为3分以上（含3分）"),
        "{latest}"
    );
    let before = repository.git(&["show", "--ext-diff", "--format=", "HEAD~1", "--", "细则/甲.rubric"]);
    assert!(before.contains("扣1分改为扣2分") && !before.contains("等次"), "{before}");
}

#[test]
fn new_deleted_and_renamed_files_are_told() {
    let repository = Repository::new("git-files");
    repository.write("细则/乙.rubric", &TABLE.replace("某考核", "另一"));
    repository.git(&["add", "--all"]);
    let shown = repository.git(&["diff", "--cached"]);
    assert_eq!(shown, "细则/乙.rubric\n新增细则「另一细则」，满分3分，1项\n\n");
    repository.commit("添上");
    repository.git(&["rm", "--quiet", "细则/乙.rubric"]);
    assert_eq!(
        repository.git(&["diff", "HEAD"]),
        "细则/乙.rubric\n删除细则「另一细则」，满分3分，1项\n\n"
    );
    repository.commit("删去");
    repository.git(&["mv", "细则/甲.rubric", "细则/丙.rubric"]);
    repository.change("细则/丙.rubric", "每次扣0.5分", "每次扣0.2分");
    repository.git(&["add", "--all"]);
    let shown = repository.git(&["diff", "--cached", "-M"]);
    assert!(shown.starts_with("细则/甲.rubric → 细则/丙.rubric\n"), "{shown}");
    assert!(shown.contains("每次扣0.5分改为扣0.2分"), "{shown}");
}

#[test]
fn what_has_no_meaning_to_compare_is_compared_line_by_line() {
    let repository = Repository::new("git-lines");
    repository.change("细则/甲.rubric", "应为：2分，合格", "应为：2分");
    let shown = repository.git(&["diff"]);
    assert!(
        shown.contains("细则没有变更，改的是注释、排版或用例") && shown.contains("-  应为：2分，合格\n+  应为：2分\n"),
        "{shown}"
    );
    repository.change("细则/甲.rubric", "会议（3分）", "会议（4分）");
    let shown = repository.git(&["diff"]);
    assert!(
        shown.contains("新版有1个错误，逐行比较") && shown.contains("+指标 会议（4分）"),
        "{shown}"
    );
}

#[test]
fn a_file_with_conflicts_is_left_alone() {
    let repository = Repository::new("git-conflict");
    repository.git(&["checkout", "--quiet", "-b", "另一支"]);
    repository.change("细则/甲.rubric", "未召开的扣1分", "未召开的扣2分");
    repository.commit("一支");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.change("细则/甲.rubric", "未召开的扣1分", "未召开的扣3分");
    repository.commit("又一支");
    let _ = Command::new("git")
        .args(["merge", "--quiet", "另一支"])
        .current_dir(&repository.top)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output();
    let shown = repository.git(&["diff", "--cached"]);
    assert_eq!(shown, "细则/甲.rubric\n有冲突还没有解决，解决以后再比较\n\n");
}

#[test]
fn two_versions_in_git_are_compared_and_nothing_is_left_about() {
    let repository = Repository::new("git-versions");
    repository.change("细则/甲.rubric", "未召开的扣1分", "未召开的扣2分");
    repository.write("细则/共用/等次.rubric", "等次：合格（1分以上，含1分），不合格（低于1分）\n");
    repository.commit("2018");
    repository.git(&["tag", "v2018"]);
    repository.change("细则/甲.rubric", "缺席的每次扣0.5分", "缺席的每次扣1分");
    let names = |folder: &Path| {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = entries.collect();
        names.sort();
        names
    };
    let before = (names(&repository.top), names(&repository.top.join("细则")));
    let both = repository.rubricc(&["diff", "--git", "HEAD~1", "v2018", "细则/甲.rubric"]);
    assert_eq!((both.status, both.err.as_str()), (0, ""));
    assert!(
        both.out.contains("扣1分改为扣2分") && both.out.contains("2分以上（含2分）改为1分以上（含1分）"),
        "{}",
        both.out
    );
    assert!(!both.out.contains("每次扣0.5分改为"), "{}", both.out);
    let now = repository.rubricc(&["diff", "--format", "json", "--git", "HEAD", "细则/甲.rubric"]);
    assert_eq!((now.status, now.err.as_str()), (0, ""));
    assert!(
        now.out.contains("每次扣0.5分改为扣1分") && !now.out.contains("扣1分改为扣2分"),
        "{}",
        now.out
    );
    assert_eq!(before, (names(&repository.top), names(&repository.top.join("细则"))));
}

#[test]
fn a_version_that_cannot_be_had_is_said_in_chinese() {
    let repository = Repository::new("git-missing");
    for (arguments, message) in [
        (&["--git", "没有", "细则/甲.rubric"][..], "git 里没有「没有」这个版本"),
        (
            &["--git", "HEAD", "细则/没有.rubric"],
            "版本「HEAD」里没有「细则/没有.rubric」",
        ),
        (&["--git", "HEAD"], "「--git」要写一个或两个版本"),
        (&["细则/甲.rubric"], "缺少新版"),
        (&["甲", "乙", "丙"], "只能比较两份细则"),
    ] {
        let run = repository.rubricc(&[&["diff"], arguments].concat());
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.err.contains(message), "{arguments:?}: {}", run.err);
    }
    let outside = folder("git-outside");
    let path = file(&outside, "甲.rubric", TABLE);
    let run = Command::new(env!("CARGO_BIN_EXE_rubricc"))
        .args(["diff", "--git", "HEAD", &path])
        .env("GIT_CEILING_DIRECTORIES", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8(run.stderr).unwrap().contains("不在 git 仓库里"));
}

#[test]
fn an_older_version_with_errors_is_named_with_its_version() {
    let repository = Repository::new("git-broken");
    repository.change("细则/甲.rubric", "会议（3分）", "会议（4分）");
    repository.commit("错的");
    repository.change("细则/甲.rubric", "会议（4分）", "会议（3分）");
    let run = repository.rubricc(&["diff", "--git", "HEAD", "细则/甲.rubric"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("「细则/甲.rubric（HEAD）」有错误"), "{}", run.err);
}

#[test]
fn the_clean_filter_commits_the_canonical_layout() {
    let repository = Repository::new("git-clean");
    let pasted = TABLE.replace("：", ":").replace("，", ",").replace('\n', "\r\n");
    repository.write("细则/甲.rubric", &pasted);
    assert_eq!(
        repository.git(&["diff", "--no-ext-diff"]),
        "",
        "what fmt makes equal is no change"
    );
    repository.write("细则/甲.rubric", &pasted.replace("扣1分", "扣2分"));
    repository.commit("贴进来的");
    let held = repository.git(&["show", "HEAD:细则/甲.rubric"]);
    assert_eq!(held, TABLE.replace("扣1分", "扣2分"));
    assert_eq!(rubricc(&["fmt", "--stdin"]).status, 0);
}
