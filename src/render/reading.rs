//! What was understood of a clause, as a Chinese sentence that leaves nothing open: what is included, what becomes of a begun
//! step, what is bounded together with what.

mod condition;
mod veto;

use super::fact::{quantity, spoken};
use crate::model::{Amount, Effect, FactKind, FieldKind, Mode, Name, Per, PerKind, Points, Ratio, Reading};
use crate::resolve::is_whole_unit;
use condition::when;

/// Of more clauses than this that share a bound, none is named.
const MOST_NAMED: usize = 8;

/// Where a clause stands, as far as what it says depends on it.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The field.
    pub kind: FieldKind,
    /// How its clauses combine.
    pub mode: Mode,
    /// The bound of the field.
    pub cap: Option<Points>,
    /// The points of the item, or the bound of 加减分; none if they are not known.
    pub whole: Option<Points>,
    /// What the fact of the condition looks like, if that is known.
    pub fact: Option<&'a FactKind>,
    /// The lowest 等次, if it is known: no veto goes below it.
    pub worst: Option<&'a Name>,
    /// What 本类别 is, if it is known.
    pub category: Option<&'a Name>,
    /// Every clause of the field, in order.
    pub clauses: &'a [&'a Reading],
    /// Which of them it is.
    pub at: usize,
}

impl<'a> Setting<'a> {
    /// Of a clause without a rubric around its field.
    pub fn alone(kind: FieldKind, mode: Mode, clauses: &'a [&'a Reading], at: usize) -> Self {
        Self {
            kind,
            mode,
            cap: None,
            whole: None,
            fact: None,
            worst: None,
            category: None,
            clauses,
            at,
        }
    }

    fn is_chosen(&self) -> bool {
        matches!(self.mode, Mode::OneOf | Mode::Tiers)
    }

    /// Whether the field takes points.
    fn takes(&self) -> bool {
        matches!(self.kind, FieldKind::Deduct | FieldKind::Malus)
    }

    /// Whether the field acts on the total.
    fn adds(&self) -> bool {
        matches!(self.kind, FieldKind::Bonus | FieldKind::Malus)
    }
}

/// `「信息报送」少于12条（不含12条）的，比12条每少1条扣0.5分`.
pub fn sentence(setting: &Setting<'_>) -> String {
    let Some(reading) = setting.clauses.get(setting.at) else {
        return String::new();
    };
    format!(
        "{}{}{}",
        when(reading, setting),
        what(reading, setting),
        bound(reading, setting)
    )
}

fn what(reading: &Reading, setting: &Setting<'_>) -> String {
    let verb = match &reading.effect {
        Effect::Deduct => "扣",
        Effect::Earn => "得",
        Effect::Bonus => "给总分加",
        Effect::Malus => "从总分减",
        Effect::Zero => return zero(setting).to_owned(),
        Effect::Full if setting.takes() => return "本栏不扣分".to_owned(),
        Effect::Full => {
            let full = setting.cap.or(setting.whole);
            return full.map_or_else(|| "得满分".to_owned(), |full| format!("得满分{full}分"));
        }
        Effect::Veto(action) => return veto::action(action, setting),
    };
    let each = reading.per.as_ref().map(|per| each(reading, per)).unwrap_or_default();
    let begun = reading.per.as_ref().map(|per| begun(per, setting)).unwrap_or_default();
    let outside = setting.kind == FieldKind::Earn
        && reading.effect == Effect::Deduct
        && (setting.cap.is_some() || setting.mode == Mode::Highest);
    let outside = if outside {
        "，在本栏的方式和限额之外另扣"
    } else {
        ""
    };
    match &reading.amount {
        Amount::None => format!("{each}{verb}分"),
        Amount::Fixed(points) => format!("{each}{verb}{points}分{begun}{outside}"),
        Amount::Range(low, high) => format!("{each}酌情{verb}{low}分至{high}分（含两端），由考核人定{begun}{outside}"),
        Amount::Share { data, places } => share(data, *places, reading, setting),
    }
}

/// 不得分, by where it stands.
fn zero(setting: &Setting<'_>) -> &'static str {
    match setting.kind {
        FieldKind::Bonus => "不加分",
        FieldKind::Malus => "不减分",
        FieldKind::Earn if setting.is_chosen() => "本栏得0分",
        FieldKind::Earn | FieldKind::Deduct | FieldKind::Veto => "本项得0分，不论其他各条",
    }
}

/// `每缺1项`, `比12条每少1条`, `每满3次`.
fn each(reading: &Reading, per: &Per) -> String {
    let step = step(per);
    let from = reading
        .steps_from()
        .map(|bound| format!("比{}", quantity(bound.value, &per.unit)))
        .unwrap_or_default();
    match per.kind {
        PerKind::Count if per.step == Ratio::ONE => format!("每{}", per.unit),
        PerKind::Count => format!("每满{step}"),
        PerKind::Missing => format!("每缺{step}"),
        PerKind::Short if per.unit == "%" => format!("{from}每低{step}"),
        PerKind::Short => format!("{from}每少{step}"),
        PerKind::Over if per.unit == "%" => format!("{from}每高{step}"),
        PerKind::Over => format!("{from}每超{step}"),
    }
}

fn step(per: &Per) -> String {
    format!("{}{}", per.step, spoken(&per.unit))
}

/// What becomes of a begun step; nothing where there can be none.
fn begun(per: &Per, setting: &Setting<'_>) -> String {
    let step = step(per);
    let whole = match setting.fact {
        Some(FactKind::Data { whole, .. } | FactKind::Excess { whole, .. }) => *whole,
        Some(FactKind::Rate) => false,
        _ => matches!(per.kind, PerKind::Count | PerKind::Missing) || is_whole_unit(&per.unit),
    };
    match per.partial_up {
        true => format!("，不足{step}的按{step}计"),
        false if per.step == Ratio::ONE && whole => String::new(),
        false => format!("，不足{step}的部分不计"),
    }
}

fn share(data: &Name, places: Option<u8>, reading: &Reading, setting: &Setting<'_>) -> String {
    let what = match &reading.effect {
        Effect::Bonus => "给总分加的分",
        Effect::Malus => "从总分减的分",
        Effect::Deduct => "扣分",
        _ => "得分",
    };
    let own = reading.cap.map(|cap| cap.amount).filter(|_| setting.adds());
    let of = if setting.adds() {
        own.or(setting.cap).or(setting.whole)
    } else {
        setting.whole
    };
    let of = match of {
        Some(of) if setting.adds() => format!("{of}分"),
        Some(of) => format!("本项分值{of}分"),
        None if setting.adds() => "限额".to_owned(),
        None => "本项分值".to_owned(),
    };
    let rounded = places.map(rounding).map(|words| format!("，{words}")).unwrap_or_default();
    format!("{what}＝{of}×「{data}」{rounded}；「{data}」超过100%的按100%计")
}

/// `四舍五入保留2位小数`.
pub fn rounding(places: u8) -> String {
    match places {
        0 => "四舍五入取整数".to_owned(),
        places => format!("四舍五入保留{places}位小数"),
    }
}

/// The clause's own bound, or the one it shares.
fn bound(reading: &Reading, setting: &Setting<'_>) -> String {
    let Some(cap) = reading.cap else { return String::new() };
    let verb = match &reading.effect {
        Effect::Earn | Effect::Full => "得",
        Effect::Bonus => "加",
        Effect::Malus => "减",
        Effect::Deduct | Effect::Zero | Effect::Veto(_) => "扣",
    };
    // where only one clause counts there is nothing to bound together
    if cap.group.is_none() || setting.mode != Mode::Sum {
        return format!("，本条最多{verb}{}分", cap.amount);
    }
    let shares = |other: &&&Reading| other.cap.is_some_and(|other| other.group == cap.group);
    let before = setting
        .clauses
        .iter()
        .take(setting.at)
        .rev()
        .take_while(shares)
        .take(MOST_NAMED);
    let behind = setting.clauses.iter().skip(setting.at).take_while(shares).take(MOST_NAMED);
    let mut all: Vec<String> = before.map(|clause| condition::name(clause)).collect();
    all.reverse();
    all.extend(behind.map(|clause| condition::name(clause)));
    let all = if all.len() > 1 && all.len() <= MOST_NAMED {
        all.concat()
    } else {
        "同句各条".to_owned()
    };
    format!("，{all}合计最多{verb}{}分", cap.amount)
}
