//! `units FORM N`: N invented units for the rubric of a blank form (`rubricc form`), as JSONL with every fact known.
//! `units --rubric N`: a rubric of N items.
//!
//! The same arguments give the same bytes.

use std::io::{self, BufWriter, Write};

use serde_json::Value;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }
}

/// What stands between values never changes: bytes up to a fact, then the fact's kind and range.
enum Part {
    Bytes(String),
    Fact(String, u64),
}

fn parts(value: &Value, parts: &mut Vec<Part>) {
    let push = |parts: &mut Vec<Part>, text: &str| match parts.last_mut() {
        Some(Part::Bytes(bytes)) => bytes.push_str(text),
        _ => parts.push(Part::Bytes(text.to_owned())),
    };
    let Value::Object(members) = value else { return };
    if members.contains_key("值") {
        let word = |key: &str| members.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        // 「0至7的整数」: at most 7
        let range = word("范围");
        let most = range.strip_prefix("0至").and_then(|rest| rest.split('的').next()).and_then(|figure| figure.parse().ok());
        parts.push(Part::Fact(word("类型"), most.unwrap_or(3)));
        return;
    }
    push(parts, "{");
    for (n, (key, value)) in members.iter().enumerate() {
        let comma = if n > 0 { "," } else { "" };
        push(parts, &format!("{comma}{}:", Value::from(key.as_str())));
        self::parts(value, parts);
    }
    push(parts, "}");
}

fn fact(out: &mut impl Write, dice: &mut Dice, kind: &str, most: u64) -> io::Result<()> {
    match kind {
        // most units are good, some are bad: every band should come up
        "是否" => out.write_all(if dice.below(16) == 0 { b"true" } else { b"false" }),
        "数据" => write!(out, "{}", dice.below(15)),
        "比率" => match dice.below(4) {
            0 => write!(out, "\"{}/50\"", 40 + dice.below(11)),
            1 => write!(out, "\"{}.{}%\"", 80 + dice.below(20), dice.below(10)),
            _ => write!(out, "\"{}%\"", 80 + dice.below(21)),
        },
        _ => {
            let some = dice.below(3) == 0;
            write!(out, "{}", if some { dice.below(most.min(3) + 1) } else { 0 })
        }
    }
}

fn units(form: &str, count: u64) -> io::Result<()> {
    let form: Value = serde_json::from_str(form)?;
    let title = &form["细则"];
    let mut layout = Vec::new();
    parts(&form["佐证"], &mut layout);
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    for number in 0..count {
        let mut dice = Dice(number);
        write!(out, "{{\"细则\":{title},\"单位\":\"样例单位{number}\",\"佐证\":")?;
        for part in &layout {
            match part {
                Part::Bytes(text) => out.write_all(text.as_bytes())?,
                Part::Fact(kind, most) => fact(&mut out, &mut dice, kind, *most)?,
            }
        }
        out.write_all(b"}\n")?;
    }
    out.flush()
}

fn rubric(items: u64) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "细则：{items}项的样例细则\n满分：{}分\n计分：倒扣分，扣完为止", items * 2)?;
    writeln!(out, "等次：合格（{items}分以上），不合格（低于{items}分）")?;
    for category in 0..items.div_ceil(100) {
        let here = (items - category * 100).min(100);
        writeln!(out, "\n类别 第{}部分（{}分）", category + 1, here * 2)?;
        for item in 0..here {
            writeln!(out, "\n  指标 工作{}（2分）\n    内容：按要求做好第{}项工作。\n    扣分：", item + 1, item + 1)?;
            writeln!(out, "      未实施的扣1分，\n      报送不及时的，每次扣0.5分。")?;
        }
    }
    out.flush()
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [first, count] = arguments.as_slice() else {
        return Err(io::Error::other("usage: units FORM N | units --rubric N"));
    };
    let count = count.parse().map_err(io::Error::other)?;
    if first == "--rubric" {
        return rubric(count);
    }
    units(&std::fs::read_to_string(first)?, count)
}
