//! Results as CSV, a row a unit; lines are read as a stream, by several threads.

use std::io::Write;

use rubricc::evaluate::Scores;
use rubricc::evidence::Index;
use rubricc::export::rows::{Arrivals, Batch, Rows, header, row};
use rubricc::text::Source;

use super::Run;
use super::input::Input;
use super::units::{self, each};
use crate::cli::Stop;
use crate::cli::output::Output;
use crate::cli::progress::Progress;
use crate::cli::stream::{self, Chunk, Chunks};

/// Bytes of a file that one thread is done with sooner than two are started.
const LITTLE: u64 = 64 << 20;

/// The table of all units of `inputs`.
pub fn csv(run: &mut Run<'_>, inputs: Vec<Input>, output: &mut Output<'_>) -> Result<(), Stop> {
    let rubric = &run.tools.compiled.rubric;
    output.write_all(&header(rubric))?;
    if inputs.iter().all(|input| input.is_lines) {
        return lines(run, inputs, output);
    }
    let mut scores = Scores::default();
    let mut bytes = Vec::new();
    each(run, inputs, |run, judged| {
        if let Some((evidence, _)) = judged.result {
            bytes.clear();
            run.tools.scorer.score(evidence, &mut scores);
            row(&mut bytes, rubric, &evidence.unit, &scores);
            output.write_all(&bytes)?;
        }
        Ok(())
    })
}

fn lines(run: &mut Run<'_>, inputs: Vec<Input>, output: &mut Output<'_>) -> Result<(), Stop> {
    let mut sources = run.tools.compiled.sources.clone();
    let id = sources.add(Source::new("", ""));
    let index = Index::new(&run.tools.compiled.rubric);
    let scorer = run.tools.scorer.clone().for_very_many();
    let rows = Rows::new(&index, &scorer, id);
    let mut arrivals = Arrivals::new();
    let mut progress = Progress::start();
    for input in inputs {
        let name = input.name.clone();
        let threads = run.threads(input.size().is_some_and(|bytes| bytes < LITTLE));
        let (head, rest) = input.parts()?;
        arrivals.begin(&name);
        let work = |chunk: &Chunk| rows.batch(&name, chunk.lines_before, chunk.bytes());
        let chunks = Chunks::new(head, rest);
        let chunks = if threads.get() == 1 { chunks.small() } else { chunks };
        stream::run(chunks, threads, work, |mut batch: Batch, chunk| {
            arrivals.take(&mut batch, chunk.bytes(), id);
            for problem in batch.problems {
                sources.replace(id, problem.source);
                progress.clear();
                units::tell(run, &problem.diagnostics, &sources);
            }
            output.write_all(&batch.rows)?;
            progress.add((batch.scored + batch.failed) as u64);
            Ok(())
        })?;
    }
    progress.clear();
    Ok(())
}
