//! Every unit of the evidence, one after the other.

use std::io::Write;

use rubricc::diagnostic::{Diagnostic, Severity, has_errors};
use rubricc::evaluate::Evaluation;
use rubricc::evidence::{Reader, Unit};
use rubricc::export::print::hex;
use rubricc::model::Evidence;
use rubricc::render::Reporter;
use rubricc::text::Sources;
use rubricc::text::decode::decode;
use sha2::{Digest, Sha256};

use super::input::Input;
use super::{Run, Tools};
use crate::cli::Stop;
use crate::cli::progress::Progress;

/// A unit with what came of it.
pub struct Judged<'a> {
    /// What was read of it.
    pub unit: &'a Unit,
    /// Texts of the rubric and of the evidence so far.
    pub sources: &'a Sources,
    /// What it says and what it scores; none if there is an error.
    pub result: Option<(&'a Evidence, &'a Evaluation)>,
    /// Everything wrong with it, by place.
    pub found: &'a [Diagnostic],
    /// The bytes of its evidence: of the whole file if it is the only one there.
    pub bytes: &'a [u8],
}

impl Judged<'_> {
    /// SHA-256 of its evidence.
    pub fn print(&self) -> String {
        hex(Sha256::new_with_prefix(self.bytes))
    }

    /// What to call it.
    pub fn name(&self) -> &str {
        if self.unit.name.is_empty() {
            "（未写单位）"
        } else {
            &self.unit.name
        }
    }
}

/// Gives every unit of `inputs` to `take`, in order, and reports what is wrong with it on standard error.
pub fn each(
    run: &mut Run<'_>,
    inputs: Vec<Input>,
    mut take: impl FnMut(&Run<'_>, &Judged<'_>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut sources = run.tools.compiled.sources.clone();
    let mut reader = Reader::new(&run.tools.compiled.rubric);
    let mut progress = Progress::start();
    for input in inputs {
        let name = input.name.clone();
        let bytes = input.bytes()?;
        let id = sources.add(decode(&bytes, name));
        let units = reader.read(sources.get(id), id);
        let alone = units.len() == 1;
        for unit in &units {
            let (result, found) = judge(&run.tools, unit);
            let scored = unit.evidence.as_ref().zip(result.as_ref());
            if !found.is_empty() {
                progress.clear();
                tell(run, &found, &sources);
            }
            let text = sources.slice(unit.span).as_bytes();
            take(
                run,
                &Judged {
                    unit,
                    sources: &sources,
                    result: scored,
                    found: &found,
                    bytes: if alone { &bytes } else { text },
                },
            )?;
            progress.add(1);
        }
    }
    progress.clear();
    Ok(())
}

/// Counts what was found and says it on standard error.
pub fn tell(run: &mut Run<'_>, found: &[Diagnostic], sources: &Sources) {
    let reporter = Reporter::new(run.error_look);
    for diagnostic in found {
        match diagnostic.severity() {
            Severity::Error => run.errors += 1,
            Severity::Warning => run.warnings += 1,
        }
        // a closed standard error is nobody's loss
        let _ = writeln!(std::io::stderr().lock(), "{}", reporter.show(diagnostic, sources));
    }
}

/// The result of a unit, unless there is an error, and everything found.
pub fn judge(tools: &Tools<'_>, unit: &Unit) -> (Option<Evaluation>, Vec<Diagnostic>) {
    let mut found = unit.diagnostics.clone();
    let evidence = unit.evidence.as_ref();
    let result = evidence.map(|evidence| tools.scorer.evaluate(&tools.compiled.rubric, evidence));
    let problems = result.iter().flat_map(|result| &result.problems);
    // such a problem stands in the rubric; whose it is must be said as well
    found.extend(problems.map(|problem| problem.clone().also(unit.span, "这个单位")));
    (result.filter(|_| !has_errors(&found)), found)
}
