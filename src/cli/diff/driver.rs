//! git 的外部比较程序: what `git diff` shows of a rubric. It never fails over what a rubric holds, for git would stop there.

use std::cell::OnceCell;
use std::io::Write;

use rubricc::diff::diff;
use rubricc::render::{self, Look, Paint};
use similar::TextDiff;

use super::git::{Repository, Revision};
use crate::cli::compile::{Compiled, compile_with};
use crate::cli::terminal::Terminal;
use crate::cli::{Stop, files};

/// What git calls a file that is not there.
const NOTHING: &str = "/dev/null";
/// Lines shown around a changed one.
const AROUND: usize = 3;

/// One change of one file, as git hands it over.
pub struct Handed<'a> {
    old: Blob<'a>,
    new: Blob<'a>,
}

/// One side of it.
struct Blob<'a> {
    /// Path from the top of the repository, where git runs its driver.
    path: &'a str,
    /// Where the content is: often a file that git deletes afterwards.
    file: &'a str,
    hash: &'a str,
    mode: &'a str,
}

impl<'a> Handed<'a> {
    /// Of the seven arguments of GIT_EXTERNAL_DIFF, or the nine of a renamed file.
    pub fn new(arguments: &'a [String]) -> Option<Self> {
        let [path, old_file, old_hash, old_mode, new_file, new_hash, new_mode, renamed @ ..] = arguments else {
            return None;
        };
        let blob = |path: &'a String, file: &'a String, hash: &'a String, mode: &'a String| Blob { path, file, hash, mode };
        Some(Self {
            old: blob(path, old_file, old_hash, old_mode),
            new: blob(renamed.first().unwrap_or(path), new_file, new_hash, new_mode),
        })
    }

    /// Writes what changed.
    pub fn show(&self, terminal: &mut Terminal) -> Result<(), Stop> {
        let look = terminal.look;
        let name = if self.old.path == self.new.path {
            self.new.path.to_owned()
        } else {
            format!("{} → {}", self.old.path, self.new.path)
        };
        terminal.line(&look.paint(Paint::Strong, &name))?;
        let repository = Repository::of(self.new.path).ok();
        let old = self.old.compiled(repository.as_ref(), Repository::until)?;
        let new = self.new.compiled(repository.as_ref(), Repository::since)?;
        match (&old, &new) {
            (Some(old), Some(new)) => {
                let shown = both(old, new, &look);
                terminal.print(&shown)?;
            }
            (None, Some(new)) => terminal.line(&format!("新增{}", kind(new)))?,
            (Some(old), None) => terminal.line(&format!("删除{}", kind(old)))?,
            (None, None) => {}
        }
        Ok(terminal.write_all(b"\n")?)
    }
}

/// Where else in a repository a file is a certain blob.
type Search = fn(&Repository, &str, &str) -> Option<Revision>;

impl Blob<'_> {
    /// The rubric; none where git says that there is no file. What it brings in is taken from the version in which the file is the
    /// same: the last commit, what is staged, what `search` finds; where there is none, from the files as they are now.
    fn compiled(&self, repository: Option<&Repository>, search: Search) -> Result<Option<Compiled>, Stop> {
        if self.file == NOTHING || self.mode == "." {
            return Ok(None);
        }
        let own = files::bytes(self.file)?;
        let held = OnceCell::new();
        let find = || {
            let repository = repository.filter(|_| !self.hash.bytes().all(|digit| digit == b'0'))?;
            let near = [repository.revision("HEAD").ok(), Some(repository.staged())];
            let mut near = near.into_iter().flatten();
            near.find(|held| held.holds(self.path, self.hash))
                .or_else(|| search(repository, self.path, self.hash))
        };
        let mut read = |wanted: &str| match held.get_or_init(find) {
            Some(held) => held.find(wanted),
            None => files::bytes(wanted).ok(),
        };
        Ok(Some(compile_with(self.path, own, &mut read)))
    }
}

/// `细则「…」，满分100分，39项`.
fn kind(compiled: &Compiled) -> String {
    match compiled.complete() {
        Some(rubric) => format!(
            "细则「{}」，满分{}分，{}项",
            rubric.title,
            rubric.full,
            rubric.items().count()
        ),
        None if compiled.is_shared() => "共用文件".to_owned(),
        None => "细则，其中有错误".to_owned(),
    }
}

/// By meaning where both can be read, else line by line.
fn both(old: &Compiled, new: &Compiled, look: &Look) -> String {
    let (Some(before), Some(after)) = (old.complete(), new.complete()) else {
        let sides = [("旧版", old), ("新版", new)];
        let broken = sides.iter().find(|(_, side)| side.errors().next().is_some());
        let why = match broken {
            Some((which, side)) => format!("{which}有{}个错误，逐行比较：", side.errors().count()),
            None => "共用文件，逐行比较：".to_owned(),
        };
        return format!("{why}\n{}", lines(old, new, look));
    };
    let found = diff(before, after);
    if found.changes.is_empty() {
        return format!("细则没有变更，改的是注释、排版或用例：\n{}", lines(old, new, look));
    }
    let mut out = render::diff::diff(before, after, &found, look);
    if cases(old) != cases(new) {
        out.push_str("用例也有改动，用 git diff --no-ext-diff 逐行看。\n");
    }
    out
}

/// The lines that changed.
fn lines(old: &Compiled, new: &Compiled, look: &Look) -> String {
    let [before, after] = [old, new].map(|side| own(side).to_owned());
    let compared = TextDiff::from_lines(&before, &after);
    let shown = compared
        .unified_diff()
        .context_radius(AROUND)
        .missing_newline_hint(false)
        .to_string();
    let painted = shown.lines().map(|line| {
        let paint = match line.as_bytes().first() {
            Some(b'-') => Paint::Error,
            Some(b'+') => Paint::Aside,
            _ => return format!("{line}\n"),
        };
        format!("{}\n", look.paint(paint, line))
    });
    painted.collect()
}

/// The text of the file itself.
fn own(side: &Compiled) -> &str {
    side.sources.iter().next().map_or("", |(_, source)| source.text())
}

/// The words of its own cases.
fn cases(side: &Compiled) -> &str {
    let first = side.cases.iter().map(|case| case.span).find(|span| span.source.0 == 0);
    first.and_then(|span| own(side).get(span.start as usize..)).unwrap_or("")
}
