//! 共用用例: files of cases that name their rubric, given to the command or lying beside a table.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rubricc::diagnostic::{Diagnostic, Severity};
use rubricc::model::{Case, Name};
use rubricc::render::Reporter;
use rubricc::{resolve, syntax};

use crate::cli::compile::{Compiled, compile};
use crate::cli::terminal::Terminal;
use crate::cli::{Stop, files};

/// How the names of files begin that are looked for beside a table.
const BEGINNING: &str = "用例";

/// What the command was given, and what lies beside it.
pub struct Gathered {
    /// Files that are rubrics, or have errors.
    pub tables: Vec<Compiled>,
    /// Files of cases.
    pub shared: Vec<SharedFile>,
}

/// A file without parts.
pub struct SharedFile {
    /// The file.
    pub compiled: Compiled,
    /// Whether the command was given it.
    pub given: bool,
}

impl SharedFile {
    /// Its cases that name a rubric which none of `tables` is.
    pub fn left<'a>(&'a self, tables: &'a [&Name]) -> impl Iterator<Item = &'a Case> {
        let named = |case: &&Case| {
            let title = case.rubric.as_ref().map(|title| Name::new(&title.text));
            title.is_some_and(|title| !tables.contains(&&title))
        };
        self.compiled.cases.iter().filter(named)
    }
}

/// Compiles `paths` and the files of cases beside the tables among them.
pub fn gather(paths: &[String]) -> Result<Gathered, Stop> {
    let (mut tables, mut shared) = (Vec::new(), Vec::new());
    let mut known: HashSet<PathBuf> = paths.iter().map(|path| real(path)).collect();
    for path in paths {
        let compiled = compile(path)?;
        if is_shared(&compiled) {
            shared.push(SharedFile { compiled, given: true });
            continue;
        }
        tables.push(compiled);
        for beside in beside(path) {
            if known.insert(real(&beside)) {
                let compiled = compile(&beside)?;
                if is_shared(&compiled) {
                    shared.push(SharedFile { compiled, given: false });
                }
            }
        }
    }
    Ok(Gathered { tables, shared })
}

/// Says on standard error what is wrong in the files of cases themselves.
pub fn complain(shared: &[SharedFile], terminal: &mut Terminal) {
    let reporter = Reporter::new(terminal.error_look);
    for file in shared {
        for error in file.compiled.errors() {
            let shown = reporter.show(error, &file.compiled.sources);
            terminal.note(&format!("{shown}\n"));
        }
    }
}

/// Without title and parts: whatever is wrong in it, it is no rubric.
fn is_shared(compiled: &Compiled) -> bool {
    compiled.rubric.categories.is_empty() && compiled.rubric.title.is_empty() && !compiled.cases.is_empty()
        || compiled.is_shared()
}

/// The files of cases in the folder of `path`, by name.
fn beside(path: &str) -> Vec<String> {
    if path == "-" {
        return Vec::new();
    }
    let path = files::native(path);
    let folder = path.parent().unwrap_or(Path::new(""));
    let place = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let Ok(entries) = std::fs::read_dir(place) else {
        return Vec::new();
    };
    let names = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let fits = |name: &String| name.starts_with(BEGINNING) && name.to_lowercase().ends_with(".rubric");
    let found = names.filter(fits).map(|name| folder.join(name));
    let mut found: Vec<String> = found.map(|path| path.to_string_lossy().into_owned()).collect();
    found.sort();
    found
}

/// The file itself, however it is called.
fn real(path: &str) -> PathBuf {
    let path = files::native(path);
    std::fs::canonicalize(&path).unwrap_or(path)
}

/// Adds the cases of `shared` that name the rubric of `table`, but not those it refers to itself. Gives the errors in them.
pub fn attach(table: &mut Compiled, shared: &[SharedFile]) -> Vec<Diagnostic> {
    let mut known: HashSet<PathBuf> = table.sources.iter().map(|(_, source)| real(source.name())).collect();
    let mut errors = Vec::new();
    for (_, source) in shared.iter().flat_map(|file| file.compiled.sources.iter()) {
        if !known.insert(real(source.name())) {
            continue;
        }
        let id = table.sources.add(source.clone());
        let (tree, _) = syntax::parse(source, id);
        let (cases, found) = resolve::shared_cases(&table.sources, &tree, &table.rubric, &table.unread);
        table.cases.extend(cases);
        errors.extend(found.into_iter().filter(|found| found.severity() == Severity::Error));
    }
    errors
}
