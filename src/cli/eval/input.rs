//! Evidence as it comes: lines that can be read one by one, or whole documents.

use std::fs::File;
use std::io::{self, Read};

use rubricc::evidence::{Shape, shape};

use crate::cli::{Stop, files};

/// Bytes that are looked at to tell lines from documents.
const HEAD: u64 = 1 << 20;

/// What is read of a file before the rest.
pub type Parts = (Vec<u8>, Box<dyn Read + Send>);

/// One file, or standard input.
pub struct Input {
    /// What messages call it.
    pub name: String,
    /// Whether it is UTF-8 (as far as can be seen) with one unit a line.
    pub is_lines: bool,
    path: String,
    /// What was read of standard input, which cannot be opened again. Files are: there may be more than a process may
    /// hold open.
    kept: Option<Parts>,
}

impl Input {
    /// Opens `path` and looks at its beginning.
    pub fn look(path: String) -> Result<Self, Stop> {
        let mut rest = open(&path)?;
        let mut head = Vec::new();
        let read = rest.by_ref().take(HEAD).read_to_end(&mut head);
        read.map_err(|error| failed(&path, &error))?;
        Ok(Self {
            name: files::name(&path).to_owned(),
            is_lines: is_lines(&head),
            kept: (path == "-").then_some((head, rest)),
            path,
        })
    }

    /// Its bytes, if that is known beforehand.
    pub fn size(&self) -> Option<u64> {
        let about = std::fs::metadata(files::native(&self.path)).ok()?;
        about.is_file().then_some(about.len())
    }

    /// Its beginning and what follows.
    pub fn parts(self) -> Result<Parts, Stop> {
        match self.kept {
            Some(parts) => Ok(parts),
            None => Ok((Vec::new(), open(&self.path)?)),
        }
    }

    /// All of it.
    pub fn bytes(self) -> Result<Vec<u8>, Stop> {
        let path = self.path.clone();
        let (mut bytes, mut rest) = self.parts()?;
        rest.read_to_end(&mut bytes).map_err(|error| failed(&path, &error))?;
        Ok(bytes)
    }
}

fn open(path: &str) -> Result<Box<dyn Read + Send>, Stop> {
    if path == "-" {
        return Ok(Box::new(io::stdin()));
    }
    let file = File::open(files::native(path)).map_err(|error| failed(path, &error))?;
    Ok(Box::new(file))
}

fn failed(path: &str, error: &io::Error) -> Stop {
    Stop::Failed(format!("读不出「{path}」：{}", files::reason(error)))
}

fn is_lines(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        // a character may be cut where the head ends
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
        Err(_) => return false,
    };
    shape(text) == Shape::Lines
}
