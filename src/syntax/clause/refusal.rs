//! 拒读: why a clause cannot be read, and what to write instead.

use super::normal::Slice;
use crate::diagnostic::{Code, Diagnostic};

/// A refusal before it has its place.
#[derive(Debug)]
pub struct Refusal {
    code: &'static Code,
    message: String,
    help: String,
}

impl Refusal {
    /// `message`: what is; `help`: what to write.
    pub fn new(code: &'static Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: help.into(),
        }
    }

    /// At `place`.
    pub fn at(self, place: Slice<'_, '_>) -> Diagnostic {
        Diagnostic::new(self.code, self.message, place.span(), "在这里").help(self.help)
    }
}
