//! The pages of R06: the wrong evidence raises exactly its code, the right one nothing.

use rubricc::check::check_together;
use rubricc::compile;
use rubricc::diagnostic::code;
use rubricc::evaluate::evaluate;
use rubricc::evidence::read;
use rubricc::text::{Source, Sources};

const HEADINGS: [&str; 4] = ["## 为什么", "## 细则", "## 错误示例", "## 正确写法"];

/// The fenced blocks of `language` under `heading`.
fn blocks<'a>(page: &'a str, heading: &str, language: &str) -> Vec<&'a str> {
    let (_, rest) = page.split_once(&format!("\n{heading}\n")).unwrap_or_default();
    let section = rest.split("\n## ").next().unwrap_or_default();
    section
        .split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'))
        .collect()
}

/// What the evidence under `heading` raises, the rubric included.
fn raised(page: &str, heading: &str) -> Vec<&'static str> {
    let [rubric] = blocks(page, "## 细则", "rubric")[..] else {
        return vec!["没有细则"];
    };
    let mut sources = Sources::default();
    sources.add(Source::new("示例.rubric", rubric));
    let compiled = compile(&sources);
    let mut codes: Vec<&str> = compiled.diagnostics.iter().map(|found| found.code.id).collect();
    codes.extend(
        check_together(&[(&compiled.rubric, &sources)])
            .iter()
            .map(|(_, found)| found.code.id),
    );
    let evidence = blocks(page, heading, "json");
    if evidence.is_empty() {
        return vec!["没有佐证"];
    }
    for text in evidence {
        let id = sources.add(Source::new("示例.json", text));
        for unit in read(&compiled.rubric, sources.get(id), id) {
            codes.extend(unit.diagnostics.iter().map(|found| found.code.id));
            if let Some(evidence) = &unit.evidence {
                codes.extend(
                    evaluate(&compiled.rubric, evidence)
                        .problems
                        .iter()
                        .map(|found| found.code.id),
                );
            }
        }
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn evidence_pages_show_their_slip_and_its_cure() {
    let mut problems = Vec::new();
    for code in code::all().filter(|code| code.id.starts_with("R06")) {
        let headings: Vec<&str> = code.page.lines().filter(|line| line.starts_with("## ")).collect();
        if headings != HEADINGS || !code.page.starts_with(&format!("# {} {}\n\n", code.id, code.title)) {
            problems.push(format!("{}：各节标题不对", code.id));
        }
        for (heading, expected) in [("## 错误示例", vec![code.id]), ("## 正确写法", vec![])] {
            let raised = raised(code.page, heading);
            if raised != expected {
                problems.push(format!("{} {heading}：{raised:?}", code.id));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
