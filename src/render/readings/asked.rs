//! What evidence a clause asks for, and whether it was asked for elsewhere.

use std::collections::HashSet;

use crate::model::{Clause, Fact, FactId, FactKind, Home, Rubric};
use crate::render::fact::spoken;

/// The facts that rows so far asked for.
pub(super) struct Asked<'a> {
    rubric: &'a Rubric,
    before: HashSet<FactId>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(rubric: &'a Rubric) -> Self {
        Self {
            rubric,
            before: HashSet::new(),
        }
    }

    /// `佐证：填多少条`; nothing for a clause without a fact. `home` is where the clause stands.
    pub(super) fn of(&mut self, clause: &Clause, home: Option<Home>) -> Option<String> {
        let own = clause.fact.and_then(|id| self.about(id, home, true));
        let amount = clause
            .amount_fact
            .and_then(|id| self.about(id, home, clause.fact.is_none() && home.is_none()));
        let parts: Vec<String> = [own, amount].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("佐证：{}", parts.join("；")))
    }

    /// What is asked about one fact; `said` if the clause itself names it.
    fn about(&mut self, id: FactId, home: Option<Home>, said: bool) -> Option<String> {
        let fact = self.rubric.facts.get(id.index())?;
        let here = home == Some(fact.home);
        let name = match (here, said) {
            (true, true) => String::new(),
            (true, false) => format!("「{}」", fact.name),
            (false, _) => format!("「{}」", fact.full_path()),
        };
        Some(if self.before.insert(id) {
            format!("{name}{}", wanted(fact))
        } else {
            format!("{name}与别处是同一件事，只填一次")
        })
    }
}

/// What is to be filled in.
fn wanted(fact: &Fact) -> String {
    match &fact.kind {
        FactKind::Finding => "填是或否".to_owned(),
        FactKind::Count { unit } => format!("填有几{unit}"),
        FactKind::Missing { unit, elements, limit } => match (limit, elements.is_empty()) {
            (Some(limit), _) => format!("填缺哪几{unit}，或缺几{unit}，最多{limit}{unit}"),
            (None, true) => format!("填缺几{unit}；没有要素清单，个数由考核人认定"),
            (None, false) => format!("填缺哪几{unit}，或缺几{unit}；清单没有列完，个数不封顶"),
        },
        FactKind::Excess { unit, whole, short } => {
            let how = if *short { "少" } else { "超" };
            format!("填{how}几{}{}", spoken(unit), decimals(*whole))
        }
        FactKind::Data { unit, whole } => format!("填多少{unit}{}", decimals(*whole)),
        FactKind::Rate => "填百分率".to_owned(),
        FactKind::Discretion { low, high, unit: None } => format!("填酌定的分数（{low}分至{high}分），没有发生的填否"),
        FactKind::Discretion {
            low,
            high,
            unit: Some(unit),
        } => format!("逐{unit}填酌定的分数（每{unit}{low}分至{high}分），没有发生的填否"),
    }
}

fn decimals(whole: bool) -> &'static str {
    if whole { "" } else { "，可以有小数" }
}
