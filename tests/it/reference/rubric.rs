//! Rubrics as a clerk could have written them, small, with every construct of the language.

mod adjustment;
mod field;
mod files;
mod gain;
mod header;
mod loss;
mod veto;

use crate::draw::Tape;
pub use files::Files;

const NOUNS: [&str; 24] = [
    "方案", "台账", "记录", "报表", "档案", "制度", "计划", "总结", "清单", "公告", "预案", "合同", "名册", "图纸", "证书",
    "简报", "专栏", "目录", "纪要", "手册", "表格", "网页", "信件", "设备",
];
const AMOUNTS: [&str; 5] = ["1", "0.5", "2", "0.2", "1.5"];
const FULLS: [u32; 5] = [2, 3, 1, 5, 4];

/// What a fact is asked as.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    Finding,
    /// In this 量词.
    Count(&'static str),
    /// What is missing, in excess or discretionary: it happened if there is any of it.
    Other,
    Rate,
    /// A figure in this unit.
    Figure(&'static str),
}

/// A fact that a clause asks for.
#[derive(Clone)]
struct Asked {
    /// What stands before its name elsewhere.
    path: String,
    name: String,
    asks: Asks,
}

/// One rubric being written.
struct Writer<'t> {
    tape: &'t mut Tape,
    nouns: usize,
    /// 满分 of the item at hand, in points.
    full: u32,
    /// Whether there are 类别.
    categories: bool,
    /// Names of the bands, best first.
    bands: Vec<&'static str>,
    /// 类别, 指标 and 项 so far.
    titles: Vec<String>,
    /// Facts of what is written already.
    asked: Vec<Asked>,
    /// Facts of the item at hand, or of 加减分.
    own: Vec<Asked>,
    /// Of these, what 要素 may be listed for.
    missing: Vec<String>,
    /// Whether the item at hand has an 否则酌情; it may have one.
    otherwise: bool,
}

/// A rubric from choices.
pub fn write(tape: &mut Tape) -> Files {
    let mut writer = Writer {
        tape,
        nouns: 0,
        full: 0,
        categories: false,
        bands: Vec::new(),
        titles: Vec::new(),
        asked: Vec::new(),
        own: Vec::new(),
        missing: Vec::new(),
        otherwise: false,
    };
    let files = writer.table();
    // half-width forms are the same
    if writer.tape.once_in(6) {
        files.map(|text| {
            text.replace('，', ",")
                .replace('；', ";")
                .replace('：', ":")
                .replace('（', "(")
                .replace('）', ")")
        })
    } else {
        files
    }
}

impl Writer<'_> {
    /// A word that was not used before.
    fn noun(&mut self) -> String {
        let (round, at) = (self.nouns / NOUNS.len(), self.nouns % NOUNS.len());
        self.nouns += 1;
        let prefix = ["", "新", "旧", "大", "小", "老"].get(round).copied().unwrap_or("另");
        format!("{prefix}{}", NOUNS[at])
    }

    fn amount(&mut self) -> &'static str {
        self.tape.pick(&AMOUNTS)
    }

    /// Notes that the item at hand asks for `name`.
    fn ask(&mut self, name: String, asks: Asks) -> String {
        let path = String::new();
        self.own.push(Asked {
            path,
            name: name.clone(),
            asks,
        });
        name
    }

    /// Notes that the item at hand asks for what `pattern` says of a new noun.
    fn said(&mut self, pattern: &str, asks: Asks) -> String {
        let name = pattern.replace("{}", &self.noun());
        self.ask(name, asks)
    }

    /// What follows where the clause before does not hold.
    fn otherwise(&mut self, verb: &str) -> String {
        if self.tape.once_in(2) && !std::mem::replace(&mut self.otherwise, true) {
            return format!("否则酌情{verb}0.1至0.5分");
        }
        format!("否则{verb}0.1分")
    }

    /// A rate, at times one that is asked for already.
    fn rate(&mut self) -> String {
        self.datum("率", Asks::Rate)
    }

    /// A figure, at times one that is asked for already.
    fn figure(&mut self, word: &str, unit: &'static str) -> String {
        self.datum(word, Asks::Figure(unit))
    }

    fn datum(&mut self, word: &str, asks: Asks) -> String {
        let known = self
            .own
            .iter()
            .find(|known| known.asks == asks)
            .map(|known| known.name.clone());
        match known {
            Some(known) if self.tape.once_in(3) => known,
            _ => {
                let name = format!("{}{word}", self.noun());
                self.ask(name, asks)
            }
        }
    }

    /// Facts of what was just written are known by `path` from now on.
    fn leave(&mut self, path: &str) {
        let under = |asked: Asked| Asked {
            path: path.to_owned(),
            ..asked
        };
        self.asked.extend(self.own.drain(..).map(under));
        self.missing.clear();
        self.otherwise = false;
    }

    fn table(&mut self) -> Files {
        let (mut body, mut full) = (String::new(), 0);
        let categories = self.tape.below(4);
        self.categories = categories > 0;
        self.bands = header::band_names(self.tape);
        for category in 0..categories.max(1) {
            let letter = ["甲", "乙", "丙"][category];
            if self.categories {
                self.titles.push(format!("类别{letter}"));
            }
            let (mut part, mut sum) = (String::new(), 0);
            for side in ["上", "下"].into_iter().take(1 + self.tape.below(2)) {
                let (text, points) = self.indicator(&format!("指标{letter}{side}"));
                part += &text;
                sum += points;
            }
            if self.categories {
                body += &format!("类别 {}类别{letter}{}\n", self.number(category), self.points(sum));
            }
            body += &part;
            full += sum;
        }
        if self.tape.once_in(2) {
            body += &self.adjustments();
        }
        let mut header = self.header(full);
        header.extend(self.vetoes(full));
        Files::new(self.tape, header, body)
    }

    /// Numbering before a title is not part of it.
    fn number(&mut self, at: usize) -> &'static str {
        if self.tape.once_in(6) {
            ["一、", "（二）", "3."][at % 3]
        } else {
            ""
        }
    }

    /// The points of what has parts may be left out.
    fn points(&mut self, sum: u32) -> String {
        if self.tape.once_in(4) {
            String::new()
        } else {
            format!("（{sum}分）")
        }
    }

    /// An 指标 with its points.
    fn indicator(&mut self, name: &str) -> (String, u32) {
        self.titles.push(name.to_owned());
        if !self.tape.once_in(3) {
            self.full = self.tape.pick(&FULLS);
            let fields = self.item("");
            self.leave(name);
            let number = self.number(1);
            return (format!("  指标 {number}{name}（{}分）\n{fields}", self.full), self.full);
        }
        let (mut items, mut sum) = (String::new(), 0);
        for item in 1..=1 + self.tape.below(3) {
            self.full = self.tape.pick(&FULLS[..3]);
            // what a 项 is called may be what is compared
            let (title, written) = match self.tape.below(6) {
                0 => (format!("第{item}项"), String::new()),
                1 => (format!("{name}{item}号"), format!("【{name}{item}号】")),
                2 => (format!("{name}{item}号办结率"), format!("{name}{item}号办结率")),
                3 => (format!("{name}{item}号人数"), format!("{name}{item}号人数")),
                _ => (format!("{name}{item}号"), format!("{name}{item}号")),
            };
            let fields = self.item(&title);
            self.leave(&format!("{name}/{title}"));
            items += &format!("    项 {written}（{}分）\n{fields}", self.full);
            // 第n项 stands in several places
            self.titles.push(if written.is_empty() {
                format!("{name}/{title}")
            } else {
                title
            });
            sum += self.full;
        }
        (format!("  指标 {name}{}\n{items}", self.points(sum)), sum)
    }
}
