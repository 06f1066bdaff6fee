//! What may be written for a fact, in every form.

use rubricc::evidence::{Builder, Unit, read};
use rubricc::model::{Ratio, Value};
use rubricc::text::{Source, SourceId};

use super::rubric::rubric;

/// The one unit that says `facts`.
fn unit(facts: &str) -> Unit {
    let text = format!("{{\"细则\":\"2017年考核细则\",\"单位\":\"样例县甲\",\"佐证\":{facts}}}");
    let mut units = read(&rubric(), &Source::new("甲.json", text), SourceId(0));
    assert_eq!(units.len(), 1);
    units.remove(0)
}

/// What is read for the fact `name` when it is written as `value`: its value, or the codes of what is wrong.
fn value(name: &str, value: &str) -> String {
    let unit = unit(&format!("{{\"{name}\":{value}}}"));
    let codes: Vec<&str> = unit.diagnostics.iter().map(|d| d.code.id).collect();
    let Some(evidence) = unit.evidence else {
        return codes.join(" ");
    };
    let rubric = rubric();
    let fact = rubric
        .facts
        .iter()
        .position(|fact| fact.name.shown() == name)
        .expect("a fact of the rubric");
    let shown = match evidence.facts[fact] {
        Value::Unknown => "未填".to_owned(),
        Value::Known(at) => at.to_string(),
        Value::Between(low, high) => format!("{low}—{high}"),
    };
    [shown]
        .into_iter()
        .chain(codes.into_iter().map(str::to_owned))
        .collect::<Vec<_>>()
        .join(" ")
}

fn table(name: &str, cases: &[&str]) -> String {
    cases
        .iter()
        .map(|written| format!("{written} → {}\n", value(name, written)))
        .collect()
}

#[test]
fn a_finding_is_true_false_or_unknown() {
    let cases = [
        "true",
        "false",
        "null",
        "\"未填\"",
        "\"是\"",
        "\"否\"",
        "1",
        "\"有\"",
        "[]",
        "{\"值\":true}",
        "{\"值\":true,\"材料\":[\"a.pdf\"],\"说明\":\"x\",\"类型\":\"是否\"}",
    ];
    insta::assert_snapshot!(table("未列入分工", &cases));
}

#[test]
fn a_count_is_a_whole_number_perhaps_with_its_unit_or_a_range() {
    let cases = [
        "0",
        "2",
        "2.0",
        "2.5",
        "-1",
        "1e2",
        "05",
        "1234567890123",
        "true",
        "\"3件次\"",
        "\"３件次\"",
        "\"3次\"",
        "\"0—1件次\"",
        "\"0件次—1件次\"",
        "\"2-1\"",
        "\"1至3\"",
        "\"三\"",
        "\"\"",
        "[]",
        "[{\"值\":1,\"材料\":\"a\"},{\"值\":2}]",
        "[{\"值\":null}]",
        "[1,2]",
        "[{\"值\":\"0—1\"},{\"值\":2}]",
    ];
    insta::assert_snapshot!(table("超期回复", &cases));
}

#[test]
fn figures_with_a_blank_between_them_are_not_one_number() {
    for blank in [' ', '\u{3000}', '\u{A0}', '\u{200B}'] {
        for (name, written) in [("超期回复", "1_0"), ("超期回复", "1_0件次"), ("制度不健全", "1_0项")] {
            let written = format!("\"{}\"", written.replace('_', &blank.to_string()));
            assert_eq!(value(name, &written), "R0618", "{written:?}");
        }
        let apart = format!("\"{blank}0{blank}—{blank}1 0{blank}件{blank}次\"").replace("1 0", "10");
        assert_eq!(value("超期回复", &apart), "0—10", "{apart:?}");
    }
}

#[test]
fn missing_elements_are_named_or_counted() {
    let cases = [
        "0",
        "3",
        "5",
        "[]",
        "[\"新闻发言人\",\"保密审查\"]",
        "[\"新闻 发言人\"]",
        "[\"新闻发言\"]",
        "[\"新闻发言人\",\"新闻发言人\"]",
        "[\"别的\"]",
        "[{\"值\":\"保密审查\",\"材料\":\"a\"},{\"值\":1}]",
        "\"2项\"",
        "\"1—2项\"",
        "\"3—5项\"",
        "{\"值\":[\"年度报告\"]}",
        "[[]]",
    ];
    insta::assert_snapshot!(table("制度不健全", &cases));
}

#[test]
fn an_open_list_checks_names_but_not_their_number() {
    insta::assert_snapshot!(table("专栏不齐", &["7", "[\"年度报告\"]", "[\"别的\"]"]));
}

#[test]
fn a_rate_needs_its_percent_sign_or_two_figures() {
    let cases = [
        "\"85%\"",
        "\"85％\"",
        "\"85.5%\"",
        "\"45/50\"",
        "\"1/3\"",
        "\"45/0\"",
        "85",
        "0.85",
        "\"85\"",
        "\"90%—95%\"",
        "\"90—95%\"",
        "\"95%—90%\"",
        "\"120%\"",
        "true",
        "\"-5%\"",
        "\"85件\"",
    ];
    insta::assert_snapshot!(table("办结率", &cases));
}

#[test]
fn a_discretion_is_an_amount_in_its_range() {
    let cases = [
        "false",
        "0",
        "true",
        "1",
        "2.5",
        "\"2.5分\"",
        "0.5",
        "4",
        "\"1—2分\"",
        "\"0—2分\"",
        "[2]",
        "[1,2]",
        "[{\"值\":2,\"说明\":\"x\"}]",
    ];
    insta::assert_snapshot!(table("情节严重", &cases));
}

#[test]
fn a_discretion_by_occurrence_lists_its_amounts() {
    let cases = [
        "false",
        "0",
        "true",
        "2",
        "\"2次\"",
        "[1,2.5]",
        "[1,4]",
        "[{\"值\":2},{\"值\":true}]",
        "[\"1—2\",3]",
        "[]",
    ];
    insta::assert_snapshot!(table("违规", &cases));
}

#[test]
fn data_take_their_unit_and_add_up() {
    let whole = [
        "9",
        "\"9条\"",
        "\"9次\"",
        "9.5",
        "\"9—12条\"",
        "false",
        "[{\"值\":4},{\"值\":5}]",
        "[]",
    ];
    let decimal = ["1.5", "\"1.5元\"", "\"3万元\"", "\"1.25万元\"", "1.2345678"];
    let excess = ["3", "\"3个工作日\"", "\"3天\""];
    insta::assert_snapshot!(table("信息报送", &whole) + &table("投入", &decimal) + &table("逾期", &excess));
}

#[test]
fn what_is_not_listed_did_not_happen_or_is_unknown_level_by_level() {
    let states = |facts: &str| -> String {
        let evidence = unit(facts).evidence.expect("good evidence");
        let state = |value: &Value| if *value == Value::Unknown { '?' } else { '0' };
        evidence.facts.iter().map(state).collect()
    };
    assert_eq!(states("{}"), "???????????????");
    // data stay unknown
    assert_eq!(states("{\"未列事项\":\"未发生\"}"), "00000?000??0000");
    assert_eq!(
        states("{\"未列事项\":\"未发生\",\"信息公开\":{\"未列事项\":\"未填\",\"网上申请\":{\"未列事项\":\"未发生\"}}}"),
        "00????0????0000"
    );
    assert_eq!(states("{\"加分\":{\"未列事项\":\"未发生\"}}"), "????????????0??");
}

#[test]
fn the_builder_says_the_same_without_json() {
    let rubric = rubric();
    let mut builder = Builder::new(&rubric, "样例县甲");
    builder
        .set("组织保障/领导重视/未列入分工", Value::Known(Ratio::ONE))
        .expect("a known fact");
    builder.state("制度不健全", "新闻发言人、保密审查").expect("a known fact");
    builder.state("信息报送", "9条").expect("a known fact");
    builder.rest_absent();
    let facts = "{\"未列事项\":\"未发生\",\"未列入分工\":true,\"制度不健全\":[\"新闻发言人\",\"保密审查\"],\"信息报送\":{\"信息报送\":9}}";
    assert_eq!(builder.finish().facts, unit(facts).evidence.expect("good evidence").facts);
    let mut builder = Builder::new(&rubric, "样例县甲");
    assert_eq!(builder.state("未实施", "是").expect_err("it stands twice").code.id, "R0611");
    assert_eq!(builder.state("未列入分エ", "是").expect_err("a slip").code.id, "R0610");
    builder.state("未列入分工", "是").expect("a known fact");
    assert_eq!(builder.state("未列入分工", "否").expect_err("twice").code.id, "R0609");
}
