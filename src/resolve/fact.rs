//! 事实: the names of clauses → slots of evidence. Within one scope a name is one fact (language, §2 “Names”).

use super::unit;
use crate::diagnostic::{Diagnostic, code};
use crate::model::{
    Amount, Comparison, Condition, Effect, Fact, FactId, FactKind, FieldKind, Home, Name, PerKind, Reading, VetoAction,
};
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The facts so far.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) all: Vec<Fact>,
}

/// Where names are one fact each: an item, or a group of 加分 or 减分.
pub(super) struct Scope {
    home: Home,
    path: Arc<[Name]>,
    names: BTreeMap<Name, FactId>,
    uses: BTreeMap<(FactId, Use), Span>,
}

/// Uses of a finding or count that may stand once only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Takes, in this kind of field.
    Loss(FieldKind),
    /// Gives, in this kind of field.
    Gain(FieldKind),
    /// A veto, by what it does.
    Veto(String),
}

impl Scope {
    pub(super) fn new(home: Home, path: Vec<Name>) -> Self {
        Self {
            home,
            path: path.into(),
            names: BTreeMap::new(),
            uses: BTreeMap::new(),
        }
    }

    /// Facts of this scope, by name.
    pub(super) fn find(&self, name: &Name) -> Option<FactId> {
        self.names.get(name).copied()
    }

    /// Every fact of this scope.
    pub(super) fn facts(&self) -> impl Iterator<Item = FactId> + '_ {
        self.names.values().copied()
    }
}

/// The facts one clause is bound to.
#[derive(Clone, Copy, Default)]
pub(super) struct Bound {
    pub(super) fact: Option<FactId>,
    pub(super) amount_fact: Option<FactId>,
}

/// Binds the names of a clause in a field of `kind`, making facts of those that are new.
pub(super) fn bind(
    facts: &mut Facts,
    scope: &mut Scope,
    reading: &Reading,
    kind: FieldKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> Bound {
    let mut bound = Bound::default();
    if let Some((name, wanted)) = condition(reading) {
        let data = wanted.is_data();
        bound.fact = slot(facts, scope, name, wanted, reading.span, diagnostics);
        if let Some(fact) = bound.fact.filter(|_| !data) {
            once(facts, scope, fact, reading, kind, diagnostics);
        }
    }
    if let Some((name, wanted)) = amount(reading) {
        let earlier = scope
            .find(&name)
            .filter(|_| matches!(reading.condition, Condition::Otherwise(_)));
        bound.amount_fact = match earlier {
            Some(earlier) => {
                diagnostics.extend(
                    facts
                        .all
                        .get(earlier.index())
                        .map(|first| two_rests(first, scope.home, reading.span)),
                );
                Some(earlier)
            }
            None => slot(facts, scope, &name, wanted, reading.span, diagnostics),
        };
    }
    let gives = matches!(reading.effect, Effect::Earn | Effect::Full);
    for fact in [bound.fact, bound.amount_fact].into_iter().flatten() {
        if let Some(fact) = facts.all.get_mut(fact.index())
            && gives
        {
            fact.may_be_absent = false;
        }
    }
    bound
}

/// Two clauses whose conditions are the rest, each of its own: one figure of evidence cannot stand for both.
fn two_rests(first: &Fact, home: Home, span: Span) -> Diagnostic {
    let message = format!("{}有两处「{}」的酌情，佐证只填一次", place(home), first.name);
    Diagnostic::new(&code::R0205, message, span, "第二次")
        .also(first.span, "第一次")
        .help("请把后一处的「否则」「其余」换成它说的情形，例如「迟报的，酌情扣1至3分」")
}

/// What the condition asks for.
pub(super) fn condition(reading: &Reading) -> Option<(&Name, FactKind)> {
    match &reading.condition {
        Condition::Finding(name) => Some((name, occurrence(reading))),
        Condition::Data { name, unit, .. } if unit == "%" => Some((name, FactKind::Rate)),
        Condition::Data { name, unit, .. } => Some((
            name,
            FactKind::Data {
                unit: unit.clone(),
                whole: unit::is_whole(unit),
            },
        )),
        Condition::Always | Condition::Otherwise(_) | Condition::Result(_) => None,
    }
}

fn occurrence(reading: &Reading) -> FactKind {
    let counted = reading.per.as_ref();
    if let Amount::Range(low, high) = reading.amount {
        return FactKind::Discretion {
            low,
            high,
            unit: counted.map(|per| per.unit.clone()),
        };
    }
    let Some(per) = counted else { return FactKind::Finding };
    let unit = per.unit.clone();
    match per.kind {
        PerKind::Count => FactKind::Count { unit },
        PerKind::Missing => FactKind::Missing {
            unit,
            elements: Vec::new(),
            limit: None,
        },
        PerKind::Short | PerKind::Over => FactKind::Excess {
            whole: unit::is_whole(&unit),
            unit,
            short: per.kind == PerKind::Short,
        },
    }
}

/// What the amount asks for: the rate of a share; the figure of a discretion whose condition is no finding.
fn amount(reading: &Reading) -> Option<(Name, FactKind)> {
    match &reading.amount {
        Amount::Share { data, .. } => Some((data.clone(), FactKind::Rate)),
        Amount::Range(low, high) => {
            let words = match &reading.condition {
                Condition::Finding(_) => return None,
                Condition::Data { name, unit, bounds } => {
                    let side = |b: crate::model::Bound| format!("{}{}{unit}", word(b.op), b.value);
                    let second = bounds.second.map(side).unwrap_or_default();
                    format!("{name}{}{second}", side(bounds.first))
                }
                Condition::Otherwise(_) => "其余".to_owned(),
                Condition::Always | Condition::Result(_) => "酌情".to_owned(),
            };
            Some((
                Name::new(&words),
                FactKind::Discretion {
                    low: *low,
                    high: *high,
                    unit: reading.per.as_ref().map(|per| per.unit.clone()),
                },
            ))
        }
        Amount::None | Amount::Fixed(_) => None,
    }
}

fn word(op: Comparison) -> &'static str {
    match op {
        Comparison::Less => "低于",
        Comparison::AtMost => "不超过",
        Comparison::More => "超过",
        Comparison::AtLeast => "达到",
        Comparison::Equal => "等于",
    }
}

/// The fact called `name`, new or shared.
fn slot(
    facts: &mut Facts,
    scope: &mut Scope,
    name: &Name,
    wanted: FactKind,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FactId> {
    let Some(known) = scope.names.get(name).copied() else {
        let id = add(facts, scope.home, scope.path.clone(), name.clone(), wanted, span);
        scope.names.insert(name.clone(), id);
        return Some(id);
    };
    let fact = facts.all.get_mut(known.index())?;
    share(fact, wanted, span, diagnostics);
    Some(known)
}

/// A new fact.
pub(super) fn add(facts: &mut Facts, home: Home, path: Arc<[Name]>, name: Name, kind: FactKind, span: Span) -> FactId {
    let id = FactId(u32::try_from(facts.all.len()).unwrap_or(u32::MAX));
    facts.all.push(Fact {
        may_be_absent: !kind.is_data(),
        name,
        home,
        path,
        kind,
        span,
    });
    id
}

/// Lets a second clause use `fact` as `wanted`, if the two agree. What is counted or measured is also a finding: it
/// holds when there is any of it.
pub(super) fn share(fact: &mut Fact, wanted: FactKind, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let occurs = |kind: &FactKind| !kind.is_data();
    if wanted == FactKind::Finding && occurs(&fact.kind) {
        return;
    }
    if fact.kind == FactKind::Finding && occurs(&wanted) {
        fact.kind = wanted;
        return;
    }
    // elements are attached when the scope ends: until then a list of missing things is its unit
    if fact.kind != wanted {
        let (before, now) = (named(&fact.kind), named(&wanted));
        diagnostics.push(
            Diagnostic::new(
                &code::R0206,
                format!("「{}」一处是{before}，一处是{now}", fact.name),
                span,
                now.chars().take(8).collect::<String>(),
            )
            .also(fact.span, before.chars().take(8).collect::<String>())
            .help("两处是同一件事的，改成同一种计法；不是一件事的，用【】给其中一处加上区别的字"),
        );
    }
}

/// A kind in words.
pub(super) fn named(kind: &FactKind) -> String {
    match kind {
        FactKind::Finding => "是否".into(),
        FactKind::Count { unit } => format!("次数（{unit}）"),
        FactKind::Missing { unit, .. } => format!("缺项（{unit}）"),
        FactKind::Excess { unit, short: true, .. } => format!("缺额（{unit}）"),
        FactKind::Excess { unit, .. } => format!("超额（{unit}）"),
        FactKind::Data { unit, .. } => format!("数据（{unit}）"),
        FactKind::Rate => "比率".into(),
        FactKind::Discretion { low, high, .. } => format!("酌情{low}至{high}分"),
    }
}

/// Reports a finding or count that acts twice in the same way.
pub(super) fn once(
    facts: &Facts,
    scope: &mut Scope,
    fact: FactId,
    reading: &Reading,
    kind: FieldKind,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let usage = match &reading.effect {
        Effect::Earn | Effect::Full | Effect::Bonus => Use::Gain(kind),
        Effect::Deduct | Effect::Zero | Effect::Malus => Use::Loss(kind),
        Effect::Veto(action) => Use::Veto(veto_key(action)),
    };
    match scope.uses.get(&(fact, usage.clone())) {
        Some(first) => {
            let name = facts.all.get(fact.index()).map_or("", |f| f.name.shown());
            let (message, help) = match (&reading.effect, scope.home) {
                (Effect::Veto(_), _) => (format!("条件「{name}」在否决里有两次同样的后果"), "删去一处".to_owned()),
                (_, home) => {
                    let help = format!("是两件事的，用【】加上区别的字，例如「【指南】{name}」；是一件事的，删去一处");
                    (format!("条件「{name}」在{}计了两次分", place(home)), help)
                }
            };
            diagnostics.push(
                Diagnostic::new(&code::R0205, message, reading.span, "第二次")
                    .also(*first, "第一次")
                    .help(help),
            );
        }
        None => {
            scope.uses.insert((fact, usage), reading.span);
        }
    }
}

fn place(home: Home) -> &'static str {
    match home {
        Home::Item(_) => "同一项里",
        _ => "加减分里",
    }
}

fn veto_key(action: &VetoAction) -> String {
    match action {
        VetoAction::Grade(name) => format!("评为{}", name.key()),
        VetoAction::Bar(names) => names.iter().fold("不得".to_owned(), |all, name| all + "、" + name.key()),
        VetoAction::Lower(n) => format!("降低{n}"),
        VetoAction::ZeroCategory => "本类别".to_owned(),
        VetoAction::ZeroTotal => "总分".to_owned(),
    }
}
