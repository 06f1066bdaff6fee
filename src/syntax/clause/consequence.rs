//! 后果: the part of a clause from its verb on, taken apart.

use super::data::malformed;
use super::grammar::{Node, Rule, child, children};
use super::number;
use super::refusal::Refusal;
use super::search::{Ending, Said};
use super::verb::Verb;
use crate::diagnostic::code;
use crate::model::{Amount, Points, Ratio};

/// Where the points come from, if it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Unsaid, or 本项.
    Own,
    /// 总分.
    Total,
    /// Another level.
    Other,
}

/// What a clause does to the points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// 不得分
    Zero,
    /// 得满分
    Full,
    /// 按…率得分, with the rate's words.
    Share(String),
    /// Points, one figure for each member of 分别.
    Points(Verb, Vec<Amount>),
}

/// A cap behind the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// At most this.
    pub amount: Points,
    /// 累计: over what stands before it.
    pub together: bool,
    /// Its own verb, if it has one.
    pub verb: Option<Verb>,
}

/// 不足一个X按一个X计 (or 不计).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partial {
    /// A begun step counts.
    pub up: bool,
    /// The step it speaks of.
    pub step: Ratio,
    /// Its unit.
    pub unit: String,
}

/// A consequence with its trailers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// What it does.
    pub deed: Deed,
    /// 酌情.
    pub discretion: bool,
    /// 分别.
    pub respectively: bool,
    /// 各.
    pub each: bool,
    /// Where from.
    pub scope: Scope,
    /// …/项
    pub per_unit: Option<String>,
    /// 最高N分.
    pub limit: Option<Limit>,
    /// 不足…按…计.
    pub partial: Option<Partial>,
    /// 保留N位小数.
    pub places: Option<u8>,
}

/// Takes the end of a clause apart.
pub fn read(ending: &Ending<'_>) -> Result<Consequence, Refusal> {
    let mut told = Consequence {
        deed: Deed::Zero,
        discretion: false,
        respectively: false,
        each: false,
        scope: Scope::Own,
        per_unit: None,
        limit: None,
        partial: None,
        places: None,
    };
    match &ending.said {
        Said::Plain(verb, points) => told.deed = Deed::Points(*verb, vec![Amount::Fixed(*points)]),
        Said::Parsed { deed, trailers } => {
            self::deed(deed, &mut told)?;
            for trailer in trailers {
                self::trailer(trailer, &mut told)?;
            }
        }
    }
    Ok(told)
}

fn deed(node: &Node<'_>, told: &mut Consequence) -> Result<(), Refusal> {
    for scope in children(node, Rule::scope) {
        if child(&scope, Rule::total_scope).is_some() {
            told.scope = Scope::Total;
        } else if child(&scope, Rule::other_scope).is_some() {
            told.scope = Scope::Other;
        }
    }
    match node.as_rule() {
        Rule::bare => {
            let single = child(node, Rule::single).ok_or_else(|| malformed(node.as_str()))?;
            told.deed = Deed::Points(Verb::Bare, vec![self::single(&single)?]);
        }
        Rule::full | Rule::full_words => told.deed = Deed::Full,
        Rule::share => told.deed = Deed::Share(child(node, Rule::share_name).map_or("", |n| n.as_str()).to_owned()),
        Rule::points | Rule::plain_points => {
            for adverb in children(node, Rule::adverb) {
                told.discretion |= child(&adverb, Rule::discretion).is_some();
                told.respectively |= child(&adverb, Rule::respectively).is_some();
                told.each |= child(&adverb, Rule::each_of).is_some();
            }
            let verb = child(node, Rule::verb).and_then(|v| v.into_inner().next());
            let verb = match verb.map(|v| v.as_rule()) {
                Some(Rule::take) => Verb::Take,
                Some(Rule::add) => Verb::Add,
                _ => Verb::Earn,
            };
            told.deed = Deed::Points(verb, amounts(node)?);
            told.per_unit = child(node, Rule::each)
                .and_then(|e| child(&e, Rule::unit))
                .map(|u| number::unit(&u));
        }
        _ => {}
    }
    Ok(())
}

fn amounts(node: &Node<'_>) -> Result<Vec<Amount>, Refusal> {
    let Some(inner) = child(node, Rule::amount).and_then(|a| a.into_inner().next()) else {
        return Err(malformed(node.as_str()));
    };
    let figures = || {
        children(&inner, Rule::number)
            .map(|n| positive(&n))
            .collect::<Result<Vec<_>, _>>()
    };
    match inner.as_rule() {
        Rule::range => match figures()?.as_slice() {
            [low, high] if low < high => Ok(vec![Amount::Range(*low, *high)]),
            _ => Err(Refusal::new(
                &code::R0504,
                format!("「{}」的区间前后颠倒", inner.as_str()),
                "请把小的数写在前面，如「酌情扣1至3分」",
            )),
        },
        Rule::list => Ok(figures()?.into_iter().map(Amount::Fixed).collect()),
        _ => Ok(vec![single(&inner)?]),
    }
}

fn single(node: &Node<'_>) -> Result<Amount, Refusal> {
    child(node, Rule::number)
        .map_or_else(|| Err(malformed(node.as_str())), |n| positive(&n))
        .map(Amount::Fixed)
}

fn positive(node: &Node<'_>) -> Result<Points, Refusal> {
    let points = number::points(node).ok_or_else(|| malformed(node.as_str()))?;
    if points == Points::ZERO {
        return Err(Refusal::new(
            &code::R0503,
            "分数是0，这一条不起作用",
            "请写实际的分数；不扣分的情形不必列出",
        ));
    }
    Ok(points)
}

fn trailer(node: &Node<'_>, told: &mut Consequence) -> Result<(), Refusal> {
    let Some(inner) = node.clone().into_inner().next() else {
        return Ok(());
    };
    match inner.as_rule() {
        Rule::cap => {
            let amount = positive(&child(&inner, Rule::number).ok_or_else(|| malformed(inner.as_str()))?)?;
            let verb = child(&inner, Rule::cap_verb).map(|v| match v.as_str().chars().next() {
                Some('扣' | '减') => Verb::Take,
                Some('加' | '奖') => Verb::Add,
                _ => Verb::Earn,
            });
            let limit = Limit {
                amount,
                together: child(&inner, Rule::together).is_some(),
                verb,
            };
            if told.limit.replace(limit).is_some_and(|before| before != limit) {
                return Err(Refusal::new(
                    &code::R0513,
                    "一条里有两个限额",
                    "请只留一个「最高……分」，或拆成两条",
                ));
            }
        }
        Rule::partial => {
            let Some((partial, step, units)) = read_partial(&inner) else {
                return Err(malformed(inner.as_str()));
            };
            if units.windows(2).any(|w| w[0] != w[1]) || step.windows(2).any(|w| w[0] != w[1]) {
                return Err(Refusal::new(
                    &code::R0507,
                    format!("「{}」前后单位或数不一", inner.as_str()),
                    "请写成「不足1个百分点按1个百分点计」，前后一致",
                ));
            }
            told.partial = Some(partial);
        }
        Rule::places => {
            let places = match child(&inner, Rule::whole) {
                Some(_) => Some(Ratio::ZERO),
                None => child(&inner, Rule::number).and_then(|n| number::value(&n)),
            };
            let places = places.filter(|v| v.is_whole());
            told.places = places
                .and_then(|v| u8::try_from(v.numerator()).ok())
                .filter(|p| *p <= crate::model::points::PLACES);
            if told.places.is_none() {
                return Err(unclear_places());
            }
        }
        _ => {}
    }
    Ok(())
}

/// What rounding gets that is not said in the words of the language.
pub fn unclear_places() -> Refusal {
    Refusal::new(
        &code::R0503,
        "保留的小数位数读不准",
        "请紧接着分数写成「，保留两位小数」，最多六位；不要小数的写「，保留整数」",
    )
}

fn read_partial(node: &Node<'_>) -> Option<(Partial, Vec<Ratio>, Vec<String>)> {
    let up = child(node, Rule::partial_up);
    let mut steps = Vec::new();
    let mut units = Vec::new();
    for part in [Some(node.clone()), up.clone()].into_iter().flatten() {
        steps.push(child(&part, Rule::number).map_or(Some(Ratio::ONE), |n| number::value(&n))?);
        units.push(number::unit(&child(&part, Rule::unit_or_percent)?));
    }
    let partial = Partial {
        up: up.is_some(),
        step: *steps.first()?,
        unit: units.first()?.clone(),
    };
    Some((partial, steps, units))
}
