//! Clauses put together from parts, so that the reading is known by construction.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// One clause as it would be written, with its corpus reading.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The words, without a closing mark.
    pub text: String,
    /// In the shape of the corpus.
    pub reading: Value,
}

/// Conditions that hold or do not. Many hold a verb, a numeral or a 量词 that must stay words.
const FINDINGS: &[&str] = &[
    "未建立统计台账",
    "会计核算不规范",
    "未取得资格证书",
    "减排任务未分解",
    "奖补资金未兑现",
    "扣缴税款不及时",
    "一次性告知书未送达",
    "没有参加联合演练",
    "登记记录不完整",
    "“一站式”窗口未设置",
    "未按每周一报要求报送",
    "每季度未召开联席会议",
    "未配备2名以上安全员",
    "未在3个工作日内答复",
    "超过规定时限未办结",
    "检查（含抽查）流于形式",
    "推诿扯皮、敷衍塞责",
    "无专人负责或专人不在岗",
    "制度不健全且责任不明确",
    "其他相关资料不齐",
    "各部门职责不清",
    "未分别设置男女卫生间",
    "12345热线工单未回访",
    "不得使用的添加剂未下架",
    "满分试卷未复核",
    "被省级以上媒体曝光",
    "设计变更未报批",
    "加工场所卫生不达标",
    "最高限价未公布",
    "累计欠费未清缴",
];

/// Things measured: name, unit of the figure, unit as written in a step.
const DATA: &[(&str, &str, &str)] = &[
    ("群众满意率", "%", "个百分点"),
    ("一次办结率", "%", "%"),
    ("每月走访", "次", "次"),
    ("统计信息报送", "条", "条"),
    ("平均响应时间", "分钟", "分钟"),
    ("全年培训（含线上）", "场", "场"),
    ("到位资金", "万元", "万元"),
    ("得票率", "%", "百分点"),
    ("12345热线接通率", "%", "个百分点"),
    ("专职会计", "人", "人"),
    ("办结时限", "工作日", "个工作日"),
];

const BELOW: &[(&str, &str)] = &[
    ("低于", "<"),
    ("少于", "<"),
    ("不足", "<"),
    ("小于", "<"),
    ("不满", "<"),
    ("不到", "<"),
    ("未达到", "<"),
];
const OVER: &[(&str, &str)] = &[("超过", ">"), ("高于", ">"), ("多于", ">"), ("大于", ">")];
const MEETS: &[(&str, &str)] = &[("达到", ">="), ("不低于", ">="), ("不少于", ">="), ("≥", ">=")];
const COUNTS: &[&str] = &["次", "起", "处", "件", "人次", "件次", "户", "辆", "项", "例"];
const LEVELS: &[&str] = &["国家级", "省级", "市级", "县级", "乡级", "村级"];

/// A figure of points as written and as meant.
fn points() -> impl Strategy<Value = (String, String)> {
    let spelt = vec![
        ("0.5", "0.5"),
        ("1", "1"),
        ("2", "2"),
        ("1.50", "1.5"),
        ("0. 5", "0.5"),
        (" 3 ", "3"),
        ("两", "2"),
        ("０．２", "0.2"),
        ("１", "1"),
        ("10", "10"),
        ("0.05", "0.05"),
    ];
    select(spelt).prop_map(|(written, meant)| (written.to_string(), meant.to_string()))
}

/// A whole figure as written and as meant.
fn whole() -> impl Strategy<Value = (String, String)> {
    prop_oneof![
        (1u32..=100).prop_map(|n| (n.to_string(), n.to_string())),
        select(vec![("三", "3"), ("五", "5"), ("十", "10"), ("８", "8")]).prop_map(|(w, m)| (w.to_string(), m.to_string())),
    ]
}

/// A figure with its unit; a Chinese numeral never stands before %.
fn figure(written: &str, meant: &str, unit: &str) -> String {
    match unit {
        "%" => format!("{meant}%"),
        "工作日" => format!("{written}个工作日"),
        _ => format!("{written}{unit}"),
    }
}

/// A condition: its words before 的, and what it says.
fn condition() -> impl Strategy<Value = (String, Value)> {
    let finding = select(FINDINGS).prop_map(|words| (words.to_string(), json!({ "finding": words })));
    let compared =
        (select(DATA), select([BELOW, OVER, MEETS].concat()), whole()).prop_map(|((name, unit, _), (word, op), (n, v))| {
            (
                format!("{name}{word}{}", figure(&n, &v, unit)),
                json!({ "data": name, "op": op, "value": v, "unit": unit }),
            )
        });
    prop_oneof![2 => finding, 1 => compared]
}

/// 的 and the comma after a condition.
fn joint() -> impl Strategy<Value = &'static str> {
    select(vec!["的", "的，", "，", "的,", "的 ，"])
}

/// 限额 in the words of `verb`, and the words that change nothing.
fn ending(verb: &'static str) -> impl Strategy<Value = (String, Value)> {
    let capped = (
        select(vec!["最高", "最多", "累计不超过"]),
        select(vec![("10", "10"), ("12.5", "12.5"), ("１５", "15"), ("十", "10")]),
    )
        .prop_map(move |(word, (n, v))| {
            let verb = if word == "累计不超过" { "" } else { verb };
            (format!("，{word}{verb}{n}分"), json!(v))
        });
    let exhausted = if verb == "扣" { "，扣完为止" } else { "" };
    prop_oneof![
        4 => Just((String::new(), Value::Null)),
        2 => capped,
        1 => Just((exhausted.to_string(), Value::Null)),
    ]
}

/// 量词 before the verb or after the points: what goes before, what after, and what it says.
fn count() -> impl Strategy<Value = (String, String, Value)> {
    select(COUNTS).prop_flat_map(|unit| {
        let once = json!({ "count": unit });
        select(vec![
            (String::new(), String::new(), Value::Null),
            (format!("每{unit}"), String::new(), once.clone()),
            (format!("一{unit}"), String::new(), once.clone()),
            (format!("每发现1{unit}"), String::new(), once.clone()),
            (format!("发现一{unit}"), String::new(), once.clone()),
            (format!("每3{unit}"), String::new(), json!({ "count": unit, "step": "3" })),
            (String::new(), format!("/{unit}"), once),
        ])
    })
}

/// A clause with a condition of its own; `verb` and `effect` belong to its field.
fn plain(verb: &'static str, effect: &'static str) -> impl Strategy<Value = Composed> {
    (condition(), joint(), count(), points(), ending(verb)).prop_map(
        move |((words, mut says), joint, (mut before, mut after, mut per), (n, amount), (end, cap))| {
            // the unit of the threshold counted again would be a step
            if per["count"] == says["unit"] {
                (before, after, per) = (String::new(), String::new(), Value::Null);
            }
            // before a plain 计次 a comparison describes the occurrence
            if !per.is_null() && says["data"].is_string() {
                says = json!({ "finding": words });
            }
            Composed {
                text: format!("{words}{joint}{before}{verb}{n}分{after}{end}"),
                reading: json!({ "effect": effect, "amount": { "fixed": amount }, "condition": says, "per": per, "cap": cap }),
            }
        },
    )
}

/// 覆盖率低于90%的，每低1个百分点扣0.2分, and over a threshold likewise.
fn stepped(verb: &'static str, effect: &'static str) -> impl Strategy<Value = Composed> {
    let below = (select(BELOW), select(vec!["少", "低"]), Just("short"));
    let over = (select(OVER), select(vec!["超", "超过", "高", "多"]), Just("over"));
    let partial = select(vec![false, true]);
    (
        prop_oneof![below, over],
        select(DATA),
        whole(),
        whole(),
        joint(),
        points(),
        partial,
        ending(verb),
    )
        .prop_map(
            move |(
                ((word, op), step_word, kind),
                (name, unit, step_unit),
                (n, v),
                (step, meant),
                joint,
                (p, amount),
                up,
                (end, cap),
            )| {
                let partial = if up {
                    format!("，不足{step}{step_unit}按{step}{step_unit}计")
                } else {
                    String::new()
                };
                let mut per = json!({ kind: unit, "step": meant });
                if up {
                    per["partial"] = json!("up");
                }
                Composed {
                    text: format!(
                        "{name}{word}{}{joint}每{step_word}{step}{step_unit}{verb}{p}分{partial}{end}",
                        figure(&n, &v, unit)
                    ),
                    reading: json!({
                        "effect": effect, "amount": { "fixed": amount }, "per": per, "cap": cap,
                        "condition": { "data": name, "op": op, "value": v, "unit": unit },
                    }),
                }
            },
        )
}

/// 条目前的编号.
fn numbering() -> impl Strategy<Value = &'static str> {
    select(vec!["", "", "", "1.", "2、", "（1）", "(2)", "①", "一、", "（三）", "3．"])
}

/// The fields that take clauses of every kind: field, verb, effect.
const FIELDS: &[(&str, &str, &str)] = &[
    ("扣分", "扣", "deduct"),
    ("扣分(就高)", "扣除", "deduct"),
    ("扣分", "减", "deduct"),
    ("得分", "得", "earn"),
    ("得分", "计", "earn"),
    ("得分", "扣", "deduct"),
    ("加分", "加", "bonus"),
    ("加分", "奖励", "bonus"),
    ("减分", "减", "malus"),
    ("减分", "扣", "malus"),
];

/// One to four clauses of one field, joined and closed in the ways people do, with their corpus entry.
pub fn sentence() -> impl Strategy<Value = Value> {
    select(FIELDS).prop_flat_map(|(field, verb, effect)| {
        let clause = prop_oneof![3 => plain(verb, effect).boxed(), 1 => stepped(verb, effect).boxed()];
        let joined = (clause, numbering(), select(vec!["，", "；", "。", ",", ";"]));
        (prop::collection::vec(joined, 1..4), select(vec!["", "。", "；", "."])).prop_map(move |(parts, close)| {
            // 累计 after two or more clauses is refused, so it stays in sentences of its own
            let alone = parts.len() == 1;
            let kept = |(clause, ..): &(Composed, _, _)| alone || !clause.text.contains("，累计不超过");
            let parts: Vec<_> = parts.into_iter().filter(kept).collect();
            let (mut text, mut readings, mut before) = (String::new(), Vec::new(), "。");
            for (clause, number, mark) in parts {
                let runs_on = number.ends_with(['.', '．']) && clause.text.starts_with(|c: char| c.is_ascii_digit())
                    || number == "一、" && clause.text.starts_with('一');
                text += if readings.is_empty() { "" } else { before };
                text += if matches!(before, "，" | ",") || runs_on {
                    ""
                } else {
                    number
                };
                text += &clause.text;
                before = mark;
                readings.push(clause.reading);
            }
            // a half-width dot is a 。 only behind 分
            text += if readings.is_empty() || close == "." && !text.ends_with('分') {
                ""
            } else {
                close
            };
            json!({ "id": "composed", "text": text, "field": field, "readings": readings })
        })
    })
}

/// 受到省、市级表扬的，每次分别加2分、1分; 承前省略; 各X分: two to four levels, highest first.
pub fn levels() -> impl Strategy<Value = Value> {
    let chosen = prop::sample::subsequence(LEVELS.to_vec(), 2..=4);
    let around = select(vec![
        ("受到", "通报表扬"),
        ("经验被", "媒体报道"),
        ("在", "竞赛中获奖"),
        ("获", "先进称号"),
    ]);
    let form = select(vec!["分别", "各", "承前"]);
    let count = select(vec!["", "次", "人次"]);
    (
        chosen,
        around,
        form,
        count,
        prop::collection::vec(points(), 4),
        joint(),
        select(vec!["", "10"]),
    )
        .prop_map(|(levels, (before, after), form, count, points, joint, cap)| {
            let per = if count.is_empty() {
                Value::Null
            } else {
                json!({ "count": count })
            };
            let every = if count.is_empty() {
                String::new()
            } else {
                format!("每{count}")
            };
            let figures: Vec<&(String, String)> = points.iter().take(levels.len()).collect();
            let list = levels.join("、");
            let capped = if cap.is_empty() {
                String::new()
            } else {
                format!("，最高加{cap}分")
            };
            let text = match form {
                "分别" => {
                    let amounts: Vec<String> = figures.iter().map(|(n, _)| format!("{n}分")).collect();
                    format!("{before}{list}{after}{joint}{every}分别加{}{capped}", amounts.join("、"))
                }
                "各" => format!("{before}{list}{after}{joint}{every}各加{}分{capped}", figures[0].0),
                _ => {
                    let rest: Vec<String> = (1..levels.len())
                        .map(|i| format!("，{}加{}分", levels[i], figures[i].0))
                        .collect();
                    format!(
                        "{before}{}{after}{joint}{every}加{}分{capped}{}",
                        levels[0],
                        figures[0].0,
                        rest.concat()
                    )
                }
            };
            let readings: Vec<Value> = levels
                .iter()
                .enumerate()
                .map(|(i, level)| {
                    let amount = if form == "各" { &figures[0].1 } else { &figures[i].1 };
                    let own = form != "承前" || i == 0;
                    let mut reading = json!({
                        "effect": "bonus", "amount": { "fixed": amount }, "per": per,
                        "condition": { "finding": format!("{before}{level}{after}") },
                        "cap": if own && !cap.is_empty() { json!(cap) } else { Value::Null },
                    });
                    if form != "承前" && !cap.is_empty() {
                        reading["capGroup"] = json!(1);
                    }
                    reading
                })
                .collect();
            json!({ "id": "composed", "text": text, "field": "加分", "readings": readings })
        })
}

/// One clause with one slip in it that must be refused.
pub fn slip() -> impl Strategy<Value = Value> {
    let finding = select(FINDINGS);
    let broken = prop_oneof![
        (
            finding,
            select(vec![
                "扣1",
                "扣05分",
                "扣O.5分",
                "扣0。5分",
                "扣1 5分",
                "扣分",
                "扣",
                "扣l分",
                "1分",
                "扣0.5.5分",
                "扣1分或2分",
                "扣1分扣2分"
            ])
        )
            .prop_map(|(words, end)| format!("{words}的{end}")),
        (
            select(FINDINGS),
            select(vec![
                "酌情扣分",
                "酌情扣2分",
                "酌情扣3至1分",
                "视情扣分",
                "得1分",
                "加倍扣分",
                "予以通报",
                "一票否决"
            ])
        )
            .prop_map(|(words, end)| format!("{words}的，{end}")),
        (select(FINDINGS), select(COUNTS)).prop_map(|(words, unit)| format!("{words}的，每{unit}最高扣2分")),
        (select(DATA), select(BELOW), whole())
            .prop_map(|((name, unit, step), (word, _), (n, _))| format!("{name}{word}{n}{unit}的，每超1{step}扣0.5分")),
        (select(DATA), select(OVER), whole())
            .prop_map(|((name, unit, step), (word, _), (n, _))| format!("{name}{word}{n}{unit}的，每少1{step}扣0.5分")),
        (select(DATA), select(BELOW), whole())
            .prop_map(|((name, unit, _), (word, _), (n, _))| format!("{name}{word}{n}{unit}的，每少1块扣0.5分")),
        (select(DATA), whole()).prop_map(|((name, unit, _), (n, _))| format!("{name}超过{n}{unit}以上的扣1分")),
        (select(FINDINGS), select(DATA), whole())
            .prop_map(|(words, (name, unit, _), (n, _))| format!("{words}，{name}低于{n}{unit}的扣1分")),
    ];
    (numbering(), broken, select(vec!["", "。", "；"]))
        .prop_map(|(number, text, close)| json!({ "id": "slip", "text": format!("{number}{text}{close}"), "field": "扣分", "error": true, "why": "一处有误" }))
}
