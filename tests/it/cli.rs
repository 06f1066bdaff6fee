//! The built command: what it prints, and how it ends.

mod arguments;
mod check;
mod crash;
mod diff;
mod eval;
mod fmt;
mod git;
mod impact;
mod read;
mod revision;
mod test;
mod verify;
mod witness;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What came of one run.
struct Run {
    status: i32,
    out: String,
    err: String,
}

/// Runs the command in the package's folder with `input` on standard input.
fn rubricc_with(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rubricc"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut pipe = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_vec();
    // beside reading the output, which may come before the input ends; a command that reads nothing closes it
    let writing = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().expect("the command ends");
    writing.join().expect("the input was written");
    Run {
        status: output.status.code().expect("the command ends by itself"),
        out: String::from_utf8(output.stdout).expect("the output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("the messages are UTF-8"),
    }
}

fn rubricc(arguments: &[&str]) -> Run {
    rubricc_with(arguments, b"")
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder for the test");
    path
}

/// A file in `folder`, as an argument.
fn file(folder: &std::path::Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder for the file");
    std::fs::write(&path, bytes).expect("a file for the test");
    path.to_str().expect("plain names").to_owned()
}

/// A small rubric without anything to remark on.
const SMALL: &str = "细则：小表
满分：5分
计分：扣完为止
等次：合格（3分以上，含3分），不合格（低于3分）

类别 组织保障（5分）
  指标 领导重视（2分）
    扣分：
      未专题研究的扣1分，
      未列入分工的扣1分。
  指标 信息报送（3分）
    扣分：
      信息报送少于6条的，每少一条扣0.5分。
";
