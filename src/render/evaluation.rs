//! 评定结果 of one unit, for people: what was taken where and why, the total, the band, and what is still open.

mod arithmetic;
mod brief;
mod reason;
mod summary;

use super::score::{is_nothing, score};
use super::table::table;
use super::{Look, Paint};
use crate::evaluate::{ClauseResult, Evaluation, FieldResult, ItemResult, Truth};
use crate::model::{Clause, Evidence, Exempted, FieldKind, Item, Rubric, ScoreField};

const HEADER: [&str; 5] = ["项目", "条款", "佐证", "计算", "得分"];
const ADJUSTMENT_HEADER: [&str; 4] = ["栏目", "条款", "佐证", "计算"];

/// What one unit's page is made from.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// What the unit's evidence says.
    pub evidence: &'a Evidence,
    /// What came of it.
    pub result: &'a Evaluation,
    /// Whether every item and clause is listed, deducted or not.
    pub explain: bool,
    /// How it may look.
    pub look: &'a Look,
}

impl Page<'_> {
    /// The whole page.
    pub fn show(&self) -> String {
        let unit = if self.evidence.unit.is_empty() {
            "（未写单位）"
        } else {
            &self.evidence.unit
        };
        let title = format!("{unit} · {}", self.rubric.title);
        let mut out = format!("{}\n", self.look.paint(Paint::Strong, &title));
        self.categories(&mut out);
        self.adjustments(&mut out);
        out.push_str(&summary::summary(self));
        out
    }

    /// What acted, in one table, with total and band.
    pub fn brief(&self) -> String {
        brief::brief(self)
    }

    fn categories(&self, out: &mut String) {
        let mut full = 0;
        for (category, result) in self.rubric.categories.iter().zip(&self.result.categories) {
            let mut rows = Vec::new();
            for item in category.indicators.iter().flat_map(|indicator| &indicator.items) {
                let Some(result) = self.result.items.get(item.id.index()) else {
                    continue;
                };
                let found = self.item(item, result);
                full += usize::from(found.is_empty());
                rows.extend(found);
            }
            if rows.is_empty() {
                continue;
            }
            let name = if category.name.is_empty() {
                self.rubric.title.shown()
            } else {
                category.name.shown()
            };
            let head = format!("{name}：{}，满分{}分", score(result.score), category.full);
            out.push_str(&format!("\n{}\n", self.look.paint(Paint::Strong, &head)));
            out.push_str(&table(&HEADER, &rows, &[4], self.look));
        }
        if full > 0 {
            out.push_str(&format!("\n未列出的{full}项得满分，没有扣分。\n"));
        }
    }

    /// The rows of one item; none if it has its full points and nothing is to be said.
    fn item(&self, item: &Item, result: &ItemResult) -> Vec<Vec<String>> {
        let clauses = self.clauses(&item.fields, &result.fields);
        let mut rows: Vec<Vec<String>> = clauses.into_iter().map(|(_, cells)| cells.to_vec()).collect();
        let own = result.score.map(|range| range.single() == Some(item.full));
        if rows.is_empty() && (self.explain || own != Some(true) || result.exempted.is_some()) {
            rows.push(vec![String::new(), "—".to_owned(), String::new(), String::new()]);
        }
        let earned = self.earned(result);
        for (index, row) in rows.iter_mut().enumerate() {
            let first = index == 0;
            row[0] = if first {
                format!("{}（{}分）", title(item), item.full)
            } else {
                String::new()
            };
            row.push(if first { earned.clone() } else { String::new() });
        }
        rows
    }

    fn earned(&self, result: &ItemResult) -> String {
        let mut out = match result.score {
            Some(range) => score(range),
            None => "剔除".to_owned(),
        };
        let marks = [
            (result.exempted == Some(Exempted::Approved), "不适用"),
            (result.exempted == Some(Exempted::Pending), "不适用待认定"),
            (result.exempted == Some(Exempted::Refused), "不适用未获认定"),
            (result.zeroed == Truth::Yes, "不得分"),
            (result.floored, "扣完为止"),
            (result.ceiled, "以分值为限"),
        ];
        let marks: Vec<&str> = marks
            .into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, words)| words)
            .collect();
        if !marks.is_empty() {
            out.push_str(&format!("（{}）", marks.join("，")));
        }
        out
    }

    fn adjustments(&self, out: &mut String) {
        let (Some(section), Some(result)) = (&self.rubric.adjustments, &self.result.adjustments) else {
            return;
        };
        let rows: Vec<Vec<String>> = self
            .clauses(&section.fields, &result.fields)
            .into_iter()
            .map(|(kind, mut cells)| {
                cells[0] = kind.keyword().to_owned();
                cells.to_vec()
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        let head = format!("加减分：加{}，减{}", score(result.bonus), score(result.malus));
        out.push_str(&format!("\n{}\n", self.look.paint(Paint::Strong, &head)));
        out.push_str(&table(&ADJUSTMENT_HEADER, &rows, &[], self.look));
    }

    /// Every clause worth a row: (field, [blank, words, evidence, arithmetic]).
    fn clauses(&self, fields: &[ScoreField], results: &[FieldResult]) -> Vec<(FieldKind, [String; 4])> {
        let mut rows = Vec::new();
        for (field, result) in fields.iter().zip(results) {
            for (clause, result) in field.clauses.iter().zip(&result.clauses) {
                if self.explain || is_told(result) {
                    rows.push((field.kind, self.clause(field, clause, result)));
                }
            }
        }
        rows
    }

    fn clause(&self, field: &ScoreField, clause: &Clause, result: &ClauseResult) -> [String; 4] {
        [
            String::new(),
            clause.reading.text.clone(),
            reason::reason(self, result),
            arithmetic::arithmetic(self.rubric, field, clause, result),
        ]
    }
}

/// Whether a clause did or may do something.
fn is_told(result: &ClauseResult) -> bool {
    result.holds != Truth::No && !(result.holds == Truth::Yes && result.times.is_some() && is_nothing(result.gross))
}

/// The item's name, with its indicator's before that of a 项.
fn title(item: &Item) -> String {
    let named: Vec<&str> = item.path.iter().map(|name| name.shown()).collect();
    match named.as_slice() {
        [.., indicator, own] if item.own_heading => format!("{indicator}/{own}"),
        _ => item.name.shown().to_owned(),
    }
}
