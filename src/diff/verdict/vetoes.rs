//! 宽严 of 否决: what the same condition sets off in either version.

use std::collections::{BTreeSet, HashMap};

use super::{Verdict, Witness, ranks};
use crate::diff::pairing::Pairing;
use crate::model::{
    Bounds, Clause, Condition, Effect, FactId, Item, ItemId, Name, Ratio, ResultCondition, Rubric, Subject, VetoAction,
};

/// Which vetoes are asked about: those of the table, of 加减分, or of these items, older and newer. What else acts on the same
/// condition is taken into account.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// Of the table.
    Table,
    /// Of 加减分.
    Adjustments,
    /// Of items.
    Items(&'a [ItemId], &'a [ItemId]),
}

/// Where a veto stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Owner {
    Table,
    Adjustments,
    Item(ItemId),
}

/// What sets vetoes off: one fact of both versions or of one, or a score.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Fact(Option<FactId>, Option<FactId>),
    /// Whose score (an item of the older version where it is 本项 or 本类别), and whether its rate.
    Score(Subject, Option<ItemId>, bool),
}

struct Veto<'a> {
    side: usize,
    source: Source,
    /// None: where there is any of it.
    bounds: Option<Bounds>,
    action: &'a VetoAction,
}

/// What vetoes do together, in ranks of bands that both versions share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Power {
    bars: BTreeSet<usize>,
    lower: u32,
    grade: usize,
    zero_category: bool,
    zero_total: bool,
}

impl Power {
    /// Whether it does all that `other` does: then with whatever else acts, it is never milder.
    fn covers(&self, other: &Self) -> bool {
        self.bars.is_superset(&other.bars)
            && self.lower >= other.lower
            && self.grade >= other.grade
            && self.zero_category >= other.zero_category
            && self.zero_total >= other.zero_total
    }
}

/// The vetoes of both versions.
pub struct Vetoes<'a> {
    old: &'a Rubric,
    new: &'a Rubric,
    all: Vec<Veto<'a>>,
    /// By side and owner.
    places: HashMap<(usize, Owner), Vec<usize>>,
    facts: HashMap<(Option<FactId>, Option<FactId>), Vec<usize>>,
}

impl<'a> Vetoes<'a> {
    /// Reads them once.
    pub fn new(old: &'a Rubric, new: &'a Rubric, pairing: &Pairing) -> Self {
        let twins = Twins::new(pairing);
        let mut out = Self {
            old,
            new,
            all: Vec::new(),
            places: HashMap::new(),
            facts: HashMap::new(),
        };
        for (side, rubric) in [old, new].into_iter().enumerate() {
            let own: usize = rubric.vetoes.iter().map(|field| field.clauses.len()).sum();
            for (number, (item, clause)) in rubric.veto_clauses().enumerate() {
                // those of the table come first
                let owner = match item {
                    Some(item) => Owner::Item(item.id),
                    None if number < own => Owner::Table,
                    None => Owner::Adjustments,
                };
                let Some(veto) = read(side, item, clause, &twins) else {
                    continue;
                };
                let at = out.all.len();
                out.places.entry((side, owner)).or_default().push(at);
                if let Source::Fact(old, new) = veto.source {
                    out.facts.entry((old, new)).or_default().push(at);
                }
                out.all.push(veto);
            }
        }
        out
    }

    fn of(&self, source: &Source) -> Vec<&Veto<'a>> {
        match source {
            Source::Fact(old, new) => {
                let places = self.facts.get(&(*old, *new)).map_or(&[][..], Vec::as_slice);
                places.iter().filter_map(|at| self.all.get(*at)).collect()
            }
            Source::Score(..) => self.all.iter().filter(|veto| veto.source == *source).collect(),
        }
    }

    /// Compares those in `scope`; none if there are none.
    pub fn verdict(&self, scope: Scope<'_>) -> Option<Verdict> {
        let asked: Vec<(usize, Owner)> = match scope {
            Scope::Table => vec![(0, Owner::Table), (1, Owner::Table)],
            Scope::Adjustments => vec![(0, Owner::Adjustments), (1, Owner::Adjustments)],
            Scope::Items(old, new) => {
                let old = old.iter().map(|item| (0, Owner::Item(*item)));
                old.chain(new.iter().map(|item| (1, Owner::Item(*item)))).collect()
            }
        };
        let mut sources: Vec<&Source> = Vec::new();
        for at in asked.iter().filter_map(|place| self.places.get(place)).flatten() {
            let source = self.all.get(*at).map(|veto| &veto.source);
            sources.extend(source.filter(|source| !sources.contains(source)));
        }
        (!sources.is_empty()).then(|| self.compare(&sources))
    }

    fn compare(&self, sources: &[&Source]) -> Verdict {
        let (old, new) = (self.old, self.new);
        let Some(ranks) = ranks(&old.bands, &new.bands) else {
            return Verdict::Undecided("等次的名称排不出高低，否决的轻重不能相比".to_owned());
        };
        let (mut more, mut less, mut doubt) = (None, None, None);
        for source in sources {
            let mine = self.of(source);
            if let Source::Fact(Some(before), Some(after)) = *source {
                let kind = |rubric: &Rubric, fact: &FactId| {
                    rubric
                        .facts
                        .get(fact.index())
                        .map(|fact| (fact.kind.is_data(), fact.kind.clone()))
                };
                let (one, other) = (kind(old, before), kind(new, after));
                let data = [&one, &other].iter().any(|kind| kind.as_ref().is_some_and(|(data, _)| *data));
                if data && one != other {
                    doubt = Some("否决所看的数，两版的记法不同".to_owned());
                    continue;
                }
            }
            for value in values(&mine, old, new) {
                let fired = |side: usize| {
                    let held = mine.iter().filter(|veto| veto.side == side && holds(veto, value));
                    held.map(|veto| veto.action).collect::<Vec<_>>()
                };
                let (before, after) = (fired(0), fired(1));
                let (one, other) = (power(&before, old, &ranks[0]), power(&after, new, &ranks[1]));
                if one == other {
                    continue;
                }
                let Some(witness) = witness(source, value, (&before, &after)) else {
                    doubt = Some("否决以得分为条件，要看全表的佐证".to_owned());
                    continue;
                };
                match (other.covers(&one), one.covers(&other)) {
                    (true, _) => more = more.or(Some(witness)),
                    (_, true) => less = less.or(Some(witness)),
                    _ => doubt = Some("同一条件的后果不同，轻重不能直接相比".to_owned()),
                }
            }
        }
        match doubt {
            Some(doubt) if more.is_none() || less.is_none() => Verdict::Undecided(doubt),
            _ => Verdict::of(more, less),
        }
    }
}

/// What is the same in both versions.
struct Twins {
    new_of: HashMap<FactId, FactId>,
    old_of: HashMap<FactId, FactId>,
    /// The first older item of each newer one.
    items: HashMap<ItemId, ItemId>,
}

impl Twins {
    fn new(pairing: &Pairing) -> Self {
        let parts = pairing.parts.iter().filter_map(|part| Some((part.old.first()?, &part.new)));
        Self {
            new_of: pairing.facts().collect(),
            old_of: pairing.facts().map(|(old, new)| (new, old)).collect(),
            items: parts.flat_map(|(old, new)| new.iter().map(|new| (*new, *old))).collect(),
        }
    }

    fn fact(&self, side: usize, fact: FactId) -> Source {
        match side {
            0 => Source::Fact(Some(fact), self.new_of.get(&fact).copied()),
            _ => Source::Fact(self.old_of.get(&fact).copied(), Some(fact)),
        }
    }
}

fn read<'a>(side: usize, item: Option<&Item>, clause: &'a Clause, twins: &Twins) -> Option<Veto<'a>> {
    let Effect::Veto(action) = &clause.reading.effect else {
        return None;
    };
    let (source, bounds) = match (&clause.reading.condition, clause.fact) {
        (Condition::Finding(_), Some(fact)) => (twins.fact(side, fact), None),
        (Condition::Data { bounds, .. }, Some(fact)) => (twins.fact(side, fact), Some(*bounds)),
        (Condition::Result(ResultCondition { subject, rate, bounds }), _) => {
            let own = matches!(subject, Subject::OwnCategory | Subject::OwnItem);
            let home = item.filter(|_| own).map(|item| match side {
                0 => item.id,
                _ => twins.items.get(&item.id).copied().unwrap_or(item.id),
            });
            (Source::Score(subject.clone(), home, *rate), Some(*bounds))
        }
        _ => return None,
    };
    Some(Veto {
        side,
        source,
        bounds,
        action,
    })
}

/// Where it asks for any of it, `value` is 1: what is counted or found has no threshold in any veto.
fn holds(veto: &Veto<'_>, value: Ratio) -> bool {
    veto.bounds.is_none_or(|bounds| bounds.hold(value))
}

/// Values between which nothing changes, and those at which it does.
fn values(vetoes: &[&Veto<'_>], old: &Rubric, new: &Rubric) -> Vec<Ratio> {
    let bounds = vetoes.iter().filter_map(|veto| veto.bounds);
    let mut edges: Vec<Ratio> = bounds
        .flat_map(|b| [Some(b.first.value), b.second.map(|b| b.value)])
        .flatten()
        .collect();
    if edges.is_empty() {
        return vec![Ratio::ONE];
    }
    let whole = vetoes.iter().any(|veto| match &veto.source {
        Source::Fact(before, after) => {
            let kind = |rubric: &Rubric, fact: &Option<FactId>| {
                let fact = fact.and_then(|fact| rubric.facts.get(fact.index()))?;
                Some(matches!(fact.kind, crate::model::FactKind::Data { whole: true, .. }))
            };
            kind(new, after).or(kind(old, before)).unwrap_or(false)
        }
        Source::Score(..) => false,
    });
    edges.push(Ratio::ZERO);
    edges.sort_unstable();
    edges.dedup();
    let mut out = Vec::new();
    for (at, edge) in edges.iter().enumerate() {
        out.push(*edge);
        let next = match edges.get(at + 1) {
            Some(next) => edge.plus(*next).over(Ratio::whole(2)).unwrap_or(*edge),
            None => edge.plus(Ratio::ONE),
        };
        out.push(if whole { Ratio::whole(edge.floor() + 1) } else { next });
    }
    out.sort_unstable();
    out.dedup();
    out.retain(|value| !whole || value.is_whole());
    out
}

fn power(actions: &[&VetoAction], rubric: &Rubric, ranks: &[usize]) -> Power {
    let rank = |name: &Name| {
        let at = rubric.bands.iter().position(|band| band.name == *name)?;
        ranks.get(at).copied()
    };
    let mut out = Power::default();
    for action in actions {
        match action {
            VetoAction::Grade(name) => out.grade = out.grade.max(rank(name).unwrap_or(0)),
            VetoAction::Bar(names) => out.bars.extend(names.iter().filter_map(rank)),
            VetoAction::Lower(by) => out.lower = out.lower.saturating_add(*by),
            VetoAction::ZeroCategory => out.zero_category = true,
            VetoAction::ZeroTotal => out.zero_total = true,
        }
    }
    out
}

fn witness(source: &Source, value: Ratio, (before, after): (&[&VetoAction], &[&VetoAction])) -> Option<Witness> {
    let effects = Some((words(before), words(after)));
    let bare = Witness {
        effects,
        ..Witness::default()
    };
    match source {
        Source::Fact(old, new) => Some(Witness {
            old: old.map(|fact| (fact, value)).into_iter().collect(),
            new: new.map(|fact| (fact, value)).into_iter().collect(),
            ..bare
        }),
        Source::Score(Subject::Total, _, false) => Some(Witness {
            total: value.to_points(),
            ..bare
        }),
        Source::Score(..) => None,
    }
}

/// What vetoes do, in words.
fn words(actions: &[&VetoAction]) -> String {
    if actions.is_empty() {
        return "没有后果".to_owned();
    }
    let mut out: Vec<String> = Vec::new();
    for action in actions {
        let words = consequence(action);
        if !out.contains(&words) {
            out.push(words);
        }
    }
    out.join("，")
}

/// What a 否决 does.
pub(in crate::diff) fn consequence(action: &VetoAction) -> String {
    match action {
        VetoAction::Grade(name) => format!("评为「{name}」"),
        VetoAction::Bar(names) => {
            let names: Vec<String> = names.iter().map(|name| format!("「{name}」")).collect();
            format!("不得评为{}", names.join("、"))
        }
        VetoAction::Lower(count) => format!("降低{count}个等次"),
        VetoAction::ZeroCategory => "本类别不得分".to_owned(),
        VetoAction::ZeroTotal => "总分计0分".to_owned(),
    }
}
