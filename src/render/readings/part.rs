//! 类别, 指标, 项, 加减分: their headings, fields and clauses.

use super::{Rows, added, official_words};
use crate::model::{Adjustments, Clause, ElementList, FieldKind, Home, Item, Mode, Name, Points, Reading, ScoreField};
use crate::render::reading::{Setting, sentence};
use crate::render::sheet::Tone;

/// What the clauses of a field have in common.
pub(super) struct Field<'a> {
    pub kind: FieldKind,
    pub mode: Mode,
    pub cap: Option<Points>,
    /// The points of the item, or the bound of 加减分.
    pub whole: Option<Points>,
    pub item: Option<&'a Item>,
    pub home: Option<Home>,
}

impl Rows<'_> {
    /// Every category.
    pub(super) fn parts(&mut self) {
        let rubric = self.rubric;
        for category in &rubric.categories {
            if !category.name.is_empty() {
                let items: usize = category.indicators.iter().map(|indicator| indicator.items.len()).sum();
                let sum: Points = category.indicators.iter().map(|indicator| indicator.full).sum();
                let said = format!("{items}项合计{sum}分");
                let words = heading("类别", &category.name, category.stated.map(|(points, _)| points));
                self.push(category.span, words, vec![said], Tone::Heading(1));
            }
            for prose in &category.prose {
                self.prose(prose);
            }
            for indicator in &category.indicators {
                if indicator.items.iter().any(|item| item.own_heading) {
                    let sum: Points = indicator.items.iter().map(|item| item.full).sum();
                    let said = format!("{}项合计{sum}分", indicator.items.len());
                    let words = heading("指标", &indicator.name, indicator.stated.map(|(points, _)| points));
                    self.push(indicator.span, words, vec![said], Tone::Heading(1));
                    for prose in &indicator.prose {
                        self.prose(prose);
                    }
                }
                for item in &indicator.items {
                    self.item(item);
                }
            }
        }
    }

    fn item(&mut self, item: &Item) {
        let keyword = if item.own_heading { "项" } else { "指标" };
        let mut said = vec![start(item)];
        if let Some(words) = added(self.sources.slice(item.span)) {
            said.push(format!("名称中的{words}"));
        }
        self.push(
            item.span,
            heading(keyword, &item.name, Some(item.full)),
            said,
            Tone::Heading(2),
        );
        let from = self.all.len();
        for prose in &item.prose {
            self.prose(prose);
        }
        for formerly in &item.formerly {
            let said = format!("上一版里叫「{}」；只供对比，不计分", formerly.text.trim());
            self.plain(formerly.span, &format!("原：{}", formerly.text.trim()), said);
        }
        for list in &item.elements {
            self.elements(list);
        }
        for field in &item.fields {
            self.field(field, Some(item), Some(item.full), Some(Home::Item(item.id)));
        }
        self.vetoes(&item.vetoes, Some(item));
        self.settle(from);
    }

    fn elements(&mut self, list: &ElementList) {
        let names: Vec<String> = list.names.iter().map(|(name, _)| format!("「{name}」")).collect();
        let different: std::collections::HashSet<&Name> = list.names.iter().map(|(name, _)| name).collect();
        let mut said = format!("{}个要素：{}", different.len(), names.concat());
        if different.len() < names.len() {
            said.push_str("；重复列出的只算一个");
        }
        if list.open {
            said.push_str("；没有列完，另有别的要素");
        }
        let whose = list.only_for.as_ref().map(|name| format!("（{name}）")).unwrap_or_default();
        if let Some(name) = &list.only_for {
            said.push_str(&format!("；只用于「{name}」"));
        }
        let words = list.text.split_whitespace().collect::<String>();
        self.plain(list.span, &format!("要素{whose}：{words}"), said);
    }

    /// 加减分.
    pub(super) fn adjustments(&mut self) {
        let Some(adjustments) = &self.rubric.adjustments else {
            return;
        };
        self.push(
            adjustments.span,
            self.sources.slice(adjustments.span).trim(),
            vec![bounds(adjustments)],
            Tone::Heading(1),
        );
        let from = self.all.len();
        for prose in &adjustments.prose {
            self.prose(prose);
        }
        for field in &adjustments.fields {
            let (whole, home) = match field.kind {
                FieldKind::Bonus => (adjustments.bonus_cap, Home::Bonus),
                _ => (adjustments.malus_cap, Home::Malus),
            };
            self.field(field, None, whole, Some(home));
        }
        self.vetoes(&adjustments.vetoes, None);
        self.settle(from);
    }

    fn field(&mut self, field: &ScoreField, item: Option<&Item>, whole: Option<Points>, home: Option<Home>) {
        let group = field.group.as_ref().map(|name| format!("项 {name} · ")).unwrap_or_default();
        let words = format!(
            "{group}{}：",
            self.sources.slice(field.span).trim().trim_end_matches(['：', ':'])
        );
        let mut said = combined(field);
        if item.is_some() && matches!(field.kind, FieldKind::Bonus | FieldKind::Malus) {
            said.push_str("；直接计入总分，不算在本项之内，也不在加减分的限额之内");
        }
        self.plain(field.span, &words, said);
        let setting = Field {
            kind: field.kind,
            mode: field.mode,
            cap: field.cap,
            whole,
            item,
            home,
        };
        self.clauses(&field.clauses, &setting);
    }

    /// The clauses of one field.
    pub(super) fn clauses(&mut self, clauses: &[Clause], field: &Field<'_>) {
        let rubric = self.rubric;
        let readings: Vec<&Reading> = clauses.iter().map(|clause| &clause.reading).collect();
        for (at, clause) in clauses.iter().enumerate() {
            let fact = clause.fact.and_then(|id| rubric.facts.get(id.index()));
            let item = field.item.or_else(|| {
                let id = fact.and_then(|fact| fact.item())?;
                self.items.get(id.index()).copied()
            });
            let category = item.and_then(|item| rubric.categories.get(item.category.index()));
            let setting = Setting {
                kind: field.kind,
                mode: field.mode,
                cap: field.cap,
                whole: field.whole,
                fact: fact.map(|fact| &fact.kind),
                worst: rubric.bands.last().map(|band| &band.name),
                category: category.map(|category| &category.name).filter(|name| !name.is_empty()),
                clauses: &readings,
                at,
            };
            let mut said = vec![sentence(&setting)];
            said.extend(self.asked.of(clause, field.home));
            said.extend(added(&clause.reading.text));
            let reading = &clause.reading;
            let before = at.checked_sub(1).and_then(|at| readings.get(at));
            if before.is_some_and(|before| before.span == reading.span && before.text == reading.text) {
                // one sentence made several clauses
                self.behind(reading.span, said);
            } else {
                self.push(reading.span, official_words(&reading.text), said, Tone::Plain);
            }
        }
    }
}

/// `类别 组织保障（15分）`.
fn heading(keyword: &str, name: &Name, points: Option<Points>) -> String {
    let points = points.map(|points| format!("（{points}分）")).unwrap_or_default();
    format!("{keyword} {name}{points}")
}

/// Where an item begins, and within what it stays.
fn start(item: &Item) -> String {
    let has = |kind: FieldKind| item.fields.iter().any(|field| field.kind == kind);
    let full = item.full;
    match (has(FieldKind::Earn), has(FieldKind::Deduct)) {
        (true, false) => format!("从0分往上得，最多{full}分"),
        (true, true) => format!("从0分起，得的加上、扣的减去，最少0分，最多{full}分"),
        (false, true) => format!("从{full}分往下扣，最少0分"),
        (false, false) => format!("没有扣分、得分的条款，得{full}分"),
    }
}

/// How the clauses of a field combine.
fn combined(field: &ScoreField) -> String {
    let (verb, takes) = match field.kind {
        FieldKind::Deduct => ("扣", true),
        FieldKind::Earn | FieldKind::Veto => ("得", false),
        FieldKind::Bonus => ("加", false),
        FieldKind::Malus => ("减", true),
    };
    let none = if takes { "不扣分" } else { "得0分" };
    let completes = field
        .clauses
        .iter()
        .any(|clause| matches!(clause.reading.condition, crate::model::Condition::Otherwise(_)));
    let rest = if completes {
        String::new()
    } else {
        format!("都不成立的{none}")
    };
    let mut out = match field.mode {
        _ if field.clauses.is_empty() => "没有读出条款".to_owned(),
        Mode::Sum if field.clauses.len() == 1 => "下列1条".to_owned(),
        Mode::Sum => format!("下列{}条，成立的相加", field.clauses.len()),
        Mode::Highest => format!("下列{}条，只计{verb}分最多的一条，不相加", field.clauses.len()),
        Mode::OneOf => format!(
            "下列{}条，最多一条成立，计这一条；{rest}；两条都成立的是佐证有误，不予评定",
            field.clauses.len()
        ),
        Mode::Tiers => format!(
            "下列{}条，从上往下看，计第一条成立的，其后各条不再看；{rest}",
            field.clauses.len()
        ),
    };
    out = out.replace("；；", "；").trim_end_matches('；').to_owned();
    if let Some(cap) = field.cap {
        out.push_str(&format!("；本栏最多{verb}{cap}分"));
    }
    out
}

/// The bounds of 加减分.
fn bounds(adjustments: &Adjustments) -> String {
    let has = |kind: FieldKind| adjustments.fields.iter().any(|field| field.kind == kind);
    let bounded = |kind: FieldKind| {
        adjustments
            .fields
            .iter()
            .any(|field| field.kind == kind && field.cap.is_some())
    };
    let one = |kind: FieldKind, cap: Option<Points>, verb: &str| {
        let word = kind.keyword();
        match cap {
            Some(cap) => Some(format!("{word}各条合计最多{verb}{cap}分")),
            None if bounded(kind) => Some(format!("{word}除各栏的限额以外没有合计的限额")),
            None if has(kind) => Some(format!("{word}没有限额")),
            None => None,
        }
    };
    let parts = [
        one(FieldKind::Bonus, adjustments.bonus_cap, "加"),
        one(FieldKind::Malus, adjustments.malus_cap, "减"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "计入总分".to_owned()
    } else {
        format!("计入总分；{}", parts.join("；"))
    }
}
