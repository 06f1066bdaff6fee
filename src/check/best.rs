//! 其余：满分: the values at which the facts that a case does not name score best.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::evaluate::{Scorer, Scores};
use crate::model::{
    Amount, Clause, ClauseId, Condition, Effect, Evidence, FactId, FactKind, Mode, Points, Ratio, Rubric, ScoreField, Value,
};

/// A count or datum that no rubric asks more of; far from the end of what can be computed.
const PLENTY: i128 = 1_000_000_000;

/// Finds the best values.
pub struct Best<'a> {
    rubric: &'a Rubric,
    scorer: &'a Scorer,
    /// By fact: the clauses that ask for it.
    clauses: Vec<Vec<&'a Clause>>,
    /// Clauses of 择一 fields that another one earns more than.
    beaten: HashSet<ClauseId>,
    /// What was best in an earlier case, and mostly is again.
    earlier: HashMap<FactId, Ratio>,
    scores: Scores,
}

/// How good the best completion is: whether there is one, the highest total, endless before any, then the best band.
type Height = (bool, bool, Option<Points>, std::cmp::Reverse<usize>);

impl<'a> Best<'a> {
    /// For cases of `rubric`.
    pub fn new(rubric: &'a Rubric, scorer: &'a Scorer) -> Self {
        let mut clauses = vec![Vec::new(); rubric.facts.len()];
        let vetoes = rubric.veto_clauses().map(|(_, clause)| clause);
        for clause in rubric.scoring_clauses().map(|(_, clause)| clause).chain(vetoes) {
            for fact in [clause.fact, clause.amount_fact].into_iter().flatten() {
                if let Some(own) = clauses.get_mut(fact.index()) {
                    own.push(clause);
                }
            }
        }
        let chosen = rubric.items().flat_map(|item| &item.fields).filter(|f| f.mode == Mode::OneOf);
        Self {
            rubric,
            scorer,
            clauses,
            beaten: chosen.flat_map(beaten).collect(),
            earlier: HashMap::new(),
            scores: Scores::default(),
        }
    }

    /// Gives every fact that is not in `stated` the value that scores best. 加分 does not happen: full marks are the table's.
    pub fn fill(&mut self, evidence: &mut Evidence, stated: &HashSet<FactId>) {
        let open: Vec<FactId> = (0..self.rubric.facts.len())
            .filter_map(|at| u32::try_from(at).ok().map(FactId))
            .filter(|id| !stated.contains(id))
            .collect();
        let (extra, open): (Vec<FactId>, Vec<FactId>) = open.into_iter().partition(|id| self.only_adds(*id));
        for id in extra {
            set(evidence, id, Ratio::ZERO);
        }
        let height = self.height(evidence);
        let (quiet, mut left): (Vec<FactId>, Vec<FactId>) = open.iter().copied().partition(|id| self.may_be_absent(*id));
        for &id in &quiet {
            set(evidence, id, Ratio::ZERO);
        }
        if self.height(evidence) < height {
            // 否则 and 其余 may make it better that something did happen
            for &id in &quiet {
                unset(evidence, id);
            }
            left = open;
        }
        for id in &left {
            if let Some(value) = self.earlier.get(id) {
                set(evidence, *id, *value);
            }
        }
        if left.iter().all(|id| self.earlier.contains_key(id)) && self.height(evidence) == height {
            return;
        }
        // one look at each clause mostly finds what is best; trying every value takes a pass over the whole rubric for each
        let likely: Vec<(FactId, Ratio)> = left.iter().map(|&id| (id, self.likely(id))).collect();
        for &(id, value) in &likely {
            set(evidence, id, value);
        }
        if self.height(evidence) == height {
            self.earlier.extend(likely);
            return;
        }
        for &id in &left {
            unset(evidence, id);
        }
        for id in left {
            let mut candidates = self.candidates(id).into_iter();
            let Some(first) = candidates.next() else { continue };
            set(evidence, id, first);
            let mut best = (self.height(evidence), first);
            for value in candidates {
                set(evidence, id, value);
                let height = self.height(evidence);
                if height > best.0 {
                    best = (height, value);
                }
            }
            set(evidence, id, best.1);
            self.earlier.insert(id, best.1);
        }
    }

    fn may_be_absent(&self, id: FactId) -> bool {
        self.rubric.facts.get(id.index()).is_some_and(|fact| fact.may_be_absent)
    }

    /// Whether all it does is add to the total.
    fn only_adds(&self, id: FactId) -> bool {
        self.clauses
            .get(id.index())
            .is_some_and(|clauses| clauses.iter().all(|clause| clause.reading.effect == Effect::Bonus))
    }

    fn height(&mut self, evidence: &Evidence) -> Height {
        self.scorer.score(evidence, &mut self.scores);
        let high = self.scores.total.high;
        let band = self.scores.bands.first().copied().unwrap_or(usize::MAX);
        (!self.scores.faulty, high.is_none(), high, std::cmp::Reverse(band))
    }

    /// The value at which the clauses on `id`, each by itself, give most and take least.
    fn likely(&self, id: FactId) -> Ratio {
        let good = |value: &Ratio| {
            let own = self.clauses.get(id.index()).into_iter().flatten();
            let each = own.map(|clause| self.weight(clause, *value));
            each.fold((Points::ZERO, Ratio::ZERO), |(points, lean), (more, further)| {
                (points + more, lean.plus(further))
            })
        };
        let candidates = self.candidates(id).into_iter();
        candidates.max_by_key(good).unwrap_or(Ratio::ZERO)
    }

    /// What `clause` gives or takes at `value`, and where it repeats or shares, how far the value leans the right way.
    fn weight(&self, clause: &Clause, value: Ratio) -> (Points, Ratio) {
        let reading = &clause.reading;
        let holds = match &reading.condition {
            Condition::Data { bounds, .. } => bounds.hold(value),
            _ => value > Ratio::ZERO,
        };
        let gives = matches!(reading.effect, Effect::Earn | Effect::Bonus | Effect::Full);
        if !holds || (gives && self.beaten.contains(&clause.id)) {
            return (Points::ZERO, Ratio::ZERO);
        }
        let points = match reading.amount {
            Amount::Fixed(points) | Amount::Range(_, points) => points,
            Amount::None | Amount::Share { .. } => Points::whole(1),
        };
        let lean = if reading.per.is_some() || matches!(reading.amount, Amount::Share { .. } | Amount::Range(..)) {
            value
        } else {
            Ratio::ZERO
        };
        if gives {
            (points, lean)
        } else {
            (Points::ZERO - points, Ratio::ZERO.minus(lean))
        }
    }

    /// Values among which the best one is: between them nothing changes for the better.
    fn candidates(&self, id: FactId) -> BTreeSet<Ratio> {
        let mut values = BTreeSet::from([Ratio::ZERO]);
        let Some(fact) = self.rubric.facts.get(id.index()) else {
            return values;
        };
        let near = match &fact.kind {
            FactKind::Finding => {
                values.insert(Ratio::ONE);
                return values;
            }
            FactKind::Discretion { low, high, .. } => {
                values.extend([Ratio::from(*low), Ratio::from(*high)]);
                return values;
            }
            FactKind::Missing { limit, .. } => {
                values.insert(Ratio::whole(limit.map_or(PLENTY, i128::from)));
                Ratio::ONE
            }
            FactKind::Rate => {
                values.insert(Ratio::whole(100));
                Ratio::parse("0.0001").unwrap_or(Ratio::ONE)
            }
            FactKind::Data { whole: false, .. } | FactKind::Excess { whole: false, .. } => {
                values.insert(Ratio::whole(PLENTY));
                Ratio::parse("0.0001").unwrap_or(Ratio::ONE)
            }
            _ => {
                values.insert(Ratio::whole(PLENTY));
                Ratio::ONE
            }
        };
        // 否则 may take more than one occurrence does
        values.insert(near);
        for clause in self.clauses.get(id.index()).into_iter().flatten() {
            let Condition::Data { bounds, .. } = &clause.reading.condition else {
                continue;
            };
            for bound in std::iter::once(bounds.first).chain(bounds.second) {
                values.extend([bound.value.minus(near), bound.value, bound.value.plus(near)]);
            }
        }
        values.retain(|value| *value >= Ratio::ZERO);
        values
    }
}

/// The clauses of a field that are not the first to earn most.
fn beaten(field: &ScoreField) -> impl Iterator<Item = ClauseId> {
    let earned = |clause: &Clause| match clause.reading.amount {
        Amount::Fixed(points) => points,
        _ => Points::ZERO,
    };
    let best = field
        .clauses
        .iter()
        .rev()
        .max_by_key(|clause| earned(clause))
        .map(|clause| clause.id);
    field
        .clauses
        .iter()
        .map(|clause| clause.id)
        .filter(move |id| Some(*id) != best)
}

fn set(evidence: &mut Evidence, id: FactId, value: Ratio) {
    if let Some(slot) = evidence.facts.get_mut(id.index()) {
        *slot = Value::Known(value);
    }
}

fn unset(evidence: &mut Evidence, id: FactId) {
    if let Some(slot) = evidence.facts.get_mut(id.index()) {
        *slot = Value::Unknown;
    }
}
