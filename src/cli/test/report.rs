//! What `rubricc test` writes, in each of its formats.

use std::collections::HashSet;

use rubricc::diagnostic::Diagnostic;
use rubricc::export::json::tested::tested;
use rubricc::export::junit::{self, Failure, Suite};
use rubricc::model::{Case, Name};
use rubricc::render::{Look, Paint, Reporter, coverage, reckoning};

use super::Ran;
use super::shared::SharedFile;
use crate::cli::Stop;

/// For people.
pub fn text(ran: &[Ran], shared: &[SharedFile], with_coverage: bool, look: &Look) -> String {
    let reporter = Reporter::new(*look);
    let mut out = String::new();
    let mut seen = HashSet::new();
    let mut tell = |out: &mut String, diagnostic: &Diagnostic, sources| {
        let shown = reporter.show(diagnostic, sources);
        if seen.insert(shown.clone()) {
            out.push_str(&shown);
            out.push('\n');
        }
    };
    for one in ran {
        let sources = &one.compiled.sources;
        for error in &one.errors {
            tell(&mut out, error, sources);
        }
        if !one.errors.is_empty() {
            let head = look.paint(Paint::Error, "错误：");
            out.push_str(&format!("{head}「{}」没有试算，先改正上面的错误\n", one.compiled.name));
            continue;
        }
        for (case, trial) in one.tested().tried().filter(|(_, trial)| !trial.passed()) {
            for found in &trial.found {
                tell(&mut out, found, sources);
            }
            out.push_str(&reckoning(&one.compiled.rubric, case, trial, look));
            out.push('\n');
        }
        let outcome = match (one.trials.len(), one.tested().failed()) {
            (0, _) => "没有用例".to_owned(),
            (all, 0) => format!("{all}个用例，全部相符"),
            (all, wrong) => look.paint(Paint::Error, &format!("{all}个用例，{wrong}个不符")),
        };
        out.push_str(&format!("{}：{outcome}\n", one.compiled.name));
        if with_coverage {
            out.push_str(&coverage(&one.coverage, sources, look));
        }
    }
    let titles: Vec<&Name> = ran.iter().map(|one| &one.compiled.rubric.title).collect();
    for file in shared {
        for error in file.compiled.errors() {
            tell(&mut out, error, &file.compiled.sources);
        }
        if file.given {
            out.push_str(&format!("{}：{}\n", file.compiled.name, standing(file, &titles)));
        }
    }
    out
}

/// What became of the cases of a shared file.
fn standing(file: &SharedFile, tables: &[&Name]) -> String {
    let left: Vec<&Case> = file.left(tables).collect();
    let title = left.first().and_then(|case| case.rubric.as_ref());
    match title {
        None => "共用文件，用例随细则试算".to_owned(),
        Some(title) => format!(
            "共用文件，{}个用例没有试算：没有给出细则「{}」，请与它一起写在命令里",
            left.len(),
            title.text
        ),
    }
}

/// For machines.
pub fn json(ran: &[Ran]) -> Result<String, Stop> {
    let all: Vec<_> = ran.iter().map(Ran::tested).collect();
    let text = tested(&all).map_err(|_| Stop::Failed("结果写不成 JSON".to_owned()))?;
    Ok(text + "\n")
}

/// For the pages of build servers.
pub fn junit(ran: &[Ran]) -> String {
    let suites: Vec<Suite<'_>> = ran.iter().map(suite).collect();
    junit::junit(&suites)
}

fn suite(one: &Ran) -> Suite<'_> {
    let tested = one.tested();
    let failures = if one.errors.is_empty() {
        let trials = tested.tried();
        trials
            .map(|(case, trial)| {
                let reckoning = reckoning(&one.compiled.rubric, case, trial, &Look::default());
                (!trial.passed()).then(|| failure(one, &trial.found, &reckoning))
            })
            .collect()
    } else {
        vec![Some(failure(one, &one.errors, ""))]
    };
    Suite { tested, failures }
}

fn failure(one: &Ran, found: &[Diagnostic], more: &str) -> Failure {
    let reporter = Reporter::new(Look::default());
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    let shown = found.iter().map(|found| reporter.show(found, &one.compiled.sources) + "\n");
    Failure {
        message: messages.join("；"),
        text: shown.collect::<String>() + more,
    }
}
