//! `rubricc read`: shows how each clause is read.

mod clauses;
mod whole;

use clap::Args;

use super::document::Format;
use super::terminal::Terminal;
use super::{Exit, Stop, Verb};

#[derive(Args)]
#[command(override_usage = "rubricc read [选项] <细则>
      rubricc read --clause <条款> [--field <栏目>]
      rubricc read --clauses <文件>")]
pub struct Read {
    /// 细则文件
    #[arg(value_name = "细则", required_unless_present_any = ["clause", "clauses"])]
    rubric: Option<String>,

    /// 只读这一句
    #[arg(long, value_name = "条款", conflicts_with_all = ["rubric", "clauses"])]
    clause: Option<String>,

    /// 读一个文件，每行一句，或每行一个 {"text":…,"field":…}；- 为标准输入
    #[arg(long, value_name = "文件", conflicts_with = "rubric")]
    clauses: Option<String>,

    /// 这一句所在的栏目：扣分、得分、加分、减分、否决，可带（就高）（择一）（分档）；不写为扣分
    #[arg(long, value_name = "栏目", default_value = "扣分", conflicts_with = "rubric")]
    field: String,

    /// 输出格式：text、json（一行一个对象）；读整个细则还可以是 md、html、docx（读解表，供审签）
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Format,

    /// 写到文件，不写到终端；写完整了才有这个文件
    #[arg(short, long, value_name = "文件", conflicts_with_all = ["clause", "clauses"])]
    output: Option<String>,
}

impl Verb for Read {
    const NAME: &str = "read";
    const ABOUT: &str = "显示每个条款的读解：官方文字怎样理解";

    /// Shows the readings; exit 1 if anything is refused.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let Some(field) = clauses::Field::parse(&self.field) else {
            return Err(Stop::Failed(clauses::unknown(&self.field)));
        };
        let alone = self.clause.is_some() || self.clauses.is_some();
        if alone && !matches!(self.format, Format::Text | Format::Json) {
            return Err(Stop::Failed(
                "md、html、docx 用于整个细则；只读几句时用 text 或 json".to_owned(),
            ));
        }
        let json = self.format == Format::Json;
        match (self.clause, self.clauses, self.rubric) {
            (Some(text), ..) => clauses::one(&text, &field, json, terminal),
            (None, Some(path), _) => clauses::many(&path, &field, json, terminal),
            (None, None, Some(path)) => whole::rubric(&path, self.format, self.output.as_deref(), terminal),
            (None, None, None) => Err(Stop::Failed("缺少细则文件".to_owned())),
        }
    }
}
