//! 文书: results that people read on a screen or on paper, and programs as JSON.

use std::io::Write;

use clap::ValueEnum;
use rubricc::render::sheet::{Sheet, docx, html, markdown};

use super::Stop;
use super::output::Output;
use super::terminal::Terminal;

/// The formats of such a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[value(alias = "文字")]
    Text,
    Json,
    Md,
    Html,
    Docx,
}

impl Format {
    /// Writes the result to the file at `path`, or to standard output: `text` and `json` as they are, `sheet` as a document.
    pub fn write(
        self,
        path: Option<&str>,
        terminal: &mut Terminal,
        text: impl FnOnce() -> String,
        json: impl FnOnce() -> serde_json::Result<String>,
        sheet: impl FnOnce() -> Sheet,
    ) -> Result<(), Stop> {
        let bytes = match self {
            Self::Text => text().into_bytes(),
            Self::Json => json()?.into_bytes(),
            Self::Md => markdown(&sheet()).into_bytes(),
            Self::Html => html(&sheet()).into_bytes(),
            Self::Docx => docx(&sheet()).map_err(|_| Stop::Failed("结果写不成 docx".to_owned()))?,
        };
        let mut output = match self {
            Self::Docx => Output::open_binary(path, "docx", terminal)?,
            _ => Output::open(path, terminal)?,
        };
        output.write_all(&bytes)?;
        output.finish()
    }
}
