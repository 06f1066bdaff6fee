//! Rubrics as a clerk could have written them, small, with every construct of the language.

use super::draw::Tape;

const NOUNS: [&str; 24] = [
    "方案", "台账", "记录", "报表", "档案", "制度", "计划", "总结", "清单", "公告", "预案", "合同", "名册", "图纸", "证书",
    "简报", "专栏", "目录", "纪要", "手册", "表格", "网页", "信件", "设备",
];
const AMOUNTS: [&str; 5] = ["1", "0.5", "2", "0.2", "1.5"];
const FULLS: [u32; 5] = [2, 3, 1, 5, 4];

/// One rubric being written.
struct Writer<'t> {
    tape: &'t mut Tape,
    nouns: usize,
    /// 满分 of the item at hand, in points.
    full: u32,
    /// Conditions that 否决 may name: 指标/条件.
    findings: Vec<String>,
    /// Findings of the item at hand.
    own: Vec<String>,
}

/// A rubric from choices.
pub fn write(tape: &mut Tape) -> String {
    let mut writer = Writer {
        tape,
        nouns: 0,
        full: 0,
        findings: Vec::new(),
        own: Vec::new(),
    };
    writer.table()
}

impl Writer<'_> {
    fn noun(&mut self) -> &'static str {
        self.nouns += 1;
        NOUNS[self.nouns % NOUNS.len()]
    }

    fn amount(&mut self) -> &'static str {
        self.tape.pick(&AMOUNTS)
    }

    fn table(&mut self) -> String {
        let (mut body, mut full, mut titles) = (String::new(), 0, Vec::new());
        let categories = self.tape.below(4);
        for category in 0..categories.max(1) {
            let (mut part, mut sum) = (String::new(), 0);
            for indicator in 0..1 + self.tape.below(2) {
                let name = format!("指标{}", ["甲", "乙", "丙"][category].to_owned() + ["上", "下"][indicator]);
                titles.push(name.clone());
                if self.tape.once_in(3) {
                    let (mut items, mut of) = (String::new(), 0);
                    for item in 0..2 {
                        self.full = FULLS[self.tape.below(3)];
                        let title = format!("{name}{}", ["一", "二"][item]);
                        let fields = self.item(&format!("{name}/{title}"), categories > 0);
                        items += &format!("    项 {title}（{}分）\n{fields}", self.full);
                        titles.push(title);
                        of += self.full;
                    }
                    part += &format!("  指标 {name}（{of}分）\n{items}");
                    sum += of;
                } else {
                    self.full = FULLS[self.tape.below(5)];
                    let fields = self.item(&name, categories > 0);
                    part += &format!("  指标 {name}（{}分）\n{fields}", self.full);
                    sum += self.full;
                }
            }
            if categories > 0 {
                let name = format!("类别{}", ["甲", "乙", "丙"][category]);
                body += &format!("类别 {name}（{sum}分）\n");
                titles.push(name);
            }
            body += &part;
            full += sum;
        }
        let adjustments = if self.tape.once_in(2) {
            self.adjustments()
        } else {
            String::new()
        };
        let (header, bands) = self.header(full);
        let vetoes = self.vetoes(full, &titles, &bands, categories > 0);
        header + &vetoes + &body + &adjustments
    }

    fn header(&mut self, full: u32) -> (String, Vec<&'static str>) {
        let mut out = format!("细则：试\n满分：{full}分\n");
        out += if self.tape.once_in(5) {
            "计分：倒扣分\n"
        } else {
            "计分：倒扣分，扣完为止\n"
        };
        let (high, middle, low) = (full * 9 / 10, full * 7 / 10, full / 2);
        let (bands, names) = match self.tape.below(4) {
            0 => (
                format!(
                    "优秀（{high}分以上），良好（{middle}分以上不足{high}分），合格（{low}分以上不足{middle}分），不合格（低于{low}分）"
                ),
                vec!["优秀", "良好", "合格", "不合格"],
            ),
            1 => (
                format!("优秀（高于{high}分），良好（高于{middle}分，不超过{high}分），不合格（{middle}分以下）"),
                vec!["优秀", "良好", "不合格"],
            ),
            2 => (
                format!("合格（{low}.5分以上），不合格（低于{low}.5分）"),
                vec!["合格", "不合格"],
            ),
            _ => (
                format!("优秀（{high}分以上，含{high}分），良好（{middle}—{high}分，含{middle}分），不合格（低于{middle}分）"),
                vec!["优秀", "良好", "不合格"],
            ),
        };
        // small tables have no room for all
        let (bands, names) = if high > middle && middle > low && low > 0 {
            (bands, names)
        } else {
            (format!("合格（{low}分以上），不合格（低于{low}分）"), vec!["合格", "不合格"])
        };
        out += &format!("等次：{bands}\n");
        match self.tape.below(6) {
            3 => out += &format!("总分：不低于0分，不超过{}分\n", full + 1),
            4 => out += "总分：不低于1分\n",
            5 => out += &format!("总分：不超过{full}分\n"),
            _ => {}
        }
        match self.tape.below(6) {
            3 => out += "小数：保留一位小数\n",
            4 => out += "小数：保留两位小数\n",
            5 => out += "小数：保留整数\n",
            _ => {}
        }
        let outcomes = [
            "按满分计",
            "计0分",
            "剔除，按本类别其余得分率折算，保留两位小数",
            "剔除，按全表其余得分率折算，保留一位小数",
            "未定",
        ];
        out += &format!("不适用：经甲办认定，{}\n", self.tape.pick(&outcomes));
        if self.tape.once_in(4) {
            out += "折算：按20%折算，保留两位小数\n";
        }
        (out, names)
    }

    fn action(&mut self, bands: &[&str]) -> String {
        match self.tape.below(6) {
            0 => format!("评为{}", bands[bands.len() - 1 - self.tape.below(bands.len().min(2))]),
            1 => format!("不得评为{}", bands[self.tape.below(bands.len() - 1)]),
            2 if bands.len() > 2 => format!("不得评为{}、{}", bands[0], bands[1]),
            3 => "降低两个等次".to_owned(),
            4 => "总分计0分".to_owned(),
            _ => "降低一个等次".to_owned(),
        }
    }

    fn vetoes(&mut self, full: u32, titles: &[String], bands: &[&str], categories: bool) -> String {
        let count = self.tape.below(4);
        if count == 0 {
            return String::new();
        }
        let mut out = "否决：\n".to_owned();
        for number in 0..count {
            let percent = self.tape.pick(&["60%", "50%", "80%"]);
            let points = full * 6 / 10;
            let op = self.tape.pick(&["低于", "不超过", "高于", "不低于"]);
            let when = match self.tape.below(6) {
                0 => format!("发生{}事故", ["重大", "较大", "一般", "特大"][number]),
                1 if !self.findings.is_empty() => self.findings.remove(self.tape.below(self.findings.len())),
                2 if categories => format!("任一类别得分率{op}{percent}"),
                3 => format!("总分{op}{points}分"),
                4 => format!("{}得分率{op}{percent}", titles[self.tape.below(titles.len())]),
                _ => format!("{}得分{op}1分", titles[self.tape.below(titles.len())]),
            };
            out += &format!("  {when}的，{}；\n", self.action(bands));
        }
        out
    }

    /// The fields of an item.
    fn item(&mut self, path: &str, category: bool) -> String {
        self.own.clear();
        let mut out = String::new();
        let lists = self.tape.below(3);
        if lists > 0 {
            let names = ["受理部门、联系电话、办理时限", "收文；发文，归档；会议、值班"][lists - 1];
            out += &format!("      要素：{names}\n");
        }
        match self.tape.below(8) {
            0..=2 => out += &self.deductions(lists > 0),
            3 => out += &self.earnings(),
            4 => out += &self.tiers(),
            5 => out += &self.choice(),
            6 => out = out + &self.deductions(lists > 0) + &self.earnings(),
            _ => out = out + &self.deductions(lists > 0) + &self.deductions(false),
        }
        // one fact, two effects
        if !self.own.is_empty() && self.tape.once_in(4) {
            let name = self.own[self.tape.below(self.own.len())].clone();
            out += &format!("      减分：{name}的扣{}分。\n", self.amount());
        } else if self.tape.once_in(5) {
            let noun = self.noun();
            out += &format!("      加分（最高2分）：{noun}受到省级表扬的每次加1分，市级加0.5分。\n");
        }
        if self.tape.once_in(4) {
            let noun = self.noun();
            let when = match self.tape.below(4) {
                0 if !self.own.is_empty() => self.own.remove(self.tape.below(self.own.len())),
                1 => "本项得分低于1分".to_owned(),
                2 if category => "本类别得分率低于60%".to_owned(),
                _ => format!("隐瞒{noun}问题"),
            };
            let what = self.tape.pick(&["降低一个等次", "本类别不得分", "总分计0分"]);
            let what = if category || what != "本类别不得分" {
                what
            } else {
                "降低一个等次"
            };
            out += &format!("      否决：{when}的，{what}。\n");
        }
        let own: Vec<String> = self.own.drain(..).map(|name| format!("{path}/{name}")).collect();
        self.findings.extend(own);
        out
    }

    fn deductions(&mut self, lists: bool) -> String {
        let modes = ["", "", "", "（就高）", "（最高扣2分）", "（就高，最高扣1分）", "（分档）"];
        let mode = self.tape.pick(&modes);
        let mut clauses = Vec::new();
        let mut missing = lists;
        for _ in 0..1 + self.tape.below(3) {
            let (noun, amount) = (self.noun(), self.amount());
            let cap = match amount {
                "2" => self.tape.pick(&["", "，最高扣2分", "，最高扣3分"]),
                _ => self.tape.pick(&["", "，最高扣1.5分", "，最高扣2分"]),
            };
            let kind = self.tape.below(if mode == "（分档）" { 5 } else { 16 });
            clauses.push(match kind {
                0 | 13 => {
                    self.own.push(format!("未建立{noun}"));
                    format!("未建立{noun}的扣{amount}分")
                }
                1 => format!("{noun}率低于90%的扣{amount}分；低于60%的扣2分"),
                2 => format!("{noun}数量少于6份的扣{amount}分"),
                3 => format!("{noun}用时超过10分钟的扣{amount}分"),
                4 => format!("{noun}造假的不得分"),
                5 => format!("{noun}出错的，每处扣{amount}分{cap}"),
                6 if missing => {
                    missing = false;
                    format!("{noun}不全的，每缺一项扣{amount}分{cap}")
                }
                7 => format!("{noun}数量少于6份的，每少一份扣{amount}分{cap}"),
                8 => {
                    let up = self.tape.pick(&["", "，不足5个百分点按5个百分点计"]);
                    format!("{noun}率低于90%的，每低5个百分点扣0.5分{up}")
                }
                9 => format!("{noun}逾期的，每超2个工作日扣{amount}分{cap}"),
                10 => format!("{noun}用时超过10分钟的，每超2.5分钟扣{amount}分{cap}"),
                11 => format!("{noun}造成影响的，酌情扣0.5至1.5分"),
                12 => format!("{noun}被投诉的，每次酌情扣0.5至1分，最高扣1.5分"),
                14 => format!("每3处{noun}差错扣{amount}分"),
                15 => format!("被省、市级查处{noun}的，每次分别扣1分、0.5分，最高扣1分"),
                _ => format!("每少一次{noun}检查扣{amount}分"),
            });
        }
        if mode == "（分档）" && self.tape.once_in(2) {
            clauses.push("其余扣0.5分".to_owned());
        }
        let first = if mode.is_empty() && self.tape.once_in(8) {
            format!("{}达标得满分；", self.noun())
        } else {
            String::new()
        };
        format!("      扣分{mode}：{first}{}。\n", clauses.join("；"))
    }

    fn earnings(&mut self) -> String {
        let mode = self.tape.pick(&["", "", "（最高2分）", "（就高）"]);
        let mut clauses = Vec::new();
        for _ in 0..1 + self.tape.below(3) {
            let (noun, amount) = (self.noun(), self.amount());
            clauses.push(match self.tape.below(9) {
                0 => format!("{noun}健全的得{amount}分"),
                1 => format!("每推广一项{noun}得{amount}分，最高得2分"),
                2 => format!("{noun}符合标准得满分"),
                3 => format!("按{noun}率得分，保留两位小数"),
                4 => format!("按{noun}率得分，保留一位小数"),
                5 => format!("{noun}率达到80%以上不足95%的得{amount}分"),
                6 => format!("{noun}造假的扣{amount}分"),
                7 => format!("{noun}弄虚作假的不得分"),
                _ => format!("按时报送{noun}的得{amount}分，否则得0.1分"),
            });
        }
        format!("      得分{mode}：{}。\n", clauses.join("；"))
    }

    fn tiers(&mut self) -> String {
        let noun = self.noun();
        let last = self.tape.pick(&["", "；其余得0.5分", "；低于50%的不得分"]);
        match self.tape.below(3) {
            0 => format!("      得分（分档）：{noun}率达到95%以上的得2分；达到80%以上的得1分{last}。\n"),
            1 => {
                let other = self.noun();
                format!("      得分（分档）：{noun}评为一级的得满分；{other}评为二级的得1分；{noun}造假的不得分；其余得0.5分。\n")
            }
            _ => format!("      得分（分档，最高2分）：{noun}数量达到10份以上的得3分；达到5份以上的得1分。\n"),
        }
    }

    fn choice(&mut self) -> String {
        let (noun, other) = (self.noun(), self.noun());
        let last = self.tape.pick(&["", "；其余得0.5分", "；无场所的不得分"]);
        format!("      得分（择一）：{noun}单独设置的得2分；{other}合用的得1分{last}。\n")
    }

    fn adjustments(&mut self) -> String {
        let caps = self
            .tape
            .pick(&["（加分最高2分，减分最高3分）", "（加分最高1.5分）", "", "（减分最高2分）"]);
        let mut out = format!("加减分{caps}\n");
        if !self.tape.once_in(4) {
            let mode = self.tape.pick(&["", "（就高）", "（最高2分）"]);
            let noun = self.noun();
            let cap = self.tape.pick(&["", "，最高加3分"]);
            out += &match self.tape.below(4) {
                0 => format!("  加分{mode}：{noun}受到省级表扬的每次加1分，市级加0.5分{cap}。\n"),
                1 => format!("  加分{mode}：获得{noun}表彰的加1分；创新{noun}的，每项加2分。\n"),
                2 => format!("  加分{mode}：{noun}率超过90%的加1.5分。\n"),
                _ => format!("  加分（最高2分）：{noun}率超过90%的加1.5分；{noun}率超过60%的加0.5分。\n"),
            };
        }
        if out.lines().count() == 1 || !self.tape.once_in(4) {
            let mode = self.tape.pick(&["", "（就高）", "（最高扣2分）"]);
            let noun = self.noun();
            let cap = self.tape.pick(&["", "，最高扣4分"]);
            out += &match self.tape.below(3) {
                0 => format!("  减分{mode}：{noun}受到省、市、县级批评的，每次分别扣3分、2分、1分{cap}。\n"),
                1 => format!("  减分{mode}：{noun}被通报的扣1分；{noun}出错的，每处扣0.5分。\n"),
                _ => format!("  减分{mode}：{noun}造成影响的，酌情扣1至2分。\n"),
            };
        }
        if self.tape.once_in(3) {
            out += "  否决：泄露秘密的，总分计0分。\n";
        }
        out
    }
}
