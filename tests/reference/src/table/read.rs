//! The table from the objects of `rubricc read`.

use serde_json::Value;

use super::{Action, Amount, Band, Bound, Clause, Condition, Fact, Field, Item, Kind, Outcome, Part, Per, Table, Veto, When};
use crate::{Number, number};

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
