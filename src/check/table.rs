//! What every rule looks at: the rubric, and which of its parts were read whole.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Indicator, Item, Rubric, ScoreField};
use crate::text::Span;

/// A rubric with the parts that hold errors of their own marked.
pub struct Table<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// By item: it holds an error already.
    broken: Vec<bool>,
    /// 加减分 holds an error already.
    broken_adjustments: bool,
    /// Some heading or table field holds an error already: sums and bands are not trusted.
    broken_frame: bool,
}

impl<'a> Table<'a> {
    /// Lays each earlier error to the part whose heading is the last before it.
    pub fn new(rubric: &'a Rubric, earlier: &[Diagnostic]) -> Self {
        let mut table = Self {
            rubric,
            broken: vec![false; rubric.items().count()],
            broken_adjustments: false,
            broken_frame: false,
        };
        let mut errors = earlier.iter().filter(|d| d.severity() == Severity::Error).peekable();
        if errors.peek().is_none() {
            return table;
        }
        let mut starts: Vec<(Span, Part)> = Vec::new();
        for category in &rubric.categories {
            starts.push((category.span, Part::Frame));
            for indicator in &category.indicators {
                starts.push((indicator.span, Part::Frame));
                starts.extend(indicator.items.iter().map(|item| (item.span, Part::Item(item.id.index()))));
            }
        }
        starts.extend(rubric.adjustments.iter().map(|a| (a.span, Part::Adjustments)));
        starts.sort_by_key(|(span, _)| (span.source, span.start));
        for error in errors {
            for label in &error.labels {
                let place = (label.span.source, label.span.start);
                let after = starts.partition_point(|(span, _)| (span.source, span.start) <= place);
                let part = after.checked_sub(1).and_then(|at| starts.get(at));
                match part
                    .filter(|(span, _)| span.source == label.span.source)
                    .map(|(_, part)| *part)
                {
                    Some(Part::Item(index)) => {
                        if let Some(mark) = table.broken.get_mut(index) {
                            *mark = true;
                        }
                        table.broken_frame |= error.code.id < "R02";
                    }
                    Some(Part::Adjustments) => table.broken_adjustments = true,
                    Some(Part::Frame) | None => table.broken_frame = true,
                }
            }
        }
        table
    }

    /// Items read whole.
    pub fn items(&self) -> impl Iterator<Item = &'a Item> + '_ {
        self.rubric
            .items()
            .filter(|item| !self.broken.get(item.id.index()).copied().unwrap_or(false))
    }

    /// Whether every heading and table field was read.
    pub fn frame_is_whole(&self) -> bool {
        !self.broken_frame
    }

    /// Fields of 加减分, if it was read whole.
    pub fn adjustment_fields(&self) -> &'a [ScoreField] {
        match &self.rubric.adjustments {
            Some(adjustments) if !self.broken_adjustments => &adjustments.fields,
            _ => &[],
        }
    }

    /// Every scoring field that was read whole, with the item it stands in.
    pub fn fields(&self) -> impl Iterator<Item = (Option<&'a Item>, &'a ScoreField)> + '_ {
        let own = self
            .items()
            .flat_map(|item| item.fields.iter().map(move |field| (Some(item), field)));
        own.chain(self.adjustment_fields().iter().map(|field| (None, field)))
    }

    /// Every 指标.
    pub fn indicators(&self) -> impl Iterator<Item = &'a Indicator> + '_ {
        self.rubric.categories.iter().flat_map(|category| &category.indicators)
    }
}

/// What a heading opens.
#[derive(Clone, Copy)]
enum Part {
    Frame,
    Item(usize),
    Adjustments,
}

/// 「指标」 or 「指标/项」: how messages call an item.
pub fn called(item: &Item) -> String {
    let skipped = usize::from(item.path.len() > if item.own_heading { 2 } else { 1 });
    let parts: Vec<&str> = item.path.iter().skip(skipped).map(|name| name.shown()).collect();
    format!("「{}」", parts.join("/"))
}
