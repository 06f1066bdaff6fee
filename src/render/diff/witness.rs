//! 宽严 with its witness, in a sentence.

use crate::diff::{Verdict, Witness};
use crate::model::{FactId, FactKind, Name, Points, Ratio, Rubric, Value};
use crate::render::fact::answer;

use super::labels;

/// `更严：「信息报送」为14条时，旧版失0分，新版失0.5分`.
pub fn verdict(old: &Rubric, new: &Rubric, verdict: &Verdict) -> String {
    let label = labels::verdict(verdict);
    let sentence = |witness: &Witness| self::witness(old, new, witness);
    match verdict {
        Verdict::Stricter(one) | Verdict::Looser(one) => format!("{label}：{}", sentence(one)),
        Verdict::Mixed(more, less) => format!("{label}：{}；{}", sentence(more), sentence(less)),
        Verdict::Same => format!("{label}：同样的佐证失同样的分"),
        Verdict::Undecided(reason) => format!("{label}：{reason}"),
    }
}

/// The evidence of a witness and what it loses on either side.
pub fn witness(old: &Rubric, new: &Rubric, witness: &Witness) -> String {
    let (before, after) = (told(old, &witness.old), told(new, &witness.new));
    let of = |all: &[Told], name: &Name| all.iter().find(|one| one.name == *name).cloned();
    let mut parts = Vec::new();
    for one in &after {
        match of(&before, &one.name) {
            Some(other) if other.said != one.said => {
                parts.push(format!("「{}」按旧版{}、按新版{}", one.name, other.said, one.said));
            }
            _ if one.happened => parts.push(format!("「{}」{}", one.name, one.said)),
            _ => {}
        }
    }
    let only_old = before.iter().filter(|one| one.happened && of(&after, &one.name).is_none());
    parts.extend(only_old.map(|one| format!("「{}」{}", one.name, one.said)));
    let when = if parts.is_empty() {
        "什么都没有发生".to_owned()
    } else {
        parts.join("，")
    };
    format!("{when}时，旧版{}，新版{}", loss(witness.old_loss), loss(witness.new_loss))
}

/// `失0.5分`, `加1分`.
fn loss(points: Points) -> String {
    if points.is_negative() {
        format!("加{}分", points.abs())
    } else {
        format!("失{points}分")
    }
}

/// A fact in words.
#[derive(Clone)]
struct Told {
    name: Name,
    said: String,
    /// Whether it is worth telling by itself: data whatever they are, of the others what happened.
    happened: bool,
}

fn told(rubric: &Rubric, facts: &[(FactId, Ratio)]) -> Vec<Told> {
    let told = facts.iter().filter_map(|&(id, value)| {
        let fact = rubric.facts.get(id.index())?;
        let said = answer(&fact.kind, Value::Known(value));
        let none = value == Ratio::ZERO;
        let said = match &fact.kind {
            kind if kind.is_data() => format!("为{said}"),
            FactKind::Finding if none => "不属实".to_owned(),
            FactKind::Finding => "属实".to_owned(),
            FactKind::Missing { .. } if none => "不缺".to_owned(),
            FactKind::Missing { .. } => format!("缺{said}"),
            _ => said,
        };
        Some(Told {
            name: fact.name.clone(),
            said,
            happened: !none || fact.kind.is_data(),
        })
    });
    told.collect()
}
