//! 宽严: proved over all evidence, with a smallest witness.

mod amounts;
mod bands;
mod bounds;
mod clauses;
mod elements;
mod endless;
mod examples;
mod judge;
mod random;
mod rules;
mod steps;
mod vetoes;

use rubricc::diff::{Pairing, PartPair, Sureness, Verdict, Versions, Witness};
use rubricc::model::{FactId, Home, Rubric};

pub use crate::evaluate::support::rubric;

/// A rubric of `items` (heading and fields of each).
pub fn table(items: &str) -> Rubric {
    rubric(&headed(items))
}

/// `items` below the head of a table.
pub fn headed(items: &str) -> String {
    format!("细则：试行细则\n满分：10分\n计分：倒扣分，扣完为止\n等次：好（6分以上），差（低于6分）\n{items}\n")
}

/// Facts of the same name outside of 加减分 and 否决, or in them, are the same.
fn facts(old: &Rubric, new: &Rubric, outside: bool) -> Vec<(FactId, FactId)> {
    let mine = |home: Home| matches!(home, Home::Item(_)) != outside;
    let mut out = Vec::new();
    for (at, fact) in old.facts.iter().enumerate().filter(|(_, fact)| mine(fact.home)) {
        let same =
            |other: &rubricc::model::Fact| other.name == fact.name && mine(other.home) && (!outside || other.home == fact.home);
        if let Some(to) = new.facts.iter().position(same) {
            out.push((FactId(at.try_into().unwrap()), FactId(to.try_into().unwrap())));
        }
    }
    out
}

/// All items of both versions as one pair.
pub fn pair(old: &Rubric, new: &Rubric) -> PartPair {
    PartPair {
        old: old.items().map(|item| item.id).collect(),
        new: new.items().map(|item| item.id).collect(),
        facts: facts(old, new, false),
        sureness: Sureness::Named,
    }
}

/// 加减分 of both versions.
pub fn outside(old: &Rubric, new: &Rubric) -> Pairing {
    Pairing {
        outside: facts(old, new, true),
        ..Pairing::default()
    }
}

/// `未列入分工=1：1→2`: what is not 0 in the newer version (else in the older), and 失分.
pub fn shown(witness: &Witness, old: &Rubric, new: &Rubric) -> String {
    let mut said: Vec<String> = Vec::new();
    for (values, rubric) in [(&witness.new, new), (&witness.old, old)] {
        for (fact, value) in values.iter().filter(|(_, value)| value.numerator() != 0) {
            let word = format!("{}={value}", rubric.facts[fact.index()].name);
            if !said.contains(&word) {
                said.push(word);
            }
        }
    }
    format!("{}：{}→{}", said.join("；"), witness.old_loss, witness.new_loss)
}

/// `更严 未列入分工=1：1→2`.
pub fn told(verdict: &Verdict, old: &Rubric, new: &Rubric) -> String {
    match verdict {
        Verdict::Stricter(witness) => format!("更严 {}", shown(witness, old, new)),
        Verdict::Looser(witness) => format!("更宽 {}", shown(witness, old, new)),
        Verdict::Same => "等价".to_owned(),
        Verdict::Mixed(more, less) => format!("有严有宽 {} / {}", shown(more, old, new), shown(less, old, new)),
        Verdict::Undecided(reason) => format!("未能判定 {reason}"),
    }
}

/// The verdict on two tables, items only.
pub fn items(old: &str, new: &str) -> String {
    let (old, new) = (table(old), table(new));
    let verdict = Versions::new(&old, &new).items(&pair(&old, &new));
    told(&verdict, &old, &new)
}

/// The verdict on 加减分 of two tables with these lines after the items.
pub fn adjustments(old: &str, new: &str) -> String {
    let table = |lines: &str| table(&format!("指标 一（10分）\n扣分：未公开的扣10分。\n{lines}"));
    let (old, new) = (table(old), table(new));
    let verdict = Versions::new(&old, &new).adjustments(&outside(&old, &new));
    told(&verdict, &old, &new)
}

/// The verdict on one item of 10 points.
pub fn fields(old: &str, new: &str) -> String {
    items(&format!("指标 一（10分）\n{old}"), &format!("指标 一（10分）\n{new}"))
}
