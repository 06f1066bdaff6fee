//! 读解表: a whole rubric, the official words beside what was understood of them, for the leading group to sign off.

mod asked;
mod part;
mod table;

use std::collections::{HashMap, VecDeque};

use super::sheet::{Cell, Column, Grid, Line, Sheet, Tone};
use crate::model::{Item, Rubric};
use crate::resolve::Unread;
use crate::text::{SourceId, Sources, Span};
use asked::Asked;

/// How a total comes about, in the order in which it is done.
const ORDER: &str = "计算次序：每条先算，到本条限额为止；各条照本栏的方式合计，到本栏限额为止；得出各项，最少0分，最多到分值；\
                     再算不适用；各项合计成类别，各类别合计成总分；加分、减分各在限额之内计入总分；\
                     然后依次是总分的界限、小数、等次、折算。";
/// What a rubric with vetoes does besides.
const VETOES: &str = "否决：本类别计0分的，在合计总分之前；总分计0分的，在计入加分、减分之后，总分的界限之前。以得分为条件的，\
                      各项、各类别看的是本类别计0分之前的分，总分看的是照小数取舍以后的分。\
                      等次的后果，先算「不得评为」，再算「降低」（可以累加），最后算「评为」。";

/// What a 读解表 is made of.
#[derive(Debug, Clone, Copy)]
pub struct ReadingsOf<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// What of it is no clause.
    pub unread: &'a [Unread],
    /// Its words.
    pub sources: &'a Sources,
    /// How many errors were found in it, by whatever check.
    pub errors: usize,
    /// The fingerprint of its file.
    pub fingerprint: &'a str,
}

/// The table, in the order of the rubric.
pub fn readings(of: &ReadingsOf<'_>) -> Sheet {
    let mut rows = Rows {
        rubric: of.rubric,
        sources: of.sources,
        items: of.rubric.items().collect(),
        asked: Asked::new(of.rubric),
        all: Vec::new(),
    };
    // a veto of the table may ask for a fact of an item, which is asked there
    rows.parts();
    rows.adjustments();
    let parts = std::mem::take(&mut rows.all);
    rows.table();
    rows.all.extend(parts);
    let rows = with_unread(rows.all, of.unread, of.sources);
    let mut lines: Vec<String> = table::heading(of.rubric);
    if of.errors > 0 {
        lines.push(format!(
            "注意：检查发现{}个错误，改正以前不能评定，本表不能作为定稿",
            of.errors
        ));
    }
    let mut below = vec![ORDER.to_owned()];
    if of.rubric.veto_clauses().next().is_some() {
        below.push(VETOES.to_owned());
    }
    if !of.fingerprint.is_empty() {
        below.push(format!("细则文件的指纹（SHA-256）：{}", of.fingerprint));
    }
    let title = match of.rubric.title.shown() {
        "" => "（没有名称的细则）",
        title => title,
    };
    Sheet {
        title: format!("《{title}》读解表"),
        lines,
        grids: vec![Grid {
            caption: None,
            notes: Vec::new(),
            columns: vec![
                Column {
                    name: "官方文字",
                    width: 45,
                    centred: false,
                },
                Column {
                    name: "读解",
                    width: 55,
                    centred: false,
                },
            ],
            rows,
        }],
        below,
        signatures: vec!["审签", "日期"],
        landscape: false,
    }
}

/// The rows so far, each with its place in the sources.
struct Rows<'a> {
    rubric: &'a Rubric,
    sources: &'a Sources,
    items: Vec<&'a Item>,
    asked: Asked<'a>,
    all: Vec<(Span, Line)>,
}

impl Rows<'_> {
    fn push(&mut self, at: Span, official: impl Into<String>, understood: Vec<String>, tone: Tone) {
        let official = match tone {
            Tone::Plain => Cell::plain(official),
            Tone::Heading(_) | Tone::Warning => Cell::strong(official),
        };
        let cells = vec![official, Cell::paragraphs(understood)];
        self.all.push((at, Line { cells, tone }));
    }

    /// A row whose official words are those of the row above.
    fn behind(&mut self, at: Span, understood: Vec<String>) {
        let cells = vec![Cell::Continued, Cell::paragraphs(understood)];
        let tone = Tone::Plain;
        self.all.push((at, Line { cells, tone }));
    }

    fn plain(&mut self, at: Span, official: &str, understood: impl Into<String>) {
        self.push(at, official_words(official), vec![understood.into()], Tone::Plain);
    }

    /// Sorts the rows from `from` on by their place: fields of one part may stand in any order.
    fn settle(&mut self, from: usize) {
        if let Some(rows) = self.all.get_mut(from..) {
            rows.sort_by_key(|(at, _)| (at.source, at.start));
        }
    }
}

/// Puts what is no clause before the first row that stands behind it.
fn with_unread(rows: Vec<(Span, Line)>, unread: &[Unread], sources: &Sources) -> Vec<Line> {
    let mut waiting: HashMap<SourceId, VecDeque<&Unread>> = HashMap::new();
    for one in unread {
        waiting.entry(one.diagnostic.span().source).or_default().push_back(one);
    }
    let mut out = Vec::with_capacity(rows.len() + unread.len());
    for (at, line) in rows {
        if let Some(waiting) = waiting.get_mut(&at.source) {
            while let Some(one) = waiting.front().filter(|one| one.diagnostic.span().start < at.start) {
                out.push(aside(one, sources));
                waiting.pop_front();
            }
        }
        out.push(line);
    }
    let mut left: Vec<&Unread> = waiting.into_values().flatten().collect();
    left.sort_by_key(|one| (one.diagnostic.span().source, one.diagnostic.span().start));
    out.extend(left.into_iter().map(|one| aside(one, sources)));
    out
}

/// The row of a note, or of what was refused.
fn aside(unread: &Unread, sources: &Sources) -> Line {
    let diagnostic = &unread.diagnostic;
    let (tone, said) = if unread.note {
        (Tone::Plain, vec![format!("说明，不计分：{}", diagnostic.message)])
    } else {
        let at = diagnostic.span();
        let line = sources.get(at.source).place(at.start as usize).0;
        let refused = format!("没有读：{}（{}，第{line}行）", diagnostic.message, diagnostic.code.id);
        let help = diagnostic.help.iter().map(|help| format!("改法：{help}"));
        (Tone::Warning, std::iter::once(refused).chain(help).collect())
    };
    Line {
        cells: match tone {
            Tone::Warning => vec![Cell::strong(official_words(&unread.text)), Cell::paragraphs(said)],
            _ => vec![Cell::plain(official_words(&unread.text)), Cell::paragraphs(said)],
        },
        tone,
    }
}

/// `words` as the notice has them: without what an editor added in 【】.
pub(super) fn official_words(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('【') {
        let Some((inside, behind)) = after.split_once('】') else {
            break;
        };
        out.push_str(before);
        if inside.is_empty() {
            // the marks themselves are meant
            out.push_str("【】");
        }
        rest = behind;
    }
    out + rest
}

/// What an editor added in 【】; nothing if nothing was.
fn added(words: &str) -> Option<String> {
    let parts: Vec<&str> = words
        .split('【')
        .skip(1)
        .filter_map(|part| part.split_once('】'))
        .map(|(inside, _)| inside)
        .filter(|inside| !inside.is_empty())
        .collect();
    (!parts.is_empty()).then(|| format!("「{}」是编者加的字", parts.join("」「")))
}
