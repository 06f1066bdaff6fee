//! What is read of a line does not depend on the lines before it, however they looked.

use proptest::prelude::{Just, ProptestConfig, Strategy, TestCaseError, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{Index as Pick, select, subsequence};
use rubricc::evaluate::{Scorer, Scores};
use rubricc::evidence::stream::LineReader;
use rubricc::evidence::{Index, read, unit};
use rubricc::export::rows::{Rows, row};
use rubricc::model::Rubric;
use rubricc::text::{Source, SourceId};

use super::rubric::rubric;

/// Stands for a value of the fact named last before it.
const VALUE: char = '§';
/// Stands for any words.
const WORDS: char = '¤';

/// Plain values of a fact.
fn plain(fact: &str) -> &'static [&'static str] {
    match fact {
        "未列入分工" | "未实施" => &["false", "true", "null", "\"未填\""],
        "制度不健全" => &["0", "1", "4", "\"2项\"", "[\"新闻发言人\"]", "[\"新闻发言人\",\"保密审查\"]"],
        "专栏不齐" => &["0", "1", "12", "123456", "\"2项\""],
        "办结率" => &["\"85%\"", "\"92.5%\"", "\"45/50\"", "\"100%\"", "\"7/9\""],
        "超期回复" => &["0", "1", "12", "100", "\"3件次\""],
        "情节严重" => &["0", "1", "2.5", "2.50", "\"1.5分\"", "true", "false"],
        "违规" => &["0", "false"],
        _ => &["0", "9", "12", "\"9条\""],
    }
}

const FACTS: [&str; 8] = [
    "未列入分工",
    "未实施",
    "制度不健全",
    "专栏不齐",
    "办结率",
    "超期回复",
    "情节严重",
    "违规",
];

/// An object of some of `keys`, in any order.
fn object(keys: &'static [&'static str], value: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = String> {
    let members = subsequence(keys, 0..=keys.len()).prop_shuffle();
    let values = proptest::collection::vec(value, keys.len());
    (members, values, select(vec!["", "", " "])).prop_map(|(keys, values, blank)| {
        let members = keys.iter().zip(values);
        let members = members.map(|(key, value)| format!("\"{key}\":{blank}{value}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(&format!(",{blank}")))
    })
}

/// A line without its values.
fn layout() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "§",
        "§",
        "§",
        "{\"值\":§,\"说明\":\"¤\"}",
        "{\"材料\":[\"¤\",\"a\"],\"值\": §}",
    ]);
    let leaf = leaf.prop_map(str::to_owned);
    let lead = object(&["未列入分工", "未实施"], leaf.clone());
    let system = object(&["制度不健全", "专栏不齐", "未实施"], leaf.clone());
    let online = object(&["办结率", "超期回复"], leaf.clone());
    let lawful = object(&["情节严重", "违规"], leaf.clone());
    let report = object(&["信息报送"], leaf);
    let requests = (online, lawful).prop_map(|(online, lawful)| format!("{{\"网上申请\":{online},\"依法办理\":{lawful}}}"));
    let other = select(vec!["", "\"未列事项\":\"未发生\",", "\"未列事项\":\"未填\","]);
    let end = select(vec!["", "", ",\"不适用\":[]", ",\"不适用\":null"]);
    (lead, system, requests, report, any::<bool>(), other, end).prop_map(|(lead, system, requests, report, first, other, end)| {
        let (lead, report) = (
            format!("\"组织保障\":{{\"领导重视\":{lead}}}"),
            format!("\"工作衔接\":{{\"信息报送\":{report}}}"),
        );
        let (one, two) = if first { (&lead, &report) } else { (&report, &lead) };
        let public = format!("\"信息公开\":{{\"制度建设\":{system},\"依申请公开\":{requests}}}");
        format!("{{\"细则\":\"2017年考核细则\",\"单位\":\"¤\",{other}\"佐证\":{{{one},{public},{two}}}{end}}}")
    })
}

/// A layout with values; most are the first that its fact can have.
fn filled(layout: &str, mut dice: u64) -> String {
    let mut out = String::new();
    let mut roll = |below: usize| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).expect("31 bits") % below
    };
    for c in layout.chars() {
        match c {
            VALUE => {
                let last = FACTS.iter().max_by_key(|fact| out.rfind(&format!("\"{fact}\"")));
                let named = last.filter(|fact| out.rfind(&format!("\"{fact}\"")) > out.rfind("\"信息报送\""));
                let values = plain(named.copied().unwrap_or_default());
                let at = if roll(3) > 0 { 0 } else { roll(values.len()) };
                out.push_str(values[at]);
            }
            WORDS => out.push_str(["样例县甲", "乙", " 丙", "丁,", "样例县甲甲"][roll(5)]),
            c => out.push(c),
        }
    }
    out
}

/// Something done to a line that makes it another line, or none at all.
#[derive(Debug, Clone)]
enum Change {
    None,
    /// Bytes put in the place of some.
    Replace(Pick, usize, Vec<u8>),
    /// Some bytes once more, elsewhere.
    Copy(Pick, Pick, Pick),
    /// Two members of an object, or what looks like them, in each other's place.
    Swap(Pick),
    /// A character written as an escape.
    Escape(Pick),
    /// A value that is not plain, or not right.
    Value(Pick, &'static str),
}

const VALUES: [&str; 24] = [
    "1.0",
    "01",
    "1.",
    ".5",
    "-1",
    "+1",
    "1e2",
    "1E2",
    "1.2345678",
    "1234567890123",
    "\"1\"",
    "\"\\u0031\"",
    "\"３件次\"",
    "\"85\"",
    "\"101%\"",
    "\"5/4\"",
    "\"0/0\"",
    "\"0—1次\"",
    "[]",
    "[\"保密审查\",\"保密审查\"]",
    "{\"值\":1,\"值\":1}",
    "{}",
    "truefalse",
    "\"未填",
];

fn change() -> impl Strategy<Value = Change> {
    let bytes = prop_oneof![
        Just(Vec::new()),
        select(vec![
            "{", "}", "[", "]", "\"", ",", ":", "\\", "0", "9", ".", "%", " ", "\t", "\r", "\n", "\0", "甲", "\u{FFFD}", "true"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 1..3),
    ];
    prop_oneof![
        6 => Just(Change::None),
        3 => (any::<Pick>(), 0..4_usize, bytes).prop_map(|(at, length, bytes)| Change::Replace(at, length, bytes)),
        1 => (any::<Pick>(), any::<Pick>(), any::<Pick>()).prop_map(|(from, to, at)| Change::Copy(from, to, at)),
        1 => any::<Pick>().prop_map(Change::Swap),
        1 => any::<Pick>().prop_map(Change::Escape),
        2 => (any::<Pick>(), select(VALUES.to_vec())).prop_map(|(at, value)| Change::Value(at, value)),
    ]
}

/// The line of `layout` with what was done to it.
fn changed(layout: &str, dice: u64, change: &Change) -> Vec<u8> {
    let line = filled(layout, dice);
    let mut bytes = line.clone().into_bytes();
    match change {
        Change::None => {}
        Change::Replace(at, length, with) => {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, with.iter().copied());
        }
        Change::Copy(from, to, at) => {
            let commas: Vec<usize> = line.match_indices(',').map(|(at, _)| at).collect();
            let (from, to, at) = (*from.get(&commas), *to.get(&commas), *at.get(&commas));
            let part = bytes[from.min(to)..from.max(to)].to_vec();
            bytes.splice(at..at, part);
        }
        Change::Swap(at) => {
            let mut parts: Vec<&str> = line.split(',').collect();
            let at = at.index(parts.len() - 1);
            parts.swap(at, at + 1);
            bytes = parts.join(",").into_bytes();
        }
        Change::Escape(at) => {
            let places: Vec<(usize, char)> = line.char_indices().filter(|(_, c)| c.len_utf8() == 3).collect();
            let (at, c) = *at.get(&places);
            bytes.splice(at..at + 3, format!("\\u{:04x}", u32::from(c)).into_bytes());
        }
        Change::Value(at, value) => {
            let places: Vec<usize> = layout.match_indices(VALUE).map(|(at, _)| at).collect();
            if !places.is_empty() {
                let at = *at.get(&places);
                let with = [&layout[..at], value, &layout[at + VALUE.len_utf8()..]].concat();
                bytes = filled(&with, dice).into_bytes();
            }
        }
    }
    bytes
}

/// Whether the line was read quickly; then the general reader must say the same without a word of complaint.
fn agree(rubric: &Rubric, reader: &mut LineReader<'_>, line: &[u8]) -> Result<bool, TestCaseError> {
    let Some(quick) = reader.read(line) else {
        return Ok(false);
    };
    let text = String::from_utf8_lossy(line);
    let units = read(rubric, &Source::new("x.jsonl", &*text), SourceId(0));
    prop_assert_eq!(units.len(), 1, "{}", text);
    let unit = &units[0];
    prop_assert!(unit.diagnostics.is_empty(), "{}: {:?}", text, unit.diagnostics);
    let general = unit.evidence.as_ref().expect("no error, so evidence");
    prop_assert_eq!(&quick.unit, &general.unit, "{}", text);
    prop_assert_eq!(&quick.facts, &general.facts, "{}", text);
    prop_assert_eq!(&quick.exemptions, &general.exemptions);
    Ok(true)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_line_says_the_same_after_whatever_came_before(
        layouts in proptest::collection::vec(layout(), 1..3),
        lines in proptest::collection::vec((any::<Pick>(), any::<u64>(), change()), 4..24),
    ) {
        let rubric = rubric();
        let index = Index::new(&rubric);
        let mut reader = LineReader::new(&index);
        for (layout, dice, change) in &lines {
            let layout: &String = layout.get(&layouts);
            let line = changed(layout, *dice, change);
            let alone = LineReader::new(&index).read(&line).is_some();
            let after = agree(&rubric, &mut reader, &line)?;
            prop_assert_eq!(after, alone, "{}", String::from_utf8_lossy(&line));
        }
    }
}

/// A row, or what is said of the line: its number, with code and words.
type Told = (String, Vec<(usize, String)>);

/// What the general reader makes of each line by itself.
fn one_by_one(rubric: &Rubric, text: &[u8]) -> Told {
    let (index, scorer) = (Index::new(rubric), Scorer::new(rubric));
    let (mut rows, mut said) = (Vec::new(), Vec::new());
    for (number, line) in text.split(|&b| b == b'\n').enumerate() {
        let line = String::from_utf8_lossy(line);
        let mut line = line.trim_end_matches('\r');
        while let Some(rest) = line.strip_prefix('\u{FEFF}') {
            line = rest;
        }
        if line.bytes().all(|b| b" \t\r".contains(&b)) {
            continue;
        }
        let unit = unit::one(&index, &Source::excerpt("x.jsonl", line, number), SourceId(0));
        if let Some(evidence) = &unit.evidence {
            let mut scores = Scores::default();
            scorer.score(evidence, &mut scores);
            row(&mut rows, rubric, &evidence.unit, &scores);
        }
        let found = unit.diagnostics.iter();
        said.extend(found.map(|found| (number, format!("{}{}{:?}", found.code.id, found.message, found.labels))));
    }
    (String::from_utf8(rows).expect("text"), said)
}

/// The same by way of rows, so many lines at a time.
fn together(rubric: &Rubric, text: &[u8], size: usize) -> Told {
    let (index, scorer) = (Index::new(rubric), Scorer::new(rubric).for_very_many());
    let all = Rows::new(&index, &scorer, SourceId(0));
    let lines: Vec<&[u8]> = text.split_inclusive(|&b| b == b'\n').collect();
    let (mut rows, mut said) = (Vec::new(), Vec::new());
    for (n, lines) in lines.chunks(size).enumerate() {
        let batch = all.batch("x.jsonl", n * size, &lines.concat());
        rows.extend_from_slice(&batch.rows);
        for problem in &batch.problems {
            let found = problem.diagnostics.iter();
            let number = problem.source.lines_before();
            said.extend(found.map(|found| (number, format!("{}{}{:?}", found.code.id, found.message, found.labels))));
        }
    }
    (String::from_utf8(rows).expect("text"), said)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_and_messages_are_those_of_each_line_by_itself(
        layouts in proptest::collection::vec(layout(), 1..3),
        lines in proptest::collection::vec((any::<Pick>(), any::<u64>(), change(), ending()), 4..24),
        size in 1..24_usize,
        is_cut in any::<bool>(),
    ) {
        let mut text = Vec::new();
        for (layout, dice, change, ending) in &lines {
            let layout: &String = layout.get(&layouts);
            text.extend_from_slice(&changed(layout, *dice, change));
            text.extend_from_slice(ending.as_bytes());
        }
        if is_cut {
            text.pop();
        }
        let rubric = rubric();
        prop_assert_eq!(together(&rubric, &text, size), one_by_one(&rubric, &text));
    }
}

fn ending() -> impl Strategy<Value = &'static str> {
    select(vec!["\n", "\n", "\n", "\n", "\r\n", "\n\n", "\n \t\r\n", " \n", "\n\u{FEFF}"])
}

#[test]
fn most_lines_of_the_law_are_read_quickly() {
    // the law would be worth little if the reader left nearly everything to the general one
    let layout = "{\"细则\":\"2017年考核细则\",\"单位\":\"¤\",\"佐证\":{\"组织保障\":{\"领导重视\":{\"未列入分工\":§,\"未实施\":§}},\
                  \"信息公开\":{\"制度建设\":{\"制度不健全\":{\"值\":§,\"说明\":\"¤\"}},\"依申请公开\":{\"网上申请\":{\"办结率\":§}}}}}";
    let rubric = rubric();
    let index = Index::new(&rubric);
    let mut reader = LineReader::new(&index);
    for dice in 0..100 {
        let line = filled(layout, dice);
        assert!(agree(&rubric, &mut reader, line.as_bytes()).expect("agreement"), "{line}");
    }
}
