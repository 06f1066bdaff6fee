//! 表: whatever the words, the structure of a document stays.

use std::io::{Cursor, Read};

use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use quick_xml::Reader;
use quick_xml::events::Event;
use rubricc::render::Look;
use rubricc::render::sheet::{Cell, Column, Grid, Line, Mark, Run, Sheet, Tone, docx, html, markdown, terminal};

/// The text of one part of a docx file.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    package
        .by_name(name)
        .expect("the part")
        .read_to_string(&mut text)
        .expect("text");
    text
}

/// The names of the elements of `xml`, in order, and its text. Fails on what is not well-formed.
pub fn elements(xml: &str) -> (Vec<String>, String) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut names, mut words) = (Vec::new(), String::new());
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => {
                depth += 1;
                names.push(start.name().as_ref().to_owned());
                start.attributes().for_each(|attribute| {
                    attribute.expect("a sound attribute");
                });
            }
            Event::Empty(start) => names.push(start.name().as_ref().to_owned()),
            Event::End(_) => depth -= 1,
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(name) => words.push_str(match &*name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "#39" => "'",
                other => panic!("unknown reference {other}"),
            }),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
    (names, words)
}

fn words() -> impl Strategy<Value = String> {
    let hostile = "[|<>&\"'\\\\`*_~#!$\\[\\]\n\t 甲乙扣1分，（）\u{0}\u{1b}\u{fffe}\u{ffff}\u{202e}\u{2028}-]{0,12}";
    prop_oneof![
        hostile.prop_map(|words| words),
        any::<String>(),
        Just("<br>|</td>]]>".to_owned())
    ]
}

fn run() -> impl Strategy<Value = Run> {
    let mark = prop_oneof![
        Just(Mark::Plain),
        Just(Mark::Deleted),
        Just(Mark::Inserted),
        Just(Mark::Strong)
    ];
    (words(), mark).prop_map(|(words, mark)| Run { words, mark })
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![4 => vec(vec(run(), 0..3), 0..3).prop_map(Cell::Words), 1 => Just(Cell::Continued)]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let tone = prop_oneof![Just(Tone::Plain), Just(Tone::Heading(1)), Just(Tone::Warning)];
    let line = (vec(cell(), 2), tone).prop_map(|(cells, tone)| Line { cells, tone });
    (words(), vec(words(), 0..2), vec(line, 0..6), any::<bool>()).prop_map(|(title, lines, rows, landscape)| {
        let column = |name, centred| Column {
            name,
            width: 50,
            centred,
        };
        Sheet {
            title,
            below: lines.clone(),
            grids: vec![Grid {
                caption: None,
                notes: lines.clone(),
                columns: vec![column("左", true), column("右", false)],
                rows,
            }],
            lines,
            signatures: vec!["审签"],
            landscape,
        }
    })
}

/// Every letter of the sheet that can be shown, blanks left out.
fn letters(sheet: &Sheet) -> String {
    let grid = &sheet.grids[0];
    let cells = grid
        .rows
        .iter()
        .flat_map(|line| &line.cells)
        .flat_map(|cell| cell.words())
        .flatten();
    let all = std::iter::once(&sheet.title)
        .chain(&sheet.lines)
        .chain(&grid.notes)
        .chain(cells.map(|run| &run.words))
        .chain(&sheet.below)
        .map(String::as_str);
    all.flat_map(str::chars).filter(|&c| shown(c)).collect()
}

fn shown(c: char) -> bool {
    let noncharacter = u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    !(c.is_control() || c.is_whitespace() || noncharacter || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
}

fn plain(text: &str) -> String {
    text.chars().filter(|&c| shown(c)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_docx_is_well_formed_and_holds_every_letter(sheet in sheet()) {
        let bytes = docx(&sheet).unwrap();
        elements(&part(&bytes, "docProps/core.xml"));
        let (names, text) = elements(&part(&bytes, "word/document.xml"));
        let count = |name: &str| names.iter().filter(|other| *other == name).count();
        prop_assert_eq!(count("w:tr"), sheet.grids[0].rows.len() + 1);
        prop_assert_eq!(count("w:tc"), 2 * count("w:tr"));
        let all = plain(&text);
        let all = all.replacen("左右", "", 1);
        prop_assert!(all.starts_with(&letters(&sheet)), "{}", all);
    }

    #[test]
    fn a_page_is_well_formed_and_holds_every_letter(sheet in sheet()) {
        let page = html(&sheet);
        let (names, text) = elements(&page);
        prop_assert_eq!(names.iter().filter(|name| *name == "tr").count(), sheet.grids[0].rows.len() + 1);
        prop_assert!(!names.iter().any(|name| name == "script"));
        // behind the style
        let all = plain(text.split("@media print").nth(1).unwrap());
        let all = all.rsplit_once("审签：").unwrap().0.replacen("左右", "", 1);
        prop_assert!(all.ends_with(&letters(&sheet)), "{}", all);
    }

    #[test]
    fn no_cell_breaks_a_table_of_markdown(sheet in sheet()) {
        let text = markdown(&sheet);
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).collect();
        prop_assert_eq!(rows.len(), sheet.grids[0].rows.len() + 1);
        for row in rows {
            let bars = row.replace("\\\\", "").replace("\\|", "").matches('|').count();
            prop_assert_eq!(bars, 3, "{}", row);
        }
    }

    #[test]
    fn a_terminal_obeys_no_word(sheet in sheet()) {
        let text = terminal(&sheet, &Look { width: 40, ..Look::default() });
        prop_assert!(!text.contains(['\u{1b}', '\u{0}', '\u{202E}']), "{}", text);
    }
}

#[test]
fn a_heading_of_a_docx_stays_with_the_row_it_heads() {
    let line = |words: &str, tone| Line {
        cells: vec![Cell::plain(words)],
        tone,
    };
    let column = Column {
        name: "栏",
        width: 100,
        centred: false,
    };
    let grid = Grid {
        columns: vec![column],
        rows: vec![
            line("指标 领导重视", Tone::Heading(2)),
            line("未专题研究的扣1分", Tone::Plain),
        ],
        ..Grid::default()
    };
    let sheet = Sheet {
        grids: vec![grid],
        ..Sheet::default()
    };
    let document = part(&docx(&sheet).unwrap(), "word/document.xml");
    let (heading, clause) = document.split_once("未专题研究").unwrap();
    assert!(
        heading
            .rsplit_once("指标")
            .unwrap()
            .0
            .ends_with("</w:rPr><w:t xml:space=\"preserve\">")
    );
    assert_eq!(heading.matches("<w:keepNext/>").count(), 1);
    assert!(!clause.contains("<w:keepNext/>"));
}

#[test]
fn a_long_title_of_a_docx_goes_on_after_the_name() {
    let title = |title: &str, landscape| {
        let sheet = Sheet {
            title: title.to_owned(),
            landscape,
            ..Sheet::default()
        };
        let document = part(&docx(&sheet).unwrap(), "word/document.xml");
        document.contains("》</w:t><w:br/><w:t")
    };
    let long = "《2018年县市区政务公开政务服务工作考核细则（草案·示例）》修订对照表";
    assert!(title(long, true));
    assert!(title("《2017年县市区政务公开政务服务工作考核细则》读解表", false));
    assert!(!title("《样例细则》读解表", false));
    assert!(!title("《2017年县市区政务公开政务服务工作考核细则》读解表", true));
}
