//! `rubricc form`: a blank evidence file.

use std::io::Write;

use clap::Args;
use rubricc::export::form::form;

use super::compile::usable;
use super::output::Output;
use super::terminal::Terminal;
use super::{Exit, Stop, Verb};

#[derive(Args)]
#[command(override_usage = "rubricc form [选项] <细则>")]
pub struct Form {
    /// 细则文件
    #[arg(value_name = "细则")]
    rubric: String,

    /// 写到文件；写不完整就不写
    #[arg(short, long, value_name = "文件")]
    output: Option<String>,
}

impl Verb for Form {
    const NAME: &str = "form";
    const ABOUT: &str = "生成空白佐证：细则所问的每一个事实，逐项待填";

    /// Writes the form; exit 1 if the rubric has an error.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let Some(compiled) = usable(&self.rubric, terminal)? else {
            return Ok(Exit::Faulty);
        };
        let mut output = Output::open(self.output.as_deref(), terminal)?;
        output.write_all(form(&compiled.rubric).as_bytes())?;
        output.finish()?;
        Ok(Exit::Done)
    }
}
