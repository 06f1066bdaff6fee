//! An item, or the section 加减分, whose fields are about the same data; and a revision of it.

use super::clause::{Clause, Mark, Place};
use super::datum::{DATA, number};
use crate::draw::Tape;

#[derive(Clone)]
pub struct Field {
    keyword: &'static str,
    mode: &'static str,
    cap: Option<i64>,
    clauses: Vec<Clause>,
}

#[derive(Clone)]
pub struct Sheet {
    pub kind: Kind,
    data: Vec<usize>,
    /// Points of the item, in tenths.
    full: i64,
    /// Caps of 加分 and of 减分 in the section.
    caps: [Option<i64>; 2],
    fields: Vec<Field>,
}

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// 加减分 of few steps without end, that begin at different thresholds.
    Endless,
    /// 加减分, one field or several.
    Section,
    /// The same with caps of the whole of 加分 and of 减分.
    CappedSection,
    /// 扣分 fields of an item.
    Taking,
    /// 得分 fields, with 扣分 beside them or in them, and shares.
    Earning,
    /// An item that has 加分 and 减分 of its own.
    Mixed,
}

const KINDS: [Kind; 8] = [
    Kind::Endless,
    Kind::Endless,
    Kind::Endless,
    Kind::Section,
    Kind::CappedSection,
    Kind::Taking,
    Kind::Earning,
    Kind::Mixed,
];

impl Field {
    fn random(keyword: &'static str, data: &[usize], choose: &mut Tape, names: &mut [usize; 2]) -> Self {
        let own = matches!(keyword, "扣分" | "得分");
        let modes: &[&'static str] = match own {
            true => &["", "", "", "就高", "择一", "分档"],
            false => &["", "", "", "就高"],
        };
        let mode = choose.pick(modes);
        let chosen = matches!(mode, "择一" | "分档");
        let verb = verb(keyword);
        let place = Place {
            verb,
            data,
            whole_item: own,
            chosen,
        };
        let mut clauses = Vec::new();
        if keyword == "扣分" && mode.is_empty() && choose.once_in(5) {
            clauses.push(Clause::full(choose, data));
        }
        if keyword == "得分" && mode.is_empty() && choose.once_in(3) {
            clauses.push(Clause::share(choose, data));
        }
        let count = if chosen { 2 } else { 1 };
        for _ in 0..count + choose.below(2) {
            clauses.push(Clause::random(choose, place, names));
        }
        if clauses.iter().any(Clause::is_full) {
            clauses.retain(|clause| !clause.wears_down());
        }
        // 否则 is not the clause before it, 其余 none of a 得分 field
        let last = clauses.last().is_some_and(Clause::is_one) && (!chosen || keyword == "得分");
        if last && choose.once_in(if chosen { 2 } else { 6 }) {
            clauses.push(Clause::completing(choose, !chosen));
        }
        if chosen && keyword == "得分" && choose.once_in(4) {
            clauses.insert(1, Clause::share(choose, data));
        }
        // 就高 of steps without end is more than the verdict decides
        let may_cap = if mode == "就高" && !own {
            !choose.once_in(4)
        } else {
            choose.once_in(5)
        };
        Self {
            keyword,
            mode,
            cap: (!chosen && may_cap).then(|| choose.pick(&[40, 50, 62])),
            clauses,
        }
    }

    fn text(&self) -> String {
        let cap = self.cap.map(|cap| format!("最高{}分", number(cap, 10)));
        let words: Vec<&str> = [self.mode, cap.as_deref().unwrap_or("")]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        let mode = match words.as_slice() {
            [] => String::new(),
            words => format!("（{}）", words.join("，")),
        };
        let clauses: Vec<String> = self.clauses.iter().map(|clause| clause.text(verb(self.keyword))).collect();
        format!("{}{mode}：{}。", self.keyword, clauses.join("；"))
    }
}

fn verb(keyword: &str) -> &'static str {
    match keyword {
        "扣分" | "减分" => "扣",
        "得分" => "得",
        _ => "加",
    }
}

impl Sheet {
    pub fn random(choose: &mut Tape) -> Self {
        let kind = choose.pick(&KINDS);
        let one = choose.below(DATA.len());
        let data = match choose.below(3) {
            0 => vec![one, choose.below(DATA.len())],
            _ => vec![one],
        };
        Self::of(kind, data, choose)
    }

    fn of(kind: Kind, data: Vec<usize>, choose: &mut Tape) -> Self {
        if kind == Kind::Endless {
            let keyword = choose.pick(&["减分", "减分", "加分"]);
            let count = 1 + choose.below(2);
            let field = Field {
                keyword,
                mode: "",
                cap: None,
                clauses: (0..count).map(|_| Clause::endless(choose, &data[..1])).collect(),
            };
            return Self {
                kind,
                full: 100,
                data,
                caps: [None; 2],
                fields: vec![field],
            };
        }
        let keywords: &[&'static str] = match kind {
            Kind::Endless | Kind::Section | Kind::CappedSection => &["减分", "减分", "加分"],
            Kind::Taking => &["扣分"],
            Kind::Earning => &["得分", "得分", "扣分"],
            Kind::Mixed => &["扣分", "减分", "加分"],
        };
        let mut names = [0; 2];
        let mut fields: Vec<Field> = Vec::new();
        for _ in 0..1 + choose.pick(&[0, 1, 1, 2]) {
            fields.push(Field::random(choose.pick(keywords), &data, choose, &mut names));
        }
        let mut caps = [None; 2];
        if kind == Kind::CappedSection {
            caps = [0, 1].map(|_| (!choose.once_in(4)).then(|| choose.pick(&[20, 45, 50, 100])));
        }
        Self {
            kind,
            full: choose.pick(&[20, 35, 50, 100]),
            data,
            caps,
            fields,
        }
    }

    /// A sheet of the same kind about the same data: changed here and there, or written anew.
    pub fn revised(&self, choose: &mut Tape) -> Self {
        if self.kind == Kind::Endless || choose.once_in(2) {
            return Self::of(self.kind, self.data.clone(), choose);
        }
        let mut out = self.clone();
        for _ in 0..1 + choose.below(3) {
            let at = choose.below(out.fields.len());
            let field = &mut out.fields[at];
            let clause = choose.below(field.clauses.len());
            let steps = field.clauses.iter().any(Clause::goes_in_steps);
            let free = field.clauses.iter().all(Clause::is_free);
            match choose.below(8) {
                0 => field.cap = if field.cap.is_some() { None } else { Some(40) },
                1 if matches!(field.mode, "" | "就高") => field.mode = if field.mode.is_empty() { "就高" } else { "" },
                2 if free && !steps && matches!(field.keyword, "扣分" | "得分") => {
                    field.mode = choose.pick(&["", "就高", "择一", "分档"]);
                    field.cap = field.cap.filter(|_| matches!(field.mode, "" | "就高"));
                }
                // one field becomes two
                3 if free && field.clauses.len() > 1 => {
                    let last = field.clauses.split_off(field.clauses.len() - 1);
                    let other = Field {
                        clauses: last,
                        ..field.clone()
                    };
                    out.fields.push(other);
                }
                4 if free && field.clauses.len() > 1 => drop(field.clauses.remove(clause)),
                5 => {
                    out.full = choose.pick(&[20, 35, 50, 100]);
                    for cap in out.caps.iter_mut().flatten() {
                        *cap = choose.pick(&[20, 45, 50, 100]);
                    }
                }
                _ => field.clauses[clause].nudge(choose),
            }
        }
        out
    }

    pub fn is_section(&self) -> bool {
        matches!(self.kind, Kind::Endless | Kind::Section | Kind::CappedSection)
    }

    /// After the head of the table.
    pub fn text(&self) -> String {
        let fields: Vec<String> = self.fields.iter().map(Field::text).collect();
        let fields = fields.join("\n");
        if !self.is_section() {
            return format!("指标 一（{}分）\n{fields}", number(self.full, 10));
        }
        let caps: Vec<String> = ["加分", "减分"]
            .into_iter()
            .zip(self.caps)
            .filter_map(|(word, cap)| Some(format!("{word}最高{}分", number(cap?, 10))))
            .collect();
        let caps = match caps.as_slice() {
            [] => String::new(),
            caps => format!("（{}）", caps.join("，")),
        };
        format!("指标 一（10分）\n扣分：未评议的扣10分。\n加减分{caps}\n{fields}")
    }

    /// The marks of every clause. Steps that something bounds have an end, which may be that of their field or of the item.
    pub fn marks(&self) -> Vec<Mark> {
        let mut out = Vec::new();
        for field in &self.fields {
            let group = match field.keyword {
                "加分" => self.caps[0],
                _ => self.caps[1],
            };
            let bound = match field.keyword {
                "扣分" | "得分" => Some(self.room()),
                _ => field.cap.or(group.filter(|_| self.is_section())),
            };
            for mut mark in field.clauses.iter().flat_map(Clause::marks) {
                if let Some(run) = &mut mark.run {
                    run.cap = [run.cap, bound].into_iter().flatten().min();
                }
                out.push(mark);
            }
        }
        out
    }

    /// The points of the item and the decimals of its shares.
    pub fn shares(&self) -> Vec<(i64, u8)> {
        let clauses = self.fields.iter().flat_map(|field| &field.clauses);
        clauses.filter_map(|clause| Some((self.full, clause.places()?))).collect()
    }

    /// All that an item can set off against steps, in tenths: its points, and what others give or take.
    fn room(&self) -> i64 {
        let clauses = self.fields.iter().flat_map(|field| &field.clauses);
        2 * self.full + clauses.map(Clause::most).sum::<i64>()
    }
}
