//! The rubric as its JSON objects tell it.

mod read;

use crate::Number;

/// A whole rubric.
#[derive(Debug, Default)]
pub struct Table {
    pub full: Number,
    pub bands: Vec<Band>,
    pub total_low: Option<Number>,
    pub total_high: Option<Number>,
    pub total_places: Option<u32>,
    pub exemption: Option<(Outcome, Option<u32>)>,
    pub conversion: Option<(Number, Option<u32>)>,
    pub categories: Vec<Part>,
    pub indicators: Vec<Part>,
    pub items: Vec<Item>,
    pub bonus_cap: Option<Number>,
    pub malus_cap: Option<Number>,
    /// 加分 and 减分 of 加减分.
    pub fields: Vec<Field>,
    pub vetoes: Vec<Veto>,
    pub facts: Vec<Fact>,
}

#[derive(Debug)]
pub struct Band {
    pub name: String,
    pub low: Option<(Number, bool)>,
    pub high: Option<(Number, bool)>,
}

/// 类别, or an 指标 that has 项.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    pub full: Number,
}

#[derive(Debug)]
pub struct Item {
    pub name: String,
    pub path: String,
    pub full: Number,
    pub category: usize,
    /// The 指标 it is a 项 of.
    pub indicator: Option<usize>,
    pub fields: Vec<Field>,
}

#[derive(Debug)]
pub struct Field {
    pub kind: String,
    pub mode: String,
    pub cap: Option<Number>,
    pub clauses: Vec<Clause>,
}

#[derive(Debug)]
pub struct Clause {
    pub effect: String,
    pub amount: Amount,
    pub condition: Condition,
    pub per: Option<Per>,
    pub cap: Option<Number>,
    pub group: Option<u64>,
}

#[derive(Debug)]
pub enum Amount {
    None,
    Fixed(Number),
    /// The amount is a fact.
    Range(usize),
    /// A rate, and where to round.
    Share(usize, Option<u32>),
}

#[derive(Debug)]
pub enum Condition {
    Always,
    /// A finding, a count, missing elements, an excess, or a discretion that happened.
    Fact(usize),
    Data(usize, Vec<Bound>),
    NotBefore,
    NoneBefore,
}

#[derive(Debug)]
pub struct Bound {
    pub op: String,
    pub value: Number,
}

#[derive(Debug)]
pub struct Per {
    /// count missing short over
    pub kind: &'static str,
    pub step: Number,
    pub up: bool,
}

#[derive(Debug)]
pub struct Veto {
    /// The item it stands in.
    pub item: Option<usize>,
    pub when: When,
    pub action: Action,
}

#[derive(Debug)]
pub enum When {
    Fact(usize),
    Data(usize, Vec<Bound>),
    Result {
        subject: String,
        rate: bool,
        bounds: Vec<Bound>,
    },
}

#[derive(Debug)]
pub enum Action {
    Grade(usize),
    Bar(Vec<usize>),
    Lower(usize),
    ZeroCategory,
    ZeroTotal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Full,
    Zero,
    RestOfCategory,
    RestOfTable,
    Undecided,
}

/// Something the evidence says.
#[derive(Debug)]
pub struct Fact {
    /// 类别/指标/项/名称
    pub path: String,
    pub kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    Finding,
    Count,
    Missing(Option<i128>),
    /// An excess or a datum; whole numbers only or not.
    Figure(bool),
    Rate,
    /// 酌情.
    Discretion {
        low: Number,
        high: Number,
        /// Once for each occurrence.
        each: bool,
        /// Something else says whether it happened: it is never nothing.
        due: bool,
    },
}

impl Table {
    /// The item with this title, or with this end of its path.
    pub fn titled(&self, title: &str) -> Option<usize> {
        let end = format!("/{title}");
        self.items
            .iter()
            .position(|item| item.name == title || item.path.ends_with(&end) || item.path == title)
    }

    /// What 本类别 is for a veto: the category of the item it stands in; in the table that of what it reads.
    pub fn own_category(&self, veto: &Veto) -> Option<usize> {
        let item = match (&veto.item, &veto.when) {
            (Some(item), _) => Some(*item),
            (None, When::Fact(fact) | When::Data(fact, _)) => {
                let (path, _) = self.facts[*fact].path.rsplit_once('/')?;
                self.items.iter().position(|item| item.path == path)
            }
            (None, When::Result { subject, .. }) => {
                if let Some(at) = self.categories.iter().position(|part| part.name == *subject) {
                    return Some(at);
                }
                let indicator = self.indicators.iter().position(|part| part.name == *subject);
                let first = self
                    .items
                    .iter()
                    .position(|item| item.indicator.is_some() && item.indicator == indicator);
                first.or_else(|| self.titled(subject))
            }
        };
        item.map(|item| self.items[item].category)
    }
}
