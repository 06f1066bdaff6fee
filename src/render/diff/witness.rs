//! 宽严 with its witness, in a sentence.

use std::collections::HashMap;

use crate::diff::{Change, Diff, Place, Verdict, Witness};
use crate::model::{FactId, FactKind, Name, Points, Ratio, Rubric, Value};
use crate::render::fact::answer;

use super::labels;

/// Both versions, with the facts that are the same: older, newer.
#[derive(Debug)]
pub struct Versions<'a> {
    pub(super) old: &'a Rubric,
    pub(super) new: &'a Rubric,
    twins: HashMap<FactId, FactId>,
}

impl<'a> Versions<'a> {
    /// The versions of a comparison.
    pub fn new(old: &'a Rubric, new: &'a Rubric, diff: &Diff) -> Self {
        Self {
            old,
            new,
            twins: diff.pairing.facts().collect(),
        }
    }
}

/// `更严：「信息报送」为14条时，旧版失0分，新版失0.5分`.
pub fn verdict(of: &Versions<'_>, change: &Change, verdict: &Verdict) -> String {
    let bands = change
        .old
        .iter()
        .chain(&change.new)
        .any(|place| *place == Place::Table("等次"));
    let label = labels::verdict(verdict);
    let sentence = |witness: &Witness| self::witness(of, witness);
    match verdict {
        Verdict::Stricter(one) | Verdict::Looser(one) => format!("{label}：{}", sentence(one)),
        Verdict::Mixed(more, less) => format!("{label}：{}；{}", sentence(more), sentence(less)),
        Verdict::Same if bands => format!("{label}：同样的总分评同样的等次"),
        Verdict::Same => format!("{label}：同样的佐证失同样的分"),
        Verdict::Undecided(reason) => format!("{label}：{reason}"),
    }
}

/// The evidence of a witness and what it loses on either side.
pub fn witness(of: &Versions<'_>, witness: &Witness) -> String {
    if let (Some(total), Some((old, new))) = (witness.total, &witness.effects) {
        return format!("总分为{total}分时，旧版{old}，新版{new}");
    }
    if let Some(total) = witness.total {
        let band = |rubric: &Rubric| {
            let band = rubric.bands.iter().find(|band| band.holds(total));
            band.map_or("不属于任何等次".to_owned(), |band| format!("评为{}", band.name))
        };
        return format!("总分为{total}分时，旧版{}，新版{}", band(of.old), band(of.new));
    }
    let (before, after) = (told(of.old, &witness.old), told(of.new, &witness.new));
    let was: HashMap<FactId, &Told> = before
        .iter()
        .filter_map(|one| Some((*of.twins.get(&one.fact)?, one)))
        .collect();
    let mut parts = Vec::new();
    for one in &after {
        match was.get(&one.fact) {
            Some(other) if other.said != one.said => {
                parts.push(format!("「{}」按旧版{}、按新版{}", one.name, other.said, one.said));
            }
            _ if one.happened => parts.push(format!("「{}」{}", one.name, one.said)),
            _ => {}
        }
    }
    let is_told = |fact: &FactId| {
        of.twins
            .get(fact)
            .is_some_and(|twin| after.iter().any(|one| one.fact == *twin))
    };
    let alone = before.iter().filter(|one| one.happened && !is_told(&one.fact));
    for one in alone.map(|one| format!("「{}」{}", one.name, one.said)) {
        if !parts.contains(&one) {
            parts.push(one);
        }
    }
    let when = if parts.is_empty() && witness.effects.is_some() {
        "一项不适用".to_owned()
    } else if parts.is_empty() {
        "什么都没有发生".to_owned()
    } else {
        parts.join("，")
    };
    match &witness.effects {
        Some((old, new)) => format!("{when}时，旧版{old}，新版{new}"),
        None => format!("{when}时，旧版{}，新版{}", loss(witness.old_loss), loss(witness.new_loss)),
    }
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
struct Told {
    fact: FactId,
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
            fact: id,
            name: fact.name.clone(),
            said,
            happened: !none || fact.kind.is_data(),
        })
    });
    told.collect()
}
