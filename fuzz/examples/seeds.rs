//! Makes the first inputs of every target from the tree: `seeds FOLDER` writes `FOLDER/TARGET/…` and `FOLDER/words.dict`.
//!
//! Whole tables are slow to change and slow to read, so they are cut into their indicators, each a small table of its own.

use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use fuzz::diff::CHANGED;
use fuzz::eval::{first_byte, tables};
use fuzz::split::BETWEEN;
use fuzz::{clause, words};
use rubricc::diagnostic::code;
use rubricc::export::form::form;
use rubricc::model::{FactKind, FieldKind, Mode};
use rubricc::text::fold::key;
use serde_json::{Map, Value, json};

type Done<T> = Result<T, Box<dyn Error>>;

/// Where the seeds go, and how many there are.
struct Corpus {
    folder: PathBuf,
    count: usize,
}

impl Corpus {
    fn add(&mut self, target: &str, bytes: &[u8]) -> Done<()> {
        let folder = self.folder.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{:05}", self.count)), bytes)?;
        self.count += 1;
        Ok(())
    }

    /// A rubric, for every target that takes one.
    fn rubric(&mut self, text: &str) -> Done<()> {
        for target in ["check", "format", "diff"] {
            self.add(target, text.as_bytes())?;
        }
        Ok(())
    }

    fn pair(&mut self, old: &str, new: &[u8]) -> Done<()> {
        self.add("diff", &[old.as_bytes(), BETWEEN, new].concat())
    }
}

fn main() -> Done<()> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("用法：seeds 文件夹")?);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut corpus = Corpus { folder, count: 0 };
    examples(&mut corpus, &root)?;
    shipped(&mut corpus, &root)?;
    pairs(&mut corpus, &root)?;
    clauses(&mut corpus, &root)?;
    evidence(&mut corpus, &root)?;
    fs::write(corpus.folder.join("words.dict"), words::dictionary())?;
    println!("种子{}个", corpus.count);
    Ok(())
}

/// Every file below `folder`, in order.
fn files(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn ends(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension == ending)
}

/// The examples of the pages, and the files of the tests.
fn examples(corpus: &mut Corpus, root: &Path) -> Done<()> {
    let mut seen = HashSet::new();
    let page = fs::read_to_string(root.join("docs/语言.md"))?;
    for page in code::all().map(|code| code.page).chain([page.as_str()]) {
        for block in blocks(page, "rubric") {
            if seen.insert(block.to_owned()) {
                corpus.rubric(block)?;
                spoilt(corpus, block)?;
            }
        }
    }
    for folder in ["tests/check", "tests/syntax", "tests/resolve", "tests/sheet"] {
        for path in files(&root.join(folder))?.iter().filter(|path| ends(path, "rubric")) {
            corpus.rubric(&fs::read_to_string(path)?)?;
        }
    }
    Ok(())
}

fn blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let open = format!("```{language}\n");
    page.split(open.as_str())
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

/// The same with one line taken out, twice, or elsewhere: small changes of which something is to be said.
fn spoilt(corpus: &mut Corpus, text: &str) -> Done<()> {
    let count = text.lines().count();
    for script in [format!("{}", count / 2), format!("{}^", count - 1), "1=满分：3分".to_owned()] {
        corpus.pair(text, &[CHANGED, b"\n", script.as_bytes()].concat())?;
    }
    Ok(())
}

/// The tables of both years, each 指标 with its 类别 as a table of its own; their heads; shared files.
fn shipped(corpus: &mut Corpus, root: &Path) -> Done<()> {
    let paths = files(&root.join("rubrics"))?;
    let years = ["2017", "2018-草案"];
    for path in paths.iter().filter(|path| ends(path, "rubric")) {
        let text = fs::read_to_string(path)?;
        let parts = indicators(&text);
        parts.iter().try_for_each(|part| corpus.rubric(part))?;
        let head: String = text
            .lines()
            .take_while(|line| !line.starts_with("类别"))
            .map(|line| format!("{line}\n"))
            .collect();
        let shared = fs::read_to_string(path.with_file_name("共用.rubric"))?;
        let item = "指标 甲（100分）\n扣分：未办的每件扣1分。\n";
        corpus.rubric(&format!("{}\n{item}", head.replace("引用：共用.rubric", &shared)))?;
        let referring = format!("{}\n{item}", head.replace("引用：共用.rubric", "引用：乙.rubric"));
        corpus.add("check", &[referring.as_bytes(), BETWEEN, shared.as_bytes()].concat())?;
    }
    // what became of each 指标 a year later
    let of = |year: &str| fs::read_to_string(root.join("rubrics").join(year).join("县市区.rubric"));
    let (old, new) = (indicators(&of(years[0])?), indicators(&of(years[1])?));
    for (one, other) in old.iter().zip(&new) {
        corpus.pair(one, other.as_bytes())?;
    }
    Ok(())
}

/// Each 指标 of a table as a table of its own.
fn indicators(text: &str) -> Vec<String> {
    let (mut found, mut category, mut part) = (Vec::new(), String::new(), String::new());
    let close = |category: &str, part: &mut String, found: &mut Vec<String>| {
        if !part.is_empty() {
            let body = format!("{category}\n{part}");
            let bare = format!("细则：甲\n计分：扣完为止\n{body}");
            let compiled = rubricc::compile(&fuzz::split::alone(&bare));
            let full: rubricc::model::Points = compiled.rubric.categories.iter().map(|category| category.full).sum();
            found.push(format!("细则：甲\n满分：{full}分\n计分：扣完为止\n{body}"));
            part.clear();
        }
    };
    for line in text.lines() {
        let word = line.trim_start();
        if word.starts_with("类别 ") || word.starts_with("加减分") {
            close(&category, &mut part, &mut found);
            // its points are those of all its parts
            category = word.split('（').next().unwrap_or_default().to_owned();
        } else if word.starts_with("指标 ") {
            close(&category, &mut part, &mut found);
            part = format!("{line}\n");
        } else if !part.is_empty() {
            part.push_str(line);
            part.push('\n');
        }
    }
    close(&category, &mut part, &mut found);
    found
}

/// The pairs that the tests of `diff` compare.
fn pairs(corpus: &mut Corpus, root: &Path) -> Done<()> {
    for entry in fs::read_dir(root.join("tests/diff"))? {
        let folder = entry?.path();
        if !folder.is_dir() {
            continue;
        }
        let texts: Vec<PathBuf> = files(&folder)?.into_iter().filter(|path| ends(path, "rubric")).collect();
        if let [one, other] = texts.as_slice() {
            corpus.pair(&fs::read_to_string(one)?, &fs::read(other)?)?;
        }
    }
    Ok(())
}

/// Every sentence of the corpora in its field.
fn clauses(corpus: &mut Corpus, root: &Path) -> Done<()> {
    for path in files(&root.join("tests/corpus"))?.iter().filter(|path| ends(path, "jsonl")) {
        for line in fs::read_to_string(path)?.lines() {
            let entry: Value = serde_json::from_str(line)?;
            let words = |key: &str| entry[key].as_str().unwrap_or_default();
            let (kind, mode) = field(words("field"));
            let mut bytes = vec![clause::first_byte(kind, mode, !words("title").is_empty())];
            bytes.extend_from_slice(words("text").as_bytes());
            corpus.add("clause", &bytes)?;
        }
    }
    Ok(())
}

fn field(words: &str) -> (FieldKind, Mode) {
    let words = key(words);
    let (keyword, modes) = words.split_once('(').unwrap_or((&words, ""));
    let mode = modes.trim_end_matches(')').split(',').find_map(Mode::named);
    (
        FieldKind::named(keyword).unwrap_or(FieldKind::Deduct),
        mode.unwrap_or_default(),
    )
}

/// Evidence for every table: blank, filled in, of the pages, of the shipped units.
fn evidence(corpus: &mut Corpus, root: &Path) -> Done<()> {
    let mut shown: Vec<String> = Vec::new();
    for code in code::all() {
        shown.extend(blocks(code.page, "json").into_iter().map(str::to_owned));
    }
    shown.extend(
        blocks(&fs::read_to_string(root.join("docs/语言.md"))?, "json")
            .into_iter()
            .map(str::to_owned),
    );
    for folder in ["rubrics/2017/佐证", "tests/evidence"] {
        for path in files(&root.join(folder))? {
            shown.extend(units(&fs::read_to_string(path)?));
        }
    }
    for (at, table) in tables().iter().enumerate() {
        let title = table.rubric().title.key().to_owned();
        let mut add = |text: &str| corpus.add("eval", &[&[first_byte(at)], text.as_bytes()].concat());
        if at > 1 {
            add(&form(table.rubric()))?;
        }
        for choice in 0..4 {
            let one = filled(at, choice, "样例县甲");
            add(&one)?;
            add(&format!("{one}\n{}\n", filled(at, choice + 1, "样例县乙")))?;
            add(&format!("[{one}]"))?;
        }
        for text in shown.iter().filter(|text| key(text).contains(&title)) {
            add(text)?;
        }
    }
    Ok(())
}

/// The units of a file one by one, so that they are short.
fn units(text: &str) -> Vec<String> {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(all)) => all.iter().map(Value::to_string).collect(),
        Ok(one) => vec![one.to_string()],
        Err(_) => text.lines().map(str::to_owned).collect(),
    }
}

/// A unit of table `at` with a value for every second fact or so, of every kind of value.
fn filled(at: usize, choice: usize, unit: &str) -> String {
    let rubric = tables()[at].rubric();
    let mut facts = Map::new();
    for (n, fact) in rubric.facts.iter().enumerate() {
        // of the official tables a few facts are enough
        if (at < 2 && !(n + choice).is_multiple_of(7)) || (n + choice) % 5 == 4 {
            continue;
        }
        let mut ways = fact.path.iter();
        let level = ways.try_fold(&mut facts, |level, part| {
            level.entry(part.shown()).or_insert_with(|| json!({})).as_object_mut()
        });
        let Some(level) = level else { continue };
        level.insert(fact.name.shown().to_owned(), value(&fact.kind, n + choice));
    }
    let mut object = json!({"细则": rubric.title.shown(), "单位": unit, "佐证": facts});
    if choice % 2 == 1 {
        object["未列事项"] = json!("未发生");
    }
    if let (Some(rule), Some(item), true) = (&rubric.exemption, rubric.items().nth(choice), choice < 3) {
        let approved = if choice == 2 { "未填" } else { rule.approver.shown() };
        let path: Vec<&str> = item.path.iter().map(|name| name.shown()).collect();
        object["不适用"] = json!([{"项": path.join("/"), "理由": "无此职能", "认定": approved}]);
    }
    object.to_string()
}

fn value(kind: &FactKind, choice: usize) -> Value {
    let of = |values: &[Value]| values[choice % values.len()].clone();
    match kind {
        FactKind::Finding => of(&[
            json!(true),
            json!(false),
            json!(null),
            json!({"值": true, "材料": ["甲.pdf"], "说明": "乙"}),
        ]),
        FactKind::Count { unit } => of(&[
            json!(1),
            json!(format!("2{unit}")),
            json!("0—1"),
            json!([{"值": 1}, {"值": 2}]),
        ]),
        FactKind::Missing { elements, .. } if !elements.is_empty() => of(&[json!([elements[0].shown()]), json!(1), json!(0)]),
        FactKind::Missing { .. } => of(&[json!(2), json!("未填"), json!(["甲", "乙"])]),
        FactKind::Excess { unit, whole, .. } => of(&[
            json!(3),
            json!(format!("1{unit}")),
            if *whole { json!(1) } else { json!(1.5) },
        ]),
        FactKind::Data { unit, whole } => of(&[
            json!(9),
            json!(format!("12{unit}")),
            json!("3—20"),
            if *whole { json!(0) } else { json!(2.5) },
        ]),
        FactKind::Rate => of(&[json!("85%"), json!("45/50"), json!("89.99%"), json!("90%—95%"), json!("100%")]),
        FactKind::Discretion { low, unit: Some(_), .. } => json!([number(&low.to_string())]),
        FactKind::Discretion { low, high, .. } => {
            of(&[number(&low.to_string()), json!(true), json!(false), number(&high.to_string())])
        }
    }
}

/// A number as it is written.
fn number(digits: &str) -> Value {
    serde_json::from_str(digits).unwrap_or(Value::Null)
}
