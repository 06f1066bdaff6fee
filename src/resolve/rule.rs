//! 表头规则: 总分, 小数, 不适用, 折算: values of a closed form.

use super::flat::{Cursor, Flat, split};
use super::range;
use crate::diagnostic::{Diagnostic, code};
use crate::model::{Conversion, ExemptionOutcome, ExemptionRule, Name, Points, Ratio};

/// Decimals that a rounding rule may keep.
const MOST_PLACES: i64 = 6;

fn unread(flat: &Flat<'_>, keyword: &str, help: &str) -> Diagnostic {
    Diagnostic::new(&code::R0204, format!("「{keyword}」这一栏读不懂"), flat.whole(), "读不懂").help(help)
}

/// 总分: both bounds.
pub(super) fn total(flat: &Flat<'_>, diagnostics: &mut Vec<Diagnostic>) -> (Option<Points>, Option<Points>) {
    let closed = |end: Option<range::End>| end.is_none_or(|end| end.closed);
    match range::read(flat.text().trim_end_matches(';')).filter(|r| closed(r.low) && closed(r.high)) {
        Some(range) => (range.low.map(|end| end.at), range.high.map(|end| end.at)),
        None => {
            diagnostics.push(unread(flat, "总分", "写成「总分：不低于0分，不超过110分」，只写一头也可以"));
            (None, None)
        }
    }
}

/// 小数: decimals of the total.
pub(super) fn decimals(flat: &Flat<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<u8> {
    let parts = split(flat.text(), &[',', ';']);
    let mut said = parts.into_iter().filter(|part| *part != "四舍五入");
    let found = said.next().and_then(places).filter(|_| said.next().is_none());
    if found.is_none() {
        diagnostics.push(unread(flat, "小数", "写成「小数：保留两位小数」，最多六位"));
    }
    found
}

/// `保留两位小数`, `保留整数`.
pub(super) fn places(words: &str) -> Option<u8> {
    let words = words.strip_prefix("四舍五入").unwrap_or(words);
    let words = words.strip_prefix("结果").unwrap_or(words);
    let words = words.strip_prefix("保留")?;
    let words = words.strip_prefix("小数点后").unwrap_or(words);
    if matches!(words, "整数" | "到整数" | "至整数") {
        return Some(0);
    }
    let mut cursor = Cursor { rest: words };
    let count = cursor.number()?;
    cursor.eat(&["位小数", "位"])?;
    let whole = i64::try_from(count.micros() / 1_000_000).ok()?;
    (cursor.rest.is_empty() && count.places() == 0 && whole <= MOST_PLACES).then(|| u8::try_from(whole).ok())?
}

/// 不适用: who approves, and what follows.
pub(super) fn exemption(flat: &Flat<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<ExemptionRule> {
    const HELP: &str = "写成「经某某办公室认定，未定」；后一半还可以是「按满分计」「计0分」「剔除，按本类别其余得分率折算，保留两位小数」「剔除，按全表其余得分率折算，保留两位小数」";
    let parts = split(flat.text(), &[',', ';']);
    let mut approver = None;
    let (mut outcome, mut struck, mut kept) = (None, false, None);
    for (index, part) in parts.iter().copied().enumerate() {
        let part = part.strip_suffix('的').unwrap_or(part);
        if let Some(found) = consequence(part) {
            if outcome.replace(found).is_some() {
                outcome = None;
                break;
            }
        } else if part == "剔除" {
            struck = true;
        } else if let Some(n) = places(part).filter(|_| kept.is_none()) {
            kept = Some(n);
        } else if part == "四舍五入" {
        } else if let Some(name) = approving(part).filter(|_| index == 0) {
            approver = Some(name);
        } else {
            outcome = None;
            break;
        }
    }
    let share = matches!(
        outcome,
        Some(ExemptionOutcome::RestOfCategory | ExemptionOutcome::RestOfTable)
    );
    match (approver, outcome) {
        (Some(approver), Some(outcome)) if share == struck => Some(ExemptionRule {
            approver,
            outcome,
            places: kept,
            span: flat.whole(),
        }),
        _ => {
            diagnostics.push(unread(flat, "不适用", HELP));
            None
        }
    }
}

fn consequence(part: &str) -> Option<ExemptionOutcome> {
    Some(match part {
        "未定" => ExemptionOutcome::Undecided,
        "按满分计" | "按满分计算" | "计满分" | "记满分" => ExemptionOutcome::Full,
        "计0分" | "按0分计" | "计零分" | "按零分计" | "记0分" => ExemptionOutcome::Zero,
        "按本类别其余得分率折算" => ExemptionOutcome::RestOfCategory,
        "按全表其余得分率折算" => ExemptionOutcome::RestOfTable,
        _ => return None,
    })
}

fn approving(part: &str) -> Option<Name> {
    let part = ["须经", "需经", "应经", "报经", "经", "由", "报"]
        .iter()
        .find_map(|word| part.strip_prefix(word))
        .unwrap_or(part);
    let name = [
        "审核认定",
        "审核同意",
        "研究同意",
        "认定",
        "批准",
        "同意",
        "核准",
        "审定",
        "审核",
        "确认",
        "审批",
    ]
    .iter()
    .find_map(|word| part.strip_suffix(word))?;
    (!name.is_empty()).then(|| Name::new(name))
}

/// 折算: the factor of the total.
pub(super) fn conversion(flat: &Flat<'_>, full: Points, diagnostics: &mut Vec<Diagnostic>) -> Option<Conversion> {
    let (mut factor, mut kept, mut good) = (None, None, true);
    for part in split(flat.text(), &[',', ';']) {
        if let Some(n) = places(part) {
            good &= kept.replace(n).is_none();
        } else if part != "四舍五入" {
            let read = factor_of(part, full);
            good &= read.is_some() && factor.is_none();
            factor = factor.or(read);
        }
    }
    match factor.filter(|_| good) {
        Some(factor) => Some(Conversion {
            factor,
            places: kept,
            span: flat.whole(),
        }),
        None => {
            diagnostics.push(unread(
                flat,
                "折算",
                "写成「折算：按40%折算，保留两位小数」或「折算：折合20分，保留两位小数」",
            ));
            None
        }
    }
}

fn factor_of(part: &str, full: Points) -> Option<Ratio> {
    let mut cursor = Cursor { rest: part };
    cursor.eat(&["总分"]);
    let lead = cursor.eat(&["按", "折合成", "折合为", "折合", "折算成", "折算为", "折算"])?;
    let percent = if lead == "按" {
        cursor.eat(&["百分之"]).is_some()
    } else {
        false
    };
    let figure = cursor.number()?;
    let unit = if percent { "%" } else { cursor.eat(&["%", "分"])? };
    cursor.eat(&["的比例", "的权重", "权重"]);
    if lead == "按" {
        cursor.eat(&["折算", "折合", "计入", "折合计算"])?;
    }
    if !cursor.rest.is_empty() || figure == Points::ZERO {
        return None;
    }
    match unit {
        "%" => Ratio::from(figure).over(Ratio::whole(100)),
        _ => figure.over(full),
    }
}
