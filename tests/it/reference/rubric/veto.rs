//! 否决.

use super::{Asked, Asks, Writer};

impl Writer<'_> {
    /// 否决 of the table, in one field or two.
    pub fn vetoes(&mut self, full: u32) -> Vec<String> {
        self.full = full;
        let mut fields = vec![String::new(); 2];
        let several = self.tape.once_in(2);
        for _ in 0..self.tape.below(4) {
            let field = if several { self.tape.below(2) } else { 0 };
            let clause = self.veto();
            fields[field] += &format!("  {clause}；\n");
        }
        fields.retain(|clauses| !clauses.is_empty());
        fields.into_iter().map(|clauses| format!("否决：\n{clauses}")).collect()
    }

    /// A clause of the table or of 加减分.
    pub fn veto(&mut self) -> String {
        let (when, of_item) = match self.tape.below(10) {
            // known facts by their path, each once
            0 | 1 if !self.asked.is_empty() => {
                let asked = self.asked.remove(self.tape.below(self.asked.len()));
                let of_item = asked.path.starts_with("指标");
                (format!("{}/{}", asked.path, self.holds(&asked)), of_item)
            }
            2 | 3 => {
                let title = self.title();
                (format!("{title}{}", self.result()), true)
            }
            4 if self.categories => (format!("任一类别{}", self.result()), false),
            5 | 6 => (self.of_total(), false),
            7 => (format!("{}率{}", self.noun(), self.bound("%")), false),
            8 => (format!("走访{}{}", self.noun(), self.bound("次")), false),
            _ => (format!("发生{}事故", self.noun()), false),
        };
        let action = self.action(of_item);
        format!("{when}的，{action}")
    }

    /// A clause of the item at hand.
    pub fn item_veto(&mut self) -> String {
        let when = match self.tape.below(10) {
            0 | 1 if !self.own.is_empty() => {
                let asked = self.own.remove(self.tape.below(self.own.len()));
                self.holds(&asked)
            }
            2 if !self.asked.is_empty() => {
                let asked = self.asked.remove(self.tape.below(self.asked.len()));
                format!("{}/{}", asked.path, self.holds(&asked))
            }
            3 => format!("本项{}", self.result()),
            4 if self.categories => format!("本类别{}", self.result()),
            5 => {
                let title = self.title();
                format!("{title}{}", self.result())
            }
            6 if self.categories => format!("任一类别{}", self.result()),
            7 => self.of_total(),
            _ => format!("隐瞒{}问题", self.noun()),
        };
        let action = self.action(true);
        format!("{when}的，{action}")
    }

    fn title(&mut self) -> String {
        self.titles[self.tape.below(self.titles.len())].clone()
    }

    /// When a known fact is so.
    fn holds(&mut self, asked: &Asked) -> String {
        match asked.asks {
            Asks::Rate => format!("{}{}", asked.name, self.bound("%")),
            Asks::Figure(unit) => format!("{}{}", asked.name, self.bound(unit)),
            Asks::Finding | Asks::Count(_) | Asks::Other => asked.name.clone(),
        }
    }

    fn bound(&mut self, unit: &str) -> String {
        let value = if unit == "%" {
            self.tape.pick(&["60", "85", "90"])
        } else {
            self.tape.pick(&["3", "5", "10"])
        };
        match self.tape.below(3) {
            0 => format!("低于{value}{unit}"),
            1 => format!("超过{value}{unit}"),
            _ => format!("达到{value}{unit}以上"),
        }
    }

    /// A comparison of a score.
    fn result(&mut self) -> String {
        let op = self.tape.pick(&["低于", "不超过", "高于", "不低于"]);
        match self.tape.below(5) {
            0 => format!("得分{op}1分"),
            1 => format!("得分{op}{}.5分", self.full),
            2 => "得分率60%以上不足90%".to_owned(),
            _ => format!("得分率{op}{}", self.tape.pick(&["60%", "50%", "80%"])),
        }
    }

    fn of_total(&mut self) -> String {
        let op = self.tape.pick(&["低于", "不超过", "高于", "不低于"]);
        match self.tape.below(4) {
            0 => format!("总分得分率{op}{}", self.tape.pick(&["60%", "80%"])),
            1 => format!("总分{}分以上不足{}分", self.full / 2, self.full),
            _ => format!("总分{op}{}分", self.full * 6 / 10),
        }
    }

    /// What a veto does; 本类别 is that of an item where `of_item`.
    fn action(&mut self, of_item: bool) -> String {
        let bands = &self.bands;
        match self.tape.below(8) {
            0 | 1 if of_item && self.categories => "本类别不得分".to_owned(),
            2 => "总分计0分".to_owned(),
            _ if bands.is_empty() => "总分计0分".to_owned(),
            3 => format!("评为{}", bands[bands.len() - 1 - self.tape.below(2)]),
            4 => format!("不得评为{}", bands[self.tape.below(bands.len() - 1)]),
            5 if bands.len() > 2 => format!("不得评为{}、{}", bands[0], bands[1]),
            6 => "降低两个等次".to_owned(),
            _ => "降低一个等次".to_owned(),
        }
    }
}
