//! Results as JSON, an object a unit; lines are read as a stream, by several threads.

use std::io::Write;
use std::ops::Range;

use rubricc::diagnostic::{Diagnostic, code};
use rubricc::evidence::Reader;
use rubricc::evidence::known::fingerprint;
use rubricc::export::json::evaluation::{Failed, Origin, Scored};
use rubricc::export::rows::{Arrivals, twice};
use rubricc::text::decode::decode;
use rubricc::text::{Source, SourceId, Sources, Span};

use super::input::Input;
use super::units::{self, Judged, each, judge};
use super::{Run, Tools};
use crate::cli::Stop;
use crate::cli::files::STANDARD_INPUT;
use crate::cli::output::Output;
use crate::cli::progress::Progress;
use crate::cli::stream::{self, Chunk, Chunks};

/// What stands before the first object, between two, and behind the last; and what stands for none at all.
struct Frame {
    open: &'static str,
    between: &'static str,
    close: &'static str,
    none: &'static str,
}

/// An array with one object a unit.
pub fn array(run: &mut Run<'_>, inputs: Vec<Input>, output: &mut Output<'_>) -> Result<(), Stop> {
    let frame = Frame {
        open: "[\n",
        between: ",\n",
        close: "\n]\n",
        none: "[]\n",
    };
    objects(run, inputs, output, frame)
}

/// One object a line.
pub fn lines(run: &mut Run<'_>, inputs: Vec<Input>, output: &mut Output<'_>) -> Result<(), Stop> {
    let frame = Frame {
        open: "",
        between: "\n",
        close: "\n",
        none: "",
    };
    objects(run, inputs, output, frame)
}

fn objects(run: &mut Run<'_>, inputs: Vec<Input>, output: &mut Output<'_>, frame: Frame) -> Result<(), Stop> {
    let mut count = 0_u64;
    let mut write = |object: &str| -> Result<(), Stop> {
        let before = if count == 0 { frame.open } else { frame.between };
        count += 1;
        Ok(write!(output, "{before}{object}")?)
    };
    if inputs.iter().all(|input| input.is_lines) {
        streamed(run, inputs, &mut write)?;
    } else {
        each(run, inputs, |run, judged| {
            write(&object(&run.tools, judged, &judged.print())?)
        })?;
    }
    let end = if count == 0 { frame.none } else { frame.close };
    Ok(output.write_all(end.as_bytes())?)
}

/// The objects of one chunk.
struct Batch {
    sources: Sources,
    id: SourceId,
    json: String,
    units: Vec<Done>,
}

/// One unit of a chunk.
struct Done {
    print: Option<u64>,
    span: Span,
    name: String,
    json: Range<usize>,
    found: Vec<Diagnostic>,
    /// SHA-256 of its bytes.
    bytes_print: String,
}

fn streamed(run: &mut Run<'_>, inputs: Vec<Input>, write: &mut impl FnMut(&str) -> Result<(), Stop>) -> Result<(), Stop> {
    let mut arrivals = Arrivals::new();
    let mut progress = Progress::start();
    for input in inputs {
        let name = input.name.clone();
        let (head, rest) = input.parts()?;
        arrivals.begin(&name);
        let tools = run.tools.clone();
        let work = |chunk: &Chunk| batch(&tools, &name, chunk);
        stream::run(Chunks::new(head, rest), run.threads(false), work, |batch, _| {
            let Batch {
                sources,
                id,
                json,
                units,
            } = batch?;
            let source = sources.get(id);
            for mut unit in units {
                let line = source.lines_before() + source.line_index(unit.span.start as usize);
                let before = unit.print.and_then(|print| arrivals.unit(print, line));
                // twice in one chunk was found while reading it
                let again = before.filter(|_| unit.found.iter().all(|found| found.code.id != code::R0607.id));
                match again {
                    Some(before) => {
                        unit.found.push(twice(&before, unit.span));
                        write(&fault(
                            &run.tools,
                            &unit.name,
                            unit.span,
                            &unit.found,
                            &sources,
                            &unit.bytes_print,
                        )?)?;
                    }
                    None => write(json.get(unit.json.clone()).unwrap_or_default())?,
                }
                if !unit.found.is_empty() {
                    progress.clear();
                    units::tell(run, &unit.found, &sources);
                }
                progress.add(1);
            }
            Ok(())
        })?;
    }
    progress.clear();
    Ok(())
}

fn batch(tools: &Tools<'_>, name: &str, chunk: &Chunk) -> Result<Batch, Stop> {
    let mut sources = tools.compiled.sources.clone();
    let text = decode(chunk.bytes(), name);
    let id = sources.add(Source::excerpt(name, text.text(), chunk.lines_before));
    let units = if text.text().trim().is_empty() {
        Vec::new()
    } else {
        Reader::new(&tools.compiled.rubric).read(sources.get(id), id)
    };
    let alone = chunk.is_whole && units.len() == 1;
    let mut json = String::new();
    let mut done = Vec::with_capacity(units.len());
    for unit in units {
        let (result, found) = judge(tools, &unit);
        let judged = Judged {
            unit: &unit,
            sources: &sources,
            result: unit.evidence.as_ref().zip(result.as_ref()),
            found: &found,
            bytes: if alone {
                chunk.bytes()
            } else {
                sources.slice(unit.span).as_bytes()
            },
        };
        let start = json.len();
        let bytes_print = judged.print();
        json.push_str(&object(tools, &judged, &bytes_print)?);
        done.push(Done {
            print: (!unit.name.is_empty()).then(|| fingerprint(&unit.name)),
            span: unit.span,
            name: unit.name,
            json: start..json.len(),
            bytes_print,
            found,
        });
    }
    Ok(Batch {
        sources,
        id,
        json,
        units: done,
    })
}

/// The object of one unit; `print` is the fingerprint of its bytes.
pub fn object(tools: &Tools<'_>, judged: &Judged<'_>, print: &str) -> Result<String, Stop> {
    let Some((evidence, result)) = judged.result else {
        let unit = &judged.unit;
        return fault(tools, &unit.name, unit.span, judged.found, judged.sources, print);
    };
    let object = Scored {
        rubric: &tools.compiled.rubric,
        sources: judged.sources,
        evidence,
        result,
        found: judged.found,
        explain: tools.explain,
        rubric_origin: rubric_origin(tools),
        evidence_origin: evidence_origin(judged.sources, judged.unit.span, print),
    }
    .json()?;
    Ok(object)
}

/// The object of a unit that could not be scored.
fn fault(
    tools: &Tools<'_>,
    unit: &str,
    span: Span,
    found: &[Diagnostic],
    sources: &Sources,
    print: &str,
) -> Result<String, Stop> {
    let object = Failed {
        unit,
        span,
        found,
        sources,
        rubric_origin: rubric_origin(tools),
        evidence_origin: evidence_origin(sources, span, print),
    }
    .json()?;
    Ok(object)
}

fn rubric_origin<'a>(tools: &'a Tools<'_>) -> Origin<'a> {
    Origin {
        file: named(&tools.compiled.name),
        bytes: &tools.print,
        meaning: &tools.meaning,
    }
}

fn evidence_origin<'a>(sources: &'a Sources, span: Span, print: &'a str) -> Origin<'a> {
    Origin {
        file: named(sources.get(span.source).name()),
        bytes: print,
        meaning: "",
    }
}

/// `name`, unless it is what messages call standard input.
fn named(name: &str) -> Option<&str> {
    (name != STANDARD_INPUT).then_some(name)
}
