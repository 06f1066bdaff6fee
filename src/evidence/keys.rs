//! 键: keys written twice, and values of the wrong form under the keys of a unit.

use std::collections::HashMap;

use crate::diagnostic::code;
use crate::model::Name;

use super::json::{Member, clip};
use super::slip::{Desk, Slip};

/// The members of an object with their names; of a key that stands twice, which is reported, only the first.
pub(super) fn named<'m, 't>(desk: &mut Desk, members: &'m [Member<'t>]) -> Vec<(Name, &'m Member<'t>)> {
    let names: Vec<Name> = members.iter().map(|member| Name::new(&member.key)).collect();
    let mut seen: HashMap<&str, &Member<'_>> = HashMap::with_capacity(members.len());
    let mut first_of = Vec::with_capacity(members.len());
    for (name, member) in names.iter().zip(members) {
        let first = *seen.entry(name.key()).or_insert(member);
        first_of.push(std::ptr::eq(first, member));
        if !std::ptr::eq(first, member) {
            let message = format!("「{}」在同一处写了两次", clip(&member.key));
            let slip = Slip::new(&code::R0608, "又写了一次", message, "只留一个；两处内容都要的，合并到一起");
            desk.take_both(slip, &member.key_at, &first.key_at, "第一处");
        }
    }
    let all = names.into_iter().zip(members).zip(first_of);
    all.filter_map(|(named, is_first)| is_first.then_some(named)).collect()
}
