//! 变更: what a notice would say of two versions.

mod adjustments;
mod bands;
mod clauses;
mod draft;
mod elements;
mod fields;
mod homes;
mod items;
mod order;
mod phrases;
mod places;
mod prose;
mod reading;
mod rules;
mod table;

use super::pairing::{Pairing, Sureness};
use super::verdict::Verdict;
use crate::diagnostic::Diagnostic;
use crate::model::{ClauseId, ItemId, Name, Points, Rubric};

pub(super) use order::changes;

/// 对比 of two versions.
#[derive(Debug, Clone, Default)]
pub struct Diff {
    /// In the order of the newer version; what was deleted stands at its old place.
    pub changes: Vec<Change>,
    /// Points of each category side by side: name, older, newer.
    pub totals: Vec<(Name, Option<Points>, Option<Points>)>,
    /// What became of each part.
    pub pairing: Pairing,
    /// What 原 says and cannot be followed; places are in the newer version.
    pub diagnostics: Vec<Diagnostic>,
}

/// 类: one word of the notice's vocabulary. A change has one or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 新增
    Added,
    /// 删除
    Deleted,
    /// 改名
    Renamed,
    /// 移动
    Moved,
    /// 拆分
    Split,
    /// 合并
    Merged,
    /// 分值
    Points,
    /// 扣分标准: amount, per, threshold, cap, mode.
    Standard,
    /// 要素
    Elements,
    /// 等次
    Bands,
    /// 加减分
    Adjustments,
    /// 规则 of the table: 满分 计分 总分 小数 不适用 折算 否决.
    Rules,
    /// 仅文字
    Wording,
}

/// Where a change is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field of the table, by its keyword.
    Table(&'static str),
    /// A category, by its index in the older or newer version.
    Category(usize),
    /// An indicator with 项: category and indicator by index.
    Indicator(usize, usize),
    /// An item.
    Item(ItemId),
    /// 加减分.
    Adjustments,
}

impl Place {
    /// The titles that lead to it: `组织保障`, `领导重视`.
    pub fn path<'r>(&self, rubric: &'r Rubric) -> Vec<&'r str> {
        let titles = match self {
            Self::Table(keyword) => return vec![*keyword],
            Self::Adjustments => return vec!["加减分"],
            Self::Category(at) => rubric.categories.get(*at).map(|category| vec![&category.name]),
            Self::Indicator(at, indicator) => rubric.categories.get(*at).and_then(|category| {
                let indicator = category.indicators.get(*indicator)?;
                Some(vec![&category.name, &indicator.name])
            }),
            Self::Item(id) => rubric.item(*id).map(|item| item.path.iter().collect()),
        };
        let titles: Vec<&Name> = titles.unwrap_or_default();
        titles.into_iter().filter(|name| !name.is_empty()).map(Name::shown).collect()
    }
}

/// 变更 of one part: an item (or several, where it was split or merged), a category, 加减分, a field of the table.
#[derive(Debug, Clone)]
pub struct Change {
    /// What kinds of change, most weighty first; never empty.
    pub kinds: Vec<Kind>,
    /// In the older version; none is 新增.
    pub old: Vec<Place>,
    /// In the newer version; none is 删除.
    pub new: Vec<Place>,
    /// How sure it is that they are the same part.
    pub sureness: Sureness,
    /// The clauses, 内容 and 要素 that differ, side by side: rows of the 修订对照表.
    pub clauses: Vec<ClauseChange>,
    /// 修订说明: one sentence each, in a notice's own words.
    pub remarks: Vec<String>,
    /// 宽严; none where scoring is not touched (仅文字 proved to be 等价 has one).
    pub verdict: Option<Verdict>,
}

/// One row: words of the older and newer version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseChange {
    /// The field: 内容, 要素, 扣分 …
    pub keyword: String,
    /// Which kind of change this row is: a clause is 扣分标准 or 仅文字, also where it is new or gone.
    pub kind: Kind,
    /// The words in the older version; none is 新增.
    pub old: Option<String>,
    /// The words in the newer version; none is 删除.
    pub new: Option<String>,
    /// The clauses, where it is one.
    pub ids: (Option<ClauseId>, Option<ClauseId>),
    /// What changed in it: 每次扣0.5分改为扣1分; 移至『…』 where it stands in another item now; empty where only words did.
    pub remark: String,
}
