//! 引用: the table dealt out over files that refer to one another.

use crate::draw::Tape;

const NAMES: [&str; 4] = ["甲/试.rubric", "甲/共用.rubric", "共用/等次.rubric", "共用/年度/规则.rubric"];

/// A rubric twice: in one file, and in several, the first of which refers to the others.
#[derive(Debug, Clone)]
pub struct Files {
    pub whole: String,
    /// Name and text.
    pub several: Vec<(&'static str, String)>,
}

impl Files {
    /// Deals `header`, a field each, out over some files; `body` stays in the first.
    pub fn new(tape: &mut Tape, header: Vec<String>, body: String) -> Self {
        let whole = header.concat() + &body;
        let count = tape.below(NAMES.len() + 2).min(NAMES.len() - 1) + 1;
        let count = if tape.once_in(3) { count } else { 1 };
        let mut tables: Vec<Vec<String>> = vec![Vec::new(); count];
        for field in header {
            let at = tape.below(count);
            // equal repeats are no clash
            if count > 1 && tape.once_in(5) {
                tables[(at + 1) % count].push(field.clone());
            }
            tables[at].push(field);
        }
        for to in 1..count {
            let first = tape.below(to);
            let second = tape.below(to);
            refer(tape, &mut tables, first, to);
            if second != first && tape.once_in(2) {
                refer(tape, &mut tables, second, to);
            }
        }
        tables[0].push(body);
        let several = NAMES.into_iter().zip(tables.iter().map(|table| table.concat())).collect();
        Self { whole, several }
    }

    pub fn map(self, change: impl Fn(String) -> String) -> Self {
        Self {
            whole: change(self.whole),
            several: self.several.into_iter().map(|(name, text)| (name, change(text))).collect(),
        }
    }
}

/// Lets file `from` refer to file `to` somewhere among its fields.
fn refer(tape: &mut Tape, tables: &mut [Vec<String>], from: usize, to: usize) {
    let mut path = relative(NAMES[from], NAMES[to]);
    if tape.once_in(3) {
        path = path.replace('/', "\\");
    }
    let at = tape.below(tables[from].len() + 1);
    tables[from].insert(at, format!("引用：{path}\n"));
}

/// The path of `to` as seen from the file `from`.
fn relative(from: &str, to: &str) -> String {
    let up = from.matches('/').count();
    "../".repeat(up) + to
}
