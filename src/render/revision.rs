//! 修订对照表: what changed between two versions, the older words beside the newer ones, as a notice of revision has it.

mod impact;
mod place;
mod remarks;

use super::diff::witness::{Versions, verdict};
use super::diff::{labels, summary};
use super::readings::official_words;
use super::sheet::{Cell, Column, Grid, Line, Mark, Paragraph, Run, Sheet, Tone};
use crate::diff::{Change, ClauseChange, Diff, Piece, Place, Survey, marks};
use crate::model::{Points, Rubric};
use remarks::Remarks;

/// What a 修订对照表 is made of.
#[derive(Debug, Clone, Copy)]
pub struct RevisionOf<'a> {
    /// What changed.
    pub diff: &'a Diff,
    /// The older version.
    pub old: &'a Rubric,
    /// The newer version.
    pub new: &'a Rubric,
    /// Whom it moves, if evidence of the older version was scored under both.
    pub survey: Option<&'a Survey>,
}

/// The table, and the points of the categories side by side.
pub fn revision(of: &RevisionOf<'_>) -> Sheet {
    let mut rows = Vec::new();
    let versions = Versions::new(of.old, of.new, of.diff);
    for (index, change) in of.diff.changes.iter().enumerate() {
        push(&mut rows, index + 1, change, of, &versions);
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
    let mut grids = vec![Grid {
        caption: None,
        notes: Vec::new(),
        columns: vec![
            column("序号", 6, true),
            column("原条款", 34, false),
            column("新条款", 34, false),
            column("修订说明", 26, false),
        ],
        rows,
    }];
    grids.extend(of.survey.map(|survey| impact::grid(survey, of.old, of.new)));
    grids.push(totals(of));
    Sheet {
        title: format!("《{title}》修订对照表"),
        lines: vec![format!("原：{}　新：{}", edition(of.old), edition(of.new)), tally(of.diff)],
        grids,
        below: vec![
            "原条款中划去的字、新条款中加粗的字，是两版不同的字。「更严」「更宽」比的是同样的佐证在两版下失分的多少。".to_owned(),
        ],
        signatures: Vec::new(),
        landscape: true,
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

/// `共9处变更：新增1，扣分标准5；宽严：更严2，等价1`.
fn tally(diff: &Diff) -> String {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for verdict in diff.changes.iter().filter_map(|change| change.verdict.as_ref()) {
        let word = labels::verdict(verdict);
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let verdicts: Vec<String> = counts.iter().map(|(word, count)| format!("{word}{count}")).collect();
    if verdicts.is_empty() {
        return summary(&diff.changes);
    }
    format!("{}；宽严：{}", summary(&diff.changes), verdicts.join("，"))
}

/// The rows of one change; the number covers them all.
fn push(rows: &mut Vec<Line>, number: usize, change: &Change, of: &RevisionOf<'_>, versions: &Versions<'_>) {
    let mut number = Some(Cell::plain(number.to_string()));
    let remarks = Remarks::of(change);
    let mut told = explained(change, remarks.whole, versions);
    let of_table = |places: &[Place]| places.iter().all(|place| matches!(place, Place::Table(_)));
    // a field of the table is its own heading
    if change.clauses.is_empty() || !of_table(&change.old) || !of_table(&change.new) {
        let (old, new) = headings(change, of);
        let cells = [
            number.take().unwrap_or(Cell::Continued),
            old,
            new,
            Cell::paragraphs(told.drain(..)),
        ];
        rows.push(line(cells, Tone::Heading(2)));
    }
    for (clause, remarks) in change.clauses.iter().zip(remarks.rows) {
        let (old, new) = words(clause);
        told.extend(remarks);
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
fn explained(change: &Change, remarks: Vec<String>, versions: &Versions<'_>) -> Vec<String> {
    let sure = labels::sureness(change.sureness).filter(|_| !change.old.is_empty() && !change.new.is_empty());
    let sure = sure.map(|words| format!("（{words}）")).unwrap_or_default();
    let mut out = vec![format!("{}{sure}", labels::kinds(&change.kinds))];
    out.extend(remarks);
    out.extend(change.verdict.as_ref().map(|found| verdict(versions, change, found)));
    out
}

/// The titles on both sides.
fn headings(change: &Change, of: &RevisionOf<'_>) -> (Cell, Cell) {
    if let ([old], [new]) = (change.old.as_slice(), change.new.as_slice()) {
        let (before, after) = (place::title(old, of.old), place::title(new, of.new));
        // in bold letters no new words could be told from the old
        let same = if before == after { Mark::Strong } else { Mark::Plain };
        let (left, right) = marked(&before.path, &after.path, same);
        let (left_points, right_points) = marked(&before.points, &after.points, same);
        return (
            Cell::Words(vec![joined(left, left_points)]),
            Cell::Words(vec![joined(right, right_points)]),
        );
    }
    (heading(&change.old, of.old), heading(&change.new, of.new))
}

/// Runs behind runs; what looks alike is one.
fn joined(mut first: Paragraph, second: Paragraph) -> Paragraph {
    for run in second {
        match first.last_mut() {
            Some(last) if last.mark == run.mark => last.words.push_str(&run.words),
            _ => first.push(run),
        }
    }
    first
}

fn heading(places: &[Place], rubric: &Rubric) -> Cell {
    if places.is_empty() {
        return Cell::plain("（无）");
    }
    let title = |place: &Place| {
        let title = place::title(place, rubric);
        vec![Run::strong(title.path + &title.points)]
    };
    Cell::Words(places.iter().map(title).collect())
}

/// The words of a row, those that differ marked.
fn words(clause: &ClauseChange) -> (Cell, Cell) {
    // a field whose mode changed is its own keyword
    let named = [&clause.old, &clause.new]
        .into_iter()
        .flatten()
        .any(|words| words.starts_with(&clause.keyword));
    let cell = |mut runs: Paragraph| {
        if !named {
            runs.insert(0, Run::plain(format!("{}：", clause.keyword)));
        }
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
        notes: Vec::new(),
        columns: vec![
            column("类别", 40),
            column("原分值", 20),
            column("新分值", 20),
            column("增减", 20),
        ],
        rows,
    }
}
