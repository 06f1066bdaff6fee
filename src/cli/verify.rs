//! `rubricc verify`: computes results again and says what differs.

mod compare;
mod evidence;
mod report;
mod results;
mod words;

use std::collections::BTreeMap;

use clap::Args;

use self::evidence::Given;
use self::report::Tally;
use self::results::{Claim, Results};
use super::compile::{Compiled, compile, table};
use super::eval::Tools;
use super::terminal::Terminal;
use super::{Exit, Stop, Verb, files};

#[derive(Args)]
#[command(override_usage = "rubricc verify [选项] <结果>…")]
pub struct Verify {
    /// rubricc eval --format json 或 jsonl 写出的结果，可以有几个文件
    #[arg(value_name = "结果", required = true)]
    results: Vec<String>,

    /// 细则文件；不写为结果里写明的那一个
    #[arg(long, value_name = "细则")]
    rubric: Option<String>,

    /// 佐证：文件、文件夹；不写为结果里写明的那些
    #[arg(long, value_name = "佐证", num_args = 1..)]
    evidence: Vec<String>,
}

impl Verb for Verify {
    const NAME: &str = "verify";
    const ABOUT: &str = "复核：由细则和佐证重新评定，说明与结果有什么不符";

    /// Computes every unit of every result again; exit 1 if one comes out otherwise, or cannot be computed again.
    fn run(self, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let mut exit = Exit::Done;
        for path in &self.results {
            let came = match self.file(path, terminal) {
                Err(Stop::Failed(reason)) => {
                    terminal.complain(&reason);
                    Exit::Failed
                }
                other => other?,
            };
            exit = exit.max(came);
        }
        Ok(exit)
    }
}

impl Verify {
    /// The results of one file.
    fn file(&self, path: &str, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let given = self.given()?;
        let source = files::source(path)?;
        let results = Results::read(&source)?;
        let claims = results.claims(&source)?;
        let mut groups: BTreeMap<Option<&str>, Vec<&Claim<'_>>> = BTreeMap::new();
        for claim in &claims {
            let named = self.rubric.as_deref().or(claim.rubric.file.as_deref());
            groups.entry(named).or_default().push(claim);
        }
        let mut tally = Tally::default();
        for (rubric, claims) in groups {
            self.group(rubric, &claims, given.as_deref(), &mut tally, terminal)?;
        }
        terminal.line(&format!("{}：{}", files::name(path), tally.summary()))?;
        Ok(Exit::faulty(tally.is_faulty()))
    }

    /// The evidence files that were given.
    fn given(&self) -> Result<Option<Vec<String>>, Stop> {
        if self.evidence.is_empty() {
            return Ok(None);
        }
        files::expand(&self.evidence, &["json", "jsonl"], false).map(Some)
    }

    /// The results of one rubric.
    fn group(
        &self,
        rubric: Option<&str>,
        claims: &[&Claim<'_>],
        given: Option<&[String]>,
        tally: &mut Tally,
        terminal: &mut Terminal,
    ) -> Result<(), Stop> {
        let Some(path) = rubric else {
            let line = "结果没有写明是哪个细则文件；用 --rubric 指明";
            terminal.line(line)?;
            tally.missing += claims.len();
            return Ok(());
        };
        let Some(compiled) = self.compiled(path, terminal)? else {
            tally.missing += claims.len();
            return Ok(());
        };
        let mut tools = Tools::new(&compiled, false);
        tools.meaning = compiled.meaning()?;
        report::rubric(path, &tools, claims, terminal)?;
        let units = Given::read(&compiled, claims, given, terminal)?;
        let named = [self.rubric.is_some(), given.is_some()];
        for claim in claims {
            let Some(unit) = units.find(claim) else {
                report::lost(claim, given.is_some(), terminal)?;
                tally.missing += 1;
                continue;
            };
            tools.explain = claim.explain;
            let computed = units.object(&tools, unit)?;
            let verdict = compare::verdict(claim, &computed, named)?;
            report::unit(claim, &verdict, terminal)?;
            tally.add(&verdict);
        }
        Ok(())
    }

    /// The rubric at `path`; where only the result names it, that it is not there is a finding.
    fn compiled(&self, path: &str, terminal: &mut Terminal) -> Result<Option<Compiled>, Stop> {
        if self.rubric.is_none()
            && let Some(reason) = evidence::unreadable(path)
        {
            terminal.line(&format!("找不到结果所写的细则「{path}」：{reason}；用 --rubric 指明在哪里"))?;
            return Ok(None);
        }
        // what is wrong with it is told
        Ok(table(compile(path)?, terminal))
    }
}
