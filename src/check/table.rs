//! What every rule looks at: the rubric, and which of its parts were read whole.

use crate::diagnostic::code::R0210;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Category, CategoryId, Indicator, Item, ItemId, Name, Rubric, ScoreField};
use crate::text::Span;

/// A rubric with the parts that hold errors of their own marked.
pub struct Table<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// By item: it holds an error already.
    broken: Vec<bool>,
    /// By category: a heading in it was not read, so its parts are not known to be all.
    broken_headings: Vec<bool>,
    /// 加减分 holds an error already.
    broken_adjustments: bool,
    /// A table field holds an error already.
    broken_frame: bool,
    /// A 否决 of the table could not be read.
    broken_vetoes: bool,
}

impl<'a> Table<'a> {
    /// Lays each earlier error to the part whose heading is the last before it.
    pub fn new(rubric: &'a Rubric, earlier: &[Diagnostic]) -> Self {
        let mut table = Self {
            rubric,
            broken: vec![false; rubric.items().count()],
            broken_headings: vec![false; rubric.categories.len()],
            broken_adjustments: false,
            broken_frame: false,
            broken_vetoes: false,
        };
        // a rubric without a name is told at its first line, whatever part begins there
        let breaks = |d: &&Diagnostic| d.severity() == Severity::Error && *d.code != R0210;
        let mut errors = earlier.iter().filter(breaks).peekable();
        if errors.peek().is_none() {
            return table;
        }
        let starts = headings(rubric);
        for error in errors {
            for label in &error.labels {
                table.mark(part_at(&starts, label.span), error.code.id);
            }
        }
        table
    }

    fn mark(&mut self, part: Option<Part>, code: &str) {
        let category = match part {
            Some(Part::Category(category)) => Some(category),
            Some(Part::Item(category, item)) => {
                set(&mut self.broken, item.index());
                Some(category)
            }
            Some(Part::Adjustments) => {
                self.broken_adjustments = true;
                None
            }
            // a veto of the table takes no number of the table with it
            None if code == "R0208" || code.starts_with("R05") => {
                self.broken_vetoes = true;
                None
            }
            None => {
                self.broken_frame = true;
                None
            }
        };
        // a bad line or field leaves the headings around it as they are
        let spares_headings = !code.starts_with("R01") || matches!(code, "R0103" | "R0108" | "R0110");
        if let Some(category) = category.filter(|_| !spares_headings) {
            set(&mut self.broken_headings, category.index());
        }
    }

    /// Items read whole.
    pub fn items(&self) -> impl Iterator<Item = &'a Item> + '_ {
        self.rubric
            .items()
            .filter(|item| !self.broken.get(item.id.index()).copied().unwrap_or(false))
    }

    /// Whether every heading of the category was read.
    pub fn has_headings(&self, category: &Category) -> bool {
        self.broken_headings.get(category.id.index()) == Some(&false)
    }

    /// Whether every table field was read.
    pub fn has_frame(&self) -> bool {
        !self.broken_frame
    }

    /// Whether every heading and every table field was read.
    pub fn has_all_headings(&self) -> bool {
        !self.broken_frame && !self.broken_headings.contains(&true)
    }

    /// Whether everything was read.
    pub fn is_whole(&self) -> bool {
        self.has_all_headings() && !self.broken_adjustments && !self.broken_vetoes && !self.broken.contains(&true)
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
    Category(CategoryId),
    Item(CategoryId, ItemId),
    Adjustments,
}

/// Every heading with what it opens, in the order of the text.
fn headings(rubric: &Rubric) -> Vec<(Span, Part)> {
    let mut starts: Vec<(Span, Part)> = Vec::new();
    for category in &rubric.categories {
        starts.push((category.span, Part::Category(category.id)));
        for indicator in &category.indicators {
            starts.push((indicator.span, Part::Category(category.id)));
            let items = indicator.items.iter();
            starts.extend(items.map(|item| (item.span, Part::Item(category.id, item.id))));
        }
    }
    starts.extend(rubric.adjustments.iter().map(|a| (a.span, Part::Adjustments)));
    // stable: where an 指标 is its own item, the item comes last and is found
    starts.sort_by_key(|(span, _)| (span.source, span.start));
    starts
}

/// What the last heading before `span` opened; none before the first, and in other texts.
fn part_at(starts: &[(Span, Part)], span: Span) -> Option<Part> {
    let after = starts.partition_point(|(start, _)| (start.source, start.start) <= (span.source, span.start));
    let (start, part) = starts.get(after.checked_sub(1)?)?;
    (start.source == span.source).then_some(*part)
}

fn set(marks: &mut [bool], index: usize) {
    if let Some(mark) = marks.get_mut(index) {
        *mark = true;
    }
}

/// 「指标」 or 「指标/项」: how messages call an item.
pub fn called(item: &Item) -> String {
    let parts: Vec<&str> = below_category(item).iter().map(|name| name.shown()).collect();
    format!("「{}」", parts.join("/"))
}

/// The path of an item, its category aside.
pub fn below_category(item: &Item) -> &[Name] {
    let skipped = usize::from(item.path.len() > if item.own_heading { 2 } else { 1 });
    item.path.get(skipped..).unwrap_or_default()
}
