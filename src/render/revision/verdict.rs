//! 宽严 in words, with the evidence that shows it.

use crate::diff::{Verdict, Witness};
use crate::model::{FactId, FactKind, Ratio, Rubric, Value};
use crate::render::fact::answer;

/// `更严：「信息报送」11条时，原失0.5分，现失1分`.
pub fn verdict(verdict: &Verdict, old: &Rubric, new: &Rubric) -> String {
    match verdict {
        Verdict::Stricter(witness) => format!("更严：{}", shown(witness, old, new)),
        Verdict::Looser(witness) => format!("更宽：{}", shown(witness, old, new)),
        Verdict::Same => "等价：同样的佐证，两版失分相同".to_owned(),
        Verdict::Mixed(more, less) => {
            format!("有严有宽：{}；而{}", shown(more, old, new), shown(less, old, new))
        }
        Verdict::Undecided(reason) => format!("未能判定：{reason}"),
    }
}

fn shown(witness: &Witness, old: &Rubric, new: &Rubric) -> String {
    let mut said = telling(&witness.new, new);
    for one in telling(&witness.old, old) {
        if !said.contains(&one) {
            said.push(one);
        }
    }
    let when = if said.is_empty() {
        "各项都没有发生时".to_owned()
    } else {
        format!("{}时", said.join("、"))
    };
    let (before, after) = (witness.old_loss, witness.new_loss);
    let loss = |points: crate::model::Points| match points.is_negative() {
        true => format!("多得{}分", points.abs()),
        false => format!("失{points}分"),
    };
    format!("{when}，原{}，现{}", loss(before), loss(after))
}

/// The facts that say something: a datum always does, the others where they happened.
fn telling(facts: &[(FactId, Ratio)], rubric: &Rubric) -> Vec<String> {
    facts
        .iter()
        .filter_map(|(id, value)| Some((rubric.facts.get(id.index())?, *value)))
        .filter(|(fact, value)| fact.kind.is_data() || *value != Ratio::ZERO)
        .map(|(fact, value)| match fact.kind {
            FactKind::Finding => format!("「{}」属实", fact.name),
            _ => format!("「{}」{}", fact.name, answer(&fact.kind, Value::Known(value))),
        })
        .collect()
}
