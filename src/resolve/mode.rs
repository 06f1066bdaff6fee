//! 计分方式: the bracket after a scoring keyword, and that of 加减分.

use super::flat::{Cursor, Flat, split};
use crate::diagnostic::{Diagnostic, code};
use crate::model::{FieldKind, Mode, Points};
use crate::text::{Sources, Span};

const CAPS: [&str; 6] = ["最高", "最多", "至多", "不超过", "上限", "封顶"];

/// The mode and cap of a scoring field.
pub(super) fn read(
    sources: &Sources,
    kind: FieldKind,
    words: Option<Span>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Mode, Option<Points>) {
    let (mut mode, mut cap) = (None, None);
    let Some(span) = words else {
        return (Mode::Sum, None);
    };
    let line = [span];
    let flat = Flat::of(sources, &line, span);
    let keyword = kind.keyword();
    for part in split(flat.text(), &[',', ';', '、']) {
        let at = flat.span_of(part);
        let named = Mode::named(part);
        if kind == FieldKind::Veto {
            diagnostics.push(Diagnostic::new(&code::R0109, "否决没有计分方式", at, "不能写").help("写成「否决：」"));
        } else if let Some(named) = named {
            if matches!(named, Mode::OneOf | Mode::Tiers) && matches!(kind, FieldKind::Bonus | FieldKind::Malus) {
                diagnostics.push(
                    Diagnostic::new(&code::R0109, format!("{keyword}不能按「{part}」计"), at, "不能用")
                        .help(format!("{keyword}可以写「就高」「最高5分」")),
                );
            } else if mode.replace(named).is_some() {
                diagnostics.push(
                    Diagnostic::new(&code::R0109, "一栏有两种计分方式", at, "第二种").help("只留一种，或分成两栏，各写各的方式"),
                );
            }
        } else if let Some(points) = capped(part, kind) {
            if cap.replace(points).is_some() {
                diagnostics.push(Diagnostic::new(&code::R0109, "一栏有两个最高分", at, "第二个").help("只留一个"));
            }
        } else {
            diagnostics.push(
                Diagnostic::new(
                    &code::R0109,
                    format!("没有「{}」这种计分方式", flat.written(part)),
                    at,
                    "读不懂",
                )
                .help(format!(
                    "可以写「就高」「择一」「分档」「最高2分」，例如「{keyword}（就高，最高2分）：」"
                )),
            );
        }
    }
    (mode.unwrap_or_default(), cap)
}

fn capped(part: &str, kind: FieldKind) -> Option<Points> {
    let mut cursor = Cursor { rest: part };
    cursor.eat(&CAPS)?;
    let verbs: &[&str] = match kind {
        FieldKind::Deduct | FieldKind::Malus => &["扣", "减"],
        FieldKind::Earn => &["得", "计"],
        FieldKind::Bonus => &["加", "奖"],
        FieldKind::Veto => return None,
    };
    cursor.eat(verbs);
    let points = cursor.number()?;
    cursor.eat(&["分"])?;
    cursor.rest.is_empty().then_some(points)
}

/// 加分最高N分 and 减分最高N分 of 加减分.
pub(super) fn adjustments(
    sources: &Sources,
    words: Option<Span>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<Points>, Option<Points>) {
    let (mut bonus, mut malus) = (None, None);
    let Some(span) = words else { return (None, None) };
    let line = [span];
    let flat = Flat::of(sources, &line, span);
    for part in split(flat.text(), &[',', ';', '、']) {
        let mut cursor = Cursor { rest: part };
        let slot = match cursor.eat(&["加分", "减分"]) {
            Some("加分") => Some((&mut bonus, FieldKind::Bonus)),
            Some(_) => Some((&mut malus, FieldKind::Malus)),
            None => None,
        };
        let read = slot.and_then(|(slot, kind)| capped(cursor.rest, kind).map(|points| slot.replace(points).is_none()));
        if read != Some(true) {
            diagnostics.push(
                Diagnostic::new(
                    &code::R0109,
                    format!("加减分的限额「{}」读不懂", flat.written(part)),
                    flat.span_of(part),
                    "读不懂",
                )
                .help("写成「加减分（加分最高5分，减分最高10分）」"),
            );
        }
    }
    (bonus, malus)
}
