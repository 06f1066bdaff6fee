//! Fingerprints of meanings.

use std::path::Path;

use rubricc::compile;
use rubricc::export::print;
use rubricc::text::{Source, SourceId, Sources};

fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add(Source::new("甲.rubric", text));
    sources
}

fn print_of(text: &str) -> String {
    let sources = sources(text);
    print::rubric(&compile(&sources).rubric, &sources).unwrap()
}

const TABLE: &str = "细则：小表
满分：3分
计分：扣完为止

指标 信息报送（3分）
  内容：按时报送信息。
  扣分：
    信息报送少于6条的，每少一条扣0.5分。
";

#[test]
fn layout_and_words_that_take_no_points_do_not_change_what_a_rubric_means() {
    let own = print_of(TABLE);
    let looser = TABLE.replace('：', ":").replace('，', ",").replace("  ", "\t");
    assert_eq!(print_of(&looser), own);
    assert_eq!(print_of(&format!("# 抄自通知\n\n{}", TABLE.replace("按时", "准时"))), own);
    assert_eq!(print_of(&TABLE.replace("信息报送（3分）", "【信息】报送（３分）")), own);
}

#[test]
fn every_figure_and_name_counts() {
    let own = print_of(TABLE);
    for (from, to) in [
        ("小表", "大表"),
        ("3分", "4分"),
        ("0.5", "0.6"),
        ("6条", "7条"),
        ("少于", "不足"),
        ("扣完为止", "照扣"),
        ("指标 信息", "指标 情况"),
    ] {
        assert_ne!(print_of(&TABLE.replace(from, to)), own, "{from}");
    }
}

#[test]
fn the_canonical_layout_means_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics/2017");
    let mut tried = 0;
    for entry in [folder, shipped].iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()) {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "rubric") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let source = Source::new("甲.rubric", text.as_str());
        let laid_out = rubricc::format::format(&source).unwrap();
        assert_eq!(print_of(&laid_out), print_of(&text), "{}", path.display());
        tried += 1;
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn evidence_means_its_values_however_they_are_written() {
    let sources = sources(TABLE);
    let rubric = compile(&sources).rubric;
    let print = |facts: &str| {
        let text = format!(r#"{{"细则":"小表","单位":"甲","佐证":{facts}}}"#);
        let units = rubricc::evidence::read(&rubric, &Source::new("甲.json", text.as_str()), SourceId(0));
        let evidence = units[0].evidence.clone().unwrap_or_else(|| panic!("{facts}"));
        print::evidence(&rubric, &evidence)
    };
    let own = print(r#"{"信息报送":{"信息报送":4}}"#);
    assert_eq!(print(r#" { "信息报送" : { "信息报送": "4条" } } "#), own);
    assert_eq!(
        print(r#"{"信息报送":{"信息报送":{"值":4,"材料":["甲.pdf"],"说明":"全年"}}}"#),
        own
    );
    assert_ne!(print(r#"{"信息报送":{"信息报送":5}}"#), own);
    assert_ne!(print(r#"{"信息报送":{"信息报送":"4—5条"}}"#), own);
    assert_ne!(print("{}"), own);
    assert_eq!(print("{}"), print(r#"{"信息报送":{"信息报送":null}}"#));
}

#[test]
fn the_fingerprint_of_evidence_is_what_the_page_says() {
    use sha2::{Digest, Sha256};
    let sources = sources(TABLE);
    let rubric = compile(&sources).rubric;
    let text = r#"{"细则":"小表","单位":"样例县甲","佐证":{"信息报送":{"信息报送":4}}}"#;
    let units = rubricc::evidence::read(&rubric, &Source::new("甲.json", text), SourceId(0));
    let said = "[\"样例县甲\"]\n[[\"信息报送\",\"信息报送\"],\"4\",\"4\"]\n";
    assert_eq!(
        print::evidence(&rubric, units[0].evidence.as_ref().unwrap()),
        print::hex(Sha256::new_with_prefix(said))
    );
}

#[test]
fn the_fingerprint_of_a_rubric_is_what_the_page_says() {
    use sha2::{Digest, Sha256};
    let said = r#"{"full":"3","object":"header","title":"小表"}
{"object":"rule","rule":"exhausts"}
{"elements":[],"full":"3","name":"信息报送","object":"indicator","path":["信息报送"]}
{"cap":null,"kind":"deduct","mode":"sum","object":"field"}
{"amount":{"fixed":"0.5"},"cap":null,"condition":{"data":"信息报送","op":"<","unit":"条","value":"6"},"effect":"deduct","fact":{"kind":"data","mayBeAbsent":false,"name":"信息报送","unit":"条","whole":true},"path":["信息报送"],"per":{"short":"条","step":"1"},"text":"信息报送少于6条的,每少一条扣0.5分"}
"#;
    assert_eq!(print_of(TABLE), print::hex(Sha256::new_with_prefix(said)));
}
