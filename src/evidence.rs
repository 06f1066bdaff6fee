//! 佐证: what units say, read for one rubric (language, §5). One bad unit never stops the others.

pub(crate) mod absent;
mod builder;
pub(crate) mod details;
mod entries;
pub mod exemption;
pub mod index;
pub mod json;
mod keys;
pub mod known;
mod place;
pub mod slip;
pub mod split;
pub mod stream;
pub mod unit;
pub mod value;
pub(crate) mod walk;

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, code};
use crate::model::{Name, Rubric};
use crate::text::{Source, SourceId, Span};

pub use builder::Builder;
pub use index::Index;
pub use split::{Shape, shape};
pub use unit::Unit;

/// Reads evidence files for one rubric, one after the other; knows a unit that comes again.
#[derive(Debug)]
pub struct Reader<'r> {
    index: Index<'r>,
    units: HashMap<String, Span>,
}

impl<'r> Reader<'r> {
    /// For evidence of `rubric`.
    pub fn new(rubric: &'r Rubric) -> Self {
        Self {
            index: Index::new(rubric),
            units: HashMap::new(),
        }
    }

    /// Every unit of `source`, in order: one object, an array of them, or one a line. `id` is what spans call the source.
    pub fn read(&mut self, source: &Source, id: SourceId) -> Vec<Unit> {
        let parts = split::split(source.text());
        if parts.is_empty() {
            let whole = Span::new(id, 0, 0);
            let help = "写上佐证，或用 rubricc form 生成空白佐证";
            return vec![Unit::failed(
                whole,
                vec![Diagnostic::new(&code::R0601, "文件里没有佐证", whole, "空文件").help(help)],
            )];
        }
        parts.into_iter().map(|part| self.part(source, id, part)).collect()
    }

    fn part(&mut self, source: &Source, id: SourceId, part: split::Part) -> Unit {
        match part {
            split::Part::Unit(range) => {
                let mut unit = unit::read(&self.index, source, id, range);
                self.know(&mut unit);
                unit
            }
            split::Part::NoComma(at) => {
                let span = Span::new(id, at, at + 1);
                let found = Diagnostic::new(&code::R0601, "两个单位之间没有逗号", span, "缺少逗号");
                Unit::failed(span, vec![found.help("在前一个单位后面写半角逗号「,」")])
            }
            split::Part::Stray(range) => {
                let span = Span::new(id, range.start, range.end);
                let words = json::clip(source.slice(span));
                let message = match words.as_str() {
                    "" => "单位的列表没有写完".to_owned(),
                    words => format!("单位之间有「{words}」，从这里起没有再读"),
                };
                let help = "单位之间用半角逗号，最后一个后面不写，列表以「]」结束";
                Unit::failed(
                    span,
                    vec![Diagnostic::new(&code::R0601, message, span, "多余或缺少").help(help)],
                )
            }
        }
    }

    /// A unit that was read before cannot be scored again: which of the two is right is not known.
    fn know(&mut self, unit: &mut Unit) {
        let Some(span) = unit.name_span else { return };
        let key = Name::new(&unit.name).key().to_owned();
        if let Some(first) = self.units.get(&key) {
            let message = format!("单位「{}」有两份佐证", json::clip(&unit.name));
            let found = Diagnostic::new(&code::R0607, message, span, "第二份").also(*first, "第一份");
            unit.diagnostics.push(found.help("只留一份；这里先计前一份，后一份不计"));
            crate::diagnostic::sort(&mut unit.diagnostics);
            unit.evidence = None;
        } else {
            self.units.insert(key, span);
        }
    }
}

/// Reads one evidence file for `rubric`.
pub fn read(rubric: &Rubric, source: &Source, id: SourceId) -> Vec<Unit> {
    Reader::new(rubric).read(source, id)
}
