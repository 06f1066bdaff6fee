//! A file that is written whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::cli::Stop;
use crate::cli::files::{native, reason};

/// Bytes of a name that its growing file repeats, so that a long name plus its ending is still one.
const NAME: usize = 160;
/// What was not touched for so long grows no more: whoever wrote it was killed.
const STALE: Duration = Duration::from_secs(60 * 60);
/// Names that are tried for a growing file.
const TRIES: u32 = 1000;

/// Grows under another name in the folder of its destination and takes its name only when it is complete. What is no file of
/// a disk (a pipe, a device) is written to as it is.
pub struct WholeFile {
    file: BufWriter<File>,
    /// Where it grows, and the name it will have.
    names: Option<(PathBuf, PathBuf)>,
    shown: String,
}

impl WholeFile {
    /// Begins a file that will be called `path`.
    pub fn create(path: &str) -> Result<Self, Stop> {
        let fail = |reason: &str| Stop::Failed(format!("写不出「{path}」：{reason}"));
        let system = |error: &io::Error| match error.kind() {
            // what is not there can only be the folder
            io::ErrorKind::NotFound => fail("没有这个文件夹"),
            _ => fail(&reason(error)),
        };
        let target = native(path);
        let kept = fs::metadata(&target).ok();
        if kept.as_ref().is_some_and(Metadata::is_dir) {
            return Err(system(&io::ErrorKind::IsADirectory.into()));
        }
        if kept.as_ref().is_some_and(|kept| !kept.is_file()) {
            let file = File::options().write(true).open(&target).map_err(|error| system(&error))?;
            return Ok(Self::new(file, None, path));
        }
        if kept.is_some_and(|kept| kept.permissions().readonly()) {
            return Err(fail("这个文件是只读的"));
        }
        // what a link leads to is written, the link stays
        let target = fs::canonicalize(&target).unwrap_or(target);
        let name = target.file_name().ok_or_else(|| fail("路径不合规定"))?.to_string_lossy();
        let folder = match target.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let begin = format!(".{}.", shortened(&name));
        clear(folder, &begin);
        let (file, growing) = grow(folder, &begin).map_err(|error| system(&error))?;
        Ok(Self::new(file, Some((growing, target)), path))
    }

    fn new(file: File, names: Option<(PathBuf, PathBuf)>, shown: &str) -> Self {
        Self {
            file: BufWriter::new(file),
            names,
            shown: shown.to_owned(),
        }
    }

    /// Gives the file its name.
    pub fn finish(mut self) -> Result<(), Stop> {
        let fail = |error: &io::Error| Stop::Failed(format!("写不出「{}」：{}", self.shown, reason(error)));
        self.file.flush().map_err(|error| fail(&error))?;
        let Some((growing, target)) = &self.names else { return Ok(()) };
        self.file.get_ref().sync_all().map_err(|error| fail(&error))?;
        if let Ok(kept) = fs::metadata(target) {
            // a file that is written anew keeps its permissions; where that cannot be, the new ones do
            let _ = fs::set_permissions(growing, kept.permissions());
        }
        fs::rename(growing, target).map_err(|error| fail(&error))?;
        // the new name outlives a power failure where the system can say so of a folder
        let folder = target.parent().map(File::open);
        let _ = folder.map(|folder| folder.and_then(|folder| folder.sync_all()));
        Ok(())
    }

    /// `error` with the name of the file.
    fn named(&self, error: &io::Error) -> io::Error {
        io::Error::new(error.kind(), format!("「{}」：{}", self.shown, reason(error)))
    }
}

/// A new file in `folder` whose name begins with `begin`.
fn grow(folder: &Path, begin: &str) -> io::Result<(File, PathBuf)> {
    let mut number = 0;
    loop {
        let again = if number == 0 { String::new() } else { format!("-{number}") };
        let growing = folder.join(format!("{begin}{}{again}.tmp", std::process::id()));
        match File::options().write(true).create_new(true).open(&growing) {
            // left by another process that had this number and was killed
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < TRIES => number += 1,
            other => return Ok((other?, growing)),
        }
    }
}

/// Takes away what killed processes left of the same file. What cannot be is no harm.
fn clear(folder: &Path, begin: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let number = name.strip_prefix(begin).and_then(|rest| rest.strip_suffix(".tmp"));
        let is_ours = number.is_some_and(|number| {
            number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == '-')
        });
        let age = || {
            let touched = entry.metadata().and_then(|data| data.modified()).ok()?;
            SystemTime::now().duration_since(touched).ok()
        };
        if is_ours && age().is_some_and(|age| age > STALE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn shortened(name: &str) -> &str {
    let end = (0..=NAME.min(name.len())).rev().find(|&end| name.is_char_boundary(end));
    end.and_then(|end| name.get(..end)).unwrap_or_default()
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes).map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush().map_err(|error| self.named(&error))
    }
}

impl Drop for WholeFile {
    /// What was not finished is taken away; after the renaming there is nothing under this name.
    fn drop(&mut self) {
        if let Some((growing, _)) = &self.names {
            let _ = fs::remove_file(growing);
        }
    }
}
