//! Reading, scoring and parsing by themselves: `cargo bench`.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use rubricc::evaluate::{Scorer, Scores};
use rubricc::evidence::stream::LineReader;
use rubricc::evidence::{Builder, Index, read};
use rubricc::model::{Evidence, FactKind, Ratio, Rubric, Value};
use rubricc::text::decode::decode;
use rubricc::text::{Source, SourceId, Sources};

fn main() {
    divan::main();
}

fn sources() -> Sources {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rubrics/2017/");
    let mut sources = Sources::default();
    for name in ["县市区.rubric", "共用.rubric"] {
        let bytes = std::fs::read(format!("{folder}{name}")).expect("a rubric of 2017");
        sources.add(decode(&bytes, name));
    }
    sources
}

fn rubric() -> Rubric {
    rubricc::compile(&sources()).rubric
}

/// A line of evidence with every fact at its full path; other numbers make other values.
fn line(rubric: &Rubric, number: usize) -> String {
    let mut line = format!("{{\"细则\":\"{}\",\"单位\":\"样例县甲\",\"佐证\":{{", rubric.title);
    let mut open: Vec<&str> = Vec::new();
    let mut first = true;
    for (at, fact) in rubric.facts.iter().enumerate() {
        let dice = (number * 79 + at + 1).wrapping_mul(2_654_435_761) >> 8;
        let path: Vec<&str> = fact.path.iter().map(|name| name.shown()).collect();
        let same = open.iter().zip(&path).take_while(|(a, b)| a == b).count();
        line.push_str(&"}".repeat(open.len() - same));
        for part in &path[same..] {
            line.push_str(if first { "" } else { "," });
            line.push_str(&format!("\"{part}\":{{"));
            first = true;
        }
        // most units are good, as those of `units` are
        let value = match fact.kind {
            FactKind::Finding => dice.is_multiple_of(16).to_string(),
            FactKind::Rate => format!("\"{}.5%\"", 80 + dice % 20),
            _ => if dice.is_multiple_of(3) { dice / 3 % 4 } else { 0 }.to_string(),
        };
        line.push_str(if first { "" } else { "," });
        line.push_str(&format!("\"{}\":{value}", fact.name));
        first = false;
        open = path;
    }
    line.push_str(&"}".repeat(open.len() + 2));
    line
}

fn known(rubric: &Rubric) -> Evidence {
    let source = Source::new("甲.json", line(rubric, 0));
    let mut units = read(rubric, &source, SourceId(0));
    units.remove(0).evidence.expect("good evidence")
}

#[divan::bench]
fn read_a_plain_line(bencher: Bencher) {
    let rubric = rubric();
    let index = Index::new(&rubric);
    // never the same line twice in a row: the reader holds a line against the one before
    let lines: Vec<String> = (0..64).map(|number| line(&rubric, number)).collect();
    let mut following = lines.iter().cycle();
    let mut reader = LineReader::new(&index);
    bencher.counter(BytesCount::of_str(&lines[0])).bench_local(|| {
        let line = following.next().expect("a circle has no end");
        reader.read(divan::black_box(line.as_bytes())).is_some()
    });
}

#[divan::bench]
fn read_with_places_and_notes(bencher: Bencher) {
    let rubric = rubric();
    let index = Index::new(&rubric);
    let source = Source::new("甲.json", line(&rubric, 0));
    bencher
        .counter(BytesCount::of_str(source.text()))
        .bench_local(|| rubricc::evidence::unit::one(&index, divan::black_box(&source), SourceId(0)));
}

#[divan::bench]
fn score_a_known_unit(bencher: Bencher) {
    let rubric = rubric();
    let scorer = Scorer::new(&rubric);
    let evidence = known(&rubric);
    let mut scores = Scores::default();
    bencher
        .counter(ItemsCount::new(1_u32))
        .bench_local(|| scorer.score(divan::black_box(&evidence), &mut scores));
}

#[divan::bench]
fn score_a_unit_with_half_unknown(bencher: Bencher) {
    let rubric = rubric();
    let scorer = Scorer::new(&rubric);
    let mut evidence = known(&rubric);
    evidence.facts.iter_mut().step_by(2).for_each(|value| *value = Value::Unknown);
    let mut scores = Scores::default();
    bencher.bench_local(|| scorer.score(divan::black_box(&evidence), &mut scores));
}

#[divan::bench]
fn parse_and_resolve_the_county_table(bencher: Bencher) {
    let sources = sources();
    bencher.bench_local(|| rubricc::compile(divan::black_box(&sources)));
}

#[divan::bench]
fn look_up_a_fact_by_its_path(bencher: Bencher) {
    let rubric = rubric();
    let mut builder = Builder::new(&rubric, "样例县甲");
    builder
        .set("组织保障/领导重视/未列入分工", Value::Known(Ratio::ONE))
        .expect("a fact");
    bencher.bench_local(|| builder.get(divan::black_box("领导重视/未列入分工")));
}
