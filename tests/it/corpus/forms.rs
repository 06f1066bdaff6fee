//! The entries of the corpora written in other forms: width, blanks, numerals, lines, numbering.

use super::compare::{judge, show};
use super::{ALL, read_text};

/// ASCII as FF01–FF5E.
pub fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// FF01–FF5E as ASCII.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// A blank between every two Chinese characters.
pub fn spaced(text: &str, blank: char) -> String {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) && !"一二三四五六七八九十百零两".contains(c);
    let mut out = String::new();
    for c in text.chars() {
        if chinese(c) && out.ends_with(chinese) {
            out.push(blank);
        }
        out.push(c);
    }
    out
}

/// Every entry comes out as before when its text is written in other forms.
fn same_in(forms: impl Fn(&str) -> Vec<String>) {
    let mut changed = String::new();
    for entry in ALL.iter() {
        let (text, field) = (entry["text"].as_str().unwrap_or(""), entry["field"].as_str().unwrap_or(""));
        let title = entry["title"].as_str();
        let before = judge(entry, &read_text(text, field, title));
        for form in forms(text) {
            let pieces = read_text(&form, field, title);
            let after = judge(entry, &pieces);
            if after != before {
                changed += &format!("{before:?} → {after:?} [{field}] {form}\n{}", show(entry, &pieces));
            }
        }
    }
    assert!(changed.is_empty(), "{changed}");
}

#[test]
fn width_and_blanks_change_no_reading() {
    same_in(|text| {
        vec![
            text.chars().map(half_width).collect(),
            text.chars().map(full_width).collect(),
            spaced(text, '\u{3000}'),
            spaced(text, '\u{A0}'),
        ]
    });
}

#[test]
fn points_in_chinese_numerals_change_no_reading() {
    // plain Arabic points are read at a glance, these by the grammar
    let numerals = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    same_in(|text| {
        let spelt = (1..).zip(numerals).fold(text.to_owned(), |text, (figure, numeral)| {
            // and so are plain comparisons
            let plain = [
                ("扣", "分"),
                ("加", "分"),
                ("少于", "条"),
                ("少于", "次"),
                ("超过", "天"),
                ("不少于", "次"),
                ("达到", "人"),
            ];
            plain.iter().fold(text, |text, (word, unit)| {
                text.replace(&format!("{word}{figure}{unit}"), &format!("{word}{numeral}{unit}"))
            })
        });
        vec![spelt]
    });
}

#[test]
fn a_clause_a_line_changes_no_reading() {
    let broken = |text: &str, end: &str| {
        ["分，", "分,", "；", ";"]
            .iter()
            .fold(text.to_owned(), |t, m| t.replace(m, &format!("{m}{end}")))
    };
    same_in(|text| vec![broken(text, "\n"), broken(text, "\r\n      ")]);
}

#[test]
fn numbering_and_closing_marks_change_no_reading() {
    let plain = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) && !"一二三四五六七八九十百零两".contains(c);
    same_in(|text| {
        let bare = text.trim_end_matches(['。', '；', ';', '.']);
        let mut forms = vec![
            bare.to_owned(),
            format!("{bare}。"),
            format!("{bare}；"),
            format!("  {bare};\n"),
        ];
        if bare.starts_with(plain) {
            forms.extend(["1.", "2、", "（3）", "④", "五、", "（六）", "(7) ", "8．"].map(|number| format!("{number}{bare}")));
        }
        if bare.starts_with(plain) && !bare.contains('。') {
            forms.extend([format!("（{bare}）"), format!("({bare}。)")]);
        }
        forms
    });
}
