//! Tests that are files: each rubric of a folder beside what is said of it.

use std::path::Path;

use rubricc::compile;
use rubricc::diagnostic::Diagnostic;
use rubricc::render::{Look, Reporter, tally};
use rubricc::text::{Source, Sources};

/// Every diagnostic of the first source, as a clerk reads it.
pub fn told(sources: &Sources) -> String {
    let compiled = compile(sources);
    let reporter = Reporter::new(Look::default());
    let mut out = String::new();
    for diagnostic in &compiled.diagnostics {
        out.push_str(&reporter.show(diagnostic, sources));
        out.push('\n');
    }
    let severities: Vec<_> = compiled.diagnostics.iter().map(Diagnostic::severity).collect();
    out + &tally(&severities, &Look::default())
}

/// Compares every `tests/<folder>/*.rubric` with its snapshot.
pub fn tell(folder: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rubric"));
    paths.sort();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path(format!("../{folder}"));
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in paths {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let mut sources = Sources::default();
            sources.add(Source::new(format!("{name}.rubric"), text.as_str()));
            insta::assert_snapshot!(name, format!("{text}\n{}\n{}", "─".repeat(60), told(&sources)));
        }
    });
}
