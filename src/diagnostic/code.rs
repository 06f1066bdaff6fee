//! 代码: the one registry of diagnostic codes. One code, one page in `docs/errors/`.
//!
//! R01 语法 · R02 名称与引用 · R03 分值 · R04 等次 · R05 条款读解 · R06 佐证 · R07 对比. Numbers are never reused.

use super::Severity;

/// A code with its severity, its title and the page that `rubricc explain` prints.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `R0301`.
    pub id: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// 一句话, without 句号.
    pub title: &'static str,
    /// The page, markdown.
    pub page: &'static str,
}

mod band;
mod case;
mod clause;
mod comparison;
mod evaluation;
mod evidence;
mod file;
mod letter;
mod name;
mod points;
mod scoring;
mod syntax;

pub use band::*;
pub use case::*;
pub use clause::*;
pub use comparison::*;
pub use evaluation::*;
pub use evidence::*;
pub use file::*;
pub use letter::*;
pub use name::*;
pub use points::*;
pub use scoring::*;
pub use syntax::*;

/// The tables of the registry, by number.
const TABLES: &[&[&Code]] = &[
    syntax::ALL,     // R0101–R0129
    letter::ALL,     // R0130–R0149
    name::ALL,       // R02
    points::ALL,     // R03
    band::ALL,       // R04
    clause::ALL,     // R05
    scoring::ALL,    // R0550–R0599
    evidence::ALL,   // R0601–R0679
    evaluation::ALL, // R0680–R0699
    comparison::ALL, // R07
    case::ALL,       // R08
    file::ALL,       // R09
];

/// Every code, by number.
pub fn all() -> impl Iterator<Item = &'static Code> {
    TABLES.iter().flat_map(|table| table.iter()).copied()
}

/// The code called `id`, in either case.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id.trim()))
}
