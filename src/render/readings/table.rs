//! 表头: bands and rules of the whole table.

use super::part::Field;
use super::{Rows, official_words};
use crate::model::{ExemptionOutcome, FieldKind, GradeBand, Home, Item, Mode, Points, Prose, Ratio, Rubric, VetoField};
use crate::render::reading::rounding;
use crate::render::sheet::Tone;
use crate::text::Span;

/// What a notice is found by; the others are rows.
const FOUND_BY: [&str; 3] = ["文号", "年度", "对象"];

/// The lines under the title.
pub(super) fn heading(rubric: &Rubric) -> Vec<String> {
    let found = rubric
        .header
        .iter()
        .filter(|(keyword, _)| FOUND_BY.contains(&keyword.as_str()))
        .map(|(keyword, prose)| format!("{keyword}：{}", prose.text.trim()));
    let all: Vec<String> = found.collect();
    if all.is_empty() { Vec::new() } else { vec![all.join("　")] }
}

impl Rows<'_> {
    /// 表头.
    pub(super) fn table(&mut self) {
        let rubric = self.rubric;
        let from = self.all.len();
        // a shared file has no parts that could make a sum
        if !rubric.categories.is_empty() {
            self.full();
        }
        for (keyword, prose) in &rubric.header {
            if !FOUND_BY.contains(&keyword.as_str()) {
                self.scoring(&format!("{keyword}：{}", prose.text.trim()), prose.span);
            }
        }
        let scored = rubric.header.iter().any(|(keyword, _)| keyword == "计分");
        if !scored && !rubric.categories.is_empty() {
            self.scoring("（没有写计分）", rubric.span);
        }
        for band in &rubric.bands {
            let words = format!("等次：{}", band.text.trim());
            self.plain(band.span, &words, format!("总分{}的，评为「{}」", range(band), band.name));
        }
        self.total();
        self.exemption();
        if let Some(conversion) = &rubric.conversion {
            let words = format!("折算：{}", self.stated(conversion.span));
            let factor = conversion.factor.times(Ratio::whole(100));
            let kept = conversion.places.map(|n| format!("，{}", rounding(n))).unwrap_or_default();
            self.plain(
                conversion.span,
                &words,
                format!("评定等次以后，总分×{factor}%{kept}，得折算分；等次不受影响"),
            );
        }
        self.unread_fields();
        for note in &rubric.notes {
            self.prose(note);
        }
        self.vetoes(&rubric.vetoes, None);
        self.settle(from);
    }

    /// The value of a closed field at `at`, without the comments and marks between its lines.
    fn stated(&self, at: Span) -> &str {
        let field = self.rubric.closed.iter().find(|field| field.span == at);
        field.map_or(self.sources.slice(at), |field| &field.text).trim()
    }

    fn full(&mut self) {
        let rubric = self.rubric;
        let sum: Points = rubric.categories.iter().map(|category| category.full).sum();
        let said = format!("{}项合计{sum}分", rubric.items().count());
        match rubric.full_span {
            Some(at) => self.push(at, format!("满分：{}", self.stated(at)), vec![said], Tone::Plain),
            None => self.push(rubric.span, "（没有写满分）", vec![said], Tone::Plain),
        }
    }

    fn scoring(&mut self, words: &str, at: Span) {
        let said = if self.rubric.exhausts {
            "扣完为止：每一项扣到0分为止，一项里几条合计可以超过这一项的分值"
        } else {
            "没有写扣完为止：一项里只扣一次的各条，合计不能超过这一项的分值；一项最少得0分"
        };
        self.plain(at, words, said);
    }

    fn total(&mut self) {
        let rubric = self.rubric;
        if let Some(at) = rubric.total_span {
            let low = rubric.total_low.map(|at| format!("总分低于{at}分的，按{at}分计"));
            let high = rubric.total_high.map(|at| format!("总分高于{at}分的，按{at}分计"));
            let said: Vec<String> = [low, high].into_iter().flatten().collect();
            self.plain(at, &format!("总分：{}", self.stated(at)), said.join("；"));
        }
        if let (Some(places), Some(at)) = (rubric.total_places, rubric.places_span) {
            let said = format!("总分{}，再照取舍以后的总分评等次", rounding(places));
            self.plain(at, &format!("小数：{}", self.stated(at)), said);
        }
    }

    fn exemption(&mut self) {
        let Some(rule) = &self.rubric.exemption else { return };
        let kept = rule.places.map(|n| format!("，{}", rounding(n))).unwrap_or_default();
        let then = match rule.outcome {
            ExemptionOutcome::Full => "这一项按满分计".to_owned(),
            ExemptionOutcome::Zero => "这一项计0分".to_owned(),
            ExemptionOutcome::RestOfCategory => format!(
                "一个类别里不适用各项的分值合计，乘以本类别其余各项的得分率{kept}，计入本类别；整个类别都不适用的，乘以全表其余各项的得分率"
            ),
            ExemptionOutcome::RestOfTable => {
                format!("一个类别里不适用各项的分值合计，乘以全表其余各项的得分率{kept}，计入本类别")
            }
            ExemptionOutcome::Undecided => "这一项计多少分没有规定：结果是从计0分到按满分计的一个区间".to_owned(),
        };
        let said = format!(
            "经「{}」认定不适用的，{then}；不适用的项，扣分、得分不再看，加分、减分、否决照算。没有认定的，照事实计分",
            rule.approver
        );
        let words = format!("不适用：{}", self.stated(rule.span));
        self.plain(rule.span, &words, said);
    }

    /// Fields of a closed form of which nothing could be read.
    fn unread_fields(&mut self) {
        let rubric = self.rubric;
        for field in &rubric.closed {
            let read = match field.keyword {
                "等次" => !rubric.bands.is_empty(),
                "总分" => rubric.total_low.is_some() || rubric.total_high.is_some(),
                "小数" => rubric.total_places.is_some(),
                "不适用" => rubric.exemption.is_some(),
                "折算" => rubric.conversion.is_some(),
                _ => true,
            };
            if !read {
                let words = format!("{}：{}", field.keyword, field.text.trim());
                let said = vec!["没有读：这一栏读不懂，改法见 rubricc check".to_owned()];
                self.push(field.span, words, said, Tone::Warning);
            }
        }
    }

    /// Free text, which scores nothing.
    pub(super) fn prose(&mut self, prose: &Prose) {
        let words = prose.text.trim();
        // notes are an editor's own words
        let words = match prose.keyword {
            "注" | "说明" => words.to_owned(),
            _ => official_words(words),
        };
        let said = vec!["文字，不计分".to_owned()];
        self.push(prose.span, format!("{}：{words}", prose.keyword), said, Tone::Plain);
    }

    /// 否决 fields; `item` is the item they stand in.
    pub(super) fn vetoes(&mut self, fields: &[VetoField], item: Option<&Item>) {
        for field in fields {
            let said = match field.clauses.len() {
                0 => "没有读出条款".to_owned(),
                _ => "下列条件成立的，有所写的后果".to_owned(),
            };
            self.plain(field.span, &format!("{}：", FieldKind::Veto.keyword()), said);
            let setting = Field {
                kind: FieldKind::Veto,
                mode: Mode::Sum,
                cap: None,
                whole: None,
                item,
                home: item.map(|item| Home::Item(item.id)),
            };
            self.clauses(&field.clauses, &setting);
        }
    }
}

/// `在80分以上（含80分）、90分以下（不含90分）`.
fn range(band: &GradeBand) -> String {
    let low = |(at, included): (Points, bool)| match included {
        true => format!("不低于{at}分（含{at}分）"),
        false => format!("高于{at}分（不含{at}分）"),
    };
    let high = |(at, included): (Points, bool)| match included {
        true => format!("不超过{at}分（含{at}分）"),
        false => format!("低于{at}分（不含{at}分）"),
    };
    let parts: Vec<String> = [band.low.map(low), band.high.map(high)].into_iter().flatten().collect();
    if parts.is_empty() {
        "不论多少".to_owned()
    } else {
        parts.join("且")
    }
}
