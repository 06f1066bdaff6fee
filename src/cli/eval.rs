//! `rubricc eval`: scores evidence against a rubric.

pub mod input;
pub mod objects;
mod report;
mod rows;
pub mod units;

use std::io::IsTerminal;
use std::num::NonZeroUsize;

use clap::{Args, ValueEnum};
use rubricc::evaluate::Scorer;

use self::input::Input;
use super::compile::{Compiled, usable};
use super::files;
use super::output::Output;
use super::stream;
use super::terminal::Terminal;
use super::{Exit, Stop, Verb};

#[derive(Args)]
#[command(override_usage = "rubricc eval [选项] <细则> [佐证]…")]
pub struct Eval {
    /// 细则文件
    #[arg(value_name = "细则")]
    rubric: String,

    /// 佐证：文件、文件夹（其中的 *.json、*.jsonl），- 或不写为标准输入
    #[arg(value_name = "佐证")]
    evidence: Vec<String>,

    /// 输出格式：text、json、jsonl、csv
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Format,

    /// 每一项、每一条都列出，扣没扣分都列
    #[arg(long)]
    explain: bool,

    /// 写到文件；写不完整就不写
    #[arg(short, long, value_name = "文件")]
    output: Option<String>,

    /// 用几个线程；不写为全部，小文件为一个
    #[arg(long, value_name = "个数")]
    threads: Option<NonZeroUsize>,

    /// 有警告时退出码也是1
    #[arg(long)]
    deny_warnings: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    #[value(alias = "文字")]
    Text,
    Json,
    Jsonl,
    Csv,
}

impl Verb for Eval {
    const NAME: &str = "eval";
    const ABOUT: &str = "按细则评定佐证：得分、等次、每一处扣分的依据";

    /// Scores every unit; exit 1 if one could not be scored.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let Some(compiled) = usable(&self.rubric, terminal)? else {
            return Ok(Exit::Faulty);
        };
        let inputs = self.inputs()?;
        let mut tools = Tools::new(&compiled, self.explain);
        if matches!(self.format, Format::Json | Format::Jsonl) {
            tools.meaning = compiled.meaning()?;
        }
        let mut run = Run {
            tools,
            error_look: terminal.error_look,
            look: terminal.look,
            threads: self.threads,
            errors: 0,
            warnings: 0,
        };
        let mut output = Output::open(self.output.as_deref(), terminal)?;
        match self.format {
            Format::Csv => rows::csv(&mut run, inputs, &mut output)?,
            Format::Text => report::text(&mut run, inputs, &mut output)?,
            Format::Json => objects::array(&mut run, inputs, &mut output)?,
            Format::Jsonl => objects::lines(&mut run, inputs, &mut output)?,
        }
        output.finish()?;
        Ok(Exit::faulty(run.errors > 0 || (self.deny_warnings && run.warnings > 0)))
    }
}

impl Eval {
    /// The evidence, opened: what cannot be read is said before anything is scored.
    fn inputs(&self) -> Result<Vec<Input>, Stop> {
        if self.evidence.is_empty() && std::io::stdin().is_terminal() {
            return Err(Stop::Failed("没有写佐证文件；要从键盘输入，把佐证写成 -".to_owned()));
        }
        if self.evidence.is_empty() {
            return Ok(vec![Input::look("-".to_owned())?]);
        }
        let paths = files::expand(&self.evidence, &["json", "jsonl"], false)?;
        paths.into_iter().map(Input::look).collect()
    }
}

/// One run of the command.
pub struct Run<'a> {
    tools: Tools<'a>,
    error_look: rubricc::render::Look,
    look: rubricc::render::Look,
    threads: Option<NonZeroUsize>,
    errors: u64,
    warnings: u64,
}

impl Run<'_> {
    /// Threads as asked for, or all; for `little` work one, as starting more takes longer than they save.
    fn threads(&self, little: bool) -> NonZeroUsize {
        let usual = || if little { NonZeroUsize::MIN } else { stream::all_threads() };
        self.threads.unwrap_or_else(usual)
    }
}

/// What scoring a unit needs.
#[derive(Clone)]
pub struct Tools<'a> {
    /// The rubric.
    pub compiled: &'a Compiled,
    /// Fingerprint of the rubric.
    pub print: String,
    /// Fingerprint of what it means; empty where no result carries it.
    pub meaning: String,
    /// The rubric made ready.
    pub scorer: Scorer,
    /// Whether clauses that do nothing are listed as well.
    pub explain: bool,
}

impl<'a> Tools<'a> {
    /// For evidence of `compiled`; `explain` lists clauses that do nothing as well.
    pub fn new(compiled: &'a Compiled, explain: bool) -> Self {
        Self {
            scorer: Scorer::new(&compiled.rubric),
            print: compiled.print(),
            meaning: String::new(),
            compiled,
            explain,
        }
    }
}
