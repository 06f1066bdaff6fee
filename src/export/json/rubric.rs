//! A whole rubric as JSON objects, one a line, in document order: enough to rebuild the scoring without the file.

mod view;

use serde::Serialize;

use self::view::{
    AdjustmentsView, BandView, ClauseView, FieldView, HeaderView, ItemView, PartView, PlacedView, ProseView, RuleView, elements,
    prose,
};
use super::fact::FactView;
use super::reading::{AsideView, ReadingView};
use super::words::{kind, mode, outcome};
use crate::model::reading::Otherwise;
use crate::model::{Amount, Clause, Condition, FactId, FieldKind, Item, Mode, Name, Rubric, ScoreField, VetoField};
use crate::resolve::Unread;
use crate::text::{SourceId, Sources, Span};

/// One line of output with the place it stands for.
struct Line {
    at: Span,
    json: String,
}

/// Writes objects in order.
struct Writer<'a> {
    rubric: &'a Rubric,
    sources: &'a Sources,
    lines: Vec<Line>,
    /// The path of the item whose clauses are written; none outside items.
    home: Vec<&'a str>,
}

/// Every object of `rubric`, and of `unread` (notes and what could not be read) at its place, one a line.
pub fn lines(rubric: &Rubric, unread: &[Unread], sources: &Sources) -> serde_json::Result<String> {
    let mut writer = Writer {
        rubric,
        sources,
        lines: Vec::new(),
        home: Vec::new(),
    };
    writer.table()?;
    for category in &rubric.categories {
        if !category.name.is_empty() {
            writer.part("category", category.name.shown(), category.full.to_string(), category.span)?;
        }
        for indicator in &category.indicators {
            let own = indicator.items.iter().any(|item| item.own_heading);
            if own {
                writer.part(
                    "indicator",
                    indicator.name.shown(),
                    indicator.full.to_string(),
                    indicator.span,
                )?;
            }
            for item in &indicator.items {
                writer.item(item)?;
            }
        }
    }
    writer.adjustments()?;
    unread.iter().try_for_each(|unread| writer.unread(unread))?;
    Ok(writer.lines.into_iter().map(|line| line.json + "\n").collect())
}

impl<'a> Writer<'a> {
    fn push(&mut self, at: Span, view: &impl Serialize) -> serde_json::Result<()> {
        let json = self.json(at, view)?;
        self.lines.push(Line { at, json });
        Ok(())
    }

    /// `view` with the name of its file, if that is not the rubric's own.
    fn json(&self, at: Span, view: &impl Serialize) -> serde_json::Result<String> {
        let file = (at.source != SourceId(0)).then(|| self.sources.get(at.source).name());
        serde_json::to_string(&PlacedView { view, file })
    }

    fn line(&self, span: Span) -> usize {
        self.sources.get(span.source).line_index(span.start as usize) + 1
    }

    fn table(&mut self) -> serde_json::Result<()> {
        let rubric = self.rubric;
        self.push(
            rubric.span,
            &HeaderView {
                object: "header",
                title: rubric.title.shown(),
                full: rubric.full.to_string(),
                fields: rubric
                    .header
                    .iter()
                    .map(|(keyword, prose)| ProseView {
                        keyword,
                        text: &prose.text,
                    })
                    .chain(prose(&rubric.notes))
                    .collect(),
                line: self.line(rubric.span),
            },
        )?;
        for band in &rubric.bands {
            self.push(
                band.span,
                &BandView {
                    object: "band",
                    name: band.name.shown(),
                    low: band.low.map(|(at, _)| at.to_string()),
                    low_included: band.low.map(|(_, included)| included),
                    high: band.high.map(|(at, _)| at.to_string()),
                    high_included: band.high.map(|(_, included)| included),
                    line: self.line(band.span),
                },
            )?;
        }
        self.rules()?;
        self.vetoes(&rubric.vetoes)
    }

    fn rules(&mut self) -> serde_json::Result<()> {
        let rubric = self.rubric;
        let rule = |rule| RuleView {
            object: "rule",
            rule,
            ..RuleView::default()
        };
        if rubric.exhausts {
            let scoring = rubric.header.iter().find(|(keyword, _)| keyword == "计分");
            let at = scoring.map_or(rubric.span, |(_, prose)| prose.span);
            let view = RuleView {
                line: Some(self.line(at)),
                ..rule("exhausts")
            };
            self.push(at, &view)?;
        }
        if rubric.total_low.is_some() || rubric.total_high.is_some() {
            let at = rubric.total_span.unwrap_or(rubric.span);
            let view = RuleView {
                low: rubric.total_low.map(|at| at.to_string()),
                high: rubric.total_high.map(|at| at.to_string()),
                line: Some(self.line(at)),
                ..rule("total")
            };
            self.push(at, &view)?;
        }
        if let Some(places) = rubric.total_places {
            let at = rubric.places_span.unwrap_or(rubric.span);
            let view = RuleView {
                places: Some(places),
                line: Some(self.line(at)),
                ..rule("places")
            };
            self.push(at, &view)?;
        }
        if let Some(exemption) = &rubric.exemption {
            let view = RuleView {
                approver: Some(exemption.approver.shown()),
                outcome: Some(outcome(exemption.outcome)),
                places: exemption.places,
                line: Some(self.line(exemption.span)),
                ..rule("exemption")
            };
            self.push(exemption.span, &view)?;
        }
        if let Some(conversion) = &rubric.conversion {
            let view = RuleView {
                factor: Some(conversion.factor.to_string()),
                places: conversion.places,
                line: Some(self.line(conversion.span)),
                ..rule("conversion")
            };
            self.push(conversion.span, &view)?;
        }
        Ok(())
    }

    fn part(&mut self, object: &'static str, name: &str, full: String, span: Span) -> serde_json::Result<()> {
        let line = self.line(span);
        self.push(
            span,
            &PartView {
                object,
                name,
                full,
                line,
            },
        )
    }

    fn item(&mut self, item: &'a Item) -> serde_json::Result<()> {
        self.push(
            item.span,
            &ItemView {
                object: if item.own_heading { "item" } else { "indicator" },
                name: item.name.shown(),
                path: item.path.iter().map(Name::shown).collect(),
                full: item.full.to_string(),
                elements: item.elements.iter().map(elements).collect(),
                prose: prose(&item.prose).collect(),
                line: self.line(item.span),
            },
        )?;
        self.home = item.path.iter().map(Name::shown).collect();
        for field in &item.fields {
            self.field(field)?;
        }
        self.vetoes(&item.vetoes)?;
        self.home.clear();
        Ok(())
    }

    fn adjustments(&mut self) -> serde_json::Result<()> {
        let Some(adjustments) = &self.rubric.adjustments else {
            return Ok(());
        };
        self.push(
            adjustments.span,
            &AdjustmentsView {
                object: "adjustments",
                bonus_cap: adjustments.bonus_cap.map(|cap| cap.to_string()),
                malus_cap: adjustments.malus_cap.map(|cap| cap.to_string()),
                line: self.line(adjustments.span),
            },
        )?;
        for field in &adjustments.fields {
            self.field(field)?;
        }
        self.vetoes(&adjustments.vetoes)
    }

    fn field(&mut self, field: &'a ScoreField) -> serde_json::Result<()> {
        self.push(
            field.span,
            &FieldView {
                object: "field",
                kind: kind(field.kind),
                mode: mode(field.mode),
                cap: field.cap.map(|cap| cap.to_string()),
                group: field.group.as_ref().map(Name::shown),
                line: self.line(field.span),
            },
        )?;
        field.clauses.iter().try_for_each(|clause| self.clause(clause))
    }

    fn vetoes(&mut self, fields: &'a [VetoField]) -> serde_json::Result<()> {
        for field in fields {
            let view = FieldView {
                object: "field",
                kind: kind(FieldKind::Veto),
                mode: mode(Mode::Sum),
                cap: None,
                group: None,
                line: self.line(field.span),
            };
            self.push(field.span, &view)?;
            field.clauses.iter().try_for_each(|clause| self.clause(clause))?;
        }
        Ok(())
    }

    fn clause(&mut self, clause: &'a Clause) -> serde_json::Result<()> {
        let reading = &clause.reading;
        let fact = |id: Option<FactId>| id.and_then(|id| self.rubric.facts.get(id.index()));
        let home = fact(clause.fact).or(fact(clause.amount_fact));
        let view = ClauseView {
            reading: ReadingView::new(reading, self.line(reading.span)),
            path: home.map_or_else(|| self.home.clone(), |fact| fact.path.iter().map(Name::shown).collect()),
            fact: fact(clause.fact).map(FactView::new),
            amount_fact: fact(clause.amount_fact).map(FactView::new),
            places: match reading.amount {
                Amount::Share { places, .. } => places,
                _ => None,
            },
            otherwise: match reading.condition {
                Condition::Otherwise(Otherwise::Previous) => Some("previous"),
                Condition::Otherwise(Otherwise::AllEarlier) => Some("allEarlier"),
                _ => None,
            },
        };
        self.push(reading.span, &view)
    }

    /// Puts what is no clause before the first thing that stands behind it.
    fn unread(&mut self, unread: &Unread) -> serde_json::Result<()> {
        let diagnostic = &unread.diagnostic;
        let at = diagnostic.span();
        let json = self.json(at, &AsideView::new(&unread.text, diagnostic, unread.note, self.line(at)))?;
        let behind = |line: &Line| line.at.source == at.source && line.at.start > at.start;
        let index = self.lines.iter().position(behind).unwrap_or(self.lines.len());
        self.lines.insert(index, Line { at, json });
        Ok(())
    }
}
