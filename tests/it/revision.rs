//! 修订对照表: what changed, side by side, in each format.

use std::io::Cursor;

use rubricc::diff::{Change, ClauseChange, Diff, Kind, Pairing, Place, Sureness, Verdict, Witness};
use rubricc::model::{FactId, ItemId, Name, Points, Ratio, Rubric};
use rubricc::render::sheet::{Sheet, docx, html, markdown};
use rubricc::render::{RevisionOf, revision};
use rubricc::text::{Source, Sources};

use crate::sheet::{elements, part};

const OLD: &str = "细则：小表
文号：示办发〔2017〕1号
年度：2017
满分：5分
计分：扣完为止
等次：合格（3分以上），不合格（低于3分）
类别 组织保障（5分）
  指标 领导重视（2分）
    扣分：
      未专题研究的扣1分，
      未列入分工的扣1分。
  指标 信息报送（3分）
    扣分：信息报送少于12条的，每少一条扣0.5分。
";

const NEW: &str = "细则：小表
文号：示办发〔2018〕1号
年度：2018
满分：6分
计分：扣完为止
等次：合格（4分以上），不合格（低于4分）
类别 组织保障（6分）
  指标 领导重视（2分）
    扣分：
      未专题研究的扣1分，
      未列入年度分工的扣1分。
  指标 信息报送（3分）
    扣分：信息报送少于15条的，每少一条扣0.5分，最高扣2分。
  指标 会议纪律（1分）
    扣分：缺席会议的扣1分。
";

fn rubric(text: &str) -> Rubric {
    let mut sources = Sources::default();
    sources.add(Source::new("小表.rubric", text));
    rubricc::compile(&sources).rubric
}

fn points(text: &str) -> Points {
    Points::parse(text).unwrap()
}

fn row(keyword: &str, kind: Kind, old: Option<&str>, new: Option<&str>, remark: &str) -> ClauseChange {
    ClauseChange {
        keyword: keyword.to_owned(),
        kind,
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        ids: (None, None),
        remark: remark.to_owned(),
    }
}

/// The changes from the older to the newer of two versions, written by hand.
fn diff() -> Diff {
    let change = |kinds: Vec<Kind>, old: Vec<Place>, new: Vec<Place>, clauses: Vec<ClauseChange>| Change {
        kinds,
        old,
        new,
        sureness: Sureness::Named,
        clauses,
        remarks: Vec::new(),
        verdict: None,
    };
    let witness = |count: i128, old_loss: &str, new_loss: &str| Witness {
        old: vec![(FactId(2), Ratio::whole(count))],
        new: vec![(FactId(2), Ratio::whole(count))],
        old_loss: points(old_loss),
        new_loss: points(new_loss),
        total: None,
        effects: None,
    };
    Diff {
        changes: vec![
            change(
                vec![Kind::Bands],
                vec![Place::Table("等次")],
                vec![Place::Table("等次")],
                vec![row(
                    "等次",
                    Kind::Bands,
                    Some("合格（3分以上），不合格（低于3分）"),
                    Some("合格（4分以上），不合格（低于4分）"),
                    "「合格」的下限由3分改为4分",
                )],
            ),
            Change {
                sureness: Sureness::Alike(875),
                verdict: Some(Verdict::Same),
                ..change(
                    vec![Kind::Wording],
                    vec![Place::Item(ItemId(0))],
                    vec![Place::Item(ItemId(0))],
                    vec![row(
                        "扣分",
                        Kind::Wording,
                        Some("未列入分工的扣1分"),
                        Some("未列入年度分工的扣1分"),
                        "",
                    )],
                )
            },
            Change {
                remarks: vec!["条数由12条改为15条".to_owned(), "增加限额2分".to_owned()],
                verdict: Some(Verdict::Mixed(witness(14, "0", "0.5"), witness(0, "3", "2"))),
                ..change(
                    vec![Kind::Standard],
                    vec![Place::Item(ItemId(1))],
                    vec![Place::Item(ItemId(1))],
                    vec![
                        row(
                            "扣分",
                            Kind::Standard,
                            Some("信息报送少于12条的，每少一条扣0.5分"),
                            Some("信息报送少于15条的，每少一条扣0.5分，最高扣2分"),
                            "由12条改为15条；增加最高扣2分",
                        ),
                        row("内容", Kind::Wording, None, Some("每年报送信息不少于15条。"), ""),
                    ],
                )
            },
            Change {
                verdict: Some(Verdict::Undecided("情形太多".to_owned())),
                ..change(
                    vec![Kind::Added],
                    Vec::new(),
                    vec![Place::Item(ItemId(2))],
                    vec![row("扣分", Kind::Standard, None, Some("缺席会议的扣1分"), "")],
                )
            },
        ],
        totals: vec![
            (Name::new("组织保障"), Some(points("5")), Some(points("6"))),
            (Name::new("工作衔接"), Some(points("2")), None),
        ],
        pairing: Pairing::default(),
        diagnostics: Vec::new(),
    }
}

fn sheet() -> Sheet {
    revision(&RevisionOf {
        diff: &diff(),
        old: &rubric(OLD),
        new: &rubric(NEW),
        survey: None,
    })
}

#[test]
fn both_versions_stand_side_by_side_with_the_changed_words_marked() {
    let sheet = sheet();
    insta::assert_snapshot!("对照.md", markdown(&sheet));
    insta::assert_snapshot!("对照.html", html(&sheet));
    let bytes = docx(&sheet).expect("a package");
    insta::assert_snapshot!("对照.docx", part(&bytes, "word/document.xml").replace("<w:p>", "\n<w:p>"));
}

#[test]
fn a_docx_holds_the_parts_an_office_expects_and_each_is_sound() {
    let bytes = docx(&sheet()).expect("a package");
    let package = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a package");
    let names: Vec<String> = package.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names[0], "[Content_Types].xml", "first, as some readers want it");
    for name in &names {
        elements(&part(&bytes, name));
    }
    let types = part(&bytes, "[Content_Types].xml");
    for name in names.iter().filter(|name| name.ends_with(".xml") && !name.starts_with('[')) {
        assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name}");
    }
    let document = part(&bytes, "word/document.xml");
    for wanted in [
        "w:orient=\"landscape\"",
        "<w:tblHeader/>",
        "<w:vMerge w:val=\"restart\"/>",
        "<w:vMerge/>",
        "w:eastAsia=\"黑体\"",
    ] {
        assert!(document.contains(wanted), "{wanted}");
    }
    let styles = part(&bytes, "word/styles.xml");
    for font in ["方正小标宋简体", "仿宋_GB2312", "黑体"] {
        assert!(styles.contains(&format!("w:eastAsia=\"{font}\"")), "{font}");
    }
    assert!(part(&bytes, "word/footer1.xml").contains(" PAGE "));
    // every cell holds a paragraph, every row as many cells as the table has columns
    assert!(!document.contains("</w:tcPr></w:tc>"));
    for table in document.split("<w:tbl>").skip(1) {
        let columns = table.matches("<w:gridCol ").count();
        for row in table.split("<w:tr>").skip(1) {
            assert_eq!(row.matches("<w:tc>").count(), columns, "{row}");
        }
    }
}

#[test]
fn a_docx_made_twice_is_the_same() {
    assert_eq!(docx(&sheet()).unwrap(), docx(&sheet()).unwrap());
}

#[test]
fn hostile_words_change_no_structure() {
    let hostile = "甲|乙<b>&amp;\"'\u{0}\u{1b}\u{FFFE}\u{202E}]]>\n第二行\t制表 *星* ~~删~~";
    let mut diff = diff();
    let rows = |document: &str| elements(document).0.iter().filter(|name| *name == "w:tr").count();
    let plain = rows(&part(&docx(&sheet()).unwrap(), "word/document.xml"));
    for row in diff.changes.iter_mut().flat_map(|change| &mut change.clauses) {
        row.remark = hostile.to_owned();
        row.old = row.old.as_ref().map(|_| hostile.to_owned());
        row.new = row.new.as_ref().map(|_| format!("{hostile}改"));
    }
    let sheet = revision(&RevisionOf {
        diff: &diff,
        old: &rubric(OLD),
        new: &rubric(NEW),
        survey: None,
    });
    let bytes = docx(&sheet).expect("a package");
    let document = part(&bytes, "word/document.xml");
    assert_eq!(rows(&document), plain);
    assert!(!document.contains(['\u{0}', '\u{1b}', '\u{FFFE}', '\u{202E}']));
    assert!(document.contains("&lt;b&gt;&amp;amp;"));
    let text = markdown(&sheet);
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let bars = line.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 5, "{line}");
    }
    let page = html(&sheet);
    assert!(!page.contains("<b>") && page.contains("&lt;b&gt;"));
    insta::assert_snapshot!("难缠的对照.md", text);
}

#[test]
fn two_equal_versions_say_so() {
    let rubric = rubric(OLD);
    let sheet = revision(&RevisionOf {
        diff: &Diff::default(),
        old: &rubric,
        new: &rubric,
        survey: None,
    });
    assert!(markdown(&sheet).contains("（没有修订）"));
    docx(&sheet).expect("a package");
}
