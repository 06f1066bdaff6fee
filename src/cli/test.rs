//! `rubricc test`: runs the cases that rubrics carry.

mod report;
mod shared;

use std::io::Write;

use clap::{Args, ValueEnum};
use rubricc::check::{Coverage, try_cases};
use rubricc::diagnostic::Diagnostic;
use rubricc::export::junit::TestCase;
use rubricc::render::Look;

use super::compile::Compiled;
use super::output::Output;
use super::terminal::Terminal;
use super::{Exit, Stop, Verb, files};
use shared::Gathered;

#[derive(Args)]
#[command(override_usage = "rubricc test [选项] <细则>…")]
#[command(after_help = "与细则同一文件夹、名称以「用例」开头的文件，其中写明这份细则的用例也一起试算。")]
pub struct Test {
    /// 细则文件，可以有几个，也可以是文件夹
    #[arg(value_name = "细则", required = true)]
    rubrics: Vec<String>,

    /// 说明哪些条款、限额、等次没有用例试到
    #[arg(long)]
    coverage: bool,

    /// 覆盖率至少百分之几，每份细则分别算；不到的，退出码为1
    #[arg(long, value_name = "百分数", value_parser = clap::value_parser!(u8).range(0..=100))]
    min_coverage: Option<u8>,

    /// 输出格式：text、json、junit
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Format,

    /// 写到文件；写不完整就不写
    #[arg(short, long, value_name = "文件")]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    #[value(alias = "文字")]
    Text,
    Json,
    Junit,
}

/// One file, its cases run.
struct Ran {
    compiled: Compiled,
    /// What forbids to run them.
    errors: Vec<Diagnostic>,
    /// Each case as the output has it; nothing of a case that passed is kept for people.
    told: Vec<Told>,
    cases: usize,
    failed: usize,
    coverage: Coverage,
}

/// A case in one of the formats.
enum Told {
    Text(String),
    Json(String),
    Junit(TestCase),
}

impl Verb for Test {
    const NAME: &str = "test";
    const ABOUT: &str = "试算细则里的用例：结果是不是应为的分数和等次";

    /// Runs the cases of every file; exit 1 if one comes out otherwise than it says, a file has an error, or too little is covered.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let paths = files::expand(&self.rubrics, &["rubric"], true)?;
        let Gathered { tables, shared } = shared::gather(&paths)?;
        let look = terminal.look;
        let ran: Result<Vec<Ran>, Stop> = tables
            .into_iter()
            .map(|table| Ran::new(table, &shared, self.format, &look))
            .collect();
        let ran = ran?;
        let text = match self.format {
            Format::Text => report::text(&ran, &shared, self.coverage || self.min_coverage.is_some(), &look),
            Format::Json => report::json(&ran)?,
            Format::Junit => report::junit(&ran),
        };
        let mut output = Output::open(self.output.as_deref(), terminal)?;
        output.write_all(text.as_bytes())?;
        output.finish()?;
        if self.format != Format::Text {
            shared::complain(&shared, terminal);
        }
        if ran.is_empty() && shared.iter().any(|file| file.left(&[]).next().is_some()) {
            terminal.complain("给出的文件里只有用例，没有细则，没有试算");
            return Ok(Exit::Failed);
        }
        let short = self.min_coverage.map_or(0, |least| lacking(&ran, least, terminal));
        let wrong = |one: &Ran| !one.errors.is_empty() || one.failed > 0;
        let broken = shared.iter().any(|file| file.compiled.errors().next().is_some());
        Ok(Exit::faulty(short > 0 || broken || ran.iter().any(wrong)))
    }
}

/// Says which files cover less than `least` percent; how many those are.
fn lacking(ran: &[Ran], least: u8, terminal: &mut Terminal) -> usize {
    let short = ran.iter().filter(|one| one.errors.is_empty() && !one.coverage.reaches(least));
    let mut count = 0;
    for one in short {
        let (done, all) = one.coverage.whole();
        terminal.complain(&format!(
            "「{}」的用例覆盖率是{}，低于{least}%：{all}处里有{}处没有用例试到",
            one.compiled.name,
            one.coverage.percent(),
            all - done
        ));
        count += 1;
    }
    count
}

impl Ran {
    /// Runs the cases of `compiled` and those of `shared` that name it.
    fn new(mut compiled: Compiled, shared: &[shared::SharedFile], format: Format, look: &Look) -> Result<Self, Stop> {
        let mut errors: Vec<Diagnostic> = compiled.errors().cloned().collect();
        if errors.is_empty() {
            errors = shared::attach(&mut compiled, shared);
        }
        let (mut told, mut cases, mut failed) = (Vec::new(), 0, 0);
        let mut coverage = Coverage::new(&compiled.rubric);
        let mut stopped = None;
        if errors.is_empty() {
            try_cases(&compiled.rubric, &compiled.cases, &mut |case, trial| {
                cases += 1;
                failed += usize::from(!trial.passed());
                if trial.refused.is_empty() {
                    coverage.add(&compiled.rubric, &trial.evaluation);
                }
                match report::tell(&compiled, case, &trial, format, look) {
                    Ok(one) => told.extend(one),
                    Err(stop) => stopped = Some(stop),
                }
            });
        }
        if let Some(stop) = stopped {
            return Err(stop);
        }
        Ok(Self {
            compiled,
            errors,
            told,
            cases,
            failed,
            coverage,
        })
    }
}
