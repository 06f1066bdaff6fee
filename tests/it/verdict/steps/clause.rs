//! One clause on a datum, a count or a finding, in words, and where what it gives changes.

use super::datum::{DATA, Datum, number};
use crate::draw::Tape;

/// Points, in tenths.
const AMOUNTS: [i64; 7] = [3, 5, 10, 11, 20, 30, 31];

#[derive(Clone)]
enum Condition {
    Finding(usize),
    /// 每n次.
    Count(usize, i64),
    Over(usize, i64),
    Below(usize, i64),
    Least(usize, i64),
    /// Both in it, or the first only.
    Between(usize, i64, i64, bool),
    Otherwise,
    Rest,
    /// 省级 and 市级, with points of their own and one cap: those of the second.
    Levels(i64),
    /// 按完成率得分, with so many places; from a threshold of some datum on.
    Share(u8, Option<(usize, i64)>),
}

#[derive(Clone)]
enum Effect {
    Once(i64),
    Steps { step: i64, each: i64, begun: bool },
    Zero,
    Full,
}

#[derive(Clone)]
pub struct Clause {
    condition: Condition,
    effect: Effect,
    cap: Option<i64>,
    /// 扣 in a 得分 field.
    against: bool,
}

/// Where what a clause gives changes.
pub struct Mark {
    pub name: &'static str,
    /// In hundredths.
    pub at: Vec<i64>,
    pub run: Option<Run>,
}

/// Steps from the first of the marks on.
pub struct Run {
    pub step: i64,
    pub down: bool,
    /// Points of each, in tenths.
    pub each: i64,
    pub cap: Option<i64>,
}

/// What a clause may be, where it is to stand.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub verb: &'a str,
    /// Numbers of the data it may be about.
    pub data: &'a [usize],
    /// 扣分 and 得分: whether it may be 不得分 or 得满分.
    pub whole_item: bool,
    /// 分档 and 择一: a clause holds or does not.
    pub chosen: bool,
}

impl Clause {
    /// `names` counts the findings that are used up, and the counts.
    pub fn random(choose: &mut Tape, place: Place<'_>, names: &mut [usize; 2]) -> Self {
        let datum = choose.pick(place.data);
        let at = choose.pick(DATA[datum].thresholds);
        let each = choose.pick(&AMOUNTS);
        let step = choose.pick(DATA[datum].steps);
        let begun = choose.once_in(3);
        let mut cap = choose.once_in(4).then(|| each + choose.pick(&[0, 10, 25, 60]));
        let steps = Effect::Steps { step, each, begun };
        let against = place.verb == "得" && !place.chosen && choose.once_in(4);
        let form = choose.below(if place.chosen { 5 } else { 15 });
        let (condition, mut effect) = match form {
            0 => (Condition::Over(datum, at), Effect::Once(each)),
            1 => (Condition::Below(datum, at), Effect::Once(each)),
            2 => (Condition::Least(datum, at), Effect::Once(each)),
            3 => {
                let high = at + choose.pick(DATA[datum].steps);
                (Condition::Between(datum, at, high, choose.once_in(2)), Effect::Once(each))
            }
            4 if names[0] < 3 => {
                names[0] += 1;
                (Condition::Finding(names[0] - 1), Effect::Once(each))
            }
            5 if names[1] < 2 => {
                names[1] += 1;
                (Condition::Count(names[1] - 1, choose.pick(&[1, 1, 2, 3])), steps)
            }
            6 if names[1] < 4 => {
                names[1] = 4;
                (
                    Condition::Levels(choose.pick(&AMOUNTS)),
                    Effect::Steps {
                        step: 100,
                        each,
                        begun: false,
                    },
                )
            }
            7..=9 => (Condition::Below(datum, at), steps),
            _ => (
                Condition::Over(datum, at),
                if place.chosen { Effect::Once(each) } else { steps },
            ),
        };
        if let Condition::Levels(other) = condition {
            // 扣 in a 得分 field has no joint cap
            cap = cap.map(|cap| cap.max(other)).filter(|_| !against);
        }
        if matches!(effect, Effect::Once(_)) {
            cap = None;
            if place.whole_item && !against && choose.once_in(4) {
                effect = if place.verb == "得" && choose.once_in(2) {
                    Effect::Full
                } else {
                    Effect::Zero
                };
            }
        }
        Self {
            condition,
            effect,
            cap,
            against,
        }
    }

    /// Steps over a threshold.
    pub fn endless(choose: &mut Tape, data: &[usize]) -> Self {
        let datum = choose.pick(data);
        let effect = Effect::Steps {
            step: choose.pick(DATA[datum].steps),
            each: choose.pick(&AMOUNTS),
            begun: choose.once_in(4),
        };
        Self {
            condition: Condition::Over(datum, choose.pick(DATA[datum].thresholds)),
            effect,
            cap: None,
            against: false,
        }
    }

    /// It holds at once: the item is full, or it is nothing.
    pub fn full(choose: &mut Tape, data: &[usize]) -> Self {
        let datum = choose.pick(data);
        let at = choose.pick(DATA[datum].thresholds);
        let condition = if choose.once_in(2) {
            Condition::Least(datum, at)
        } else {
            Condition::Below(datum, at)
        };
        Self {
            condition,
            effect: Effect::Full,
            cap: None,
            against: false,
        }
    }

    /// 否则, or 其余.
    pub fn completing(choose: &mut Tape, otherwise: bool) -> Self {
        let condition = if otherwise { Condition::Otherwise } else { Condition::Rest };
        Self {
            condition,
            effect: Effect::Once(choose.pick(&AMOUNTS)),
            cap: None,
            against: false,
        }
    }

    pub fn share(choose: &mut Tape, data: &[usize]) -> Self {
        let when = choose.once_in(3).then(|| {
            let datum = if choose.once_in(2) { 3 } else { choose.pick(data) };
            (datum, choose.pick(DATA[datum].thresholds))
        });
        Self {
            condition: Condition::Share(choose.pick(&[0, 1, 1]), when),
            effect: Effect::Once(0),
            cap: choose.once_in(3).then(|| choose.pick(&[15, 20, 33])),
            against: false,
        }
    }

    /// Whether it says something of its own, anywhere.
    pub fn is_free(&self) -> bool {
        let leans = matches!(self.condition, Condition::Otherwise | Condition::Rest | Condition::Share(..));
        !leans && !self.against && !matches!(self.effect, Effect::Full)
    }

    /// Whether 否则 or 其余 may follow it.
    pub fn is_one(&self) -> bool {
        self.is_free() && !matches!(self.condition, Condition::Levels(_))
    }

    pub fn goes_in_steps(&self) -> bool {
        matches!(self.effect, Effect::Steps { .. })
    }

    pub fn is_full(&self) -> bool {
        matches!(self.effect, Effect::Full)
    }

    /// Takes by steps in a 得分 field, where 得满分 must not stand beside it.
    pub fn wears_down(&self) -> bool {
        self.against && self.goes_in_steps()
    }

    pub fn nudge(&mut self, choose: &mut Tape) {
        let counts = matches!(self.condition, Condition::Count(..));
        let data = match &mut self.condition {
            Condition::Over(datum, at) | Condition::Below(datum, at) | Condition::Least(datum, at) => Some((*datum, at)),
            _ => None,
        };
        match (choose.below(5), data, &mut self.effect) {
            (0, Some((datum, at)), _) => *at = choose.pick(DATA[datum].thresholds),
            (1, Some((datum, _)), Effect::Steps { step, .. }) => *step = choose.pick(DATA[datum].steps),
            (2, _, Effect::Steps { begun, .. }) if !counts => *begun = !*begun,
            (3, _, Effect::Steps { each, .. }) if !self.against => {
                self.cap = if self.cap.is_some() {
                    None
                } else {
                    Some(*each + choose.pick(&[0, 10, 40]))
                };
            }
            (_, _, Effect::Once(0)) => {}
            (_, _, Effect::Once(each) | Effect::Steps { each, .. }) => {
                *each = choose.pick(&AMOUNTS);
                self.cap = self.cap.map(|cap| cap.max(*each));
            }
            _ => {}
        }
    }

    pub fn text(&self, verb: &str) -> String {
        let verb = if self.against { "扣" } else { verb };
        let data = |datum: usize, word: &str, at: i64, end: &str| {
            let Datum { name, unit, .. } = DATA[datum];
            format!("{name}{word}{}{unit}{end}的", number(at, 100))
        };
        let condition = match &self.condition {
            Condition::Finding(at) => format!("{}的", ["未公开", "未备案", "未整改"][*at]),
            Condition::Count(at, _) => format!("{}的", ["受批评", "被投诉"][*at]),
            Condition::Over(datum, at) => data(*datum, "超过", *at, ""),
            Condition::Below(datum, at) => data(*datum, DATA[*datum].less, *at, ""),
            Condition::Least(datum, at) => data(*datum, "达到", *at, "以上"),
            Condition::Between(datum, low, high, closed) => {
                let Datum { name, unit, .. } = DATA[*datum];
                let (low, high) = (number(*low, 100), number(*high, 100));
                let (word, end) = if *closed { ("", "以下") } else { ("不足", "") };
                format!("{name}在{low}{unit}以上{word}{high}{unit}{end}的")
            }
            Condition::Otherwise => "否则".to_owned(),
            Condition::Rest => "其余".to_owned(),
            Condition::Levels(_) => "受到省级、市级通报的".to_owned(),
            Condition::Share(places, when) => {
                let when = when.map_or(String::new(), |(datum, at)| data(datum, "达到", at, "以上") + "，");
                let places = ["保留整数", "保留一位小数"][usize::from(*places)];
                let cap = self.cap.map_or(String::new(), |cap| format!("最高得{}分，", number(cap, 10)));
                return format!("{when}按完成率得分，{cap}{places}");
            }
        };
        let cap = self
            .cap
            .map_or(String::new(), |cap| format!("，最高{verb}{}分", number(cap, 10)));
        match (&self.effect, &self.condition) {
            (Effect::Zero, _) => format!("{condition}不得分"),
            (Effect::Full, _) => format!("{condition}得满分"),
            (Effect::Once(points), _) => format!("{condition}{verb}{}分", number(*points, 10)),
            (Effect::Steps { each, .. }, Condition::Levels(other)) => {
                let (each, other) = (number(*each, 10), number(*other, 10));
                format!("{condition}，每次分别{verb}{each}分、{other}分{cap}")
            }
            (Effect::Steps { each, .. }, Condition::Count(_, every)) => {
                let every = if *every == 1 { String::new() } else { every.to_string() };
                format!("{condition}，每{every}次{verb}{}分{cap}", number(*each, 10))
            }
            (Effect::Steps { step, each, begun }, Condition::Over(datum, _) | Condition::Below(datum, _)) => {
                let Datum { each: unit, .. } = DATA[*datum];
                let word = match (&self.condition, unit) {
                    (Condition::Over(..), _) => "超",
                    (_, "条" | "件") => "少",
                    _ => "低",
                };
                let step = number(*step, 100);
                let begun = if *begun {
                    format!("，不足{step}{unit}按{step}{unit}计")
                } else {
                    String::new()
                };
                format!("{condition}，每{word}{step}{unit}{verb}{}分{begun}{cap}", number(*each, 10))
            }
            (Effect::Steps { .. }, _) => unreachable!("steps need a threshold"),
        }
    }

    /// Where what it gives changes; of a share, only where it begins to hold.
    pub fn marks(&self) -> Vec<Mark> {
        let name = |datum: usize| DATA[datum].name;
        let run = |step: i64, each: i64, down: bool| {
            let cap = self.cap;
            Some(Run { step, down, each, cap })
        };
        let mark = |name: &'static str, at: Vec<i64>, run: Option<Run>| vec![Mark { name, at, run }];
        let steps = match (&self.effect, &self.condition) {
            (Effect::Steps { step, each, .. }, condition) => run(*step, *each, matches!(condition, Condition::Below(..))),
            _ => None,
        };
        match (&self.condition, &self.effect) {
            (Condition::Over(datum, at) | Condition::Below(datum, at) | Condition::Least(datum, at), _) => {
                mark(name(*datum), vec![*at], steps)
            }
            (Condition::Between(datum, low, high, _), _) => mark(name(*datum), vec![*low, *high], None),
            (Condition::Count(at, every), Effect::Steps { each, .. }) => {
                mark(["受批评", "被投诉"][*at], vec![0], run(*every * 100, *each, false))
            }
            (Condition::Levels(other), Effect::Steps { each, .. }) => {
                let mut out = mark("受到省级通报", vec![0], run(100, *each, false));
                out.extend(mark("受到市级通报", vec![0], run(100, *other, false)));
                out
            }
            (Condition::Share(_, when), _) => {
                let mut out = mark("完成率", vec![0], None);
                out.extend(when.iter().flat_map(|(datum, at)| mark(name(*datum), vec![*at], None)));
                out
            }
            _ => Vec::new(),
        }
    }

    /// The decimals of a share.
    pub fn places(&self) -> Option<u8> {
        match self.condition {
            Condition::Share(places, _) => Some(places),
            _ => None,
        }
    }

    /// The most that it gives, in tenths, but for steps without end: those give 0.
    pub fn most(&self) -> i64 {
        match (&self.effect, &self.condition) {
            (Effect::Once(points), _) => *points,
            (Effect::Steps { step, each, .. }, Condition::Below(_, from)) => {
                let most = (from / step + 1) * each;
                self.cap.map_or(most, |cap| cap.min(most))
            }
            (Effect::Steps { .. }, _) => self.cap.unwrap_or(0),
            (Effect::Zero | Effect::Full, _) => 0,
        }
    }
}
