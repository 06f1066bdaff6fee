//! 影响: last year's evidence under both versions. Lines are read as a stream, by several threads.

use std::io::Write;

use rubricc::diagnostic::{Diagnostic, code, has_errors};
use rubricc::diff::{Impact, Moved, Survey};
use rubricc::evaluate::Scores;
use rubricc::evidence::known::fingerprint;
use rubricc::evidence::{Reader, Unit};
use rubricc::export::rows::{Arrivals, twice};
use rubricc::render::{Look, Reporter};
use rubricc::text::decode::decode;
use rubricc::text::{Source, SourceId, Sources};

use crate::cli::compile::Compiled;
use crate::cli::eval::input::Input;
use crate::cli::progress::Progress;
use crate::cli::stream::{self, Chunk, Chunks};
use crate::cli::{Stop, files};

/// What came of all evidence.
pub struct Surveyed {
    pub survey: Survey,
    /// Whether a unit could not be scored.
    pub is_faulty: bool,
}

/// Scores all evidence at `paths`, which is of the `old` version.
pub fn survey(old: &Compiled, impact: &Impact<'_>, paths: &[String], look: Look) -> Result<Surveyed, Stop> {
    let paths = files::expand(paths, &["json", "jsonl"], false)?;
    let inputs: Vec<Input> = paths.into_iter().map(Input::look).collect::<Result<_, _>>()?;
    let mut arrivals = Arrivals::new();
    let mut progress = Progress::start();
    let mut out = Surveyed {
        survey: Survey::default(),
        is_faulty: false,
    };
    let threads = stream::all_threads();
    for input in inputs {
        let name = input.name.clone();
        arrivals.begin(&name);
        let work = |chunk: &Chunk| batch(old, impact, &name, chunk);
        let mut take = |batch: Batch, _: &Chunk| {
            enter(batch, &mut arrivals, &mut out, &mut progress, look);
            Ok(())
        };
        if input.is_lines {
            let (head, rest) = input.parts()?;
            stream::run(Chunks::new(head, rest), threads, work, take)?;
        } else {
            let chunk = Chunk::whole(input.bytes()?);
            take(work(&chunk), &chunk)?;
        }
    }
    progress.clear();
    Ok(out)
}

/// The units of one chunk.
struct Batch {
    sources: Sources,
    id: SourceId,
    units: Vec<(Unit, Option<Moved>)>,
}

fn batch(old: &Compiled, impact: &Impact<'_>, name: &str, chunk: &Chunk) -> Batch {
    let mut sources = old.sources.clone();
    let text = decode(chunk.bytes(), name);
    let id = sources.add(Source::excerpt(name, text.text(), chunk.lines_before));
    let units = match text.text().trim().is_empty() && !chunk.is_whole {
        true => Vec::new(),
        false => Reader::new(&old.rubric).read(sources.get(id), id),
    };
    let mut scores: [Scores; 2] = Default::default();
    let units = units.into_iter().map(|mut unit| {
        let mut moved = None;
        if let Some(evidence) = unit.evidence.take() {
            moved = impact.unit(&evidence, &mut scores);
            if moved.is_none() {
                unit.diagnostics.extend(impact.problems(&evidence, unit.span));
            }
        }
        (unit, moved)
    });
    let units = units.collect();
    Batch { sources, id, units }
}

/// Enters the units of one chunk, in order, and reports what is wrong with them.
fn enter(batch: Batch, arrivals: &mut Arrivals, out: &mut Surveyed, progress: &mut Progress, look: Look) {
    let Batch { sources, id, units } = batch;
    let source = sources.get(id);
    for (mut unit, mut moved) in units {
        let line = source.lines_before() + source.line_index(unit.span.start as usize);
        let print = (!unit.name.is_empty()).then(|| fingerprint(&unit.name));
        let before = print.and_then(|print| arrivals.unit(print, line));
        // twice in one chunk was found while reading it
        if let Some(before) = before.filter(|_| unit.diagnostics.iter().all(|found| found.code.id != code::R0607.id)) {
            unit.diagnostics.push(twice(&before, unit.span));
            moved = None;
        }
        if !unit.diagnostics.is_empty() {
            progress.clear();
            tell(&unit.diagnostics, &sources, look);
        }
        out.is_faulty |= has_errors(&unit.diagnostics);
        match moved {
            Some(moved) => out.survey.add(moved),
            None => out.survey.fail(if unit.name.is_empty() {
                "（未写单位）".to_owned()
            } else {
                unit.name
            }),
        }
        progress.add(1);
    }
}

fn tell(found: &[Diagnostic], sources: &Sources, look: Look) {
    let reporter = Reporter::new(look);
    for diagnostic in found {
        // a closed standard error is nobody's loss
        let _ = writeln!(std::io::stderr().lock(), "{}", reporter.show(diagnostic, sources));
    }
}
