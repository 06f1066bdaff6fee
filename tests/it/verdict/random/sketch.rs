//! A random item in words, and a revision of it.

use crate::draw::Tape;

#[derive(Clone)]
enum Clause {
    Finding(&'static str, u32),
    Zero(&'static str),
    Full(&'static str),
    Count(&'static str, u32, Option<u32>),
    Every(&'static str, u32, u32),
    Short(u32, u32),
    Over(u32, u32, bool),
    Rate(u32, u32),
    Steps(u32, u32, u32, bool),
    Missing(u32),
    Discretion(u32, u32),
    Levels(u32, u32, Option<u32>),
    Otherwise(&'static str, u32, u32),
    Rest(u32),
    Share,
}

#[derive(Clone)]
struct Field {
    keyword: &'static str,
    mode: &'static str,
    cap: Option<u32>,
    clauses: Vec<Clause>,
}

#[derive(Clone)]
struct Item {
    full: u32,
    elements: usize,
    places: u32,
    fields: Vec<Field>,
}

/// One item, or two into which it was split.
#[derive(Clone)]
pub struct Sketch(Vec<Item>);

const FINDINGS: [&str; 4] = ["甲事未办", "乙事未办", "丙事未办", "丁事未办"];
const COUNTS: [&str; 2] = ["戊类差错", "己类差错"];
const ELEMENTS: [&str; 4] = ["东", "南", "西", "北"];

/// Halves of a point.
fn points(halves: u32) -> String {
    if halves.is_multiple_of(2) {
        (halves / 2).to_string()
    } else {
        format!("{}.5", halves / 2)
    }
}

impl Clause {
    fn random(choose: &mut Tape, finding: &mut usize, count: &mut usize, takes: bool) -> Option<Self> {
        let amount = u32::try_from(1 + choose.below(5)).unwrap();
        let mut next_finding = || {
            *finding += 1;
            FINDINGS.get(*finding - 1).copied()
        };
        let mut next_count = || {
            *count += 1;
            COUNTS.get(*count - 1).copied()
        };
        Some(match choose.below(13) {
            0 | 1 => Self::Finding(next_finding()?, amount),
            2 => Self::Count(next_count()?, amount, choose.once_in(2).then_some(5)),
            3 => Self::Every(next_count()?, amount, 2),
            4 => Self::Short(6, amount),
            5 => Self::Over(8, amount, choose.once_in(2)),
            6 if takes => Self::Zero(next_finding()?),
            7 => Self::Rate(90, amount),
            8 if takes => Self::Steps(90, 10, amount, choose.once_in(2)),
            9 => Self::Missing(amount),
            10 => Self::Discretion(1, 1 + amount),
            11 => Self::Levels(2 + amount, 1, choose.once_in(2).then_some(4 + amount)),
            12 => Self::Otherwise(next_finding()?, amount, 1),
            _ => Self::Finding(next_finding()?, amount),
        })
    }

    fn kind(&self) -> usize {
        match self {
            Self::Short(..) | Self::Over(..) => 1,
            Self::Rate(..) | Self::Steps(..) | Self::Share => 2,
            Self::Missing(_) => 3,
            Self::Discretion(..) => 4,
            Self::Levels(..) => 5,
            Self::Otherwise(..) => 6,
            _ => 0,
        }
    }

    fn text(&self, verb: &str, places: u32) -> String {
        match self {
            Self::Finding(name, p) => format!("{name}的{verb}{}分", points(*p)),
            Self::Zero(name) => format!("{name}的不得分"),
            Self::Full(name) => format!("{name}得满分"),
            Self::Count(name, p, None) => format!("{name}的，每次{verb}{}分", points(*p)),
            Self::Count(name, p, Some(cap)) => format!("{name}的，每次{verb}{}分，最高{verb}{}分", points(*p), points(*cap)),
            Self::Every(name, p, n) => format!("{name}的，每{n}次{verb}{}分", points(*p)),
            Self::Short(at, p) if verb == "扣" => format!("报送少于{at}件的，每少1件{verb}{}分", points(*p)),
            Self::Short(at, p) => format!("报送达到{at}件以上的{verb}{}分", points(*p)),
            Self::Over(at, p, true) => format!("报送超过{at}件的，每超1件{verb}{}分", points(*p)),
            Self::Over(at, p, false) => format!("报送超过{at}件的{verb}{}分", points(*p)),
            Self::Rate(at, p) if verb == "扣" => format!("完成率低于{at}%的{verb}{}分", points(*p)),
            Self::Rate(at, p) => format!("完成率达到{at}%以上的{verb}{}分", points(*p)),
            Self::Steps(at, step, p, up) => {
                let begun = if *up {
                    format!("，不足{step}个百分点按{step}个百分点计")
                } else {
                    String::new()
                };
                format!("完成率低于{at}%的，每低{step}个百分点{verb}{}分{begun}", points(*p))
            }
            Self::Missing(p) => format!("要素不全的，每缺一项{verb}{}分", points(*p)),
            Self::Discretion(low, high) => format!("情节严重的，酌情{verb}{}至{}分", points(*low), points(*high)),
            Self::Levels(a, b, cap) => {
                let cap = cap.map_or(String::new(), |cap| format!("，最高{verb}{}分", points(cap)));
                format!("受到省级、市级通报的，每次分别{verb}{}分、{}分{cap}", points(*a), points(*b))
            }
            Self::Otherwise(name, yes, no) => format!("{name}的{verb}{}分，否则{verb}{}分", points(*yes), points(*no)),
            Self::Rest(p) => format!("其余{verb}{}分", points(*p)),
            Self::Share => format!("按完成率得分，保留{}位小数", ["零", "一", "两"][places.clamp(1, 2) as usize]),
        }
    }

    fn revise(&mut self, choose: &mut Tape) {
        let up = choose.once_in(2);
        let nudge = |p: &mut u32| *p = if up || *p == 1 { *p + 1 } else { *p - 1 };
        match self {
            Self::Finding(_, p) | Self::Every(_, p, _) | Self::Missing(p) | Self::Rest(p) | Self::Otherwise(_, p, _) => nudge(p),
            Self::Count(name, p, cap) => match choose.below(3) {
                0 => *cap = if cap.is_some() { None } else { Some(4.max(*p)) },
                1 => *self = Self::Every(name, *p * 2, 2),
                _ => {
                    nudge(p);
                    *cap = cap.map(|cap| cap.max(*p));
                }
            },
            Self::Short(at, p) | Self::Over(at, p, _) | Self::Rate(at, p) | Self::Steps(at, _, p, _) => {
                if choose.once_in(2) {
                    *at = if *at > 50 { *at - 5 } else { *at - 1 }
                } else {
                    nudge(p);
                }
            }
            Self::Discretion(low, high) => {
                nudge(high);
                *high = (*high).max(*low + 1);
            }
            Self::Levels(a, _, cap) => {
                if choose.once_in(2) {
                    *cap = if cap.is_some() { None } else { Some(*a) };
                } else {
                    nudge(a);
                    *cap = cap.map(|cap| cap.max(*a));
                }
            }
            Self::Zero(name) => *self = Self::Finding(name, 4),
            Self::Full(_) | Self::Share => {}
        }
    }
}

impl Field {
    fn random(keyword: &'static str, choose: &mut Tape, finding: &mut usize, count: &mut usize) -> Self {
        let takes = keyword == "扣分";
        let mode = choose.pick::<&str>(if matches!(keyword, "扣分" | "得分") {
            &["", "", "", "就高", "择一", "分档"]
        } else {
            &["", "", "就高"]
        });
        let mut clauses: Vec<Clause> = Vec::new();
        match mode {
            "择一" => {
                for _ in 0..2 {
                    *finding += 1;
                    let name = FINDINGS.get(*finding - 1).copied();
                    clauses.extend(name.map(|name| Clause::Finding(name, u32::try_from(1 + choose.below(6)).unwrap())));
                }
                // names may be used up, and 其余 completes something
                if !clauses.is_empty() && choose.once_in(2) {
                    clauses.push(Clause::Rest(1));
                }
            }
            "分档" if takes => {
                clauses.push(Clause::Rate(60, 8));
                clauses.push(Clause::Rate(80, 4));
            }
            "分档" => {
                clauses.push(Clause::Rate(95, 8));
                clauses.push(Clause::Rate(80, 4));
                clauses.push(Clause::Rest(1));
            }
            _ => {
                if mode.is_empty() && takes && choose.once_in(6) {
                    *finding += 1;
                    clauses.extend(FINDINGS.get(*finding - 1).map(|name| Clause::Full(name)));
                }
                if mode.is_empty() && keyword == "得分" && choose.once_in(4) {
                    clauses.push(Clause::Share);
                }
                for _ in 0..1 + choose.below(3) {
                    let clause = Clause::random(choose, finding, count, takes);
                    // one name has one kind, and stands once
                    let clause = clause.filter(|clause| clause.kind() == 0 || !clauses.iter().any(|c| c.kind() == clause.kind()));
                    let clause = clause
                        .filter(|clause| !(keyword == "得分" && matches!(clause, Clause::Steps(..) | Clause::Over(_, _, true))));
                    clauses.extend(clause);
                }
            }
        }
        if clauses.is_empty() {
            clauses.push(Clause::Missing(1));
        }
        Self {
            keyword,
            mode,
            cap: (matches!(mode, "" | "就高") && choose.once_in(4)).then_some(5),
            clauses,
        }
    }

    fn text(&self, places: u32) -> String {
        let cap = self.cap.map(|cap| format!("最高{}分", points(cap)));
        let words: Vec<&str> = [self.mode, cap.as_deref().unwrap_or("")]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        let mode = if words.is_empty() {
            String::new()
        } else {
            format!("（{}）", words.join("，"))
        };
        let verb = match self.keyword {
            "扣分" | "减分" => "扣",
            "得分" => "得",
            _ => "加",
        };
        let clauses: Vec<String> = self.clauses.iter().map(|clause| clause.text(verb, places)).collect();
        format!("{}{mode}：{}。", self.keyword, clauses.join("；"))
    }
}

impl Sketch {
    pub fn random(choose: &mut Tape) -> Self {
        let (mut finding, mut count) = (0, 0);
        let first = choose.pick(&["扣分", "扣分", "得分"]);
        let mut fields = vec![Field::random(first, choose, &mut finding, &mut count)];
        if choose.once_in(2) {
            let second = choose.pick(&["扣分", "得分", "加分", "减分"]);
            let field = Field::random(second, choose, &mut finding, &mut count);
            // a name may stand in fields of one kind once
            let mut kinds = fields[0].clauses.iter().map(Clause::kind);
            if !kinds.any(|kind| kind != 0 && field.clauses.iter().any(|clause| clause.kind() == kind)) {
                fields.push(field);
            }
        }
        Self(vec![Item {
            full: u32::try_from(4 + choose.below(9)).unwrap(),
            elements: 3,
            places: 1,
            fields,
        }])
    }

    /// The same after one to three changes.
    pub fn revised(&self, choose: &mut Tape) -> Self {
        let mut out = self.clone();
        let item = &mut out.0[0];
        for _ in 0..choose.below(4) {
            let field = choose.below(item.fields.len());
            let clause = choose.below(item.fields[field].clauses.len());
            match choose.below(9) {
                0..=3 => item.fields[field].clauses[clause].revise(choose),
                4 => item.full += 1,
                5 => item.full -= 1,
                6 => item.elements = 2 + 2 * choose.below(2),
                7 if matches!(item.fields[field].mode, "" | "就高") => {
                    item.fields[field].cap = if item.fields[field].cap.is_some() { None } else { Some(4) };
                }
                8 if item.fields[field].clauses.len() > 1 && !matches!(item.fields[field].clauses[0], Clause::Full(_)) => {
                    let left = &mut item.fields[field].clauses;
                    left.remove(clause);
                    // 其余 completes something
                    if matches!(left[0], Clause::Rest(_)) {
                        left[0] = Clause::Finding(FINDINGS[3], 1);
                    }
                }
                _ => item.places = 2,
            }
        }
        if item.fields.len() == 2 && choose.once_in(4) {
            let second = item.fields.remove(1);
            let half = item.full / 2;
            item.full -= half;
            let other = Item {
                full: half,
                elements: item.elements,
                places: item.places,
                fields: vec![second],
            };
            out.0.push(other);
        }
        out
    }

    pub fn text(&self) -> String {
        let items = self.0.iter().zip(["一", "二"]).map(|(item, title)| {
            let fields: Vec<String> = item.fields.iter().map(|field| field.text(item.places)).collect();
            let elements = ELEMENTS[..item.elements].join("、");
            let asked = fields.iter().any(|field| field.contains("要素不全"));
            let elements = if asked {
                format!("要素：{elements}\n")
            } else {
                String::new()
            };
            format!("指标 {title}（{}分）\n{elements}{}\n", points(item.full), fields.join("\n"))
        });
        items.collect()
    }
}
