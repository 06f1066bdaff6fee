//! A whole rubric file, clause by clause.

use rubricc::export::json::rubric::lines;
use rubricc::render::sheet::terminal as text;
use rubricc::render::{Look, ReadingsOf, Reporter, readings};

use crate::cli::compile::compile;
use crate::cli::document::Format;
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Stop};

/// Shows every reading of the rubric at `path`; what could not be read stands at its place.
pub fn rubric(path: &str, format: Format, output: Option<&str>, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let compiled = compile(path)?;
    let refused = compiled.unread.iter().any(|unread| !unread.note);
    // a file is read on any screen
    let look = if output.is_some() { Look::default() } else { terminal.look };
    let sheet = || {
        readings(&ReadingsOf {
            rubric: &compiled.rubric,
            unread: &compiled.unread,
            sources: &compiled.sources,
            errors: compiled.errors().count(),
            fingerprint: &compiled.print(),
        })
    };
    let shown = || text(&sheet(), &look);
    let json = || lines(&compiled.rubric, &compiled.unread, &compiled.sources);
    format.write(output, terminal, shown, json, sheet)?;
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
