//! 进度: how far a long run has come, on standard error, where somebody is looking.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Runs shorter than this are not commented on.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(300);

/// Counts units.
pub struct Progress {
    shown: bool,
    watched: bool,
    count: u64,
    next: Instant,
}

impl Progress {
    /// Counts from none.
    pub fn start() -> Self {
        Self {
            shown: false,
            watched: std::io::stderr().is_terminal(),
            count: 0,
            next: Instant::now() + PATIENCE,
        }
    }

    /// `units` more are done.
    pub fn add(&mut self, units: u64) {
        self.count += units;
        if self.watched && Instant::now() >= self.next {
            self.shown = true;
            self.next = Instant::now() + PAUSE;
            let _ = write!(std::io::stderr().lock(), "\r已评定{}个单位…", self.count);
        }
    }

    /// Takes the line away, so that something else can be said.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(std::io::stderr().lock(), "\r{:30}\r", "");
        }
    }
}
