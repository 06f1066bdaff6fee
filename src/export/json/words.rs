//! The English words of keys' values, one place for all views.

use crate::model::{Effect, Exempted, ExemptionOutcome, FieldKind, Mode};

pub(super) fn effect(effect: &Effect) -> &'static str {
    match effect {
        Effect::Deduct => "deduct",
        Effect::Earn => "earn",
        Effect::Bonus => "bonus",
        Effect::Malus => "malus",
        Effect::Zero => "zero",
        Effect::Full => "full",
        Effect::Veto(_) => "veto",
    }
}

pub(super) fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Deduct => "deduct",
        FieldKind::Earn => "earn",
        FieldKind::Bonus => "bonus",
        FieldKind::Malus => "malus",
        FieldKind::Veto => "veto",
    }
}

pub(super) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Sum => "sum",
        Mode::Highest => "highest",
        Mode::OneOf => "oneOf",
        Mode::Tiers => "tiers",
    }
}

pub(super) fn outcome(outcome: ExemptionOutcome) -> &'static str {
    match outcome {
        ExemptionOutcome::Full => "full",
        ExemptionOutcome::Zero => "zero",
        ExemptionOutcome::RestOfCategory => "restOfCategory",
        ExemptionOutcome::RestOfTable => "restOfTable",
        ExemptionOutcome::Undecided => "undecided",
    }
}

/// How far a claim got.
pub fn exemption(state: Exempted) -> &'static str {
    match state {
        Exempted::Approved => "approved",
        Exempted::Pending => "pending",
        Exempted::Refused => "refused",
    }
}
