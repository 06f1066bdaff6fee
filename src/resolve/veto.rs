//! 否决: conditions in the words of facts that the rubric already asks for, results and bands by their names.

use super::fact::{self, Facts, Scope};
use super::index::{self, Index, Titles};
use crate::diagnostic::{Diagnostic, code};
use crate::model::{
    Clause, Condition, Effect, FactId, FieldKind, GradeBand, Home, ItemId, Name, Reading, ResultCondition, Rubric, Subject,
    VetoAction,
};
use crate::text::Span;
use std::collections::HashMap;

/// Places shown of a condition that has several.
const SHOWN: usize = 3;

/// Binds every 否决 clause. New facts come after the others.
pub(super) fn bind(rubric: &mut Rubric, facts: &mut Facts, diagnostics: &mut Vec<Diagnostic>) {
    if rubric.veto_clauses().next().is_none() {
        return;
    }
    let titles = Titles::new(rubric);
    for (item, clause) in rubric.veto_clauses() {
        names(rubric, &titles, item.map(|item| item.id), &clause.reading, diagnostics);
    }
    let own = facts.all.iter().enumerate().filter_map(|(at, fact)| {
        let id = FactId(u32::try_from(at).unwrap_or(u32::MAX));
        Some(((fact.item()?, fact.name.clone()), id))
    });
    let mut binder = Binder {
        own: own.collect(),
        index: Index::new(&facts.all),
        facts,
        seen: Scope::new(Home::Veto, Vec::new()),
    };
    let items = rubric
        .categories
        .iter_mut()
        .flat_map(|c| &mut c.indicators)
        .flat_map(|i| &mut i.items);
    for item in items {
        if item.vetoes.is_empty() {
            continue;
        }
        // the same words in another item act on another category: no repeat
        binder.seen = Scope::new(Home::Veto, Vec::new());
        for clause in item.vetoes.iter_mut().flat_map(|field| &mut field.clauses) {
            binder.clause(clause, Some(item.id), diagnostics);
        }
    }
    binder.seen = Scope::new(Home::Veto, Vec::new());
    let adjustments = rubric.adjustments.iter_mut().flat_map(|a| &mut a.vetoes);
    for clause in rubric
        .vetoes
        .iter_mut()
        .chain(adjustments)
        .flat_map(|field| &mut field.clauses)
    {
        binder.clause(clause, None, diagnostics);
    }
}

struct Binder<'a> {
    /// Facts of items, by item and name.
    own: HashMap<(ItemId, Name), FactId>,
    index: Index,
    facts: &'a mut Facts,
    seen: Scope,
}

impl Binder<'_> {
    fn clause(&mut self, clause: &mut Clause, item: Option<ItemId>, diagnostics: &mut Vec<Diagnostic>) {
        let reading = &clause.reading;
        if let Some((name, wanted)) = fact::condition(reading) {
            let found = self.find(name, item);
            clause.fact = match found.as_slice() {
                [only] => {
                    if let Some(fact) = self.facts.all.get_mut(only.index()) {
                        fact::share(fact, wanted, reading.span, diagnostics);
                    }
                    Some(*only)
                }
                [] if name.shown().contains(['/', '／']) => {
                    diagnostics.push(unknown(
                        reading.span,
                        &format!("「{name}」这个条件"),
                        "核对斜线前的指标和斜线后的条件",
                    ));
                    None
                }
                [] => {
                    let path = vec![Name::new("否决")];
                    let id = fact::add(self.facts, Home::Veto, path.into(), name.clone(), wanted, reading.span);
                    self.index.add(name, id);
                    Some(id)
                }
                several => {
                    diagnostics.push(self.ambiguous(name, several, reading.span));
                    None
                }
            };
            if let Some(id) = clause.fact {
                fact::once(self.facts, &mut self.seen, id, reading, FieldKind::Veto, diagnostics);
            }
        }
        // 本类别 needs a category: that of the item, of the fact, or of the result
        let own = item.is_some()
            || clause
                .fact
                .and_then(|id| self.facts.all.get(id.index()))
                .is_some_and(|fact| fact.item().is_some())
            || matches!(
                &reading.condition,
                Condition::Result(ResultCondition {
                    subject: Subject::Titled(_),
                    ..
                })
            );
        if reading.effect == Effect::Veto(VetoAction::ZeroCategory)
            && !own
            && (clause.fact.is_some() || matches!(reading.condition, Condition::Result(_)))
        {
            diagnostics.push(nobody(reading.span, "本类别"));
        }
    }

    /// The facts that the words stand for, at most a few of them: of the item itself, else of the whole rubric.
    fn find(&self, name: &Name, item: Option<ItemId>) -> Vec<FactId> {
        let own = item.and_then(|item| self.own.get(&(item, name.clone())));
        if let Some(own) = own {
            return vec![*own];
        }
        let mut called = self.index.called(name).peekable();
        if called.peek().is_none() && name.shown().contains(['/', '／']) {
            let path: Vec<Name> = name.shown().split(['/', '／']).map(Name::new).collect();
            return self.index.at(&self.facts.all, &path);
        }
        called.take(SHOWN).collect()
    }

    fn ambiguous(&self, name: &Name, several: &[FactId], span: Span) -> Diagnostic {
        let facts: Vec<_> = several.iter().filter_map(|id| self.facts.all.get(id.index())).collect();
        let count = self.index.called(name).count().max(several.len());
        let example = facts.first().and_then(|fact| fact.path.last()).map_or("指标", Name::shown);
        let mut diagnostic = Diagnostic::new(&code::R0209, format!("条件「{name}」在细则里有{count}处"), span, "是哪一处");
        for fact in facts.iter().take(SHOWN) {
            diagnostic = diagnostic.also(fact.span, "一处");
        }
        diagnostic.help(format!("前面写明指标，例如「{example}/{name}的」；是另一件事的，换一种说法"))
    }
}

fn unknown(span: Span, what: &str, help: &str) -> Diagnostic {
    Diagnostic::new(&code::R0208, format!("细则里没有{what}"), span, "不存在").help(help)
}

/// 本类别, 本项 where there is none.
fn nobody(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&code::R0208, format!("这里的「{word}」不知道指哪一个"), span, "指哪一个")
        .help("把这一条移到所指的类别里的一个指标或项之下，写成「否决：」")
}

/// The titles and bands a clause names.
fn names(rubric: &Rubric, titles: &Titles<'_>, item: Option<ItemId>, reading: &Reading, diagnostics: &mut Vec<Diagnostic>) {
    match &reading.effect {
        Effect::Veto(VetoAction::Grade(name)) => band(rubric, name, reading.span, diagnostics),
        Effect::Veto(VetoAction::Bar(names)) => names.iter().for_each(|name| band(rubric, name, reading.span, diagnostics)),
        Effect::Veto(VetoAction::Lower(_)) if rubric.bands.is_empty() => {
            diagnostics.push(unknown(reading.span, "等次", "在表头写「等次：」"));
        }
        _ => {}
    }
    let Condition::Result(result) = &reading.condition else {
        return;
    };
    match &result.subject {
        Subject::OwnCategory | Subject::OwnItem if item.is_none() => {
            let word = if result.subject == Subject::OwnItem {
                "本项"
            } else {
                "本类别"
            };
            diagnostics.push(nobody(reading.span, word));
        }
        Subject::Titled(name) => {
            let path: Vec<Name> = name.shown().split(['/', '／']).map(Name::new).collect();
            match titles.at(&path).as_slice() {
                [_] => {}
                [] => {
                    let help = match few(diagnostics).then(|| index::nearest_title(rubric, name)).flatten() {
                        Some(near) => format!("是不是「{near}」"),
                        None => "写类别、指标或项的名称，或写「总分」「任一类别」".to_owned(),
                    };
                    diagnostics.push(unknown(reading.span, &format!("「{name}」这个标题"), &help));
                }
                several => diagnostics.push(
                    Diagnostic::new(
                        &code::R0209,
                        format!("标题「{name}」在细则里有{}处", several.len()),
                        reading.span,
                        "是哪一处",
                    )
                    .help("用【】给其中一个标题加上区别的字"),
                ),
            }
        }
        _ => {}
    }
}

/// Whether suggestions, which look at every name, are still affordable.
pub(super) fn few(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.len() < 100
}

fn band(rubric: &Rubric, name: &Name, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    if rubric.bands.iter().any(|band| band.name == *name) {
        return;
    }
    let help = if rubric.bands.is_empty() {
        "在表头写「等次：」".to_owned()
    } else {
        let names: Vec<&str> = rubric.bands.iter().map(|GradeBand { name, .. }| name.shown()).collect();
        format!("等次有：{}", names.join("、"))
    };
    diagnostics.push(unknown(span, &format!("「{name}」这个等次"), &help));
}
