//! 总分的上下限 against each other, against 满分 and against 小数.

use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::R0316;
use crate::text::Span;

/// The bounds leave out what the points allow.
fn contradiction(message: String, span: Span) -> Diagnostic {
    Diagnostic::new(&R0316, message, span, "自相矛盾").help("请对照原文核对「总分：不低于…，不超过…」与满分")
}

/// The rule.
pub fn check(found: &mut Vec<Diagnostic>, table: &Table<'_>) {
    let rubric = table.rubric;
    let span = rubric.total_span.unwrap_or(rubric.span);
    match (rubric.total_low, rubric.total_high) {
        (Some(low), Some(high)) if low > high => {
            found.push(contradiction(format!("总分的下限{low}分大于上限{high}分"), span));
        }
        (_, Some(high)) if high < rubric.full => {
            found.push(contradiction(format!("总分的上限{high}分小于满分{}分", rubric.full), span));
        }
        (Some(low), _) if low > rubric.full => {
            found.push(contradiction(format!("总分的下限{low}分大于满分{}分", rubric.full), span));
        }
        _ => {}
    }
    // the bounds come first, rounding after them
    for (side, bound) in [("下限", rubric.total_low), ("上限", rubric.total_high)] {
        if let (Some(bound), Some(places)) = (bound, rubric.total_places)
            && bound.places() > places
        {
            let message = format!("总分的{side}{bound}分保留的小数放不下，取舍以后成了{}分", bound.round(places));
            let finding = Diagnostic::new(&R0316, message, span, "小数多了");
            let finding = rubric
                .places_span
                .into_iter()
                .fold(finding, |finding, at| finding.also(at, "保留几位"));
            found.push(finding.help("先计上下限，后取舍：请在「小数」里多留几位，或把上下限写成保留得下的分数"));
        }
    }
}
