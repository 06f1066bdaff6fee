//! 总分的上下限 against each other and against 满分.

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
}
