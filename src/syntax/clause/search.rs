//! 查找: where in some words a rule first matches. Scanning outside the grammar, by first characters, keeps the parser to the
//! few places where a match can begin; the grammar alone would try every alternative at every character.

mod figure;

use super::grammar::{Node, Rule, at_start};
use super::verb::Verb;
use crate::model::Points;
use crate::text::sieve::Sieve;
use figure::compared_figure;

/// A Chinese numeral or a digit.
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '零' | '〇' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千'
        )
}

/// First characters of a comparison word before its figure.
fn opens_comparison(c: char) -> bool {
    matches!(
        c,
        '大' | '小'
            | '高'
            | '低'
            | '不'
            | '没'
            | '未'
            | '达'
            | '超'
            | '少'
            | '多'
            | '至'
            | '≥'
            | '≤'
            | '<'
            | '>'
            | '满'
            | '届'
    )
}

/// First characters of bounds.
pub fn opens_bounds(c: char) -> bool {
    opens_comparison(c) || is_numeral(c) || matches!(c, '在' | '介' | '为' | '等' | '是' | '有' | '=')
}

/// Whether points or a consequence inside words may begin at the start of `rest`, whose first character is `c`.
fn may_be_inner(c: char, rest: &str) -> bool {
    match c {
        '扣' | '减' | '倒' | '得' | '计' | '记' | '加' | '奖' => {
            let behind = &rest[c.len_utf8()..];
            behind.starts_with(is_numeral) || behind.starts_with(['扣', '除', '减', '去', '励', '满', '倍'])
        }
        '不' => rest.starts_with("不得分") || rest.starts_with("不扣分") || rest.starts_with("不重复"),
        '酌' => rest.starts_with("酌情"),
        '一' if rest.starts_with("一票否决") => true,
        c => (c == '(' || is_numeral(c)) && opens_bare(rest),
    }
}

/// The rule for a consequence that may stand at the start of `rest`, whose first character is `c`. What the second character
/// rules out is not tried: 一 and 分 and 在 are far more often part of a name, and asking the grammar is most of the work.
fn consequence(c: char, rest: &str) -> Option<Rule> {
    let behind = &rest[c.len_utf8()..];
    let next = behind.chars().next()?;
    let (possible, rule) = match c {
        '扣' | '减' | '倒' | '加' | '奖' => (
            is_numeral(next) || matches!(next, '扣' | '除' | '减' | '去' | '励'),
            Rule::plain_points,
        ),
        '得' | '计' | '记' => (is_numeral(next) || next == '满' || opens_scope(next), Rule::giving),
        '给' if next != '予' => (next == '满' || opens_scope(next), Rule::giving),
        '不' => (matches!(next, '得' | '计' | '记' | '给' | '予'), Rule::zero_words),
        // 按…率得分: its own 得分 stands before the next comma
        '按' => (
            behind
                .split(',')
                .next()
                .is_some_and(|words| ["得分", "计分", "记分", "给分"].iter().any(|give| words.contains(give))),
            Rule::share,
        ),
        _ => (
            match c {
                '从' | '在' => opens_scope(next),
                '本' | '该' | '此' => matches!(next, '项' | '小' | '子' | '指' | '类' | '大'),
                '总' => matches!(next, '得' | '分'),
                '年' => behind.starts_with("度总"),
                '考' => behind.starts_with("核总"),
                '全' => next == '部',
                '为' => matches!(next, '0' | '零'),
                '酌' => next == '情',
                '视' => !matches!(next, '频' | '察' | '野' | '觉' | '听'),
                '根' | '依' => next == '据',
                '结' => next == '合',
                '分' => next == '别',
                '一' => matches!(next, '次' | '律'),
                '直' => next == '接',
                '追' => next == '加',
                '予' => next == '以',
                '给' => true,
                '则' | '应' | '再' | '另' | '各' => goes_on(next),
                _ => false,
            },
            Rule::consequence,
        ),
    };
    possible.then_some(rule)
}

/// First characters of 本项, 总分 and such.
fn opens_scope(c: char) -> bool {
    matches!(c, '从' | '在' | '本' | '该' | '此' | '年' | '考' | '总' | '全')
}

/// First characters of what may stand behind 各, 应 and such before the points: a verb, a scope, another adverb; 应当, 另行.
fn goes_on(c: char) -> bool {
    opens_scope(c)
        || matches!(c, '扣' | '减' | '倒' | '加' | '奖' | '得' | '计' | '记' | '当' | '行')
        || matches!(
            c,
            '酌' | '视' | '根' | '依' | '结' | '分' | '各' | '一' | '直' | '则' | '应' | '再' | '另' | '追' | '予' | '给'
        )
}

/// Whether a comparison, or a figure, may stand at the start of `rest`, whose first character is `c`: behind the rest of a
/// comparison word comes a figure or a note. 不 and 未 and 有 stand in every second clause, and mostly nothing is compared.
fn may_compare(c: char, rest: &str) -> bool {
    let next = || rest.chars().skip(1).find(|c| !is_comparing(*c));
    is_numeral(c) || next().is_some_and(|next| is_numeral(next) || matches!(next, '(' | ',' | '含'))
}

/// A character of a comparison word behind its first.
pub fn is_comparing(c: char) -> bool {
    matches!(
        c,
        '于' | '或'
            | '等'
            | '不'
            | '得'
            | '超'
            | '过'
            | '出'
            | '少'
            | '低'
            | '高'
            | '多'
            | '小'
            | '大'
            | '到'
            | '足'
            | '满'
            | '未'
            | '没'
            | '有'
            | '能'
            | '达'
            | '届'
            | '至'
            | '='
    )
}

/// The first place in `text` where `rule`, a comparison or a figure, matches, among those whose character `opens` it.
pub fn first(rule: Rule, text: &str, opens: fn(char) -> bool) -> Option<(usize, Node<'_>)> {
    let mut before = ' ';
    text.char_indices()
        .filter(|&(at, c)| {
            // what follows 2017 follows 017 as well
            let inside = before.is_ascii_digit() && c.is_ascii_digit();
            before = c;
            !inside && opens(c) && may_compare(c, &text[at..])
        })
        .find_map(|(at, _)| Some((at, at_start(rule, &text[at..])?)))
}

/// Points or a consequence inside `words`.
pub fn inner(words: &str) -> Option<()> {
    let mut found = None;
    beyond_comparisons(words, |_, c, rest| {
        if may_be_inner(c, rest) && at_start(Rule::inner_point, rest).is_some() {
            found = Some(());
        }
        found.is_some()
    });
    found
}

/// Whether bare points may stand at the start of `rest`: a figure, and 分 right behind it.
pub fn opens_bare(rest: &str) -> bool {
    let figure = rest.strip_prefix('(').unwrap_or(rest);
    let behind = figure.trim_start_matches(|c| is_numeral(c) || matches!(c, '.' | '点'));
    behind.len() < figure.len() && behind.starts_with('分')
}

/// The end of a clause.
pub struct Ending<'t> {
    /// Where the words before it end.
    pub at: usize,
    /// Where the clause ends.
    pub end: usize,
    /// What stands there.
    pub said: Said<'t>,
}

/// A consequence as found.
pub enum Said<'t> {
    /// 扣1分, and nothing else.
    Plain(Verb, Points),
    /// Anything the grammar knows.
    Parsed {
        /// The consequence, or bare points.
        deed: Node<'t>,
        /// 最高…, 不足…按…, 扣完为止.
        trailers: Vec<Node<'t>>,
    },
}

/// The first place where a clause of `text` may end; `bare` points count where the field allows them.
pub fn ending(text: &str, bare: bool) -> Option<Ending<'_>> {
    let mut found = None;
    beyond_comparisons(text, |at, c, rest| {
        found = plain(at, c, rest).or_else(|| ending_at(consequence(c, rest)?, at, rest));
        if found.is_none() && bare && opens_bare(rest) {
            found = ending_at(Rule::bare, at, rest);
        }
        found.is_some()
    });
    found
}

/// 扣1分, with nothing behind it but the next clause: most clauses end so, and it is read at a glance. The grammar says the
/// same of it, at many times the cost.
fn plain(at: usize, c: char, rest: &str) -> Option<Ending<'_>> {
    let verb = match c {
        '扣' => Verb::Take,
        '加' => Verb::Add,
        _ => return None,
    };
    let behind = &rest[c.len_utf8()..];
    let digits = behind.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (figure, after) = behind.split_at(digits);
    let after = after.strip_prefix('分')?;
    let goes_on = match after.strip_prefix(',') {
        Some(next) => next.starts_with(is_numeral) || may_trail(after),
        None => !after.is_empty(),
    };
    if goes_on || digits > LONGEST_FIGURE {
        return None;
    }
    let points = Points::parse(figure).filter(|points| *points > Points::ZERO)?;
    Some(Ending {
        at,
        end: at + rest.len() - after.len(),
        said: Said::Plain(verb, points),
    })
}

/// Longer figures are left to the grammar, which has a bound of its own.
const LONGEST_FIGURE: usize = 12;

/// The ending that `rule` begins at the start of `rest`, which stands at byte `at` of its text.
pub fn ending_at(rule: Rule, at: usize, rest: &str) -> Option<Ending<'_>> {
    let deed = at_start(rule, rest)?;
    let mut end = deed.as_str().len();
    let mut trailers = Vec::new();
    while let Some((skipped, trailer)) = trailer(&rest[end..]) {
        end += skipped + trailer.as_str().len();
        trailers.push(trailer);
    }
    let after = &rest[end..];
    (after.is_empty() || after.starts_with(',')).then_some(Ending {
        at,
        end: at + end,
        said: Said::Parsed { deed, trailers },
    })
}

/// A trailer at the start of `text`, with the comma before it.
fn trailer(text: &str) -> Option<(usize, Node<'_>)> {
    let skipped = usize::from(text.starts_with(','));
    if may_trail(text) {
        Some((skipped, at_start(Rule::trailer, &text[skipped..])?))
    } else {
        None
    }
}

/// Whether a trailer may stand at the start of `text`, perhaps behind a comma.
fn may_trail(text: &str) -> bool {
    let rest = text.strip_prefix(',').unwrap_or(text);
    let skipped = text.len() - rest.len();
    let begins = |words: &[&str]| words.iter().any(|w| rest.starts_with(w));
    rest.chars().next().is_some_and(|c| match c {
        '未' | '不' => begins(&["未满", "不足", "不满", "不得超", "不超"]),
        '本' | '该' | '分' | '直' => rest.contains("扣完"),
        '结' | '保' => rest.contains("保留"),
        '(' => skipped == 0,
        '扣' | '减' | '得' | '计' | '记' | '加' | '奖' | '最' | '至' | '累' | '合' | '总' | '共' | '以' | '封' | '上' => {
            true
        }
        c => is_numeral(c),
    })
}

/// First characters of a consequence, of bare points, of a comparison word and of 否则.
static BEGINNINGS: Sieve = Sieve::new(
    "扣减倒加奖得计记给不按从在本该此总年考全为酌视根依结分一直追予则应再另各\
     (0123456789零〇二两三四五六七八九十百千大小高低没未达超少多至≥≤<>满届否",
);

/// Calls `visit` with every place of `text`, its character and what stands from there on, until it says stop. 否则, and a figure
/// behind a comparison word (不足5分), are passed over whole.
fn beyond_comparisons<'t>(text: &'t str, mut visit: impl FnMut(usize, char, &'t str) -> bool) {
    let figures = text.chars().any(is_numeral);
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from {
            continue;
        }
        let rest = &text[at..];
        if !BEGINNINGS.passes(c) {
            debug_assert!(!opens_comparison(c) && !visit(at, c, rest), "{c} is not in BEGINNINGS");
        } else if rest.starts_with("否则") {
            from = at + "否则".len();
        } else if figures
            && opens_comparison(c)
            && may_compare(c, rest)
            && let Some(length) = compared_figure(c, rest)
        {
            from = at + length;
        } else if visit(at, c, rest) {
            return;
        }
    }
}
