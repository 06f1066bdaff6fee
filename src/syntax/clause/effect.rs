//! 作用: what a verb means in its field (language, §3 “Effects in foreign fields”).

use super::consequence::{Consequence, Deed, Scope};
use super::refusal::Refusal;
use super::verb::Verb;
use crate::diagnostic::code;
use crate::model::{Effect, FieldKind, Mode};

/// The effect of `told` in a field of this kind and mode; `first` is whether nothing stands before it in the field.
pub fn of(kind: FieldKind, mode: Mode, told: &Consequence, first: bool) -> Result<Effect, Refusal> {
    match told.scope {
        Scope::Other => {
            return Err(foreign(
                "这一条说的不是本项的分",
                "本项的条款只能动本项的分；整类不得分请写入「否决」栏「……的，本类别不得分」",
            ));
        }
        Scope::Total if !matches!(kind, FieldKind::Malus | FieldKind::Bonus) => {
            return Err(foreign(
                format!("「{}」栏里的一条动的是总分", kind.keyword()),
                "从总分中扣的请写入「减分」栏，加到总分的请写入「加分」栏，总分计0分的请写入「否决」栏",
            ));
        }
        _ => {}
    }
    match (kind, &told.deed) {
        (FieldKind::Deduct, Deed::Points(Verb::Take, _)) => Ok(Effect::Deduct),
        (FieldKind::Deduct | FieldKind::Earn, Deed::Zero) => Ok(Effect::Zero),
        (FieldKind::Deduct, Deed::Full) if first => Ok(Effect::Full),
        (FieldKind::Deduct, Deed::Full) => Err(foreign(
            "扣分栏里的「得满分」不在第一条",
            "「得满分」在扣分栏里只能放在第一条，意思是不扣分",
        )),
        (FieldKind::Deduct, _) => Err(foreign(
            "扣分栏里的一条是给分的",
            "给分的条款请写入「得分」栏，奖励总分的请写入「加分」栏；扣分的请用「扣……分」",
        )),
        (FieldKind::Earn, Deed::Full) => Ok(Effect::Full),
        (FieldKind::Earn, Deed::Points(Verb::Take, _)) if matches!(mode, Mode::OneOf | Mode::Tiers) => Err(foreign(
            "择一、分档的得分栏里有一条是扣分的",
            "扣分的条款请另写一个「扣分」栏",
        )),
        (FieldKind::Earn, Deed::Points(Verb::Take, _)) => Ok(Effect::Deduct),
        (FieldKind::Earn, _) => Ok(Effect::Earn),
        (FieldKind::Bonus, Deed::Points(Verb::Add | Verb::Earn, _)) => Ok(Effect::Bonus),
        (FieldKind::Malus, Deed::Points(Verb::Take, _)) => Ok(Effect::Malus),
        (FieldKind::Bonus, _) => Err(foreign(
            "加分栏里的一条不是加分",
            "加分栏里请写「……的加1分」；扣分的请写入「减分」栏",
        )),
        (FieldKind::Malus, _) => Err(foreign(
            "减分栏里的一条不是扣分",
            "减分栏里请写「……的扣1分」；加分的请写入「加分」栏",
        )),
        (FieldKind::Veto, _) => Err(super::veto::unread()),
    }
}

fn foreign(message: impl Into<String>, help: &str) -> Refusal {
    Refusal::new(&code::R0512, message, help)
}
