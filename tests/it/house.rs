//! The rules of the house, kept by reading the sources.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rubricc::diagnostic::code;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of `ending` under `folder`, as (path below the package, text).
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut waiting: Vec<PathBuf> = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.to_string_lossy().ends_with(ending) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// The room a source file belongs to: `src/check/sum.rs` and `src/check.rs` → `check`.
fn room(path: &str) -> &str {
    path.trim_start_matches("src/").split(['/', '.']).next().unwrap()
}

fn is_command(path: &str) -> bool {
    matches!(room(path), "main" | "cli")
}

/// Lines of code, comments left out, each with its number.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.split("//").next().unwrap_or("")))
}

/// The table of docs/architecture.md: room → rooms it may name.
fn walls() -> BTreeMap<String, Vec<String>> {
    let page = std::fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let quoted = |cell: &str| -> Vec<String> {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(|room| room.split('/').next().unwrap().to_owned())
            .collect()
    };
    let mut walls: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut below: Vec<String> = Vec::new();
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    for cells in rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>()) {
        // other tables of the page have no floors
        let [_, floor, rooms, _, may, _] = cells.as_slice() else {
            continue;
        };
        if floor.parse::<u8>().is_err() {
            continue;
        }
        let may: Vec<String> = if *may == "以下各层" {
            below.clone()
        } else {
            may.split_whitespace().map(str::to_owned).collect()
        };
        for room in quoted(rooms) {
            walls
                .entry(room.clone())
                .or_default()
                .extend(may.iter().filter(|other| *other != "—").cloned());
            below.push(room);
        }
    }
    assert!(walls.len() >= 8, "架构表没有读出来：{walls:?}");
    walls
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let walls = walls();
    let mut broken = Vec::new();
    for (path, text) in files("src", ".rs")
        .iter()
        .filter(|(path, _)| !is_command(path) && path != "src/lib.rs")
    {
        let Some(allowed) = walls.get(room(path)) else {
            broken.push(format!("{path}：架构表里没有「{}」这一间", room(path)));
            continue;
        };
        for (line, code) in code_lines(text) {
            for used in code
                .split("crate::")
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
            {
                if walls.contains_key(used) && used != room(path) && !allowed.iter().any(|other| other == used) {
                    broken.push(format!("{path}:{line}：{} 不可以引用 {used}", room(path)));
                }
                if used.is_empty() {
                    broken.push(format!("{path}:{line}：请一行引用一间，不写 crate::{{…}}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Lines of library code that hold one of `words`.
fn lines_with(words: &[&str], wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files("src", ".rs").iter().filter(|(path, _)| wanted(path)) {
        for (line, code) in code_lines(text) {
            found.extend(
                words
                    .iter()
                    .filter(|word| code.contains(**word))
                    .map(|word| format!("{path}:{line}：{word}")),
            );
        }
    }
    found
}

#[test]
fn the_library_reads_and_writes_nothing() {
    let words = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "io::stdin",
        "io::stdout",
        "io::stderr",
        "println!",
        "eprint",
        "print!(",
        "dbg!",
        "clap",
        "anstream",
    ];
    let found = lines_with(&words, |path| !is_command(path));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn only_the_syntax_knows_pest() {
    let found = lines_with(&["pest"], |path| room(path) != "syntax");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_binary_floating_point_in_the_sources() {
    let mut found = Vec::new();
    for (path, text) in files("src", ".rs") {
        for (line, words) in text.lines().enumerate() {
            let mut parts = words.split(|c: char| !c.is_alphanumeric() && c != '_');
            if parts.any(|word| matches!(word, "f32" | "f64")) {
                found.push(format!("{path}:{}", line + 1));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn nothing_is_left_unfinished() {
    let words = ["todo!", "unimplemented!", "use super::*", "unsafe ", "macro_rules!"];
    let found = lines_with(&words, |_| true);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let ignored: Vec<String> = files("tests", ".rs")
        .into_iter()
        .filter(|(_, text)| text.contains(concat!("#[ign", "ore")))
        .map(|(path, _)| path)
        .collect();
    assert!(ignored.is_empty(), "{ignored:?}");
}

#[test]
fn files_are_short_and_named_after_their_noun() {
    for (path, text) in files("src", ".rs") {
        assert!(text.lines().count() <= 400, "{path} 超过400行");
        assert!(!path.ends_with("/mod.rs"), "{path}");
        assert!(text.starts_with("//! "), "{path} 没有开头的说明");
    }
}

#[test]
fn codes_are_in_order_and_each_has_its_page() {
    let codes: Vec<&code::Code> = code::all().collect();
    for pair in codes.windows(2) {
        assert!(pair[0].id < pair[1].id, "{} 应在 {} 之前", pair[1].id, pair[0].id);
    }
    for code in &codes {
        let place = format!("docs/errors/{}.md", code.id);
        assert_eq!(std::fs::read_to_string(root().join(&place)).unwrap(), code.page, "{place}");
        assert!(!code.title.ends_with('。'), "{}", code.id);
    }
    for (path, _) in files("docs/errors", ".md") {
        let name = path.trim_start_matches("docs/errors/").trim_end_matches(".md");
        assert!(name == "README" || code::find(name).is_some(), "{path} 没有对应的代码");
    }
}

#[test]
fn people_read_no_half_width_marks_between_chinese_letters() {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let mut found = Vec::new();
    for (path, text) in files("src", ".rs") {
        // words of clauses are compared in half width
        let compares = |code: &str| {
            ["split", "strip_", "_with(", "contains("]
                .iter()
                .any(|call| code.contains(call))
        };
        for (line, code) in code_lines(&text).filter(|(_, code)| !compares(code)) {
            let letters: Vec<char> = code.chars().collect();
            for part in letters.windows(3) {
                if let [before, mark, after] = part
                    && chinese(*before)
                    && matches!(mark, ',' | ';' | ':' | '!' | '?')
                    && chinese(*after)
                {
                    found.push(format!("{path}:{line}：{}", code.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn only_one_file_creates_files() {
    let words = [
        " File::create",
        "fs::write",
        "File::options",
        "OpenOptions",
        "fs::rename",
        "fs::copy",
        "remove_file",
        "create_dir",
        "remove_dir",
    ];
    let found = lines_with(&words, |path| path != "src/cli/files/whole.rs");
    assert!(found.is_empty(), "要写的文件一律经过 WholeFile：\n{}", found.join("\n"));
}

#[test]
fn unsafe_code_is_forbidden_and_nothing_of_ours_runs_while_building() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    for path in ["src/lib.rs", "src/main.rs"] {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        assert!(text.contains("#![forbid(unsafe_code)]"), "{path}");
    }
    assert!(!manifest.contains("build = ") && !manifest.contains("build-dependencies") && !manifest.contains("proc-macro"));
    assert!(!root().join("build.rs").exists());
    // what only measures and tests is held to the same
    for package in [
        "tests/reference",
        "benches/baseline",
        "benches/empty",
        "benches/units",
        "fuzz",
    ] {
        assert!(!root().join(package).join("build.rs").exists(), "{package}");
        let manifest = std::fs::read_to_string(root().join(package).join("Cargo.toml")).unwrap();
        assert!(
            !manifest.contains("build = ") && !manifest.contains("build-dependencies"),
            "{package}"
        );
        for (path, text) in files(&format!("{package}/src"), ".rs") {
            assert!(!code_lines(&text).any(|(_, code)| code.contains("unsafe ")), "{path}");
        }
    }
}

#[test]
fn dependencies_come_from_the_registry_and_every_second_version_has_its_reason() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let deny = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
            line.map(|value| value.trim_matches('"'))
        };
        let name = value("name").unwrap();
        versions.entry(name).or_default().push(value("version").unwrap());
        // our own are the command and the second evaluator
        if !["rubricc", "reference"].contains(&name) {
            let source = value("source");
            assert_eq!(
                source,
                Some("registry+https://github.com/rust-lang/crates.io-index"),
                "{name}"
            );
        }
    }
    let mut known = 0;
    for (name, mut versions) in versions {
        // all but the newest, as the lock file has them in order
        versions.pop();
        for version in versions {
            known += 1;
            let skipped = format!("{{ crate = \"{name}@{version}\", reason = \"");
            assert!(deny.contains(&skipped), "deny.toml 没有说明为什么还有 {name} {version}");
        }
    }
    assert_eq!(deny.matches("{ crate = ").count(), known, "deny.toml 里有用不着的说明");
}
