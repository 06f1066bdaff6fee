//! 终端: standard output and error, and what they can show.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use clap::ValueEnum;
use rubricc::render::{Look, Paint, plain};

use super::Stop;

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR says no.
    #[value(alias = "自动")]
    Auto,
    /// Never.
    #[value(alias = "从不")]
    Never,
    /// Always.
    #[value(alias = "总是")]
    Always,
}

/// Where a command writes.
pub struct Terminal {
    out: BufWriter<StdoutLock<'static>>,
    /// What standard output can show.
    pub look: Look,
    /// What standard error can show.
    pub error_look: Look,
}

impl Terminal {
    /// Standard output and error as they are.
    pub fn new(color: ColorChoice) -> Self {
        let (out, error) = (io::stdout(), io::stderr());
        Self {
            look: look(color, out.is_terminal(), anstream::AutoStream::choice(&out)),
            error_look: look(color, error.is_terminal(), anstream::AutoStream::choice(&error)),
            out: BufWriter::new(out.lock()),
        }
    }

    /// Writes to standard output.
    pub fn print(&mut self, text: &str) -> Result<(), Stop> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Writes a line to standard output.
    pub fn line(&mut self, text: &str) -> Result<(), Stop> {
        self.print(text)?;
        self.print("\n")
    }

    /// Writes to standard error, behind what standard output got before. A closed standard error is nobody's loss.
    pub fn note(&mut self, text: &str) {
        let _ = self.out.flush();
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Says on standard error that something could not be done.
    pub fn complain(&mut self, reason: &str) {
        let head = self.error_look.paint(Paint::Error, "错误：");
        self.note(&format!("{head}{}\n", plain(reason)));
    }

    /// Gives everything to the reader.
    pub fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.out.flush()?)
    }
}

impl Write for Terminal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn look(color: ColorChoice, is_terminal: bool, usual: anstream::ColorChoice) -> Look {
    let plain = Look::default();
    // nothing fancy on Windows: only where the console takes ANSI codes as they are
    let auto = match usual {
        anstream::ColorChoice::Never => false,
        anstream::ColorChoice::Always => cfg!(not(windows)),
        _ => true,
    };
    let width = is_terminal.then(terminal_size::terminal_size).flatten();
    Look {
        width: width.map_or(plain.width, |(columns, _)| usize::from(columns.0).clamp(40, 160)),
        color: match color {
            ColorChoice::Auto => auto,
            ColorChoice::Never => false,
            ColorChoice::Always => true,
        },
        // old Chinese consoles draw box characters two columns wide
        frames: cfg!(not(windows)) || std::env::var_os("WT_SESSION").is_some(),
    }
}
