//! What an office does to last year's table, and what must be said of it.

use rubricc::diff::Kind;

use super::document::{Category, Document, Indicator, Leaf};

/// One change that must be told: kinds, and the titles of the leaves before and after.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    pub kinds: Vec<Kind>,
    /// Titles in the older version.
    pub old: Vec<String>,
    /// Titles in the newer version.
    pub new: Vec<String>,
}

type Place = (usize, usize, usize);

/// An edit of the leaf at a place; `dice` decides among its forms. `None` where it does not fit.
pub type Edit = fn(&mut Document, Place, usize) -> Option<Expected>;

/// Every edit, with its name.
pub const EDITS: &[(&str, Edit)] = &[
    ("改名", rename),
    ("移动", relocate),
    ("分值", points),
    ("金额", amount),
    ("删条款", delete_clause),
    ("加条款", add_clause),
    ("内容", content),
    ("逗号", comma),
    ("增要素", add_element),
    ("减要素", delete_element),
    ("删项", delete),
    ("加项", add),
    ("换序", reorder),
    ("限额", cap),
    ("就高", highest),
    ("合并", merge),
    ("拆分", split),
    ("改名并改分", rename_and_points),
    ("移动并改金额", relocate_and_amount),
    ("改名并改内容", rename_and_content),
    ("改名并删条款", rename_and_delete_clause),
    ("移动并改名", relocate_and_rename),
];

/// Titles that have nothing to do with those of the table.
const TITLES: [&str; 8] = [
    "档案管理",
    "安全值守",
    "应急演练",
    "队伍作风",
    "宣传推广",
    "财务内控",
    "绿色出行",
    "志愿服务",
];

fn plain(title: &str) -> String {
    title.replace(['【', '】', ' '], "")
}

fn one(document: &Document, place: Place, kinds: &[Kind]) -> Expected {
    let title = plain(&document.leaf(place).title);
    Expected {
        kinds: kinds.to_vec(),
        old: vec![title.clone()],
        new: vec![title],
    }
}

fn fresh(document: &Document, dice: usize) -> Option<String> {
    let title = TITLES[dice % TITLES.len()];
    document.find(title).is_none().then(|| title.to_owned())
}

fn rename(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let title = fresh(document, dice)?;
    let old = std::mem::replace(&mut document.leaf_mut(place).title, title.clone());
    Some(Expected {
        kinds: vec![Kind::Renamed],
        old: vec![plain(&old)],
        new: vec![title],
    })
}

fn rename_and_points(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let mut expected = rename(document, place, dice)?;
    points(document, place, dice)?;
    expected.kinds.push(Kind::Points);
    Some(expected)
}

fn rename_and_content(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    content(document, place, dice)?;
    rename(document, place, dice)
}

fn rename_and_delete_clause(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    delete_clause(document, place, dice)?;
    let mut expected = rename(document, place, dice)?;
    expected.kinds.push(Kind::Standard);
    Some(expected)
}

fn relocate_and_rename(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let mut expected = rename(document, place, dice)?;
    relocate(document, place, dice)?;
    expected.kinds.push(Kind::Moved);
    Some(expected)
}

fn relocate(document: &mut Document, (c, i, l): Place, dice: usize) -> Option<Expected> {
    let expected = one(document, (c, i, l), &[Kind::Moved]);
    let indicator = &document.categories[c].indicators[i];
    if indicator.title.is_some() {
        if indicator.leaves.len() < 3 {
            return None;
        }
        let others: Vec<(usize, usize)> = document
            .places()
            .into_iter()
            .filter(|&(a, b, _)| (a, b) != (c, i) && document.categories[a].indicators[b].title.is_some())
            .map(|(a, b, _)| (a, b))
            .collect();
        let (a, b) = *others.get(dice % others.len().max(1))?;
        let title = &document.leaf((c, i, l)).title;
        if document.categories[a].indicators[b]
            .leaves
            .iter()
            .any(|leaf| leaf.title == *title)
        {
            return None;
        }
        let leaf = document.categories[c].indicators[i].leaves.remove(l);
        document.categories[a].indicators[b].leaves.push(leaf);
    } else {
        if document.categories[c].indicators.len() < 4 {
            return None;
        }
        let to = (c + 1 + dice % (document.categories.len() - 1)) % document.categories.len();
        let indicator = document.categories[c].indicators.remove(i);
        document.categories[to].indicators.push(indicator);
    }
    Some(expected)
}

fn relocate_and_amount(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let title = document.leaf(place).title.clone();
    amount(document, place, dice)?;
    let mut expected = relocate(document, place, dice)?;
    debug_assert!(document.find(&title).is_some());
    expected.kinds.push(Kind::Standard);
    Some(expected)
}

fn points(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    leaf.points = format!("{}", leaf.points.parse::<usize>().ok()? + 1 + dice % 3);
    Some(one(document, place, &[Kind::Points]))
}

fn amount(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    let clauses = leaf.clauses();
    let at = *clauses.get(dice % clauses.len().max(1))?;
    let (head, tail) = leaf.lines[at].rsplit_once('扣')?;
    let (_, tail) = tail.split_once('分')?;
    leaf.lines[at] = format!("{head}扣0.{}分{tail}", 6 + dice % 3);
    Some(one(document, place, &[Kind::Standard]))
}

fn cap(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    let clauses: Vec<usize> = leaf
        .clauses()
        .into_iter()
        .filter(|&at| leaf.lines[at].contains("，每"))
        .collect();
    let at = *clauses.get(dice % clauses.len().max(1))?;
    let line = leaf.lines[at].trim_end_matches(['，', '；', '。']).to_owned();
    leaf.lines[at] = format!("{line}，最高扣1.5分；");
    Some(one(document, place, &[Kind::Standard]))
}

fn highest(document: &mut Document, place: Place, _: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    if leaf.clauses().len() < 2 {
        return None;
    }
    let at = leaf.field("扣分：")?;
    leaf.lines[at] = "扣分（就高）：".to_owned();
    Some(one(document, place, &[Kind::Standard]))
}

fn delete_clause(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    let clauses = leaf.clauses();
    if clauses.len() < 2 {
        return None;
    }
    leaf.lines.remove(clauses[dice % clauses.len()]);
    Some(one(document, place, &[Kind::Standard]))
}

fn add_clause(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    let clauses = leaf.clauses();
    let at = *clauses.get(dice % clauses.len().max(1))?;
    leaf.lines.insert(at, "经抽查发现弄虚作假的，每例扣0.1分；".to_owned());
    Some(one(document, place, &[Kind::Standard]))
}

fn content(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    let at = leaf.field("内容：")?;
    let line = &leaf.lines[at];
    leaf.lines[at] = match dice % 3 {
        0 => format!("{}，并接受群众监督。", line.trim_end_matches('。')),
        1 => line.replacen("内容：", "内容：认真做好各项工作，", 1),
        _ => {
            let letters: Vec<char> = line.chars().collect();
            let middle = letters.len() / 2;
            letters[..middle]
                .iter()
                .chain(&['切', '实'])
                .chain(&letters[middle..])
                .collect()
        }
    };
    Some(one(document, place, &[Kind::Wording]))
}

fn comma(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    let clauses = leaf.clauses();
    let at = *clauses.get(dice % clauses.len().max(1))?;
    let line = leaf.lines[at].clone();
    leaf.lines[at] = if line.contains("的，") {
        line.replacen("的，", "的", 1)
    } else {
        line.replacen("的", "的，", 1)
    };
    (leaf.lines[at] != line && line.contains("的扣")).then_some(())?;
    Some(one(document, place, &[Kind::Wording]))
}

fn add_element(document: &mut Document, place: Place, _: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    let at = leaf.field("要素：")?;
    let mark = if leaf.lines[at].contains('，') { '，' } else { '、' };
    leaf.lines[at] = leaf.lines[at].replacen('：', &format!("：公车使用{mark}"), 1);
    Some(one(document, place, &[Kind::Elements]))
}

fn delete_element(document: &mut Document, place: Place, _: usize) -> Option<Expected> {
    let leaf = document.leaf_mut(place);
    let at = leaf.field("要素：")?;
    let mark = if leaf.lines[at].contains('，') { '，' } else { '、' };
    let (_, rest) = leaf.lines[at].split_once(mark)?;
    leaf.lines[at] = format!("要素：{rest}");
    Some(one(document, place, &[Kind::Elements]))
}

fn delete(document: &mut Document, (c, i, l): Place, _: usize) -> Option<Expected> {
    let title = plain(&document.leaf((c, i, l)).title);
    let indicator = &mut document.categories[c].indicators[i];
    if indicator.title.is_some() {
        if indicator.leaves.len() < 2 {
            return None;
        }
        indicator.leaves.remove(l);
    } else {
        document.categories[c].indicators.remove(i);
    }
    Some(Expected {
        kinds: vec![Kind::Deleted],
        old: vec![title],
        new: vec![],
    })
}

/// New items: some say little, some much.
fn add(document: &mut Document, (c, i, l): Place, dice: usize) -> Option<Expected> {
    let title = fresh(document, dice)?;
    let lines: &[&str] = match dice % 3 {
        0 => &["扣分：", "未实施的扣2分。"],
        1 => &[
            "内容：组织干部职工参加植树、垃圾分类等公益活动，全年不少于两次。",
            "扣分：",
            "未组织公益活动的扣1分，",
            "参加人数少于50人的扣0.5分。",
        ],
        _ => &[
            "内容：严格执行二十四小时值班和领导带班制度，突发事件第一时间上报。",
            "扣分：",
            "未实施的扣1分，",
            "擅自脱岗的，每次扣0.5分。",
        ],
    };
    let leaf = Leaf {
        title: title.clone(),
        points: "2".to_owned(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
    };
    let indicator = &mut document.categories[c].indicators[i];
    if indicator.title.is_some() {
        indicator.leaves.insert(l, leaf);
    } else {
        let indicator = Indicator {
            title: None,
            lines: vec![],
            leaves: vec![leaf],
        };
        document.categories[c].indicators.insert(i, indicator);
    }
    Some(Expected {
        kinds: vec![Kind::Added],
        old: vec![],
        new: vec![title],
    })
}

/// Another order under the same heading is no change; nothing is expected.
fn reorder(document: &mut Document, (c, i, _): Place, dice: usize) -> Option<Expected> {
    let indicator = &mut document.categories[c].indicators[i];
    if indicator.title.is_some() {
        let length = indicator.leaves.len();
        indicator.leaves.rotate_left(dice % length);
    } else {
        let length = document.categories[c].indicators.len();
        document.categories[c].indicators.rotate_left(dice % length);
    }
    Some(Expected {
        kinds: vec![],
        old: vec![],
        new: vec![],
    })
}

fn neighbour(document: &Document, (c, i, l): Place) -> Option<Place> {
    let category = &document.categories[c];
    let next = if category.indicators[i].title.is_some() {
        (c, i, l + 1)
    } else {
        (c, i + 1, 0)
    };
    let there = category.indicators.get(next.1)?;
    (there.title.is_some() == category.indicators[i].title.is_some() && there.leaves.len() > next.2).then_some(next)
}

fn merge(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let next = neighbour(document, place)?;
    let (one, other) = (document.leaf(place).clone(), document.leaf(next).clone());
    let texts = |leaf: &Leaf| -> Vec<String> { leaf.clauses().iter().map(|&at| leaf.lines[at].clone()).collect() };
    let name = |text: &String| text.split(['的', '，']).next().unwrap_or_default().to_owned();
    // two conditions of one name would be one fact
    if texts(&one)
        .iter()
        .any(|text| texts(&other).iter().any(|another| name(text) == name(another)))
    {
        return None;
    }
    if one.field("要素").is_some() || other.field("要素").is_some() {
        return None;
    }
    let title = match dice % 3 {
        0 => format!("{}与{}", plain(&one.title), plain(&other.title)),
        1 => plain(&one.title),
        _ => plain(&other.title),
    };
    let mut lines: Vec<String> = [&one, &other]
        .iter()
        .filter_map(|leaf| leaf.field("内容：").map(|at| leaf.lines[at].clone()))
        .collect();
    lines.push("扣分：".to_owned());
    let close = |text: String| format!("{}；", text.trim_end_matches(['，', '；', '。']));
    lines.extend(texts(&one).into_iter().chain(texts(&other)).map(close));
    let sum = one.points.parse::<usize>().ok()? + other.points.parse::<usize>().ok()?;
    *document.leaf_mut(place) = Leaf {
        title: title.clone(),
        points: sum.to_string(),
        lines,
    };
    if document.categories[next.0].indicators[next.1].title.is_some() {
        document.categories[next.0].indicators[next.1].leaves.remove(next.2);
    } else {
        document.categories[next.0].indicators.remove(next.1);
    }
    Some(Expected {
        kinds: vec![Kind::Merged],
        old: vec![plain(&one.title), plain(&other.title)],
        new: vec![title],
    })
}

fn split(document: &mut Document, place: Place, dice: usize) -> Option<Expected> {
    let leaf = document.leaf(place).clone();
    let clauses = leaf.clauses();
    let points = leaf.points.parse::<usize>().ok()?;
    if clauses.len() < 2 || points < 2 || leaf.field("要素").is_some() {
        return None;
    }
    let middle = clauses.len() / 2;
    let content = leaf
        .field("内容：")
        .map(|at| leaf.lines[at].trim_start_matches("内容：").to_owned())?;
    let letters: Vec<char> = content.chars().collect();
    let cut = letters
        .iter()
        .position(|c| *c == '；')
        .or_else(|| letters.iter().position(|c| *c == '，'))?;
    let (first, second): (String, String) = (letters[..cut].iter().collect(), letters[cut + 1..].iter().collect());
    let part = |title: &str, points: usize, content: &str, clauses: &[usize]| {
        let mut lines = vec![format!("内容：{content}"), "扣分：".to_owned()];
        lines.extend(
            clauses
                .iter()
                .map(|&at| format!("{}；", leaf.lines[at].trim_end_matches(['，', '；', '。']))),
        );
        Leaf {
            title: title.to_owned(),
            points: points.to_string(),
            lines,
        }
    };
    let old = plain(&leaf.title);
    let title = fresh(document, dice)?;
    let kept = if dice.is_multiple_of(2) {
        old.clone()
    } else {
        format!("{old}要求")
    };
    let halves = [
        part(&kept, points - points / 2, &first, &clauses[..middle]),
        part(&title, points / 2, &second, &clauses[middle..]),
    ];
    let [one, other] = halves;
    *document.leaf_mut(place) = one;
    let (c, i, l) = place;
    if document.categories[c].indicators[i].title.is_some() {
        document.categories[c].indicators[i].leaves.insert(l + 1, other);
    } else {
        let indicator = Indicator {
            title: None,
            lines: vec![],
            leaves: vec![other],
        };
        document.categories[c].indicators.insert(i + 1, indicator);
    }
    Some(Expected {
        kinds: vec![Kind::Split],
        old: vec![old],
        new: vec![kept, title],
    })
}

/// A new category with two items.
pub fn new_category() -> Category {
    let leaf = |title: &str, clause: &str| Indicator {
        title: None,
        lines: vec![],
        leaves: vec![Leaf {
            title: title.to_owned(),
            points: "1".to_owned(),
            lines: vec!["扣分：".to_owned(), clause.to_owned()],
        }],
    };
    Category {
        title: "机关建设".to_owned(),
        indicators: vec![
            leaf("工间操", "未组织工间操的，每周扣0.1分。"),
            leaf("节约用电", "下班未关电脑的，每台扣0.1分。"),
        ],
    }
}
