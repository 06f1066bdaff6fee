//! What is said of each result.

use super::compare::{Change, Verdict};
use super::results::{Claim, Origin};
use crate::cli::Stop;
use crate::cli::eval::Tools;
use crate::cli::terminal::Terminal;
use rubricc::render::plain;

/// How many results came to what.
#[derive(Debug, Default)]
pub struct Tally {
    same: usize,
    differing: usize,
    /// Without rubric or evidence.
    pub missing: usize,
}

impl Tally {
    /// Counts one.
    pub fn add(&mut self, verdict: &Verdict) {
        match verdict.is_same() {
            true => self.same += 1,
            false => self.differing += 1,
        }
    }

    /// Whether one did not come out the same.
    pub fn is_faulty(&self) -> bool {
        self.differing + self.missing > 0
    }

    /// `复核了12个单位：相符11个，不相符1个`.
    pub fn summary(&self) -> String {
        let all = self.same + self.differing + self.missing;
        let mut parts = Vec::new();
        for (count, what) in [(self.same, "相符"), (self.differing, "不相符"), (self.missing, "没有能复核")] {
            if count > 0 {
                parts.push(format!("{what}{count}个"));
            }
        }
        format!("复核了{all}个单位，{}", parts.join("，"))
    }
}

/// Says what became of the rubric at `path`, once for all `claims`, and that another version wrote them.
pub fn rubric(path: &str, tools: &Tools<'_>, claims: &[&Claim<'_>], terminal: &mut Terminal) -> Result<(), Stop> {
    let now = Origin {
        file: None,
        bytes: tools.print.clone(),
        meaning: Some(tools.meaning.clone()),
    };
    let mut told = Vec::new();
    for claim in claims {
        let change = Change::new(&claim.rubric, &now);
        if change != Change::Same && !told.contains(&change) {
            told.push(change);
            terminal.line(&plain(&format!("细则「{path}」{}", said(change))))?;
        }
    }
    let own = env!("CARGO_PKG_VERSION");
    if let Some(other) = claims.iter().find(|claim| claim.version != own) {
        terminal.line(&plain(&format!("结果是 rubricc {} 写的，这里是{own}", other.version)))?;
    }
    Ok(())
}

/// Says what differs of one unit; nothing of one that is the same, but that its layout changed.
pub fn unit(claim: &Claim<'_>, verdict: &Verdict, terminal: &mut Terminal) -> Result<(), Stop> {
    if verdict.is_same() && verdict.evidence == Change::Same {
        return Ok(());
    }
    let word = if verdict.is_same() { "相符" } else { "不相符" };
    terminal.line(&plain(&format!("{}：{word}", name(claim))))?;
    if !verdict.rubric.is_harmless() {
        terminal.line(&format!("  细则{}", said(verdict.rubric)))?;
    }
    if verdict.evidence != Change::Same {
        terminal.line(&format!("  佐证{}", said(verdict.evidence)))?;
    }
    for difference in &verdict.differences {
        terminal.line(&plain(&format!("  {difference}")))?;
    }
    if verdict.more > 0 {
        terminal.line(&format!("  另有{}处不同", verdict.more))?;
    }
    if !verdict.is_same() && verdict.differences.is_empty() {
        terminal.line("  重算的分数和依据与结果相同")?;
    }
    Ok(())
}

/// Says that there is no evidence of the unit of `claim`.
pub fn lost(claim: &Claim<'_>, given: bool, terminal: &mut Terminal) -> Result<(), Stop> {
    let help = match (given, &claim.evidence.file) {
        (true, _) => "给出的佐证里没有这个单位".to_owned(),
        (false, Some(file)) => format!("「{file}」里没有这个单位，或没有这个文件"),
        (false, None) => "佐证当时来自标准输入，用 --evidence 指明文件".to_owned(),
    };
    terminal.line(&plain(&format!("{}：找不到佐证；{help}", name(claim))))
}

fn name<'a>(claim: &'a Claim<'_>) -> &'a str {
    if claim.unit.is_empty() {
        "（未写单位）"
    } else {
        &claim.unit
    }
}

fn said(change: Change) -> &'static str {
    match change {
        Change::Same => "没有改过",
        Change::Layout => "只改了排版或不计分的文字，意思相同",
        Change::Meaning => "改过了，意思不同",
        Change::Unsure => "改过了，意思是否相同不能断定",
    }
}
