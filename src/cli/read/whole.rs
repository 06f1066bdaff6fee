//! A whole rubric file, clause by clause.

use rubricc::export::json::rubric::lines;
use rubricc::render::{Reporter, readings};

use crate::cli::compile::compile;
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Stop};

/// Shows every reading of the rubric at `path`; what could not be read stands at its place (JSON) or behind (text).
pub fn rubric(path: &str, json: bool, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let compiled = compile(path)?;
    let refused = compiled.unread.iter().any(|unread| !unread.note);
    if json {
        let text = lines(&compiled.rubric, &compiled.unread, &compiled.sources);
        terminal.print(&text.map_err(|_| Stop::Failed("结果写不成 JSON".to_owned()))?)?;
    } else {
        terminal.print(&readings(&compiled.rubric, &terminal.look.clone()))?;
        let reporter = Reporter::new(terminal.look);
        for unread in &compiled.unread {
            terminal.line("")?;
            terminal.print(&reporter.show(&unread.diagnostic, &compiled.sources))?;
        }
    }
    // what is wrong elsewhere is the business of check; that there is something must be said
    let told = |code: &str| compiled.unread.iter().any(|unread| unread.diagnostic.code.id == code);
    let reporter = Reporter::new(terminal.error_look);
    let mut wrong = refused;
    for diagnostic in compiled.errors().filter(|diagnostic| !told(diagnostic.code.id)) {
        wrong = true;
        let shown = reporter.show(diagnostic, &compiled.sources);
        terminal.note(&format!("{shown}\n"));
    }
    Ok(Exit::faulty(wrong))
}
