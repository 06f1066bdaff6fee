//! Where a result goes: standard output, or a file that is written whole or not at all.

use std::io::{self, IsTerminal, Write};

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

    /// As [`Self::open`], for a result that no terminal can show, `kind` by name; a pipe may take it.
    pub fn open_binary(path: Option<&str>, kind: &str, terminal: &'a mut Terminal) -> Result<Self, Stop> {
        if path.is_none() && io::stdout().is_terminal() {
            return Err(Stop::Failed(format!(
                "{kind} 不能显示在终端上：加 --output 文件，写成一个文件"
            )));
        }
        Self::open(path, terminal)
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
