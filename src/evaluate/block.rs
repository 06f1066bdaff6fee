//! 一项: what its facts give, case by case where several places use one unknown fact.

use super::Truth;
use super::case::{Case, push};
use super::clause::tested;
use super::effects::Effects;
use super::facts::{Facts, State};
use super::field::{sum, varies};
use super::outcomes::Outcomes;
use super::plan::{Block, Compare, Plan, Trigger};
use crate::model::{ClauseId, FieldKind, Points};

/// More combinations of cells than this are not told apart.
pub(super) const MOST_COMBINATIONS: usize = 4_096;

/// What becomes of an item that does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It applies.
    Applies,
    /// Its score is any amount between these.
    Fixed(Points, Points),
    /// It is taken out; a credit stands for it.
    TakenOut,
}

/// How a block is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub standing: Standing,
    /// Whether points of categories are kept apart from 加减分.
    pub separate: bool,
}

/// What a block gives.
#[derive(Debug, Clone, Default)]
pub(super) struct BlockScore {
    /// The alternatives, as the vetoes see them.
    pub cases: Vec<Case>,
    /// Possible points, whatever the vetoes do.
    pub own: Outcomes,
    /// 加分 and 减分 fields of an item.
    pub bonus: Outcomes,
    pub malus: Outcomes,
    /// Two clauses of 择一 that hold in every completion.
    pub conflict: Option<(ClauseId, ClauseId)>,
}

impl BlockScore {
    fn clear(&mut self) {
        self.cases.clear();
        self.conflict = None;
    }
}

/// The unknown facts that several places use, each with its cells.
pub(super) struct Split {
    facts: Vec<(usize, Vec<State>)>,
    pub combinations: usize,
    /// Whether all such facts are split.
    complete: bool,
}

impl Split {
    /// Splits what is unknown of `shared` into `most` combinations at most; `None` if nothing is unknown.
    pub fn of(shared: &[usize], facts: &Facts<'_>, most: usize) -> Option<Self> {
        let open = |fact: &&usize| matches!(facts.state(**fact), State::Open(_));
        shared.iter().find(open)?;
        let mut split = Self {
            facts: Vec::new(),
            combinations: 1,
            complete: true,
        };
        for &fact in shared.iter().filter(open) {
            let State::Open(interval) = facts.state(fact) else { continue };
            let cuts = facts.plan.get(fact).map_or(&[][..], |f| &f.splits);
            let cells: Vec<State> = interval.cells(cuts).into_iter().map(State::from).collect();
            if cells.is_empty() || cells.len().saturating_mul(split.combinations) > most {
                split.complete = false;
                continue;
            }
            split.combinations *= cells.len();
            split.facts.push((fact, cells));
        }
        Some(split)
    }

    /// Appends the states of combination `number` to `assumed`.
    pub fn assume(&self, number: usize, assumed: &mut Vec<(usize, State)>) {
        let mut rest = number;
        for (fact, cells) in &self.facts {
            assumed.push((*fact, cells[rest % cells.len()]));
            rest /= cells.len();
        }
    }
}

/// Evaluates `block` into `out`.
pub(super) fn score(plan: &Plan, block: &Block, facts: &Facts<'_>, view: View, out: &mut BlockScore) {
    out.clear();
    let split = if block.shared.is_empty() {
        None
    } else {
        Split::of(&block.shared, facts, MOST_COMBINATIONS)
    };
    let Some(split) = split else {
        let one = combination(block, facts, view.standing);
        out.conflict = one.conflict;
        one.enter(plan, block, facts, view, out);
        return;
    };
    let mut conflict = None;
    let mut assumed: Vec<(usize, State)> = facts.assumed.to_vec();
    let outer = assumed.len();
    for number in 0..split.combinations {
        assumed.truncate(outer);
        split.assume(number, &mut assumed);
        let inner = facts.assuming(&assumed);
        let mut one = combination(block, &inner, view.standing);
        if one.conflict.is_some() {
            conflict = conflict.or(one.conflict);
            continue;
        }
        if split.complete {
            one.loosen_varying(block, &inner, &assumed[outer..]);
        } else {
            one.loosen();
            if !block.vetoes.is_empty() {
                // what is not split may rule out that a veto acts, or that it does not
                one.loose = true;
            }
        }
        one.enter(plan, block, &inner, view, out);
    }
    if out.cases.is_empty() {
        // no completion is free of the conflict: something must stand in its place
        combination(block, facts, view.standing).enter(plan, block, facts, view, out);
        out.conflict = conflict;
    }
}

/// One combination of cells, evaluated.
struct Combination {
    own: Outcomes,
    bonus: Outcomes,
    malus: Outcomes,
    conflict: Option<(ClauseId, ClauseId)>,
    /// What its vetoes do may not be possible.
    loose: bool,
}

#[inline]
fn combination(block: &Block, facts: &Facts<'_>, standing: Standing) -> Combination {
    let mut score = Some(Outcomes::one(block.base));
    let mut may_zero = false;
    let mut conflict = None;
    let (mut bonus, mut malus) = (Outcomes::ZERO, Outcomes::ZERO);
    for field in &block.fields {
        let counts = standing == Standing::Applies || matches!(field.kind, FieldKind::Bonus | FieldKind::Malus);
        if !counts {
            continue;
        }
        let got = sum(field, facts);
        conflict = conflict.or(got.conflict);
        let total = got.live.map(|live| live.minus(got.against));
        match field.kind {
            FieldKind::Bonus => bonus = bonus.plus(&total.unwrap_or_default()),
            FieldKind::Malus => malus = malus.plus(&total.unwrap_or_default()),
            FieldKind::Deduct | FieldKind::Earn | FieldKind::Veto => {
                may_zero |= got.may_zero;
                score = match (score, total) {
                    (Some(score), Some(total)) if field.kind == FieldKind::Earn => Some(score.plus(&total)),
                    (Some(score), Some(total)) => Some(score.minus(total)),
                    _ => None,
                };
            }
        }
    }
    let own = match standing {
        _ if block.item.is_none() => Outcomes::ZERO,
        Standing::Applies => {
            let score = score.map(|score| score.clamped(Some(Points::ZERO), Some(block.full)));
            match (score, may_zero) {
                (Some(score), true) => score.or(Outcomes::ZERO),
                (Some(score), false) => score,
                (None, _) => Outcomes::ZERO,
            }
        }
        Standing::Fixed(low, high) if low == high => Outcomes::one(low),
        Standing::Fixed(low, high) => Outcomes::between(low, high),
        Standing::TakenOut => Outcomes::ZERO,
    };
    if block.item.is_none() && block.cap.is_some() {
        bonus = bonus.clamped(None, block.cap);
        malus = malus.clamped(None, block.cap);
    }
    Combination {
        own,
        bonus,
        malus,
        conflict,
        loose: false,
    }
}

impl Combination {
    fn loosen(&mut self) {
        for set in [&mut self.own, &mut self.bonus, &mut self.malus] {
            *set = std::mem::take(set).at_most_these();
        }
    }

    /// Marks as supersets what adds up several clauses that vary together within one cell.
    fn loosen_varying(&mut self, block: &Block, facts: &Facts<'_>, split: &[(usize, State)]) {
        for (fact, state) in split {
            if matches!(state, State::Known(_)) {
                continue;
            }
            let mut loose = 0;
            for (field, clause) in block.clauses() {
                let part = match field.kind {
                    FieldKind::Bonus => &self.bonus,
                    FieldKind::Malus => &self.malus,
                    _ => &self.own,
                };
                // where caps leave one number, it does not matter what varies
                loose += usize::from(part.single().is_none() && varies(clause, *fact, facts));
            }
            if loose > 1 {
                self.loosen();
            }
        }
    }

    /// Enters the alternatives of this combination.
    fn enter(self, plan: &Plan, block: &Block, facts: &Facts<'_>, view: View, out: &mut BlockScore) {
        let extra = match (self.bonus.single(), self.malus.single()) {
            (Some(bonus), Some(malus)) => Outcomes::one(bonus - malus),
            _ => self.bonus.clone().minus(self.malus.clone()),
        };
        let mut case = Case {
            effects: Effects::default(),
            own: self.own.clone(),
            extra,
        };
        case.effects.loose = self.loose;
        if !view.separate {
            case.own = case.own.plus(&std::mem::take(&mut case.extra));
        }
        let first = out.cases.is_empty();
        if first {
            (out.own, out.bonus, out.malus) = (self.own, self.bonus, self.malus);
        } else {
            out.own = std::mem::take(&mut out.own).or(self.own);
            out.bonus = std::mem::take(&mut out.bonus).or(self.bonus);
            out.malus = std::mem::take(&mut out.malus).or(self.malus);
        }
        let mut open = Vec::new();
        for &at in &block.vetoes {
            let veto = &plan.vetoes[at];
            let Trigger::Fact { fact, test } = &veto.trigger else {
                continue;
            };
            match tested(test, *fact, facts) {
                Truth::Yes => case.effects.fire(&veto.action),
                Truth::No => {}
                Truth::Maybe => open.push(veto.action),
            }
        }
        if open.is_empty() && block.results.is_empty() {
            if first {
                out.cases.push(case);
            } else {
                push(&mut out.cases, case);
            }
            return;
        }
        let mut cases = vec![case];
        for action in open {
            decide(&mut cases, |effects| effects.fire(&action));
        }
        if view.standing == Standing::Applies {
            for &at in &block.results {
                if let Trigger::Items { compare, .. } = &plan.vetoes[at].trigger {
                    divide(&mut cases, compare, block.full, |effects| {
                        effects.fire(&plan.vetoes[at].action)
                    });
                }
            }
        }
        for case in cases {
            push(&mut out.cases, case);
        }
    }
}

/// Adds, to each alternative, the one in which `fire` acts as well.
pub(super) fn decide(cases: &mut Vec<Case>, fire: impl Fn(&mut Effects)) {
    for mut case in cases.clone() {
        fire(&mut case.effects);
        push(cases, case);
    }
}

/// The part of `case` in which `own` is possible, if anything of it is: what becomes of the points, its effects keep that.
fn part(case: &Case, own: Outcomes) -> Case {
    let mut part = Case { own, ..case.clone() };
    part.effects.loose |= part.own.may_be_none();
    part
}

/// Lets `fire` act on those points of `own` that satisfy `compare`; a rate is of `full`.
pub(super) fn divide(cases: &mut Vec<Case>, compare: &Compare, full: Points, fire: impl Fn(&mut Effects)) {
    let Some((low, high)) = compare.stretch(full) else { return };
    if let [case] = cases.as_mut_slice()
        && case.own.single().is_some()
    {
        if case.own.inside((low, high)).is_some() {
            fire(&mut case.effects);
        }
        return;
    }
    for case in std::mem::take(cases) {
        let below = low.map(|low| (None, Some(low - 1)));
        let above = high.map(|high| (Some(high + 1), None));
        for own in [below, above]
            .into_iter()
            .flatten()
            .filter_map(|stretch| case.own.inside(stretch))
        {
            push(cases, part(&case, own));
        }
        if let Some(own) = case.own.inside((low, high)) {
            let mut case = part(&case, own);
            fire(&mut case.effects);
            push(cases, case);
        }
    }
}
