//! A random rubric in words.

use std::fmt::Write;

use super::spec::{Act, CATEGORIES, Clause, Field, Mode, Rule, Spec, Veto, What};

pub fn points(tenths: i64) -> String {
    let (whole, part) = (tenths / 10, tenths % 10);
    if part == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{part}")
    }
}

/// The lower ends of 优秀, 良好, 合格, in tenths.
pub fn bands(full: i64) -> [i64; 3] {
    [full * 9 / 10, full * 8 / 10, full * 6 / 10]
}

pub fn write(spec: &Spec) -> String {
    let full = spec.full();
    let [a, b, c] = bands(full).map(points);
    let mut out = format!(
        "细则：试行细则\n满分：{}分\n计分：倒扣分，扣完为止\n等次：优秀（{a}分以上，含{a}分），良好（{b}—{a}分，含{b}分），合格（{c}—{b}分，含{c}分），不合格（低于{c}分）\n",
        points(full)
    );
    if spec.floor {
        out.push_str("总分：不低于0分\n");
    }
    let rule = match spec.rule {
        Rule::Full => "按满分计",
        Rule::Zero => "计0分",
        Rule::Category => "剔除，按本类别其余得分率折算，保留两位小数",
        Rule::Table => "剔除，按全表其余得分率折算，保留两位小数",
    };
    writeln!(out, "不适用：经市政务公开办认定，{rule}").unwrap();
    if !spec.vetoes.is_empty() {
        out.push_str("否决：\n");
        for (n, veto) in spec.vetoes.iter().enumerate() {
            let end = if n + 1 == spec.vetoes.len() { "。" } else { "；" };
            writeln!(out, "{}{end}", write_veto(veto)).unwrap();
        }
    }
    for (name, items) in CATEGORIES.iter().zip(&spec.categories) {
        writeln!(out, "类别 {name}（{}分）", points(items.iter().map(|i| i.full).sum())).unwrap();
        for item in items {
            writeln!(out, "指标 {}（{}分）", item.title, points(item.full)).unwrap();
            for field in &item.fields {
                writeln!(out, "{}", write_field(field)).unwrap();
            }
            if let Some(fact) = item.ruin {
                writeln!(out, "否决：{fact}的，本类别不得分。").unwrap();
            }
        }
    }
    if let Some((clauses, cap)) = &spec.bonus {
        let cap = cap.map_or(String::new(), |cap| format!("（加分最高{}分）", points(cap)));
        writeln!(out, "加减分{cap}\n加分：{}", write_clauses(clauses, "加")).unwrap();
    }
    out
}

fn write_veto(veto: &Veto) -> String {
    let act = |act: &Act| match act {
        Act::Bar => "不得评为优秀、良好",
        Act::Lower => "降低一个等次",
        Act::ZeroTotal => "总分计0分",
        Act::Grade => "评为合格",
    };
    match veto {
        Veto::Fact(item, fact, a) => format!("{item}/{fact}的，{}", act(a)),
        Veto::AnyCategoryRate(rate, a) => format!("任一类别得分率低于{rate}%的，{}", act(a)),
        Veto::CategoryPoints(category, at, a) => format!("{}得分低于{}分的，{}", CATEGORIES[*category], points(*at), act(a)),
        Veto::ItemPoints(item, at, a) => format!("{item}得分低于{}分的，{}", points(*at), act(a)),
        Veto::Total(at, a) => format!("总分低于{}分的，{}", points(*at), act(a)),
    }
}

fn mode(mode: Mode) -> String {
    match mode {
        Mode::Sum => String::new(),
        Mode::Highest => "（就高）".to_owned(),
        Mode::Capped(cap) => format!("（最高{}分）", points(cap)),
    }
}

fn write_field(field: &Field) -> String {
    match field {
        Field::Deduct(how, clauses) => format!("扣分{}：{}", mode(*how), write_clauses(clauses, "扣")),
        Field::Earn(how, clauses) => format!("得分{}：{}", mode(*how), write_clauses(clauses, "得")),
        Field::Malus(clauses) => format!("减分：{}", write_clauses(clauses, "扣")),
        Field::Tiers(fact, tiers, rest) => {
            let tiers: Vec<String> = tiers
                .iter()
                .map(|(from, p)| format!("{fact}达到{from}件以上的得{}分", points(*p)))
                .chain(rest.map(|p| format!("其余得{}分", points(p))))
                .collect();
            format!("得分（分档）：{}。", tiers.join("；"))
        }
        Field::OneOf(all) => {
            let all: Vec<String> = all.iter().map(|(fact, p)| format!("{fact}的得{}分", points(*p))).collect();
            format!("得分（择一）：{}。", all.join("；"))
        }
        Field::Otherwise(fact, yes, no) => format!("得分：{fact}的得{}分，否则得{}分。", points(*yes), points(*no)),
    }
}

fn write_clauses(clauses: &[Clause], verb: &str) -> String {
    let all: Vec<String> = clauses
        .iter()
        .map(|Clause { fact, what }| match what {
            What::Finding(p) => format!("{fact}的{verb}{}分", points(*p)),
            What::Count(p, None) => format!("{fact}的，每次{verb}{}分", points(*p)),
            What::Count(p, Some(cap)) => format!("{fact}的，每次{verb}{}分，最高{verb}{}分", points(*p), points(*cap)),
            What::Every(p, n) => format!("{fact}的，每{n}次{verb}{}分", points(*p)),
            What::Short(at, p) => format!("{fact}少于{at}件的，每少1件{verb}{}分", points(*p)),
            What::Over(at, p, true) => format!("{fact}超过{at}件的，每超1件{verb}{}分", points(*p)),
            What::Over(at, p, false) => format!("{fact}超过{at}件的{verb}{}分", points(*p)),
            What::Zero => format!("{fact}的不得分"),
        })
        .collect();
    format!("{}。", all.join("；"))
}
