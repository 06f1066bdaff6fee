//! Blanks, line ends, comments and characters that nobody sees, wherever they stand: a layout changes nothing that is said.

use rubricc::diagnostic::{Diagnostic, has_errors};
use rubricc::export::json::rubric::lines;
use rubricc::export::print;
use rubricc::format::format;
use rubricc::render::sheet::markdown;
use rubricc::render::{ReadingsOf, readings};
use rubricc::text::fold::{is_blank, key};
use rubricc::text::{Source, Sources};
use serde_json::Value;

/// A field of every kind, without an error; the cases come out as they say.
const SAMPLE: &str = "\
细则：甲乙考核细则
年度：2017
满分：十二分
计分：倒扣分，扣完为止
等次：优秀（9分以上，含9分），合格（5—9分，含5分），  # 一
  不合格（低于5分）
总分：不低于0分，不超过17分
小数：保留两位小数
不适用：经甲办认定，剔除，按本类别其余得分率折算，保留1位小数
折算：按20%折算
否决：
  总分低于3分的，不得评为优秀、合格；弄虚作假的，降低一个等次。

类别 一、组织（12分）
  指标 会议（4分）
    内容：年末公开，自己落实。
    扣分（就高，最高扣3分）：未召开的扣1分，迟开的，
      # 二
      每次扣0.5分。
  指标 报送（8分）
    要素：甲表、乙表、
      丙表
    扣分：
      报送少于十二条的，每少一条扣0.5分，
      材料不全的，每缺一项扣0.5分，【材料】情节严重的，酌情扣1至3分。
    得分（分档）：完成率达到95%以上的得八分；达到90%以上的得3分。

加减分（加分最高5分，减分最高10分）
  加分：受到省级表扬的每次加1分，市级加0.5分，最高加2分。
  减分：被通报的扣１０分。

用例 一
  佐证：
    会议/未召开：否；迟开：2次
    报送/报送：10条；完成率：85%—90%；材料不全：甲表、乙表
    材料情节严重：1.5分；受到省级表扬：未填；「弄虚作假」
  其余：未发生
  应为：3—5分，不合格，会议 3分，加分 0—2分

用例 二
  其余：满分
  应为：12分，优秀
";

/// Everything that is read, checked, tried and shown of a text, places aside, in the form in which names are compared.
fn said(text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    sources.add(Source::new("细则", text));
    let compiled = rubricc::compile(&sources);
    let told = |found: &Diagnostic| {
        format!(
            "{} {} {}",
            found.code.id,
            found.message,
            found.help.as_deref().unwrap_or_default()
        )
    };
    let mut said: Vec<String> = compiled.diagnostics.iter().chain(&compiled.run_cases()).map(told).collect();
    said.sort();
    let read = lines(&compiled.rubric, &compiled.unread, &sources).unwrap();
    said.extend(
        read.lines()
            .map(|line| without_place(serde_json::from_str(line).unwrap()).to_string()),
    );
    said.extend(compiled.cases.iter().flat_map(|case| {
        let facts = case
            .facts
            .iter()
            .map(|fact| format!("{:?} {:?}", fact.path, fact.value.as_deref().map(key)));
        facts.chain(case.expected.iter().map(|expected| format!("{:?}", expected.outcome)))
    }));
    let table = readings(&ReadingsOf {
        rubric: &compiled.rubric,
        unread: &compiled.unread,
        sources: &sources,
        errors: 0,
        fingerprint: "",
    });
    said.extend(markdown(&table).lines().map(without_lines));
    said.push(print::rubric(&compiled.rubric, &sources).unwrap());
    said.iter().map(|words| key(words)).collect()
}

fn without_place(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter(|(key, _)| key != "line" && key != "column");
            Value::Object(members.map(|(key, value)| (key, without_place(value))).collect())
        }
        Value::Array(parts) => parts.into_iter().map(without_place).collect(),
        Value::String(words) => Value::from(key(&words)),
        value => value,
    }
}

/// `（R0506，第19行）` without the number.
fn without_lines(row: &str) -> String {
    let parts = row.split_inclusive('第').map(|part| match part.split_once('行') {
        Some((number, rest)) if number.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => part,
    });
    parts.collect()
}

/// Lays `text` out; what no layout is found for stays as it is.
fn stays(text: &str) {
    let Some(once) = format(&Source::new("细则", text)) else {
        return;
    };
    assert_eq!(
        format(&Source::new("细则", once.as_str())).as_deref(),
        Some(once.as_str()),
        "{text}"
    );
    assert_eq!(said(&once), said(text), "{text:?}\n{once}");
}

/// Every so many places are tried; fuzzing tries all.
const STEP: usize = 7;

/// `SAMPLE` with `words` before character `at`.
fn with(words: &str, at: usize) -> String {
    let place = SAMPLE.char_indices().nth(at).map_or(SAMPLE.len(), |(place, _)| place);
    format!("{}{words}{}", &SAMPLE[..place], &SAMPLE[place..])
}

#[test]
fn the_sample_is_read_and_its_cases_are_tried() {
    let mut sources = Sources::default();
    sources.add(Source::new("细则", SAMPLE));
    let compiled = rubricc::compile(&sources);
    assert!(!has_errors(&compiled.diagnostics), "{:?}", compiled.diagnostics);
    let tried: Vec<String> = compiled.run_cases().into_iter().map(|found| found.message).collect();
    assert!(tried.is_empty(), "{tried:?}");
}

#[test]
fn blanks_of_every_kind_anywhere_change_nothing_that_is_said() {
    let blanks: Vec<char> = ('\0'..='\u{FFFF}').filter(|c| is_blank(*c)).collect();
    assert!(blanks.len() > 25, "{blanks:?}");
    for at in (0..=SAMPLE.chars().count()).step_by(STEP) {
        let blank = blanks[at % blanks.len()];
        stays(&with(&String::from(blank).repeat(1 + at % 2), at));
    }
}

#[test]
fn characters_that_nobody_sees_anywhere_change_nothing_that_is_said() {
    let controls = ('\0'..' ').chain('\u{7F}'..='\u{9F}');
    let unseen = "\u{AD}\u{34F}\u{61C}\u{115F}\u{180B}\u{200E}\u{202E}\u{2061}\u{2066}\u{2069}\u{2800}\u{3164}\u{FE0F}\u{FFA0}\u{FFF9}\u{FFFD}\u{E000}\u{E0020}";
    let all: Vec<char> = controls.chain(unseen.chars()).collect();
    for at in (0..=SAMPLE.chars().count()).step_by(STEP) {
        stays(&with(&String::from(all[at % all.len()]), at));
    }
}

#[test]
fn lines_broken_anywhere_change_nothing_that_is_said() {
    let breaks = [
        "\n",
        "\r\n\t",
        "\n# 注\n",
        "\n  | ",
        "\n|\n",
        "\n\n",
        "\n  # 末公开\n|",
        "  # 注",
        "【",
        "】\n",
    ];
    for at in (0..=SAMPLE.chars().count()).step_by(STEP) {
        stays(&with(breaks[at % breaks.len()], at));
    }
}

#[test]
fn what_is_unread_before_the_layout_is_unread_behind_it() {
    for (found, other) in [
        ("受到省级表扬：未填", "受到省级表扬：未\u{200B}填"),
        ("其余：未发生", "其余：未\u{2060}发\u{A0}生"),
        ("应为：12分", "应为：1\u{FEFF}2分"),
        ("满分：十二分", "满分：十\u{200B}二分"),
        ("会议 3分", "会议\u{200B}3分"),
        ("（就高，", "（就\u{200B}高，"),
        ("（分档）", "（分\u{A0}档）"),
        ("自己落实", "自\u{FEFF}己落实"),
        ("。\n\n类别", "。\n类\u{200B}别"),
    ] {
        let text = SAMPLE.replace(found, other);
        assert_ne!(text, SAMPLE);
        stays(&text);
    }
}

#[test]
fn what_nobody_sees_is_neither_counted_nor_between_two_letters() {
    // a run of one look-alike is told once
    stays("细则：甲\n至⼀\u{2060}⼀\u{2060}\n⼀\u{2060}⼀\n");
    // a quotation is cut at the same word
    stays("细则：甲\n指标 乙（2分）\n扣分：\n  开展工作的情况会\u{2060}同有关单位按季度逐一核对台账并公布。\n");
}

#[test]
fn blanks_do_not_make_points_too_long_to_be_looked_at() {
    // forty characters without the blanks, and more decimals than a figure may have
    for blank in [" ", "\r", "      "] {
        let points = format!("999999999999—90的扣{blank}2分，{blank}未印发纪要的扣2值:分。分345678分");
        stays(&SAMPLE.replace("会议（4分）", &format!("会议（{points}）")));
    }
}
