//! Both versions of a pair under the same evidence, through the evaluator.

use rubricc::diff::{Verdict, Witness};
use rubricc::evaluate::{Scorer, Scores};
use rubricc::model::{Evidence, Fact, FactKind, Points, Ratio, Rubric, Value};

/// A fact of one version or of both, and the values it is tried with.
pub struct Open {
    pub facts: [Option<usize>; 2],
    pub values: Vec<Ratio>,
    pub is_data: bool,
}

/// Scores completions under both versions.
pub struct Judge<'r> {
    rubrics: [&'r Rubric; 2],
    scorers: [Scorer; 2],
    scores: Scores,
    evidence: [Evidence; 2],
    /// 加分 of both sides.
    bonus: Points,
    asked: fn(&Fact) -> bool,
}

impl<'r> Judge<'r> {
    /// `asked` are the facts that every witness must hold; all others did not happen.
    pub fn new(old: &'r Rubric, new: &'r Rubric, asked: fn(&Fact) -> bool) -> Self {
        let nothing = |rubric: &Rubric| Evidence {
            facts: vec![Value::Known(Ratio::ZERO); rubric.facts.len()],
            ..Evidence::default()
        };
        Self {
            rubrics: [old, new],
            scorers: [Scorer::new(old), Scorer::new(new)],
            scores: Scores::default(),
            evidence: [nothing(old), nothing(new)],
            bonus: Points::ZERO,
            asked,
        }
    }

    /// 失分 on both sides; none if the evidence contradicts one of them.
    pub fn losses(&mut self, open: &[Open], pick: &[usize]) -> Option<[Points; 2]> {
        let mut out = [Points::ZERO; 2];
        self.bonus = Points::ZERO;
        for (side, loss) in out.iter_mut().enumerate() {
            for (fact, at) in open.iter().zip(pick) {
                if let Some(index) = fact.facts[side] {
                    self.evidence[side].facts[index] = Value::Known(fact.values[*at]);
                }
            }
            self.scorers[side].score(&self.evidence[side], &mut self.scores);
            if self.scores.faulty {
                return None;
            }
            let full: Points = self.rubrics[side].items().map(|item| item.full).sum();
            *loss = full - self.scores.total.single().expect("all is known");
            self.bonus += self.scores.bonus.single().expect("all is known");
        }
        Some(out)
    }
}

/// The value that costs least, 加分 left out; data only, the smallest of these.
pub fn quiet(judge: &mut Judge<'_>, open: &[Open]) -> Vec<usize> {
    let mut pick = vec![0; open.len()];
    for at in (0..open.len()).filter(|&at| open[at].is_data) {
        let mut best: Option<(Points, usize)> = None;
        for n in 0..open[at].values.len() {
            pick[at] = n;
            let Some([a, b]) = judge.losses(open, &pick) else { continue };
            let cost = a + b + judge.bonus;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, n));
            }
        }
        pick[at] = best.map_or(0, |(_, n)| n);
    }
    pick
}

/// Witnesses that the newer version takes more, and less, and the name of the verdict; the reason where there is none.
pub fn claim(verdict: &Verdict) -> Result<(Option<&Witness>, Option<&Witness>, &'static str), &str> {
    match verdict {
        Verdict::Stricter(more) => Ok((Some(more), None, "更严")),
        Verdict::Looser(less) => Ok((None, Some(less), "更宽")),
        Verdict::Mixed(more, less) => Ok((Some(more), Some(less), "有严有宽")),
        Verdict::Same => Ok((None, None, "等价")),
        Verdict::Undecided(reason) => Err(reason),
    }
}

/// 失分 of both versions under a witness, all of whose values can be.
pub fn reproduced(judge: &mut Judge<'_>, witness: &Witness) -> [Points; 2] {
    let mut out = [Points::ZERO; 2];
    for (side, values) in [&witness.old, &witness.new].into_iter().enumerate() {
        let rubric = judge.rubrics[side];
        let asked = |fact: &Fact| (judge.asked)(fact);
        assert_eq!(
            values.len(),
            rubric.facts.iter().filter(|fact| asked(fact)).count(),
            "every fact of the part"
        );
        let others = rubric.facts.iter().map(|fact| match asked(fact) {
            true => Value::Unknown,
            false => Value::Known(Ratio::ZERO),
        });
        let mut evidence = Evidence {
            facts: others.collect(),
            ..Evidence::default()
        };
        for (fact, value) in values {
            evidence.facts[fact.index()] = Value::Known(*value);
            let kind = &rubric.facts[fact.index()].kind;
            let stands = match kind {
                FactKind::Finding => *value <= Ratio::ONE && value.is_whole(),
                FactKind::Count { .. } | FactKind::Data { whole: true, .. } => value.is_whole(),
                FactKind::Missing { limit, .. } => {
                    value.is_whole() && limit.is_none_or(|limit| *value <= Ratio::whole(limit.into()))
                }
                _ => true,
            };
            assert!(stands, "{value} is no {kind:?}");
        }
        judge.scorers[side].score(&evidence, &mut judge.scores);
        assert!(!judge.scores.faulty);
        let full: Points = rubric.items().map(|item| item.full).sum();
        out[side] = full - judge.scores.total.single().unwrap();
    }
    out
}
