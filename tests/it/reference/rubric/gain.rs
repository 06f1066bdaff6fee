//! 得, 加: clauses that give points.

use super::{Asks, Writer};

impl Writer<'_> {
    /// One that gives points, of a 得分 field where `item`; where `chosen`, of one in which one clause is chosen.
    pub fn gain(&mut self, item: bool, chosen: bool) -> String {
        let verb = if item { "得" } else { "加" };
        let amount = self.amount();
        match self.tape.below(if item { 27 } else { 17 }) {
            0 => format!("{}的{verb}{amount}分", self.feat()),
            1 => {
                let name = self.said("推广{}", Asks::Count("项"));
                let noun = name.trim_start_matches("推广");
                format!("每推广一项{noun}{verb}{amount}分{}", self.most(verb, amount))
            }
            2 => format!("{}达到80%以上不足95%的{verb}{amount}分", self.rate()),
            3 => {
                let end = self.tape.pick(&["达到95%", "在85%以上", "不低于90%", "超过80%", "≥95%"]);
                format!("{}{end}的{verb}{amount}分", self.rate())
            }
            4 => {
                let (end, unit) = (
                    self.tape.pick(&["达到10", "不少于6", "多于5"]),
                    self.tape.pick(&["份", "人", "条"]),
                );
                format!("{}{end}{unit}的{verb}{amount}分", self.figure("数量", unit))
            }
            5 => {
                let name = self.figure("数量", "件");
                let end = self.tape.pick(&["超过5件", "达到5件"]);
                format!("{name}{end}的，每超2件{verb}{amount}分{}", self.most(verb, amount))
            }
            6 => {
                let name = self.rate();
                format!("{name}达到80%的，每提高5个百分点{verb}{amount}分{}", self.most(verb, amount))
            }
            7 => format!("{}的，酌情{verb}0.5至1分", self.success()),
            8 => {
                let (rate, end) = (self.rate(), self.tape.pick(&["80%", "95%"]));
                format!("{rate}超过{end}的，酌情{verb}0.5至1分")
            }
            9 => {
                let name = self.success();
                format!("{name}的，每次酌情{verb}0.5至1分，最高{verb}1.5分")
            }
            10 => {
                let (one, other) = (self.holding(), self.holding());
                format!(
                    "{one}、{other}的，各{verb}1分{}",
                    self.tape.pick(&["", "，最高得1.5分"]).replace('得', verb)
                )
            }
            11 => {
                let noun = self.noun();
                let times = self.tape.pick(&["", "每次"]);
                for level in ["省", "市", "县"] {
                    let asks = if times.is_empty() { Asks::Finding } else { Asks::Count("次") };
                    self.ask(format!("获{level}级{noun}称号"), asks);
                }
                let cap = self.capped(verb, &["", "2", "4"]);
                format!("获省、市、县级{noun}称号的，{times}分别{verb}2分、1分、0.5分{cap}")
            }
            12 => {
                let noun = self.noun();
                for level in ["一", "二", "三"] {
                    self.ask(format!("获{noun}{level}等奖"), Asks::Finding);
                }
                format!("获{noun}一等奖的{verb}2分，二等奖{verb}1分，三等奖{verb}0.2分")
            }
            13 => {
                let noun = self.noun();
                self.ask(format!("受到省级{noun}表扬"), Asks::Count("次"));
                self.ask(format!("受到市级{noun}表扬"), Asks::Count("次"));
                let cap = self.capped(verb, &["", "1", "3"]);
                format!("受到省级{noun}表扬的每次{verb}1分，市级{verb}0.5分{cap}")
            }
            14 => {
                let name = self.figure("用时", "分钟");
                format!(
                    "{name}{}的{verb}{amount}分",
                    self.tape.pick(&["在10分钟以内", "不超过15分钟", "≤5分钟"])
                )
            }
            15 => {
                let name = self.said("创新{}", Asks::Count("项"));
                format!("{name}的，每2项{verb}{amount}分{}", self.most(verb, amount))
            }
            16 if !chosen => {
                let when = match self.tape.below(3) {
                    0 => self.feat(),
                    1 => self.rate() + "达到85%",
                    _ => self.success(),
                };
                let other = if item && self.tape.once_in(3) {
                    "否则不得分".to_owned()
                } else {
                    self.otherwise(verb)
                };
                format!("{when}的{verb}{amount}分，{other}")
            }
            17 if !chosen => format!("按{}得分，{}", self.rate(), self.places()),
            18 if !chosen => {
                let (places, cap) = (self.places(), self.tape.pick(&["1", "1.5"]));
                format!("按{}得分，{places}，最高得{cap}分", self.rate())
            }
            19 => {
                let name = self.said("{}未全部完成", Asks::Finding);
                format!("{name}的，按{}得分，{}", self.rate(), self.places())
            }
            20 => {
                let (rate, places) = (self.rate(), self.places());
                let other = if chosen {
                    ""
                } else {
                    self.tape.pick(&["", "，否则得0.1分"])
                };
                format!("{rate}达到60%以上的，按{rate}得分，{places}{other}")
            }
            21 => {
                let name = self.said("{}符合标准", Asks::Finding);
                format!("{name}得满分")
            }
            22 => {
                let name = self.said("{}弄虚作假", Asks::Finding);
                format!("{name}的不得分")
            }
            23 => format!("{}低于60%的{}", self.rate(), self.tape.pick(&["不得分", "得0分"])),
            // 扣 is not among what is chosen
            24 if !chosen => {
                let name = self.said("{}造假", Asks::Finding);
                format!("{name}的扣{amount}分")
            }
            25 if !chosen => self.occurrences(amount),
            _ => format!("{}的{verb}{amount}分", self.feat()),
        }
    }

    /// One of `caps` behind a clause; the empty one is none.
    fn capped(&mut self, verb: &str, caps: &[&str]) -> String {
        match self.tape.pick(caps) {
            "" => String::new(),
            cap => format!("，最高{verb}{cap}分"),
        }
    }

    /// Something done well.
    fn feat(&mut self) -> String {
        self.said("{}健全", Asks::Finding)
    }

    /// Something good, asked as the clause will have it.
    fn success(&mut self) -> String {
        self.said("{}成效明显", Asks::Other)
    }

    fn holding(&mut self) -> String {
        self.said("有{}", Asks::Finding)
    }

    fn places(&mut self) -> &'static str {
        self.tape.pick(&["保留两位小数", "保留一位小数", "保留整数"])
    }
}
