//! 规则 of the table: 满分 计分 总分 小数 不适用 折算 否决.

use super::clauses::{Context, entries};
use super::draft::Draft;
use super::{Change, Kind, Place};
use crate::diff::pairing::Sureness;
use crate::model::{Conversion, ExemptionOutcome, ExemptionRule, Points, Rubric};

/// One change for each field whose meaning is another.
pub(super) fn changes(context: &Context<'_>) -> Vec<Change> {
    let (old, new) = (context.old, context.new);
    let mut found: Vec<Option<Change>> = Vec::new();
    if old.full != new.full {
        let remark = format!("满分由{}分调整为{}分", old.full, new.full);
        let words = |rubric: &Rubric| Some(format!("{}分", rubric.full));
        found.push(rule("满分", remark, words(old), words(new)));
    }
    if old.exhausts != new.exhausts {
        let remark = if new.exhausts {
            "增加扣完为止"
        } else {
            "取消扣完为止"
        };
        found.push(rule("计分", remark.to_owned(), header(old, "计分"), header(new, "计分")));
    }
    if (old.total_low, old.total_high) != (new.total_low, new.total_high) {
        let remark = format!("总分由{}改为{}", bounds(old), bounds(new));
        found.push(rule("总分", remark, closed(old, "总分"), closed(new, "总分")));
    }
    if old.total_places != new.total_places {
        let remark = format!("总分由{}改为{}", rounding(old.total_places), rounding(new.total_places));
        found.push(rule("小数", remark, closed(old, "小数"), closed(new, "小数")));
    }
    let (before, after) = (old.exemption.as_ref().map(exempt), new.exemption.as_ref().map(exempt));
    if before != after {
        let words = |words: Option<String>| words.unwrap_or_else(|| "没有规定".to_owned());
        let remark = format!("不适用的处理由{}改为{}", words(before), words(after));
        found.push(rule("不适用", remark, closed(old, "不适用"), closed(new, "不适用")));
    }
    let (before, after) = (old.conversion.as_ref().map(convert), new.conversion.as_ref().map(convert));
    if before != after {
        let remark = match (before, after) {
            (Some(before), Some(after)) => format!("折算由{before}改为{after}"),
            (None, after) => format!("增加折算，{}", after.unwrap_or_default()),
            (Some(before), None) => format!("取消折算，原为{before}"),
        };
        found.push(rule("折算", remark, closed(old, "折算"), closed(new, "折算")));
    }
    found.push(vetoes(context));
    found.into_iter().flatten().collect()
}

fn rule(keyword: &'static str, remark: String, old: Option<String>, new: Option<String>) -> Option<Change> {
    let mut draft = Draft::default();
    let place = |words: &Option<String>| words.iter().map(|_| Place::Table(keyword)).collect::<Vec<_>>();
    let (before, after) = (place(&old), place(&new));
    draft.say(Kind::Rules, remark);
    draft.text(keyword, Kind::Rules, old, new);
    draft.finish(before, after, Sureness::Named)
}

/// A closed field as written.
pub(super) fn closed(rubric: &Rubric, keyword: &str) -> Option<String> {
    let stated = rubric.closed.iter().find(|prose| prose.keyword == keyword);
    stated.map(|prose| prose.text.clone())
}

/// A free header field as written.
pub(super) fn header(rubric: &Rubric, keyword: &str) -> Option<String> {
    let stated = rubric.header.iter().find(|(word, _)| word == keyword);
    stated.map(|(_, prose)| prose.text.clone())
}

fn bounds(rubric: &Rubric) -> String {
    let low = rubric.total_low.map(|at: Points| format!("不低于{at}分"));
    let high = rubric.total_high.map(|at: Points| format!("不超过{at}分"));
    let parts: Vec<String> = low.into_iter().chain(high).collect();
    if parts.is_empty() {
        "不设界限".to_owned()
    } else {
        parts.join("、")
    }
}

fn rounding(places: Option<u8>) -> String {
    match places {
        None => "不取舍".to_owned(),
        Some(0) => "取整数".to_owned(),
        Some(places) => format!("保留{places}位小数"),
    }
}

fn exempt(rule: &ExemptionRule) -> String {
    let outcome = match rule.outcome {
        ExemptionOutcome::Full => "按满分计",
        ExemptionOutcome::Zero => "计0分",
        ExemptionOutcome::RestOfCategory => "按本类别其余得分率折算",
        ExemptionOutcome::RestOfTable => "按全表其余得分率折算",
        ExemptionOutcome::Undecided => "未定",
    };
    let places = rule.places.map(|places| format!("，保留{places}位小数")).unwrap_or_default();
    format!("「经{}认定，{outcome}{places}」", rule.approver)
}

fn convert(conversion: &Conversion) -> String {
    let places = conversion
        .places
        .map(|places| format!("，保留{places}位小数"))
        .unwrap_or_default();
    format!("乘以{}{places}", conversion.factor)
}

fn vetoes(context: &Context<'_>) -> Option<Change> {
    let before = entries(std::iter::empty(), context.old.vetoes.iter());
    let after = entries(std::iter::empty(), context.new.vetoes.iter());
    let mut draft = Draft::default();
    let pairs = context.pair(&before, &after);
    context.compare(&before, &after, &pairs, &mut draft);
    let place = |has: bool| if has { vec![Place::Table("否决")] } else { vec![] };
    draft.finish(place(!before.is_empty()), place(!after.is_empty()), Sureness::Named)
}
