//! 加减分: caps, clauses, and the 项 they stand under.

use super::clauses::{Context, Entry, entries};
use super::draft::Draft;
use super::{Change, Kind, Place, fields, prose};
use crate::diff::pairing::Sureness;
use crate::model::{Adjustments, Name, Points, ScoreField};

/// What changed in 加减分.
pub(super) fn change(context: &Context<'_>) -> Option<Change> {
    let (old, new) = (context.old.adjustments.as_ref(), context.new.adjustments.as_ref());
    let mut draft = Draft::default();
    match (old, new) {
        (None, Some(_)) => draft.say(Kind::Adjustments, "增设加减分".to_owned()),
        (Some(_), None) => draft.say(Kind::Adjustments, "取消加减分".to_owned()),
        (Some(old), Some(new)) => {
            caps("加分", old.bonus_cap, new.bonus_cap, &mut draft);
            caps("减分", old.malus_cap, new.malus_cap, &mut draft);
        }
        (None, None) => return None,
    }
    let nothing = Adjustments::default();
    let (one, other) = (old.unwrap_or(&nothing), new.unwrap_or(&nothing));
    let (before, after) = (of(one), of(other));
    let pairs = context.pair(&before, &after);
    let (from, to): (Vec<&ScoreField>, Vec<&ScoreField>) = (one.fields.iter().collect(), other.fields.iter().collect());
    fields::compare(&from, &to, (&before, &after), &pairs, &mut draft);
    for &(at, there) in &pairs {
        let group = |fields: &[&ScoreField], entry: &Entry<'_>| fields.get(entry.field).and_then(|field| field.group.clone());
        let (left, came) = (group(&from, &before[at]), group(&to, &after[there]));
        if left != came {
            let words = |group: Option<Name>| group.map_or("加减分".to_owned(), |name| format!("「{name}」"));
            let text = &after[there].clause.reading.text;
            draft.say(Kind::Adjustments, format!("「{text}」由{}移至{}", words(left), words(came)));
        }
    }
    context.compare(&before, &after, &pairs, &mut draft);
    prose::compare(
        &prose::of([&one.prose].into_iter()),
        &prose::of([&other.prose].into_iter()),
        &mut draft,
    );
    let place = |has: bool| if has { vec![Place::Adjustments] } else { vec![] };
    draft.finish(place(old.is_some()), place(new.is_some()), Sureness::Named)
}

fn of(adjustments: &Adjustments) -> Vec<Entry<'_>> {
    entries(adjustments.fields.iter(), adjustments.vetoes.iter())
}

fn caps(word: &str, old: Option<Points>, new: Option<Points>, draft: &mut Draft) {
    let remark = match (old, new) {
        (Some(before), Some(after)) if before != after => format!("{word}限额由{before}分调整为{after}分"),
        (None, Some(after)) => format!("{word}增加限额，最高{after}分"),
        (Some(before), None) => format!("取消{word}最高{before}分的限额"),
        _ => return,
    };
    let words = |cap: Option<Points>| cap.map(|cap| format!("{word}最高{cap}分"));
    draft.remarks.push(remark);
    draft.text("加减分", Kind::Adjustments, words(old), words(new));
}
