//! A document as Markdown with pipe tables.

use super::{Cell, Grid, Mark, Run, Sheet, is_unprintable};

/// The document as Markdown. Nothing that a user wrote can break a table or be taken for a mark.
pub fn markdown(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n", escaped(&sheet.title));
    for line in &sheet.lines {
        out.push_str(&format!("\n{}\n", escaped(line)));
    }
    for grid in &sheet.grids {
        if let Some(caption) = &grid.caption {
            out.push_str(&format!("\n## {}\n", escaped(caption)));
        }
        for note in &grid.notes {
            out.push_str(&format!("\n{}\n", escaped(note)));
        }
        out.push('\n');
        out.push_str(&table(grid));
    }
    for line in &sheet.below {
        out.push_str(&format!("\n{}\n", escaped(line)));
    }
    if !sheet.signatures.is_empty() {
        let blanks: Vec<String> = sheet
            .signatures
            .iter()
            .map(|name| format!("{name}：＿＿＿＿＿＿＿＿"))
            .collect();
        out.push_str(&format!("\n{}\n", blanks.join("　　")));
    }
    out
}

fn table(grid: &Grid) -> String {
    let mut out = String::new();
    for column in &grid.columns {
        out.push_str(&format!("| {} ", column.name));
    }
    out.push_str("|\n");
    for column in &grid.columns {
        out.push_str(if column.centred { "|:---:" } else { "|---" });
    }
    out.push_str("|\n");
    for line in &grid.rows {
        for (column, cell) in line.cells.iter().enumerate() {
            let words = match cell {
                Cell::Continued => grid.ditto(column).to_owned(),
                Cell::Words(_) => words(cell),
            };
            out.push_str(&format!("| {words} "));
        }
        out.push_str("|\n");
    }
    out
}

fn words(cell: &Cell) -> String {
    let paragraphs: Vec<String> = cell
        .words()
        .iter()
        .map(|runs| {
            let last = runs.len().saturating_sub(1);
            let mark = |(at, run)| marked(run, at == 0, at == last);
            runs.iter().enumerate().map(mark).collect()
        })
        .collect();
    paragraphs.join("<br>")
}

/// `run` between its signs; `first` and `last` say whether the paragraph begins and ends with it.
fn marked(run: &Run, first: bool, last: bool) -> String {
    let words = escaped(&run.words);
    let (sign, tag) = match run.mark {
        Mark::Plain => return words,
        Mark::Deleted => ("~~", "del"),
        Mark::Inserted | Mark::Strong => ("**", "strong"),
    };
    // between a letter and a mark of punctuation CommonMark takes no sign for emphasis, which in Chinese text is common
    let solid = |c: Option<char>, outermost: bool| {
        c.is_some_and(|c| c.is_alphanumeric() || (outermost && !c.is_whitespace() && !c.is_control()))
    };
    if solid(run.words.chars().next(), first) && solid(run.words.chars().next_back(), last) {
        format!("{sign}{words}{sign}")
    } else {
        format!("<{tag}>{words}</{tag}>")
    }
}

/// `words` as one line of plain Markdown text.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars().filter(|&c| !is_unprintable(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("<br>"),
            '\t' => out.push(' '),
            '\\' | '|' | '*' | '_' | '`' | '~' | '[' | ']' | '#' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
