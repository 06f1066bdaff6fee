//! 同一通知的几张表: clauses that agree in words and differ in points.

use std::collections::HashMap;

use super::table::{below_category, called};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0560;
use crate::model::{Amount, Clause, Condition, FieldKind, Item, Name, Points, Rubric};
use crate::text::Sources;

/// One clause of a table.
struct Stand<'a> {
    item: Option<&'a Item>,
    kind: FieldKind,
    clause: &'a Clause,
    points: Points,
}

impl Stand<'_> {
    /// 「领导重视」 or 加分.
    fn place(&self) -> String {
        self.item.map_or_else(|| self.kind.keyword().to_owned(), called)
    }

    /// What it hangs on, in words and numbers but for the points.
    fn words(&self) -> Option<String> {
        let condition = match &self.clause.reading.condition {
            Condition::Finding(name) => name.key().to_owned(),
            Condition::Data { name, unit, bounds } => format!("{}{unit}{bounds:?}", name.key()),
            _ => return None,
        };
        let per = self
            .clause
            .reading
            .per
            .as_ref()
            .map(|per| format!("{:?}{}{}", per.kind, per.unit, per.step));
        Some(format!(
            "{:?}{:?}{condition}{}",
            self.kind,
            self.clause.reading.effect,
            per.unwrap_or_default()
        ))
    }
}

/// The same words, other points.
fn differs(here: &Stand<'_>, there: &Stand<'_>, file: &str) -> Diagnostic {
    let text = here.clause.reading.text.as_str();
    let message = format!(
        "「{text}」与{file}中{}的同一条分数不同：这里{}分，那里{}分",
        there.place(),
        here.points,
        there.points
    );
    Diagnostic::new(&R0560, message, here.clause.reading.span, format!("{}分", here.points)).help(format!(
        "那里写的是「{}」；两张表同样的话分数不同，请对照原文核对，原文如此的可以不改",
        there.clause.reading.text
    ))
}

/// Compares each table with those before it. Every finding comes with the index of the table in whose text it stands.
pub fn check_together(tables: &[(&Rubric, &Sources)]) -> Vec<(usize, Diagnostic)> {
    let mut found = Vec::new();
    if tables.len() < 2 {
        return found;
    }
    let indexes: Vec<Index<'_>> = tables.iter().map(|(rubric, _)| Index::new(rubric)).collect();
    for (at, index) in indexes.iter().enumerate() {
        let earlier = tables.iter().enumerate().take(at);
        let own = tables.get(at).map(|(rubric, _)| *rubric);
        for (before, (rubric, sources)) in earlier.filter(|(_, (other, _))| own.is_some_and(|own| !are_apart(own, other))) {
            let file = sources.get(rubric.span.source).name();
            found.extend(index.against(&indexes[before], file).map(|diagnostic| (at, diagnostic)));
        }
    }
    found
}

/// Whether two tables are known to come from two notices, or from two years: then they need not agree.
fn are_apart(one: &Rubric, other: &Rubric) -> bool {
    let field = |rubric: &Rubric, wanted: &str| {
        let field = rubric.header.iter().find(|(keyword, _)| keyword == wanted);
        field.map(|(_, prose)| Name::new(&prose.text))
    };
    ["文号", "年度"].iter().any(|wanted| {
        field(one, wanted)
            .zip(field(other, wanted))
            .is_some_and(|(one, other)| one != other)
    })
}

/// Where an item stands, its category aside, and what a clause of it says: as close as two tables name the same clause.
type Address<'a> = (Vec<&'a Name>, String);

/// The clauses of one table, by place and words and by words alone.
struct Index<'a> {
    stands: Vec<Stand<'a>>,
    placed: HashMap<Address<'a>, usize>,
    /// Words that stand only once in the table; `None` where they stand more than once.
    alone: HashMap<String, Option<usize>>,
}

impl<'a> Index<'a> {
    fn new(rubric: &'a Rubric) -> Self {
        let items = rubric
            .items()
            .flat_map(|item| item.fields.iter().map(move |field| (Some(item), field)));
        let adjustments = rubric.adjustments.iter().flat_map(|a| &a.fields).map(|field| (None, field));
        let mut index = Self {
            stands: Vec::new(),
            placed: HashMap::new(),
            alone: HashMap::new(),
        };
        for (item, field) in items.chain(adjustments) {
            for clause in &field.clauses {
                let (Amount::Fixed(points) | Amount::Range(_, points)) = clause.reading.amount else {
                    continue;
                };
                index.add(Stand {
                    item,
                    kind: field.kind,
                    clause,
                    points,
                });
            }
        }
        index
    }

    fn add(&mut self, stand: Stand<'a>) {
        let Some(words) = stand.words() else { return };
        let at = self.stands.len();
        let seen = self.alone.contains_key(&words);
        self.alone.insert(words.clone(), (!seen).then_some(at));
        self.placed.entry((address(&stand), words)).or_insert(at);
        self.stands.push(stand);
    }

    /// What of this table disagrees with `other`, called `file`.
    fn against(&self, other: &Index<'a>, file: &str) -> impl Iterator<Item = Diagnostic> {
        self.stands.iter().filter_map(move |here| {
            let words = here.words()?;
            let only = |index: &Self| index.alone.get(&words).copied().flatten();
            let placed = other.placed.get(&(address(here), words.clone())).copied();
            let twin = placed.or_else(|| only(self).and(only(other)))?;
            let there = other.stands.get(twin)?;
            (there.points != here.points).then(|| differs(here, there, file))
        })
    }
}

fn address<'a>(stand: &Stand<'a>) -> Vec<&'a Name> {
    stand.item.map_or_else(Vec::new, |item| below_category(item).iter().collect())
}
