//! `rubricc diff`: what changed between two versions of a rubric.

mod driver;
mod git;
mod impact;
mod versions;

use clap::Args;
use rubricc::diff::{Impact, diff};
use rubricc::export::json;
use rubricc::render::{self, Look, Reporter, RevisionOf};

use super::compile::{compile, table};
use super::document::Format;
use super::terminal::Terminal;
use super::{Exit, Stop, Verb};
use driver::Handed;
use versions::{Asked, Versions, asked, in_git};

#[derive(Args)]
#[command(override_usage = "rubricc diff [选项] <旧版> <新版>\n      rubricc diff [选项] --git <版本> [版本] <细则>")]
pub struct Diff {
    /// 旧版与新版的细则文件；也认 git 交给外部比较程序的七个参数
    #[arg(value_name = "细则", required = true)]
    versions: Vec<String>,

    /// 与 git 里的版本比较：版本可以写一个（与现在的文件比）或两个，引用的文件也取那个版本的
    #[arg(long)]
    git: bool,

    /// 旧版的佐证：文件、文件夹（其中的 *.json、*.jsonl），- 为标准输入；按两版各评一次，列出有变动的单位
    #[arg(long, value_name = "佐证", num_args = 1..)]
    evidence: Vec<String>,

    /// 输出格式：text、json；md、html、docx 是修订对照表
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Format,

    /// 写到文件；写不完整就不写
    #[arg(short, long, value_name = "文件")]
    output: Option<String>,
}

impl Verb for Diff {
    const NAME: &str = "diff";
    const ABOUT: &str = "对比两版细则：增删、改名、移动、拆并、分值、扣分标准，以及更严还是更宽";

    /// Compares; exit 1 if one of the rubrics has an error, 0 whatever the differences.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let versions = match asked(&self.versions, self.git)? {
            Asked::Files(old, new) => Versions {
                old: compile(old)?,
                new: compile(new)?,
            },
            Asked::Git { old, new, path } => in_git(path, old, new)?,
            Asked::Driver => {
                if let Some(handed) = Handed::new(&self.versions) {
                    handed.show(terminal)?;
                }
                return Ok(Exit::Done);
            }
            Asked::Conflict(path) => {
                terminal.line(&format!("{path}\n有冲突还没有解决，解决以后再比较\n"))?;
                return Ok(Exit::Done);
            }
        };
        // what is wrong with either is told
        let (Some(old), Some(new)) = (table(versions.old, terminal), table(versions.new, terminal)) else {
            return Ok(Exit::Faulty);
        };
        let diff = diff(&old.rubric, &new.rubric);
        let reporter = Reporter::new(terminal.error_look);
        for found in &diff.diagnostics {
            let shown = reporter.show(found, &new.sources);
            terminal.note(&format!("{shown}\n"));
        }
        let surveyed = match self.evidence.as_slice() {
            [] => None,
            paths => {
                let impact = Impact::new(&old.rubric, &new.rubric, &diff.pairing);
                Some(impact::survey(&old, &impact, paths, terminal.error_look)?)
            }
        };
        let survey = surveyed.as_ref().map(|surveyed| &surveyed.survey);
        let look = match self.output {
            Some(_) => Look::default(),
            None => terminal.look,
        };
        let sheet = || {
            render::revision(&RevisionOf {
                diff: &diff,
                old: &old.rubric,
                new: &new.rubric,
                survey,
            })
        };
        let text = || {
            let mut text = render::diff::diff(&old.rubric, &new.rubric, &diff, &look);
            if let Some(survey) = survey {
                text.push('\n');
                text.push_str(&render::diff::impact::impact(&old.rubric, &new.rubric, survey, &look));
            }
            text
        };
        let json = || Ok(json::diff::diff(&old.rubric, &new.rubric, &diff, survey, &new.sources)? + "\n");
        self.format.write(self.output.as_deref(), terminal, text, json, sheet)?;
        Ok(Exit::faulty(surveyed.is_some_and(|surveyed| surveyed.is_faulty)))
    }
}
