//! 用例: what each says, and whether the rubric has what it names.

use super::Unread;
use super::index::{self, Index, Titles};
use super::pass::prose;
use super::veto::few;
use crate::diagnostic::{Diagnostic, code, has_errors};
use crate::model::case::{Case, CaseFact, CaseRest, Expected, Outcome};
use crate::model::{Name, Points, Rubric};
use crate::syntax::{Field, Keyword, Section, Tree, numeral};
use crate::text::fold::{self, half_width, is_blank};
use crate::text::{Sources, Span};

const EXPECTED: &str = "写「99分，优秀」「87.5—92分」「优秀或良好」「领导重视 2分」或「报错 R0601」";

/// Reads the cases of `sections`.
pub(super) fn read<'t>(
    sources: &Sources,
    rubric: &Rubric,
    unread: &[Unread],
    sections: impl Iterator<Item = &'t Section>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Case> {
    let mut sections = sections.peekable();
    if sections.peek().is_none() {
        return Vec::new();
    }
    let mut reader = Reader {
        sources,
        rubric,
        facts: &Index::new(&rubric.facts),
        titles: &Titles::new(rubric),
        unread: unread
            .iter()
            .filter(|piece| !piece.note)
            .map(|piece| fold::key(&piece.text))
            .collect(),
        diagnostics,
    };
    sections.filter_map(|section| reader.case(section)).collect()
}

/// The cases of a shared file's `tree` that name `rubric`, with what is wrong in them.
pub fn shared_cases(sources: &Sources, tree: &Tree, rubric: &Rubric, unread: &[Unread]) -> (Vec<Case>, Vec<Diagnostic>) {
    let names = |section: &&Section| {
        let title = section.fields.iter().find(|field| field.keyword == Keyword::Title);
        title.is_some_and(|field| Name::new(&prose(sources, field).text) == rubric.title)
    };
    let mut diagnostics = Vec::new();
    let cases = read(sources, rubric, unread, tree.cases.iter().filter(names), &mut diagnostics);
    (cases, diagnostics)
}

struct Reader<'a> {
    titles: &'a Titles<'a>,
    sources: &'a Sources,
    rubric: &'a Rubric,
    facts: &'a Index,
    /// Clauses that were refused: their facts are missing for a reason already told.
    unread: Vec<String>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn case(&mut self, section: &Section) -> Option<Case> {
        let heading = section.heading?;
        let rubric = section
            .fields
            .iter()
            .find(|field| field.keyword == Keyword::Title)
            .map(|field| prose(self.sources, field));
        let own = rubric
            .as_ref()
            .is_none_or(|title| Name::new(&title.text) == self.rubric.title);
        // a file of shared cases has no facts of its own
        let own = own && !self.rubric.categories.is_empty();
        let mut case = Case {
            name: Name::new(heading.title.map_or("", |t| self.sources.slice(t))),
            span: heading.span,
            rubric,
            facts: Vec::new(),
            rest: CaseRest::Best,
            expected: Vec::new(),
        };
        for field in &section.fields {
            match field.keyword {
                Keyword::Evidence => self.evidence(field, own, &mut case.facts),
                Keyword::Rest => case.rest = self.rest(field),
                Keyword::Expected => self.expected(field, own, &mut case.expected),
                _ => {}
            }
        }
        Some(case)
    }

    fn bad(&mut self, message: String, span: Span, help: &str) {
        self.diagnostics
            .push(Diagnostic::new(&code::R0801, message, span, "读不懂").help(help));
    }

    /// The parts of a field between separators outside 「」, without blanks at their ends.
    fn parts(&self, field: &Field, separators: &[char]) -> Vec<Span> {
        let mut found = Vec::new();
        for &line in &field.lines {
            let words = self.sources.slice(line);
            for (start, end) in pieces(words, separators) {
                let range = fold::trim(words, start..end);
                let at = line.start as usize + range.start;
                let part = words[range].trim_end_matches('。');
                if !part.is_empty() {
                    found.push(Span::new(line.source, at, at + part.len()));
                }
            }
        }
        found
    }

    fn evidence(&mut self, field: &Field, own: bool, facts: &mut Vec<CaseFact>) {
        for span in self.parts(field, &[';', '；']) {
            let words = self.sources.slice(span);
            let mut sides = pieces(words, &[':', '：']).into_iter();
            let head = sides.next().map_or("", |(start, end)| &words[start..end]);
            let value = sides
                .next()
                .map(|(start, _)| fold::trimmed(&words[start..]).to_owned())
                .filter(|value| !value.is_empty());
            let path = path(head);
            if path.iter().any(Name::is_empty) || (value.is_none() && words.len() > head.len()) {
                self.bad(
                    format!("佐证「{words}」读不懂"),
                    span,
                    "写成「领导重视/未列入分工」或「信息报送/信息报送：9」；名称里有斜线、分号或冒号的，用「」括起来",
                );
                continue;
            }
            let fact = if own { self.fact(&path, span) } else { None };
            facts.push(CaseFact { path, fact, value, span });
        }
    }

    fn fact(&mut self, path: &[Name], span: Span) -> Option<crate::model::FactId> {
        let shown = || path.iter().map(Name::shown).collect::<Vec<_>>().join("/");
        match self.facts.at(&self.rubric.facts, path).as_slice() {
            [only] => Some(*only),
            [] if path
                .last()
                .is_some_and(|name| self.unread.iter().any(|piece| piece.contains(name.key()))) =>
            {
                None
            }
            [] => {
                let near = path
                    .last()
                    .filter(|_| few(self.diagnostics))
                    .and_then(|name| index::nearest_fact(&self.rubric.facts, name));
                let help = match near {
                    Some(near) => format!("是不是「{near}」"),
                    None => "写细则里条款的条件，前面可以加指标或项的名称".to_owned(),
                };
                self.diagnostics
                    .push(Diagnostic::new(&code::R0802, format!("细则里没有「{}」", shown()), span, "不存在").help(help));
                None
            }
            several => {
                let full: Vec<String> = several
                    .iter()
                    .filter_map(|id| self.rubric.facts.get(id.index()))
                    .map(|fact| format!("「{}」", fact.full_path()))
                    .take(5)
                    .collect();
                self.diagnostics.push(
                    Diagnostic::new(
                        &code::R0802,
                        format!("「{}」在细则里有{}处", shown(), several.len()),
                        span,
                        "是哪一处",
                    )
                    .help(format!("写出全路径：{}", full.join("、"))),
                );
                None
            }
        }
    }

    fn rest(&mut self, field: &Field) -> CaseRest {
        let words: String = field.lines.iter().map(|&line| self.sources.slice(line)).collect();
        match fold::tight(&words).trim_end_matches('。') {
            "满分" => CaseRest::Best,
            "未发生" => CaseRest::Absent,
            "未填" => CaseRest::Unknown,
            _ => {
                self.bad(
                    format!("其余「{}」读不懂", words.trim()),
                    field.value(),
                    "写「满分」「未发生」或「未填」",
                );
                CaseRest::Best
            }
        }
    }

    fn expected(&mut self, field: &Field, own: bool, expected: &mut Vec<Expected>) {
        for span in self.parts(field, &[',', '，', ';', '；']) {
            match self.outcome(self.sources.slice(span)) {
                Some(outcome) => {
                    if own {
                        self.known(&outcome, span);
                    }
                    expected.push(Expected { outcome, span });
                }
                None => {
                    let words = self.sources.slice(span).to_owned();
                    self.bad(format!("应为「{words}」读不懂"), span, EXPECTED);
                }
            }
        }
    }

    fn outcome(&self, words: &str) -> Option<Outcome> {
        let tight = fold::tight(words);
        if let Some(rest) = tight.strip_prefix("报错") {
            let code: String = rest.chars().map(half_width).collect();
            let good = code.len() == 5 && code.starts_with('R') && code[1..].bytes().all(|b| b.is_ascii_digit());
            return good.then_some(Outcome::Error(code));
        }
        if let Some((low, high)) = range(words) {
            return Some(Outcome::Total(low, high));
        }
        if tight.ends_with('分') || tight.ends_with("不封顶") {
            // a path and its points stand apart for all to see
            let words = fold::seen(words);
            let (head, score) = words.rsplit_once(is_blank)?;
            let (low, high) = range(score)?;
            let path = path(head);
            return path
                .iter()
                .all(|name| !name.is_empty())
                .then_some(Outcome::Score { path, low, high });
        }
        let bands: Vec<Name> = words.split('或').map(Name::new).collect();
        bands.iter().all(|band| !band.is_empty()).then_some(Outcome::Bands(bands))
    }

    /// Reports titles and bands that are not in the rubric.
    fn known(&mut self, outcome: &Outcome, span: Span) {
        // the bands may stand in a file that was not found
        let lost = self.rubric.bands.is_empty() && has_errors(self.diagnostics);
        let missing = match outcome {
            Outcome::Bands(_) if lost => None,
            Outcome::Bands(bands) => bands
                .iter()
                .find(|name| !self.rubric.bands.iter().any(|band| band.name == **name))
                .map(|name| format!("「{name}」这个等次")),
            Outcome::Score { path, .. } => {
                let special = matches!(path.as_slice(), [only] if matches!(only.shown(), "加分" | "减分"));
                match self.titles.at(path).len() {
                    1 => None,
                    _ if special => None,
                    0 => Some(format!(
                        "「{}」这个标题",
                        path.iter().map(Name::shown).collect::<Vec<_>>().join("/")
                    )),
                    _ => Some(format!(
                        "唯一的「{}」",
                        path.iter().map(Name::shown).collect::<Vec<_>>().join("/")
                    )),
                }
            }
            _ => None,
        };
        if let Some(what) = missing {
            self.diagnostics.push(
                Diagnostic::new(&code::R0802, format!("细则里没有{what}"), span, "不存在")
                    .help("写细则里有的名称；重名的在前面加上一级的名称"),
            );
        }
    }
}

/// Two ends of an interval; one that is not there is endless.
type Ends = (Option<Points>, Option<Points>);

/// `99分`, `87.5—92分`, `96分—不封顶`, `无下限—不封顶`.
fn range(words: &str) -> Option<Ends> {
    let words = fold::tight(words);
    let end = |words: &str| {
        let words = words.trim_end_matches('分');
        match words.strip_prefix(['-', '－', '−']) {
            Some(rest) => numeral::number(rest).ok().map(|points| -points),
            None => numeral::number(words).ok(),
        }
    };
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '~' | '～' | '－' | '至' | '到');
    let Some((first, _)) = words.char_indices().skip(1).find(|(_, c)| is_dash(*c)) else {
        let points = end(words.strip_suffix('分')?)?;
        return Some((Some(points), Some(points)));
    };
    let (low, high) = (&words[..first], words[first..].trim_start_matches(is_dash));
    let low = match low {
        "无下限" => None,
        low => Some(end(low)?),
    };
    let high = match high {
        "不封顶" => None,
        high => Some(end(high.strip_suffix('分')?)?),
    };
    let forwards = low.zip(high).is_none_or(|(low, high)| low <= high);
    forwards.then_some((low, high))
}

/// Parts joined by `/`, a part in 「」 as it is.
fn path(words: &str) -> Vec<Name> {
    pieces(words, &['/', '／'])
        .into_iter()
        .map(|(start, end)| {
            let part = fold::trimmed(&words[start..end]);
            Name::new(part.strip_prefix('「').and_then(|p| p.strip_suffix('」')).unwrap_or(part))
        })
        .collect()
}

/// Byte ranges between `separators` that stand outside 「」.
fn pieces(words: &str, separators: &[char]) -> Vec<(usize, usize)> {
    let (mut quoted, mut start, mut found) = (false, 0, Vec::new());
    for (at, c) in words.char_indices() {
        match c {
            '「' => quoted = true,
            '」' => quoted = false,
            c if !quoted && separators.contains(&c) => {
                found.push((start, at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push((start, words.len()));
    found
}
