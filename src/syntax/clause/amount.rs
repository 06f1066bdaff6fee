//! 分数与限额: how much a clause moves, by which steps, and at most.

use super::before::Before;
use super::consequence::{Consequence, Deed};
use super::refusal::Refusal;
use crate::diagnostic::code;
use crate::model::{Amount, Cap, Name, Per, PerKind};

/// The one amount of a clause.
pub fn amount(told: &Consequence) -> Result<Amount, Refusal> {
    match &told.deed {
        Deed::Zero | Deed::Full => Ok(Amount::None),
        Deed::Share(name) => share(name, told),
        Deed::Points(_, amounts) => match amounts.as_slice() {
            [amount @ Amount::Fixed(_)] if told.discretion => {
                let Amount::Fixed(figure) = amount else {
                    return Ok(amount.clone());
                };
                Err(Refusal::new(
                    &code::R0504,
                    format!("「酌情」只有一个数{figure}分，是定额还是上限读不准"),
                    format!("酌情的请写明两头，如「酌情扣0.5至{figure}分」；定额的去掉「酌情」"),
                ))
            }
            [amount] => Ok(amount.clone()),
            _ => Err(Refusal::new(
                &code::R0505,
                "一条里有几个分数",
                "几种情形各扣各的，请拆成几条，或写成「分别扣……分、……分」",
            )),
        },
    }
}

fn share(name: &str, told: &Consequence) -> Result<Amount, Refusal> {
    let generic = ["比例", "比率", "百分比", "得分率", "相应比例", "一定比例", "实际比例"].contains(&name);
    if generic || !["率", "比例", "比率", "百分比", "比重"].iter().any(|w| name.ends_with(w)) {
        return Err(Refusal::new(
            &code::R0520,
            format!("「按{name}」没有说明是什么的比例"),
            "请写明比率的名称，如「按完成率得分，保留两位小数」",
        ));
    }
    if name.contains(['且', '或', '、', '和', '及', '与']) {
        return Err(Refusal::new(
            &code::R0520,
            format!("「{name}」不止一个比率"),
            "请每个比率各写一条",
        ));
    }
    Ok(Amount::Share {
        data: Name::new(name),
        places: told.places,
    })
}

pub fn with_partial(per: Option<Per>, told: &Consequence) -> Result<Option<Per>, Refusal> {
    let Some(partial) = &told.partial else { return Ok(per) };
    match per {
        Some(mut per)
            if partial.unit == per.unit && partial.step == per.step && matches!(per.kind, PerKind::Short | PerKind::Over) =>
        {
            per.partial_up = partial.up;
            Ok(Some(per))
        }
        Some(per) if partial.unit != per.unit || partial.step != per.step => Err(Refusal::new(
            &code::R0507,
            format!(
                "「不足{}{}」与每一步的{}{}不一致",
                partial.step, partial.unit, per.step, per.unit
            ),
            "「不足……按……计」请与每一步写成同一单位、同一个数",
        )),
        _ => Err(Refusal::new(
            &code::R0514,
            "「不足……按……计」前没有可分步的计次",
            "请写成「每超1天扣0.2分，不足一天按一天计」",
        )),
    }
}

/// The clause's own cap; 累计 after several clauses does not say which it bounds.
pub fn cap(told: &Consequence, before: &Before<'_>) -> Result<Option<Cap>, Refusal> {
    let Some(limit) = told.limit else { return Ok(None) };
    if matches!(told.deed, Deed::Zero | Deed::Full) {
        return Err(Refusal::new(
            &code::R0513,
            "不得分或得满分的条款不能有限额",
            "请删去限额，或写明扣多少分",
        ));
    }
    if limit.together && before.since_mark > 0 {
        return Err(Refusal::new(
            &code::R0513,
            format!("「累计不超过{}分」限的是前面几条还是这一条，读不准", limit.amount),
            format!(
                "只限这一条的写「最高扣{0}分」；限整栏的写在栏名后，如「扣分（最高扣{0}分）：」",
                limit.amount
            ),
        ));
    }
    if let Deed::Points(_, amounts) = &told.deed
        && amounts.iter().any(|a| matches!(a, Amount::Fixed(f) if *f > limit.amount))
    {
        return Err(Refusal::new(
            &code::R0513,
            format!("限额{}分比一次的分数还小", limit.amount),
            "请核对限额与每次的分数",
        ));
    }
    Ok(Some(Cap {
        amount: limit.amount,
        group: None,
    }))
}
