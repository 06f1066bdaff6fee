//! Results as text.

use std::collections::BTreeMap;
use std::io::Write;

use rubricc::render::{Page, Row, plain, ranking};

use super::Run;
use super::input::Input;
use super::units::each;
use crate::cli::Stop;
use crate::cli::output::Output;

/// One unit: its page. Several: a ranking, with every page before it if all is to be explained.
pub fn text(run: &mut Run<'_>, inputs: Vec<Input>, output: &mut Output<'_>) -> Result<(), Stop> {
    let mut rows = Vec::new();
    let mut failed = Vec::new();
    let mut first = String::new();
    each(run, inputs, |run, judged| {
        let Some((evidence, result)) = judged.result else {
            let place = judged.sources.get(judged.unit.span.source);
            let (line, _) = place.place(judged.unit.span.start as usize);
            failed.push(format!("{}（{}:{line}）", judged.name(), place.name()));
            return Ok(());
        };
        rows.push(Row::new(judged.name(), result));
        if run.tools.explain || rows.len() == 1 {
            let page = Page {
                rubric: &run.tools.compiled.rubric,
                evidence,
                result,
                explain: run.tools.explain,
                look: &run.look,
            };
            let page = format!("{}细则指纹：{}\n佐证指纹：{}\n", page.show(), run.tools.print, judged.print());
            if rows.len() == 1 {
                first = page;
            } else {
                flush(&mut first, output)?;
                writeln!(output, "{page}")?;
            }
        }
        Ok(())
    })?;
    if rows.len() == 1 {
        output.write_all(first.as_bytes())?;
    } else if !rows.is_empty() {
        let count = tally(run, &rows);
        output.write_all(ranking(&run.tools.compiled.rubric, rows, &run.look).as_bytes())?;
        writeln!(output, "{count}")?;
    }
    if !failed.is_empty() {
        writeln!(output, "没有评定的{}个：{}", failed.len(), plain(&failed.join("，")))?;
    }
    Ok(())
}

/// The first page waits until it is known that there are more, or that all is told.
fn flush(first: &mut String, output: &mut Output<'_>) -> Result<(), Stop> {
    if !first.is_empty() {
        writeln!(output, "{}", std::mem::take(first))?;
    }
    Ok(())
}

/// `评定了12个单位：优秀3个，良好8个，等次未定1个`.
fn tally(run: &Run<'_>, rows: &[Row]) -> String {
    let mut counts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for row in rows {
        let band = match row.bands.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        *counts.entry(band).or_default() += 1;
    }
    let part = |(band, count): (&Option<usize>, &usize)| {
        let name = band.and_then(|index| run.tools.compiled.rubric.bands.get(index));
        Some(format!("{}{count}个", name?.name))
    };
    let mut parts: Vec<String> = counts.iter().filter_map(part).collect();
    if let Some(open) = counts.get(&None).filter(|_| !run.tools.compiled.rubric.bands.is_empty()) {
        parts.push(format!("等次未定{open}个"));
    }
    if parts.is_empty() {
        return format!("评定了{}个单位", rows.len());
    }
    format!("评定了{}个单位：{}", rows.len(), parts.join("，"))
}
