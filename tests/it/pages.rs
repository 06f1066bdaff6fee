//! Every page of docs/errors: its wrong example raises exactly its code, its right one raises nothing.

use rubricc::check::check_together;
use rubricc::compile;
use rubricc::diagnostic::code::{self, Code};
use rubricc::diff::diff;
use rubricc::text::{Source, Sources};

const HEADINGS: [&str; 3] = ["## 为什么", "## 错误示例", "## 正确写法"];

/// A fenced block: what stands after the fence, and the text.
struct Block<'a> {
    language: &'a str,
    text: &'a str,
}

/// The fenced blocks of `text`, in order.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut parts = text.split("```");
    parts.next();
    let mut found = Vec::new();
    while let (Some(block), Some(_)) = (parts.next(), parts.next()) {
        let (language, text) = block.split_once('\n').unwrap_or((block, ""));
        found.push(Block { language, text });
    }
    found
}

/// The part of the page under `heading`.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let Some((_, rest)) = page.split_once(&format!("\n{heading}\n")) else {
        return "";
    };
    rest.split("\n## ").next().unwrap_or("")
}

/// The codes that the rubrics of a section raise, each compiled and its 用例 run, and then looked at together.
fn raised(id: &str, section: &str) -> Vec<&'static str> {
    let mut tables = Vec::new();
    let mut codes = Vec::new();
    for block in blocks(section).iter().filter(|block| block.language == "rubric") {
        let mut sources = Sources::default();
        sources.add(Source::new("示例.rubric", block.text));
        let compiled = compile(&sources);
        let failed = compiled.run_cases();
        codes.extend(compiled.diagnostics.iter().chain(&failed).map(|found| found.code.id));
        tables.push((compiled.rubric, sources));
    }
    // pages of R07 show the older and the newer version of one table
    if let ("R07", [(old, _), (new, _)]) = (&id[..3], tables.as_slice()) {
        codes.extend(diff(old, new).diagnostics.iter().map(|found| found.code.id));
    }
    let tables: Vec<_> = tables.iter().map(|(rubric, sources)| (rubric, sources)).collect();
    codes.extend(check_together(&tables).iter().map(|(_, found)| found.code.id));
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn with_rubrics(prefixes: &[&str]) -> impl Iterator<Item = &'static Code> {
    let prefixes: Vec<String> = prefixes.iter().map(|prefix| (*prefix).to_owned()).collect();
    code::all().filter(move |code| prefixes.iter().any(|prefix| code.id.starts_with(prefix)))
}

#[test]
fn every_page_has_its_headings_in_order() {
    for code in with_rubrics(&["R01", "R02", "R03", "R04", "R05", "R07", "R08", "R09"]) {
        let first = format!("# {} {}\n\n", code.id, code.title);
        assert!(code.page.starts_with(&first), "{}：标题应为「{}」", code.id, first.trim());
        let headings: Vec<&str> = code
            .page
            .lines()
            .filter(|line| line.starts_with("## ") && *line != "## 细则")
            .collect();
        assert_eq!(headings, HEADINGS, "{}", code.id);
    }
}

#[test]
fn wrong_examples_raise_exactly_their_code_and_right_ones_nothing() {
    let mut problems = Vec::new();
    for code in with_rubrics(&["R01", "R02", "R03", "R04", "R05", "R07", "R08"]) {
        let wrong = raised(code.id, section(code.page, "## 错误示例"));
        if wrong != [code.id] {
            problems.push(format!("{} 的错误示例报出 {wrong:?}", code.id));
        }
        let right = section(code.page, "## 正确写法");
        if blocks(right).is_empty() {
            problems.push(format!("{} 没有正确写法的例子", code.id));
        }
        let raised = raised(code.id, right);
        if !raised.is_empty() {
            problems.push(format!("{} 的正确写法报出 {raised:?}", code.id));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
