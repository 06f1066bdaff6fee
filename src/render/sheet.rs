//! 表: a document of tables as offices print them, before it is terminal text, Markdown, HTML or docx. What it says is made
//! elsewhere ([`super::readings`]); how it is written is here.

mod docx;
mod html;
mod markdown;
mod terminal;

pub use docx::docx;
pub use html::html;
pub use markdown::markdown;
pub use terminal::terminal;

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// Lines under the title.
    pub lines: Vec<String>,
    /// The tables, in order.
    pub grids: Vec<Grid>,
    /// Lines under the tables.
    pub below: Vec<String>,
    /// Where people sign: what stands before each blank.
    pub signatures: Vec<&'static str>,
    /// Whether the page lies on its side.
    pub landscape: bool,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// What stands above it; none above the first.
    pub caption: Option<String>,
    /// Lines between the caption and the table.
    pub notes: Vec<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Line>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub name: &'static str,
    /// Its share of the width, in per cent.
    pub width: u16,
    /// Whether its cells are centred.
    pub centred: bool,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// How it is set off.
    pub tone: Tone,
}

/// How a row is set off from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// It is not.
    #[default]
    Plain,
    /// A heading; 1 is the highest.
    Heading(u8),
    /// What needs to be looked at.
    Warning,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Paragraphs of words.
    Words(Vec<Paragraph>),
    /// One with the cell above.
    Continued,
}

/// A paragraph: words, some of them marked.
pub type Paragraph = Vec<Run>;

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// How they look.
    pub mark: Mark,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// As any.
    #[default]
    Plain,
    /// Gone in the newer version.
    Deleted,
    /// New in the newer version.
    Inserted,
    /// Set off: headings, warnings.
    Strong,
}

impl Run {
    /// Plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            mark: Mark::Plain,
        }
    }

    /// Words that are set off.
    pub fn strong(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            mark: Mark::Strong,
        }
    }
}

impl Cell {
    /// One plain paragraph.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::Words(vec![vec![Run::plain(words)]])
    }

    /// One paragraph that is set off.
    pub fn strong(words: impl Into<String>) -> Self {
        Self::Words(vec![vec![Run::strong(words)]])
    }

    /// Several plain paragraphs.
    pub fn paragraphs(all: impl IntoIterator<Item = String>) -> Self {
        Self::Words(all.into_iter().map(|words| vec![Run::plain(words)]).collect())
    }

    /// Its paragraphs; none if it is one with the cell above.
    pub fn words(&self) -> &[Paragraph] {
        match self {
            Self::Words(paragraphs) => paragraphs,
            Self::Continued => &[],
        }
    }
}

impl Grid {
    /// What stands in a cell that is one with the cell above, where cells cannot be: nothing under a number.
    fn ditto(&self, column: usize) -> &'static str {
        let centred = self.columns.get(column).is_some_and(|column| column.centred);
        if centred { "" } else { "（同上）" }
    }

    /// How many rows the cell in `column` of row `at` covers: 0 if it is one with the cell above.
    fn height(&self, at: usize, column: usize) -> usize {
        let continued = |line: &Line| line.cells.get(column) == Some(&Cell::Continued);
        match self.rows.get(at) {
            Some(line) if continued(line) && at > 0 => 0,
            _ => 1 + self.rows.iter().skip(at + 1).take_while(|line| continued(line)).count(),
        }
    }
}

/// Characters that no document may hold: of XML 1.0, and those that only change direction or are no characters at all.
fn is_unprintable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}' | '\u{2028}' | '\u{2029}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// `words` as text of HTML and XML, attributes included.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars().filter(|&c| !is_unprintable(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
