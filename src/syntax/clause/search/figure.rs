//! A figure behind its comparison word: 不足5分, 少于12条.

use super::{LONGEST_FIGURE, is_numeral};
use crate::syntax::clause::grammar::{Rule, at_start};

/// How long the figure behind its comparison word is at the start of `rest`, the word included; `c` is the first character.
pub(super) fn compared_figure(c: char, rest: &str) -> Option<usize> {
    // 每少一条: no other word is so short
    let short = matches!(c, '≥' | '≤' | '<' | '>' | '满' | '达');
    if !short && rest[c.len_utf8()..].starts_with(is_numeral) {
        return None;
    }
    plain_figure(rest).or_else(|| Some(at_start(Rule::compared_figure, rest)?.as_str().len()))
}

/// 少于12条的, 低于90%的: one word, a plain figure, and what goes on with no unit. Most are so, and are seen at a glance; the
/// grammar says the same of them, at many times the cost.
fn plain_figure(rest: &str) -> Option<usize> {
    let behind = ["少于", "低于", "不足", "不到", "超过", "高于", "达到"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    let after = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = behind.len() - after.len();
    if digits == 0 || digits > LONGEST_FIGURE {
        return None;
    }
    let unit = after.chars().next().filter(|unit| "%次条件份人项篇期户天".contains(*unit))?;
    let end = &after[unit.len_utf8()..];
    (end.is_empty() || end.starts_with(['的', ','])).then(|| rest.len() - end.len())
}

#[cfg(test)]
mod tests {
    use super::{compared_figure, plain_figure};
    use crate::syntax::clause::grammar::{Rule, at_start};

    #[test]
    fn a_compared_figure_seen_at_a_glance_is_as_long_as_the_grammar_says() {
        let mut plain = 0;
        let words = [
            "少于",
            "低于",
            "不足",
            "不到",
            "超过",
            "高于",
            "达到",
            "满",
            "少",
            "多",
            "低于等于",
            "≥",
            "不",
        ];
        let units = [
            "%",
            "次",
            "条",
            "件",
            "份",
            "人",
            "项",
            "篇",
            "期",
            "户",
            "天",
            "月",
            "分",
            "个百分点",
            "件次",
            "项目",
        ];
        for word in words {
            for figure in ["1", "12", "90", "2017", "7.5", "一", "十二", ""] {
                for unit in units {
                    for behind in ["", "的", "的扣1分", ",每少一条", "以上", "/天", "次", "工作", "扣1分", "每"]
                    {
                        let text = format!("{word}{figure}{unit}{behind}");
                        let Some(c) = text.chars().next() else { continue };
                        let said = at_start(Rule::compared_figure, &text).map(|node| node.as_str().len());
                        assert_eq!(compared_figure(c, &text), said, "{text}");
                        plain += usize::from(plain_figure(&text).is_some());
                    }
                }
            }
        }
        assert_eq!(plain, 7 * 4 * 11 * 4);
    }
}
