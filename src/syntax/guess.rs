//! 近似词: a line that looks like a heading or a field but for a slip in its keyword.

use crate::model::FieldKind;
use crate::syntax::keyword::{HeadingWord, Keyword, Place};
use crate::syntax::tree::Field;
use crate::text::fold::{self, is_blank};
use std::ops::Range;

/// Longest word, in characters, that is taken for a keyword.
const LONGEST: usize = 8;

/// Words that offices use for our headings.
const HEADING_ALIASES: [(&str, HeadingWord); 16] = [
    ("指标名", HeadingWord::Indicator),
    ("指标名称", HeadingWord::Indicator),
    ("二级指标", HeadingWord::Indicator),
    ("考核指标", HeadingWord::Indicator),
    ("类别名", HeadingWord::Category),
    ("类别名称", HeadingWord::Category),
    ("一级指标", HeadingWord::Category),
    ("类型", HeadingWord::Category),
    ("分类", HeadingWord::Category),
    ("项目", HeadingWord::Item),
    ("三级指标", HeadingWord::Item),
    ("加、减分", HeadingWord::Adjustments),
    ("加减分项", HeadingWord::Adjustments),
    ("加分减分", HeadingWord::Adjustments),
    ("加扣分", HeadingWord::Adjustments),
    ("测试用例", HeadingWord::Case),
];

/// Words that offices use for our fields.
const FIELD_ALIASES: [(&str, Keyword); 22] = [
    ("扣分办法", Keyword::Deduct),
    ("扣分标准", Keyword::Deduct),
    ("扣分项", Keyword::Deduct),
    ("得分标准", Keyword::Earn),
    ("得分办法", Keyword::Earn),
    ("加分项", Keyword::Bonus),
    ("减分项", Keyword::Malus),
    ("考核内容", Keyword::Content),
    ("考核要求", Keyword::Content),
    ("工作内容", Keyword::Content),
    ("佐证材料", Keyword::Material),
    ("备注", Keyword::Note),
    ("注意", Keyword::Note),
    ("附注", Keyword::Note),
    ("标题", Keyword::Title),
    ("名称", Keyword::Title),
    ("细则名称", Keyword::Title),
    ("总分值", Keyword::Full),
    ("等级", Keyword::Bands),
    ("考核等次", Keyword::Bands),
    ("考核对象", Keyword::Target),
    ("一票否决", Keyword::Veto),
];

/// Words before a colon that are near a keyword and yet ordinary.
const ORDINARY: [&str; 18] = [
    "评分", "打分", "记分", "赋分", "学分", "积分", "部分", "充分", "高分", "低分", "得票", "得奖", "否则", "加强", "加油",
    "减税", "加快", "扣押",
];

/// A slip: the words that stand for the keyword, and the keyword.
pub(super) struct Slip<K> {
    /// Bytes of the line's words.
    pub(super) word: Range<usize>,
    /// What was meant.
    pub(super) meant: K,
    /// Where the title or value begins.
    pub(super) rest: usize,
}

/// Whether a line of words may have been meant as a heading or a field: a short word, then a mark or the end. Most lines of
/// clauses begin with a long one.
pub(super) fn may_open(words: &str) -> bool {
    let mut letters = words.chars();
    letters.by_ref().take(LONGEST + 1).any(ends_word) || letters.next().is_none()
}

/// Whether `c` ends the word at the start of a line.
fn ends_word(c: char) -> bool {
    is_blank(c) || matches!(c, '：' | ':' | '（' | '(' | '【')
}

/// Whether a line of words was meant as a heading. `open` is the field whose value it would continue.
pub(super) fn heading(words: &str, open: Option<&Field>) -> Option<Slip<HeadingWord>> {
    let (token, rest) = words.split_at(words.find(ends_word).unwrap_or(words.len()));
    let end = token.len();
    if token.chars().count() > LONGEST {
        return None;
    }
    let after_colon = rest.trim_start_matches(is_blank).strip_prefix(['：', ':']);
    let slip = |meant, rest: &str| {
        Some(Slip {
            word: 0..end,
            meant,
            rest: words.len() - rest.len(),
        })
    };
    let scoring = open.is_some_and(|f| f.keyword.field_kind().is_some());
    let pointed = ends_in_points(words);
    if let (Some(meant), Some(rest)) = (HeadingWord::find(token), after_colon) {
        return if pointed || !open.is_some_and(|f| f.keyword.is_prose()) {
            slip(meant, rest)
        } else {
            None
        };
    }
    if !pointed
        && HEADING_ALIASES
            .iter()
            .all(|(alias, word)| *alias != token || *word != HeadingWord::Adjustments)
    {
        return None;
    }
    if let Some((_, meant)) = HEADING_ALIASES.iter().find(|(alias, _)| *alias == token) {
        return slip(*meant, after_colon.unwrap_or(rest));
    }
    let near = |word: &str| token.chars().count() > 1 && strsim::levenshtein(token, word) == 1;
    let nearest = HeadingWord::ALL
        .into_iter()
        .find(|w| w.word().chars().count() > 1 && near(w.word()));
    // in a scoring field 类似（3分） may be a clause
    if let Some(meant) = nearest.filter(|_| !scoring) {
        return slip(meant, after_colon.unwrap_or(rest));
    }
    // 指标领导重视（3分）: the blank is missing
    [HeadingWord::Category, HeadingWord::Indicator]
        .into_iter()
        .find(|w| token.starts_with(w.word()))
        .map(|meant| Slip {
            word: 0..meant.word().len(),
            meant,
            rest: meant.word().len(),
        })
}

/// Whether a line of words was meant as a field at `place`.
pub(super) fn field(words: &str, open: Option<&Field>, place: Place) -> Option<Slip<Keyword>> {
    let (end, colon) = words.char_indices().find(|(_, c)| matches!(c, '：' | ':'))?;
    let rest = end + colon.len_utf8();
    let token_end = words[..end].find(['（', '(']).unwrap_or(end);
    let token = words[..token_end].trim_end_matches(is_blank);
    let count = token.chars().count();
    if !(2..=LONGEST).contains(&count) || ORDINARY.contains(&token) {
        return None;
    }
    // a keyword but for blanks, or for what nobody sees, is surely one
    let folded = Keyword::find(&fold::key(token)).filter(|keyword| keyword.word() != token);
    let alias = || {
        FIELD_ALIASES
            .iter()
            .find(|(alias, _)| *alias == token)
            .map(|(_, meant)| *meant)
    };
    let meant = folded.or_else(alias).or_else(|| nearest(token, place))?;
    let free = open.is_some_and(|f| f.keyword.is_prose() || f.keyword.field_kind().is_some() || !f.keyword.is_closed());
    if folded.is_none() && free && open.is_some() && place != Place::Table {
        // a line of prose or of clauses may begin with any word and a colon; only a scoring word with its points, or with
        // nothing at all, is surely a slip
        let scoring = meant.field_kind().is_some_and(|kind| kind != FieldKind::Veto);
        let value = fold::trimmed(&words[rest..]);
        if !scoring || !(value.is_empty() || holds_points(value)) {
            return None;
        }
    }
    Some(Slip {
        word: 0..token.len(),
        meant,
        rest,
    })
}

/// The keyword one slip away from `token`, those that fit at `place` first.
fn nearest(token: &str, place: Place) -> Option<Keyword> {
    let near = |k: &Keyword| k.word().chars().count() > 1 && strsim::levenshtein(token, k.word()) == 1;
    let mut found = Keyword::ALL.into_iter().filter(near);
    let first = found.next()?;
    if first.fits(place) {
        return Some(first);
    }
    Some(found.find(|k| k.fits(place)).unwrap_or(first))
}

/// The word before the colon of a line such as `单位：…`, if it looks like the name of a field.
pub(super) fn unknown(words: &str) -> Option<&str> {
    let (token, _) = words.split_once(['：', ':'])?;
    let token = token.trim_end_matches(is_blank);
    let plain =
        |c: char| !is_blank(c) && !c.is_ascii_punctuation() && !matches!(c, '，' | '。' | '；' | '、' | '“' | '”' | '「' | '」');
    (!token.is_empty() && token.chars().count() <= LONGEST && token.chars().all(plain)).then_some(token)
}

/// A figure, then 分.
pub(super) fn holds_points(words: &str) -> bool {
    let mut digit = false;
    for c in words.chars() {
        match c {
            '分' if digit => return true,
            '0'..='9' | '０'..='９' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
                digit = true
            }
            c if is_blank(c) => {}
            _ => digit = false,
        }
    }
    false
}

fn ends_in_points(words: &str) -> bool {
    let words = words.trim_end_matches(is_blank);
    let Some(inside) = words.strip_suffix(['）', ')']) else {
        return false;
    };
    inside.ends_with('分') && inside.rfind(['（', '(']).is_some_and(|at| holds_points(&inside[at..]))
}
