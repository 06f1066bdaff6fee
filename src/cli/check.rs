//! `rubricc check`: everything that can be proved of a rubric before there is evidence.

use std::collections::HashSet;

use clap::{Args, ValueEnum};
use rubricc::check::check_together;
use rubricc::diagnostic::{self, Severity};
use rubricc::export::json::report::{Checked, report};
use rubricc::export::sarif;
use rubricc::render::{Paint, Reporter, points, tally};

use super::compile::{Compiled, compile};
use super::files;
use super::terminal::Terminal;
use super::{Exit, Stop, Verb};

#[derive(Args)]
#[command(override_usage = "rubricc check [选项] <细则>…")]
pub struct Check {
    /// 细则文件或文件夹；几个一起时还比较相同条款的分数
    #[arg(value_name = "细则", required = true)]
    rubrics: Vec<String>,

    /// 输出格式：text、json、sarif
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Format,

    /// 不显示分值表
    #[arg(short, long)]
    quiet: bool,

    /// 有警告时退出码也是1
    #[arg(long)]
    deny_warnings: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    #[value(alias = "文字")]
    Text,
    Json,
    Sarif,
}

impl Verb for Check {
    const NAME: &str = "check";
    const ABOUT: &str = "检查细则：分值、等次、条款、名称，逐处报告";

    /// Checks every file; exit 1 if one has an error.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let mut unread = false;
        let mut all = Vec::new();
        for path in files::expand(&self.rubrics, &["rubric"], true)? {
            match compile(&path) {
                Ok(compiled) => all.push(compiled),
                // the others are checked all the same
                Err(Stop::Failed(reason)) => {
                    terminal.complain(&reason);
                    unread = true;
                }
                Err(stop) => return Err(stop),
            }
        }
        together(&mut all);
        match self.format {
            Format::Text => self.text(&all, terminal)?,
            Format::Json => terminal.line(&report(&all.iter().map(view).collect::<Vec<_>>())?)?,
            Format::Sarif => {
                let findings = all
                    .iter()
                    .flat_map(|one| one.diagnostics.iter().map(move |d| (d, &one.sources)));
                terminal.line(&sarif::log(findings)?)?;
            }
        }
        let wrong = |d: &diagnostic::Diagnostic| d.severity() == Severity::Error || self.deny_warnings;
        let faulty = Exit::faulty(all.iter().flat_map(|one| &one.diagnostics).any(wrong));
        // the process ends: what is known of the rubrics need not be taken apart
        std::mem::forget(all);
        Ok(if unread { Exit::Failed } else { faulty })
    }
}

impl Check {
    fn text(&self, all: &[Compiled], terminal: &mut Terminal) -> Result<(), Stop> {
        let look = terminal.look;
        let reporter = Reporter::new(look);
        let mut seen = HashSet::new();
        let mut told = Vec::new();
        for one in all {
            for diagnostic in &one.diagnostics {
                let shown = reporter.show(diagnostic, &one.sources);
                // what several files bring in is told once
                if all.len() == 1 || !seen.contains(&shown) {
                    terminal.line(&shown)?;
                    told.push(diagnostic.severity());
                    if all.len() > 1 {
                        seen.insert(shown);
                    }
                }
            }
            if let Some(rubric) = one.complete().filter(|_| !self.quiet) {
                terminal.line(&points(rubric, &look))?;
            }
        }
        let errors = told.contains(&Severity::Error);
        let head = match (errors, all.len()) {
            (true, _) => look.paint(Paint::Error, "检查未通过"),
            (false, 1) => "检查通过".to_owned(),
            (false, count) => format!("{count}个文件检查通过"),
        };
        let tally = tally(&told, &look);
        let tail = if tally.is_empty() { "没有错误和警告" } else { &tally };
        terminal.line(&format!("{head}：{tail}"))
    }
}

fn view(one: &Compiled) -> Checked<'_> {
    Checked {
        file: &one.name,
        sources: &one.sources,
        diagnostics: &one.diagnostics,
        rubric: one.complete(),
    }
}

/// Adds what only shows when several tables are laid side by side.
fn together(all: &mut [Compiled]) {
    let tables: Vec<usize> = (0..all.len()).filter(|&index| all[index].complete().is_some()).collect();
    let pairs: Vec<_> = tables
        .iter()
        .map(|&index| (&all[index].rubric, &all[index].sources))
        .collect();
    if pairs.len() < 2 {
        return;
    }
    for (at, found) in check_together(&pairs) {
        if let Some(one) = tables.get(at).and_then(|&index| all.get_mut(index)) {
            one.diagnostics.push(found);
            diagnostic::sort(&mut one.diagnostics);
        }
    }
}
