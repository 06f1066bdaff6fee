//! `rubricc explain`: prints the page of a diagnostic code.

use clap::Args;
use rubricc::diagnostic::{Severity, code};

use super::terminal::Terminal;
use super::{Exit, Stop, Verb};

#[derive(Args)]
#[command(override_usage = "rubricc explain [代码]")]
pub struct Explain {
    /// 诊断代码，如 R0301；不写则列出全部
    #[arg(value_name = "代码")]
    code: Option<String>,
}

impl Verb for Explain {
    const NAME: &str = "explain";
    const ABOUT: &str = "说明一个诊断代码：为什么、错误示例、正确写法";

    /// Prints a page, or the list.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let Some(wanted) = self.code else {
            for code in code::all() {
                let kind = match code.severity {
                    Severity::Error => "错误",
                    Severity::Warning => "警告",
                };
                terminal.line(&format!("{} {kind} {}", code.id, code.title))?;
            }
            return Ok(Exit::Done);
        };
        if let Some(code) = code::find(&wanted) {
            terminal.line(code.page.trim_end())?;
            return Ok(Exit::Done);
        }
        let upper = wanted.trim().to_uppercase();
        let near = code::all().min_by_key(|code| (strsim::levenshtein(code.id, &upper), code.id));
        let mut reason = format!("没有「{}」这个代码", wanted.trim());
        if let Some(near) = near {
            reason.push_str(&format!("；最接近的是 {}（{}）", near.id, near.title));
        }
        reason.push_str("。用 rubricc explain 列出全部代码。");
        terminal.complain(&reason);
        Ok(Exit::Faulty)
    }
}
