//! 细则: a resolved rubric.

use super::{FactId, FieldKind, Mode, Name, Points, Ratio, Reading};
use crate::text::Span;

/// 细则.
#[derive(Debug, Clone, Default)]
pub struct Rubric {
    /// 细则：the title; evidence must name it.
    pub title: Name,
    /// Where the title stands.
    pub span: Span,
    /// 文号, 年度, 对象 and such, as (keyword, text, place), in order.
    pub header: Vec<(String, Prose)>,
    /// 满分, 等次, 总分, 小数, 不适用 and 折算 as written, in order.
    pub closed: Vec<Prose>,
    /// 满分.
    pub full: Points,
    /// Where 满分 stands, if it does.
    pub full_span: Option<Span>,
    /// 计分 says 扣完为止: an item's score stops at 0 and one-off deductions may exceed it.
    pub exhausts: bool,
    /// 等次, best first.
    pub bands: Vec<GradeBand>,
    /// 总分：不低于.
    pub total_low: Option<Points>,
    /// 总分：不超过.
    pub total_high: Option<Points>,
    /// Where 总分 stands, if it does.
    pub total_span: Option<Span>,
    /// 小数：decimals of the total.
    pub total_places: Option<u8>,
    /// Where 小数 stands, if it does.
    pub places_span: Option<Span>,
    /// 不适用, if the table has the field.
    pub exemption: Option<ExemptionRule>,
    /// 折算, if the table has the field.
    pub conversion: Option<Conversion>,
    /// 否决 fields of the table itself.
    pub vetoes: Vec<VetoField>,
    /// 类别 in order. A table without 类别 has one with an empty name.
    pub categories: Vec<Category>,
    /// 加减分, if the table has it.
    pub adjustments: Option<Adjustments>,
    /// Every fact asked for, in document order; [`FactId`] is the index.
    pub facts: Vec<super::Fact>,
    /// 说明, 注 of the table.
    pub notes: Vec<Prose>,
}

/// Free text with its keyword and place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// 内容, 材料, 说明, 注 …
    pub keyword: &'static str,
    /// The words, lines joined.
    pub text: String,
    /// The value's place.
    pub span: Span,
}

/// Index into [`Rubric::categories`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId(pub u32);

/// Number of an item in document order, over all categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

/// Number of a clause in document order, over the whole rubric; 加减分 and table vetoes included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId(pub u32);

impl CategoryId {
    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl ItemId {
    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl ClauseId {
    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// 类别.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its number.
    pub id: CategoryId,
    /// Title; empty where the rubric leaves 类别 out.
    pub name: Name,
    /// Points: as stated, else the sum of its parts.
    pub full: Points,
    /// The points as stated in the heading, with their place.
    pub stated: Option<(Points, Span)>,
    /// The heading.
    pub span: Span,
    /// 指标 in order.
    pub indicators: Vec<Indicator>,
    /// 内容 材料 注 说明.
    pub prose: Vec<Prose>,
}

/// 指标.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Title.
    pub name: Name,
    /// Points: as stated, else the sum of its items.
    pub full: Points,
    /// The points as stated in the heading, with their place.
    pub stated: Option<(Points, Span)>,
    /// The heading.
    pub span: Span,
    /// 项; an 指标 without 项 has exactly one item, whose `own_heading` is false.
    pub items: Vec<Item>,
    /// 内容 材料 注 说明 of an 指标 that has 项.
    pub prose: Vec<Prose>,
}

/// 项, or an 指标 without 项: the leaf that carries points.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its number.
    pub id: ItemId,
    /// Its category.
    pub category: CategoryId,
    /// Title: of the 项, `第n项` where it has none, or of the 指标.
    pub name: Name,
    /// Whether it is a 项 of its own (else it is the 指标 itself).
    pub own_heading: bool,
    /// Whether the title is written (else 第n项).
    pub titled: bool,
    /// Evidence path: 类别, 指标(, 项).
    pub path: Vec<Name>,
    /// 分值.
    pub full: Points,
    /// Place of the points.
    pub full_span: Span,
    /// The heading.
    pub span: Span,
    /// 要素 lists.
    pub elements: Vec<ElementList>,
    /// 扣分 得分 加分 减分 fields in order.
    pub fields: Vec<ScoreField>,
    /// 否决 fields.
    pub vetoes: Vec<VetoField>,
    /// 内容 材料 注 说明.
    pub prose: Vec<Prose>,
    /// 原：the older name, for `diff`; several where items became one.
    pub formerly: Vec<Prose>,
}

/// 要素.
#[derive(Debug, Clone)]
pub struct ElementList {
    /// Names in order, repeats kept, each with its place.
    pub names: Vec<(Name, Span)>,
    /// Ends in 等: more may exist than are named.
    pub open: bool,
    /// 要素(条件名): only for the clause with this condition.
    pub only_for: Option<Name>,
    /// As written, lines joined.
    pub text: String,
    /// The value.
    pub span: Span,
}

/// 扣分 得分 加分 减分 of an item or of 加减分.
#[derive(Debug, Clone)]
pub struct ScoreField {
    /// Which.
    pub kind: FieldKind,
    /// How clauses combine.
    pub mode: Mode,
    /// (最高N分).
    pub cap: Option<Points>,
    /// Keyword and mode.
    pub span: Span,
    /// In order.
    pub clauses: Vec<Clause>,
    /// 加减分 only: the 项 of 加减分 it stands under.
    pub group: Option<Name>,
}

/// 否决 of the table, of 加减分 or of an item. All clauses have effect [`super::Effect::Veto`].
#[derive(Debug, Clone)]
pub struct VetoField {
    /// Keyword.
    pub span: Span,
    /// In order.
    pub clauses: Vec<Clause>,
}

/// 条款: a reading whose names are bound to facts.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its number.
    pub id: ClauseId,
    /// What it says.
    pub reading: Reading,
    /// The fact of its condition (finding, count, missing, excess, data, discretion); none for 否则/其余, a bare share, results
    /// and conditions that always hold.
    pub fact: Option<FactId>,
    /// The rate of a share; or the discretion's amount where the condition is a datum (then `fact` is the datum).
    pub amount_fact: Option<FactId>,
}

/// 加减分.
#[derive(Debug, Clone, Default)]
pub struct Adjustments {
    /// The heading.
    pub span: Span,
    /// 加分最高N分.
    pub bonus_cap: Option<Points>,
    /// 减分最高N分.
    pub malus_cap: Option<Points>,
    /// 加分 and 减分 fields in order.
    pub fields: Vec<ScoreField>,
    /// 否决 fields.
    pub vetoes: Vec<VetoField>,
    /// 内容 材料 注 说明.
    pub prose: Vec<Prose>,
}

/// 等次.
#[derive(Debug, Clone)]
pub struct GradeBand {
    /// Its name.
    pub name: Name,
    /// Lower end and whether it belongs to the band; none is open downwards.
    pub low: Option<(Points, bool)>,
    /// Upper end and whether it belongs to the band; none is open upwards.
    pub high: Option<(Points, bool)>,
    /// As written, lines joined.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl GradeBand {
    /// Whether `total` lies in the band.
    pub fn holds(&self, total: Points) -> bool {
        self.low.is_none_or(|(at, closed)| total > at || (closed && total == at))
            && self.high.is_none_or(|(at, closed)| total < at || (closed && total == at))
    }
}

/// 不适用.
#[derive(Debug, Clone)]
pub struct ExemptionRule {
    /// Who approves.
    pub approver: Name,
    /// What follows.
    pub outcome: ExemptionOutcome,
    /// 保留N位小数.
    pub places: Option<u8>,
    /// The value.
    pub span: Span,
}

/// What becomes of the points of an item that does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExemptionOutcome {
    /// 按满分计.
    Full,
    /// 计0分.
    Zero,
    /// 剔除,按本类别其余得分率折算.
    RestOfCategory,
    /// 剔除,按全表其余得分率折算.
    RestOfTable,
    /// 未定: the interval from 计0分 to 按满分计.
    Undecided,
}

/// 折算: what the total is multiplied by, after the band.
#[derive(Debug, Clone, Copy)]
pub struct Conversion {
    /// The factor.
    pub factor: Ratio,
    /// 保留N位小数.
    pub places: Option<u8>,
    /// The value.
    pub span: Span,
}

impl Rubric {
    /// Every item in document order; an item's [`ItemId`] is its position.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.categories.iter().flat_map(|c| &c.indicators).flat_map(|i| &i.items)
    }

    /// The item called `id`.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        let starts = |indicator: &Indicator| indicator.items.first().is_some_and(|item| item.id <= id);
        let before = self
            .categories
            .partition_point(|category| category.indicators.first().is_some_and(starts));
        let category = self.categories.get(before.checked_sub(1)?)?;
        let before = category.indicators.partition_point(starts);
        let items = &category.indicators.get(before.checked_sub(1)?)?.items;
        let offset = id.index().checked_sub(items.first()?.id.index())?;
        // a part without items is an error, and then nothing can be skipped
        let found = items.get(offset).filter(|item| item.id == id);
        found.or_else(|| self.items().nth(id.index()))
    }

    /// Every scoring clause with its field, in document order, 加减分 included; vetoes are not scoring clauses.
    pub fn scoring_clauses(&self) -> impl Iterator<Item = (&ScoreField, &Clause)> {
        self.items()
            .flat_map(|i| &i.fields)
            .chain(self.adjustments.iter().flat_map(|a| &a.fields))
            .flat_map(|f| f.clauses.iter().map(move |c| (f, c)))
    }

    /// Every 否决 clause with the item it stands in, if any.
    pub fn veto_clauses(&self) -> impl Iterator<Item = (Option<&Item>, &Clause)> {
        let own = self.vetoes.iter().map(|v| (None, v));
        let items = self.items().flat_map(|i| i.vetoes.iter().map(move |v| (Some(i), v)));
        let adjustments = self.adjustments.iter().flat_map(|a| &a.vetoes).map(|v| (None, v));
        own.chain(items)
            .chain(adjustments)
            .flat_map(|(item, field)| field.clauses.iter().map(move |c| (item, c)))
    }
}
