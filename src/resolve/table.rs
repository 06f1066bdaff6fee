//! 表头: the fields before the first 类别, of the rubric and of the files it refers to.

use super::flat::Flat;
use super::pass::{Pass, prose};
use super::{band, rule};
use crate::diagnostic::{Diagnostic, code};
use crate::model::{FieldKind, Name, Rubric, VetoField};
use crate::syntax::{Field, Keyword, Tree, numeral};
use crate::text::fold;
use std::collections::HashMap;

/// The fields that count, in order: of a field that stands twice, the first.
pub(super) fn fields<'t>(pass: &mut Pass<'_>, trees: &[&'t Tree]) -> Vec<&'t Field> {
    let mut kept: Vec<&Field> = Vec::new();
    let mut single: HashMap<Keyword, (&Field, String)> = HashMap::new();
    let mut vetoes: HashMap<String, &Field> = HashMap::new();
    // a field that says nothing is reported by the syntax
    let said = |field: &&Field| !field.lines.is_empty();
    for field in trees.iter().flat_map(|tree| tree.table.iter().filter(said)) {
        let words = fold::key(&pass.text(field));
        if field.keyword == Keyword::Veto
            && vetoes
                .insert(words.clone(), field)
                .is_some_and(|other| other.span.source != field.span.source)
        {
            continue;
        }
        if !field.keyword.is_single() {
            kept.push(field);
            continue;
        }
        match single.get(&field.keyword) {
            None => {
                single.insert(field.keyword, (field, words));
                kept.push(field);
            }
            // equal repeats are no clash between two files
            Some((first, same)) if first.span.source != field.span.source && *same == words => {}
            Some((first, _)) => {
                let word = field.keyword.word();
                let (message, help) = if first.span.source == field.span.source {
                    (format!("「{word}」写了两次"), "只留一处".to_owned())
                } else {
                    (
                        format!("「{word}」与引用的文件里写的不一样"),
                        format!("两处写成一样，或删去一处的「{word}」"),
                    )
                };
                let (here, there) = if first.span.source.0 < field.span.source.0 {
                    (first.value(), field.value())
                } else {
                    (field.value(), first.value())
                };
                pass.diagnostics.push(
                    Diagnostic::new(&code::R0202, message, here, "一处")
                        .also(there, "另一处")
                        .help(help),
                );
            }
        }
    }
    kept
}

/// Everything in the table but 折算, which needs the full points.
pub(super) fn read(pass: &mut Pass<'_>, rubric: &mut Rubric, fields: &[&Field]) {
    for field in fields {
        match field.keyword {
            Keyword::Title => {
                rubric.title = Name::new(&pass.text(field));
                rubric.span = field.value();
            }
            Keyword::Number | Keyword::Year | Keyword::Target => {
                rubric
                    .header
                    .push((field.keyword.word().to_owned(), prose(pass.sources, field)));
            }
            Keyword::Scoring => {
                let words = prose(pass.sources, field);
                rubric.exhausts = fold::key(&words.text).contains("扣完为止");
                rubric.header.push((field.keyword.word().to_owned(), words));
            }
            Keyword::Full => {
                rubric.closed.push(prose(pass.sources, field));
                // 10 on one line and 0 on the next are not 100
                let lines: Vec<&str> = field.lines.iter().map(|&line| pass.sources.slice(line)).collect();
                let words = lines.join(" ");
                match numeral::points(&words) {
                    Ok(points) => (rubric.full, rubric.full_span) = (points, Some(field.value())),
                    Err(help) => pass.diagnostics.push(
                        Diagnostic::new(
                            &code::R0105,
                            format!("满分「{}」读不懂", words.trim()),
                            field.value(),
                            "读不懂",
                        )
                        .help(help),
                    ),
                }
            }
            Keyword::Veto => {
                let (_, _, clauses) = pass.scoring(field, FieldKind::Veto, None, None, None);
                rubric.vetoes.push(VetoField {
                    span: field.span,
                    clauses,
                });
            }
            Keyword::Note | Keyword::Remark => rubric.notes.push(prose(pass.sources, field)),
            _ => closed(pass, rubric, field),
        }
    }
}

fn closed(pass: &mut Pass<'_>, rubric: &mut Rubric, field: &Field) {
    if field.keyword != Keyword::Include {
        rubric.closed.push(prose(pass.sources, field));
    }
    let flat = Flat::new(pass.sources, field);
    match field.keyword {
        Keyword::Bands => rubric.bands = band::read(&flat, &mut pass.diagnostics),
        Keyword::Total => {
            (rubric.total_low, rubric.total_high) = rule::total(&flat, &mut pass.diagnostics);
            rubric.total_span = Some(field.value());
        }
        Keyword::Decimals => {
            rubric.total_places = rule::decimals(&flat, &mut pass.diagnostics);
            rubric.places_span = Some(field.value());
        }
        Keyword::Exemption => rubric.exemption = rule::exemption(&flat, &mut pass.diagnostics),
        _ => {}
    }
}

/// 折算, once the full points are known.
pub(super) fn conversion(pass: &mut Pass<'_>, rubric: &mut Rubric, fields: &[&Field]) {
    if rubric.full_span.is_none() {
        rubric.full = rubric.categories.iter().map(|category| category.full).sum();
    }
    for field in fields.iter().filter(|field| field.keyword == Keyword::Conversion) {
        let flat = Flat::new(pass.sources, field);
        rubric.conversion = rule::conversion(&flat, rubric.full, &mut pass.diagnostics);
    }
}
