//! 宽严 with its witness, in a sentence.

use crate::diff::{Verdict, Witness};
use crate::model::{FactId, FactKind, Ratio, Rubric, Value};
use crate::render::fact::answer;

use super::labels;

/// `更严：「信息报送」为14条时，旧版失0分，新版失0.5分`.
pub fn verdict(old: &Rubric, new: &Rubric, verdict: &Verdict) -> String {
    let label = labels::verdict(verdict);
    let sentence = |witness: &Witness| self::witness(old, new, witness);
    match verdict {
        Verdict::Stricter(one) | Verdict::Looser(one) => format!("{label}。{}", sentence(one)),
        Verdict::Mixed(more, less) => format!("{label}。{}；{}", sentence(more), sentence(less)),
        Verdict::Same => format!("{label}，同样的佐证失同样的分"),
        Verdict::Undecided(reason) => format!("{label}：{reason}"),
    }
}

/// The evidence of a witness and what it loses on either side.
pub fn witness(old: &Rubric, new: &Rubric, witness: &Witness) -> String {
    let (before, after) = (told(old, &witness.old), told(new, &witness.new));
    let losses =
        |before: String, after: String| format!("{before}旧版失{}分，{after}新版失{}分", witness.old_loss, witness.new_loss);
    let when = |facts: &[String]| match facts {
        [] => "什么都没有发生时，".to_owned(),
        facts => format!("{}时，", facts.join("，")),
    };
    if before == after {
        return losses(when(&after), String::new());
    }
    // what the other side does not ask for can be left out of the sentence about it
    let all: Vec<String> = after
        .iter()
        .chain(before.iter().filter(|fact| !after.contains(fact)))
        .cloned()
        .collect();
    losses(when(&all), String::new())
}

/// The facts worth telling: what happened, and data whatever they are.
fn told(rubric: &Rubric, facts: &[(FactId, Ratio)]) -> Vec<String> {
    let told = facts.iter().filter_map(|&(id, value)| {
        let fact = rubric.facts.get(id.index())?;
        match &fact.kind {
            FactKind::Finding if value == Ratio::ZERO => None,
            FactKind::Finding => Some(format!("「{}」", fact.name)),
            kind if kind.is_data() => Some(format!("「{}」为{}", fact.name, answer(kind, Value::Known(value)))),
            _ if value == Ratio::ZERO => None,
            FactKind::Missing { .. } => Some(format!("「{}」缺{}", fact.name, answer(&fact.kind, Value::Known(value)))),
            kind => Some(format!("「{}」{}", fact.name, answer(kind, Value::Known(value)))),
        }
    });
    told.collect()
}
