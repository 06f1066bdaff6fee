//! `rubricc test`: runs the cases that rubrics carry.

use clap::Args;
use rubricc::check::check_cases;
use rubricc::render::Reporter;

use super::compile::{compile, sound};
use super::terminal::Terminal;
use super::{Exit, Stop, files};

/// 试算细则里的用例：结果是不是应为的分数和等次
#[derive(Args)]
#[command(override_usage = "rubricc test <细则>…")]
pub struct Test {
    /// 细则文件，可以有几个，也可以是文件夹
    #[arg(value_name = "细则", required = true)]
    rubrics: Vec<String>,
}

impl Test {
    /// Runs the cases of every file; exit 1 if one comes out otherwise than it says, or a file has an error.
    pub fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let mut faulty = false;
        for path in files::expand(&self.rubrics, &["rubric"], true)? {
            let compiled = compile(&path)?;
            if compiled.is_shared() {
                terminal.line(&format!("{path}：共用文件，用例随引用它的细则试算"))?;
                continue;
            }
            let Some(compiled) = sound(compiled, terminal) else {
                faulty = true;
                continue;
            };
            let failed = check_cases(&compiled.rubric, &compiled.cases);
            let reporter = Reporter::new(terminal.look);
            for diagnostic in &failed {
                terminal.line(&reporter.show(diagnostic, &compiled.sources))?;
            }
            // one case may fail in several of its parts
            let wrong = compiled
                .cases
                .iter()
                .filter(|case| failed.iter().any(|d| case.expected.iter().any(|e| e.span == d.span())))
                .count();
            let outcome = match (compiled.cases.len(), failed.len(), wrong) {
                (0, ..) => "没有用例".to_owned(),
                (all, 0, _) => format!("{all}个用例，全部相符"),
                (all, places, 0) => format!("{all}个用例，{places}处不符"),
                (all, _, wrong) => format!("{all}个用例，{wrong}个不符"),
            };
            terminal.line(&format!("{path}：{outcome}"))?;
            faulty |= !failed.is_empty();
        }
        Ok(Exit::faulty(faulty))
    }
}
