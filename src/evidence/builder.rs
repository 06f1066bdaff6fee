//! Evidence without a file: facts set by their path.

use std::collections::HashSet;

use crate::diagnostic::code;
use crate::model::{Evidence, Fact, FactId, Ratio, Rubric, Value};

use super::exemption::path_parts;
use super::index::{Found, Index};
use super::slip::Slip;
use super::slip::ambiguous;
use super::value::{in_domain, spoken};
use super::walk::unknown;

/// Evidence of one unit in the making; every fact is unknown until it is set.
///
/// ```
/// use rubricc::evidence::Builder;
/// use rubricc::model::{Rubric, Value};
///
/// let rubric = Rubric::default();
/// let mut builder = Builder::new(&rubric, "样例县甲");
/// assert!(builder.set("组织保障/领导重视/未列入分工", Value::Unknown).is_err());
/// let evidence = builder.finish();
/// assert_eq!(evidence.unit, "样例县甲");
/// ```
#[derive(Debug, Clone)]
pub struct Builder<'r> {
    index: Index<'r>,
    evidence: Evidence,
    stated: HashSet<FactId>,
}

impl<'r> Builder<'r> {
    /// For `unit`, with no facts.
    pub fn new(rubric: &'r Rubric, unit: &str) -> Self {
        Self {
            index: Index::new(rubric),
            evidence: Evidence {
                unit: unit.to_owned(),
                facts: vec![Value::Unknown; rubric.facts.len()],
                ..Evidence::default()
            },
            stated: HashSet::new(),
        }
    }

    /// The fact at `path`, which may leave levels out where the name is unique; parts are joined by `/`.
    pub fn fact(&self, path: &str) -> Result<(FactId, &'r Fact), Slip> {
        let chain = path_parts(path);
        let facts = &self.index.rubric().facts;
        match self.index.fact(&chain) {
            Found::One(id) => facts
                .get(id.index())
                .map(|fact| (id, fact))
                .ok_or_else(|| unknown(&self.index, &chain, path)),
            Found::Several(ids) => {
                let paths = ids.iter().filter_map(|id| facts.get(id.index()));
                Err(ambiguous(path, paths.map(Fact::full_path)))
            }
            Found::Nothing => Err(unknown(&self.index, &chain, path)),
        }
    }

    /// Sets the fact at `path`; a second time is an error.
    pub fn set(&mut self, path: &str, value: Value) -> Result<(), Slip> {
        let (id, fact) = self.fact(path)?;
        let value = in_domain(fact, value)?;
        self.put(id, fact, value)
    }

    /// Sets the fact at `path` from words: `是`, `9条`, `85%`, `0—1次`, `未填`, names of missing elements.
    pub fn state(&mut self, path: &str, words: &str) -> Result<(), Slip> {
        let (id, fact) = self.fact(path)?;
        let value = spoken(fact, words)?;
        self.put(id, fact, value)
    }

    fn put(&mut self, id: FactId, fact: &Fact, value: Value) -> Result<(), Slip> {
        if !self.stated.insert(id) {
            let message = format!("「{}」写了两处", fact.full_path());
            return Err(Slip::new(
                &code::R0609,
                "又写了一次",
                message,
                "同一事实只写一处，请删去另一处",
            ));
        }
        if let Some(slot) = self.evidence.facts.get_mut(id.index()) {
            *slot = value;
        }
        Ok(())
    }

    /// What the fact at `path` is set to.
    pub fn get(&self, path: &str) -> Result<Value, Slip> {
        let (id, _) = self.fact(path)?;
        Ok(self.evidence.facts.get(id.index()).copied().unwrap_or_default())
    }

    /// 未列事项：未发生: what was not set and may be absent did not happen.
    pub fn rest_absent(&mut self) {
        for ((id, fact), slot) in (0..)
            .map(FactId)
            .zip(&self.index.rubric().facts)
            .zip(&mut self.evidence.facts)
        {
            if fact.may_be_absent && !self.stated.contains(&id) {
                *slot = Value::Known(Ratio::ZERO);
            }
        }
    }

    /// The evidence.
    pub fn finish(self) -> Evidence {
        self.evidence
    }
}
