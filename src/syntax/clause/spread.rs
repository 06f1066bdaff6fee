//! 分别与各: one reading for each member of a list.

use super::amount::{amount, with_partial};
use super::consequence::{Consequence, Deed};
use super::list;
use super::normal::Slice;
use super::occurrence::Occurrence;
use super::refusal::Refusal;
use crate::diagnostic::code;
use crate::model::{Amount, Cap, Condition, Effect, Name, PerKind, Reading};

/// 分别 and 各: one reading a member.
pub fn spread(
    condition: Slice<'_, '_>,
    told: &Consequence,
    occurrence: Option<Occurrence<'_, '_>>,
    effect: &Effect,
    whole: Slice<'_, '_>,
) -> Result<Vec<Reading>, Refusal> {
    let refused = |message: String| {
        Refusal::new(
            &code::R0511,
            message,
            "请每种情形写一条，条件写全，如「未制定计划的扣2分，未组织考核的扣1分」",
        )
    };
    let Deed::Points(_, amounts) = &told.deed else {
        return Err(refused("「分别」「各」后面不是分数".to_owned()));
    };
    let conditions =
        list::members(condition.text()).ok_or_else(|| refused(format!("「{}」包含哪几种情形，读不准", condition.words())))?;
    if told.respectively && told.each {
        return Err(refused("「分别」与「各」同时出现".to_owned()));
    }
    let amounts: Vec<Amount> = if told.each {
        vec![amount(told)?; conditions.len()]
    } else {
        amounts.clone()
    };
    if conditions.len() != amounts.len() || (told.discretion && amounts.iter().any(|a| matches!(a, Amount::Fixed(_)))) {
        return Err(refused(format!(
            "情形有{}种，分数有{}个，对不上",
            conditions.len(),
            amounts.len()
        )));
    }
    if occurrence
        .as_ref()
        .is_some_and(|o| o.per.kind != PerKind::Count || o.threshold.is_some())
    {
        return Err(refused("「分别」「各」只能用于是否或计次的情形".to_owned()));
    }
    let per = with_partial(occurrence.map(|o| o.per), told)?;
    let mut readings = Vec::new();
    for (member, amount) in conditions.iter().zip(amounts) {
        let compared = super::comparison::read(member).map_err(|_| refused(format!("「{member}」读不准")))?;
        let condition = match compared {
            Some(c) if per.is_none() && !c.bare && !c.name.is_empty() && c.open_ends == (false, false) => Condition::Data {
                name: Name::new(c.name),
                unit: c.unit,
                bounds: c.bounds,
            },
            Some(_) if per.is_none() => return Err(refused(format!("「{member}」读不准"))),
            _ => Condition::Finding(Name::new(member)),
        };
        readings.push(Reading {
            text: whole.words().into_owned(),
            span: whole.span(),
            effect: effect.clone(),
            amount,
            condition,
            per: per.clone(),
            cap: None,
        });
    }
    if let Some(limit) = told.limit {
        for reading in &mut readings {
            reading.cap = Some(Cap {
                amount: limit.amount,
                group: Some(0),
            });
        }
    }
    Ok(readings)
}
