//! 条款语料: every clause of `tests/corpus` is read as its entry says, and never otherwise.

mod compare;
mod compose;
mod edges;
mod forms;
mod told;

use compare::{Verdict, judge, show};
use proptest::prelude::{ProptestConfig, TestCaseError, prop_assert, proptest};
use proptest::sample::select;
use rubricc::model::{Condition, Effect, FieldKind, Mode, Points, Reading};
use rubricc::render::{Setting, sentence};
use rubricc::syntax::clause::{FieldText, Piece, read};
use rubricc::text::{Source, SourceId, Span};
use serde_json::Value;
use std::collections::HashSet;
use std::sync::LazyLock;

/// 扣分(就高,最高2分) → 扣分, 就高.
fn kind_and_mode(field: &str) -> (FieldKind, Mode) {
    let (keyword, modes) = field.split_once('(').unwrap_or((field, ""));
    let mode = modes.trim_end_matches(')').split(',').find_map(Mode::named);
    (FieldKind::named(keyword).expect("a field keyword"), mode.unwrap_or_default())
}

/// The sentence of each clause of `pieces`, which stand in `field`.
pub fn sentences(pieces: &[Piece], field: &str) -> Vec<String> {
    let clauses: Vec<&Reading> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Clause(reading) => Some(reading),
            _ => None,
        })
        .collect();
    let (kind, mode) = kind_and_mode(field);
    (0..clauses.len())
        .map(|at| sentence(&Setting::alone(kind, mode, &clauses, at)))
        .collect()
}

/// Reads `text` as the value of `field`.
pub fn read_text(text: &str, field: &str, title: Option<&str>) -> Vec<Piece> {
    let (kind, mode) = kind_and_mode(field);
    let source = Source::new("语料", text);
    let id = SourceId::default();
    let lines: Vec<Span> = (0..source.line_count())
        .map(|line| source.line_range(line))
        .map(|range| Span::new(id, range.start, range.end))
        .collect();
    read(&FieldText {
        source: &source,
        id,
        lines: &lines,
        kind,
        mode,
        title,
    })
}

/// The entries of all corpora.
const CORPORA: [&str; 5] = [
    include_str!("../corpus/clauses.jsonl"),
    include_str!("../corpus/more.jsonl"),
    include_str!("../corpus/seed.jsonl"),
    include_str!("../corpus/titled.jsonl"),
    include_str!("../corpus/third.jsonl"),
];

/// Every entry.
pub static ALL: LazyLock<Vec<Value>> = LazyLock::new(|| CORPORA.into_iter().flat_map(entries).collect());

fn entries(corpus: &str) -> impl Iterator<Item = Value> {
    corpus
        .lines()
        .map(|line| serde_json::from_str(line).expect("an entry a line"))
}

/// Reads every entry of a corpus: no wrong reading, nothing read that must be refused, 97% exact.
fn holds(corpus: &str) {
    let entries: Vec<Value> = entries(corpus).collect();
    let (mut exact, mut silent, mut listed) = (0, 0, String::new());
    for entry in &entries {
        let word = |key: &str| entry[key].as_str();
        let (text, field) = (word("text").expect("text"), word("field").expect("field"));
        let pieces = read_text(text, field, word("title"));
        let verdict = judge(entry, &pieces);
        match verdict {
            Verdict::Exact => exact += 1,
            // a doubtful entry may be refused, not read as something else
            Verdict::Refused if entry["doubt"].is_string() => exact += 1,
            Verdict::Wrong | Verdict::Accepted => silent += 1,
            Verdict::Name | Verdict::Refused => {}
        }
        if verdict != Verdict::Exact {
            listed += &format!("{verdict:?} {} [{field}] {text}\n{}", entry["id"], show(entry, &pieces));
        }
    }
    println!("{exact} of {} exact, {silent} silent errors\n{listed}", entries.len());
    assert_eq!(silent, 0, "wrong readings, or read what must be refused");
    assert!(exact * 100 >= entries.len() * 97, "{exact} of {} exact", entries.len());
}

#[test]
fn the_first_corpus_is_read_as_it_says() {
    holds(CORPORA[0]);
}

#[test]
fn the_second_corpus_is_read_as_it_says() {
    holds(CORPORA[1]);
}

#[test]
fn the_third_corpus_is_read_as_it_says() {
    holds(CORPORA[4]);
}

#[test]
fn the_clauses_of_the_notice_are_read_as_they_stand() {
    holds(CORPORA[2]);
}

#[test]
fn clauses_in_a_titled_item_take_its_title() {
    holds(CORPORA[3]);
}

#[test]
fn thousands_of_ranges_are_settled_one_by_one() {
    let pieces = read_text(&"80%—100%得4分。".repeat(6_000), "得分(分档)", Some("完成率"));
    assert_eq!(pieces.len(), 6_000);
}

#[test]
fn thousands_of_pieces_without_points_stand_before_what_is_read() {
    let pieces = read_text(&("未办；未报；\n".repeat(10_000) + "未归档的扣1分；未核；未评"), "扣分", None);
    let read: Vec<usize> = (0..pieces.len())
        .filter(|at| matches!(pieces[*at], Piece::Clause(_)))
        .collect();
    assert_eq!((pieces.len(), read), (20_003, vec![20_000]));
}

#[test]
fn a_chain_of_thousands_of_clauses_shares_its_last_bound() {
    let pieces = read_text(
        &("受到省级表扬的每次加1分；\n".to_owned() + &"市级加0.5分，最高加2分；\n".repeat(10_000)),
        "加分",
        None,
    );
    let caps: HashSet<_> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Clause(reading) => reading.cap.map(|cap| (cap.amount, cap.group)),
            _ => None,
        })
        .collect();
    assert_eq!(caps, HashSet::from([Some((Points::whole(2), Some(10_000)))]));
}

#[test]
fn denials_and_unknown_counts_before_the_points_are_refused() {
    let clauses = [
        "台账不全的，每系统扣0.1分",
        "台账不全的，每个百分点扣0.1分",
        "台账不全的，按次扣2分",
        "台账不全的，逐次扣2分",
        "台账不全的，首次扣1分",
        "台账不规范的，按每处扣0.5分",
        "台账不规范的，每系统、每季度扣0.5分",
        "情节严重的，酌情可扣1-2分",
        "合格率未低于90%的扣1分",
        "合格率不在90%以上的扣1分",
        "合格率无法达到90%的扣1分",
        "合格率未稳定在90%以上的扣1分",
        "合格率均低于90%的扣1分",
        "合格率和覆盖率低于90%的扣1分",
        "未实现覆盖率达到90%以上的扣1分",
        "未召开会议4次以上的扣1分",
        "未组织培训不少于2次的扣1分",
        "迟报的，每次递增扣1分",
        "每一系统扣1分",
        "查出1人扣1分",
        "每查处1人扣1分",
        "获得一等奖、县级表彰的分别扣2分、1分",
    ];
    for text in clauses {
        let pieces = read_text(text, "扣分", None);
        assert!(!pieces.iter().any(|piece| matches!(piece, Piece::Clause(_))), "{text}");
    }
    for text in [
        "未完成率超过10%的扣1分",
        "未整改问题超过3个的扣1分",
        "覆盖率未达到90%的扣1分",
        "值班人员脱岗的，每班次扣1分",
    ] {
        let pieces = read_text(text, "扣分", None);
        assert!(pieces.iter().all(|piece| matches!(piece, Piece::Clause(_))), "{text}");
    }
}

#[test]
fn a_word_behind_a_count_is_not_cut() {
    for (text, unit, name) in [
        ("每少完成一项目标任务扣1分", "项", "完成目标任务"),
        ("每缺一项目标责任书扣1分", "项", "目标责任书"),
        ("每缺一项目录扣1分", "项", "目录"),
        ("每发现一件次品扣1分", "件", "发现次品"),
        ("每发生一起次生灾害扣1分", "起", "发生次生灾害"),
        ("每发现10件次问题扣1分", "件次", "发现问题"),
        ("每个项目标识牌缺失扣1分", "个", "项目标识牌缺失"),
    ] {
        let pieces = read_text(text, "扣分", None);
        let [Piece::Clause(reading)] = pieces.as_slice() else {
            panic!("{text}: {pieces:?}");
        };
        let Condition::Finding(found) = &reading.condition else {
            panic!("{text}: {:?}", reading.condition);
        };
        let counted = reading.per.as_ref().map(|per| per.unit.as_str());
        assert_eq!((counted, found.shown()), (Some(unit), name), "{text}");
    }
    for text in [
        "每缺一台账扣1分",
        "缺一台账扣1分",
        "每缺一人员扣1分",
        "每少一月报扣1分",
        "每缺少一个月度计划扣1分",
        "每缺一个季度小结扣1分",
        "每缺一个年度计划扣1分",
        "每少报一个工作日简报扣1分",
        "每发现一例行检查问题扣1分",
        "每漏报一日常巡查扣1分",
        "每漏报一家庭扣1分",
    ] {
        let pieces = read_text(text, "扣分", None);
        assert!(!pieces.iter().any(|piece| matches!(piece, Piece::Clause(_))), "{text}");
    }
}

#[test]
fn full_points_may_be_given_of_the_item() {
    for text in ["资料齐全的给满分", "资料齐全的给本项满分"] {
        let pieces = read_text(text, "得分", None);
        let full = |piece: &Piece| matches!(piece, Piece::Clause(reading) if reading.effect == Effect::Full);
        assert!(pieces.len() == 1 && pieces.iter().all(full), "{text}: {pieces:?}");
    }
}

/// Two readable entries of one field, one behind the other.
fn joined(first: &Value, second: &Value, mark: &str) -> Option<Value> {
    let usable =
        |e: &Value| e["readings"].as_array().is_some_and(|r| !r.is_empty()) && e["doubt"].is_null() && e["title"].is_null();
    let whole = |e: &Value| {
        e["text"]
            .as_str()
            .unwrap_or("")
            .trim_end_matches(['。', '；', ';', '.'])
            .to_owned()
    };
    // 得满分 may only stand first, and a range looks at its neighbours
    let full = second["readings"]
        .as_array()
        .into_iter()
        .flatten()
        .any(|r| r["effect"] == "full");
    let (a, b) = (whole(first), whole(second));
    if first["field"] != second["field"]
        || !usable(first)
        || !usable(second)
        || full
        || [&a, &b].iter().any(|t| t.starts_with(['(', '（']) || t.contains('。'))
    {
        return None;
    }
    let readings: Vec<Value> = [first, second]
        .iter()
        .flat_map(|e| e["readings"].as_array())
        .flatten()
        .cloned()
        .collect();
    Some(serde_json::json!({ "id": "joined", "text": format!("{a}{mark}{b}。"), "field": first["field"], "readings": readings }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 2, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn composed_sentences_are_read_as_they_were_composed(entry in compose::sentence()) {
        reads(&entry)?;
    }

    #[test]
    fn levels_are_shared_out_in_every_form(entry in compose::levels()) {
        reads(&entry)?;
    }

    #[test]
    fn a_clause_is_read_alike_behind_any_other(at in 0usize..10_000, by in 1usize..10_000, mark in select(vec!["；", "。", "；\n"])) {
        let entry = joined(&ALL[at % ALL.len()], &ALL[(at + by) % ALL.len()], mark);
        if let Some(entry) = entry {
            reads(&entry)?;
        }
    }

    #[test]
    fn a_clause_with_a_slip_is_refused(entry in compose::slip()) {
        reads(&entry)?;
    }

    #[test]
    fn any_words_at_all_are_read_without_a_panic(text in "[一二三两十每次处分扣得加减最高低于超过以上的，。；、0-9.%（）\\[\\] a-zA-Z\u{3000}]{0,60}", field in select(vec!["扣分", "得分(分档)", "加分", "否决"])) {
        read_text(&text, field, None);
    }
}

fn reads(entry: &Value) -> Result<(), TestCaseError> {
    let pieces = read_text(
        entry["text"].as_str().unwrap_or(""),
        entry["field"].as_str().unwrap_or(""),
        None,
    );
    let verdict = judge(entry, &pieces);
    prop_assert!(
        verdict == Verdict::Exact,
        "{:?} {}\n{}",
        verdict,
        entry["text"],
        show(entry, &pieces)
    );
    Ok(())
}
