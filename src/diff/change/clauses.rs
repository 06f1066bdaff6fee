//! The clauses of two parts side by side: which became which, and what changed in them.

use std::collections::{HashMap, HashSet};

use super::draft::Draft;
use super::reading::{Facts, differences};
use super::{ClauseChange, Kind, phrases};
use crate::diff::likeness::{Letters, Phrase, WHOLE};
use crate::model::{Clause, Condition, FactId, FieldKind, Name, Rubric, ScoreField, VetoField};
use crate::text::fold;

/// So alike must two clauses be to stand in one row, in per mille. They may ask for different facts all the same.
const ENOUGH: u32 = 400;
/// Clauses that are compared with each other by words; beyond, only equal ones and those of one fact are found.
const MOST: usize = 200;

/// A clause with the field it stands in.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) kind: FieldKind,
    /// The number of its field among those compared.
    pub(super) field: usize,
    pub(super) clause: &'a Clause,
    /// The item it stands in, where there are several.
    pub(super) item: Option<&'a Name>,
}

/// Every clause of `fields` and `vetoes`, in order.
pub(super) fn entries<'a>(
    fields: impl Iterator<Item = &'a ScoreField>,
    vetoes: impl Iterator<Item = &'a VetoField>,
) -> Vec<Entry<'a>> {
    let mut all = Vec::new();
    let scoring = fields.map(|field| (field.kind, &field.clauses));
    let all_fields = scoring.chain(vetoes.map(|field| (FieldKind::Veto, &field.clauses)));
    for (field, (kind, clauses)) in all_fields.enumerate() {
        all.extend(clauses.iter().map(|clause| Entry {
            kind,
            field,
            clause,
            item: None,
        }));
    }
    all
}

impl Entry<'_> {
    /// `每次扣1分`.
    fn stated(&self) -> String {
        let reading = &self.clause.reading;
        format!("{}{}", phrases::steps(reading.per.as_ref()), phrases::amount(reading))
    }
}

/// The sentences that hold several clauses (分别, 各).
fn members<'e>(entries: &'e [Entry<'_>]) -> HashSet<&'e str> {
    let mut seen = HashSet::new();
    let texts = entries.iter().map(|entry| entry.clause.reading.text.as_str());
    texts.filter(|text| !seen.insert(*text)).collect()
}

/// Which of the clauses of one sentence it is.
fn member(entry: &Entry<'_>, members: &HashSet<&str>) -> Option<String> {
    members
        .contains(entry.clause.reading.text.as_str())
        .then(|| condition(entry.clause))
}

/// `将「迟报的，每次扣1分」中的每次扣1分改为扣2分`, `「迟报的，每次扣1分」增加「最多扣3分」的限额`.
fn sentence(text: &str, member: Option<&str>, found: &[String]) -> String {
    let member = member.map(|member| format!("「{member}」")).unwrap_or_default();
    let stands_alone = |words: &&String| ["增加", "取消", "由"].iter().any(|start| words.starts_with(start));
    let (alone, edits): (Vec<&String>, Vec<&String>) = found.iter().partition(stands_alone);
    let joined = |all: &[&String]| all.iter().map(|words| words.as_str()).collect::<Vec<_>>().join("，");
    match (edits.as_slice(), alone.as_slice()) {
        (edits, []) => format!("将「{text}」中的{member}{}", joined(edits)),
        ([], alone) if member.is_empty() => format!("「{text}」{}", joined(alone)),
        ([], alone) => format!("「{text}」中{member}{}", joined(alone)),
        (edits, alone) => format!("将「{text}」中的{member}{}，{}", joined(edits), joined(alone)),
    }
}

/// What is known of both versions while clauses are compared.
pub(super) struct Context<'a> {
    pub(super) old: &'a Rubric,
    pub(super) new: &'a Rubric,
    pub(super) letters: (Letters, Letters),
    /// The newer fact of an older one.
    pub(super) facts: HashMap<FactId, FactId>,
    /// Facts that went to another part, with where they are now, or came from one, with where they were.
    pub(super) gone: HashMap<FactId, String>,
    pub(super) came: HashMap<FactId, String>,
}

/// Pairs of clauses that are one, by index.
pub(super) type Pairs = Vec<(usize, usize)>;

impl Context<'_> {
    /// Which clauses became which.
    pub(super) fn pair(&self, old: &[Entry<'_>], new: &[Entry<'_>]) -> Pairs {
        let mut pairs = Pairs::new();
        let mut left: (Vec<usize>, Vec<usize>) = ((0..old.len()).collect(), (0..new.len()).collect());
        self.equal(old, new, &mut left, &mut pairs);
        self.of_one_fact(old, new, &mut left, &mut pairs);
        if left.0.len().max(left.1.len()) <= MOST {
            self.alike(old, new, &mut left, &mut pairs);
        }
        pairs.sort_unstable_by_key(|&(_, after)| after);
        pairs
    }

    /// The same words in a field of the same kind.
    fn equal(&self, old: &[Entry<'_>], new: &[Entry<'_>], left: &mut (Vec<usize>, Vec<usize>), pairs: &mut Pairs) {
        let key = |entry: &Entry<'_>| (entry.kind, fold::key(&entry.clause.reading.text));
        let mut known: HashMap<_, Vec<usize>> = HashMap::new();
        for &at in left.1.iter().rev() {
            known.entry(key(&new[at])).or_default().push(at);
        }
        let found: Pairs = left
            .0
            .iter()
            .filter_map(|&at| Some((at, known.get_mut(&key(&old[at]))?.pop()?)))
            .collect();
        take(found, left, pairs);
    }

    /// Clauses on one fact: of several the nearest in meaning, then in order.
    fn of_one_fact(&self, old: &[Entry<'_>], new: &[Entry<'_>], left: &mut (Vec<usize>, Vec<usize>), pairs: &mut Pairs) {
        let mut bearers: HashMap<FactId, Vec<usize>> = HashMap::new();
        for &at in &left.1 {
            for fact in facts(new[at].clause) {
                bearers.entry(fact).or_default().push(at);
            }
        }
        let mut close = Vec::new();
        for &at in &left.0 {
            let there = facts(old[at].clause).filter_map(|fact| bearers.get(self.facts.get(&fact)?));
            for &other in there.flatten().take(MOST) {
                let (a, b) = (&old[at], &new[other]);
                let (one, two) = (&a.clause.reading, &b.clause.reading);
                let marks = [
                    a.kind != b.kind,
                    one.effect != two.effect,
                    phrases::threshold(&one.condition) != phrases::threshold(&two.condition),
                    one.amount != two.amount,
                ];
                let unlike = marks.iter().filter(|unlike| **unlike).count();
                close.push((unlike, at.abs_diff(other), at, other));
            }
        }
        choose(close, left, pairs);
    }

    /// Clauses of like words.
    fn alike(&self, old: &[Entry<'_>], new: &[Entry<'_>], left: &mut (Vec<usize>, Vec<usize>), pairs: &mut Pairs) {
        let words = |entry: &Entry<'_>, letters: Letters| Phrase::new(&condition(entry.clause), letters);
        let before: Vec<Phrase> = left.0.iter().map(|&at| words(&old[at], self.letters.0)).collect();
        let after: Vec<Phrase> = left.1.iter().map(|&at| words(&new[at], self.letters.1)).collect();
        let mut close = Vec::new();
        for (&at, one) in left.0.iter().zip(&before) {
            // what went to another part has not become something here
            if facts(old[at].clause).any(|fact| self.gone.contains_key(&fact)) {
                continue;
            }
            for (&other, two) in left.1.iter().zip(&after) {
                if facts(new[other].clause).any(|fact| self.came.contains_key(&fact)) {
                    continue;
                }
                let likeness = one.likeness(two);
                if likeness >= ENOUGH && old[at].kind == new[other].kind {
                    close.push((usize::try_from(WHOLE - likeness).unwrap_or(0), at.abs_diff(other), at, other));
                }
            }
        }
        choose(close, left, pairs);
    }

    /// Whether the conditions of two clauses ask for the same.
    pub(super) fn same_facts(&self, old: &Clause, new: &Clause) -> Facts {
        let same = |one: Option<FactId>, other: Option<FactId>| match (one, other) {
            (Some(one), other) => self.facts.get(&one).copied() == other,
            (None, None) => true,
            (None, Some(_)) => false,
        };
        if same(old.fact, new.fact) && same(old.amount_fact, new.amount_fact) {
            Facts::Same
        } else {
            Facts::Other
        }
    }

    /// Rows and remarks for the clauses that differ, in the order of the newer version.
    pub(super) fn compare(&self, old: &[Entry<'_>], new: &[Entry<'_>], pairs: &Pairs, draft: &mut Draft) {
        let became: HashMap<usize, usize> = pairs.iter().copied().collect();
        let was: HashMap<usize, usize> = pairs.iter().map(|&(before, after)| (after, before)).collect();
        let mut deleted = (0..old.len()).peekable();
        let mut told = HashSet::new();
        let members = (members(old), members(new));
        for (after, entry) in new.iter().enumerate() {
            if let Some(&before) = was.get(&after) {
                // what stood before it and is gone
                while let Some(at) = deleted.next_if(|&at| at < before) {
                    if !became.contains_key(&at) {
                        self.deleted(&old[at], &members.0, draft);
                    }
                }
                self.changed(&old[before], entry, &members.1, &mut told, draft);
            } else {
                self.added(entry, &members.1, draft);
            }
        }
        for at in deleted.filter(|at| !became.contains_key(at)) {
            self.deleted(&old[at], &members.0, draft);
        }
        draft.gather();
    }

    fn changed(&self, old: &Entry<'_>, new: &Entry<'_>, members: &HashSet<&str>, told: &mut HashSet<FactId>, draft: &mut Draft) {
        let (before, after) = (&old.clause.reading, &new.clause.reading);
        let facts = self.same_facts(old.clause, new.clause);
        let mut found = differences(before, after, facts);
        if old.kind != new.kind {
            found.push(format!("由{}栏移至{}栏", old.kind.keyword(), new.kind.keyword()));
            draft.kinds.insert(kind(old.kind));
        }
        let same = found.is_empty() && fold::key(&before.text) == fold::key(&after.text);
        if same && old.item.is_none() && new.item.is_none() {
            return;
        }
        if !found.is_empty() {
            draft
                .remarks
                .push(sentence(&before.text, member(new, members).as_deref(), &found));
        }
        let other = kind(new.kind);
        let kind = match (found.is_empty(), new.item, old.item) {
            (false, ..) => other,
            (true, Some(_), _) if same => Kind::Split,
            (true, _, Some(_)) if same => Kind::Merged,
            _ => Kind::Wording,
        };
        found.extend(place(old, new));
        self.identified(old.clause, told, draft);
        draft.row(ClauseChange {
            keyword: new.kind.keyword().to_owned(),
            kind,
            old: Some(before.text.clone()),
            new: Some(after.text.clone()),
            ids: (Some(old.clause.id), Some(new.clause.id)),
            remark: found.join("，"),
        });
    }

    /// Says which facts are taken for the same though their names differ.
    fn identified(&self, old: &Clause, told: &mut HashSet<FactId>, draft: &mut Draft) {
        for id in facts(old) {
            let Some(&twin) = self.facts.get(&id) else { continue };
            let (Some(one), Some(other)) = (self.old.facts.get(id.index()), self.new.facts.get(twin.index())) else {
                continue;
            };
            if one.name != other.name && told.insert(id) {
                draft
                    .remarks
                    .push(format!("「{}」与「{}」视为同一事实", one.name, other.name));
            }
        }
    }

    fn deleted(&self, entry: &Entry<'_>, members: &HashSet<&str>, draft: &mut Draft) {
        let text = &entry.clause.reading.text;
        let moved = facts(entry.clause).find_map(|fact| self.gone.get(&fact));
        let remark = moved.map(|place| format!("移至「{place}」"));
        let was = entry.item.map(|item| format!("原在「{item}」"));
        draft.remarks.push(match &remark {
            Some(remark) => format!("将「{text}」{remark}"),
            None => match member(entry, members) {
                Some(member) => format!("「{text}」中删去「{member}」"),
                None => format!("删去「{text}」"),
            },
        });
        draft.row(ClauseChange {
            keyword: entry.kind.keyword().to_owned(),
            kind: kind(entry.kind),
            old: Some(text.clone()),
            new: None,
            ids: (Some(entry.clause.id), None),
            remark: remark.or(was).unwrap_or_default(),
        });
    }

    fn added(&self, entry: &Entry<'_>, members: &HashSet<&str>, draft: &mut Draft) {
        let text = &entry.clause.reading.text;
        let moved = facts(entry.clause).find_map(|fact| self.came.get(&fact));
        let remark = moved.map(|place| format!("由「{place}」移入"));
        let into = entry.item.map(|item| format!("归入「{item}」"));
        draft.remarks.push(match moved {
            Some(place) => format!("由「{place}」移入「{text}」"),
            None => match member(entry, members) {
                Some(member) => format!("「{text}」中增加「{member}」，{}", entry.stated()),
                None => format!("增加「{text}」"),
            },
        });
        draft.row(ClauseChange {
            keyword: entry.kind.keyword().to_owned(),
            kind: kind(entry.kind),
            old: None,
            new: Some(text.clone()),
            ids: (None, Some(entry.clause.id)),
            remark: remark.or(into).unwrap_or_default(),
        });
    }
}

/// Where a clause of items that were split or merged is, or was.
fn place(old: &Entry<'_>, new: &Entry<'_>) -> Option<String> {
    let to = new.item.map(|item| format!("归入「{item}」"));
    to.or_else(|| old.item.map(|item| format!("原在「{item}」")))
}

/// What kind of change a change in a field is.
pub(super) fn kind(field: FieldKind) -> Kind {
    match field {
        FieldKind::Deduct | FieldKind::Earn => Kind::Standard,
        FieldKind::Bonus | FieldKind::Malus => Kind::Adjustments,
        FieldKind::Veto => Kind::Rules,
    }
}

/// The facts a clause asks for.
fn facts(clause: &Clause) -> impl Iterator<Item = FactId> + use<> {
    clause.fact.into_iter().chain(clause.amount_fact)
}

/// The words of a condition; of a clause without one, all its words.
fn condition(clause: &Clause) -> String {
    match &clause.reading.condition {
        Condition::Finding(name) | Condition::Data { name, .. } => name.shown().to_owned(),
        _ => clause.reading.text.clone(),
    }
}

/// Takes the closest pairs first, each clause once.
fn choose(mut close: Vec<(usize, usize, usize, usize)>, left: &mut (Vec<usize>, Vec<usize>), pairs: &mut Pairs) {
    close.sort_unstable();
    let (mut olds, mut news) = (HashSet::new(), HashSet::new());
    let mut found = Pairs::new();
    for (_, _, before, after) in close {
        if !olds.contains(&before) && !news.contains(&after) {
            olds.insert(before);
            news.insert(after);
            found.push((before, after));
        }
    }
    take(found, left, pairs);
}

fn take(found: Pairs, left: &mut (Vec<usize>, Vec<usize>), pairs: &mut Pairs) {
    let (olds, news): (HashSet<usize>, HashSet<usize>) = found.iter().copied().unzip();
    left.0.retain(|at| !olds.contains(at));
    left.1.retain(|at| !news.contains(at));
    pairs.extend(found);
}
