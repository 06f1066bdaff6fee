//! The documents for people: every example compiles, every keyword is explained.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use rubricc::compile;
use rubricc::diagnostic::Severity;
use rubricc::syntax::keyword::{HeadingWord, Keyword};
use rubricc::text::{Source, Sources};

fn text(path: &str) -> String {
    std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Line and text of every fenced block whose first words are exactly `language`.
fn blocks(text: &str, language: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String, bool)> = None;
    for (number, line) in text.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(words)) => open = Some((number + 1, String::new(), words.trim() == language)),
            (Some(_), Some(_)) => {
                let (line, body, wanted) = open.take().unwrap();
                if wanted {
                    blocks.push((line, body));
                }
            }
            (Some((_, body, _)), None) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

#[test]
fn every_example_of_the_language_reference_checks_without_a_finding() {
    let examples = blocks(&text("docs/语言.md"), "rubric");
    assert!(examples.len() > 10);
    let mut complaints = String::new();
    for (line, example) in examples {
        let mut sources = Sources::default();
        sources.add(Source::new("示例.rubric", example));
        let compiled = compile(&sources);
        for one in compiled.diagnostics.iter().chain(&compiled.run_cases()) {
            let place = line + sources.get(one.span().source).place(one.span().start as usize).0;
            let severity = if one.severity() == Severity::Error {
                "错误"
            } else {
                "警告"
            };
            complaints += &format!("docs/语言.md:{place} {severity} {} {}\n", one.code.id, one.message);
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn the_glossary_lists_the_keywords_of_the_grammar_and_no_others() {
    let glossary = text("docs/术语.md");
    let section = glossary.split("## ").find(|section| section.starts_with("关键字")).unwrap();
    let mut listed: Vec<&str> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
        .filter(|word| *word != "中文")
        .collect();
    let mut known: Vec<&str> = HeadingWord::ALL.iter().map(|word| word.word()).collect();
    known.extend(Keyword::ALL.iter().map(|word| word.word()));
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
}

#[test]
fn the_page_of_figures_shows_what_the_script_prints() {
    let page = text("docs/性能.md");
    let script = text("benches/speed.sh");
    let cut = |text: &'static str| format!("<!-- {text} benches/speed.sh 印出 -->");
    let (_, rest) = page.split_once(&cut("以下由")).unwrap();
    let (figures, _) = rest.split_once(&cut("以上由")).unwrap();
    // every heading of the script has its table, and every way its row in each of the tables of units
    for head in script
        .lines()
        .filter_map(|line| line.trim().strip_prefix("echo \"### ")?.split('"').next())
    {
        if !head.contains('$') {
            assert!(figures.contains(&format!("### {head}\n")), "{head}");
        }
    }
    let ways = script
        .split("declare -A names=(")
        .nth(1)
        .unwrap()
        .split("\n)")
        .next()
        .unwrap();
    let names: Vec<&str> = ways
        .split(['\'', '"'])
        .skip(1)
        .step_by(2)
        .map(|name| name.split("${").next().unwrap())
        .collect();
    assert_eq!(names.len(), 6);
    for count in ["100", "10,000", "1,000,000"] {
        let table = figures.split(&format!("### {count}个单位")).nth(1).expect(count);
        let table = table.split("###").next().unwrap();
        for name in &names {
            assert!(table.contains(&format!("| {name}")), "{count}：{name}");
        }
        assert!(!table.contains("不同，如") && !table.contains("不能比较"), "{table}");
    }
    // what the page points at is there
    for path in page.split('`').filter(|words| words.starts_with("benches/")) {
        let path = path.split(' ').next().unwrap();
        assert!(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "{path}");
    }
}

/// The words of a command line; words in single quotes are one.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_readme_shows_what_its_commands_print() {
    assert!(commands_print_what_is_shown("README.md") >= 4);
}

#[test]
fn the_yearly_review_shows_what_its_commands_print() {
    assert!(commands_print_what_is_shown("docs/一年一修.md") >= 4);
}

/// Runs every command of `page` that stands with its output, in the folder of the package; how many those are.
fn commands_print_what_is_shown(page: &str) -> usize {
    let pictures: Vec<String> = blocks(&text(page), "console")
        .into_iter()
        .map(|(_, picture)| picture)
        .filter(|picture| picture.starts_with("$ "))
        .collect();
    let count = pictures.len();
    for picture in pictures {
        let (line, shown) = picture.split_once('\n').unwrap();
        let (command, status) = match line.split_once("  # 退出码") {
            Some((command, status)) => (command, status.trim().parse().unwrap()),
            None => (line, 0),
        };
        let run = Command::new(env!("CARGO_BIN_EXE_rubricc"))
            .args(words(command.strip_prefix("$ rubricc ").unwrap()))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(status), "{command}");
        let printed = [run.stderr, run.stdout]
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .concat();
        let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
        let printed = printed.join("\n");
        for part in format!("\n{shown}").split("\n…\n") {
            assert!(
                printed.contains(part.trim_matches('\n')),
                "{command} no longer prints:\n{part}"
            );
        }
    }
    count
}
