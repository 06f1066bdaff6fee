//! clause → read: any words in any field give readings that are sound, that depend on the words alone, and that are the same
//! in other widths and with blanks between the words.

use rubricc::export::json::reading::{AsideView, ReadingView};
use rubricc::model::{Amount, FieldKind, Mode, Points, Ratio, Reading};
use rubricc::render::{Setting, sentence};
use rubricc::syntax::clause::{FieldText, Piece, read};
use rubricc::text::fold::{half_width, is_blank};
use rubricc::text::{Source, SourceId, Sources, Span};

use crate::shown;

const TITLES: [Option<&str>; 2] = [None, Some("完成率")];

/// The field that the first byte of an input chooses.
#[derive(Clone, Copy)]
struct Field {
    kind: FieldKind,
    mode: Mode,
    title: Option<&'static str>,
}

/// The byte that chooses a field.
pub fn first_byte(kind: FieldKind, mode: Mode, titled: bool) -> u8 {
    let at = |found: Option<usize>| u8::try_from(found.unwrap_or_default()).unwrap_or_default();
    let (kind, mode) = (
        at(FieldKind::ALL.iter().position(|k| *k == kind)),
        at(Mode::ALL.iter().position(|m| *m == mode)),
    );
    b'0' + (u8::from(titled) * 4 + mode) * 5 + kind
}

/// The laws of the words behind the first byte.
pub fn run(data: &[u8]) {
    let Some((first, words)) = data.split_first() else { return };
    let Ok(words) = std::str::from_utf8(words) else { return };
    let choice = usize::from(first.wrapping_sub(b'0'));
    let field = Field {
        kind: FieldKind::ALL[choice % 5],
        mode: Mode::ALL[choice / 5 % 4],
        title: TITLES[choice / 20 % 2],
    };
    let pieces = read_alone(field, words);
    sound(field, words, &pieces);
    assert_eq!(read_alone(field, words), pieces, "读两次不同：{words:?}");
    for other in [wide(words), narrow(words), spaced(words, *first)] {
        let again = read_alone(field, &other);
        assert!(
            alike(&pieces, &again),
            "{words:?}与{other:?}读得不同：\n{pieces:#?}\n{again:#?}"
        );
    }
}

fn read_alone(field: Field, words: &str) -> Vec<Piece> {
    let source = Source::new("（条款）", words);
    let span = Span::new(SourceId(0), 0, words.len());
    read(&FieldText {
        source: &source,
        id: SourceId(0),
        lines: &[span],
        kind: field.kind,
        mode: field.mode,
        title: field.title,
    })
}

/// What can be said of readings without knowing the words.
fn sound(field: Field, words: &str, pieces: &[Piece]) {
    let mut sources = Sources::default();
    sources.add(Source::new("（条款）", words));
    let readings: Vec<&Reading> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Clause(reading) => Some(reading),
            Piece::Note { text, diagnostic } | Piece::Refused { text, diagnostic } => {
                shown::diagnostics(std::slice::from_ref(diagnostic), &sources);
                let note = matches!(piece, Piece::Note { .. });
                shown::json(&serde_json::to_string(&AsideView::new(text, diagnostic, note, 1)).expect("JSON"));
                None
            }
        })
        .collect();
    for (at, reading) in readings.iter().enumerate() {
        assert!(
            words.get(reading.span.range()).is_some(),
            "{:?}不是{words:?}里的一段",
            reading.span
        );
        assert!(!reading.text.is_empty(), "{reading:?}没有文字");
        if let Some(per) = &reading.per {
            assert!(per.step > Ratio::ZERO, "{reading:?}一步为零");
            assert!(!per.unit.is_empty(), "{reading:?}没有量词");
        }
        match &reading.amount {
            Amount::Fixed(points) => assert!(!points.is_negative(), "{reading:?}"),
            Amount::Range(low, high) => assert!(!low.is_negative() && low <= high, "{reading:?}"),
            Amount::Share { data, .. } => assert!(!data.is_empty(), "{reading:?}"),
            Amount::None => {}
        }
        assert!(reading.cap.is_none_or(|cap| cap.amount >= Points::ZERO), "{reading:?}");
        shown::json(&serde_json::to_string(&ReadingView::new(reading, 1)).expect("JSON"));
        assert!(!sentence(&Setting::alone(field.kind, field.mode, &readings, at)).is_empty());
    }
}

/// Every ASCII mark, letter and digit in full width.
fn wide(words: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        c => c,
    };
    words.chars().map(wide).collect()
}

fn narrow(words: &str) -> String {
    words.chars().map(half_width).collect()
}

/// A blank between any two characters, but for digits, with or without marks between them: what stands apart there is refused.
fn spaced(words: &str, choice: u8) -> String {
    const BLANKS: [char; 5] = ['\u{3000}', ' ', '\u{A0}', '\u{200B}', '\u{FEFF}'];
    let blank = BLANKS[usize::from(choice) % BLANKS.len()];
    let joins = |c: char| half_width(c).is_ascii_digit() || matches!(c, '【' | '】') || is_blank(c);
    let mut out = String::new();
    let mut before: Option<char> = None;
    for c in words.chars() {
        if before.is_some_and(|before| !joins(before) || !joins(c)) {
            out.push(blank);
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether both say the same, places and what is quoted aside.
fn alike(before: &[Piece], after: &[Piece]) -> bool {
    before.len() == after.len()
        && before.iter().zip(after).all(|pair| match pair {
            (Piece::Clause(a), Piece::Clause(b)) => {
                (&a.effect, &a.amount, &a.condition, &a.per, &a.cap) == (&b.effect, &b.amount, &b.condition, &b.per, &b.cap)
            }
            (Piece::Note { diagnostic: a, .. }, Piece::Note { diagnostic: b, .. })
            | (Piece::Refused { diagnostic: a, .. }, Piece::Refused { diagnostic: b, .. }) => a.code.id == b.code.id,
            _ => false,
        })
}
