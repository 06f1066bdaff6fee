//! Diagnostics as people read them: headline, the lines concerned, what to do.

use std::fmt;

use super::columns::columns;
use super::excerpt::Excerpt;
use super::paint::plain;
use super::wrap::lines;
use super::{Look, Paint};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Sources;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};

/// Renders diagnostics in one look.
pub struct Reporter {
    look: Look,
}

impl Reporter {
    /// A reporter for `look`.
    pub fn new(look: Look) -> Self {
        Self { look }
    }

    /// One diagnostic, with a line end.
    pub fn show(&self, diagnostic: &Diagnostic, sources: &Sources) -> String {
        let sign = format!("{}[{}]", severity(diagnostic), diagnostic.code.id);
        let message = plain(&diagnostic.message);
        let room = |taken: usize| self.look.width.saturating_sub(taken);
        let view = View {
            diagnostic,
            // behind the sign; what does not fit stands behind a bar
            message: lines(&message, room(columns(&sign) + 1), room(4)).join("\n"),
            excerpt: Excerpt::new(diagnostic, sources, self.look.width),
        };
        let mut out = String::new();
        if self.handler(&sign).render_report(&mut out, &view).is_err() {
            // a frame that cannot be drawn must not cost the message
            out = format!("{sign} {view}\n");
        }
        let mut out = out.trim_start_matches(' ').to_owned();
        if let Some(help) = &diagnostic.help {
            let head = "  帮助：";
            let text = self.look.hang(head, &plain(help));
            let text = text.replacen(head, &self.look.paint(Paint::Aside, head), 1);
            out.push_str(&text);
            out.push('\n');
        }
        out
    }

    /// miette's frame with the severity and the code for a sign.
    fn handler(&self, sign: &str) -> GraphicalReportHandler {
        let characters = if self.look.frames {
            ThemeCharacters::unicode()
        } else {
            ThemeCharacters::ascii()
        };
        let theme = GraphicalTheme {
            characters: ThemeCharacters {
                error: sign.to_owned(),
                warning: sign.to_owned(),
                ..characters
            },
            styles: if self.look.color {
                ThemeStyles::ansi()
            } else {
                ThemeStyles::none()
            },
        };
        GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(self.look.width)
            .with_context_lines(1)
            .with_wrap_lines(false)
            .without_syntax_highlighting()
    }
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity() {
        Severity::Error => "错误",
        Severity::Warning => "警告",
    }
}

/// `2个错误，1个警告`; empty when there are none.
pub fn tally(found: &[Severity], look: &Look) -> String {
    let count = |severity| found.iter().filter(|&&one| one == severity).count();
    let part = |number: usize, word: &str, paint| (number > 0).then(|| look.paint(paint, &format!("{number}个{word}")));
    let parts = [
        part(count(Severity::Error), "错误", Paint::Error),
        part(count(Severity::Warning), "警告", Paint::Warning),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("，")
}

/// A diagnostic as miette wants it. The help is drawn by [`Reporter::show`]: miette's own word for it is English.
struct View<'a> {
    diagnostic: &'a Diagnostic,
    message: String,
    excerpt: Excerpt,
}

impl fmt::Display for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for View<'_> {}

impl miette::Diagnostic for View<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.labels().into_iter()))
    }
}
