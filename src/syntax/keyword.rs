//! 关键词: the words that begin headings and fields, and where each may stand.

use crate::model::FieldKind;

/// The word of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadingWord {
    /// 类别
    Category,
    /// 指标
    Indicator,
    /// 项
    Item,
    /// 加减分
    Adjustments,
    /// 用例
    Case,
}

impl HeadingWord {
    /// Every heading word.
    pub const ALL: [Self; 5] = [Self::Category, Self::Indicator, Self::Item, Self::Adjustments, Self::Case];

    /// As written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Category => "类别",
            Self::Indicator => "指标",
            Self::Item => "项",
            Self::Adjustments => "加减分",
            Self::Case => "用例",
        }
    }

    /// The heading word spelt `word`.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.word() == word)
    }
}

/// The word of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keyword {
    /// 细则
    Title,
    /// 文号
    Number,
    /// 年度
    Year,
    /// 对象
    Target,
    /// 满分
    Full,
    /// 计分
    Scoring,
    /// 等次
    Bands,
    /// 总分
    Total,
    /// 小数
    Decimals,
    /// 不适用
    Exemption,
    /// 折算
    Conversion,
    /// 引用
    Include,
    /// 否决
    Veto,
    /// 内容
    Content,
    /// 要素
    Elements,
    /// 扣分
    Deduct,
    /// 得分
    Earn,
    /// 加分
    Bonus,
    /// 减分
    Malus,
    /// 材料
    Material,
    /// 注
    Note,
    /// 原
    Formerly,
    /// 说明
    Remark,
    /// 佐证
    Evidence,
    /// 其余
    Rest,
    /// 应为
    Expected,
}

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Before the first heading.
    Table,
    /// Under a 类别.
    Category,
    /// Under an 指标; whether it is a leaf shows only at its end.
    Indicator,
    /// Under a 项 of an 指标.
    Item,
    /// Under 加减分.
    Adjustments,
    /// Under a 项 of 加减分.
    AdjustmentItem,
    /// Under a 用例.
    Case,
}

impl Keyword {
    /// Every keyword, the most frequent first.
    pub const ALL: [Self; 26] = [
        Self::Deduct,
        Self::Content,
        Self::Note,
        Self::Elements,
        Self::Title,
        Self::Number,
        Self::Year,
        Self::Target,
        Self::Full,
        Self::Scoring,
        Self::Bands,
        Self::Total,
        Self::Decimals,
        Self::Exemption,
        Self::Conversion,
        Self::Include,
        Self::Veto,
        Self::Earn,
        Self::Bonus,
        Self::Malus,
        Self::Material,
        Self::Formerly,
        Self::Remark,
        Self::Evidence,
        Self::Rest,
        Self::Expected,
    ];

    /// As written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "细则",
            Self::Number => "文号",
            Self::Year => "年度",
            Self::Target => "对象",
            Self::Full => "满分",
            Self::Scoring => "计分",
            Self::Bands => "等次",
            Self::Total => "总分",
            Self::Decimals => "小数",
            Self::Exemption => "不适用",
            Self::Conversion => "折算",
            Self::Include => "引用",
            Self::Veto => "否决",
            Self::Content => "内容",
            Self::Elements => "要素",
            Self::Deduct => "扣分",
            Self::Earn => "得分",
            Self::Bonus => "加分",
            Self::Malus => "减分",
            Self::Material => "材料",
            Self::Note => "注",
            Self::Formerly => "原",
            Self::Remark => "说明",
            Self::Evidence => "佐证",
            Self::Rest => "其余",
            Self::Expected => "应为",
        }
    }

    /// The keyword spelt `word`.
    pub fn find(word: &str) -> Option<Self> {
        // the first ideograph tells nearly all apart
        let first = |word: &str| word.as_bytes().first_chunk::<3>().copied();
        let begins = first(word);
        Self::ALL.into_iter().find(|k| first(k.word()) == begins && k.word() == word)
    }

    /// The scoring field it begins, 否决 included.
    pub const fn field_kind(self) -> Option<FieldKind> {
        match self {
            Self::Deduct => Some(FieldKind::Deduct),
            Self::Earn => Some(FieldKind::Earn),
            Self::Bonus => Some(FieldKind::Bonus),
            Self::Malus => Some(FieldKind::Malus),
            Self::Veto => Some(FieldKind::Veto),
            _ => None,
        }
    }

    /// Whether its value is free text in which a line may begin with anything.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Content | Self::Material | Self::Note | Self::Remark)
    }

    /// Whether its value is of a closed form, so that a comment may follow it.
    pub const fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Year
                | Self::Full
                | Self::Bands
                | Self::Total
                | Self::Decimals
                | Self::Exemption
                | Self::Conversion
                | Self::Include
        )
    }

    /// Whether the table may have it once only.
    pub const fn is_single(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Number
                | Self::Year
                | Self::Target
                | Self::Full
                | Self::Scoring
                | Self::Bands
                | Self::Total
                | Self::Decimals
                | Self::Exemption
                | Self::Conversion
        )
    }

    /// Whether it belongs to the table alone.
    pub const fn is_table(self) -> bool {
        self.is_single() || matches!(self, Self::Include)
    }

    /// Whether it belongs to the leaf alone.
    pub const fn is_leaf(self) -> bool {
        matches!(
            self,
            Self::Elements | Self::Deduct | Self::Earn | Self::Bonus | Self::Malus | Self::Veto | Self::Formerly
        )
    }

    /// Whether it may stand at `place`.
    pub const fn fits(self, place: Place) -> bool {
        if matches!(self, Self::Note | Self::Remark) {
            return true;
        }
        match place {
            Place::Table => self.is_table() || matches!(self, Self::Veto),
            Place::Category => matches!(self, Self::Content | Self::Material),
            Place::Indicator | Place::Item => self.is_leaf() || matches!(self, Self::Content | Self::Material),
            Place::Adjustments | Place::AdjustmentItem => {
                matches!(self, Self::Content | Self::Material | Self::Bonus | Self::Malus | Self::Veto)
            }
            Place::Case => matches!(self, Self::Title | Self::Evidence | Self::Rest | Self::Expected),
        }
    }

    /// Where it does belong, in words.
    pub const fn belongs(self) -> &'static str {
        match self {
            Self::Veto => "表头、加减分，或带分值的指标、项之下",
            Self::Elements | Self::Deduct | Self::Earn | Self::Formerly => "带分值的指标或项之下",
            Self::Bonus | Self::Malus => "加减分，或带分值的指标、项之下",
            Self::Content | Self::Material => "类别、指标、项或加减分之下",
            Self::Evidence | Self::Rest | Self::Expected => "用例之下",
            Self::Note | Self::Remark => "任何地方",
            _ => "表头，即第一个类别之前",
        }
    }
}
