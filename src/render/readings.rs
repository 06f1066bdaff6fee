//! 读解: a whole rubric as it was understood, clause by clause.

use super::fact::question;
use super::{Look, Paint, sentence};
use crate::model::{Clause, FactId, FieldKind, GradeBand, Item, Mode, Name, Points, Rubric, ScoreField, VetoField};

/// The rubric with the reading of every clause behind its words.
pub fn readings(rubric: &Rubric, look: &Look) -> String {
    let mut page = Page {
        rubric,
        look,
        out: String::new(),
    };
    page.heading(0, &format!("{}（{}分）", rubric.title, rubric.full));
    if rubric.exhausts {
        page.line(1, "计分：每项扣完为止");
    }
    for band in &rubric.bands {
        page.line(1, &format!("等次：{}，{}", band.name, range(band)));
    }
    page.vetoes(1, &rubric.vetoes);
    for category in &rubric.categories {
        let depth = usize::from(!category.name.is_empty());
        if depth == 1 {
            page.gap();
            page.heading(0, &format!("类别 {}（{}分）", category.name, category.full));
        }
        for indicator in &category.indicators {
            let own = indicator.items.iter().any(|item| item.own_heading);
            if own {
                page.heading(depth, &format!("指标 {}（{}分）", indicator.name, indicator.full));
            }
            for item in &indicator.items {
                page.item(depth + usize::from(own), item);
            }
        }
    }
    if let Some(adjustments) = &rubric.adjustments {
        page.gap();
        let caps = [("加分", adjustments.bonus_cap), ("减分", adjustments.malus_cap)];
        let caps = caps
            .into_iter()
            .filter_map(|(word, cap)| Some(format!("{word}最高{}分", cap?)));
        let caps: Vec<String> = caps.collect();
        let caps = if caps.is_empty() {
            String::new()
        } else {
            format!("（{}）", caps.join("，"))
        };
        page.heading(0, &format!("加减分{caps}"));
        for field in &adjustments.fields {
            page.field(1, field);
        }
        page.vetoes(1, &adjustments.vetoes);
    }
    page.out
}

/// `90分以上（含90分）`, `80分以上（含80分），不足90分`.
fn range(band: &GradeBand) -> String {
    let low = |(at, included): (Points, bool)| match included {
        true => format!("{at}分以上（含{at}分）"),
        false => format!("超过{at}分"),
    };
    let high = |(at, included): (Points, bool)| match included {
        true => format!("{at}分以下（含{at}分）"),
        false => format!("不足{at}分"),
    };
    let parts: Vec<String> = [band.low.map(low), band.high.map(high)].into_iter().flatten().collect();
    if parts.is_empty() {
        "不限".to_owned()
    } else {
        parts.join("，")
    }
}

struct Page<'a> {
    rubric: &'a Rubric,
    look: &'a Look,
    out: String,
}

impl Page<'_> {
    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn line(&mut self, depth: usize, words: &str) {
        self.out.push_str(&self.look.wrap(&"  ".repeat(depth), 2 * depth + 4, words));
        self.out.push('\n');
    }

    fn heading(&mut self, depth: usize, words: &str) {
        let words = self.look.paint(Paint::Strong, words);
        self.out.push_str(&format!("{}{words}\n", "  ".repeat(depth)));
    }

    fn item(&mut self, depth: usize, item: &Item) {
        let keyword = if item.own_heading { "项" } else { "指标" };
        self.heading(depth, &format!("{keyword} {}（{}分）", item.name, item.full));
        for list in &item.elements {
            let names: Vec<&str> = list.names.iter().map(|(name, _)| name.shown()).collect();
            let whose = list.only_for.as_ref().map(|name| format!("（{name}）")).unwrap_or_default();
            let open = if list.open { "等" } else { "" };
            self.line(depth + 1, &format!("要素{whose}：{}{open}", names.join("、")));
        }
        for field in &item.fields {
            self.field(depth + 1, field);
        }
        self.vetoes(depth + 1, &item.vetoes);
    }

    fn field(&mut self, depth: usize, field: &ScoreField) {
        let mode = match field.mode {
            Mode::Sum => None,
            Mode::Highest => Some("就高".to_owned()),
            Mode::OneOf => Some("择一".to_owned()),
            Mode::Tiers => Some("分档".to_owned()),
        };
        let cap = field.cap.map(|cap| format!("最高{cap}分"));
        let marks: Vec<String> = [mode, cap].into_iter().flatten().collect();
        let marks = if marks.is_empty() {
            String::new()
        } else {
            format!("（{}）", marks.join("，"))
        };
        let group = field.group.as_ref().map(Name::shown).unwrap_or_default();
        let group = if group.is_empty() {
            String::new()
        } else {
            format!("{group}·")
        };
        self.line(depth, &format!("{group}{}{marks}：", field.kind.keyword()));
        for clause in &field.clauses {
            self.clause(depth + 1, clause);
        }
    }

    fn vetoes(&mut self, depth: usize, fields: &[VetoField]) {
        for field in fields {
            self.line(depth, &format!("{}：", FieldKind::Veto.keyword()));
            for clause in &field.clauses {
                self.clause(depth + 1, clause);
            }
        }
    }

    fn clause(&mut self, depth: usize, clause: &Clause) {
        let asks: Vec<String> = [clause.fact, clause.amount_fact]
            .into_iter()
            .flatten()
            .filter_map(|id: FactId| self.rubric.facts.get(id.index()))
            .map(|fact| format!("「{}」{}", fact.name, question(&fact.kind)))
            .collect();
        let asks = if asks.is_empty() {
            String::new()
        } else {
            format!("〔佐证：{}〕", asks.join("，"))
        };
        let reading = &clause.reading;
        self.line(depth, &format!("{} · {}{asks}", reading.text, sentence(reading)));
    }
}
