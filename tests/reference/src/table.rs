//! The rubric as its JSON objects tell it.

use serde_json::Value;

use crate::{Number, number};

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

fn text<'a>(json: &'a Value, key: &str) -> Option<&'a str> {
    json.get(key).and_then(Value::as_str)
}

fn figure(json: &Value, key: &str) -> Option<Number> {
    text(json, key).map(number)
}

fn places(json: &Value) -> Option<u32> {
    json.get("places")
        .and_then(Value::as_u64)
        .map(|places| u32::try_from(places).expect("few"))
}

impl Table {
    /// From the objects of `read --format json`, one a line.
    pub fn read(lines: &str) -> Self {
        let mut table = Self::default();
        // where the fields that follow belong
        let mut item = None;
        let mut vetoes = false;
        for line in lines.lines() {
            let json: Value = serde_json::from_str(line).expect("JSON");
            let name = || text(&json, "name").expect("a name").to_owned();
            match text(&json, "object") {
                Some("header") => table.full = figure(&json, "full").expect("points"),
                Some("band") => table.bands.push(band(&json)),
                Some("rule") => table.rule(&json),
                Some("category") => {
                    item = None;
                    table.categories.push(Part {
                        name: name(),
                        full: figure(&json, "full").expect("points"),
                    });
                }
                Some("indicator") if json.get("path").is_none() => {
                    item = None;
                    table.indicators.push(Part {
                        name: name(),
                        full: figure(&json, "full").expect("points"),
                    });
                }
                Some(kind @ ("indicator" | "item")) => {
                    if table.categories.is_empty() {
                        table.categories.push(Part {
                            name: String::new(),
                            full: table.full,
                        });
                    }
                    item = Some(table.items.len());
                    table.items.push(Item {
                        name: name(),
                        path: path(&json),
                        full: figure(&json, "full").expect("points"),
                        category: table.categories.len() - 1,
                        indicator: (kind == "item").then(|| table.indicators.len() - 1),
                        fields: Vec::new(),
                    });
                }
                Some("adjustments") => {
                    item = None;
                    table.bonus_cap = figure(&json, "bonusCap");
                    table.malus_cap = figure(&json, "malusCap");
                }
                Some("field") => {
                    vetoes = text(&json, "kind") == Some("veto");
                    if !vetoes {
                        let field = Field {
                            kind: text(&json, "kind").expect("a kind").to_owned(),
                            mode: text(&json, "mode").expect("a mode").to_owned(),
                            cap: figure(&json, "cap"),
                            clauses: Vec::new(),
                        };
                        table.fields_of(item).push(field);
                    }
                }
                Some(other) => panic!("what is {other}?"),
                None if json.get("effect").is_none() => {}
                None if vetoes => {
                    let veto = table.veto(&json, item);
                    table.vetoes.push(veto);
                }
                None => {
                    let clause = table.clause(&json);
                    table.fields_of(item).last_mut().expect("a field").clauses.push(clause);
                }
            }
        }
        table
    }

    fn fields_of(&mut self, item: Option<usize>) -> &mut Vec<Field> {
        match item {
            Some(item) => &mut self.items[item].fields,
            None => &mut self.fields,
        }
    }

    /// The item with this title, or with this end of its path.
    pub fn titled(&self, title: &str) -> Option<usize> {
        let end = format!("/{title}");
        self.items.iter().position(|item| item.name == title || item.path.ends_with(&end) || item.path == title)
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
                let first = self.items.iter().position(|item| item.indicator.is_some() && item.indicator == indicator);
                first.or_else(|| self.titled(subject))
            }
        };
        item.map(|item| self.items[item].category)
    }

    fn rule(&mut self, json: &Value) {
        match text(json, "rule") {
            Some("total") => (self.total_low, self.total_high) = (figure(json, "low"), figure(json, "high")),
            Some("places") => self.total_places = places(json),
            Some("conversion") => self.conversion = Some((figure(json, "factor").expect("a factor"), places(json))),
            Some("exemption") => {
                let outcome = match text(json, "outcome") {
                    Some("full") => Outcome::Full,
                    Some("zero") => Outcome::Zero,
                    Some("restOfCategory") => Outcome::RestOfCategory,
                    Some("restOfTable") => Outcome::RestOfTable,
                    _ => Outcome::Undecided,
                };
                self.exemption = Some((outcome, places(json)));
            }
            _ => {}
        }
    }

    /// The fact under `key` of a clause, noted if it is new.
    fn fact(&mut self, json: &Value, key: &str) -> Option<usize> {
        let fact = json.get(key).filter(|fact| !fact.is_null())?;
        let full = format!("{}/{}", path(json), text(fact, "name")?);
        if let Some(at) = self.facts.iter().position(|known| known.path == full) {
            return Some(at);
        }
        let whole = fact.get("whole").and_then(Value::as_bool).unwrap_or(false);
        let kind = match text(fact, "kind")? {
            "finding" => Kind::Finding,
            "count" => Kind::Count,
            "missing" => Kind::Missing(fact.get("limit").and_then(Value::as_i64).map(i128::from)),
            "short" | "over" | "data" => Kind::Figure(whole),
            "rate" => Kind::Rate,
            _ => {
                let range = fact.get("range").expect("a range");
                let end = |at: usize| number(range.get(at).and_then(Value::as_str).expect("an end"));
                let each = fact.get("unit").is_some();
                Kind::Discretion {
                    low: end(0),
                    high: end(1),
                    each,
                    due: key != "fact",
                }
            }
        };
        self.facts.push(Fact { path: full, kind });
        Some(self.facts.len() - 1)
    }

    fn clause(&mut self, json: &Value) -> Clause {
        let fact = self.fact(json, "fact");
        let second = self.fact(json, "amountFact");
        let amount = json.get("amount").expect("an amount");
        let amount = if let Some(fixed) = figure(amount, "fixed") {
            Amount::Fixed(fixed)
        } else if amount.get("range").is_some() {
            Amount::Range(second.or(fact).expect("a fact"))
        } else if amount.get("share").is_some() {
            Amount::Share(second.or(fact).expect("a rate"), places(json))
        } else {
            Amount::None
        };
        let condition = json.get("condition").expect("a condition");
        let condition = if condition.get("finding").is_some() {
            Condition::Fact(fact.expect("a fact"))
        } else if condition.get("data").is_some() {
            Condition::Data(fact.expect("a datum"), bounds(condition))
        } else if condition.get("otherwise").is_some() {
            match text(json, "otherwise") {
                Some("previous") => Condition::NotBefore,
                _ => Condition::NoneBefore,
            }
        } else {
            Condition::Always
        };
        let per = json.get("per").filter(|per| !per.is_null()).map(|per| Per {
            kind: ["count", "missing", "short", "over"]
                .into_iter()
                .find(|kind| per.get(kind).is_some())
                .expect("a kind"),
            step: figure(per, "step").unwrap_or_else(|| Number::from_integer(1)),
            up: text(per, "partial") == Some("up"),
        });
        Clause {
            effect: text(json, "effect").expect("an effect").to_owned(),
            amount,
            condition,
            per,
            cap: figure(json, "cap"),
            group: json.get("capGroup").and_then(Value::as_u64),
        }
    }

    fn veto(&mut self, json: &Value, item: Option<usize>) -> Veto {
        let condition = json.get("condition").expect("a condition");
        let when = if let Some(subject) = text(condition, "result") {
            When::Result {
                subject: subject.to_owned(),
                rate: condition.get("rate").is_some(),
                bounds: bounds(condition),
            }
        } else {
            let fact = self.fact(json, "fact").expect("a fact");
            match condition.get("data") {
                Some(_) => When::Data(fact, bounds(condition)),
                None => When::Fact(fact),
            }
        };
        let band = |name: &Value| {
            self.bands
                .iter()
                .position(|band| Some(band.name.as_str()) == name.as_str())
                .expect("a band")
        };
        let action = json.get("action").expect("an action");
        let action = if let Some(name) = action.get("grade") {
            Action::Grade(band(name))
        } else if let Some(names) = action.get("bar").and_then(Value::as_array) {
            Action::Bar(names.iter().map(band).collect())
        } else if let Some(steps) = action.get("lower").and_then(Value::as_u64) {
            Action::Lower(usize::try_from(steps).expect("few"))
        } else if text(action, "zero") == Some("category") {
            Action::ZeroCategory
        } else {
            Action::ZeroTotal
        };
        Veto { item, when, action }
    }
}

fn path(json: &Value) -> String {
    let parts = json.get("path").and_then(Value::as_array).expect("a path");
    parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("/")
}

fn bounds(json: &Value) -> Vec<Bound> {
    let one = |json: &Value| Bound {
        op: text(json, "op").expect("a comparison").to_owned(),
        value: figure(json, "value").expect("a number"),
    };
    std::iter::once(one(json)).chain(json.get("and").map(one)).collect()
}

fn band(json: &Value) -> Band {
    let end =
        |at: &str, included: &str| figure(json, at).map(|at| (at, json.get(included).and_then(Value::as_bool) == Some(true)));
    Band {
        name: text(json, "name").expect("a name").to_owned(),
        low: end("low", "lowIncluded"),
        high: end("high", "highIncluded"),
    }
}
