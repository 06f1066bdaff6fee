//! The JSON reader agrees with serde_json, and holds out against hostile text.

use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use rubricc::evidence::json::{Json, Node, parse};
use rubricc::evidence::read;
use rubricc::text::{Source, SourceId};

use super::rubric::rubric;

/// The tree as compact JSON, numbers as written.
fn written(node: &Node<'_>) -> String {
    match &node.value {
        Json::Null => "null".to_owned(),
        Json::Bool(yes) => yes.to_string(),
        Json::Number(text) => (*text).to_owned(),
        Json::Text(text) => serde_json::to_string(text).expect("a string"),
        Json::List(nodes) => format!("[{}]", nodes.iter().map(written).collect::<Vec<_>>().join(",")),
        Json::Object(members) => {
            let member = |m: &rubricc::evidence::json::Member<'_>| {
                format!("{}:{}", serde_json::to_string(&m.key).expect("a string"), written(&m.node))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
        }
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"细则\":",
            "true",
            "false",
            "null",
            "1",
            "-0",
            "0.5",
            "1e3",
            "1.",
            "01",
            " ",
            "\n",
            "\\u4e00",
            "\"\\ud83d\\ude00\"",
            "\"\\n\"",
            "{}",
            "[]",
            "[1,2]",
            "{\"a\":1}",
            "\\",
            "\t",
            "\0",
            "：",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_serde_json_accepts_is_accepted_and_nothing_else(text in pieces()) {
        let ours = parse(&text, 0..text.len());
        let theirs: Result<Box<serde_json::value::RawValue>, _> = serde_json::from_str(&text);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?}: {:?} / {:?}", text, ours, theirs);
        if let (Ok(ours), Ok(_)) = (ours, theirs) {
            let again = written(&ours);
            let same: serde_json::Value = serde_json::from_str(&again).expect("what we wrote");
            let straight: serde_json::Value = serde_json::from_str(&text).expect("what was accepted");
            prop_assert_eq!(same, straight);
        }
    }

    #[test]
    fn any_text_gives_units_or_problems(text in pieces()) {
        let units = read(&rubric(), &Source::new("x.json", text.as_str()), SourceId(0));
        for unit in units {
            assert!(unit.evidence.is_some() != rubricc::diagnostic::has_errors(&unit.diagnostics));
        }
    }
}

fn codes(text: String) -> Vec<&'static str> {
    let units = read(&rubric(), &Source::new("x.json", text), SourceId(0));
    units.iter().flat_map(|unit| &unit.diagnostics).map(|d| d.code.id).collect()
}

#[test]
fn hostile_text_gets_a_diagnostic() {
    assert_eq!(codes("[".repeat(100_000)), ["R0601"]);
    assert_eq!(codes("{\"a\":".repeat(100_000)), ["R0601"]);
    assert_eq!(
        codes("{\"细则\":\"2017年考核细则\",\"单位\":\"".to_owned() + &"甲".repeat(1_000_000)),
        ["R0601"]
    );
    assert_eq!(codes("\0".to_owned()), ["R0601"]);
    assert_eq!(
        codes("{\"细则\":\"2017年考核细则\",\"单位\":\"a\",\"佐证\":{\0}}".to_owned()),
        ["R0601"]
    );
    let many = (0..200_000).map(|n| format!("\"k{n}\":1")).collect::<Vec<_>>().join(",");
    let found = codes(format!("{{\"细则\":\"2017年考核细则\",\"单位\":\"a\",\"佐证\":{{{many}}}}}"));
    assert_eq!((found.len(), found.first()), (100, Some(&"R0610")));
}
