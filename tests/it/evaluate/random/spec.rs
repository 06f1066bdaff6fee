//! What a random rubric holds, in tenths of a point.

use rubricc::model::Exempted;

use crate::draw::Tape;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Sum,
    Highest,
    Capped(i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Full,
    Zero,
    Category,
    Table,
}

#[derive(Debug, Clone)]
pub enum What {
    /// 是/否.
    Finding(i64),
    /// Each time, with a cap.
    Count(i64, Option<i64>),
    /// Every so many times.
    Every(i64, i64),
    /// Below the threshold, each one.
    Short(i64, i64),
    /// Over the threshold, once or each.
    Over(i64, i64, bool),
    Zero,
}

#[derive(Debug, Clone)]
pub struct Clause {
    pub fact: &'static str,
    pub what: What,
}

#[derive(Debug, Clone)]
pub enum Field {
    Deduct(Mode, Vec<Clause>),
    Earn(Mode, Vec<Clause>),
    /// At least so many give so much, best first; below all, so much.
    Tiers(&'static str, Vec<(i64, i64)>, Option<i64>),
    /// At most one holds.
    OneOf(Vec<(&'static str, i64)>),
    /// Holds, or not.
    Otherwise(&'static str, i64, i64),
    Malus(Vec<Clause>),
}

#[derive(Debug, Clone)]
pub enum Act {
    Bar,
    Lower,
    ZeroTotal,
    Grade,
}

#[derive(Debug, Clone)]
pub enum Veto {
    Fact(String, String, Act),
    AnyCategoryRate(i64, Act),
    CategoryPoints(usize, i64, Act),
    ItemPoints(String, i64, Act),
    Total(i64, Act),
}

#[derive(Debug, Clone)]
pub struct Item {
    pub title: String,
    pub full: i64,
    pub fields: Vec<Field>,
    /// The fact that takes the whole category.
    pub ruin: Option<&'static str>,
}

#[derive(Debug, Clone)]
pub struct Spec {
    pub categories: Vec<Vec<Item>>,
    pub bonus: Option<(Vec<Clause>, Option<i64>)>,
    pub vetoes: Vec<Veto>,
    pub floor: bool,
    pub rule: Rule,
    pub exempt: Option<(String, Exempted)>,
}

pub const CATEGORIES: [&str; 3] = ["甲类", "乙类", "丙类"];
const TITLES: [&str; 6] = ["领导重视", "机构建设", "经费保障", "教育培训", "监督考核", "政策解读"];
const FINDINGS: [&str; 5] = ["未公开", "未报送", "未归档", "未备案", "未上墙"];
const COUNTS: [&str; 3] = ["出现差错", "收到投诉", "发生漏报"];
const DATA: [&str; 2] = ["报送量", "办件量"];
const RUINS: [&str; 6] = ["弄虚作假", "伪造台账", "瞒报数据", "阻挠检查", "泄露秘密", "违规操作"];
const AWARDS: [&str; 3] = ["获国家级奖", "获省级奖", "获市级奖"];

impl Spec {
    pub fn random(choose: &mut Tape) -> Self {
        let mut titles = TITLES.iter().map(|t| (*t).to_owned());
        let categories: Vec<Vec<Item>> = (0..1 + choose.below(2))
            .map(|_| {
                let count = 1 + choose.below(2);
                titles.by_ref().take(count).map(|t| Item::random(t, choose)).collect()
            })
            .collect();
        let bonus = choose.once_in(2).then(|| {
            let cap = choose.once_in(2).then(|| 10 + choose.number(20));
            (
                vec![Clause {
                    fact: "受到表扬",
                    what: What::Count(5 + choose.number(10), None),
                }],
                cap,
            )
        });
        let mut spec = Self {
            categories,
            bonus,
            vetoes: Vec::new(),
            floor: choose.once_in(3),
            rule: choose.pick(&[Rule::Full, Rule::Zero, Rule::Category, Rule::Table]),
            exempt: None,
        };
        for _ in 0..choose.below(4) {
            let veto = spec.veto(choose);
            spec.vetoes.extend(veto);
        }
        let items: Vec<&Item> = spec.items().collect();
        if items.len() > 1 && choose.once_in(3) {
            let item = items[choose.below(items.len())];
            let state = if choose.once_in(2) {
                Exempted::Approved
            } else {
                Exempted::Pending
            };
            let exempt = Some((item.title.clone(), state));
            spec.exempt = exempt;
        }
        spec
    }

    fn veto(&self, choose: &mut Tape) -> Option<Veto> {
        let act = match choose.below(5) {
            0 | 1 => Act::Bar,
            2 => Act::Lower,
            3 => Act::ZeroTotal,
            _ => Act::Grade,
        };
        let items: Vec<&Item> = self.items().collect();
        let item = items[choose.below(items.len())];
        Some(match choose.below(6) {
            0 => Veto::AnyCategoryRate(60, act),
            1 => Veto::CategoryPoints(0, self.categories[0].iter().map(|i| i.full).sum::<i64>() / 2, act),
            2 => Veto::ItemPoints(item.title.clone(), item.full / 2, act),
            3 => Veto::Total(self.full() * 7 / 10, act),
            _ => {
                let facts = item.facts();
                let (fact, _) = facts.iter().find(|(f, _)| FINDINGS.contains(f) || COUNTS.contains(f))?;
                let same = |v: &Veto| matches!(v, Veto::Fact(i, f, _) if *i == item.title && f == fact);
                if self.vetoes.iter().any(same) {
                    return None;
                }
                Veto::Fact(item.title.clone(), (*fact).to_owned(), act)
            }
        })
    }

    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.categories.iter().flatten()
    }

    pub fn full(&self) -> i64 {
        self.items().map(|i| i.full).sum()
    }

    /// Every fact by its path, with the largest value worth trying.
    pub fn facts(&self) -> Vec<(String, i64)> {
        let mut out = Vec::new();
        for (name, items) in CATEGORIES.iter().zip(&self.categories) {
            for item in items {
                for (fact, most) in item.facts() {
                    out.push((path(name, &item.title, fact), most));
                }
            }
        }
        if let Some((clauses, _)) = &self.bonus {
            out.extend(clauses.iter().map(|c| (format!("加分/{}", c.fact), 6)));
        }
        out
    }
}

/// Where a fact is: what only a 否决 asks is under the key 否决.
pub fn path(category: &str, item: &str, fact: &str) -> String {
    if RUINS.contains(&fact) {
        return format!("否决/{fact}");
    }
    format!("{category}/{item}/{fact}")
}

impl Item {
    fn random(title: String, choose: &mut Tape) -> Self {
        let full = 20 + 5 * choose.number(7);
        let mut names = (FINDINGS.iter().copied(), COUNTS.iter().copied());
        let mut fields = Vec::new();
        if choose.once_in(3) {
            fields.push(match choose.below(4) {
                0 => Field::Tiers(DATA[1], vec![(9, full), (6, full / 2)], choose.once_in(2).then_some(5)),
                1 => Field::OneOf(AWARDS.iter().zip([full, full / 2, 5]).map(|(a, p)| (*a, p)).collect()),
                2 => Field::Otherwise("按时完成", full, full / 4),
                _ => Field::Earn(mode(choose), clauses(&mut names, choose)),
            });
        }
        if fields.is_empty() || choose.once_in(2) {
            fields.push(Field::Deduct(mode(choose), clauses(&mut names, choose)));
        }
        if choose.once_in(4) {
            fields.push(Field::Deduct(mode(choose), clauses(&mut names, choose)));
        }
        fields.retain(|f| !matches!(f, Field::Deduct(_, c) | Field::Earn(_, c) if c.is_empty()));
        if fields.is_empty() {
            fields.push(Field::Deduct(
                Mode::Sum,
                vec![Clause {
                    fact: "未开展",
                    what: What::Finding(5),
                }],
            ));
        }
        let mut item = Self {
            title,
            full,
            fields,
            ruin: None,
        };
        if choose.once_in(4) {
            // a fact of the item once more, now against the total
            let again = item.clauses().find(|c| !matches!(c.what, What::Short(..) | What::Over(..)));
            if let Some(again) = again {
                let counted = matches!(again.what, What::Count(..) | What::Every(..)) && choose.once_in(2);
                let what = if counted { What::Count(10, None) } else { What::Finding(15) };
                let malus = Clause { fact: again.fact, what };
                item.fields.push(Field::Malus(vec![malus]));
            }
        }
        if choose.once_in(6) {
            let at = TITLES.iter().position(|t| *t == item.title).unwrap();
            item.ruin = Some(RUINS[at]);
        }
        item
    }

    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.fields.iter().flat_map(|f| match f {
            Field::Deduct(_, clauses) | Field::Earn(_, clauses) | Field::Malus(clauses) => clauses.as_slice(),
            _ => &[],
        })
    }

    pub fn facts(&self) -> Vec<(&'static str, i64)> {
        let mut out: Vec<(&'static str, i64)> = Vec::new();
        for field in &self.fields {
            let facts: Vec<(&'static str, i64)> = match field {
                Field::Deduct(_, c) | Field::Earn(_, c) | Field::Malus(c) => c
                    .iter()
                    .map(|c| {
                        (
                            c.fact,
                            if matches!(c.what, What::Finding(_) | What::Zero) {
                                1
                            } else {
                                14
                            },
                        )
                    })
                    .collect(),
                Field::Tiers(fact, ..) => vec![(*fact, 14)],
                Field::OneOf(all) => all.iter().map(|(fact, _)| (*fact, 1)).collect(),
                Field::Otherwise(fact, ..) => vec![(*fact, 1)],
            };
            for (fact, most) in facts {
                if !out.iter().any(|(old, _)| *old == fact) {
                    out.push((fact, most));
                }
            }
        }
        out.extend(self.ruin.map(|fact| (fact, 1)));
        out
    }
}

fn mode(choose: &mut Tape) -> Mode {
    match choose.below(4) {
        0 | 1 => Mode::Sum,
        2 => Mode::Highest,
        _ => Mode::Capped(20),
    }
}

fn clauses<F, C>(names: &mut (F, C), choose: &mut Tape) -> Vec<Clause>
where
    F: Iterator<Item = &'static str>,
    C: Iterator<Item = &'static str>,
{
    let mut out = Vec::new();
    for _ in 0..1 + choose.below(3) {
        let amount = 5 * (1 + choose.number(4));
        match choose.below(6) {
            0 | 1 => out.extend(names.0.next().map(|fact| Clause {
                fact,
                what: What::Finding(amount),
            })),
            2 => out.extend(names.1.next().map(|fact| Clause {
                fact,
                what: What::Count(amount, choose.once_in(2).then_some(20)),
            })),
            3 => out.extend(names.1.next().map(|fact| Clause {
                fact,
                what: What::Every(amount, 3),
            })),
            4 if !out.iter().any(|c: &Clause| c.fact == DATA[0]) => {
                out.push(Clause {
                    fact: DATA[0],
                    what: What::Short(5, amount),
                });
                out.push(Clause {
                    fact: DATA[0],
                    what: What::Over(8, amount, choose.once_in(2)),
                });
            }
            _ if choose.once_in(3) => out.extend(names.0.next().map(|fact| Clause { fact, what: What::Zero })),
            _ => {}
        }
    }
    out
}
