//! Where a result goes: standard output, or a file that is written whole or not at all.

use std::io::{self, Write};

use super::Stop;
use super::files::WholeFile;
use super::terminal::Terminal;

/// A place for one result.
pub enum Output<'a> {
    /// Standard output.
    Terminal(&'a mut Terminal),
    /// `-o 文件`.
    File(Box<WholeFile>),
}

impl<'a> Output<'a> {
    /// The file at `path`, or standard output.
    pub fn open(path: Option<&str>, terminal: &'a mut Terminal) -> Result<Self, Stop> {
        match path {
            Some(path) => Ok(Self::File(Box::new(WholeFile::create(path)?))),
            None => Ok(Self::Terminal(terminal)),
        }
    }

    /// Says that the result is complete. Without this a file is not there.
    pub fn finish(self) -> Result<(), Stop> {
        match self {
            Self::Terminal(terminal) => terminal.flush(),
            Self::File(file) => file.finish(),
        }
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Terminal(terminal) => terminal.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Terminal(terminal) => Write::flush(*terminal),
            Self::File(file) => Write::flush(file),
        }
    }
}
