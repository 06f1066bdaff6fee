//! 否决: clauses that act on the grade (language, §3 “否决”).

use super::grammar::{Node, Rule, at_start, child, children};
use super::normal::Slice;
use super::refusal::Refusal;
use super::{number, occurrence};
use crate::diagnostic::code;
use crate::model::{Amount, Condition, Effect, Name, Reading, ResultCondition, Subject, VetoAction};

/// Reads one 否决 clause at the start of `text`: the reading and how many bytes it takes.
pub fn read(text: Slice<'_, '_>) -> Option<(Result<Reading, Refusal>, usize)> {
    let node = at_start(Rule::veto, text.text())?;
    let taken = node.as_str().len();
    let whole = text.upto(taken).trimmed(&[',']);
    let words = child(&node, Rule::veto_words).map_or(0, |n| n.as_str().len());
    let condition = condition_of(text, words).and_then(condition);
    let action = child(&node, Rule::veto_action)
        .and_then(|n| n.into_inner().next())
        .and_then(|n| action(&n));
    let reading = match (condition, action) {
        (Err(refusal), _) => Err(refusal),
        (_, None) => Err(unread()),
        (Ok(condition), Some(action)) => {
            let effect = Effect::Veto(action);
            super::data::some(&condition, &effect).map(|()| Reading {
                text: whole.words().into_owned(),
                span: whole.span(),
                effect,
                amount: Amount::None,
                condition,
                per: None,
                cap: None,
            })
        }
    };
    Some((reading, taken))
}

/// First characters of `veto_subject`; most conditions end otherwise, and the grammar is not asked.
const OPENS_SUBJECT: &[char] = &[
    '本', '该', '被', '单', '部', '当', '年', '综', '目', '绩', '管', '考', '结', '等',
];

/// The words of the condition: without 的 and comma, and without the unit or the year that the action is said of
/// (……的，年度考核等次降低一等).
fn condition_of<'n, 'a>(text: Slice<'n, 'a>, end: usize) -> Result<Slice<'n, 'a>, Refusal> {
    let words = text.upto(end);
    let own = |at: usize| {
        let subject = &words.text()[at..];
        subject.starts_with(OPENS_SUBJECT) && at_start(Rule::veto_subject, subject).is_some()
    };
    let short = match (words.text().rfind(','), words.text().rfind('的')) {
        (Some(comma), _) if own(comma + 1) => words.upto(comma),
        (Some(comma), _) if words.text()[..comma].ends_with('的') && !text.text()[end..].starts_with([',', '的']) => {
            // ……的，主管部门评为: who that is the table does not say
            let subject = words.from(comma + 1);
            if !subject.text().starts_with('每') {
                return Err(Refusal::new(
                    &code::R0519,
                    format!("「{}」是不是本单位，读不准", subject.words()),
                    "否决只管本单位：后果前面不写主语，或者写「本单位」「年度考核」，如「……的，年度考核评为不合格」",
                ));
            }
            words
        }
        (_, Some(at)) if own(at + "的".len()) && !words.text()[at..].starts_with("的单位") => words.upto(at),
        _ => words,
    };
    Ok(plain(occurrence::strip(short)))
}

/// Without 实行一票否决, which the action says again.
fn plain<'n, 'a>(words: Slice<'n, 'a>) -> Slice<'n, 'a> {
    let short = words.without_end("一票否决").without_end("实行");
    if short.text().ends_with([',', '的']) {
        occurrence::strip(short)
    } else {
        words
    }
}

/// What a 否决 sentence without an action of ours gets.
pub fn unread() -> Refusal {
    Refusal::new(
        &code::R0519,
        "否决条款没有写明后果",
        "请写成「……的，评为不合格」「……的，不得评为优秀」「……的，降低一个等次」「……的，本类别不得分」或「……的，总分计0分」",
    )
}

fn action(node: &Node<'_>) -> Option<VetoAction> {
    let bands = || children(node, Rule::band_name).map(|n| Name::new(n.as_str().trim_matches(['“', '”', '"', '「', '」'])));
    Some(match node.as_rule() {
        Rule::zero_category => VetoAction::ZeroCategory,
        Rule::zero_total => VetoAction::ZeroTotal,
        Rule::bar => VetoAction::Bar(bands().collect()),
        Rule::grade => VetoAction::Grade(bands().next()?),
        Rule::lower => {
            let steps = number::value(&child(node, Rule::number)?)?;
            let steps = u32::try_from(steps.floor()).ok().filter(|n| *n > 0 && steps.is_whole())?;
            VetoAction::Lower(steps)
        }
        _ => return None,
    })
}

fn condition(words: Slice<'_, '_>) -> Result<Condition, Refusal> {
    if words.is_empty() {
        return Err(Refusal::new(
            &code::R0506,
            "否决条款没有条件",
            "请写明什么情形下否决，如「发生重大安全事故的，评为不合格」",
        ));
    }
    let compared = super::data::compare(words)?;
    let Some(compared) = compared else {
        let result = ["总分", "总得分", "本项不", "本项得", "本类别不", "本类别得", "任一类别"];
        if result.iter().any(|w| words.text().starts_with(w)) {
            return Err(Refusal::new(
                &code::R0509,
                format!("「{}」不是能读的比较", words.words()),
                "请写成「总分低于60分的，……」「本项得分低于2分的，……」",
            ));
        }
        let ends = ["每次", "每起", "每件", "每人"].iter().any(|w| words.text().ends_with(w));
        let begins = ["每发", "每出", "每查", "每有", "每一", "每次", "每起", "每件", "每人"]
            .iter()
            .any(|w| words.text().starts_with(w));
        if ends || begins {
            return Err(Refusal::new(
                &code::R0519,
                "否决条款不能按次数计",
                "请写明几次，如「发生2起以上的，降低一个等次」「发生3起以上的，评为不合格」",
            ));
        }
        return Ok(Condition::Finding(Name::new(&words.words())));
    };
    if compared.bare {
        return Err(Refusal::new(
            &code::R0509,
            format!("「{}」里的数没有比较词", words.words()),
            "请写明「以上」「不足」等，如「办结率低于60%的，不得评为优秀」",
        ));
    }
    if compared.open_ends.0 || compared.open_ends.1 {
        return Err(super::data::unclear(words));
    }
    let name = words.holding(compared.name);
    match subject(compared.name) {
        Some((subject, rate)) => {
            let unit = if rate { "%" } else { "分" };
            if compared.unit != unit {
                let what = if rate { "得分率" } else { "得分" };
                return Err(Refusal::new(
                    &code::R0507,
                    format!("{what}与「{}」单位不一", compared.unit),
                    format!("{what}的单位是{unit}，请改成一致"),
                ));
            }
            Ok(Condition::Result(ResultCondition {
                subject,
                rate,
                bounds: compared.bounds,
            }))
        }
        None if name.is_empty() => Err(Refusal::new(
            &code::R0518,
            format!("「{}」没有写明比的是什么", words.words()),
            "请写明数据名称，如「办结率低于60%的，不得评为优秀」",
        )),
        None => {
            super::data::named(name, &compared.bounds)?;
            Ok(Condition::Data {
                name: Name::new(&name.words()),
                unit: compared.unit,
                bounds: compared.bounds,
            })
        }
    }
}

/// 总分, 任一类别得分率, 本项得分, …: whose score it is, and whether the rate.
fn subject(name: &str) -> Option<(Subject, bool)> {
    let (whose, rate) = match (name.strip_suffix("得分率"), name.strip_suffix("得分")) {
        (Some(whose), _) => (whose, true),
        (_, Some(whose)) => (whose, false),
        _ if matches!(name, "总分" | "年度总分" | "考核总分") => return Some((Subject::Total, false)),
        _ => return None,
    };
    let whose = whose.strip_suffix('的').unwrap_or(whose);
    let subject = match whose {
        "总" | "总分" => Subject::Total,
        "任一类别" | "任意类别" | "任何类别" | "任意一个类别" | "任何一个类别" | "任一个类别" => {
            Subject::AnyCategory
        }
        "本类别" | "该类别" | "本类" => Subject::OwnCategory,
        "本项" | "该项" => Subject::OwnItem,
        "" => return None,
        title => Subject::Titled(Name::new(title.trim_matches(['“', '”', '"', '「', '」']))),
    };
    Some((subject, rate))
}

#[cfg(test)]
mod tests {
    use super::OPENS_SUBJECT;
    use crate::syntax::clause::grammar::{Rule, at_start};

    #[test]
    fn no_subject_begins_otherwise() {
        for c in '一'..='鿿' {
            let mut ends = " 位 单位 门 度 年度 年 终 合 标 效 理 核 评 果 次 级 考核单位".split(' ');
            let opens = ends.any(|end| at_start(Rule::veto_subject, &format!("{c}{end}")).is_some());
            assert_eq!(opens, OPENS_SUBJECT.contains(&c), "{c}");
        }
    }
}
