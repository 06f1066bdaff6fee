//! 查找: where in some words a rule first matches. Scanning outside the grammar, by first characters, keeps the parser to the
//! few places where a match can begin; the grammar alone would try every alternative at every character.

use super::grammar::{Node, Rule, at_start};

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

/// First characters of a consequence.
pub fn opens_consequence(c: char) -> bool {
    matches!(
        c,
        '扣' | '减'
            | '倒'
            | '得'
            | '计'
            | '记'
            | '给'
            | '加'
            | '奖'
            | '不'
            | '按'
            | '从'
            | '在'
            | '本'
            | '该'
            | '此'
            | '酌'
            | '视'
            | '根'
            | '分'
            | '各'
            | '一'
            | '直'
            | '则'
            | '应'
            | '再'
            | '另'
            | '追'
            | '予'
            | '总'
            | '为'
            | '全'
    )
}

/// First characters of a consequence or of bare points.
pub fn opens_earning(c: char) -> bool {
    opens_consequence(c) || is_numeral(c) || c == '('
}

/// First characters of points inside words.
pub fn opens_points(c: char) -> bool {
    opens_consequence(c) || is_numeral(c)
}

/// The first place in `text` where `rule` matches, among those whose character `opens` it.
pub fn first(rule: Rule, text: &str, opens: fn(char) -> bool) -> Option<(usize, Node<'_>)> {
    text.char_indices()
        .filter(|(_, c)| opens(*c))
        .find_map(|(at, _)| Some((at, at_start(rule, &text[at..])?)))
}

/// The same, but 否则 and a figure behind a comparison word (不足5分) are passed over whole.
pub fn first_beyond_comparisons(rule: Rule, text: &str, opens: fn(char) -> bool) -> Option<(usize, Node<'_>)> {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from {
            continue;
        }
        let rest = &text[at..];
        if rest.starts_with("否则") {
            from = at + "否则".len();
            continue;
        }
        if opens_comparison(c)
            && let Some(node) = at_start(Rule::compared_figure, rest)
        {
            from = at + node.as_str().len();
            continue;
        }
        if opens(c)
            && let Some(node) = at_start(rule, rest)
        {
            return Some((at, node));
        }
    }
    None
}
