//! A file that is written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::cli::Stop;
use crate::cli::files::{native, reason};

/// Grows under another name in the folder of its destination and takes its name only when it is complete.
pub struct WholeFile {
    file: BufWriter<File>,
    growing: PathBuf,
    target: PathBuf,
    shown: String,
}

impl WholeFile {
    /// Begins a file that will be called `path`.
    pub fn create(path: &str) -> Result<Self, Stop> {
        let target = native(path);
        let fail = |error: &io::Error| {
            // what is not there can only be the folder
            let reason = match error.kind() {
                io::ErrorKind::NotFound => "没有这个文件夹".to_owned(),
                _ => reason(error),
            };
            Stop::Failed(format!("写不出「{path}」：{reason}"))
        };
        if target.is_dir() {
            return Err(fail(&io::ErrorKind::IsADirectory.into()));
        }
        let name = target.file_name().ok_or_else(|| fail(&io::ErrorKind::InvalidInput.into()))?;
        let folder = target.parent().unwrap_or(Path::new(""));
        let growing = folder.join(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
        let file = File::options()
            .write(true)
            .create_new(true)
            .open(&growing)
            .map_err(|error| fail(&error))?;
        Ok(Self {
            file: BufWriter::new(file),
            growing,
            target,
            shown: path.to_owned(),
        })
    }

    /// Gives the file its name.
    pub fn finish(mut self) -> Result<(), Stop> {
        let fail = |error: &io::Error| Stop::Failed(format!("写不出「{}」：{}", self.shown, reason(error)));
        self.file.flush().map_err(|error| fail(&error))?;
        self.file.get_ref().sync_all().map_err(|error| fail(&error))?;
        if let Ok(kept) = fs::metadata(&self.target) {
            // a file that is written anew keeps its permissions; where that cannot be, the new ones do
            let _ = fs::set_permissions(&self.growing, kept.permissions());
        }
        fs::rename(&self.growing, &self.target).map_err(|error| fail(&error))
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for WholeFile {
    /// What was not finished is taken away; after the renaming there is nothing under this name.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.growing);
    }
}
