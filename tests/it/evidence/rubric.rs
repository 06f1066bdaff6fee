//! A small rubric with a fact of every kind.

use rubricc::model::{
    Category, CategoryId, ExemptionOutcome, ExemptionRule, Fact, FactKind, FieldKind, Home, Indicator, Item, ItemId, Mode, Name,
    Points, Rubric, ScoreField,
};
use rubricc::text::Span;

fn names(path: &str) -> Vec<Name> {
    path.split('/').filter(|part| !part.is_empty()).map(Name::new).collect()
}

fn item(id: u32, path: &str) -> Item {
    let path = names(path);
    Item {
        id: ItemId(id),
        category: CategoryId(0),
        name: path.last().cloned().unwrap_or_default(),
        own_heading: path.len() > 2,
        titled: true,
        path,
        full: Points::whole(2),
        full_span: Span::default(),
        span: Span::default(),
        elements: Vec::new(),
        fields: vec![ScoreField {
            kind: FieldKind::Deduct,
            mode: Mode::Sum,
            cap: None,
            span: Span::default(),
            clauses: Vec::new(),
            group: None,
        }],
        vetoes: Vec::new(),
        prose: Vec::new(),
        formerly: Vec::new(),
    }
}

/// 类别 with 指标 of one item or several, and facts of every kind.
pub fn rubric() -> Rubric {
    let paths = [
        "组织保障/领导重视",
        "信息公开/制度建设",
        "信息公开/依申请公开/网上申请",
        "信息公开/依申请公开/依法办理",
        "工作衔接/信息报送",
    ];
    let items = paths.iter().zip(0..).map(|(path, id)| item(id, path)).collect();
    let unit = |text: &str| text.to_owned();
    let missing = |limit| FactKind::Missing {
        unit: unit("项"),
        elements: names("新闻发言人/保密审查/主动公开/年度报告"),
        limit,
    };
    let discretion = |per: Option<&str>| FactKind::Discretion {
        low: Points::whole(1),
        high: Points::whole(3),
        unit: per.map(unit),
    };
    let count = |per: &str| FactKind::Count { unit: unit(per) };
    let facts = [
        (Some(0), "组织保障/领导重视", "未列入分工", FactKind::Finding),
        (Some(0), "组织保障/领导重视", "未实施", FactKind::Finding),
        (Some(1), "信息公开/制度建设", "制度不健全", missing(Some(4))),
        (Some(1), "信息公开/制度建设", "专栏不齐", missing(None)),
        (Some(1), "信息公开/制度建设", "未实施", FactKind::Finding),
        (Some(2), "信息公开/依申请公开/网上申请", "办结率", FactKind::Rate),
        (Some(2), "信息公开/依申请公开/网上申请", "超期回复", count("件次")),
        (Some(3), "信息公开/依申请公开/依法办理", "情节严重", discretion(None)),
        (Some(3), "信息公开/依申请公开/依法办理", "违规", discretion(Some("次"))),
        (
            Some(4),
            "工作衔接/信息报送",
            "信息报送",
            FactKind::Data {
                unit: unit("条"),
                whole: true,
            },
        ),
        (
            Some(4),
            "工作衔接/信息报送",
            "投入",
            FactKind::Data {
                unit: unit("元"),
                whole: false,
            },
        ),
        (
            Some(4),
            "工作衔接/信息报送",
            "逾期",
            FactKind::Excess {
                unit: unit("工作日"),
                whole: true,
                short: false,
            },
        ),
        (None, "加分", "受到省级表扬推介", count("次")),
        (None, "减分", "受到省级批评", count("次")),
        (None, "否决", "弄虚作假", FactKind::Finding),
    ];
    let fact = |(item, path, name, kind): (Option<u32>, &str, &str, FactKind)| Fact {
        name: Name::new(name),
        home: match (item, path) {
            (Some(id), _) => Home::Item(ItemId(id)),
            (None, "加分") => Home::Bonus,
            (None, "减分") => Home::Malus,
            (None, _) => Home::Veto,
        },
        path: names(path).into(),
        may_be_absent: !kind.is_data(),
        kind,
        span: Span::default(),
    };
    Rubric {
        title: Name::new("2017年考核细则"),
        full: Points::whole(10),
        exemption: Some(ExemptionRule {
            approver: Name::new("市政务公开办"),
            outcome: ExemptionOutcome::Undecided,
            places: None,
            span: Span::default(),
        }),
        categories: vec![Category {
            id: CategoryId(0),
            name: Name::new("组织保障"),
            full: Points::whole(10),
            stated: None,
            span: Span::default(),
            indicators: vec![Indicator {
                name: Name::new("领导重视"),
                full: Points::whole(10),
                stated: None,
                span: Span::default(),
                items,
                prose: Vec::new(),
            }],
            prose: Vec::new(),
        }],
        facts: facts.map(fact).into(),
        ..Rubric::default()
    }
}
