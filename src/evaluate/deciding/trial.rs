//! The width of the total's interval when one fact more is known.

use super::values;
use crate::evaluate::block::{self, BlockScore, Standing, View};
use crate::evaluate::facts::{Facts, State};
use crate::evaluate::outcomes::Outcomes;
use crate::evaluate::pass::{Pass, bounded};
use crate::evaluate::plan::{Block, Plan};
use crate::model::{Evidence, Points, Ratio, Value};

/// Stands for an endless end when widths are compared.
const ENDLESS: i128 = i128::MAX / 1_024;
/// Clauses that may be evaluated, all trials together.
const MOST_WORK: usize = 4_000_000;

/// Counts and data of one item that are told apart when an end is open.
const MOST_CANDIDATES: usize = 100;

/// Both ends of an interval in millionths.
type Ends = (i128, i128);

/// Evidence of which one fact after another is assumed to be known.
pub(super) struct Trial<'a> {
    plan: &'a Plan,
    /// With the facts that leave an end open at some value.
    evidence: Evidence,
    pass: Pass,
    /// Where nothing but sums makes the total: the ends of each block, and their sum. Then a fact changes one block.
    sums: Option<(Vec<Ends>, Ends)>,
    /// The block of each fact.
    home: Vec<Option<usize>>,
    work: usize,
}

impl<'a> Trial<'a> {
    pub fn new(plan: &'a Plan, evidence: &Evidence) -> Self {
        let mut home = vec![None; plan.facts.len()];
        for (at, block) in blocks(plan).enumerate() {
            for fact in block.clauses().flat_map(|(_, clause)| clause.facts()) {
                if let Some(slot) = home.get_mut(fact) {
                    *slot = Some(at);
                }
            }
        }
        let takes = plan.vetoes.iter().any(|v| v.action.zero_total || v.action.zero_category);
        Self {
            plan,
            pass: Pass::default(),
            evidence: evidence.clone(),
            sums: (!takes && evidence.exemptions.is_empty()).then(Default::default),
            home,
            work: 0,
        }
    }

    /// The facts each of which leaves an end of the total open while all others that might are known.
    pub fn endless(&mut self, unknown: &[(usize, Ratio)]) -> Vec<(usize, Ratio)> {
        let mut by_block: Vec<Vec<(usize, Ratio)>> = vec![Vec::new(); self.plan.items.len() + 2];
        for &(fact, value) in unknown {
            let unbounded = self.plan.facts.get(fact).is_some_and(|f| f.domain.high.is_none());
            if let (true, Some(Some(at))) = (unbounded, self.home.get(fact)) {
                by_block[*at].push((fact, value));
            }
        }
        let mut out = Vec::new();
        for (block, candidates) in blocks(self.plan).zip(&by_block) {
            if candidates.len() > MOST_CANDIDATES {
                out.extend(candidates);
                continue;
            }
            let candidates = self.together(block, candidates);
            for &(fact, value) in &candidates {
                let others = candidates.iter().filter(|(other, _)| *other != fact);
                let assumed: Vec<_> = others.map(|(fact, value)| (*fact, State::Known(*value))).collect();
                let (low, high) = self.ends(block, &assumed).unwrap_or_default();
                let below = low <= -ENDLESS && self.plan.total_low.is_none();
                let above = high >= ENDLESS && self.plan.total_high.is_none();
                if below || above {
                    out.push((fact, value));
                }
            }
        }
        out.sort_unstable();
        out
    }

    /// `candidates`, each at a value at which all can be known together: their first values may contradict each other.
    fn together(&mut self, block: &Block, candidates: &[(usize, Ratio)]) -> Vec<(usize, Ratio)> {
        let known = |(fact, value): &(usize, Ratio)| (*fact, State::Known(*value));
        let first: Vec<_> = candidates.iter().map(known).collect();
        if self.ends(block, &first).is_some() {
            return candidates.to_vec();
        }
        let mut out = Vec::new();
        let mut assumed = Vec::new();
        for &(fact, _) in candidates {
            for value in values(self.plan, &self.evidence, fact) {
                assumed.push((fact, State::Known(value)));
                if self.ends(block, &assumed).is_some() {
                    out.push((fact, value));
                    break;
                }
                assumed.pop();
            }
        }
        out
    }

    /// Takes the facts of `endless` as known and gives the width that is left.
    pub fn start(&mut self, endless: &[(usize, Ratio)]) -> i128 {
        self.evidence.facts.resize(self.plan.facts.len(), Value::Unknown);
        for (fact, value) in endless {
            self.evidence.facts[*fact] = Value::Known(*value);
        }
        if self.sums.is_some() {
            let ends: Vec<Ends> = blocks(self.plan)
                .map(|block| self.ends(block, &[]).unwrap_or_default())
                .collect();
            let add = |sum: Ends, e: &Ends| (sum.0.saturating_add(e.0), sum.1.saturating_add(e.1));
            let sum = ends.iter().fold((0, 0), add);
            self.sums = Some((ends, sum));
            return self.bounded(sum);
        }
        self.whole(&[]).unwrap_or(ENDLESS)
    }

    /// The width that is left once `fact` is `value`; `None` if that contradicts the rest.
    pub fn width(&mut self, fact: usize, value: Ratio) -> Option<i128> {
        let assumed = [(fact, State::Known(value))];
        if self.sums.is_none() {
            return self.whole(&assumed);
        }
        // a fact that only vetoes read does not move the total
        let at = self.home.get(fact).copied().flatten();
        let new = match at.and_then(|at| blocks(self.plan).nth(at)) {
            Some(block) => self.ends(block, &assumed)?,
            None => (0, 0),
        };
        let (ends, sum) = self.sums.as_ref()?;
        let old = at.and_then(|at| ends.get(at)).copied().unwrap_or_default();
        let change = |sum: i128, old: i128, new: i128| sum.saturating_sub(old).saturating_add(new);
        Some(self.bounded((change(sum.0, old.0, new.0), change(sum.1, old.1, new.1))))
    }

    /// Whether there is no end to it: what is left is not tried.
    pub fn is_exhausted(&self) -> bool {
        self.work > MOST_WORK
    }

    /// The width of the whole evaluation.
    fn whole(&mut self, assumed: &[(usize, State)]) -> Option<i128> {
        self.work += self.plan.facts.len() + self.plan.items.len();
        self.pass.run(self.plan, &self.evidence, assumed);
        let range = self.pass.total.range();
        let width = range.high.map_or(ENDLESS, Points::micros) - range.low.map_or(-ENDLESS, Points::micros);
        self.pass.conflict.is_none().then_some(width)
    }

    /// What `block` can add to the total; `None` if its facts contradict the rubric.
    fn ends(&mut self, block: &Block, assumed: &[(usize, State)]) -> Option<Ends> {
        self.work += 1 + block.fields.iter().map(|field| field.clauses.len()).sum::<usize>();
        let facts = Facts {
            plan: &self.plan.facts,
            values: &self.evidence.facts,
            assumed,
        };
        let view = View {
            standing: Standing::Applies,
            separate: false,
        };
        let mut score = BlockScore::default();
        block::score(self.plan, block, &facts, view, &mut score);
        let all = score.cases.iter().map(|case| case.own.clone().plus(&case.extra).range());
        let ends = all
            .map(|range| {
                (
                    range.low.map_or(-ENDLESS, Points::micros),
                    range.high.map_or(ENDLESS, Points::micros),
                )
            })
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        ends.filter(|_| score.conflict.is_none())
    }

    /// The width of a total within the bounds of 总分 and after 小数.
    fn bounded(&self, (low, high): Ends) -> i128 {
        let end = |value: i128| bounded(self.plan, Outcomes::one(Points::from_micros(value))).single();
        end(high).unwrap_or_default().micros() - end(low).unwrap_or_default().micros()
    }
}

/// Every block that gives points.
fn blocks(plan: &Plan) -> impl Iterator<Item = &Block> {
    plan.items.iter().chain([&plan.bonus, &plan.malus])
}
