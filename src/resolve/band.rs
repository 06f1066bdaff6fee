//! 等次: `名称（范围）` lists, and sentences such as 总分85分以上的为“优秀”.

use super::flat::{Flat, split};
use super::range::{self, Range};
use crate::diagnostic::{Diagnostic, code};
use crate::model::{GradeBand, Name};
use crate::text::Span;

const HELP: &str = "写成「优秀（90分以上，含90分），良好（80—90分，含80分）」，或「总分90分以上的为“优秀”」";

/// Bands a rubric may have.
const MOST: usize = 100;

/// Words that name what is graded.
const SUBJECTS: [&str; 14] = [
    "考核总得分",
    "考核总分",
    "考核得分",
    "考评得分",
    "综合得分",
    "最终得分",
    "年度得分",
    "总得分",
    "总分值",
    "总分",
    "得分",
    "分数",
    "成绩",
    "分值",
];

/// Words between a range and 为.
const VERBS: [&str; 6] = ["评定", "确定", "认定", "评", "定", "的"];

/// The bands of a value, in order.
pub(super) fn read(flat: &Flat<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<GradeBand> {
    let text = flat.text();
    let found = if outside(text, '为') {
        sentences(flat, diagnostics)
    } else {
        list(flat, diagnostics)
    };
    let mut bands: Vec<(Name, Range, Span)> = Vec::new();
    if let Some((_, _, span)) = found.get(MOST) {
        let message = format!("等次有{}个，超过了{MOST}个", found.len());
        diagnostics.push(Diagnostic::new(&code::R0204, message, *span, "太多").help(HELP));
    }
    for (name, range, span) in found.into_iter().take(MOST) {
        match bands.iter().find(|(known, ..)| *known == name) {
            Some((_, _, first)) => diagnostics.push(
                Diagnostic::new(&code::R0204, format!("等次「{name}」写了两次"), span, "第二次")
                    .also(*first, "第一次")
                    .help("每个等次只写一次"),
            ),
            None => bands.push((name, range, span)),
        }
    }
    let ranges: Vec<Range> = bands.iter().map(|(_, range, _)| *range).collect();
    bands
        .into_iter()
        .map(|(name, mut range, span)| {
            // 80—90分 beside 90分以上: the neighbour takes the 90
            if let Some(high) = range.high.as_mut().filter(|high| !high.stated) {
                let taken = |r: &Range| r.low.is_some_and(|low| low.at == high.at && low.closed && low.stated);
                if ranges.iter().any(taken) {
                    high.closed = false;
                }
            }
            GradeBand {
                name,
                low: range.low.map(|end| (end.at, end.closed)),
                high: range.high.map(|end| (end.at, end.closed)),
                text: flat.written_at(span),
                span,
            }
        })
        .collect()
}

fn outside(text: &str, wanted: char) -> bool {
    let mut depth = 0usize;
    text.chars().any(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c == wanted
    })
}

fn list(flat: &Flat<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Name, Range, Span)> {
    let mut bands = Vec::new();
    for part in split(flat.text(), &[',', ';', '、']) {
        let read = part
            .strip_suffix(')')
            .and_then(|part| part.split_once('('))
            .map(|(name, words)| (name.trim_matches('"'), words))
            .filter(|(name, _)| !name.is_empty() && !name.contains(|c: char| c.is_ascii_digit()))
            .and_then(|(name, words)| Some((Name::new(name), range::read(words)?)));
        match read {
            Some((name, range)) => bands.push((name, range, flat.span_of(part))),
            None => diagnostics.push(unread(flat, part)),
        }
    }
    bands
}

fn sentences(flat: &Flat<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Name, Range, Span)> {
    let mut bands = Vec::new();
    let mut rest = flat.text();
    loop {
        rest = rest.trim_start_matches([',', ';', '、']);
        if rest.is_empty() {
            return bands;
        }
        let Some((before, after)) = rest.split_once('为') else {
            diagnostics.push(unread(flat, rest));
            return bands;
        };
        let (name, left) = match after.strip_prefix('"').and_then(|quoted| quoted.split_once('"')) {
            Some((name, left)) => (name, left),
            None => after.split_at(after.find([',', ';', '、']).unwrap_or(after.len())),
        };
        let left = ["等次", "等级", "档次"]
            .iter()
            .find_map(|word| left.strip_prefix(word))
            .unwrap_or(left);
        let whole = &rest[..rest.len() - left.len()];
        let mut words = before;
        while let Some(less) = VERBS
            .iter()
            .find_map(|verb| words.strip_suffix(verb))
            .or(words.strip_suffix(','))
        {
            words = less;
        }
        words = SUBJECTS
            .iter()
            .find_map(|subject| words.strip_prefix(subject))
            .unwrap_or(words);
        let name = ["等次", "等级", "档次"]
            .iter()
            .find_map(|word| name.strip_suffix(word))
            .unwrap_or(name);
        match range::read(words).filter(|_| !name.is_empty()) {
            Some(range) => bands.push((Name::new(name), range, flat.span_of(whole))),
            None => diagnostics.push(unread(flat, whole)),
        }
        rest = left;
    }
}

fn unread(flat: &Flat<'_>, words: &str) -> Diagnostic {
    let message = format!("等次「{}」读不懂", flat.written(words));
    Diagnostic::new(&code::R0204, message, flat.span_of(words), "读不懂").help(HELP)
}
