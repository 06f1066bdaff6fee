//! 键: keys written twice, and values of the wrong form under the keys of a unit.

use std::collections::HashMap;

use crate::diagnostic::code;
use crate::model::Name;

use super::json::{Member, clip};
use super::slip::{Desk, Slip};

/// Reports keys that stand twice in one object.
pub(super) fn no_repeats(desk: &mut Desk, members: &[Member<'_>]) -> bool {
    let mut good = true;
    let mut seen: HashMap<String, &Member<'_>> = HashMap::with_capacity(members.len());
    for member in members {
        if let Some(first) = seen.insert(Name::new(&member.key).key().to_owned(), member) {
            let message = format!("「{}」在同一处写了两次", clip(&member.key));
            let slip = Slip::new(&code::R0608, "又写了一次", message, "只留一个；两处内容都要的，合并到一起");
            desk.take_both(slip, &member.key_at, &first.key_at, "第一处");
            good = false;
        }
    }
    good
}
