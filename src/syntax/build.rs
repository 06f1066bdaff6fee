//! 建树: rows of the grammar → [`Tree`]. A row that fits nowhere is reported and left out; the rest is still read.

mod words;

use crate::diagnostic::{Diagnostic, code};
use crate::syntax::heading::{self, Parts};
use crate::syntax::keyword::{HeadingWord, Keyword, Place};
use crate::syntax::row::Row;
use crate::syntax::tree::{Field, Heading, LineKind, Section, Tree};
use crate::text::fold::{is_blank, trim};
use crate::text::{Source, SourceId, Span};
use std::collections::HashSet;
use std::ops::Range;

/// What the next line of words belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// The last field of the current section.
    Field,
    /// A field that was left out.
    Dropped,
    /// Nothing, and the line before was reported for it.
    Stray,
    /// Nothing.
    Nothing,
}

/// The tree so far and the place where the next row goes.
pub(super) struct Builder<'a> {
    source: &'a Source,
    id: SourceId,
    pub(super) tree: Tree,
    pub(super) diagnostics: Vec<Diagnostic>,
    place: Place,
    open: Open,
    /// Keywords that the table has.
    known: HashSet<Keyword>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a Source, id: SourceId) -> Self {
        Self {
            source,
            id,
            tree: Tree {
                source: id,
                ..Tree::default()
            },
            diagnostics: Vec::new(),
            place: Place::Table,
            open: Open::Nothing,
            known: HashSet::new(),
        }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.id, range.start, range.end)
    }

    fn words(&self, range: &Range<usize>) -> &'a str {
        self.source.text().get(range.clone()).unwrap_or("")
    }

    fn trim(&self, range: Range<usize>) -> Range<usize> {
        trim(self.source.text(), range)
    }

    /// Takes the next row and says what its line is.
    pub(super) fn take(&mut self, row: Row) -> LineKind {
        match row {
            Row::Comment(range) => {
                let span = self.span(self.trim(range));
                self.tree.comments.push(span);
                LineKind::Comment
            }
            Row::Verbatim(range) => self.continuation(range),
            Row::Words(range) => self.words_row(range),
            Row::Heading {
                word,
                title,
                bracket,
                comment,
            } => {
                if let Some(comment) = comment {
                    let span = self.span(self.trim(comment));
                    self.tree.comments.push(span);
                }
                match HeadingWord::find(self.words(&word)) {
                    Some(found) => self.heading(&Parts {
                        word: found,
                        start: word.start,
                        title,
                        bracket,
                    }),
                    None => LineKind::Bad,
                }
            }
            Row::Field { keyword, mode, value } => match Keyword::find(self.words(&keyword)) {
                Some(found) => self.field(found, keyword, mode, value),
                None => LineKind::Bad,
            },
        }
    }

    fn heading(&mut self, parts: &Parts) -> LineKind {
        let heading = heading::read(self.source, self.id, parts, &mut self.diagnostics);
        self.open = Open::Nothing;
        let section = Section {
            heading: Some(heading),
            ..Section::default()
        };
        match parts.word {
            HeadingWord::Category => {
                self.place = Place::Category;
                self.tree.categories.push(section);
            }
            HeadingWord::Indicator => self.indicator(section, heading),
            HeadingWord::Item => self.item(section, heading),
            HeadingWord::Adjustments => {
                self.place = Place::Adjustments;
                match &self.tree.adjustments {
                    Some(first) => {
                        let first = first.heading.map_or(heading.span, |h| h.span);
                        self.diagnostics.push(
                            Diagnostic::new(&code::R0106, "「加减分」写了两次", heading.span, "第二次")
                                .also(first, "第一次")
                                .help("合成一个加减分，需要分组时在它下面写「项」"),
                        );
                    }
                    None => self.tree.adjustments = Some(section),
                }
            }
            HeadingWord::Case => {
                self.place = Place::Case;
                self.tree.cases.push(section);
            }
        }
        LineKind::Heading(parts.word)
    }

    fn indicator(&mut self, section: Section, heading: Heading) {
        if matches!(self.place, Place::Adjustments | Place::AdjustmentItem | Place::Case) {
            self.diagnostics.push(
                Diagnostic::new(&code::R0106, "指标写在了加减分或用例之后", heading.span, "放错位置")
                    .help("把指标移到加减分之前；加减分里分组用「项」"),
            );
        }
        self.place = Place::Indicator;
        if self.tree.categories.is_empty() {
            self.tree.categories.push(Section::default());
        }
        if let Some(category) = self.tree.categories.last_mut() {
            category.parts.push(section);
        }
    }

    fn item(&mut self, section: Section, heading: Heading) {
        match self.place {
            Place::Indicator | Place::Item => {
                self.place = Place::Item;
                if let Some(indicator) = self.tree.categories.last_mut().and_then(|c| c.parts.last_mut()) {
                    indicator.parts.push(section);
                }
            }
            Place::Adjustments | Place::AdjustmentItem => {
                self.place = Place::AdjustmentItem;
                if let Some(adjustments) = &mut self.tree.adjustments {
                    adjustments.parts.push(section);
                }
            }
            _ => {
                self.diagnostics.push(
                    Diagnostic::new(&code::R0106, "项的上面没有指标", heading.span, "缺指标")
                        .help("先写「指标 名称」，再写它的项；只有一层时直接写「指标」"),
                );
                // read it as an indicator, so that its fields have a home
                if self.tree.categories.is_empty() {
                    self.tree.categories.push(Section::default());
                }
                self.place = Place::Indicator;
                if let Some(category) = self.tree.categories.last_mut() {
                    category.parts.push(section);
                }
            }
        }
    }

    fn field(&mut self, keyword: Keyword, word: Range<usize>, mode: Option<Range<usize>>, value: Range<usize>) -> LineKind {
        if matches!(keyword, Keyword::Rest | Keyword::Evidence | Keyword::Expected)
            && self.place != Place::Case
            && self
                .open_field()
                .is_some_and(|f| f.keyword.is_prose() || keyword == Keyword::Rest)
        {
            // ordinary words before a colon, unless a 用例 is open
            return self.continuation(word.start..value.end);
        }
        let end = match &mode {
            // the closing bracket follows the mode's words
            Some(mode) => mode.end + self.source.text()[mode.end..].chars().next().map_or(0, char::len_utf8),
            None => word.end,
        };
        let span = self.span(word.start..end);
        let mut value = self.trim(value);
        if keyword.is_closed() {
            value = self.closed(value);
        }
        let field = Field {
            keyword,
            span,
            mode: mode.map(|m| self.span(self.trim(m))),
            lines: if value.is_empty() {
                Vec::new()
            } else {
                vec![self.span(value)]
            },
        };
        if keyword.fits(self.place) {
            self.open = Open::Field;
            if self.place == Place::Table {
                self.known.insert(keyword);
            }
            if let Some(fields) = self.fields() {
                fields.push(field);
            }
        } else {
            self.diagnostics.push(
                Diagnostic::new(
                    &code::R0107,
                    format!("「{}」写在了{}", keyword.word(), here(self.place)),
                    span,
                    "放错位置",
                )
                .help(format!(
                    "「{}」写在{}；如果这一行只是正文，在行首加「|」",
                    keyword.word(),
                    keyword.belongs()
                )),
            );
            self.open = Open::Dropped;
            let repeated = !self.known.insert(keyword) && keyword.is_single();
            if keyword.is_table() && self.place != Place::Table && !repeated {
                // its value is still read, so that what depends on it is not reported as well
                self.tree.table.push(field);
            }
        }
        LineKind::Field(keyword)
    }

    /// A further line of the open field.
    fn continuation(&mut self, range: Range<usize>) -> LineKind {
        let range = self.trim(range);
        match self.open {
            Open::Field => {
                let closed = self.open_field().is_some_and(|f| f.keyword.is_closed());
                let range = if closed { self.closed(range) } else { range };
                let span = self.span(range.clone());
                if let Some(field) = self.fields().and_then(|f| f.last_mut())
                    && !range.is_empty()
                {
                    field.lines.push(span);
                }
                LineKind::Value
            }
            Open::Dropped => LineKind::Value,
            Open::Stray => LineKind::Bad,
            Open::Nothing => {
                self.open = Open::Stray;
                let help = match self.place {
                    Place::Table => "文件从「细则：名称」开始，每一行以「栏名：」或「类别」「指标」「项」开头",
                    Place::Case => "用例下面写「佐证：」「其余：」「应为：」",
                    _ => "在前面写上栏名，例如「内容：」「扣分：」",
                };
                self.diagnostics
                    .push(Diagnostic::new(&code::R0102, "这一行不属于任何栏", self.span(range), "不知归属").help(help));
                LineKind::Bad
            }
        }
    }

    /// A closed value without the comment after it, which is kept.
    fn closed(&mut self, range: Range<usize>) -> Range<usize> {
        let end = range.start + uncommented(self.words(&range)).len();
        if end < range.end {
            let span = self.span(end..range.end);
            self.tree.comments.push(span);
        }
        self.trim(range.start..end)
    }

    /// A line that is not read: what follows it still belongs where it did.
    pub(super) fn skip(&mut self) -> LineKind {
        LineKind::Bad
    }

    fn open_field(&self) -> Option<&Field> {
        if self.open != Open::Field {
            return None;
        }
        self.section().map_or(self.tree.table.last(), |s| s.fields.last())
    }

    fn section(&self) -> Option<&Section> {
        let category = self.tree.categories.last();
        match self.place {
            Place::Table => None,
            Place::Category => category,
            Place::Indicator => category.and_then(|c| c.parts.last()),
            Place::Item => category.and_then(|c| c.parts.last()).and_then(|i| i.parts.last()),
            Place::Adjustments => self.tree.adjustments.as_ref(),
            Place::AdjustmentItem => self.tree.adjustments.as_ref().and_then(|a| a.parts.last()),
            Place::Case => self.tree.cases.last(),
        }
    }

    fn fields(&mut self) -> Option<&mut Vec<Field>> {
        let category = self.tree.categories.last_mut();
        let section = match self.place {
            Place::Table => return Some(&mut self.tree.table),
            Place::Category => category,
            Place::Indicator => category.and_then(|c| c.parts.last_mut()),
            Place::Item => category.and_then(|c| c.parts.last_mut()).and_then(|i| i.parts.last_mut()),
            Place::Adjustments => self.tree.adjustments.as_mut(),
            Place::AdjustmentItem => self.tree.adjustments.as_mut().and_then(|a| a.parts.last_mut()),
            Place::Case => self.tree.cases.last_mut(),
        };
        section.map(|s| &mut s.fields)
    }
}

/// The words before a comment: a `#` at their start or after a blank.
pub(super) fn uncommented(words: &str) -> &str {
    let is_comment = |at: &usize| words[..*at].chars().next_back().is_none_or(is_blank);
    let comment = words.match_indices('#').map(|(at, _)| at).find(is_comment);
    &words[..comment.unwrap_or(words.len())]
}

fn here(place: Place) -> &'static str {
    match place {
        Place::Table => "表头",
        Place::Category => "类别之下",
        Place::Indicator => "指标之下",
        Place::Item => "项之下",
        Place::Adjustments | Place::AdjustmentItem => "加减分之下",
        Place::Case => "用例之下",
    }
}
