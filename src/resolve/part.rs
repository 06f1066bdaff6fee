//! 类别, 指标, 项: sections of the tree → parts of the rubric.

use super::element;
use super::fact::Scope;
use super::pass::{Pass, prose};
use crate::diagnostic::{Diagnostic, code};
use crate::model::{Category, CategoryId, Home, Indicator, Item, ItemId, Name, Points, ScoreField, VetoField};
use crate::model::{FieldKind, Prose};
use crate::syntax::{Keyword, Section, numeral};
use crate::text::Span;
use std::collections::BTreeMap;

/// Titles of one level.
#[derive(Default)]
struct Titles {
    seen: BTreeMap<Name, Span>,
}

impl Titles {
    fn add(&mut self, pass: &mut Pass<'_>, name: &Name, span: Span, word: &str, place: impl FnOnce() -> String) {
        if name.is_empty() {
            return;
        }
        if let Some(first) = self.seen.get(name) {
            let place = place();
            pass.diagnostics.push(
                Diagnostic::new(&code::R0201, format!("{place}有两个{word}「{name}」"), span, "第二个")
                    .also(*first, "第一个")
                    .help("佐证按名称找到它，名称要不同；用【】给其中一个加上区别的字"),
            );
            return;
        }
        self.seen.insert(name.clone(), span);
    }
}

fn title(pass: &Pass<'_>, section: &Section) -> Name {
    let words = section.heading.and_then(|h| h.title).map_or("", |t| pass.sources.slice(t));
    Name::new(words)
}

fn span(section: &Section) -> Span {
    let first = section.parts.first().and_then(|part| part.heading);
    section.heading.or(first).map(|h| h.span).unwrap_or_default()
}

/// The points in a heading's bracket.
fn points(pass: &mut Pass<'_>, section: &Section) -> Option<(Points, Span)> {
    let at = section.heading?.bracket?;
    let words = pass.sources.slice(at);
    match numeral::points(words) {
        Ok(points) => Some((points, at)),
        Err(help) => {
            let message = format!("分值「{}」读不懂", words.trim());
            pass.diagnostics
                .push(Diagnostic::new(&code::R0105, message, at, "读不懂").help(help));
            None
        }
    }
}

/// 内容 材料 注 说明.
pub(super) fn proses(pass: &Pass<'_>, section: &Section) -> Vec<Prose> {
    let free = section.fields.iter().filter(|field| field.keyword.is_prose());
    free.map(|field| prose(pass.sources, field)).collect()
}

/// All categories.
pub(super) fn categories(pass: &mut Pass<'_>, sections: &[Section]) -> Vec<Category> {
    let (mut titles, mut items) = (Titles::default(), 0);
    let mut all = Vec::with_capacity(sections.len());
    for section in sections {
        let id = CategoryId(u32::try_from(all.len()).unwrap_or(u32::MAX));
        let name = title(pass, section);
        titles.add(pass, &name, span(section), "类别", || "细则里".to_owned());
        let stated = points(pass, section);
        let mut names = Titles::default();
        let mut indicators = Vec::with_capacity(section.parts.len());
        for part in &section.parts {
            let indicator = indicator(pass, part, id, &name, &mut items);
            let place = || {
                if name.is_empty() {
                    "细则里".to_owned()
                } else {
                    format!("类别「{name}」里")
                }
            };
            names.add(pass, &indicator.name, indicator.span, "指标", place);
            indicators.push(indicator);
        }
        all.push(Category {
            id,
            name,
            full: stated.map_or_else(|| indicators.iter().map(|i| i.full).sum(), |(points, _)| points),
            stated,
            span: span(section),
            indicators,
            prose: proses(pass, section),
        });
    }
    all
}

fn indicator(pass: &mut Pass<'_>, section: &Section, category: CategoryId, parent: &Name, count: &mut u32) -> Indicator {
    let name = title(pass, section);
    let stated = points(pass, section);
    let mut path: Vec<Name> = [parent, &name].into_iter().filter(|n| !n.is_empty()).cloned().collect();
    let (mut items, mut proses_here) = (Vec::with_capacity(section.parts.len().max(1)), Vec::new());
    if section.parts.is_empty() {
        let frame = Frame {
            name: name.clone(),
            path,
            own_heading: false,
            category,
            stated,
        };
        items.push(item(pass, section, frame, count));
    } else {
        proses_here = proses(pass, section);
        let mut names = Titles::default();
        for (index, part) in section.parts.iter().enumerate() {
            let written = title(pass, part);
            let shown = if written.is_empty() {
                Name::new(&format!("第{}项", index + 1))
            } else {
                written
            };
            names.add(pass, &shown, span(part), "项", || format!("指标「{name}」里"));
            path.push(shown.clone());
            let frame = Frame {
                name: shown,
                path: path.clone(),
                own_heading: true,
                category,
                stated: points(pass, part),
            };
            items.push(item(pass, part, frame, count));
            path.pop();
        }
    }
    Indicator {
        name,
        full: stated.map_or_else(|| items.iter().map(|i| i.full).sum(), |(points, _)| points),
        stated,
        span: span(section),
        items,
        prose: proses_here,
    }
}

/// What an item gets from its heading.
struct Frame {
    name: Name,
    path: Vec<Name>,
    own_heading: bool,
    category: CategoryId,
    stated: Option<(Points, Span)>,
}

fn item(pass: &mut Pass<'_>, section: &Section, frame: Frame, count: &mut u32) -> Item {
    let id = ItemId(*count);
    *count += 1;
    let titled = section.heading.is_some_and(|h| h.title.is_some());
    let mut scope = Scope::new(Home::Item(id), frame.path.clone());
    let scoring = section.fields.iter().filter(|field| field.keyword.field_kind().is_some());
    let mut fields = Vec::with_capacity(scoring.count());
    let (mut vetoes, mut elements, mut formerly) = (Vec::new(), Vec::new(), Vec::new());
    for field in &section.fields {
        let kind = match field.keyword {
            Keyword::Elements => {
                elements.push(element::read(pass.sources, field));
                continue;
            }
            Keyword::Formerly => {
                formerly.push(prose(pass.sources, field));
                continue;
            }
            keyword => match keyword.field_kind() {
                Some(kind) => kind,
                None => continue,
            },
        };
        let title = titled.then_some(&frame.name);
        if kind == FieldKind::Veto {
            let (_, _, clauses) = pass.scoring(field, kind, title, Some(id), None);
            vetoes.push(VetoField {
                span: field.span,
                clauses,
            });
        } else {
            let (mode, cap, clauses) = pass.scoring(field, kind, title, Some(id), Some(&mut scope));
            fields.push(ScoreField {
                kind,
                mode,
                cap,
                span: field.span,
                clauses,
                group: None,
            });
        }
    }
    element::attach(pass, &scope, &elements);
    Item {
        id,
        category: frame.category,
        name: frame.name,
        own_heading: frame.own_heading,
        titled,
        path: frame.path,
        full: frame.stated.map_or(Points::ZERO, |(points, _)| points),
        full_span: frame.stated.map_or_else(|| span(section), |(_, at)| at),
        span: span(section),
        elements,
        fields,
        vetoes,
        prose: proses(pass, section),
        formerly,
    }
}
