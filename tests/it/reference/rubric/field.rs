//! 计分栏 of an item.

use super::{Asks, Writer};

impl Writer<'_> {
    /// The fields of an item with this title; an empty one is that of an 指标.
    pub fn item(&mut self, title: &str) -> String {
        let mut out = String::new();
        if title.ends_with("办结率") || title.ends_with("人数") {
            out += &self.of_title(title);
        } else {
            match self.tape.below(11) {
                0..=2 => out += &self.deductions(),
                3 => out += &self.earnings(),
                4 => out += &self.tiers(),
                5 => out += &self.choice(),
                6 => out = self.deductions() + &self.earnings(),
                7 => out = self.deductions() + &self.deductions(),
                8 => out = self.earnings() + &self.tiers(),
                9 => out = self.tiers() + &self.deductions(),
                _ => out = self.choice() + &self.earnings(),
            }
        }
        if self.tape.once_in(3) {
            out += &self.second();
        }
        if self.tape.once_in(5) {
            let mode = self.tape.pick(&["", "（最高2分）", "（就高）"]);
            out += &format!("      加分{mode}：{}。\n", self.gain(false, false));
        }
        if self.tape.once_in(6) {
            let mode = self.tape.pick(&["", "（最高2分）", "（就高，最高扣3分）"]);
            out += &format!("      减分{mode}：{}。\n", self.loss(false, false));
        }
        if self.tape.once_in(4) {
            let clauses: Vec<String> = (0..1 + self.tape.below(2)).map(|_| self.item_veto()).collect();
            out += &format!("      否决：{}。\n", clauses.join("；"));
        }
        self.elements() + &out
    }

    /// In an item with a title, what is compared may be what the title says.
    fn of_title(&mut self, title: &str) -> String {
        if title.ends_with("人数") {
            self.ask(title.to_owned(), Asks::Figure("人"));
            return match self.tape.below(3) {
                0 => "      得分（分档）：2人的得1分；3人以上的得2分；其余得0.5分。\n".to_owned(),
                1 => "      得分（择一）：2人的得1分；4人的得2分。\n".to_owned(),
                _ => "      扣分：少于6人的，每少1人扣0.2分。\n".to_owned(),
            };
        }
        self.ask(title.to_owned(), Asks::Rate);
        match self.tape.below(4) {
            0 => "      得分（分档）：达到95%以上的得满分；80%以上不足95%的得1分。\n".to_owned(),
            1 => "      得分（分档）：≥95%得满分，≥85%得0.5分，＜85%不得分。\n".to_owned(),
            2 => "      扣分：低于90%的，每低5个百分点扣0.2分。\n".to_owned(),
            _ => "      扣分（就高）：低于90%的扣0.5分；低于60%的扣1分。\n".to_owned(),
        }
    }

    /// 要素 of what may be missing: none, all, open, several lists.
    fn elements(&mut self) -> String {
        let mut out = String::new();
        let several = self.missing.len() > 1;
        for name in std::mem::take(&mut self.missing) {
            let of = if several || self.tape.once_in(3) {
                format!("（{name}）")
            } else {
                String::new()
            };
            let lists: &[&str] = match self.tape.below(6) {
                0 => &[],
                1 => &["受理部门、联系电话、办理时限"],
                2 => &["收文；发文，归档；会议、值班"],
                3 => &["受理部门、联系电话等"],
                4 => &["收文、发文", "会议、收文"],
                _ => &["收文，发文，收文，土地、房屋"],
            };
            for list in lists {
                out += &format!("      要素{of}：{list}\n");
            }
        }
        out
    }

    /// One fact, two effects.
    fn second(&mut self) -> String {
        if self.own.is_empty() {
            return String::new();
        }
        let known = self.own[self.tape.below(self.own.len())].clone();
        let (name, amount) = (known.name, self.amount());
        match known.asks {
            Asks::Count(unit) if self.tape.once_in(2) => format!("      减分：{name}的，每{unit}扣{amount}分，最高扣3分。\n"),
            // a finding that is counted somewhere is a count
            Asks::Finding if self.tape.once_in(3) => format!("      减分（最高扣2分）：{name}的，每次扣{amount}分。\n"),
            Asks::Finding | Asks::Count(_) | Asks::Other => format!("      减分：{name}的扣{amount}分。\n"),
            Asks::Rate => format!("      减分：{name}低于50%的扣{amount}分。\n"),
            Asks::Figure(unit) => format!("      减分：{name}少于5{unit}的，每少1{unit}扣{amount}分。\n"),
        }
    }

    fn deductions(&mut self) -> String {
        let modes = [
            "",
            "",
            "",
            "",
            "（就高）",
            "（最高扣2分）",
            "（就高，最高扣1分）",
            "（分档）",
            "（择一）",
        ];
        let mode = self.tape.pick(&modes);
        let chosen = matches!(mode, "（分档）" | "（择一）");
        let mut clauses = Vec::new();
        if !chosen && self.tape.once_in(8) {
            // no deduction at all
            clauses.push(match self.tape.below(2) {
                0 => {
                    let name = self.said("{}达标", Asks::Finding);
                    format!("{name}得满分")
                }
                _ => format!("{}达到95%以上的得满分", self.rate()),
            });
        }
        for _ in 0..1 + self.tape.below(3) {
            clauses.push(self.loss(true, chosen));
        }
        if chosen && self.tape.once_in(2) {
            let last = self.last(&["其余扣0.5分", "其他情形酌情扣0.1至0.5分", "以上均不的扣0.2分"]);
            clauses.push(last.to_owned());
        }
        format!("      扣分{mode}：{}。\n", clauses.join("；"))
    }

    fn earnings(&mut self) -> String {
        let mode = self.tape.pick(&["", "", "（最高2分）", "（就高）", "（就高，最高得1分）"]);
        let bare = if self.tape.once_in(8) {
            format!(
                "{}（1分）；{}（0.5分）；",
                self.said("有{}", Asks::Finding),
                self.said("有{}", Asks::Finding)
            )
        } else {
            String::new()
        };
        let clauses: Vec<String> = (0..1 + self.tape.below(3)).map(|_| self.gain(true, false)).collect();
        format!("      得分{mode}：{bare}{}。\n", clauses.join("；"))
    }

    fn tiers(&mut self) -> String {
        let mode = self.tape.pick(&["（分档）", "（分档）", "（分档，最高2分）"]);
        let last = self.last(&[
            "",
            "；其余得0.5分",
            "；其他情形酌情得0.1至0.5分",
            "；否则不得分",
            "；以上均不的不得分",
        ]);
        let tiers = match self.tape.below(4) {
            0 => {
                let rate = self.rate();
                let last = self
                    .last(&["", "；低于50%的不得分", "；低于80%的，按{}得分，保留一位小数"])
                    .replace("{}", &rate);
                format!("{rate}达到95%以上的得2分；达到80%以上的得1分{last}")
            }
            1 => {
                let (noun, other) = (self.noun(), self.noun());
                for name in [format!("{noun}评为一级"), format!("{other}评为二级"), format!("{noun}造假")] {
                    self.ask(name, Asks::Finding);
                }
                format!("{noun}评为一级的得满分；{other}评为二级的得1分；{noun}造假的不得分{last}")
            }
            2 => {
                let name = self.figure("数量", "份");
                format!("{name}达到10份以上的得3分；达到5份以上的得1分{last}")
            }
            _ => {
                let clauses: Vec<String> = (0..1 + self.tape.below(3)).map(|_| self.gain(true, true)).collect();
                clauses.join("；") + last
            }
        };
        format!("      得分{mode}：{tiers}。\n")
    }

    fn choice(&mut self) -> String {
        let last = self.last(&["", "；其余得0.5分", "；无场所的不得分", "；其他情形酌情得0.1至0.5分"]);
        let choices = match self.tape.below(3) {
            0 => {
                let (noun, other) = (self.noun(), self.noun());
                self.ask(format!("{noun}单独设置"), Asks::Finding);
                self.ask(format!("{other}合用"), Asks::Finding);
                format!("{noun}单独设置的得2分；{other}合用的得1分")
            }
            1 => {
                let rate = self.rate();
                format!("{rate}达到80%的得满分；{rate}低于60%的得0.2分")
            }
            _ => {
                let clauses: Vec<String> = (0..1 + self.tape.below(2)).map(|_| self.gain(true, true)).collect();
                clauses.join("；")
            }
        };
        format!("      得分（择一）：{choices}{last}。\n")
    }

    fn last(&mut self, ways: &[&'static str]) -> &'static str {
        let way = self.tape.pick(ways);
        let again = way.contains("酌情") && std::mem::replace(&mut self.otherwise, true);
        if again { ways[0] } else { way }
    }
}
