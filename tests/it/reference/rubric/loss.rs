//! 扣: clauses that take points.

use super::{Asks, Writer};

impl Writer<'_> {
    /// One that takes points, of a field of an item where `item`; where `chosen`, of one in which one clause is chosen.
    pub fn loss(&mut self, item: bool, chosen: bool) -> String {
        let amount = self.amount();
        match self.tape.below(if item { 27 } else { 24 }) {
            0 | 13 => format!("{}的扣{amount}分", self.ruin()),
            1 => {
                let rate = self.rate();
                format!("{rate}低于90%的扣{amount}分；低于60%的扣2分")
            }
            2 => {
                let (op, unit) = (
                    self.tape.pick(&["少于", "不足", "未达到"]),
                    self.tape.pick(&["份", "人", "件"]),
                );
                format!("{}{op}6{unit}的扣{amount}分", self.figure("数量", unit))
            }
            3 => {
                let op = self.tape.pick(&["超过", "高于", "达到"]);
                format!("{}{op}10分钟的扣{amount}分", self.figure("用时", "分钟"))
            }
            4 => {
                let ends = self.tape.pick(&["60%以上不足90%", "低于90%不低于60%", "超过50%不超过85%"]);
                format!("{}{ends}的扣{amount}分", self.rate())
            }
            5 => self.occurrences(amount),
            6 => {
                let name = self.said("{}不全", Asks::Other);
                self.missing.push(name.clone());
                format!("{name}的，每缺一项扣{amount}分{}", self.most("扣", amount))
            }
            7 => {
                let (unit, step) = (self.tape.pick(&["份", "件"]), self.tape.pick(&["一", "2"]));
                let name = self.figure("数量", unit);
                let end = self.tape.pick(&["少于6", "不超过6"]);
                format!("{name}{end}{unit}的，每少{step}{unit}扣{amount}分{}", self.most("扣", amount))
            }
            8 => {
                let (rate, step) = (self.rate(), self.tape.pick(&["5个", "10个", "2.5个"]));
                let part = self.part(&format!("{step}百分点"));
                format!("{rate}低于90%的，每低{step}百分点扣0.5分{part}")
            }
            9 => {
                let name = self.said("{}逾期", Asks::Other);
                let step = self.tape.pick(&["2个工作日", "1天", "0.5小时"]);
                let part = self.part(step);
                format!("{name}的，每超{step}扣{amount}分{part}{}", self.most("扣", amount))
            }
            10 => {
                let (name, part) = (self.figure("用时", "分钟"), self.part("2.5分钟"));
                format!("{name}超过10分钟的，每超2.5分钟扣{amount}分{part}{}", self.most("扣", amount))
            }
            11 => format!("{}的，酌情扣0.5至1.5分", self.harm()),
            12 => {
                let name = self.said("{}被投诉", Asks::Other);
                format!("{name}的，每次酌情扣0.5至1分，最高扣1.5分")
            }
            14 => format!("每3处{}扣{amount}分", self.counted("差错", "处")),
            15 => {
                let noun = self.noun();
                self.ask(format!("被省查处{noun}"), Asks::Count("次"));
                self.ask(format!("被市查处{noun}"), Asks::Count("次"));
                let cap = self.tape.pick(&["", "，最高扣1分", "，最多扣1.5分"]);
                format!("被省、市查处{noun}的，每次分别扣1分、0.5分{cap}")
            }
            16 => {
                let name = self.said("{}检查", Asks::Other);
                format!(
                    "每少{}次{name}扣{amount}分{}",
                    self.tape.pick(&["一", "2"]),
                    self.most("扣", amount)
                )
            }
            17 => {
                let rate = self.rate();
                let below = self.tape.pick(&["80%", "60%", "50%"]);
                format!("{rate}低于{below}的，酌情扣0.5至1分")
            }
            18 => {
                let (one, other) = (self.ruin(), self.ruin());
                let cap = self.tape.pick(&["", "，最高扣1.5分"]);
                match self.tape.below(2) {
                    0 => format!("{one}、{other}的各扣1分{cap}"),
                    _ => format!("{one}、{other}的，分别扣1.5分、0.5分{cap}"),
                }
            }
            19 => {
                let noun = self.noun();
                self.ask(format!("受到省级{noun}通报"), Asks::Count("次"));
                self.ask(format!("受到市级{noun}通报"), Asks::Count("次"));
                let cap = self.tape.pick(&["", "，最高扣1分", "，最高扣2分"]);
                format!("受到省级{noun}通报的每次扣1分，市级扣0.5分{cap}")
            }
            20 => {
                let (name, part) = (self.rate(), self.part("5个百分点"));
                format!("{name}超过80%的，每高5个百分点扣{amount}分{part}{}", self.most("扣", amount))
            }
            21 => {
                let name = self.said("{}率", Asks::Other);
                let part = self.part("5个百分点");
                format!("{name}每下降5个百分点扣0.5分{part}{}", self.most("扣", "0.5"))
            }
            22 => {
                let name = self.figure("资金", "万元");
                format!("{name}低于10万元的，每少2.5万元扣{amount}分{}", self.most("扣", amount))
            }
            23 => {
                let name = self.said("{}副本", Asks::Other);
                self.missing.push(name.clone());
                format!("每缺一份{name}扣{amount}分{}", self.most("扣", amount))
            }
            24 => {
                let (rate, below) = (self.rate(), self.tape.pick(&["60%", "50%"]));
                format!("{rate}低于{below}的不得分")
            }
            25 => {
                let name = self.said("{}造假", Asks::Finding);
                format!("{name}的{}", self.tape.pick(&["不得分", "本项不得分"]))
            }
            // outside of what is chosen
            _ if chosen => format!("{}的扣{amount}分", self.ruin()),
            _ => {
                let when = match self.tape.below(3) {
                    0 => self.ruin(),
                    1 => self.rate() + "低于85%",
                    _ => self.harm(),
                };
                let other = self.otherwise("扣");
                format!("{when}的扣{amount}分，{other}")
            }
        }
    }

    /// Something that was not done.
    fn ruin(&mut self) -> String {
        self.said("未建立{}", Asks::Finding)
    }

    /// Something bad, asked as the clause will have it.
    fn harm(&mut self) -> String {
        self.said("{}造成影响", Asks::Other)
    }

    fn counted(&mut self, word: &str, unit: &'static str) -> String {
        let name = format!("{}{word}", self.noun());
        self.ask(name, Asks::Count(unit))
    }

    /// The ways of saying each time.
    pub fn occurrences(&mut self, amount: &str) -> String {
        let most = self.most("扣", amount);
        match self.tape.below(6) {
            0 => format!("{}扣{amount}分/件{most}", self.counted("不符", "件")),
            1 => format!("{}的，每人每次扣{amount}分{most}", self.counted("代签", "人次")),
            2 => format!("{}的，每发现1人扣{amount}分{most}", self.counted("无证", "人")),
            _ => format!("{}的，每处扣{amount}分{most}", self.counted("出错", "处")),
        }
    }

    /// A cap of a clause that gives `amount` at a time, or none.
    pub fn most(&mut self, verb: &str, amount: &str) -> String {
        let cap = match amount {
            "2" => self.tape.pick(&["", "2", "3"]),
            _ => self.tape.pick(&["", "1.5", "2"]),
        };
        match (cap, self.tape.below(4)) {
            ("", _) => String::new(),
            (cap, 3) => format!("，累计不超过{cap}分"),
            (cap, 2) => format!("，最多{verb}{cap}分"),
            (cap, _) => format!("，最高{verb}{cap}分"),
        }
    }

    /// What a part of a step counts.
    fn part(&mut self, step: &str) -> String {
        match self.tape.below(4) {
            2 => format!("，不足{step}按{step}计"),
            3 => format!("，不足{step}的不计"),
            _ => String::new(),
        }
    }
}
