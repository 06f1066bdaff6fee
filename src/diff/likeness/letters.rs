//! 字: the letters of a wording that its likeness rests on.

use crate::model::Rubric;
use crate::text::fold;

/// Letters that say the same as none.
const PARTICLES: &str = "的了地之";
/// Words of one meaning, as written and as compared; the longer first.
const SAME: [(&str, &str); 23] = [
    ("没有", "未"),
    ("尚未", "未"),
    ("未能", "未"),
    ("没", "未"),
    ("无", "未"),
    ("不", "未"),
    ("其它", "其他"),
    ("按时", "及时"),
    ("按期", "及时"),
    ("制订", "制定"),
    ("考评", "考核"),
    ("纳入", "列入"),
    ("完整", "全面"),
    ("齐全", "全"),
    ("齐", "全"),
    ("设立", "建立"),
    ("成立", "建立"),
    ("上报", "报送"),
    ("配置", "配备"),
    ("健全", "完善"),
    ("帐", "账"),
    ("做", "作"),
    ("订", "定"),
];
/// Letters before a year, so that 2017年底 of a table for 2017 is 2018年底 of one for 2018.
const YEAR: char = 'Y';

/// How wordings of one version are brought into letters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Letters {
    year: Option<i32>,
}

impl Letters {
    /// For the wordings of `rubric`.
    pub fn of(rubric: &Rubric) -> Self {
        let stated = rubric.header.iter().find(|(keyword, _)| keyword == "年度");
        let titled = || year(rubric.title.key());
        Self {
            year: stated.and_then(|(_, prose)| year(&fold::key(&prose.text))).or_else(titled),
        }
    }

    /// The letters of `words`: half width, without marks, blanks and particles; words of one meaning as one.
    pub fn read(self, words: &str) -> Vec<char> {
        let key = fold::key(words);
        let mut letters = Vec::with_capacity(key.len() / 3 + 1);
        let mut rest: &str = &key;
        while let Some(first) = rest.chars().next() {
            if let Some((word, same)) = SAME.iter().find(|(word, _)| rest.starts_with(word)) {
                letters.extend(same.chars());
                rest = &rest[word.len()..];
                continue;
            }
            if first.is_ascii_digit() {
                let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
                let (number, left) = rest.split_at(end);
                match self.relative(number, left) {
                    Some(offset) => letters.extend(std::iter::once(YEAR).chain(offset.to_string().chars())),
                    None => letters.extend(number.chars()),
                }
                rest = left;
                continue;
            }
            if (first.is_alphanumeric() || first == '%') && !PARTICLES.contains(first) {
                letters.extend(first.to_lowercase());
            }
            rest = &rest[first.len_utf8()..];
        }
        letters
    }

    /// How far the year `number` is from that of the table.
    fn relative(self, number: &str, left: &str) -> Option<i32> {
        let is_year = number.len() == 4 && left.starts_with('年');
        is_year
            .then(|| number.parse::<i32>().ok())
            .flatten()
            .zip(self.year)
            .map(|(year, own)| year - own)
    }
}

/// The first number of four digits.
fn year(words: &str) -> Option<i32> {
    let numbers = words.split(|c: char| !c.is_ascii_digit());
    numbers
        .filter(|number| number.len() == 4)
        .find_map(|number| number.parse().ok())
}
