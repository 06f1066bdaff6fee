//! 宽严 of 规则: 满分 计分 总分 小数 不适用 折算, each by itself, all else being the same.

use super::{Verdict, Witness};
use crate::evaluate::reach;
use crate::model::{Condition, Conversion, ExemptionOutcome, ExemptionRule, Points, Ratio, Rubric};

/// The verdict on the field `keyword` of the table; none where it gives no points and takes none.
pub fn rule(keyword: &str, old: &Rubric, new: &Rubric) -> Option<Verdict> {
    match keyword {
        // it is the sum of the items, which are judged themselves
        "满分" => [old, new]
            .into_iter()
            .any(reads_rate)
            .then(|| undecided("否决看总分的得分率，满分变了不能直接相比")),
        // no item goes below 0 either way: what would is an error where the words are missing
        "计分" => Some(Verdict::Same),
        "总分" => Some(bounds(old, new)),
        "小数" => Some(undecided("总分的取舍有进有退，要看各项得分合计的尾数")),
        "不适用" => Some(exemption(old.exemption.as_ref(), new.exemption.as_ref())),
        "折算" => Some(conversion(old.conversion.as_ref(), new.conversion.as_ref())),
        _ => None,
    }
}

fn undecided(reason: &str) -> Verdict {
    Verdict::Undecided(reason.to_owned())
}

/// Whether a veto looks at 总分得分率.
fn reads_rate(rubric: &Rubric) -> bool {
    rubric.veto_clauses().any(|(_, clause)| match &clause.reading.condition {
        Condition::Result(result) => result.rate && result.subject == crate::model::Subject::Total,
        _ => false,
    })
}

/// 总分 as a function of what items and 加减分 add up to, over all sums that either version can give.
fn bounds(old: &Rubric, new: &Rubric) -> Verdict {
    let limits = [old.total_low, old.total_high, new.total_low, new.total_high];
    let one = Points::from_micros(1_000_000);
    let mut sums: Vec<Points> = limits.into_iter().flatten().flat_map(|at| [at - one, at, at + one]).collect();
    let [a, b] = [old, new].map(sum);
    let low = a.0.zip(b.0).map(|(a, b)| a.min(b));
    let high = a.1.zip(b.1).map(|(a, b)| a.max(b));
    sums.extend(low.into_iter().chain(high));
    sums.retain(|sum| low.is_none_or(|low| *sum >= low) && high.is_none_or(|high| *sum <= high));
    sums.sort_unstable();
    let same_places = old.total_places == new.total_places;
    let total = |rubric: &Rubric, sum: Points| {
        let sum = rubric.total_low.map_or(sum, |low| sum.max(low));
        let total = rubric.total_high.map_or(sum, |high| sum.min(high));
        rubric
            .total_places
            .filter(|_| same_places)
            .map_or(total, |places| total.round(places))
    };
    let (mut more, mut less) = (None, None);
    for sum in sums {
        let (before, after) = (total(old, sum), total(new, sum));
        let witness = || Witness {
            effects: Some((format!("按{before}分计"), format!("按{after}分计"))),
            ..Witness::of_total(sum)
        };
        match after.cmp(&before) {
            std::cmp::Ordering::Less => more = more.or_else(|| Some(witness())),
            std::cmp::Ordering::Greater => less = less.or_else(|| Some(witness())),
            std::cmp::Ordering::Equal => {}
        }
    }
    Verdict::of(more, less)
}

/// What the sum can be before 总分 and 小数.
fn sum(rubric: &Rubric) -> (Option<Points>, Option<Points>) {
    let bare = Rubric {
        total_low: None,
        total_high: None,
        total_places: None,
        ..rubric.clone()
    };
    let range = reach(&bare).total.range();
    (range.low, range.high)
}

fn exemption(old: Option<&ExemptionRule>, new: Option<&ExemptionRule>) -> Verdict {
    let (Some(old), Some(new)) = (old, new) else {
        return undecided("只有一版规定了不适用的处理");
    };
    if old.approver != new.approver {
        return undecided("认定的单位不同，哪些项算不适用不能直接相比");
    }
    let (Some(before), Some(after)) = (harshness(old.outcome), harshness(new.outcome)) else {
        let same = (old.outcome, old.places) == (new.outcome, new.places);
        return if same {
            Verdict::Same
        } else {
            undecided("不适用的分按其余得分率折算，高低要看其余各项的得分")
        };
    };
    let witness = || Witness {
        effects: Some((words(old.outcome), words(new.outcome))),
        ..Witness::default()
    };
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => Verdict::Stricter(witness()),
        std::cmp::Ordering::Less => Verdict::Looser(witness()),
        std::cmp::Ordering::Equal => Verdict::Same,
    }
}

/// The order of outcomes that have one, the most lenient first.
fn harshness(outcome: ExemptionOutcome) -> Option<u8> {
    match outcome {
        ExemptionOutcome::Full => Some(0),
        ExemptionOutcome::Undecided => Some(1),
        ExemptionOutcome::Zero => Some(2),
        ExemptionOutcome::RestOfCategory | ExemptionOutcome::RestOfTable => None,
    }
}

fn words(outcome: ExemptionOutcome) -> String {
    let words = match outcome {
        ExemptionOutcome::Full => "按满分计",
        ExemptionOutcome::Zero => "计0分",
        _ => "从0分到满分都有可能",
    };
    words.to_owned()
}

fn conversion(old: Option<&Conversion>, new: Option<&Conversion>) -> Verdict {
    let key = |conversion: Option<&Conversion>| conversion.map_or((Ratio::ONE, None), |one| (one.factor, one.places));
    if key(old) == key(new) {
        Verdict::Same
    } else {
        undecided("总分、等次不受折算影响，折算后的分不是同一个尺度")
    }
}
