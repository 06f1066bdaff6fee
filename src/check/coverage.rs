//! 覆盖: which clauses, caps and bands have been exercised by some case.
//!
//! Only what is certain counts: with unknown facts, what holds in every completion. A clause is exercised when it gave points
//! that entered the sum of its field (就高: when it was the largest), or when 不得分, 得满分 or 否决 held; a tier when it was the one
//! chosen; a cap when it cut; a band when it was the only possible one.

use std::collections::HashMap;

use crate::evaluate::{Cut, Evaluation, FieldResult, ScoreRange, Truth};
use crate::model::{Clause, ClauseId, Effect, FieldKind, Item, Mode, Points, Rubric, ScoreField, VetoAction};
use crate::text::Span;

/// What kind of thing is to be exercised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalKind {
    /// 条款, 否决 included.
    Clause,
    /// 限额 of a clause, of clauses together, of a field, of 加减分, of the total.
    Cap,
    /// 等次.
    Band,
}

/// One thing to be exercised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Which kind.
    pub kind: GoalKind,
    /// Title of the item it stands in; 加减分, 否决 or 等次 outside of items.
    pub home: String,
    /// The clause, the cap, or the name of the band.
    pub words: String,
    /// Where it stands.
    pub span: Span,
    /// How many cases exercise it.
    pub cases: usize,
}

/// 覆盖 of one rubric.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// Clauses and caps in document order, then bands.
    pub goals: Vec<Goal>,
}

impl Coverage {
    /// Of `rubric`, before any case.
    pub fn new(rubric: &Rubric) -> Self {
        let mut goals = Vec::new();
        walk(rubric, None, &mut |_, goal| goals.push(goal()));
        Self { goals }
    }

    /// Adds a case of `rubric`, the one this was made for, that came out as `evaluation`. What was refused exercises nothing.
    pub fn add(&mut self, rubric: &Rubric, evaluation: &Evaluation) {
        let mut goals = self.goals.iter_mut();
        walk(rubric, Some(&Seen::new(evaluation)), &mut |exercised, _| {
            if let Some(goal) = goals.next() {
                goal.cases += usize::from(exercised);
            }
        });
    }

    /// How many of `kind` have been exercised, and how many there are.
    pub fn count(&self, kind: GoalKind) -> (usize, usize) {
        let own = || self.goals.iter().filter(|goal| goal.kind == kind);
        (own().filter(|goal| goal.cases > 0).count(), own().count())
    }

    /// How many have been exercised, and how many there are.
    pub fn whole(&self) -> (usize, usize) {
        (self.goals.iter().filter(|goal| goal.cases > 0).count(), self.goals.len())
    }

    /// Those that no case has exercised.
    pub fn missing(&self) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(|goal| goal.cases == 0)
    }

    /// The share in percent, to one decimal, rounded down so that 100 is all; 100 where there is nothing to exercise.
    pub fn percent(&self) -> String {
        let (done, all) = self.whole();
        let thousandths = (done * 1000).checked_div(all).unwrap_or(1000);
        match thousandths % 10 {
            0 => format!("{}%", thousandths / 10),
            tenth => format!("{}.{tenth}%", thousandths / 10),
        }
    }

    /// Whether the share is at least `percent`.
    pub fn reaches(&self, percent: u8) -> bool {
        let (done, all) = self.whole();
        done * 100 >= all * usize::from(percent)
    }
}

/// What one evaluation says of each clause.
struct Seen<'e> {
    evaluation: &'e Evaluation,
    fields: HashMap<ClauseId, (&'e FieldResult, usize)>,
}

impl<'e> Seen<'e> {
    fn new(evaluation: &'e Evaluation) -> Self {
        let items = evaluation.items.iter().flat_map(|item| &item.fields);
        let adjustments = evaluation.adjustments.iter().flat_map(|section| &section.fields);
        let places = items
            .chain(adjustments)
            .flat_map(|field| field.clauses.iter().enumerate().map(move |(at, c)| (c.clause, (field, at))));
        Self {
            evaluation,
            fields: places.collect(),
        }
    }

    /// Whether `clause` surely acted.
    fn acted(&self, clause: &Clause) -> bool {
        let Some(&(field, at)) = self.fields.get(&clause.id) else {
            return false;
        };
        let Some((result, before)) = field.clauses.get(at).zip(field.clauses.get(..at)) else {
            return false;
        };
        if result.holds != Truth::Yes || result.cuts.contains(&Cut::Exempt) {
            return false;
        }
        match (field.mode, &clause.reading.effect) {
            (Mode::OneOf | Mode::Tiers, _) => before.iter().all(|earlier| earlier.holds == Truth::No),
            (_, Effect::Zero | Effect::Full) => true,
            _ => result.counted.low.is_some_and(|low| low > Points::ZERO),
        }
    }

    /// Whether a cap of `clause` surely cut it.
    fn cut(&self, clause: &Clause, by: fn(&Cut) -> bool) -> bool {
        let result = self.fields.get(&clause.id).and_then(|(field, at)| field.clauses.get(*at));
        result.is_some_and(|result| result.cuts.iter().any(by))
    }

    /// Whether the cap of a field surely cut it.
    fn field_cut(&self, field: &ScoreField) -> bool {
        let first = field.clauses.first().and_then(|clause| self.fields.get(&clause.id));
        first.is_some_and(|(result, _)| result.cap.is_some_and(|cap| exceeds(result.gross, cap)))
    }

    /// Whether the fields of 加减分 of `kind` together surely exceed `cap`.
    fn group_cut(&self, kind: FieldKind, cap: Points) -> bool {
        let fields = self.evaluation.adjustments.iter().flat_map(|section| &section.fields);
        let sum: Option<Points> = fields.filter(|field| field.kind == kind).map(|field| field.total.low).sum();
        sum.is_some_and(|sum| sum > cap)
    }

    /// Whether 总分计0分 may have come before the bounds of the total.
    fn may_be_nothing(&self, rubric: &Rubric) -> bool {
        let zeroes = |clause: &Clause| clause.reading.effect == Effect::Veto(VetoAction::ZeroTotal);
        let mut vetoes = rubric.veto_clauses().zip(&self.evaluation.vetoes);
        vetoes.any(|((_, clause), result)| zeroes(clause) && result.holds != Truth::No)
    }
}

fn exceeds(range: ScoreRange, cap: Points) -> bool {
    range.low.is_some_and(|low| low > cap)
}

type Tell<'t> = &'t mut dyn FnMut(bool, &dyn Fn() -> Goal);

/// Everything to be exercised, each with whether `seen` does; always in the same order.
fn walk(rubric: &Rubric, seen: Option<&Seen<'_>>, tell: Tell<'_>) {
    let mut vetoes = rubric.veto_clauses().enumerate().peekable();
    let mut veto = |tell: Tell<'_>, of: Option<&Item>, home: &str| {
        while let Some((at, (_, clause))) = vetoes.next_if(|(_, (item, _))| item.map(|i| i.id) == of.map(|i| i.id)) {
            let result = seen.and_then(|seen| seen.evaluation.vetoes.get(at));
            let held = result.is_some_and(|result| result.holds == Truth::Yes);
            tell(held, &|| {
                goal(GoalKind::Clause, home, &clause.reading.text, clause.reading.span)
            });
        }
    };
    veto(tell, None, "否决");
    for item in rubric.items() {
        fields(&item.fields, item.name.shown(), seen, tell);
        veto(tell, Some(item), item.name.shown());
    }
    if let Some(section) = &rubric.adjustments {
        fields(&section.fields, "加减分", seen, tell);
        for (kind, cap) in [(FieldKind::Bonus, section.bonus_cap), (FieldKind::Malus, section.malus_cap)] {
            let Some(cap) = cap else { continue };
            let words = format!("{}最高{cap}分", kind.keyword());
            let cut = seen.is_some_and(|seen| seen.group_cut(kind, cap));
            tell(cut, &|| goal(GoalKind::Cap, "加减分", &words, section.span));
        }
    }
    veto(tell, None, "否决");
    bounds(rubric, seen, tell);
    for (at, band) in rubric.bands.iter().enumerate() {
        let given = seen.is_some_and(|seen| seen.evaluation.bands == [at]);
        tell(given, &|| goal(GoalKind::Band, "等次", band.name.shown(), band.span));
    }
}

fn fields(fields: &[ScoreField], home: &str, seen: Option<&Seen<'_>>, tell: Tell<'_>) {
    for field in fields {
        let mut groups: Vec<u32> = Vec::new();
        for clause in &field.clauses {
            let (text, span) = (&clause.reading.text, clause.reading.span);
            let acted = seen.is_some_and(|seen| seen.acted(clause));
            tell(acted, &|| goal(GoalKind::Clause, home, text, span));
            let Some(cap) = clause.reading.cap else { continue };
            match cap.group {
                None => {
                    let cut = acted && seen.is_some_and(|seen| seen.cut(clause, |cut| matches!(cut, Cut::OwnCap(_))));
                    let words = format!("最多{}分（{text}）", cap.amount);
                    tell(cut, &|| goal(GoalKind::Cap, home, &words, span));
                }
                Some(group) if !groups.contains(&group) => {
                    groups.push(group);
                    let mut own = field
                        .clauses
                        .iter()
                        .filter(|c| c.reading.cap.is_some_and(|cap| cap.group == Some(group)));
                    let joint = |cut: &Cut| matches!(cut, Cut::JointCap(_));
                    let cut = own.any(|clause| seen.is_some_and(|seen| seen.cut(clause, joint)));
                    let words = format!("合计最多{}分（{text}）", cap.amount);
                    tell(cut, &|| goal(GoalKind::Cap, home, &words, span));
                }
                Some(_) => {}
            }
        }
        if let Some(cap) = field.cap {
            let cut = seen.is_some_and(|seen| seen.field_cut(field));
            let words = format!("{}最高{cap}分", field.kind.keyword());
            tell(cut, &|| goal(GoalKind::Cap, home, &words, field.span));
        }
    }
}

/// 总分：不低于, 不超过.
fn bounds(rubric: &Rubric, seen: Option<&Seen<'_>>, tell: Tell<'_>) {
    let Some(span) = rubric.total_span else { return };
    let seen = seen.filter(|seen| !seen.may_be_nothing(rubric));
    if let Some(low) = rubric.total_low {
        let cut = seen.is_some_and(|seen| seen.evaluation.raw.high.is_some_and(|high| high < low));
        tell(cut, &|| goal(GoalKind::Cap, "总分", &format!("不低于{low}分"), span));
    }
    if let Some(high) = rubric.total_high {
        let cut = seen.is_some_and(|seen| exceeds(seen.evaluation.raw, high));
        tell(cut, &|| goal(GoalKind::Cap, "总分", &format!("不超过{high}分"), span));
    }
}

fn goal(kind: GoalKind, home: &str, words: &str, span: Span) -> Goal {
    Goal {
        kind,
        home: home.to_owned(),
        words: words.to_owned(),
        span,
        cases: 0,
    }
}
