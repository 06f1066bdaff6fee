//! What `check` says of whole tables: each file of tests/check beside its snapshot.

mod bands;
mod frame;
mod letters;

use std::path::Path;

use proptest::prelude::*;

use rubricc::check::check_together;
use rubricc::compile;
use rubricc::diagnostic::Diagnostic;
use rubricc::model::Rubric;
use rubricc::render::{Look, Reporter, tally};
use rubricc::resolve::references;
use rubricc::text::{Source, SourceId, Sources};

/// The rubric and everything said of it, as a clerk reads it.
fn told(sources: &Sources) -> (Rubric, String) {
    let compiled = compile(sources);
    let reporter = Reporter::new(Look::default());
    let mut out = String::new();
    for diagnostic in &compiled.diagnostics {
        out.push_str(&reporter.show(diagnostic, sources));
        out.push('\n');
    }
    let severities: Vec<_> = compiled.diagnostics.iter().map(Diagnostic::severity).collect();
    (compiled.rubric, out + &tally(&severities, &Look::default()))
}

/// Codes and messages of one text.
fn said(text: &str) -> Vec<(String, String)> {
    let mut sources = Sources::default();
    sources.add(Source::new("小表.rubric", text));
    let found = compile(&sources).diagnostics.into_iter();
    found.map(|d| (d.code.id.to_owned(), d.message)).collect()
}

#[test]
fn every_planted_mistake_is_told_with_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("../check");
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in paths
            .iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "rubric"))
        {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(path).unwrap();
            let mut sources = Sources::default();
            sources.add(Source::new(format!("{name}.rubric"), text.as_str()));
            insta::assert_snapshot!(name, format!("{text}\n{}\n{}", "─".repeat(60), told(&sources).1));
        }
    });
}

#[test]
fn bands_are_judged_alike_with_and_without_rounding_of_the_total() {
    // six decimals change no total, and with them the bands are looked at by evaluating
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let bands = |text: &str| {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("rubrics/2017/表.rubric", text));
        for other in references(&sources, id) {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&other);
            let shared = std::fs::read_to_string(path).unwrap_or_default();
            sources.add(Source::new(other, shared));
        }
        let found = compile(&sources).diagnostics;
        let about = found.iter().filter(|d| d.code.id.starts_with("R04"));
        about.map(|d| d.message.clone()).collect::<Vec<_>>()
    };
    let mut judged = 0;
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|ending| ending != "rubric") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        if text.contains("小数") {
            continue;
        }
        let rounded = text.replacen("满分", "小数：保留六位小数\n满分", 1);
        assert_eq!(bands(&text), bands(&rounded), "{}", path.display());
        judged += 1;
    }
    assert!(judged > 10);
    for text in [
        include_str!("../../rubrics/2017/县市区.rubric"),
        include_str!("../../rubrics/2017/市直单位.rubric"),
    ] {
        assert_eq!(bands(text), Vec::<String>::new());
        assert_eq!(
            bands(&text.replacen("对象", "小数：保留六位小数\n对象", 1)),
            Vec::<String>::new()
        );
    }
}

/// Both tables of the notice with everything they refer to.
fn tables() -> Vec<(Rubric, Sources, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics/2017");
    let read = |name: &str| Source::new(name, std::fs::read_to_string(folder.join(name)).unwrap());
    let one = |name: &str| {
        let mut sources = Sources::default();
        let id = sources.add(read(name));
        for other in references(&sources, id) {
            sources.add(read(&other));
        }
        let (rubric, told) = told(&sources);
        (rubric, sources, told)
    };
    ["县市区.rubric", "市直单位.rubric"].map(one).into()
}

#[test]
fn the_tables_of_the_notice_get_the_warnings_they_deserve() {
    let tables = tables();
    for (_, sources, told) in &tables {
        let name = sources.get(SourceId(0)).name().trim_end_matches(".rubric").to_owned();
        insta::assert_snapshot!(name, told);
    }
    let pairs: Vec<_> = tables.iter().map(|(rubric, sources, _)| (rubric, sources)).collect();
    let reporter = Reporter::new(Look::default());
    let told: Vec<String> = check_together(&pairs)
        .iter()
        .map(|(at, found)| reporter.show(found, pairs[*at].1))
        .collect();
    insta::assert_snapshot!("两张表", told.join("\n"));
}

#[test]
fn each_table_is_compared_with_every_one_before_it() {
    let table = |points: u32| {
        let text =
            format!("细则：表{points}\n满分：9分\n计分：扣完为止\n指标 会议（9分）\n扣分：未按规定召开会议的扣{points}分。\n");
        let mut sources = Sources::default();
        sources.add(Source::new(format!("表{points}.rubric"), text));
        (compile(&sources).rubric, sources)
    };
    let tables = [table(1), table(2), table(3)];
    let places = |of: &[usize]| -> Vec<usize> {
        let pairs: Vec<_> = of.iter().map(|&at| (&tables[at].0, &tables[at].1)).collect();
        check_together(&pairs).iter().map(|(at, _)| *at).collect()
    };
    assert_eq!(places(&[0, 1, 2]), [1, 2, 2]);
    assert_eq!(places(&[0, 1]), [1]);
    assert_eq!(places(&[0, 0]), [0; 0]);
    assert_eq!(places(&[0]), [0; 0]);
}

/// The mistakes of tests/check, as texts.
fn planted() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let rubrics = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rubric"));
    rubrics.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Whether a message keeps to the house style: one clause, short labels that lie in the text.
fn is_well_said(found: &Diagnostic, sources: &Sources) -> bool {
    let letters = |label: &str| label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let placed = |span: rubricc::text::Span| sources.get(span.source).text().get(span.range()).is_some();
    !found.message.ends_with('。')
        && !found.labels.is_empty()
        && found
            .labels
            .iter()
            .all(|label| letters(&label.text) <= 16 && placed(label.span))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn lines_lost_doubled_and_swapped_are_told_in_the_style_of_the_house(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((0..4u8, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5),
    ) {
        let texts = planted();
        let mut lines: Vec<String> = which.get(&texts).lines().map(str::to_owned).collect();
        for (kind, one, other) in changes {
            if lines.len() < 2 {
                break;
            }
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            match kind {
                0 => drop(lines.remove(one)),
                1 => lines.insert(other, lines[one].clone()),
                2 => lines.swap(one, other),
                _ => lines[one] = lines[one].replace(['1', '2'], "9").replace('，', "；"),
            }
        }
        let mut sources = Sources::default();
        sources.add(Source::new("改.rubric", lines.join("\n")));
        for found in compile(&sources).diagnostics {
            prop_assert!(is_well_said(&found, &sources), "{} {} {:?}", found.code.id, found.message, found.labels);
        }
    }
}

/// Neighbours as U+2E80–2E99.
fn ranges(letters: &[u32]) -> String {
    let mut out: Vec<(u32, u32)> = Vec::new();
    for &c in letters {
        match out.last_mut() {
            Some((_, last)) if *last + 1 == c => *last = c,
            _ => out.push((c, c)),
        }
    }
    let range = |(from, to): (u32, u32)| {
        if from == to {
            format!("{from:04X}")
        } else {
            format!("{from:04X}–{to:04X}")
        }
    };
    out.into_iter().map(range).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_letter_that_is_no_plain_letter_is_told() {
    let planes = (0..0x1_0000).chain(0x1_D400..0x1_D800).chain(0x2_F800..0x2_FA20);
    let letters: Vec<char> = planes
        .filter_map(char::from_u32)
        .filter(|c| !matches!(c, '\n' | '\r'))
        .collect();
    let mut told = std::collections::BTreeMap::<&str, Vec<u32>>::new();
    // of damage only the first few places of a text are told
    let (controls, others) = letters.split_at(0xA0);
    for some in controls.chunks(2).chain(others.chunks(64)) {
        // a verb behind each makes 末 of 未; words around fill whole blocks
        let words: String = some.iter().map(|c| format!("，{c}建")).collect();
        let text = format!("细则：各种字\n说明：{}。{words}。{}\n", "说明".repeat(50), "说明".repeat(50));
        let mut sources = Sources::default();
        let id = sources.add(Source::new("字.rubric", text));
        for found in compile(&sources).diagnostics.iter().filter(|d| d.code.id.starts_with("R013")) {
            let letter = sources.get(id).slice(found.labels[0].span).chars().next().unwrap();
            told.entry(found.code.id).or_default().push(letter.into());
        }
    }
    let listed: String = told
        .iter()
        .map(|(code, letters)| format!("{code} {}\n", ranges(letters)))
        .collect();
    insta::assert_snapshot!("letters", listed);
}
