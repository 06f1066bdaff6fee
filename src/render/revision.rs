//! 修订对照表: what changed between two versions, the older words beside the newer ones, as a notice of revision has it.

mod place;
mod verdict;

use super::readings::official_words;
use super::sheet::{Cell, Column, Grid, Line, Mark, Paragraph, Run, Sheet, Tone};
use crate::diff::{Change, ClauseChange, Diff, Kind, Piece, Place, Sureness, Verdict, marks};
use crate::model::{Item, Points, Rubric};
use place::title;

pub use verdict::verdict;

/// What a 修订对照表 is made of.
#[derive(Debug, Clone, Copy)]
pub struct RevisionOf<'a> {
    /// What changed.
    pub diff: &'a Diff,
    /// The older version.
    pub old: &'a Rubric,
    /// The newer version.
    pub new: &'a Rubric,
}

/// The items of both versions, by number.
struct Sides<'a> {
    old: Vec<&'a Item>,
    new: Vec<&'a Item>,
}

/// The table, and the points of the categories side by side.
pub fn revision(of: &RevisionOf<'_>) -> Sheet {
    let mut rows = Vec::new();
    let items = Sides {
        old: of.old.items().collect(),
        new: of.new.items().collect(),
    };
    for (index, change) in of.diff.changes.iter().enumerate() {
        push(&mut rows, index + 1, change, of, &items);
    }
    if rows.is_empty() {
        rows.push(line(
            [
                Cell::plain(""),
                Cell::plain("（没有修订）"),
                Cell::plain("（没有修订）"),
                Cell::plain(""),
            ],
            Tone::Plain,
        ));
    }
    let title = match of.new.title.shown() {
        "" => of.old.title.shown(),
        title => title,
    };
    let column = |name, width, centred| Column { name, width, centred };
    Sheet {
        title: format!("《{title}》修订对照表"),
        lines: vec![format!("原：{}　新：{}", edition(of.old), edition(of.new)), tally(of.diff)],
        grids: vec![
            Grid {
                caption: None,
                columns: vec![
                    column("序号", 6, true),
                    column("原条款", 34, false),
                    column("新条款", 34, false),
                    column("修订说明", 26, false),
                ],
                rows,
            },
            totals(of),
        ],
        below: vec![
            "原条款中划去的字、新条款中加粗的字，是两版不同的字。「更严」「更宽」比的是同样的佐证在两版下失分的多少。".to_owned(),
        ],
        signatures: Vec::new(),
        landscape: true,
    }
}

/// The word of a kind, as notices have it.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "新增",
        Kind::Deleted => "删除",
        Kind::Renamed => "改名",
        Kind::Moved => "移动",
        Kind::Split => "拆分",
        Kind::Merged => "合并",
        Kind::Points => "分值",
        Kind::Standard => "扣分标准",
        Kind::Elements => "要素",
        Kind::Bands => "等次",
        Kind::Adjustments => "加减分",
        Kind::Rules => "规则",
        Kind::Wording => "仅文字",
    }
}

/// `《…》（岳公开办发〔2017〕2号，2017年度）`.
fn edition(rubric: &Rubric) -> String {
    let said = |wanted: &str| {
        let found = rubric.header.iter().find(|(keyword, _)| keyword == wanted);
        found
            .map(|(_, prose)| prose.text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    let year = said("年度").map(|year| if year.ends_with('年') { year } else { format!("{year}年") });
    let marks: Vec<String> = [said("文号"), year].into_iter().flatten().collect();
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!("（{}）", marks.join("，"))
    };
    format!("《{}》{marks}", rubric.title)
}

/// `共9处修订：分值3处，扣分标准5处……`.
fn tally(diff: &Diff) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut count = |word: &'static str| match counts.iter_mut().find(|(known, _)| *known == word) {
        Some((_, count)) => *count += 1,
        None => counts.push((word, 1)),
    };
    for change in &diff.changes {
        if let Some(first) = change.kinds.first() {
            count(kind(*first));
        }
    }
    let kinds = counts.iter().map(|(word, count)| format!("{word}{count}处"));
    let kinds: Vec<String> = kinds.collect();
    let verdict = |wanted: &str, of: fn(&Verdict) -> bool| {
        let count = diff
            .changes
            .iter()
            .filter(|change| change.verdict.as_ref().is_some_and(of))
            .count();
        (count > 0).then(|| format!("{wanted}{count}处"))
    };
    let verdicts: Vec<String> = [
        verdict("更严", |v| matches!(v, Verdict::Stricter(_))),
        verdict("更宽", |v| matches!(v, Verdict::Looser(_))),
        verdict("有严有宽", |v| matches!(v, Verdict::Mixed(..))),
        verdict("等价", |v| matches!(v, Verdict::Same)),
        verdict("未能判定", |v| matches!(v, Verdict::Undecided(_))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut out = format!("共{}处修订", diff.changes.len());
    for part in [kinds, verdicts].into_iter().filter(|part| !part.is_empty()) {
        out.push_str(&format!("；{}", part.join("，")));
    }
    out
}

/// The rows of one change; the number covers them all.
fn push(rows: &mut Vec<Line>, number: usize, change: &Change, of: &RevisionOf<'_>, items: &Sides<'_>) {
    let mut number = Some(Cell::plain(number.to_string()));
    let mut told = explained(change, of);
    let of_table = |places: &[Place]| places.iter().all(|place| matches!(place, Place::Table(_)));
    // a field of the table is its own heading
    if change.clauses.is_empty() || !of_table(&change.old) || !of_table(&change.new) {
        let (old, new) = headings(change, of, items);
        let cells = [
            number.take().unwrap_or(Cell::Continued),
            old,
            new,
            Cell::paragraphs(told.drain(..)),
        ];
        rows.push(line(cells, Tone::Heading(2)));
    }
    for clause in &change.clauses {
        let (old, new) = words(clause);
        told.extend(remark(clause));
        let cells = [
            number.take().unwrap_or(Cell::Continued),
            old,
            new,
            Cell::paragraphs(told.drain(..)),
        ];
        rows.push(line(cells, Tone::Plain));
    }
}

fn line(cells: [Cell; 4], tone: Tone) -> Line {
    Line {
        cells: cells.into(),
        tone,
    }
}

/// 修订说明 of the whole change.
fn explained(change: &Change, of: &RevisionOf<'_>) -> Vec<String> {
    let kinds: Vec<&str> = change.kinds.iter().map(|one| kind(*one)).collect();
    let sure = match change.sureness {
        Sureness::Named => String::new(),
        _ if change.old.is_empty() || change.new.is_empty() => String::new(),
        Sureness::Pinned => "（照「原」所写对应）".to_owned(),
        Sureness::Alike(likeness) => {
            let percent = Points::from_micros(i128::from(likeness) * 100_000);
            format!("（按文字相近程度对应，相近{percent}%）")
        }
    };
    let mut out = vec![format!("{}{sure}", kinds.join("、"))];
    out.extend(change.remarks.iter().cloned());
    out.extend(change.verdict.as_ref().map(|found| verdict(found, of.old, of.new)));
    out
}

/// 修订说明 of one row.
fn remark(clause: &ClauseChange) -> Option<String> {
    if !clause.remark.is_empty() {
        return Some(clause.remark.clone());
    }
    match (&clause.old, &clause.new) {
        (None, Some(_)) => Some("新增".to_owned()),
        (Some(_), None) => Some("删去".to_owned()),
        _ if clause.kind == Kind::Wording => Some("仅文字".to_owned()),
        _ => None,
    }
}

/// The titles on both sides.
fn headings(change: &Change, of: &RevisionOf<'_>, items: &Sides<'_>) -> (Cell, Cell) {
    let side = |places: &[Place], rubric: &Rubric, items: &[&Item]| -> Vec<String> {
        places.iter().map(|place| title(place, rubric, items)).collect()
    };
    let old = side(&change.old, of.old, &items.old);
    let new = side(&change.new, of.new, &items.new);
    if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
        // in bold letters no new words could be told from the old
        let same = if old == new { Mark::Strong } else { Mark::Plain };
        let (old, new) = marked(old, new, same);
        return (Cell::Words(vec![old]), Cell::Words(vec![new]));
    }
    (heading(old), heading(new))
}

fn heading(titles: Vec<String>) -> Cell {
    if titles.is_empty() {
        return Cell::plain("（无）");
    }
    Cell::Words(titles.into_iter().map(|title| vec![Run::strong(title)]).collect())
}

/// The words of a row, those that differ marked.
fn words(clause: &ClauseChange) -> (Cell, Cell) {
    let cell = |mut runs: Paragraph| {
        runs.insert(0, Run::plain(format!("{}：", clause.keyword)));
        Cell::Words(vec![runs])
    };
    let whole = |words: &str, mark: Mark| {
        vec![Run {
            words: official_words(words),
            mark,
        }]
    };
    match (&clause.old, &clause.new) {
        (Some(old), Some(new)) => {
            let (before, after) = (official_words(old), official_words(new));
            // where only an editor's words differ, they are shown
            let (before, after) = if before == after {
                marked(old, new, Mark::Plain)
            } else {
                marked(&before, &after, Mark::Plain)
            };
            (cell(before), cell(after))
        }
        (Some(old), None) => (cell(whole(old, Mark::Deleted)), Cell::plain("（无）")),
        (None, Some(new)) => (Cell::plain("（无）"), cell(whole(new, Mark::Inserted))),
        (None, None) => (Cell::plain(""), Cell::plain("")),
    }
}

/// Both texts, what differs marked; `same` is the look of what does not.
fn marked(old: &str, new: &str, same: Mark) -> (Paragraph, Paragraph) {
    let (before, after) = marks(old, new);
    let runs = |pieces: Vec<Piece>, changed: Mark| {
        let run = |piece: Piece| Run {
            mark: if piece.changed { changed } else { same },
            words: piece.text,
        };
        pieces.into_iter().map(run).collect()
    };
    (runs(before, Mark::Deleted), runs(after, Mark::Inserted))
}

/// Points of each category side by side.
fn totals(of: &RevisionOf<'_>) -> Grid {
    let column = |name, width| Column {
        name,
        width,
        centred: true,
    };
    let row = |name: &str, old: Option<Points>, new: Option<Points>| {
        let figure = |points: Option<Points>| points.map_or_else(|| "—".to_owned(), |points| format!("{points}分"));
        let change = new.unwrap_or_default() - old.unwrap_or_default();
        let change = match change {
            Points::ZERO => "不变".to_owned(),
            change if change.is_negative() => format!("减{}分", change.abs()),
            change => format!("增{change}分"),
        };
        let cells = [name.to_owned(), figure(old), figure(new), change];
        cells.map(Cell::plain)
    };
    let named = of.diff.totals.iter().filter(|(name, ..)| !name.is_empty());
    let mut rows: Vec<Line> = named
        .map(|(name, old, new)| line(row(name.shown(), *old, *new), Tone::Plain))
        .collect();
    rows.push(line(row("满分", Some(of.old.full), Some(of.new.full)), Tone::Heading(2)));
    Grid {
        caption: Some("各类别分值对照".to_owned()),
        columns: vec![
            column("类别", 40),
            column("原分值", 20),
            column("新分值", 20),
            column("增减", 20),
        ],
        rows,
    }
}
