//! The line reader says what the general reader says, or leaves the line to it.

use proptest::prelude::{Just, ProptestConfig, Strategy, TestCaseError, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{select, subsequence};
use rubricc::evidence::stream::LineReader;
use rubricc::evidence::{Index, read};
use rubricc::model::Rubric;
use rubricc::text::{Source, SourceId};

use super::rubric::rubric;

/// Whether the line was read quickly; then the general reader must say the same without a word of complaint.
fn agree(rubric: &Rubric, reader: &mut LineReader<'_>, line: &str) -> Result<bool, TestCaseError> {
    let Some(quick) = reader.read(line.as_bytes()) else {
        return Ok(false);
    };
    let units = read(rubric, &Source::new("x.jsonl", line), SourceId(0));
    prop_assert_eq!(units.len(), 1, "{}", line);
    let unit = &units[0];
    prop_assert!(unit.diagnostics.is_empty(), "{}: {:?}", line, unit.diagnostics);
    let general = unit.evidence.as_ref().expect("no error, so evidence");
    prop_assert_eq!(&quick.unit, &general.unit);
    prop_assert_eq!(&quick.facts, &general.facts, "{}", line);
    prop_assert_eq!(&quick.exemptions, &general.exemptions);
    Ok(true)
}

fn value() -> impl Strategy<Value = String> {
    select(vec![
        "true",
        "false",
        "null",
        "0",
        "1",
        "2",
        "3",
        "12",
        "2.50",
        "0.5",
        "1.2345678",
        "1234567890123",
        "-1",
        "1e2",
        "\"85%\"",
        "\"101%\"",
        "\"45/50\"",
        "\"5/4\"",
        "\"9条\"",
        "\"2项\"",
        "\"3次\"",
        "\"3件次\"",
        "\"1.5分\"",
        "\"0—1次\"",
        "\"未填\"",
        "\"是\"",
        "[]",
        "[\"新闻发言人\"]",
        "[\"新闻发言人\", \"保密审查\"]",
        "[\"保密审查\",\"保密审查\"]",
        "[1,2]",
        "{\"值\":true}",
        "{\"值\":1,\"材料\":[\"a\",\"b\"],\"说明\":\"x\"}",
        "{\"类型\":\"是否\",\"值\":false,\"说明\":null}",
        "{\"说明\":\"x\"}",
        "{\"值\":1,\"值\":2}",
        "{\"说明\":\"x\",\"值\":1,\"说明\":\"y\"}",
        "{}",
        "[{\"值\":1}]",
        "\"\\u0031\"",
        "\"３件次\"",
        " 1 ",
    ])
    .prop_map(str::to_owned)
}

/// `{"键":值,…}` of some of `keys`, in some order, perhaps with blanks.
fn object(
    keys: &'static [&'static str],
    values: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = String> + Clone {
    let members = subsequence(keys, 0..=keys.len()).prop_shuffle();
    (members, proptest::collection::vec(values, keys.len()), select(vec!["", " "])).prop_map(|(keys, values, blank)| {
        let members = keys
            .iter()
            .zip(values)
            .map(|(key, value)| format!("\"{key}\":{blank}{value}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(&format!(",{blank}")))
    })
}

fn line() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![3 => Just("true".to_owned()), 3 => Just("1".to_owned()), 4 => value()].boxed();
    let facts = object(&["未列入分工", "未 实施", "未实施"], leaf.clone()).boxed();
    let other = object(
        &["制度不健全", "专栏不齐", "办结率", "超期回复", "情节严重", "违规", "未列事项"],
        leaf.clone(),
    )
    .boxed();
    let report = object(&["信息报送", "投入", "逾期"], leaf.clone()).boxed();
    let level = prop_oneof![facts, other, report, leaf.clone()].boxed();
    let inner = object(
        &["领导重视", "制度建设", "依申请公开", "网上申请", "信息报送", "未列入分工"],
        level.clone(),
    )
    .boxed();
    let top = object(
        &["组织保障", "信息公开", "工作衔接", "加分", "未列入分工", "信息报送", "办结率"],
        prop_oneof![inner, level].boxed(),
    )
    .boxed();
    let title = select(vec!["\"2017年考核细则\"", "\"２017年 考核细则\"", "\"2018年考核细则\""]).prop_map(str::to_owned);
    let unlisted = select(vec![
        "",
        "\"未列事项\":\"未发生\",",
        "\"未列事项\":\"未填\",",
        "\"未列事项\":1,",
    ]);
    let exempt = select(vec![
        "",
        ",\"不适用\":[]",
        ",\"不适用\":[{}]",
        ",\"不适用\":null",
        ",\"备注\":1",
    ]);
    (
        title,
        select(vec!["样例县甲", "样例县乙", "", " 甲 ", "\\u7532"]),
        unlisted,
        top,
        exempt,
        select(vec!["", "\r", " ", "}"]),
    )
        .prop_map(|(title, unit, unlisted, top, exempt, end)| {
            format!("{{\"细则\":{title},\"单位\":\"{unit}\",{unlisted}\"佐证\":{top}{exempt}}}{end}")
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_line_reader_agrees_with_the_general_reader(lines in proptest::collection::vec(line(), 1..8), again in any::<bool>()) {
        let rubric = rubric();
        let index = Index::new(&rubric);
        let mut reader = LineReader::new(&index);
        for _ in 0..=usize::from(again) {
            for line in &lines {
                agree(&rubric, &mut reader, line)?;
            }
        }
    }

    #[test]
    fn a_line_with_any_byte_changed_is_judged_alike(line in line(), at in any::<proptest::sample::Index>(), to in "[\\PC\"{}\\[\\],:\\\\0-9]") {
        let rubric = rubric();
        let index = Index::new(&rubric);
        let mut reader = LineReader::new(&index);
        agree(&rubric, &mut reader, &line)?;
        let places: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
        let start = *at.get(&places);
        let end = start + line[start..].chars().next().map_or(0, char::len_utf8);
        let changed = [&line[..start], &to, &line[end..]].concat();
        agree(&rubric, &mut reader, &changed)?;
        let dropped = [&line[..start], &line[end..]].concat();
        agree(&rubric, &mut reader, &dropped)?;
        agree(&rubric, &mut reader, &line[..start])?;
    }
}

#[test]
fn plain_lines_are_read_quickly_in_every_layout() {
    let rubric = rubric();
    let index = Index::new(&rubric);
    let mut reader = LineReader::new(&index);
    let lines = [
        "{\"细则\":\"2017年考核细则\",\"单位\":\"甲\",\"佐证\":{\"组织保障\":{\"领导重视\":{\"未列入分工\":true,\"未实施\":false}},\"加分\":{\"受到省级表扬推介\":2}}}",
        "{\"细则\":\"2017年考核细则\",\"单位\":\"乙\",\"佐证\":{\"组织保障\":{\"领导重视\":{\"未实施\":null}},\"加分\":{\"受到省级表扬推介\":2}}}",
        "{ \"单位\": \"丙\", \"细则\": \"2017年考核细则\", \"佐证\": { \"未列入分工\": true, \"办结率\": \"85%\", \"制度不健全\": [\"保密审查\"] } }\r",
        "{\"细则\":\"2017年考核细则\",\"单位\":\"丁\",\"未列事项\":\"未发生\",\"佐证\":{\"工作衔接\":{\"信息报送\":{\"信息报送\":{\"类型\":\"数据\",\"值\":9}}}},\"不适用\":[]}",
        "{\"细则\":\"2017年考核细则\",\"单位\":\"戊\",\"佐证\":{\"工作衔接\":{\"信息报送\":9}}}",
    ];
    for line in lines {
        assert!(agree(&rubric, &mut reader, line).expect("agreement"), "{line}");
    }
}
