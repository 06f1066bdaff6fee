//! `rubricc schema`: the JSON Schema of a rubric's evidence.

use std::io::Write;

use clap::Args;
use rubricc::export::schema::schema;

use super::compile::usable;
use super::output::Output;
use super::terminal::Terminal;
use super::{Exit, Stop, Verb};

#[derive(Args)]
#[command(override_usage = "rubricc schema [选项] <细则>")]
pub struct Schema {
    /// 细则文件
    #[arg(value_name = "细则")]
    rubric: String,

    /// 写到文件；写不完整就不写
    #[arg(short, long, value_name = "文件")]
    output: Option<String>,
}

impl Verb for Schema {
    const NAME: &str = "schema";
    const ABOUT: &str = "生成佐证的 JSON Schema，供填报系统与编辑器核对";

    /// Writes the schema; exit 1 if the rubric has an error.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let Some(compiled) = usable(&self.rubric, terminal)? else {
            return Ok(Exit::Faulty);
        };
        let mut output = Output::open(self.output.as_deref(), terminal)?;
        output.write_all(schema(&compiled.rubric).as_bytes())?;
        output.finish()?;
        Ok(Exit::Done)
    }
}
