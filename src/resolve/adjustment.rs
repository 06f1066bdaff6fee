//! 加减分.

use super::fact::Scope;
use super::mode;
use super::part::proses;
use super::pass::Pass;
use crate::diagnostic::{Diagnostic, code};
use crate::model::{Adjustments, FieldKind, Home, Name, ScoreField, VetoField};
use crate::syntax::{Field, Section};
use crate::text::Span;
use std::collections::HashMap;

/// The scopes of one group: what adds, what takes.
struct Scopes {
    bonus: Scope,
    malus: Scope,
}

impl Scopes {
    fn new(group: Option<&Name>) -> Self {
        let path = |key: &str| [Some(Name::new(key)), group.cloned()].into_iter().flatten().collect();
        Self {
            bonus: Scope::new(Home::Bonus, path("加分")),
            malus: Scope::new(Home::Malus, path("减分")),
        }
    }
}

/// The section of 加减分 and its 项.
pub(super) fn read(pass: &mut Pass<'_>, section: &Section) -> Adjustments {
    let (bonus_cap, malus_cap) = mode::adjustments(pass.sources, section.heading.and_then(|h| h.bracket), &mut pass.diagnostics);
    let mut all = Adjustments {
        span: section.heading.map(|h| h.span).unwrap_or_default(),
        bonus_cap,
        malus_cap,
        fields: Vec::new(),
        vetoes: Vec::new(),
        prose: proses(pass, section),
    };
    let mut own = Scopes::new(None);
    for field in &section.fields {
        take(pass, &mut all, field, None, &mut own);
    }
    let mut seen: HashMap<Name, Span> = HashMap::new();
    for part in &section.parts {
        let Some(heading) = part.heading else { continue };
        let group = Name::new(heading.title.map_or("", |t| pass.sources.slice(t)));
        if let Some(first) = seen.insert(group.clone(), heading.span) {
            pass.diagnostics.push(
                Diagnostic::new(&code::R0201, format!("加减分里有两个项「{group}」"), heading.span, "第二个")
                    .also(first, "第一个")
                    .help("佐证按名称找到它，名称要不同；用【】给其中一个加上区别的字"),
            );
        }
        let mut scopes = Scopes::new(Some(&group));
        for field in &part.fields {
            take(pass, &mut all, field, Some(&group), &mut scopes);
        }
        all.prose.extend(proses(pass, part));
    }
    all
}

fn take(pass: &mut Pass<'_>, all: &mut Adjustments, field: &Field, group: Option<&Name>, scopes: &mut Scopes) {
    let scope = match field.keyword.field_kind() {
        Some(FieldKind::Bonus) => &mut scopes.bonus,
        Some(FieldKind::Malus) => &mut scopes.malus,
        Some(FieldKind::Veto) => {
            let (_, _, clauses) = pass.scoring(field, FieldKind::Veto, None, None, None);
            all.vetoes.push(VetoField {
                span: field.span,
                clauses,
            });
            return;
        }
        _ => return,
    };
    let kind = if matches!(field.keyword.field_kind(), Some(FieldKind::Bonus)) {
        FieldKind::Bonus
    } else {
        FieldKind::Malus
    };
    let (mode, cap, clauses) = pass.scoring(field, kind, None, None, Some(scope));
    all.fields.push(ScoreField {
        kind,
        mode,
        cap,
        span: field.span,
        clauses,
        group: group.cloned(),
    });
}
