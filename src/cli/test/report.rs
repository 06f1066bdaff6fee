//! What `rubricc test` writes, in each of its formats.

use std::collections::HashSet;

use rubricc::check::Trial;
use rubricc::diagnostic::Diagnostic;
use rubricc::export::json::tested::{self, Tested};
use rubricc::export::junit::{self, Failure, Suite, TestCase};
use rubricc::model::{Case, Name};
use rubricc::render::{Look, Paint, Reporter, coverage, differences, reckoning};

use super::shared::SharedFile;
use super::{Format, Ran, Told};
use crate::cli::Stop;
use crate::cli::compile::Compiled;

/// One case, as `format` has it; nothing where there is nothing to say.
pub fn tell(compiled: &Compiled, case: &Case, trial: &Trial, format: Format, look: &Look) -> Result<Option<Told>, Stop> {
    let (rubric, sources) = (&compiled.rubric, &compiled.sources);
    let shown = |look: &Look| {
        let found = shown(&differences(rubric, case, trial), compiled, *look);
        found + &reckoning(rubric, case, trial, look)
    };
    Ok(Some(match format {
        Format::Text if trial.passed() => return Ok(None),
        Format::Text => Told::Text(shown(look)),
        Format::Json => Told::Json(tested::case(rubric, sources, case, trial)?),
        Format::Junit => {
            let source = sources.get(case.span.source);
            Told::Junit(TestCase {
                name: case.name.shown().to_owned(),
                class: rubric.title.shown().to_owned(),
                file: source.name().to_owned(),
                line: source.place(case.span.start as usize).0,
                failure: (!trial.passed()).then(|| failure(&trial.found, shown(&Look::default()))),
            })
        }
    }))
}

fn shown(found: &[Diagnostic], compiled: &Compiled, look: Look) -> String {
    let reporter = Reporter::new(look);
    found
        .iter()
        .map(|found| reporter.show(found, &compiled.sources) + "\n")
        .collect()
}

fn failure(found: &[Diagnostic], text: String) -> Failure {
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    Failure {
        code: found.first().map_or("", |found| found.code.id),
        message: messages.join("；"),
        text,
    }
}

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
        for error in &one.errors {
            tell(&mut out, error, &one.compiled.sources);
        }
        if !one.errors.is_empty() {
            let head = look.paint(Paint::Error, "错误：");
            out.push_str(&format!("{head}「{}」没有试算，先改正上面的错误\n", one.compiled.name));
            continue;
        }
        for told in &one.told {
            if let Told::Text(told) = told {
                out.push_str(told);
                out.push('\n');
            }
        }
        let outcome = match (one.cases, one.failed) {
            (0, _) => "没有用例".to_owned(),
            (all, 0) => format!("{all}个用例，全部相符"),
            (all, wrong) => look.paint(Paint::Error, &format!("{all}个用例，{wrong}个不符")),
        };
        out.push_str(&format!("{}：{outcome}\n", one.compiled.name));
        if with_coverage {
            out.push_str(&coverage(&one.coverage, &one.compiled.sources, look));
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
    let cases = |one: &Ran| {
        let told = one.told.iter().filter_map(|told| match told {
            Told::Json(json) => Some(json.clone()),
            _ => None,
        });
        told.collect::<Vec<String>>()
    };
    let cases: Vec<Vec<String>> = ran.iter().map(cases).collect();
    let all: Vec<Tested<'_>> = ran
        .iter()
        .zip(&cases)
        .map(|(one, cases)| Tested {
            file: &one.compiled.name,
            sources: &one.compiled.sources,
            rubric: one.errors.is_empty().then_some(&one.compiled.rubric),
            cases,
            failed: one.failed,
            coverage: &one.coverage,
            errors: &one.errors,
        })
        .collect();
    Ok(tested::tested(&all)? + "\n")
}

/// For the pages of build servers.
pub fn junit(ran: &[Ran]) -> String {
    let suites: Vec<Suite> = ran.iter().map(suite).collect();
    junit::junit(&suites)
}

fn suite(one: &Ran) -> Suite {
    let mut suite = Suite {
        file: one.compiled.name.clone(),
        ..Suite::default()
    };
    if let Some(error) = one.errors.first() {
        let source = one.compiled.sources.get(error.span().source);
        suite.cases.push(TestCase {
            name: "细则没有错误".to_owned(),
            class: one.compiled.name.clone(),
            file: source.name().to_owned(),
            line: source.place(error.span().start as usize).0,
            failure: Some(failure(&one.errors, shown(&one.errors, &one.compiled, Look::default()))),
        });
        return suite;
    }
    suite.coverage = Some(one.coverage.percent());
    suite.cases.extend(one.told.iter().filter_map(|told| match told {
        Told::Junit(case) => Some(case.clone()),
        _ => None,
    }));
    suite
}
