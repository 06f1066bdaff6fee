//! 评定结果: what the evaluator says of one unit. Plain data; rendering is elsewhere.

use super::Outcomes;
use super::pass::Pass;
use crate::diagnostic::Diagnostic;
use crate::model::{ClauseId, Exempted, FactId, FieldKind, ItemId, Mode, Points, Ratio, Value};

/// 区间: the smallest closed interval that holds every possible value; an end that is not there is endless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScoreRange {
    /// Lower end; `None` is 无下限.
    pub low: Option<Points>,
    /// Upper end; `None` is 不封顶.
    pub high: Option<Points>,
}

impl ScoreRange {
    /// Exactly `points`.
    pub const fn exactly(points: Points) -> Self {
        Self {
            low: Some(points),
            high: Some(points),
        }
    }

    /// The one value, if there is only one.
    pub fn single(self) -> Option<Points> {
        self.low.filter(|_| self.low == self.high)
    }

    /// High minus low; `None` if an end is endless.
    pub fn width(self) -> Option<Points> {
        Some(self.high? - self.low?)
    }
}

/// Whether something holds, as far as the evidence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// In every completion.
    Yes,
    /// In none.
    No,
    /// In some.
    Maybe,
}

impl Truth {
    /// Whether one or the other holds.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Maybe,
        }
    }
}

/// The smallest and largest possible number of times; no upper end if it is endless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimesRange {
    /// At least.
    pub low: i128,
    /// At most.
    pub high: Option<i128>,
}

/// What made a clause count for less than its arithmetic says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Its own 限额.
    OwnCap(Points),
    /// The 限额 it shares with the clauses made from the same words.
    JointCap(Points),
    /// 就高: another clause of the field takes more.
    Highest,
    /// 分档, 择一: another clause of the field holds first.
    Chosen,
    /// (最高N分) of the field.
    FieldCap(Points),
    /// 得满分 of the field leaves nothing to deduct.
    Full,
    /// 不适用: the item is not scored on its facts.
    Exempt,
}

/// 条款 of a scoring field, evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseResult {
    /// Which clause.
    pub clause: ClauseId,
    /// Whether its condition holds.
    pub holds: Truth,
    /// The fact of its condition with what the evidence says of it.
    pub fact: Option<(FactId, Value)>,
    /// The rate of a share, or the amount of a discretion on a datum.
    pub amount_fact: Option<(FactId, Value)>,
    /// How many times its figure counts: occurrences or steps; 0 or 1 of a one-off clause. `None` of a share, a discretion,
    /// 不得分 and 得满分, which have no figure to multiply.
    pub times: Option<TimesRange>,
    /// How far the datum is from the threshold, where steps are counted and the datum is known.
    pub distance: Option<Ratio>,
    /// How much × how many, before any cap; without a sign.
    pub gross: ScoreRange,
    /// After its own cap.
    pub amount: ScoreRange,
    /// What of it enters the sum of its field: after joint cap and mode, but before the cap of the field.
    pub counted: ScoreRange,
    /// What cut it, first to last. Only what is sure.
    pub cuts: Vec<Cut>,
}

/// A scoring field, evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldResult {
    /// 扣分 得分 加分 减分.
    pub kind: FieldKind,
    /// How its clauses combine.
    pub mode: Mode,
    /// (最高N分).
    pub cap: Option<Points>,
    /// After mode, before its cap.
    pub gross: ScoreRange,
    /// After mode and cap; without a sign. For 扣分 and 减分 what is taken, else what is earned.
    pub total: ScoreRange,
    /// Its clauses, in order.
    pub clauses: Vec<ClauseResult>,
}

/// 项, evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemResult {
    /// Which item.
    pub item: ItemId,
    /// What it starts from: its points, or 0 if it has a 得分 field.
    pub base: Points,
    /// Earned in its 得分 fields.
    pub earned: ScoreRange,
    /// Taken in its fields.
    pub deducted: ScoreRange,
    /// Whether 不得分 holds.
    pub zeroed: Truth,
    /// The score within 0 and its points; for an exempt item under 剔除, `None`: it has no score of its own.
    pub score: Option<ScoreRange>,
    /// Whether base + earned − deducted falls below 0 in every completion (扣完为止 stopped it).
    pub floored: bool,
    /// Whether base + earned − deducted exceeds its points in every completion.
    pub ceiled: bool,
    /// 加分 of the item to the total.
    pub bonus: ScoreRange,
    /// 减分 of the item from the total.
    pub malus: ScoreRange,
    /// 不适用, as claimed; the first claim that covers it, an approved one before others.
    pub exempted: Option<Exempted>,
    /// Its fields, in order; 否决 fields are in [`Evaluation::vetoes`].
    pub fields: Vec<FieldResult>,
}

/// 类别, evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryResult {
    /// The sum of its items that are scored on their facts or by 按满分计 / 计0分.
    pub earned: ScoreRange,
    /// Points of its items that were taken out by 不适用.
    pub exempt_points: Points,
    /// What 折算 gives for them.
    pub credit: ScoreRange,
    /// Whether 本类别不得分 holds.
    pub zeroed: Truth,
    /// Its score.
    pub score: ScoreRange,
}

/// 加减分, evaluated: the fields of the section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AdjustmentResult {
    /// 加分 of the section, within its caps.
    pub bonus: ScoreRange,
    /// 减分 of the section, within its caps; without a sign.
    pub malus: ScoreRange,
    /// Its fields, in order.
    pub fields: Vec<FieldResult>,
}

/// 否决, evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VetoResult {
    /// Which clause.
    pub clause: ClauseId,
    /// The item it stands in, if any.
    pub item: Option<ItemId>,
    /// Whether its condition holds.
    pub holds: Truth,
    /// The fact of its condition; none for results.
    pub fact: Option<(FactId, Value)>,
}

/// How far one end of the total is from the bands beside its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandDistance {
    /// The end.
    pub total: Points,
    /// The band it lies in by points alone, before 否决; index into the rubric's bands.
    pub band: Option<usize>,
    /// Points missing to the next better band, and whether that many suffice (else more are needed).
    pub to_better: Option<(Points, bool)>,
    /// Points above the lower end of its band, and whether losing that many already drops it.
    pub to_worse: Option<(Points, bool)>,
}

/// An unknown fact that would narrow the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecidingFact {
    /// Which.
    pub fact: FactId,
    /// Width of the total's interval less the widest interval left once the fact is known; `None` is endless.
    pub removes: Option<Points>,
}

/// 评定结果 of one unit.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// By [`ItemId`].
    pub items: Vec<ItemResult>,
    /// By [`crate::model::CategoryId`].
    pub categories: Vec<CategoryResult>,
    /// The section 加减分; `None` if the rubric has none.
    pub adjustments: Option<AdjustmentResult>,
    /// Sum of the categories, after 本类别不得分.
    pub base: ScoreRange,
    /// All 加分, in items too.
    pub bonus: ScoreRange,
    /// All 减分, in items too; without a sign.
    pub malus: ScoreRange,
    /// base + bonus − malus, before 总分计0分, the bounds of 总分 and 小数.
    pub raw: ScoreRange,
    /// 总分.
    pub total: ScoreRange,
    /// Every possible 总分.
    pub totals: Outcomes,
    /// Possible 等次, as indices into the rubric's bands, best first. Empty if no band holds the total.
    pub bands: Vec<usize>,
    /// Whether `totals` and `bands` may hold more than is possible (至多).
    pub at_most: bool,
    /// 否决 clauses in the order of [`crate::model::Rubric::veto_clauses`].
    pub vetoes: Vec<VetoResult>,
    /// 折算, if the rubric has it.
    pub converted: Option<ScoreRange>,
    /// The lower end of the total among the bands.
    pub low_distance: Option<BandDistance>,
    /// The upper end of the total among the bands; `None` as well where it is the lower end.
    pub high_distance: Option<BandDistance>,
    /// The facts that would decide the band, most telling first. Empty where only one band is possible.
    pub deciding: Vec<DecidingFact>,
    /// What is wrong with the evidence and only evaluation can see (R0680 …). With an error here the unit is not scored:
    /// the figures are not to be shown.
    pub problems: Vec<Diagnostic>,
}

/// What a stream of units needs of each: figures only. Reused from unit to unit.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// By [`crate::model::CategoryId`].
    pub categories: Vec<ScoreRange>,
    /// All 加分, in items too.
    pub bonus: ScoreRange,
    /// All 减分, in items too; without a sign.
    pub malus: ScoreRange,
    /// 加减分: 加分 less 减分.
    pub adjustment: ScoreRange,
    /// 总分.
    pub total: ScoreRange,
    /// Possible 等次, as indices into the rubric's bands, best first.
    pub bands: Vec<usize>,
    /// 至多.
    pub at_most: bool,
    /// 折算, if the rubric has it.
    pub converted: Option<ScoreRange>,
    /// Whether the evidence contradicts the rubric; then [`super::evaluate`] says how, and nothing else here counts.
    pub faulty: bool,
    pub(super) pass: Pass,
}

/// What a rubric can give at all: every fact unknown, nothing 不适用.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Possible scores of each category.
    pub categories: Vec<Outcomes>,
    /// Possible 加分, in items too.
    pub bonus: Outcomes,
    /// Possible 减分, in items too; without a sign.
    pub malus: Outcomes,
    /// Possible 总分.
    pub total: Outcomes,
    /// Which bands are given in some completion (否决 included), by band.
    pub bands: Vec<bool>,
    /// 至多.
    pub at_most: bool,
}
