//! 条件: a finding, a datum, or 否则, from the words before the verb.

use super::amount::with_partial;
use super::before::Before;
use super::comparison::Compared;
use super::consequence::{Consequence, Deed};
use super::finding::finding;
use super::normal::Slice;
use super::occurrence::{Occurrence, is_only_found};
use super::refusal::Refusal;
use super::{FieldText, comparison, data, number};
use crate::diagnostic::code;
use crate::model::reading::Otherwise;
use crate::model::{Bound, Bounds, Comparison, Condition, Effect, Mode, Name, Per, PerKind, Ratio};

/// What the condition of a clause depends on.
pub struct Draft<'d> {
    /// The field.
    pub field: &'d FieldText<'d>,
    /// What stands before it.
    pub before: &'d Before<'d>,
    /// Its consequence.
    pub told: &'d Consequence,
    /// Its effect.
    pub effect: &'d Effect,
}

/// Condition, 计次, and the ends of a range that a neighbour must settle.
pub type Conditioned = (Condition, Option<Per>, Option<(bool, bool)>);

impl Draft<'_> {
    /// Reads the condition.
    pub fn condition(&self, words: Slice<'_, '_>, occurrence: Option<Occurrence<'_, '_>>) -> Result<Conditioned, Refusal> {
        if occurrence.is_none() {
            self.no_partial()?;
            if let Some(otherwise) = self.otherwise(words)? {
                return Ok((otherwise, None, None));
            }
            return self.plain(words);
        }
        match occurrence {
            Some(found) if found.per.kind == PerKind::Count => {
                Ok((self.counted(words, &found)?, with_partial(Some(found.per), self.told)?, None))
            }
            Some(found) if found.per.kind == PerKind::Missing => {
                Ok((self.missing(words, &found)?, with_partial(Some(found.per), self.told)?, None))
            }
            Some(found) => self.stepped(words, found),
            None => self.plain(words),
        }
    }

    fn no_partial(&self) -> Result<(), Refusal> {
        with_partial(None, self.told).map(drop)
    }

    fn otherwise(&self, words: Slice<'_, '_>) -> Result<Option<Condition>, Refusal> {
        let kind = match words.text() {
            "否则" => Otherwise::Previous,
            "其余"
            | "其他"
            | "其它"
            | "其余情形"
            | "其他情形"
            | "其它情形"
            | "其他情况"
            | "其它情况"
            | "其余情况"
            | "以上均不符合"
            | "以上均不满足"
            | "以上均不是"
            | "以上均不具备"
            | "以上均不"
            | "以上都不符合"
            | "以上情形均不符合" => Otherwise::AllEarlier,
            _ => return Ok(None),
        };
        let refused = |message: &str| {
            Err(Refusal::new(
                &code::R0515,
                message,
                "请把这一条的条件写全，或把几条写进「得分（分档）」「得分（择一）」栏",
            ))
        };
        match self.before.last {
            None => refused("前面没有可以承接的条款"),
            Some(last) if matches!(last.condition, Condition::Always | Condition::Otherwise(_)) => {
                refused("前一条没有条件，「否则」「其余」无所指")
            }
            _ if kind == Otherwise::Previous && self.before.several && !self.chosen() => {
                refused("前一条由「分别」「各」拆成几条，「否则」指哪一条读不准")
            }
            _ if kind == Otherwise::AllEarlier && !self.chosen() => refused("「其余」只能用在择一或分档的得分栏里"),
            _ => Ok(Some(Condition::Otherwise(kind))),
        }
    }

    /// Whether one clause of the field is chosen.
    fn chosen(&self) -> bool {
        matches!(self.field.mode, Mode::OneOf | Mode::Tiers)
    }

    /// A finding or a datum, without 计次.
    fn plain(&self, words: Slice<'_, '_>) -> Result<Conditioned, Refusal> {
        if words.is_empty() {
            if matches!(self.told.deed, Deed::Share(_)) {
                return Ok((Condition::Always, None, None));
            }
            return Err(Refusal::new(
                &code::R0506,
                "这一条没有条件",
                "请写明什么情形下计这个分，如「未列入分工的扣1分」",
            ));
        }
        match data::compare(words)? {
            Some(compared) => {
                let ends = compared.open_ends;
                let condition = self.datum(words, &compared)?;
                Ok((condition, None, (ends.0 || ends.1).then_some(ends)))
            }
            None => Ok((finding(words)?, None, None)),
        }
    }

    fn counted(&self, words: Slice<'_, '_>, found: &Occurrence<'_, '_>) -> Result<Condition, Refusal> {
        let generic = |text: &str| is_only_found(text) || text == "存在";
        if !words.is_empty() && !generic(words.text()) {
            let compared = comparison::read(words.text()).ok().flatten();
            if compared
                .as_ref()
                .is_some_and(|compared| !compared.bare && compared.unit == found.per.unit)
            {
                return Err(Refusal::new(
                    &code::R0514,
                    format!(
                        "「{}」之后按{}计，是全部都计还是只计超过的，读不准",
                        words.words(),
                        found.per.unit
                    ),
                    "只计超过的写「每超1件扣0.5分」，不足的写「每少1件扣0.5分」；全部都计的去掉前面的比较",
                ));
            }
            if compared.is_some_and(|compared| compared.name.is_empty()) {
                return Err(Refusal::new(
                    &code::R0518,
                    format!("「{}」没有写明比的是什么", words.words()),
                    "请写明数据名称或情形，如「20人以上的上访，每起扣2分」",
                ));
            }
            return finding(words);
        }
        if !words.is_empty() || found.own.is_empty() || generic(&found.own) {
            return Err(Refusal::new(
                &code::R0506,
                "计次前没有写明计的是什么",
                format!("请写明条件，如「未及时回应的，每{}扣0.5分」", found.per.unit),
            ));
        }
        self.bare_name(&found.own)
    }

    fn bare_name(&self, own: &str) -> Result<Condition, Refusal> {
        Ok(Condition::Finding(Name::new(own.trim_end_matches('的'))))
    }

    fn missing(&self, words: Slice<'_, '_>, found: &Occurrence<'_, '_>) -> Result<Condition, Refusal> {
        if !words.is_empty() {
            if data::compare(words)?.is_some() {
                return Err(Refusal::new(
                    &code::R0514,
                    "「每缺」与前面的比较不能同用",
                    "有基数的请写「少于12条的，每少一条扣0.5分」",
                ));
            }
            return finding(words);
        }
        match (found.own.as_str(), self.field.title) {
            ("", Some(_)) => Ok(Condition::Finding(Name::new("缺项"))),
            ("", None) => Err(Refusal::new(
                &code::R0506,
                "「每缺一项」前没有写明缺的是什么",
                "请写成「指南要素不全的，每缺一项扣0.5分」",
            )),
            (own, _) => self.bare_name(own),
        }
    }

    /// 每少, 每低, 每超.
    fn stepped(&self, words: Slice<'_, '_>, found: Occurrence<'_, '_>) -> Result<Conditioned, Refusal> {
        let per = with_partial(Some(found.per.clone()), self.told)?;
        if let Some((value, unit)) = &found.threshold {
            let op = if found.per.kind == PerKind::Short {
                Comparison::Less
            } else {
                Comparison::More
            };
            let bounds = Bounds {
                first: Bound { op, value: *value },
                second: None,
            };
            let compared = Compared {
                name: words.text(),
                bounds,
                unit: unit.clone(),
                bare: false,
                open_ends: (false, false),
            };
            if data::compare(words)?.is_some() {
                return Err(Refusal::new(
                    &code::R0505,
                    "一条里有两个比较",
                    "请只写一个基数，如「低于90%的，每低1个百分点扣0.5分」",
                ));
            }
            let (compared, per) = same_base(compared, per)?;
            return Ok((self.datum(words, &compared)?, per, None));
        }
        let compared = if words.is_empty() { None } else { data::compare(words)? };
        let Some(compared) = compared else {
            if found.growth {
                return Err(Refusal::new(
                    &code::R0514,
                    "「每增加」前没有写明从多少起算",
                    "请写成「超过20篇的，每超1篇加0.1分」",
                ));
            }
            if words.is_empty() {
                if found.own.is_empty() {
                    return Err(Refusal::new(
                        &code::R0506,
                        "没有写明少的或超的是什么",
                        "请写明数据名称和基数，如「信息报送少于12条的，每少一条扣0.5分」",
                    ));
                }
                return Ok((self.bare_name(&found.own)?, per, None));
            }
            return Ok((finding(words)?, per, None));
        };
        if compared.bare {
            return Err(Refusal::new(
                &code::R0514,
                format!("「{}」没有写明比较的方向", words.words()),
                "请写成「少于12条的，每少一条扣0.5分」",
            ));
        }
        let (compared, per) = same_base(compared, per)?;
        let below = matches!(compared.bounds.first.op, Comparison::Less | Comparison::AtMost);
        if compared.bounds.second.is_some() || below != (found.per.kind == PerKind::Short) {
            return Err(Refusal::new(
                &code::R0508,
                format!("「{}」的方向与每一步的相反，或有两个界限", words.words()),
                "少于、低于的接「每少」「每低」，超过、高于的接「每超」「每高」",
            ));
        }
        Ok((self.datum(words, &compared)?, per, None))
    }

    fn datum(&self, words: Slice<'_, '_>, compared: &Compared<'_>) -> Result<Condition, Refusal> {
        let condition = self.compared(words, compared)?;
        data::some(&condition, self.effect)?;
        Ok(condition)
    }

    fn compared(&self, words: Slice<'_, '_>, compared: &Compared<'_>) -> Result<Condition, Refusal> {
        let mut bounds = compared.bounds;
        if compared.bare {
            if !self.chosen() || *self.effect == Effect::Deduct {
                return Err(Refusal::new(
                    &code::R0509,
                    format!("「{}」里的数没有比较词", words.words()),
                    "请写明「以上」「不足」「每次」等；恰好等于某数的只能写在择一、分档的得分栏里",
                ));
            }
            bounds.first.op = Comparison::Equal;
        }
        let name = words.holding(compared.name);
        if !name.is_empty() {
            data::named(name, &bounds)?;
            return Ok(Condition::Data {
                name: Name::new(&name.words()),
                unit: compared.unit.clone(),
                bounds,
            });
        }
        let inherited = match self.before.last.map(|last| &last.condition) {
            Some(Condition::Data { name, unit, .. }) => Some((name.clone(), unit.clone())),
            _ => None,
        };
        match (inherited, self.field.title) {
            // 满1万人次得3分，满5000人次得2分: in the unit of the clause before
            (Some((name, unit)), _) if number::myriad(&unit).1 == number::myriad(&compared.unit).1 => {
                let (wanted, given) = (number::myriad(&unit).0, number::myriad(&compared.unit).0);
                if let Some(by) = Ratio::new(given, wanted) {
                    bounds.first.value = bounds.first.value.times(by);
                    if let Some(second) = &mut bounds.second {
                        second.value = second.value.times(by);
                    }
                }
                Ok(Condition::Data { name, unit, bounds })
            }
            (Some((name, unit)), _) => Err(Refusal::new(
                &code::R0507,
                format!("省略的数据承前是「{name}」，单位是{unit}，这里却是{}", compared.unit),
                "请写明数据名称，或改成同一单位",
            )),
            (None, Some(title)) => Ok(Condition::Data {
                name: Name::new(title),
                unit: compared.unit.clone(),
                bounds,
            }),
            (None, None) => Err(Refusal::new(
                &code::R0518,
                format!("「{}」没有写明比的是什么", words.words()),
                "请写明数据名称，如「完成率低于90%的扣1分」",
            )),
        }
    }
}

/// Threshold and step in one unit: 万平方米 beside 平方米 is multiplied out.
fn same_base(mut compared: Compared<'_>, mut per: Option<Per>) -> Result<(Compared<'_>, Option<Per>), Refusal> {
    let Some(step) = &mut per else { return Ok((compared, per)) };
    if compared.unit == step.unit {
        return Ok((compared, per));
    }
    let ((times, base), (step_times, step_base)) = (number::myriad(&compared.unit), number::myriad(&step.unit));
    if base != step_base || compared.bounds.second.is_some() {
        let show = |unit: &str| {
            if unit == "%" {
                "百分点".to_owned()
            } else {
                unit.to_owned()
            }
        };
        return Err(Refusal::new(
            &code::R0507,
            format!("基数的单位是{}，每一步的单位是{}，不一致", compared.unit, show(&step.unit)),
            "请把两处写成同一单位，如「少于12条的，每少一条」",
        ));
    }
    compared.bounds.first.value = compared.bounds.first.value.times(Ratio::whole(times));
    step.step = step.step.times(Ratio::whole(step_times));
    let base = base.to_owned();
    step.unit.clone_from(&base);
    compared.unit = base;
    Ok((compared, per))
}
