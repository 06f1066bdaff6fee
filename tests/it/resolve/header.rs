//! 表头: what the fields of the table come to, each in an otherwise plain rubric.

use rubricc::model::{ExemptionOutcome, Points, Rubric};

use super::{bands_of, compiled, with};

/// One field a line.
const FIELDS: &str = include_str!("../../resolve/表头.txt");

fn bounds(rubric: &Rubric) -> Option<String> {
    let end = |at: Option<Points>, none: &str| at.map_or(none.to_owned(), |at| format!("{at}分"));
    let any = rubric.total_low.is_some() || rubric.total_high.is_some();
    any.then(|| {
        format!(
            "总分 {} 至 {}",
            end(rubric.total_low, "无下限"),
            end(rubric.total_high, "不封顶")
        )
    })
}

fn exemption(rubric: &Rubric) -> Option<String> {
    let rule = rubric.exemption.as_ref()?;
    let outcome = match rule.outcome {
        ExemptionOutcome::Undecided => "未定",
        ExemptionOutcome::Full => "按满分计",
        ExemptionOutcome::Zero => "计0分",
        ExemptionOutcome::RestOfCategory => "按本类别其余",
        ExemptionOutcome::RestOfTable => "按全表其余",
    };
    Some(format!("不适用 {} {outcome} {:?}位", rule.approver, rule.places))
}

#[test]
fn every_field_of_the_table_is_read_or_told_why_not() {
    let mut listed = String::new();
    for line in FIELDS.lines() {
        let compiled = compiled(&with(line));
        let rubric = &compiled.rubric;
        let bands = bands_of(rubric);
        let says = [
            (!bands.is_empty()).then_some(bands),
            bounds(rubric),
            rubric.total_places.map(|places| format!("小数 {places}位")),
            exemption(rubric),
            rubric
                .conversion
                .as_ref()
                .map(|rule| format!("折算 乘以{} {:?}位", rule.factor, rule.places)),
        ];
        listed += &format!("{line}\n");
        says.into_iter().flatten().for_each(|said| listed += &format!("  {said}\n"));
        let told = compiled.diagnostics.iter().filter(|d| d.code.id < "R03");
        told.for_each(|d| listed += &format!("  {} {}\n", d.code.id, d.message));
    }
    insta::assert_snapshot!(listed);
}

#[test]
fn a_conversion_to_points_is_of_the_sum_where_no_full_points_are_stated() {
    let text = "细则：甲\n折算：折合20分\n指标 乙（50分）\n扣分：未召开的扣50分。\n";
    let factor = compiled(text).rubric.conversion.map(|rule| rule.factor.to_string());
    assert_eq!(factor.as_deref(), Some("0.4"));
}
