//! A rubric file with everything it brings in, compiled.

use std::collections::HashSet;

use rubricc::diagnostic::{Diagnostic, Severity, has_errors};
use rubricc::export::print::hex;
use rubricc::model::{Case, Rubric};
use rubricc::render::Reporter;
use rubricc::resolve::Unread;
use rubricc::text::decode::{as_it_stands, decode};
use rubricc::text::{Source, SourceId, Sources};
use sha2::{Digest, Sha256};

use super::terminal::Terminal;
use super::{Stop, files};

/// Files that one rubric may bring in; a chain longer than this is a mistake.
const MOST: usize = 256;

/// What came of one file.
pub struct Compiled {
    /// The file as the command was given it.
    pub name: String,
    /// Its text, and those it brings in.
    pub sources: Sources,
    /// The rubric, as far as it could be understood.
    pub rubric: Rubric,
    /// 用例, those of the files it brings in included.
    pub cases: Vec<Case>,
    /// What could not be read, and notes.
    pub unread: Vec<Unread>,
    /// Everything found, checks included, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The bytes of the file and of those it brings in; none where they are its text as it stands.
    bytes: Vec<(SourceId, Option<Vec<u8>>)>,
}

impl Compiled {
    /// SHA-256 of the bytes of the file and of those it brings in, one after the other.
    pub fn print(&self) -> String {
        let mut print = Sha256::new();
        for (id, bytes) in &self.bytes {
            print.update(bytes.as_deref().unwrap_or_else(|| self.sources.get(*id).text().as_bytes()));
        }
        hex(print)
    }

    /// SHA-256 of what it means.
    pub fn meaning(&self) -> Result<String, Stop> {
        rubricc::export::print::rubric(&self.rubric, &self.sources).map_err(|_| Stop::Failed("算不出细则的指纹".to_owned()))
    }

    /// The errors among what was found.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Whether it is a shared file without an error.
    pub fn is_shared(&self) -> bool {
        !has_errors(&self.diagnostics) && self.rubric.categories.is_empty()
    }

    /// The rubric, if it has no error and is a table (not a shared file).
    pub fn complete(&self) -> Option<&Rubric> {
        (!has_errors(&self.diagnostics) && !self.rubric.categories.is_empty()).then_some(&self.rubric)
    }
}

/// Reads and compiles the file at `path`.
pub fn compile(path: &str) -> Result<Compiled, Stop> {
    let own = files::bytes(path)?;
    Ok(compile_with(files::name(path), own, &mut |wanted| files::bytes(wanted).ok()))
}

/// Compiles `own`, which messages call `name`; `read` gives the files that it brings in, by their paths.
pub fn compile_with(name: &str, own: Vec<u8>, read: &mut dyn FnMut(&str) -> Option<Vec<u8>>) -> Compiled {
    let name = name.to_owned();
    let mut sources = Sources::default();
    let mut all = Vec::new();
    let mut add = |bytes: Vec<u8>, name: &str, sources: &mut Sources| {
        let (source, own) = match as_it_stands(bytes) {
            Ok(text) => (Source::new(name, text), None),
            Err(bytes) => (decode(&bytes, name), Some(bytes)),
        };
        let id = sources.add(source);
        all.push((id, own));
        id
    };
    let mut waiting = vec![add(own, &name, &mut sources)];
    let mut seen = HashSet::from([name.clone()]);
    while let Some(id) = waiting.pop() {
        for wanted in rubricc::resolve::references(&sources, id) {
            // what cannot be read is reported where it is referred to
            if seen.len() < MOST
                && seen.insert(wanted.clone())
                && let Some(bytes) = read(&wanted)
            {
                waiting.push(add(bytes, &wanted, &mut sources));
            }
        }
    }
    let compiled = rubricc::compile(&sources);
    Compiled {
        name,
        sources,
        rubric: compiled.rubric,
        cases: compiled.cases,
        unread: compiled.unread,
        diagnostics: compiled.diagnostics,
        bytes: all,
    }
}

/// The rubric at `path`, if something can be made from it; if not, says why on standard error.
pub fn usable(path: &str, terminal: &mut Terminal) -> Result<Option<Compiled>, Stop> {
    Ok(table(compile(path)?, terminal))
}

/// `compiled`, if something can be made from it; if not, says why on standard error.
pub fn table(compiled: Compiled, terminal: &mut Terminal) -> Option<Compiled> {
    if compiled.is_shared() {
        terminal.complain(&format!("「{}」里没有类别和指标，是共用文件", compiled.name));
        return None;
    }
    sound(compiled, terminal)
}

/// `compiled`, if it has no error; if it has, says which on standard error.
pub fn sound(compiled: Compiled, terminal: &mut Terminal) -> Option<Compiled> {
    if compiled.complete().is_some() {
        return Some(compiled);
    }
    let reporter = Reporter::new(terminal.error_look);
    for diagnostic in compiled.errors() {
        let shown = reporter.show(diagnostic, &compiled.sources);
        terminal.note(&format!("{shown}\n"));
    }
    terminal.complain(&format!("「{}」有错误，改正以后再用", compiled.name));
    None
}
