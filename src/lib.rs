//! rubricc: a language and compiler for official assessment rubrics (考核细则).
//!
//! The library does no IO, knows no command line, and holds no binary floating point between text and score.

#![forbid(unsafe_code)]

pub mod check;
pub mod diagnostic;
pub mod diff;
pub mod evaluate;
pub mod evidence;
pub mod export;
pub mod format;
pub mod model;
pub mod render;
pub mod resolve;
pub mod syntax;
pub mod text;

use diagnostic::Diagnostic;
use model::{Case, Rubric};
use resolve::{Resolved, Unread};
use syntax::Tree;
use text::Sources;

/// What the sources of one rubric amount to.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// The rubric, whatever of it could be read; without categories it is a shared file.
    pub rubric: Rubric,
    /// 用例, those of the files it refers to included.
    pub cases: Vec<Case>,
    /// Words of scoring fields that are no clause: notes and refusals, in order.
    pub unread: Vec<Unread>,
    /// One tree a source, in order.
    pub trees: Vec<Tree>,
    /// Everything found wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Runs every 用例, and says which come out otherwise than 应为 says; nothing is run while there are errors.
    pub fn run_cases(&self) -> Vec<Diagnostic> {
        if diagnostic::has_errors(&self.diagnostics) {
            return Vec::new();
        }
        check::check_cases(&self.rubric, &self.cases)
    }
}

/// Compiles the rubric of the first source; the others are the files it refers to ([`resolve::references`]). What 用例 say is
/// checked, but they are not run: [`Compiled::run_cases`].
pub fn compile(sources: &Sources) -> Compiled {
    let (trees, problems): (Vec<Tree>, Vec<_>) = sources.iter().map(|(id, source)| syntax::parse(source, id)).unzip();
    let mut diagnostics = problems.concat();
    let (Resolved { rubric, cases, unread }, problems) = resolve::resolve(sources, &trees);
    diagnostics.extend(problems);
    let problems = check::check(&rubric, sources, &diagnostics);
    diagnostics.extend(problems);
    diagnostic::sort(&mut diagnostics);
    Compiled {
        rubric,
        cases,
        unread,
        trees,
        diagnostics,
    }
}
