//! `rubricc fmt`: the canonical layout.

use std::io::Write;

use clap::Args;
use rubricc::format::format;
use rubricc::text::decode::decode;

use super::files::{self, WholeFile};
use super::terminal::Terminal;
use super::{Exit, Stop, Verb};

#[derive(Args)]
#[command(override_usage = "rubricc fmt [选项] <细则>…")]
pub struct Fmt {
    /// 细则文件，可以有几个，也可以是文件夹
    #[arg(value_name = "细则", required_unless_present = "stdin")]
    rubrics: Vec<String>,

    /// 只检查，不改文件；有要改的，退出码为1
    #[arg(long)]
    check: bool,

    /// 从标准输入读，排好的写到标准输出，供编辑器和 git 使用
    #[arg(long, conflicts_with = "rubrics")]
    stdin: bool,
}

impl Verb for Fmt {
    const NAME: &str = "fmt";
    const ABOUT: &str = "排版：一条一行，标点全角，数字半角；不改一个字的意思";

    /// Formats every file in place, or says which would change.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        if self.stdin {
            let bytes = files::bytes("-")?;
            let text = formatted(&bytes, files::STANDARD_INPUT);
            if text.is_none() {
                terminal.note(&left_alone(files::STANDARD_INPUT));
            }
            let text = text.map_or_else(|| bytes.clone(), String::into_bytes);
            if self.check {
                return Ok(Exit::faulty(text != bytes));
            }
            terminal.write_all(&text)?;
            return Ok(Exit::Done);
        }
        let mut unlike = false;
        for path in files::expand(&self.rubrics, &["rubric"], true)? {
            let bytes = files::bytes(&path)?;
            let Some(text) = formatted(&bytes, &path) else {
                terminal.note(&left_alone(&path));
                continue;
            };
            if text.as_bytes() == bytes {
                continue;
            }
            unlike = true;
            if self.check {
                terminal.line(&format!("{path}：需要排版"))?;
                continue;
            }
            let mut file = WholeFile::create(&path)?;
            file.write_all(text.as_bytes())?;
            file.finish()?;
            let note = if std::str::from_utf8(&bytes).is_err() || bytes.contains(&b'\r') {
                "，编码改为UTF-8、行尾改为LF"
            } else {
                ""
            };
            terminal.line(&format!("{path}：已排版{note}"))?;
        }
        Ok(Exit::faulty(self.check && unlike))
    }
}

fn formatted(bytes: &[u8], name: &str) -> Option<String> {
    format(&decode(bytes, name))
}

fn left_alone(name: &str) -> String {
    format!("{name}：没有排版，原样未动；先改好 rubricc check 报出的错误，再排版\n")
}
