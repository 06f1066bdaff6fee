//! The rubrics that evidence is tried on: the two tables of 2017, and every whole example of the language page and of the
//! pages of errors in evidence.

use std::collections::HashSet;
use std::sync::LazyLock;

use rubricc::diagnostic::code;
use rubricc::diagnostic::has_errors;
use rubricc::evaluate::{Evaluation, Scorer, static_range};
use rubricc::evidence::Index;
use rubricc::model::Rubric;
use rubricc::text::{Source, Sources};
use rubricc::{Compiled, compile};

use crate::split;

const COUNTY: &str = include_str!("../../../rubrics/2017/县市区.rubric");
const CITY: &str = include_str!("../../../rubrics/2017/市直单位.rubric");
const SHARED: &str = include_str!("../../../rubrics/2017/共用.rubric");
const PAGE: &str = include_str!("../../../docs/语言.md");

/// A rubric made ready.
pub struct Table {
    /// Its texts.
    pub sources: Sources,
    /// What they mean.
    pub compiled: Compiled,
    /// The rubric, ready to score.
    pub scorer: Scorer,
    /// What it can give at all.
    pub range: Evaluation,
}

impl Table {
    /// The rubric.
    pub fn rubric(&self) -> &Rubric {
        &self.compiled.rubric
    }

    /// Its facts by name.
    pub fn index(&self) -> Index<'_> {
        Index::new(self.rubric())
    }

    fn new(sources: Sources) -> Option<Self> {
        let compiled = compile(&sources);
        let whole = !has_errors(&compiled.diagnostics) && !compiled.rubric.categories.is_empty();
        whole.then(|| Self {
            scorer: Scorer::new(&compiled.rubric).for_very_many(),
            range: static_range(&compiled.rubric),
            sources,
            compiled,
        })
    }
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let official = [COUNTY, CITY].map(|text| {
        let mut sources = Sources::default();
        sources.add(Source::new("表.rubric", text));
        sources.add(Source::new("共用.rubric", SHARED));
        sources
    });
    let pages = code::all().filter(|code| code.id.starts_with("R06")).map(|code| code.page);
    let mut examples: Vec<&str> = std::iter::once(PAGE).chain(pages).flat_map(blocks).collect();
    let mut seen = HashSet::new();
    examples.retain(|text| seen.insert(*text));
    let examples = examples.into_iter().map(split::alone);
    let mut tables: Vec<Table> = official.into_iter().chain(examples).filter_map(Table::new).collect();
    // the first byte is a character of ASCII
    tables.truncate(usize::from(u8::MAX / 2 - b'0') + 1);
    assert!(
        tables.len() > 10 && tables[0].rubric().items().count() == 39,
        "没有读出几份细则"
    );
    tables
});

/// The examples of a page.
pub fn blocks(page: &'static str) -> impl Iterator<Item = &'static str> {
    let after = page.split("```rubric\n").skip(1);
    after.map(|rest| rest.split("```").next().unwrap_or_default())
}

/// All of them, in order.
pub fn tables() -> &'static [Table] {
    &TABLES
}

/// The rubric that the first byte of an input chooses.
pub(super) fn chosen(first: u8) -> &'static Table {
    &TABLES[usize::from(first.wrapping_sub(b'0')) % TABLES.len()]
}

/// The byte that chooses table `at`.
pub fn first_byte(at: usize) -> u8 {
    b'0' + u8::try_from(at).unwrap_or_default()
}
