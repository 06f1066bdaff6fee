//! Files that are written: whole or not at all, whatever happens on the way.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use super::{SMALL, file, folder, rubricc};

/// Kills of each verb; with two verbs two hundred.
const KILLS: u32 = 100;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rubricc"));
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// A rubric and evidence for it in `folder`.
fn small(folder: &Path) -> (String, String) {
    let evidence = r#"{"细则":"小表","单位":"甲","佐证":{}}"#;
    (file(folder, "小表.rubric", SMALL), file(folder, "佐证.json", evidence))
}

/// Files of `folder` that are not in `known`; each must be recognisable as one that was growing.
fn left(folder: &Path, known: &[&str]) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let strange = entries.filter(|entry| !known.contains(&&*entry.file_name().to_string_lossy()));
    let paths: Vec<_> = strange.map(|entry| entry.path()).collect();
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(name.starts_with('.') && name.ends_with(".tmp"), "{name}");
    }
    paths
}

/// Makes `path` as old as what a process left that was killed hours ago.
fn age(path: &Path) {
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(7200)).unwrap();
}

/// Runs `arguments` again and again, killed after a random part of the time that it takes, and looks at `target` each time: it
/// holds `old` or `new`, nothing else. Gives how often it was which.
fn kill_at_random(arguments: &[&str], target: &Path, old: &[u8], new: &[u8]) -> [u32; 2] {
    std::fs::write(target, old).unwrap();
    let start = Instant::now();
    command(arguments).status().unwrap();
    let whole = start.elapsed();
    assert!(std::fs::read(target).unwrap() == new, "undisturbed it is written");
    let mut seed = 0x9E37_79B9_u32 ^ std::process::id();
    let mut found = [0, 0];
    for _ in 0..KILLS {
        std::fs::write(target, old).unwrap();
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut child = command(arguments).spawn().unwrap();
        // more often towards the end, where it is written
        let part = 400 + (seed >> 16) % 700;
        std::thread::sleep(whole * part / 1000);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = std::fs::read(target).unwrap();
        if now == old {
            found[0] += 1;
        } else if now == new {
            found[1] += 1;
        } else {
            panic!("{}字节，应为{}或{}字节", now.len(), old.len(), new.len());
        }
    }
    found
}

#[test]
fn a_killed_fmt_leaves_the_old_file_or_the_new_one() {
    let folder = folder("crash-fmt");
    let mut pasted = "细则:小表\n计分:扣完为止\n".to_owned();
    for number in 1..=400 {
        pasted.push_str(&format!("指标 会议之{number}(2分)\n扣分:未召开的扣2分,迟到的每次扣0.5分\n"));
    }
    let path = file(&folder, "甲.rubric", &pasted);
    assert_eq!(rubricc(&["fmt", &path]).status, 0);
    let laid_out = std::fs::read(&path).unwrap();
    let found = kill_at_random(&["fmt", &path], Path::new(&path), pasted.as_bytes(), &laid_out);
    assert!(found[0] > 0, "some were killed in time: {found:?}");
    let stale = left(&folder, &["甲.rubric"]);
    stale.iter().for_each(|path| age(path));
    std::fs::write(&path, &pasted).unwrap();
    assert_eq!(rubricc(&["fmt", &path]).status, 0);
    assert_eq!(
        left(&folder, &["甲.rubric"]).len(),
        0,
        "the next run clears what was left: {stale:?}"
    );
}

#[test]
fn a_killed_eval_leaves_the_old_result_or_the_new_one() {
    let folder = folder("crash-eval");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let unit = |number: u32| {
        format!(
            "{{\"细则\":\"小表\",\"单位\":\"样例县{number}\",\"佐证\":{{\"信息报送\":{}}}}}\n",
            number % 9
        )
    };
    let evidence = file(&folder, "佐证.jsonl", (0..150).map(unit).collect::<String>());
    let target = folder.join("结果.jsonl");
    let path = target.to_string_lossy().into_owned();
    let arguments = ["eval", &rubric, &evidence, "--format", "jsonl", "-o", &path];
    assert_eq!(rubricc(&arguments).status, 0);
    let new = std::fs::read(&target).unwrap();
    let old = "去年的结果\n".repeat(100);
    let found = kill_at_random(&arguments, &target, old.as_bytes(), &new);
    assert!(found[0] > 0, "some were killed in time: {found:?}");
    let known = ["小表.rubric", "佐证.jsonl", "结果.jsonl"];
    left(&folder, &known).iter().for_each(|path| age(path));
    assert_eq!(rubricc(&arguments).status, 0);
    assert_eq!(left(&folder, &known).len(), 0, "the next run clears what was left");
}

#[test]
fn only_old_files_of_the_same_name_are_cleared() {
    let folder = folder("crash-clear");
    let rubric = file(&folder, "小表.rubric", SMALL);
    let target = folder.join("表单.json").to_string_lossy().into_owned();
    let old = [".表单.json.17.tmp", ".表单.json.17-1.tmp"];
    let kept = [".表单.json.18.tmp", ".别的.json.17.tmp", ".表单.json.草稿.tmp", ".表单.json"];
    for name in old.iter().chain(&kept) {
        let path = file(&folder, name, "半个");
        if *name != ".表单.json.18.tmp" {
            age(Path::new(&path));
        }
    }
    assert_eq!(rubricc(&["form", &rubric, "-o", &target]).status, 0);
    old.iter().for_each(|name| assert!(!folder.join(name).exists(), "{name}"));
    kept.iter().for_each(|name| assert!(folder.join(name).exists(), "{name}"));
}

/// Every verb that writes a file, with what it needs before `-o`.
fn writers<'a>(rubric: &'a str, evidence: &'a str) -> Vec<Vec<&'a str>> {
    vec![
        vec!["eval", rubric, evidence, "--format", "jsonl"],
        vec!["eval", rubric, evidence, "--format", "csv"],
        vec!["eval", rubric, evidence],
        vec!["read", rubric],
        vec!["read", rubric, "--format", "docx"],
        vec!["diff", rubric, rubric],
        vec!["test", rubric],
        vec!["form", rubric],
        vec!["schema", rubric],
    ]
}

#[test]
fn what_cannot_be_written_is_said_in_chinese_and_ends_with_2() {
    let folder = folder("crash-refused");
    let (rubric, evidence) = small(&folder);
    let plain = file(&folder, "文件", "x");
    let below = format!("{plain}/结果.json");
    let missing = folder.join("没有/结果.json").to_string_lossy().into_owned();
    let is_a_folder = folder.to_string_lossy().into_owned();
    let locked = file(&folder, "定稿.json", "定稿");
    let mut permissions = std::fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&locked, permissions).unwrap();
    for arguments in writers(&rubric, &evidence) {
        for (path, reason) in [
            (missing.as_str(), "没有这个文件夹"),
            (&is_a_folder, "这是一个文件夹"),
            (&locked, "这个文件是只读的"),
            (&below, ""),
        ] {
            let mut arguments = arguments.clone();
            arguments.extend(["-o", path]);
            let run = rubricc(&arguments);
            assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
            assert!(run.err.contains(&format!("错误：写不出「{path}」：{reason}")), "{}", run.err);
        }
    }
    assert_eq!(std::fs::read_to_string(&locked).unwrap(), "定稿");
    assert_eq!(left(&folder, &["小表.rubric", "佐证.json", "文件", "定稿.json"]).len(), 0);
}

#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing() {
    use std::os::unix::fs::symlink;

    let folder = folder("crash-full");
    let (rubric, evidence) = small(&folder);
    let result = file(&folder, "结果", "去年的");
    for arguments in writers(&rubric, &evidence) {
        if Path::new("/dev/full").exists() {
            let mut arguments = arguments.clone();
            arguments.extend(["-o", "/dev/full"]);
            let run = rubricc(&arguments);
            assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
            assert_eq!(run.err, "错误：写不出「/dev/full」：磁盘已满\n");
        }
        // the system takes nothing for a file: as if the disk were full from the first byte
        let run = Command::new("sh")
            .args([
                "-c",
                "trap '' XFSZ; ulimit -f 0; exec \"$@\"",
                "sh",
                env!("CARGO_BIN_EXE_rubricc"),
            ])
            .args(&arguments)
            .args(["-o", &result])
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(said, format!("错误：写不出「{result}」：文件太大\n"));
        assert_eq!(std::fs::read_to_string(&result).unwrap(), "去年的");
    }
    let known = ["小表.rubric", "佐证.json", "结果", "链接"];
    assert_eq!(left(&folder, &known).len(), 0);
    // a link stays one, what it leads to is written
    symlink(&result, folder.join("链接")).unwrap();
    let link = folder.join("链接").to_string_lossy().into_owned();
    assert_eq!(rubricc(&["form", &rubric, "-o", &link]).status, 0);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(std::fs::read_to_string(&result).unwrap().contains("小表"));
    assert_eq!(left(&folder, &known).len(), 0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("crash-read-only");
    let rubric = file(&folder, "里面/小表.rubric", SMALL.replace('，', ","));
    let inside = folder.join("里面");
    std::fs::set_permissions(&inside, std::fs::Permissions::from_mode(0o555)).unwrap();
    // the super-user may write anywhere
    let is_kept = std::fs::write(inside.join("试"), "").is_err();
    for arguments in [vec!["fmt", &rubric], vec!["form", &rubric, "-o", &rubric]] {
        let run = rubricc(&arguments);
        if is_kept {
            assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
            assert_eq!(run.err, format!("错误：写不出「{rubric}」：没有权限\n"));
            assert_eq!(std::fs::read_to_string(&rubric).unwrap(), SMALL.replace('，', ","));
        }
    }
    std::fs::set_permissions(&inside, std::fs::Permissions::from_mode(0o755)).unwrap();
}
