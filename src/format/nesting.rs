//! 层次: how deep each heading and field of a tree stands.

use crate::syntax::tree::{Field, Heading, Section};
use crate::syntax::{HeadingWord, Tree};
use crate::text::Span;

/// The lines above a field of 加减分.
const ADJUSTMENTS: &str = "加减分\n";

/// What a field must know of the section it stands in.
pub struct Place {
    /// Blanks before the field.
    pub indent: usize,
    /// The section's title, if it has one.
    pub title: Option<Span>,
    /// Lines after which a field stands in such a section.
    pub context: &'static str,
}

/// Every heading and field by place.
pub struct Nested<'t> {
    headings: Vec<(&'t Heading, usize)>,
    fields: Vec<(&'t Field, usize)>,
    places: Vec<Place>,
}

/// Looks through the whole tree.
pub fn nesting(tree: &Tree) -> Nested<'_> {
    let mut nested = Nested {
        headings: Vec::new(),
        fields: Vec::new(),
        places: vec![Place {
            indent: 0,
            title: None,
            context: "",
        }],
    };
    nested.fields.extend(tree.table.iter().map(|field| (field, 0)));
    for section in tree.categories.iter().chain(&tree.adjustments).chain(&tree.cases) {
        nested.add(section, 0, "");
    }
    nested.headings.sort_by_key(|(heading, _)| heading.span.start);
    nested.fields.sort_by_key(|(field, _)| field.span.start);
    nested
}

impl<'t> Nested<'t> {
    fn add(&mut self, section: &'t Section, depth: usize, above: &'static str) {
        let own = section.heading.is_some();
        if let Some(heading) = &section.heading {
            self.headings.push((heading, depth));
        }
        let title = section.heading.as_ref().and_then(|heading| heading.title);
        let context = match section.heading.map(|heading| heading.word) {
            None => above,
            Some(HeadingWord::Category) => "类别 甲\n",
            Some(HeadingWord::Indicator) => "指标 甲\n",
            Some(HeadingWord::Item) if above == ADJUSTMENTS => "加减分\n项 甲\n",
            Some(HeadingWord::Item) => "指标 甲\n项 甲\n",
            Some(HeadingWord::Adjustments) => ADJUSTMENTS,
            Some(HeadingWord::Case) => "用例 甲\n",
        };
        self.places.push(Place {
            indent: if own { depth + 2 } else { depth },
            title,
            context,
        });
        let place = self.places.len() - 1;
        self.fields.extend(section.fields.iter().map(|field| (field, place)));
        for part in &section.parts {
            self.add(part, if own { depth + 2 } else { depth }, context);
        }
    }

    /// The heading on the line `line`, and its depth.
    pub fn heading(&self, line: Span) -> Option<(&'t Heading, usize)> {
        let at = self.headings.partition_point(|(heading, _)| heading.span.start < line.start);
        self.headings
            .get(at)
            .copied()
            .filter(|(heading, _)| heading.span.start < line.end)
    }

    /// The field that begins on the line `line`, and its place.
    pub fn field(&self, line: Span) -> Option<(&'t Field, &Place)> {
        let at = self.fields.partition_point(|(field, _)| field.span.start < line.start);
        let (field, place) = self
            .fields
            .get(at)
            .copied()
            .filter(|(field, _)| field.span.start < line.end)?;
        Some((field, &self.places[place]))
    }
}
